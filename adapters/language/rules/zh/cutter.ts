/** Cuts Chinese narration from the tags of speech, and long sentences into parts. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue } from '../said/cue.ts';
import { halvesOf, wordSpans, type Seam, type Sizes } from '../units/halves.ts';
import type { Cutter } from '../units/piece.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

interface CutterGround {
  readonly text: string;
  readonly after: (range: Span) => Cue | null;
  readonly before: (range: Span) => Cue | null;
}

/** What counts as a word, the most a sentence may have before it is cut, and the fewest that a part may have. */
const WORD = /[\u4e00-\u9fffA-Za-z0-9]/g;
const SIZES: Sizes = { longest: 28, shortest: 8 };

/** Characters off the middle that a cut is worth for every rank that it is better. */
const RANK_COST = 6;

const clauseOf = (ground: CutterGround, range: Span, verb: Span): Span | null =>
  clausesOf(ground.text, range).find((clause) => clause.start <= verb.start && verb.end <= clause.end) ??
  null;

/** Words before the clause of a tag that only say where or how: 人群里, 黑暗中, 过了一会儿. Nobody does anything in them. */
const WHERE =
  /^[，。\s]*(?:(?:[在从自隔朝于][^，。！？；：]{1,10}|[^，。！？；：]{1,8}(?:里|里头|上|下|中|间|内|外|旁|边|前|后|头|处)|(?:这|那|此)(?:时|刻|会儿)|忽然|突然|终于|接着|良久|半晌|(?:过了)?(?:好|一|不)?(?:一会儿?|片刻|半天)|[^，。！？；：]{2,4}地)[，,]\s*)+$/;
const DOES = /[他她它我你站坐走跑躺蹲跪靠倚趴拿端握提抬抱转回笑哭看望推拉开关放指拍摸点摇伸]/;

const saysOnlyWhere = (words: string): boolean => WHERE.test(words) && !DOES.test(words);

/** A tag after speech: the clause of its verb; when that comes first, or only words of place before it, those too. */
function tagAfter(ground: CutterGround, range: Span): Span | null {
  const cue = ground.after(range);
  if (!cue?.verb) return null;
  const clause = clauseOf(ground, range, cue.verb);
  if (!clause) return null;
  const before = ground.text.slice(range.start, clause.start);
  const leads = !/[\u4e00-\u9fff]/.test(before) || saysOnlyWhere(before);
  return { start: leads ? range.start : clause.start, end: clause.end };
}

/** A tag before speech: from the clause of its verb to the mark. */
function tagBefore(ground: CutterGround, range: Span): Span | null {
  const cue = ground.before(range);
  if (!cue?.verb) return null;
  const clause = clauseOf(ground, range, cue.verb);
  return clause && { start: clause.start, end: range.end };
}

/** How good a clause boundary is for a cut: a semicolon, a dash, or a comma before a word that begins anew. */
function rank(text: string, at: number): number {
  if (/[；;]/.test(text.charAt(at - 1))) return 0;
  return /^(?:却|但|便|于是|而|然后|接着|可是|不过|又|就|才|也|忽然|突然|只见|仿佛|一面)/.test(
    text.slice(at, at + 3),
  )
    ? 1
    : 2;
}

/** Where clauses end within a sentence, but for those that what follows belongs to. */
const seamsOf = (text: string, sentence: Span): Seam[] =>
  clausesOf(text, sentence)
    .slice(0, -1)
    .filter(({ end }) => !/[、：:]/.test(text.charAt(end - 1)))
    .map(({ end }) => ({ at: end, cost: rank(text, end) * RANK_COST }));

/** Cuts a long sentence at its clause boundaries. */
function split(text: string, sentence: Span): Span[] {
  const words = wordSpans(text, sentence, WORD);
  return words.length <= SIZES.longest
    ? [sentence]
    : halvesOf({ ...sentence, words }, seamsOf(text, sentence), SIZES);
}

/** The cutter of one Chinese story. */
export const chineseCutter = (ground: CutterGround): Cutter => ({
  tagAfter: (range) => tagAfter(ground, range),
  tagBefore: (range) => tagBefore(ground, range),
  sentences: (range) => sentencesOf(ground.text, range).flatMap((sentence) => split(ground.text, sentence)),
});
