import { describe, expect, test } from '@jest/globals';
import { ableOf, placeOf, type Peer } from './placement.ts';

const peersOf = (count: number): Peer[] =>
  Array.from({ length: count }, (_, at) => ({ nodeId: `node-${at}`, machineVersion: 1 }));

const runs = Array.from({ length: 4_000 }, (_, at) => `run-${at}`);

describe('the place of a run', () => {
  test('is the same for all who know the same nodes, in whatever order', () => {
    const peers = peersOf(5);
    for (const run of runs.slice(0, 200)) expect(placeOf(run, peers.toReversed())).toBe(placeOf(run, peers));
  });

  test('is shared out evenly', () => {
    const places = runs.map((run) => placeOf(run, peersOf(4)));
    for (const { nodeId } of peersOf(4)) {
      const own = places.filter((place) => place === nodeId).length;
      expect(own).toBeGreaterThan(850);
      expect(own).toBeLessThan(1_150);
    }
  });

  test.each([1, 2, 4, 9])(
    'moves to a node that joins %i others as often as is fair, and no other way',
    (count) => {
      const [before, after] = [peersOf(count), peersOf(count + 1)];
      const moved = runs.filter((run) => placeOf(run, before) !== placeOf(run, after));
      expect(new Set(moved.map((run) => placeOf(run, after)))).toEqual(new Set([`node-${count}`]));
      const share = moved.length / runs.length;
      expect(share).toBeGreaterThan(0.85 / (count + 1));
      expect(share).toBeLessThan(1.15 / (count + 1));
    },
  );

  test('is nowhere where nobody is', () => {
    expect(placeOf('run-1', [])).toBeNull();
  });

  test('is among those who understand the run', () => {
    const [old, young] = [
      { nodeId: 'old', machineVersion: 1 },
      { nodeId: 'young', machineVersion: 2 },
    ];
    expect(ableOf([old, young], 2)).toEqual([young]);
    expect(ableOf([old, young], 1)).toEqual([old, young]);
  });
});
