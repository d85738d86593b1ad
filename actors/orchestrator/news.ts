/** Which events a step of a run is worth. */
import type { NewEvent } from '../../contracts/event.ts';
import { isOver } from '../../contracts/run.ts';
import type { Stage } from '../../contracts/stage.ts';
import { stateOf, type StoredSnapshot } from '../../machines/step.ts';
import type { RunJob } from './job-graph.ts';

interface Standing {
  readonly snapshot: StoredSnapshot;
  readonly stage: Stage | null;
}

interface Passage {
  readonly runId: string;
  readonly before: Standing;
  readonly after: Standing;
  readonly opened: readonly RunJob[];
  readonly cancelled: readonly RunJob[];
}

function stageNews({ runId, before, after }: Passage): NewEvent[] {
  if (before.stage === after.stage) return [];
  const left: NewEvent[] =
    before.stage === null ? [] : [{ name: 'stage.left', runId, data: { runId, stage: before.stage } }];
  const entered: NewEvent[] =
    after.stage === null ? [] : [{ name: 'stage.entered', runId, data: { runId, stage: after.stage } }];
  return [...left, ...entered];
}

function stateNews({ runId, before, after }: Passage): NewEvent[] {
  const state = stateOf(after.snapshot);
  if (state === stateOf(before.snapshot)) return [];
  const { failure } = after.snapshot.context;
  if (!isOver(state)) return [{ name: 'run.progressed', runId, data: { runId, state, stage: after.stage } }];
  if (state === 'succeeded') return [{ name: 'run.succeeded', runId, data: { runId } }];
  if (state === 'cancelled') return [{ name: 'run.cancelled', runId, data: { runId } }];
  return [
    {
      name: 'run.failed',
      runId,
      data: { runId, code: failure?.code ?? 'INTERNAL', message: failure?.message ?? '' },
    },
  ];
}

const about = (runId: string, { id, key, kind, stage, subject }: RunJob) => ({
  jobId: id,
  runId,
  key,
  kind,
  stage,
  subject,
});

const jobNews = ({ runId, opened, cancelled }: Passage): NewEvent[] => [
  ...opened.map((job): NewEvent => ({ name: 'job.created', runId, data: about(runId, job) })),
  ...cancelled.map((job): NewEvent => ({ name: 'job.cancelled', runId, data: about(runId, job) })),
];

/** In the order in which they happened: work was decided on, a stage was passed, the state changed. */
export const newsOf = (passage: Passage): NewEvent[] => [
  ...jobNews(passage),
  ...stageNews(passage),
  ...stateNews(passage),
];
