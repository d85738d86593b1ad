/** A run as others see it: what is stored of it, and how its jobs stand. */
import type { Run } from '../../contracts/run.ts';
import { stateOf } from '../../machines/step.ts';
import type { StoredRun } from './journal.ts';

/** How many jobs of a run there are, and how many of them stand so. */
export interface JobTally {
  readonly total: number;
  readonly done: number;
  readonly reused: number;
  readonly failed: number;
  readonly shots: number;
  readonly shotsDone: number;
}

/** The jobs of a run that has just been ordered. */
export const noJobs: JobTally = { total: 0, done: 0, reused: 0, failed: 0, shots: 0, shotsDone: 0 };

export const runView = ({ order, scope, snapshot, stage, documents }: StoredRun, jobs: JobTally): Run => ({
  ...{ id: order.runId, projectId: scope.projectId, revisionId: order.revision.id, options: order.options },
  ...{ state: stateOf(snapshot), stage, failure: snapshot.context.failure },
  jobs: { total: jobs.total, done: jobs.done, reused: jobs.reused, failed: jobs.failed },
  shots: { total: jobs.shots, done: jobs.shotsDone },
  filmFrames: documents.frames ?? null,
});
