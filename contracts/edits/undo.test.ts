import { describe, expect, test } from '@jest/globals';
import { standing } from './undo.ts';

const say = (text: string) => ({ type: 'say', text });
const undo = (edit: number) => ({ type: 'undoEdit', edit });
const said = (...edits: { type: string }[]): string[] =>
  standing(edits).map((edit) => ('text' in edit ? String(edit.text) : edit.type));

describe('edits that count', () => {
  test('are all but those that were taken back, and those that took them back', () => {
    expect(said(say('a'), say('b'), undo(1), say('c'))).toEqual(['a', 'c']);
  });

  test('are again what they were when a taking back is taken back', () => {
    expect(said(say('a'), say('b'), undo(1), undo(2))).toEqual(['a', 'b']);
    expect(said(say('a'), say('b'), undo(1), undo(2), undo(3))).toEqual(['a']);
  });

  test('are none where each was taken back', () => {
    expect(said(say('a'), say('b'), undo(1), undo(0))).toEqual([]);
  });
});
