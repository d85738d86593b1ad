/** A run in the midst of the making of a hundred shots, written down by the real journal. */
import type { RunJob } from '../../../actors/orchestrator/job-graph.ts';
import { openJobs } from '../../../actors/orchestrator/open-jobs.ts';
import type { Objects } from '../../../actors/runtime/objects.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import type { ModuleDatabase } from '../../../db/module-database.ts';
import { journal } from '../../../db/repositories/journal.ts';
import { runVersions } from '../../../machines/run-versions.ts';
import { stateOf, stepRun } from '../../../machines/step.ts';
import { plannedRun } from './planned-run.ts';
import { scope } from './run-order.ts';
import { sha256Of } from './stand-in.ts';

const SHOTS = 100;
/** Characters of a shot’s order: figures, camera, light. */
const ORDER_LENGTH = 1_500;

const node = (key: string, kind: TaskNode['kind'], inputs: TaskNode['inputs']): TaskNode => ({
  ...{ key, kind, inputs, subject: { shotId: key }, takeNo: 0, estimateMs: 900 },
});

/** For each shot a voice, the shapes of its mouth, and the picture that needs both. */
const nodesOfShot = (at: number): TaskNode[] => [
  node(`voice:${at}`, 'voice', { text: 'x'.repeat(60) }),
  node(`visemes:${at}`, 'visemes', { timings: { $artifact: { job: `voice:${at}`, role: 'timings' } } }),
  node(`shot:${at}`, 'shot', {
    order: 'x'.repeat(ORDER_LENGTH),
    visemes: { $artifact: { job: `visemes:${at}`, role: 'visemes' } },
  }),
];

/** The first half is made. */
const halfDone = (job: RunJob, at: number, all: readonly RunJob[]): RunJob =>
  at > all.length / 2
    ? job
    : {
        ...job,
        ...{ state: 'succeeded', digest: sha256Of(job.key), cpuMs: 900 },
        artifacts: [{ role: 'any', sha256: sha256Of(job.id), bytes: 8, mediaType: 'application/json' }],
      };

const claimant = { owner: 'bench', seize: true, machineVersion: runVersions.current };

/** Returns the run’s name. */
export async function hundredShots(database: ModuleDatabase, objects: Objects): Promise<string> {
  const run = await plannedRun(objects);
  const { runId } = run;
  await run.store(database);
  const runs = journal(database);
  const claim = await runs.claim(runId, claimant, 60_000);
  if (claim === null) throw new Error('The run could not be claimed.');
  const nodes = Array.from({ length: SHOTS }, (_, at) => nodesOfShot(at)).flat();
  const opened = openJobs(runId, nodes, 0).map(halfDone);
  const events = [{ type: 'resume' }, { type: 'jobsOpened', phase: 'making', count: opened.length }] as const;
  const snapshot = events.reduce((from, event) => stepRun(from, event).snapshot, run.snapshot);
  await runs.commit({
    ...{ runId, scope, epoch: claim.epoch, seq: claim.run.seq, events, snapshot, state: stateOf(snapshot) },
    ...{ stage: 'execution', documents: claim.run.documents, workedMs: 0, opened, changed: [] },
    ...{ machineVersion: runVersions.current, takes: [], timers: [], news: [] },
  });
  return runId;
}
