import { describe, expect, test } from '@jest/globals';
import { jobKinds, type JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskNode } from '../../contracts/task.ts';
import type { Comparison } from './compare-plans.ts';
import type { RunJob } from './job-graph.ts';
import { AROUND_JOBS_SECONDS, type Scales, weighComparisons } from './weigh-revision.ts';

const node = (key: string, kind: JobKind, estimateMs = 100): TaskNode => ({
  ...{ key, kind, subject: kind === 'shot' ? { shotId: key } : {}, inputs: {}, takeNo: 0, estimateMs },
});

const made = (key: string, kind: JobKind, [estimateMs, cpuMs]: readonly [number, number]): RunJob => ({
  ...node(key, kind, estimateMs),
  ...{ id: key, position: 0, stage: jobKinds[kind].stage, needs: [], state: 'succeeded', digest: null },
  ...{ reused: false, attempt: 1, artifacts: [], facts: {}, cpuMs },
});

const provider: Provider = {
  ...{ id: 'paid', url: 'embedded:all', kinds: ['shot'], rung: 'drawn', model: 'm', priceMicros: 5 },
  needs: { gpu: false, vramMb: 0, labels: [] },
};

const scalesOf = (jobs: readonly RunJob[]): Scales => ({
  base: new Map(jobs.map((job) => [job.key, job])),
  recipes: { shot: { rung: 'drawn', provider: 'paid', model: 'm', workflow: 'plain' } },
  providers: { paid: provider },
});

const touching = (...nodes: readonly TaskNode[]): Comparison => ({
  touched: new Map(nodes.map((each) => [each.key, { node: each, because: 'it is different' }])),
  ...{ reused: new Map(), facts: new Map() },
});

const weighed = { baseRunId: 'run-1', edits: [] };

describe('the weight of a revision', () => {
  test('is what its jobs took in the film, and what every revision takes beside its jobs', () => {
    const scales = scalesOf([made('a', 'shot', [100, 900]), made('b', 'mix', [500, 2_000])]);
    const plan = weighComparisons(scales, weighed, [touching(node('a', 'shot'), node('b', 'mix'))]);
    expect(plan.touched.map(({ seconds }) => seconds.high)).toEqual([0.9, 2]);
    const seconds = AROUND_JOBS_SECONDS + 2.9;
    expect(plan.seconds).toEqual({ low: seconds, high: seconds });
  });

  test('of a job that the film does not have is told by the others of its kind', () => {
    const scales = scalesOf([made('a', 'shot', [100, 900]), made('b', 'shot', [300, 1_100])]);
    const plan = weighComparisons(scales, weighed, [touching(node('c', 'shot', 200), node('d', 'mix', 700))]);
    expect(plan.touched.map(({ seconds }) => seconds.high)).toEqual([1, 0.7]);
  });

  test('counts what is only possible in its upper end alone', () => {
    const scales = scalesOf([made('a', 'shot', [100, 900]), made('b', 'shot', [100, 400])]);
    const [a, b] = [node('a', 'shot'), node('b', 'shot')];
    const plan = weighComparisons(scales, weighed, [touching(a, b), touching(a)]);
    expect(plan.touched.map(({ effect }) => effect)).toEqual(['certain', 'possible']);
    expect(plan.seconds.low).toBeCloseTo(AROUND_JOBS_SECONDS + 0.9, 9);
    expect(plan.seconds.high).toBeCloseTo(AROUND_JOBS_SECONDS + 1.3, 9);
    expect(plan.priceMicros).toEqual({ low: 5, high: 10 });
  });
});
