import { describe, expect, test } from '@jest/globals';
import type { RevisionPlan } from '../../contracts/revision-plan.ts';
import { revisionText } from './revision-text.ts';

const none = { low: 0, high: 0 };
const touchedShot = (id: string, effect: 'certain' | 'possible') => ({
  ...{ key: `shot:${id}`, kind: 'shot', subject: { shotId: id }, because: 'voice:l3 is made anew' },
  ...{ effect, seconds: none, priceMicros: none },
});

const planOf = (touched: RevisionPlan['touched'], reused: readonly string[]): RevisionPlan => ({
  ...{ baseRunId: 'run-1', edits: ['setLineText l3'], reused: [], removed: [], priceMicros: none },
  ...{ touched, seconds: { low: 9.6, high: 12.2 }, currency: 'EUR' },
  shots: { touched: touched.map(({ subject }) => subject.shotId ?? ''), reused: [...reused] },
});

const firstLine = (plan: RevisionPlan): string => revisionText(plan).split('\n')[0] ?? '';

describe('what a revision would touch', () => {
  test('is counted apart from what it may touch', () => {
    const touched = [touchedShot('a', 'certain'), touchedShot('b', 'possible')];
    expect(revisionText(planOf(touched, ['c', 'd']))).toBe(
      [
        '1 shot is touched and perhaps 1 more, 2 stay as they are; about 10–12 s of work, nothing to pay.',
        '  ● shot:a: voice:l3 is made anew',
        '  ○ shot:b: voice:l3 is made anew',
        '  (● certain, ○ possible: only the new work itself will tell)',
      ].join('\n'),
    );
  });

  test('is counted alone where nothing else may be', () => {
    const touched = [touchedShot('a', 'certain'), touchedShot('b', 'certain')];
    expect(firstLine(planOf(touched, ['c']))).toMatch(/^2 shots are touched, 1 stays as it is;/);
  });

  test('may be nothing', () => {
    expect(revisionText(planOf([], ['c']))).toBe(
      'Nothing has to be made: every piece of it was made before.',
    );
  });
});
