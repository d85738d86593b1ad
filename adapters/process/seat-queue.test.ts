import { describe, expect, test } from '@jest/globals';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { nextInQueue, type Practised, type Waiting } from './seat-queue.ts';

const waiting = (...kinds: JobKind[]): Waiting => ({ kinds, passed: 0 });
const process = (...done: JobKind[]): Practised => ({
  knows: (kinds) => kinds.some((kind) => done.includes(kind)),
});

describe('the next seat', () => {
  test('goes to nobody when nobody waits', () => {
    expect(nextInQueue([], [process('voice')])).toBe(-1);
  });

  test('goes to whoever has waited longest, where no process knows anybody’s work or none is there', () => {
    const queue = [waiting('rig', 'shot'), waiting('voice')];
    expect([nextInQueue(queue, []), nextInQueue(queue, [process('film')])]).toEqual([0, 0]);
    expect(queue.map(({ passed }) => passed)).toEqual([0, 0]);
  });

  test('goes to whoever has work that an idle process knows', () => {
    const queue = [waiting('rig', 'shot'), waiting('voice', 'music'), waiting('mix')];
    expect(nextInQueue(queue, [process('music')])).toBe(1);
    expect(queue.map(({ passed }) => passed)).toEqual([1, 0, 0]);
  });

  test('goes to the longest waiting of two whose work is known', () => {
    expect(nextInQueue([waiting('shot'), waiting('voice')], [process('voice'), process('shot')])).toBe(0);
  });

  test('is given to nobody over the same head for ever', () => {
    const patient = waiting('visemes');
    const served = Array.from({ length: 12 }, () =>
      nextInQueue([patient, waiting('shot')], [process('shot')]),
    );
    expect(served.indexOf(0)).toBe(4);
  });
});
