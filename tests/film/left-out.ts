/** What of a story a film may leave out, told by the words themselves, whatever the film says of them. */
import type { Coverage } from '../../contracts/script.ts';

interface Words {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The line of the file that some words begin in. */
function lineOf({ text, start }: Words): string {
  const end = text.slice(start).search(/[\r\n]/);
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  return text.slice(from, end < 0 ? text.length : start + end).trim();
}

/** The paragraph that some words stand in. */
function paragraphOf({ text, start, end }: Words): string {
  const before =
    text
      .slice(0, start)
      .split(/\r?\n\s*\n|\r\s*\r/)
      .at(-1) ?? '';
  const after = text.slice(end).split(/\r?\n\s*\n|\r\s*\r/)[0] ?? '';
  return `${before}${text.slice(start, end)}${after}`;
}

const wordsOf = ({ text, start, end }: Words): string => text.slice(start, end).replace(/\s+/g, ' ').trim();

const fillsLine = (words: Words): boolean => wordsOf(words) === lineOf(words);

/** A title, a number, a slug line: a line of its own that is no sentence. */
const isHeading = (words: Words): boolean =>
  fillsLine(words) && !/[.!?。！？…]["”’」]?$/.test(wordsOf(words));

/** What a screenplay says about itself: its title page, its cuts. */
const isNote = (words: Words): boolean =>
  /^(?:title|credit|author|draft date):/i.test(lineOf(words)) ||
  (fillsLine(words) && /^(?:FADE|CUT) /.test(wordsOf(words)));

/** The name above a speech of a screenplay, and how it is said. */
const isCue = (words: Words): boolean =>
  fillsLine(words) && (/^[\p{Lu} .’']+$/u.test(wordsOf(words)) || /^\([^()]+\)$/.test(wordsOf(words)));

const sayings =
  /\b(?:said|says|asked|answered|called|cried|whispered|laughed|growled|replied|shouted)\b|[说问喊道叫答]/;

/** A few words around a verb of saying, outside of a quotation and in one paragraph with it: who says it, and no more. */
function isTag(words: Words): boolean {
  const told = wordsOf(words);
  const length = told.match(/\p{Script=Han}|[a-z’']+/giu)?.length ?? 0;
  const isShort = length <= (/\p{Script=Han}/u.test(told) ? 10 : 5);
  return isShort && !/[“”"「」]/.test(told) && sayings.test(told) && /[“"「]/.test(paragraphOf(words));
}

const isLeavable = (words: Words): boolean => [isHeading, isNote, isCue, isTag].some((is) => is(words));

type Left = readonly (readonly [words: string, because: string])[];

/** Entries that are cut although their own words are no heading, note or speech tag. */
export const wronglyLeftOut = (text: string, coverage: readonly Coverage[]): Left =>
  coverage
    .filter(({ as }) => as === 'cut')
    .map(({ start, end, because = '' }) => ({ text, start, end, because }))
    .filter((words) => !isLeavable(words))
    .map((words) => [wordsOf(words), words.because]);

/** Reasons that a film which had to be short may give: that it had to, and what no film tells. */
const limited = /to keep the film short|不超过片长|heading|note|speech tag/;

/** Entries of a film of at most some seconds that are cut for another reason. */
export const leftOutWithoutNeed = (text: string, coverage: readonly Coverage[]): Left =>
  coverage
    .filter(({ as, because = '' }) => as === 'cut' && !limited.test(because))
    .map(({ start, end, because = '' }) => [wordsOf({ text, start, end }), because]);
