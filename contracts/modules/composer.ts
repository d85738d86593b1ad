/** 12 composer: puts films together and publishes them; does not touch the run. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { Id, Sha256 } from '../shared.ts';
import { JobKind } from '../job-kinds.ts';
import { Delivery } from './gateway.ts';
import { readEvents } from './log.ts';

/** A finished job as the composer needs to know it. */
export const FinishedJob = z.strictObject({
  key: Id,
  reused: z.boolean(),
  cpuMs: z.int(),
  artifacts: z.record(z.string(), ArtifactRef),
});
export type FinishedJob = z.infer<typeof FinishedJob>;

export const composer = actionsOf('composer', {
  publishFilm: {
    does: 'Writes the report, records the composition and lists the files of the delivery.',
    params: z.strictObject({
      runId: Id,
      projectId: Id,
      /** JSON list of FinishedJob. */
      jobs: Sha256,
      /** JSON list of Question; null where a run was begun before they were kept. */
      questions: Sha256.nullable(),
      /** Lines whose speaker a person has given. */
      answered: z.array(Id),
      pack: Sha256,
      script: Sha256,
      shotPlan: Sha256,
      timeline: Sha256,
      wallMs: z.int().nonnegative(),
      byStage: z.record(z.string(), z.int()),
    }),
    result: z.strictObject({ report: ArtifactRef, deliveries: z.array(Delivery) }),
  },
  listDeliveries: {
    does: 'Lists the files of a published film.',
    params: z.strictObject({ runId: Id }),
    result: z.strictObject({ deliveries: z.array(Delivery), report: ArtifactRef.nullable() }),
  },
  getWork: {
    does: 'Tells what this worker can do and is doing.',
    params: z.strictObject({}),
    result: z.strictObject({ workerId: Id, kinds: z.array(JobKind), running: z.array(Id) }),
  },
  readEvents,
});
