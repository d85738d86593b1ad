/** 08 video · 09 audio · 10 llm · 11 lipsync: each leases and does atomic jobs; they decide nothing. */
import { z } from 'zod';
import { actionsOf, type ActionFacts } from '../action.ts';
import { JobKind } from '../job-kinds.ts';
import { Id } from '../shared.ts';

const params = z.strictObject({});
const result = z.strictObject({ workerId: Id, kinds: z.array(JobKind), running: z.array(Id) });
const getWork: ActionFacts<typeof params, typeof result> = {
  does: 'Tells what this worker can do and is doing.',
  params,
  result,
};

export const workerVideo = actionsOf('worker-video', { getWork });
export const workerAudio = actionsOf('worker-audio', { getWork });
export const workerLlm = actionsOf('worker-llm', { getWork });
export const workerLipsync = actionsOf('worker-lipsync', { getWork });
