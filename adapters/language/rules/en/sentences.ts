/** English sentences and clauses. */
import type { Span } from '../../../../contracts/shared.ts';

const ABBREVIATION =
  /(?:^|[\s("“‘'])(?:Mrs?|Ms|Dr|St|Rev|Prof|Capt|Col|Gen|Lt|Sgt|Maj|Cpl|Pvt|Adm|Insp|Supt|Gov|Sen|Hon|Messrs|Mt|Fr|Jr|Sr|Esq|Mme|Mlle|MRS?|MS|DR|CAPT|No|vs|etc|e\.g|i\.e|[A-Z])\.$/;

const END = /[.!?…]+["”’'»)\]]*(?=\s|$)|[。！？]+|\n/g;

/** Cuts a range into sentences; titles and initials do not end one, and a small letter goes on. */
export function sentencesOf(text: string, range: Span): Span[] {
  const words = text.slice(range.start, range.end);
  const sentences: Span[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const raw = words.slice(from, to);
    const start = range.start + from + (raw.length - raw.trimStart().length);
    const end = range.start + from + raw.trimEnd().length;
    if (end > start) sentences.push({ start, end });
    from = to;
  };
  for (const match of words.matchAll(END)) {
    const to = match.index + match[0].length;
    if (
      ABBREVIATION.test(words.slice(Math.max(0, to - 8), to)) ||
      /^\s+\p{Ll}/u.test(words.slice(to, to + 3))
    )
      continue;
    cut(to);
  }
  cut(words.length);
  return sentences;
}
