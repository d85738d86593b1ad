/** 02 orchestrator: the authority on runs. Every arrow of the chain is a call or a job made here. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { PinnedRef } from '../edits/shot-edits.ts';
import { ReviewGate, Run, RunOptions } from '../run.ts';
import { Id, Instant, Sha256 } from '../shared.ts';
import { ShotSize } from '../shot.ts';
import { Revision } from '../story.ts';
import { Job } from '../task.ts';
import { readEvents } from './log.ts';

const runRef = z.strictObject({ runId: Id });
const run = z.strictObject({ run: Run });

/** What has been planned for a run so far. */
export const RunPlans = z.strictObject({
  /** Who and what the film has. */
  pack: ArtifactRef.nullable().default(null),
  script: ArtifactRef.nullable(),
  shotPlan: ArtifactRef.nullable(),
  timeline: ArtifactRef.nullable(),
});
export type RunPlans = z.infer<typeof RunPlans>;

/** One rendering of a shot: when it was made first, why it is as it is, and which films have it. */
export const TakeFacts = z.strictObject({
  shotId: Id,
  digest: Sha256,
  takeNo: z.int().nonnegative(),
  /** Whether it is drawn, or somebody’s own picture or clip. */
  kind: z.enum(['shot', 'footage']),
  at: Instant,
  size: ShotSize,
  frames: z.int().positive(),
  because: z.string(),
  video: ArtifactRef,
  poster: ArtifactRef,
  /** The film that it was made for first, and others that have it. */
  runIds: z.array(Id).min(1),
});
export type TakeFacts = z.infer<typeof TakeFacts>;

const count = z.int().nonnegative();

/** How busy an orchestrator is, and how many runs wait for somebody. */
export const RunLoad = z.strictObject({
  nodeId: Id,
  machineVersion: z.int().positive(),
  /** Runs in the memory of this node, and those that it has laid to rest and watches over. */
  inMemory: count,
  atRest: count,
  /** Runs that some node holds, that wait for one, and that need none before their jobs are done. */
  held: count,
  waiting: count,
  resting: count,
  /** Runs that wait for a node of a newer version. */
  tooNew: count,
});

/** Of one shot in all films of a project, or of all shots of one film, after the first ones. */
export const TakesOf = z.union([
  z.strictObject({ shotId: Id }),
  z.strictObject({ runId: Id, after: count.default(0) }),
]);

export const orchestrator = actionsOf('orchestrator', {
  startRun: {
    does: 'Starts a run, or finds the one that was started for the same revision and options.',
    params: z.strictObject({
      runId: Id,
      revision: Revision,
      options: RunOptions,
      gates: z.array(ReviewGate),
      fileName: z.string(),
      title: z.string(),
    }),
    result: run,
  },
  cancelRun: {
    does: 'Cancels a run: open jobs are withdrawn, finished artifacts stay.',
    params: runRef,
    result: run,
  },
  pauseRun: { does: 'Stops opening work.', params: runRef, result: run },
  resumeRun: { does: 'Goes on with a paused, failed or reviewed run.', params: runRef, result: run },
  getRun: { does: 'Tells the state of a run.', params: runRef, result: run },
  getPlan: {
    does: 'Gives script, shots and timeline, as far as they are made.',
    params: runRef,
    result: RunPlans,
  },
  getLoad: {
    does: 'Tells how many runs the node that answers has in hand, and how many of all runs with something to do are held, wait, rest, or were written by a newer version.',
    params: z.strictObject({}),
    result: z.strictObject({ load: RunLoad }),
  },
  listJobs: {
    does: 'Lists jobs of a run after a key.',
    params: z.strictObject({ runId: Id, after: z.string(), limit: z.int().positive().max(200) }),
    result: z.strictObject({ jobs: z.array(Job), next: z.string().nullable() }),
  },
  listTakes: {
    does: 'Lists takes of one shot over all films of a project, or of all shots of one film, each once, the oldest first.',
    params: z.strictObject({ projectId: Id, of: TakesOf }),
    result: z.strictObject({ takes: z.array(TakeFacts), next: count.nullable() }),
  },
  pinTake: {
    does: 'Writes down all that a take of a film was made from, so that any later film can have it.',
    params: z.strictObject({ projectId: Id, runId: Id, shotId: Id }),
    result: z.strictObject({ take: PinnedRef }),
  },
  planRevision: {
    does: 'Compares what a revision needs with what a finished run has.',
    params: z.strictObject({
      baseRunId: Id,
      revision: Revision,
      options: RunOptions,
      fileName: z.string(),
      title: z.string(),
      reading: Sha256.nullable().default(null),
    }),
    result: z.strictObject({ plan: ArtifactRef }),
    timeoutMs: 120_000,
  },
  readEvents,
});
