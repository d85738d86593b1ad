import { expect, jest, test } from '@jest/globals';
import { report } from '../simulation/report.ts';
import { simulate } from '../simulation/simulation.ts';

jest.setTimeout(3_600_000);

test('a thousand histories of the control plane keep every rule', async () => {
  for (let seed = 1; seed <= 1_000; seed++) {
    const outcome = await simulate({ seed });
    if (outcome.violations.length > 0) throw new Error(report(outcome));
    expect(outcome.violations).toEqual([]);
  }
});
