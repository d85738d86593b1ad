/** 07 worker-hub: hands out work under leases, keeps artifacts and the build cache; changes no meaning. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactMeta, RoleArtifact } from '../artifact.ts';
import { JobKind } from '../job-kinds.ts';
import { DispatchDecision, Provider } from '../route.ts';
import { Id, Sha256, Share } from '../shared.ts';
import { TaskSpec } from '../task.ts';
import { NodeTelemetry } from '../telemetry.ts';
import { Lease, Worker, WorkerFailure, WorkerResult } from '../worker.ts';
import { readEvents, readRunEvents } from './log.ts';

/** Step of the run at which this was wanted: what is late is told from what is meant. */
const asOf = z.int().nonnegative();

const held = { jobId: Id, token: z.int().positive() };

/** More jobs at once than any worker has seats. */
const MOST_HELD = 512;
const MOST_TOGETHER = 64;

/** Late news of how a node felt is no news, ms. */
const REPORT_TIMEOUT_MS = 900;

export const workerHub = actionsOf('worker-hub', {
  submitJobs: {
    does: 'Takes jobs for dispatch; a digest that was made before is answered from the build cache.',
    params: z.strictObject({
      jobs: z
        .array(z.strictObject({ task: TaskSpec, decision: DispatchDecision, provider: Provider, asOf }))
        .max(100),
    }),
    result: z.strictObject({ queued: z.int(), reused: z.int() }),
  },
  lookUpDigests: {
    does: 'Tells which digests have been made, and what came of them.',
    params: z.strictObject({ digests: z.array(Sha256).max(100) }),
    result: z.strictObject({
      found: z.record(
        z.string(),
        z.strictObject({
          artifacts: z.array(RoleArtifact),
          facts: z.record(z.string(), z.unknown()),
          cpuMs: z.int(),
        }),
      ),
    }),
  },
  withdrawJobs: {
    does: 'Takes back jobs that are not wanted, unless they have been submitted again since; a worker hears of it at its next renewal.',
    params: z.strictObject({ jobIds: z.array(Id).max(500), asOf }),
    result: z.strictObject({ withdrawn: z.int() }),
  },
  registerWorker: {
    does: 'Announces a worker and what it can do; only a worker that is known is given jobs.',
    params: Worker,
    result: z.strictObject({ leaseMs: z.int() }),
  },
  reportTelemetry: {
    does: 'Tells how a node feels, for everybody to hear; one report a second, and none is repeated. Answers how often the workers of the node need to look for work of which nobody has told them.',
    params: NodeTelemetry,
    result: z.strictObject({ lookEveryMs: z.int().positive() }),
    timeoutMs: REPORT_TIMEOUT_MS,
  },
  leaseJobs: {
    does: 'Gives waiting jobs of these kinds to a registered worker that has the labels and the VRAM for them, as many as it asks for and one answer carries, if at least so much work waits by their estimates.',
    params: z.strictObject({
      workerId: Id,
      kinds: z.array(JobKind),
      limit: z.int().positive().max(MOST_TOGETHER),
      leastMs: z.int().nonnegative(),
    }),
    result: z.strictObject({ leases: z.array(z.strictObject({ lease: Lease, provider: Provider })) }),
  },
  renewLeases: {
    does: 'Keeps the leases of a worker, reports its progress, and tells of each job, in their order, whether it is still wanted.',
    params: z.strictObject({ held: z.array(z.strictObject({ ...held, share: Share })).max(MOST_HELD) }),
    result: z.strictObject({ wanted: z.array(z.boolean()) }),
    // The next renewal is due before long, and says as much.
    timeoutMs: 3_000,
  },
  completeJobs: {
    does: 'Commits each result once, if its token is current and it is what the kind of its job promises, and tells of each, in their order, whether it was, and what is wrong with it where it was refused.',
    params: z.strictObject({
      done: z.array(z.strictObject({ ...held, result: WorkerResult })).max(MOST_TOGETHER),
    }),
    result: z.strictObject({
      answers: z.array(z.strictObject({ accepted: z.boolean(), refusal: WorkerFailure.optional() })),
    }),
  },
  failJob: {
    does: 'Reports a failed attempt; the hub decides whether to try again.',
    params: z.strictObject({ ...held, failure: WorkerFailure }),
    result: z.strictObject({ again: z.boolean() }),
  },
  releaseJobs: {
    does: 'Gives jobs back untouched, e.g. on a graceful stop; the attempt does not count.',
    params: z.strictObject({ held: z.array(z.strictObject(held)).max(MOST_HELD) }),
    result: z.strictObject({ released: z.int() }),
  },
  recordArtifacts: {
    does: 'Registers documents that modules wrote into the object store.',
    params: z.strictObject({ artifacts: z.array(ArtifactMeta).max(200) }),
    result: z.strictObject({ recorded: z.int() }),
  },
  readEvents,
  readRunEvents,
});
