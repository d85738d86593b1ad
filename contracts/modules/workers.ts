/** 08 video · 09 audio · 10 llm · 11 lipsync: each leases and does atomic jobs; they decide nothing. */
import * as z from 'zod';
import { actionsOf, type ActionFacts } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { PortraitOrder } from '../drawing.ts';
import { JobKind } from '../job-kinds.ts';
import { Id, Sha256 } from '../shared.ts';
import { SpeechOrder } from '../sound.ts';

const params = z.strictObject({});
const result = z.strictObject({ workerId: Id, kinds: z.array(JobKind), running: z.array(Id) });
const getWork: ActionFacts<typeof params, typeof result> = {
  does: 'Tells what this worker can do and is doing.',
  params,
  result,
};

/** How long somebody waits until his picture has been looked at, ms. */
export const PROOF_MS = 20_000;

/** How long somebody waits for a portrait or a voice, also while a film is made with all that the machine has, ms. */
export const SAMPLE_MS = 25_000;
const sampleTimeoutMs = SAMPLE_MS + 3_000;
const sample = z.strictObject({ artifact: ArtifactRef });

export const workerVideo = actionsOf('worker-video', {
  getWork,
  provePicture: {
    does: 'Decodes a picture that somebody wants to see in a film, where pictures are decoded.',
    params: z.strictObject({ sha256: Sha256, mediaType: z.enum(['image/png', 'image/jpeg']) }),
    result: z.strictObject({}),
    timeoutMs: PROOF_MS + 5_000,
  },
  drawPortrait: {
    does: 'Draws somebody as they look, or would look, feeling something; the same is drawn once.',
    params: PortraitOrder,
    result: sample,
    timeoutMs: sampleTimeoutMs,
  },
});
export const workerAudio = actionsOf('worker-audio', {
  getWork,
  speakSample: {
    does: 'Has a voice say a sentence for whoever chooses one; the same is spoken once.',
    params: SpeechOrder,
    result: sample,
    timeoutMs: sampleTimeoutMs,
  },
});
export const workerLlm = actionsOf('worker-llm', { getWork });
export const workerLipsync = actionsOf('worker-lipsync', { getWork });
