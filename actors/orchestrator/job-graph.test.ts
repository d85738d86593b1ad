import { describe, expect, test } from '@jest/globals';
import { fillIn, needsOf } from './placeholders.ts';
import { JobGraph, type RunJob } from './job-graph.ts';

const job = (key: string, needs: string[] = [], position = 0): RunJob => ({
  id: key,
  key,
  position,
  kind: 'shot',
  stage: 'execution',
  subject: {},
  inputs: {},
  needs,
  takeNo: 0,
  estimateMs: 0,
  state: 'waiting',
  digest: null,
  reused: false,
  attempt: 0,
  artifacts: [],
  facts: {},
  cpuMs: 0,
});

const finish = (graph: JobGraph, key: string): string[] => {
  const done = graph.job(key);
  if (done !== undefined) done.state = 'succeeded';
  return graph.finish(key).map((next) => next.key);
};

describe('the graph of jobs', () => {
  test('starts what needs nothing, in the order of the plan', () => {
    const graph = new JobGraph();
    graph.add([job('b', [], 2), job('a', [], 1), job('c', ['a'], 0)]);
    expect(graph.ready().map((ready) => ready.key)).toEqual(['a', 'b']);
  });

  test('starts a job when the last of its needs is done', () => {
    const graph = new JobGraph();
    graph.add([job('a'), job('b'), job('c', ['a', 'b'])]);
    expect(finish(graph, 'a')).toEqual([]);
    expect(finish(graph, 'b')).toEqual(['c']);
  });

  test('takes up a stored state: done needs do not hold anything up', () => {
    const graph = new JobGraph();
    graph.add([{ ...job('a'), state: 'succeeded' }, job('b', ['a'])]);
    expect(graph.ready().map((ready) => ready.key)).toEqual(['b']);
  });

  test('refuses a need that no plan names', () => {
    expect(() => new JobGraph().add([job('a', ['nowhere'])])).toThrow('“nowhere”');
  });
});

describe('placeholders', () => {
  const inputs = {
    drawing: { background: { $artifact: { job: 'background:s1', role: 'background' } }, text: '@x' },
    list: [{ $artifact: { job: 'voice:l1', role: 'timings' } }],
  };

  test('name the jobs that are needed', () => {
    expect(needsOf(inputs)).toEqual(['background:s1', 'voice:l1']);
  });

  test('are replaced by hashes, and nothing else is', () => {
    expect(fillIn(inputs, (key, role) => `${key}#${role}`)).toEqual({
      drawing: { background: 'background:s1#background', text: '@x' },
      list: ['voice:l1#timings'],
    });
  });
});
