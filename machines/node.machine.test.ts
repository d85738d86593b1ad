import { describe, expect, test } from '@jest/globals';
import { stepNode, type NodeEvent } from './node.machine.ts';
import type { NodeState } from '../contracts/telemetry.ts';

const heard: NodeEvent = { type: 'heard', isDraining: false };
const draining: NodeEvent = { type: 'heard', isDraining: true };
const silent = (ms: number): NodeEvent => ({ type: 'silent', ms });

const walk = (events: readonly NodeEvent[]): NodeState[] => {
  let state: NodeState = 'alive';
  return events.map((event) => (state = stepNode(state, event)));
};

describe('a node', () => {
  test('that falls silent is suspected after three seconds, and down after six', () => {
    expect(walk([silent(3_000), silent(3_001), silent(6_000), silent(6_001)])).toEqual([
      ...['alive', 'suspected', 'suspected', 'down'],
    ]);
  });

  test('is down at once when nobody looked in between', () => {
    expect(walk([silent(60_000)])).toEqual(['down']);
  });

  test('is alive again when it is heard of, whatever was thought of it', () => {
    expect(walk([silent(4_000), heard, silent(7_000), heard])).toEqual([
      ...['suspected', 'alive', 'down', 'alive'],
    ]);
  });

  test('that drains is never suspected, but down when it has left', () => {
    expect(walk([draining, silent(4_000), draining, silent(6_001)])).toEqual([
      ...['draining', 'draining', 'draining', 'down'],
    ]);
    expect(walk([silent(4_000), draining, heard])).toEqual(['suspected', 'draining', 'alive']);
  });
});
