import { expect, test } from '@jest/globals';
import { limitsOf } from './limits.ts';
import { readMeasured } from './measured.ts';
import { filled, readPage, target } from './page.ts';
import { dayOf } from './plans.ts';
import { readPlayed } from './played.ts';

const measured = readMeasured();

test('the page on scale has the tables that the code computes from what was measured (npm run simulate:scale writes it)', () => {
  const page = readPage();
  expect(page.match(/<!-- table /g)).toHaveLength(4);
  expect(filled(page, measured)).toBe(page);
});

test('a day that is played again is the same day, as long as the code decides the same', () => {
  const [smallest] = readPlayed();
  expect(smallest).toBeDefined();
  const { day, ...plan } = smallest!;
  expect(dayOf(measured, plan)).toEqual(day);
});

test('whatever is not limited for good takes more of its limit with twice the nodes and runs', () => {
  const twice = new Map(
    limitsOf(measured, { nodes: 2 * target.nodes, runsPerDay: 2 * target.runsPerDay }).map(
      ({ name, share }) => [name, share],
    ),
  );
  const fixed = /answer|looks? for work|connections|places of workers/;
  for (const { name, share } of limitsOf(measured, target))
    if (!fixed.test(name)) expect([name, twice.get(name)! > 1.9 * share]).toEqual([name, true]);
});
