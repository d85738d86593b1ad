/** What workers and worker-hub say to each other. */
import * as z from 'zod';
import { RoleArtifact } from './artifact.ts';
import { JobKind } from './job-kinds.ts';
import { Id, Share } from './shared.ts';
import { TaskSpec } from './task.ts';

/** Permission to work on a job until it runs out; `token` fences every later word about it. */
export const Lease = z.strictObject({
  jobId: Id,
  token: z.int().positive(),
  attempt: z.int().positive(),
  leaseMs: z.int().positive(),
  task: TaskSpec,
});
export type Lease = z.infer<typeof Lease>;

export const WorkerResult = z.strictObject({
  artifacts: z.array(RoleArtifact),
  /** A few small facts the chain needs without opening the bytes, e.g. `samples`. */
  facts: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  cpuMs: z.int().nonnegative(),
});
export type WorkerResult = z.infer<typeof WorkerResult>;

export const WorkerFailure = z.strictObject({ code: z.string().max(60), message: z.string().max(2000) });
export type WorkerFailure = z.infer<typeof WorkerFailure>;

export const JobProgress = z.strictObject({ jobId: Id, share: Share });
export type JobProgress = z.infer<typeof JobProgress>;

export const Worker = z.strictObject({
  id: Id,
  nodeId: Id,
  kinds: z.array(JobKind),
  slots: z.int().positive(),
  labels: z.array(Id),
  /** Memory of the largest GPU of its node, MB; 0 where there is none. */
  vramMb: z.int().nonnegative(),
});
export type Worker = z.infer<typeof Worker>;
