import { beforeEach, describe, expect, test } from '@jest/globals';
import type { NodeState } from '../../contracts/telemetry.ts';
import { NodeTable } from './node-table.ts';
import { sampleOf } from './samples/nodes.ts';

let nowMs = 0;
let table: NodeTable;
beforeEach(() => {
  nowMs = 0;
  table = new NodeTable({ now: () => nowMs });
});

const states = (): Record<string, NodeState> =>
  Object.fromEntries(table.list().map(({ nodeId, state }) => [nodeId, state]));

describe('the table of nodes', () => {
  test('tells who came into another state, once, and why', () => {
    expect(table.hear(sampleOf('a'))).toMatchObject({ nodeId: 'a', state: 'alive' });
    nowMs = 1_000;
    expect(table.hear(sampleOf('a'))).toBeNull();
    nowMs = 4_100;
    expect(table.sweep()).toMatchObject([{ nodeId: 'a', state: 'suspected', because: ['silent for 3.1 s'] }]);
    expect(table.sweep()).toEqual([]);
    nowMs = 7_200;
    expect(table.sweep()).toMatchObject([{ state: 'down', because: ['silent for 6.2 s'] }]);
    nowMs = 20_000;
    expect(table.hear(sampleOf('a'))).toMatchObject({
      ...{ state: 'alive', because: ['it was heard of, after 19.0 s'], since: '1970-01-01T00:00:20.000Z' },
    });
  });

  test('has the last sample of every node, and how long ago that was', () => {
    table.hear(sampleOf('b', { running: 1 }));
    nowMs = 500;
    table.hear(sampleOf('a'));
    table.hear(sampleOf('b', { running: 2 }));
    nowMs = 700;
    expect(
      table.list().map(({ nodeId, silentMs, telemetry }) => [nodeId, silentMs, telemetry.running]),
    ).toEqual([
      ['a', 200, 0],
      ['b', 200, 2],
    ]);
  });

  test('does not suspect a node that said it would go', () => {
    table.hear(sampleOf('a'));
    nowMs = 100;
    expect(table.hear(sampleOf('a', { isDraining: true }))).toMatchObject({ state: 'draining' });
    nowMs = 5_000;
    expect(table.sweep()).toEqual([]);
    nowMs = 6_200;
    expect(table.sweep()).toMatchObject([{ state: 'down' }]);
  });

  test('does not count on nodes that it only remembers, until they are heard of', () => {
    const telemetry = sampleOf('a');
    const since = '2026-01-01T00:00:00.000Z';
    nowMs = Date.parse(since) + 60_000;
    table.restore([
      { nodeId: 'a', state: 'alive', since, because: [], telemetry },
      { nodeId: 'b', state: 'alive', since, because: [], telemetry: sampleOf('b') },
      { nodeId: 'c', state: 'down', since, because: ['silent'], telemetry: sampleOf('c') },
    ]);
    expect(states()).toEqual({ a: 'suspected', b: 'suspected', c: 'down' });
    expect(table.hear(telemetry)).toMatchObject({ state: 'alive' });
    nowMs += 6_001;
    expect(table.sweep().map(({ nodeId, state }) => [nodeId, state])).toEqual([
      ['a', 'down'],
      ['b', 'down'],
    ]);
  });

  test('forgets a node that has been down for an hour', () => {
    table.hear(sampleOf('a'));
    nowMs = 10_000;
    table.sweep();
    nowMs += 3_600_000;
    table.sweep();
    expect(states()).toEqual({ a: 'down' });
    nowMs += 1;
    table.sweep();
    expect(states()).toEqual({});
  });
});
