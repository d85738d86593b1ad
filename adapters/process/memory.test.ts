import { expect, test } from '@jest/globals';
import { ceilingMb, heldMb } from './memory.ts';

test.each([
  ['of a small laptop has more than a film needs', 2, 4_000, 3_072],
  ['of a laptop has a third of it', 2, 10_500, 3_500],
  ['of a server with many seats has an equal part', 64, 240_000, 3_692],
  ['of a machine with much has no more than anything needs', 8, 262_144, 4_096],
])('a process %s', (_of, seats, machineMb, mb) => {
  expect(ceilingMb(seats, machineMb)).toBe(mb);
});

test('what a process holds is counted outside of its heap too', () => {
  const before = heldMb(process.pid);
  const held = Buffer.alloc(200 * 1024 * 1024, 1);
  const grown = heldMb(process.pid) - before;
  expect([held.length > 0, before > 30, grown > 190, grown < 260]).toEqual([true, true, true, true]);
});

test('who is gone holds nothing', () => {
  expect(heldMb(2 ** 30)).toBe(0);
});
