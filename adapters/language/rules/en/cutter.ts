/** Cuts English narration from the tags of speech, and long sentences into parts. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue } from '../said/cue.ts';
import type { Phrase } from '../who/figure.ts';
import { halvesOf, wordSpans, type Seam, type Sizes } from '../units/halves.ts';
import type { Cutter } from '../units/piece.ts';
import { trimmed } from '../page/blocks.ts';
import { isActionVerb } from './action-verbs.ts';
import { AUXILIARY } from './function-words.ts';
import { sentencesOf } from './sentences.ts';
import { isStrongSpeechVerb } from './speech-verbs.ts';
import { wordsOf } from './words.ts';

interface CutterGround {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly after: (range: Span) => Cue | null;
  readonly before: (range: Span) => Cue | null;
}

/** What counts as a word, the most a sentence may have before it is cut, and the fewest that a part may have. */
const WORD = /[\p{L}\d]+(?:['’-][\p{L}\d]+)*/gu;
const SIZES: Sizes = { longest: 22, shortest: 6 };

/** Where a clause that can stand alone begins: and he took, but the fox, ; he went. */
const NEW_CLAUSE =
  /(?:[;:—–]\s*|,?\s+(?:and|but|so|for|then|yet)\s+)(?=(?:then\s+|suddenly\s+|at once\s+|so\s+)?(?:he|she|it|they|we|I|the|a|an|his|her|their|there|[A-Z]\w+|\w+ed|\w+t|took|went|ran|came|fell|rose|sat|stood|threw|gave|drew|began|looked|made|held|flew|flung|caught|lay|led|hid)\b)/g;

function tagEnd(ground: CutterGround, sentence: Span, cue: Cue): number {
  const subject = ground.phrases[cue.phrase ?? -1];
  const from = Math.max(
    cue.verb?.end ?? sentence.start,
    subject && subject.start < sentence.end ? subject.end : 0,
  );
  NEW_CLAUSE.lastIndex = 0;
  for (const match of ground.text.slice(from, sentence.end).matchAll(NEW_CLAUSE)) {
    const lead = /^[;:—–,]/.exec(match[0])?.[0].length ?? 0;
    if (match[0].trim() !== ':') return from + match.index + lead;
  }
  return sentence.end;
}

/** Whether a verb of speech is the first word after speech, so that it is a tag whoever its subject is: “…,” said the first. */
const isBare = ({ text }: CutterGround, { start }: Span, verb: Span): boolean =>
  text.slice(start, verb.start).trim() === '' && isStrongSpeechVerb(text.slice(verb.start, verb.end));

/** A tag after speech. After a full stop a capital begins a sentence of its own, which is no tag. */
function tagAfter(ground: CutterGround, range: Span, ended: boolean): Span | null {
  const cue = ground.after(range);
  const sentence = sentencesOf(ground.text, range)[0];
  if (!cue?.verb || !sentence) return null;
  const opens = /^[\s]*\p{Lu}/u.test(ground.text.slice(range.start, sentence.end));
  if (cue.phrase === null && cue.unnamed !== true && (opens || !isBare(ground, range, cue.verb))) return null;
  const subject = ground.phrases[cue.phrase ?? -1];
  if (opens && (ended || (subject?.form === 'pronoun' && cue.verb.start > subject.start))) return null;
  return { start: range.start, end: tagEnd(ground, { start: range.start, end: sentence.end }, cue) };
}

const hasDeed = (text: string): boolean =>
  wordsOf(text).some((word) => isActionVerb(word.lower) || AUXILIARY.has(word.lower));

/** A tag before speech: from the last cut before the verb that leaves a whole clause in front of it. */
function tagBefore(ground: CutterGround, range: Span): Span | null {
  const cue = ground.before(range);
  const sentence = sentencesOf(ground.text, range).at(-1);
  if (
    !cue?.verb ||
    !sentence ||
    cue.verb.start < sentence.start ||
    !/[,:—–-]$/.test(ground.text.slice(sentence.start, sentence.end))
  )
    return null;
  const words = ground.text.slice(sentence.start, cue.verb.start);
  const cuts = [...words.matchAll(/[;:—–,]\s+|,?\s+(?:and|but|then|so)\s+/g)].map(
    (match) => match.index + (/^[;:—–,]/.exec(match[0])?.[0].length ?? 0),
  );
  const cut = cuts.findLast((at) => hasDeed(words.slice(0, at)));
  return { start: sentence.start + (cut ?? 0), end: range.end };
}

/** Places where a sentence may be cut. */
const seamsOf = (text: string, { start, end }: Span): Seam[] =>
  [...text.slice(start, end).matchAll(NEW_CLAUSE)].map((match) => ({
    at: start + match.index + (/^[;:—–,]/.exec(match[0])?.[0].length ?? 0),
    cost: 0,
  }));

/** Cuts a long sentence where clauses begin that can stand alone. */
function split(text: string, sentence: Span): Span[] {
  const words = wordSpans(text, sentence, WORD);
  if (words.length <= SIZES.longest) return [sentence];
  const parts = halvesOf({ ...sentence, words }, seamsOf(text, sentence), SIZES);
  return parts.map((part) => trimmed(text, part));
}

/** The cutter of one English story. */
export const englishCutter = (ground: CutterGround): Cutter => ({
  tagAfter: (range, ended) => tagAfter(ground, range, ended),
  tagBefore: (range) => tagBefore(ground, range),
  sentences: (range) => sentencesOf(ground.text, range).flatMap((sentence) => split(ground.text, sentence)),
});
