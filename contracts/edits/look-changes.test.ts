import { expect, test } from '@jest/globals';
import { joinedLooks } from './look-changes.ts';

test('of two changes of a look the later counts, part by part', () => {
  expect(
    joinedLooks(
      { beard: 'long', hair: { style: 'bald' }, costume: { cut: 'robe', main: '#aa0000' } },
      { beard: 'none', costume: { main: '#00aa00' }, face: { nose: 1 } },
    ),
  ).toEqual({
    ...{ beard: 'none', hair: { style: 'bald' }, face: { nose: 1 } },
    costume: { cut: 'robe', main: '#00aa00' },
  });
});

test('a change beside none is itself', () => {
  expect([joinedLooks(null, { glasses: true }), joinedLooks({ glasses: true }, null)]).toEqual([
    { glasses: true },
    { glasses: true },
  ]);
  expect(joinedLooks(null, null)).toBeNull();
});
