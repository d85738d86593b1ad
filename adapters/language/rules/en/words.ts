/** English text as words with their places. */
import type { Span } from '../../../../contracts/shared.ts';

export interface Word extends Span {
  /** As written, without a possessive ending. */
  readonly text: string;
  readonly lower: string;
  /** Whether it ends in 's or s'. */
  readonly possessive: boolean;
  /** Whether only one blank parts it from the word before. */
  readonly joined: boolean;
}

const WORD = /[\p{L}\d]+(?:['’-][\p{L}\d]+)*/gu;
const POSSESSIVE = /['’]s$/i;

/** Cuts text into words; hyphens and inner apostrophes stay inside. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = -1;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const possessive =
      POSSESSIVE.test(raw) && !/^(?:it|he|she|that|there|what|who|let|here|where)['’]s$/i.test(raw);
    const word = possessive ? raw.slice(0, -2) : raw;
    const end = match.index + word.length;
    const joined = before >= 0 && /^['’]? $/.test(text.slice(before, match.index));
    const plural = !possessive && /s$/.test(word) && /^['’](?=[ ])/.test(text.slice(end, end + 2));
    words.push({
      text: word,
      lower: word.toLowerCase(),
      start: match.index,
      end,
      possessive: possessive || plural,
      joined,
    });
    before = match.index + raw.length;
  }
  return words;
}

/** Index of the first word that does not begin before `at`. */
export function wordAt(words: readonly Word[], at: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
