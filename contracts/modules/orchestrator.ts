/** 02 orchestrator: the authority on runs. Every arrow of the chain is a call or a job made here. */
import { z } from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { ReviewGate, Run, RunOptions } from '../run.ts';
import { Id, Sha256 } from '../shared.ts';
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
