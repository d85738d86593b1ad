import { describe, expect, test } from '@jest/globals';
import { followingTurns } from './following-turns.ts';

type Turns = Parameters<typeof followingTurns>[0];

/** `a1 b2 -3`: who says which line; a dash is the narrator. */
const turns = (text: string): Turns =>
  text.split(' ').map((word) => ({
    ...{ lineId: `l${word.slice(1)}`, kind: word.startsWith('-') ? 'narration' : 'dialogue' },
    speaker: word.startsWith('-') ? null : word.slice(0, 1),
  }));

const given = (text: string, lineId: string, speaker: string): string =>
  followingTurns(turns(text), lineId, speaker)
    .map((edit) => (edit.type === 'setLineSpeaker' ? `${edit.speaker}${edit.lineId.slice(1)}` : '?'))
    .join(' ');

describe('a line that is given to somebody', () => {
  test.each([
    ['a1 b2 a3 b4', 'l1', 'b', 'b1 a2 b3 a4', 'turns all answers of the two'],
    ['a1 b2 c3 a4', 'l1', 'b', 'b1 a2', 'turns none after a third has spoken'],
    ['a1 b2 -3 a4', 'l1', 'b', 'b1 a2', 'turns none after something was told'],
    ['a1 a2 b3', 'l1', 'b', 'b1 b2 a3', 'takes what the same one went on with along'],
    ['a1 b2', 'l2', 'c', 'c2', 'changes nothing before it'],
  ])('of %s, %s to %s: %s, which %s', (text, lineId, speaker, expected) =>
    expect(given(text, lineId, speaker)).toBe(expected),
  );

  test('who has it already, or that is not there, is no edit', () => {
    expect(followingTurns(turns('a1 b2'), 'l1', 'a')).toEqual([]);
    expect(followingTurns(turns('a1 b2'), 'l9', 'a')).toEqual([]);
  });
});
