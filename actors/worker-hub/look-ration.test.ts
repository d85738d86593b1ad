import { expect, test } from '@jest/globals';
import { lookEveryMs } from './look-ration.ts';

test('idle workers of a few nodes look every two seconds, and those of any fleet no more often together', () => {
  expect([lookEveryMs(0), lookEveryMs(1), lookEveryMs(80)]).toEqual([2_000, 2_000, 2_000]);
  for (const nodes of [100, 1_000, 5_000]) expect((5 * nodes) / (lookEveryMs(nodes) / 1_000)).toBe(200);
});
