import { beforeEach, describe, expect, test } from '@jest/globals';
import { WorkTally } from './work-tally.ts';

let nowMs = 0;
let tally: WorkTally;
beforeEach(() => {
  nowMs = 0;
  tally = new WorkTally({ now: () => nowMs });
});

describe('a tally of work', () => {
  test('tells of every kind what its last jobs took, the last most of all', () => {
    tally.note({ kind: 'shot', ms: 1_000, isGood: true });
    tally.note({ kind: 'voice', ms: 50, isGood: true });
    tally.note({ kind: 'shot', ms: 2_000, isGood: true });
    expect(tally.read()).toEqual({ durations: { shot: 1_300, voice: 50 }, failures: 0 });
  });

  test('does not take the time of a failure for the time of the work', () => {
    tally.note({ kind: 'shot', ms: 1_000, isGood: true });
    tally.note({ kind: 'shot', ms: 9_000, isGood: false });
    expect(tally.read()).toEqual({ durations: { shot: 1_000 }, failures: 1 });
  });

  test('forgets failures after a minute', () => {
    tally.note({ kind: 'shot', ms: 1, isGood: false });
    nowMs = 30_000;
    tally.note({ kind: 'shot', ms: 1, isGood: false });
    expect(tally.read().failures).toBe(2);
    nowMs = 60_000;
    expect(tally.read().failures).toBe(1);
  });
});
