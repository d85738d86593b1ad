import { describe, expect, test } from '@jest/globals';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { takeNext, type Practised, type Waiting } from './seat-queue.ts';

const waiting = (...kinds: JobKind[]): Waiting => ({ kinds, passed: 0 });
const process = (...done: JobKind[]): Practised => ({
  knows: (kinds) => kinds.some((kind) => done.includes(kind)),
});

describe('the next seat', () => {
  test('goes to nobody when nobody waits', () => {
    const nobody: Waiting[] = [];
    expect(takeNext(nobody, [process('voice')])).toBeUndefined();
  });

  test('goes to whoever has waited longest, where no process knows anybody’s work or none is there', () => {
    const [first, second] = [waiting('rig', 'shot'), waiting('voice')];
    const queue = [first, second];
    expect([takeNext(queue, []), takeNext(queue, [process('film')])]).toEqual([first, second]);
    expect([queue, second.passed]).toEqual([[], 0]);
  });

  test('goes to whoever has work that an idle process knows', () => {
    const queue = [waiting('rig', 'shot'), waiting('voice', 'music'), waiting('mix')];
    expect(takeNext(queue, [process('music')])?.kinds).toEqual(['voice', 'music']);
    expect(queue).toEqual([{ kinds: ['rig', 'shot'], passed: 1 }, waiting('mix')]);
  });

  test('goes to the longest waiting of two whose work is known', () => {
    const both = [waiting('shot'), waiting('voice')];
    expect(takeNext(both, [process('voice'), process('shot')])?.kinds).toEqual(['shot']);
  });

  test('is given to nobody over the same head for ever', () => {
    const patient = waiting('visemes');
    const queue = [patient];
    const served = Array.from({ length: 6 }, () => {
      queue.push(waiting('shot'));
      return takeNext(queue, [process('shot')]);
    });
    expect(served.indexOf(patient)).toBe(4);
  });
});
