/** Cuts Chinese narration from the tags of speech, and long sentences into parts. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue } from '../said/cue.ts';
import type { Cutter } from '../units/piece.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

interface CutterGround {
  readonly text: string;
  readonly after: (range: Span) => Cue | null;
  readonly before: (range: Span) => Cue | null;
}

/** Characters above which a sentence is cut, and the fewest that a part may have. */
const LONGEST = 28;
const SHORTEST = 8;

const clauseOf = (ground: CutterGround, range: Span, verb: Span): Span | null =>
  clausesOf(ground.text, range).find((clause) => clause.start <= verb.start && verb.end <= clause.end) ??
  null;

/** A tag after speech: the clause of its verb; when that comes first, what stands before it too. */
function tagAfter(ground: CutterGround, range: Span): Span | null {
  const cue = ground.after(range);
  if (!cue?.verb) return null;
  const clause = clauseOf(ground, range, cue.verb);
  if (!clause) return null;
  const leads = !/[\u4e00-\u9fff]/.test(ground.text.slice(range.start, clause.start));
  return { start: leads ? range.start : clause.start, end: clause.end };
}

/** A tag before speech: from the clause of its verb to the mark. */
function tagBefore(ground: CutterGround, range: Span): Span | null {
  const cue = ground.before(range);
  if (!cue?.verb) return null;
  const clause = clauseOf(ground, range, cue.verb);
  return clause && { start: clause.start, end: range.end };
}

const countHan = (text: string): number => text.match(/[\u4e00-\u9fffA-Za-z0-9]/g)?.length ?? 0;

/** How good a clause boundary is for a cut: a semicolon, a dash, or a comma before a word that begins anew. */
function rank(text: string, at: number): number {
  if (/[；;]/.test(text.charAt(at - 1))) return 0;
  return /^(?:却|但|便|于是|而|然后|接着|可是|不过|又|就|才|也|忽然|突然|只见|仿佛|一面)/.test(
    text.slice(at, at + 3),
  )
    ? 1
    : 2;
}

/** Cuts a long sentence at its best clause boundary near the middle, and its halves again. */
function split(text: string, sentence: Span): Span[] {
  if (countHan(text.slice(sentence.start, sentence.end)) <= LONGEST) return [sentence];
  const ends = clausesOf(text, sentence)
    .slice(0, -1)
    .filter((clause) => !/[、：:]$/.test(text.slice(clause.start, clause.end)))
    .map((clause) => clause.end);
  const able = ends.filter(
    (at) =>
      countHan(text.slice(sentence.start, at)) >= SHORTEST &&
      countHan(text.slice(at, sentence.end)) >= SHORTEST,
  );
  const middle = (sentence.start + sentence.end) / 2;
  const cost = (at: number): number => Math.abs(at - middle) + rank(text, at) * 6;
  const best = able.toSorted((a, b) => cost(a) - cost(b))[0];
  return best === undefined
    ? [sentence]
    : [
        { start: sentence.start, end: best },
        { start: best, end: sentence.end },
      ].flatMap((part) => split(text, part));
}

/** The cutter of one Chinese story. */
export const chineseCutter = (ground: CutterGround): Cutter => ({
  tagAfter: (range) => tagAfter(ground, range),
  tagBefore: (range) => tagBefore(ground, range),
  sentences: (range) => sentencesOf(ground.text, range).flatMap((sentence) => split(ground.text, sentence)),
});
