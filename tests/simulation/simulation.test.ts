import { describe, expect, jest, test } from '@jest/globals';
import { report } from './report.ts';
import { simulate, type Order, type Outcome } from './simulation.ts';

jest.setTimeout(300_000);

/** The first of these seeds that breaks a rule; null when none does. */
async function firstFailure(seeds: number, more: Omit<Order, 'seed'> = {}): Promise<Outcome | null> {
  for (let seed = 1; seed <= seeds; seed++) {
    const outcome = await simulate({ seed, ...more });
    if (outcome.violations.length > 0) return outcome;
  }
  return null;
}

describe('the control plane under a seeded schedule of troubles', () => {
  test('keeps every rule in a hundred histories', async () => {
    const failure = await firstFailure(100);
    expect(failure === null ? '' : report(failure)).toBe('');
  });

  test('has one history for each seed, step by step', async () => {
    const [first, again] = [await simulate({ seed: 3 }), await simulate({ seed: 3 })];
    expect(again.lines).toEqual(first.lines);
    expect((await simulate({ seed: 4 })).lines).not.toEqual(first.lines);
  });

  test('makes every film when nothing goes wrong, and the film of the same story once', async () => {
    const { violations, films, lines } = await simulate({ seed: 0, isFaulty: false });
    expect(violations).toEqual([]);
    expect([...films.values()].filter((film) => film !== 'none')).toHaveLength(3);
    expect(films.get('run-a')).toBe(films.get('run-c'));
    expect(films.get('run-a')).not.toBe(films.get('run-b'));
    expect(lines.filter((line) => /job\.(expired|failed)/.test(line))).toEqual([]);
  });
});

describe('a rule that is left out', () => {
  test.each([
    ['epochs', ['I1', 'I2', 'I3']],
    ['tokens', ['I3', 'twice', 'I6']],
  ] as const)('is missed within sixty histories when it is that of %s', async (sabotage, rules) => {
    const failure = await firstFailure(60, { sabotage: { [sabotage]: true } });
    expect(rules).toContain(failure?.violations[0]?.rule);
    expect(report(failure!)).toContain(`npm run simulate -- --seed ${failure?.seed ?? 0}`);
  });
});
