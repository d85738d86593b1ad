import { describe, expect, test } from '@jest/globals';
import { halvesOf, wordSpans, type Seam } from './halves.ts';

const sizes = { longest: 4, shortest: 2 };

/** Cuts a text of words between blanks at every bar, `|`; a seam at `!` costs more than any distance. */
function cut(text: string): string[] {
  const sentence = { start: 0, end: text.length };
  const seams = [...text.matchAll(/[|!]/g)].map(({ 0: mark, index }): Seam => ({
    at: index,
    cost: mark === '!' ? 1000 : 0,
  }));
  const parts = halvesOf({ ...sentence, words: wordSpans(text, sentence, /\w+/g) }, seams, sizes);
  return parts.map(({ start, end }) => text.slice(start, end));
}

describe('a long sentence', () => {
  test('that is short enough stays whole', () => {
    expect(cut('a b|c d')).toEqual(['a b|c d']);
  });

  test('is cut at the seam nearest to its middle, and its halves again', () => {
    expect(cut('a b|c d|e f|g h')).toEqual(['a b|c d', '|e f|g h']);
    expect(cut('a b|c d e f g h|i j')).toEqual(['a b', '|c d e f g h', '|i j']);
  });

  test('is cut at a dearer seam only where no other is', () => {
    expect(cut('a b|c d!e f')).toEqual(['a b', '|c d!e f']);
    expect(cut('a b c d!e f')).toEqual(['a b c d', '!e f']);
  });

  test('has no part of fewer words than a part may have', () => {
    expect(cut('a|b c d e f|g')).toEqual(['a|b c d e f|g']);
  });
});
