/** Chinese sentences and clauses. */
import type { Span } from '../../../../contracts/shared.ts';

const END = /[。！？!?]+[”’」』）)]*|……(?=[”’」』]|$)|\n/g;

function cutAt(text: string, range: Span, end: RegExp): Span[] {
  const words = text.slice(range.start, range.end);
  const spans: Span[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const raw = words.slice(from, to);
    const start = range.start + from + (raw.length - raw.trimStart().length);
    const stop = range.start + from + raw.trimEnd().length;
    if (stop > start) spans.push({ start, end: stop });
    from = to;
  };
  for (const match of words.matchAll(end)) cut(match.index + match[0].length);
  cut(words.length);
  return spans;
}

/** Cuts a range into sentences; closing quotation marks stay with what they close. */
export const sentencesOf = (text: string, range: Span): Span[] => cutAt(text, range, END);

/** Cuts a range into clauses at commas, semicolons, colons and dashes; the mark stays with the clause before it. */
export const clausesOf = (text: string, range: Span): Span[] =>
  cutAt(text, range, /[，；：,;:、]|——|[。！？!?…]+[”’」』）)]*|\n/g);
