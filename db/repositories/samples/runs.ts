/** Runs, jobs and commits as orchestrator hands them to its journal, for tests. */
import { waitingRun } from '../../../actors/orchestrator/begin-run.ts';
import type { RunJob } from '../../../actors/orchestrator/job-graph.ts';
import type { Begun, Claim, Claimant, Commit, RunOrder } from '../../../actors/orchestrator/journal.ts';
import { defaultRunOptions } from '../../../contracts/run.ts';
import { stateOf, stepRun } from '../../../machines/step.ts';
import { testScope } from './fresh-database.ts';

export const orderOf = (runId: string): RunOrder => ({
  runId,
  revision: {
    ...{ id: 'rev-1', projectId: 'prj-1', number: 1, parentId: null },
    story: { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain' },
    ...{ language: 'auto', edits: [], sealedAt: null },
  },
  options: defaultRunOptions,
  gates: [],
  fileName: 'story.txt',
  title: '灯笼匠 “The Lantern Maker”',
});

/** A line to be spoken; its id is its own unless one is given. */
export const jobOf = (key: string, more: Partial<RunJob> = {}): RunJob => ({
  ...{ id: `job-${key}`, key, position: 0, kind: 'voice', stage: 'execution' },
  ...{ subject: { lineId: key }, inputs: { text: '走吧。' }, needs: ['reading'] },
  ...{ takeNo: 0, estimateMs: 5, state: 'waiting', digest: null, reused: false },
  ...{ attempt: 0, artifacts: [], facts: {}, cpuMs: 0 },
  ...more,
});

export const waiting = (runId: string): Begun => waitingRun(orderOf(runId), 1);

/** A node that asks for runs, of which others may hold some. */
export const claimant = (owner: string, more: Partial<Claimant> = {}): Claimant => ({
  ...{ owner, seize: false, machineVersion: 1 },
  ...more,
});

/** One that asks nobody. */
export const seizer = (owner: string): Claimant => claimant(owner, { seize: true });

/** The step a claimed run takes first. */
export function commitOf({ run, epoch }: Claim, more: Partial<Commit> = {}): Commit {
  const event = { type: 'start' } as const;
  const { snapshot } = stepRun(run.snapshot, event);
  const { runId } = run.order;
  return {
    ...{ runId, scope: testScope, epoch, seq: run.seq, events: [event], snapshot, machineVersion: 1 },
    ...{ state: stateOf(snapshot), stage: 'extraction', documents: {}, workedMs: 10 },
    ...{ opened: [], changed: [], takes: [], timers: [] },
    news: [{ name: 'run.progressed', runId, data: { runId, state: 'running', stage: 'extraction' } }],
    ...more,
  };
}

/** The same claim after a number of events more. */
export const later = (claim: Claim, seq: number): Claim => ({ ...claim, run: { ...claim.run, seq } });
