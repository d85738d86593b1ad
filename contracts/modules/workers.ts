/** 08 video · 09 audio · 10 llm · 11 lipsync: each leases and does atomic jobs; they decide nothing. */
import * as z from 'zod';
import { actionsOf, type ActionFacts } from '../action.ts';
import { JobKind } from '../job-kinds.ts';
import { Id, Sha256 } from '../shared.ts';

const params = z.strictObject({});
const result = z.strictObject({ workerId: Id, kinds: z.array(JobKind), running: z.array(Id) });
const getWork: ActionFacts<typeof params, typeof result> = {
  does: 'Tells what this worker can do and is doing.',
  params,
  result,
};

/** How long somebody waits until his picture has been looked at, ms. */
export const PROOF_MS = 20_000;

export const workerVideo = actionsOf('worker-video', {
  getWork,
  provePicture: {
    does: 'Decodes a picture that somebody wants to see in a film, where pictures are decoded.',
    params: z.strictObject({ sha256: Sha256, mediaType: z.enum(['image/png', 'image/jpeg']) }),
    result: z.strictObject({}),
    timeoutMs: PROOF_MS + 5_000,
  },
});
export const workerAudio = actionsOf('worker-audio', { getWork });
export const workerLlm = actionsOf('worker-llm', { getWork });
export const workerLipsync = actionsOf('worker-lipsync', { getWork });
