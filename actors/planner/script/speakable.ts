/** Cuts what is to be said into pieces that a voice says in one breath and a subtitle can follow. */
import type { Span } from '../../../contracts/shared.ts';
import { speechSeconds } from '../pace.ts';

/** Longest piece, in seconds at the usual pace. */
export const BREATH = 14;

/** Most characters of a piece: marks take no time to say, but room to be read. */
const MOST_CHARACTERS = 600;

const isShort = (text: string, breath: number): boolean =>
  text.length <= MOST_CHARACTERS && speechSeconds(text) <= breath;

/** Whether there is anything to say in a text. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Blanks folded as the contract folds them: none beside Chinese, one elsewhere. */
export const folded = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=[\p{Script=Han}，。！？；：、”“]) | (?=[\p{Script=Han}，。！？；：、”“])/gu, '')
    .trim();

/** Ends of sentences first; a sentence that is still too long breaks at its clauses, and then anywhere. */
const breaks: readonly RegExp[] = [
  /[。！？!?…]+[”’」』"')]*\s*|\.(?=\s)\s*/g,
  /[；：，、;:,—]+\s*/g,
  /\s+/g,
  /.{1,40}/gsu,
];

function piecesAt(text: string, pattern: RegExp): readonly string[] {
  const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
  const cuts = [0, ...ends, text.length];
  return cuts
    .slice(1)
    .map((end, at) => text.slice(cuts[at], end))
    .filter((piece) => piece.length > 0);
}

/** Joins neighbours as long as they stay short, and splits what is long by the next weaker break. */
function pieces(text: string, level: number, breath: number): readonly string[] {
  const pattern = breaks[level];
  if (isShort(text, breath) || pattern === undefined) return [text];
  const result: string[] = [];
  for (const piece of piecesAt(text, pattern).flatMap((each) => pieces(each, level + 1, breath))) {
    const last = result.at(-1);
    if (last !== undefined && isShort(last + piece, breath)) result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** Spans of the story's text, in order and without gaps, that together are `span`. */
export function speakableSpans(text: string, span: Span, breath: number = BREATH): readonly Span[] {
  let start = span.start;
  return pieces(text.slice(span.start, span.end), 0, breath).map((piece) => {
    const part = { start, end: start + piece.length };
    start = part.end;
    return part;
  });
}
