/** Phrases of a stretch of text. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Phrase } from './figure.ts';

/** Index of the first phrase that does not begin before `at`. */
export function firstPhrase(phrases: readonly Phrase[], at: number): number {
  let low = 0;
  let high = phrases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((phrases[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indices of the phrases that begin within a range. */
export function phrasesWithin(phrases: readonly Phrase[], range: Span): number[] {
  const found: number[] = [];
  for (let index = firstPhrase(phrases, range.start); index < phrases.length; index++) {
    if ((phrases[index]?.start ?? range.end) >= range.end) break;
    found.push(index);
  }
  return found;
}
