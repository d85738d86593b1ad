/** Things of a stretch of text, found by halving: phrases, places, props and mentions are all kept in order. */
import type { Span } from '../../../../contracts/shared.ts';

/** Index of the first one that does not begin before `at`. */
export function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Indices of those that begin within a range. */
export function indicesWithin(spans: readonly Span[], range: Span): number[] {
  const found: number[] = [];
  for (let index = firstFrom(spans, range.start); index < spans.length; index++) {
    if ((spans[index]?.start ?? range.end) >= range.end) break;
    found.push(index);
  }
  return found;
}
