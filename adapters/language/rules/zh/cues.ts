/** Who speaks, by the words around a Chinese quotation. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue, CueFinder } from '../said/cue.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { isGoverned } from './function-words.ts';
import { isThoughtVerb, SPEECH_PATTERN } from './speech-verbs.ts';

interface CueGround {
  readonly text: string;
  readonly phrases: readonly Phrase[];
}

/** Characters within which a tag after speech has its verb. */
const TAG_REACH = 18;

/** Characters from the end within which a lead has its verb. */
const LEAD_REACH = 14;

/** Whether a phrase can speak: no coverb before it, no 的 after it. */
function canSpeak(ground: CueGround, index: number): boolean {
  const phrase = ground.phrases[index];
  if (!phrase || phrase.quoted || phrase.predicate) return false;
  const before = ground.text
    .slice(Math.max(0, phrase.start - 6), phrase.start)
    .replace(/^.*[，。！？；：“”\n]/s, '');
  if (/^(?:的|之)/.test(ground.text.slice(phrase.end, phrase.end + 1))) return false;
  return !isGoverned(before) || (phrase.form === 'new' && /有$/.test(before));
}

const verbsIn = (ground: CueGround, range: Span): Span[] =>
  [...ground.text.slice(range.start, range.end).matchAll(SPEECH_PATTERN)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
  }));

/** The subject of a verb: the first able phrase of the nearest clause before it that has one. */
function subjectOf(ground: CueGround, verb: Span, range: Span): number | null {
  const clauses = clausesOf(ground.text, { start: range.start, end: verb.start });
  for (const clause of clauses.toReversed()) {
    const able = indicesWithin(ground.phrases, clause).filter((index) => canSpeak(ground, index));
    const first = able.find((index) => ground.phrases[index]?.subject) ?? able[0];
    if (first !== undefined) return first;
  }
  return null;
}

const isThought = (ground: CueGround, verb: Span | null): boolean =>
  verb !== null && isThoughtVerb(ground.text.slice(verb.start, verb.end));

/** “…”是一个老女人的声音, “…”这是五少爷到了: whoever is said to be heard or there. */
function presented(ground: CueGround, sentence: Span): Cue | null {
  const words = ground.text.slice(sentence.start, sentence.end);
  const match =
    /^[，。]?(?:这|那)?(?:正|便|就)?是[^，。！？]*?(?:的(?:声音|嗓音|叫声|喊声)|到了|来了|在(?:说话|喊|叫|问))/.exec(
      words,
    );
  if (!match) return null;
  const phrase =
    indicesWithin(ground.phrases, { start: sentence.start, end: sentence.start + match[0].length }).at(-1) ??
    null;
  return phrase === null ? null : { kind: 'tag', phrase, verb: null, thought: false };
}

/** Whether a verb with a colon leads to what comes: to a thought, which is never what was said before, or to words without marks. */
function onlyLeads(ground: CueGround, verb: Span, range: Span): boolean {
  const rest = ground.text.slice(verb.end, range.end);
  return /^[：:]/.test(rest) && (isThought(ground, verb) || /[\p{L}\p{N}]/u.test(rest));
}

/** Before a verb of speech that nobody speaks, or that is only heard: 没有人应, 并不答应, 听得有人问他. */
const UNSAID = /(?:没有|没|不|未|(?:没有?|无)人)[再敢肯]?$|听(?:得|见|到)[^，。]{0,6}$/;

/** A tag after speech: a verb of speech near the beginning of the first sentence. */
function after(ground: CueGround, range: Span): Cue | null {
  const sentence = sentencesOf(ground.text, range)[0];
  if (!sentence) return null;
  const named = presented(ground, sentence);
  if (named) return named;
  const verb = verbsIn(ground, sentence).find((found) => found.start - sentence.start <= TAG_REACH);
  if (!verb || onlyLeads(ground, verb, range)) return null;
  if (UNSAID.test(ground.text.slice(sentence.start, verb.start))) return null;
  const phrase = subjectOf(ground, verb, sentence);
  return { kind: 'tag', phrase, verb, thought: isThought(ground, verb) };
}

/** A lead before speech: a verb of speech near the end, or a colon. */
function before(ground: CueGround, range: Span): Cue | null {
  const sentence = sentencesOf(ground.text, range).at(-1);
  if (!sentence) return null;
  const words = ground.text.slice(sentence.start, sentence.end);
  const colon = /[：:]$/.test(words);
  if (!colon && !/[，,—…]$/.test(words) && sentence.end < range.end - 1) return null;
  const verb =
    verbsIn(ground, sentence).findLast(
      (found) => found.end >= sentence.end - LEAD_REACH && (colon || /[，,—…道说]$/.test(words)),
    ) ?? null;
  if (!colon && !verb) return null;
  if (/[。！？]$/.test(words)) return null;
  const phrase = subjectOf(ground, verb ?? { start: sentence.end, end: sentence.end }, sentence);
  return {
    kind: 'lead',
    phrase: phrase ?? subjectBefore(ground, range),
    verb,
    thought: isThought(ground, verb),
  };
}

/** The subject of the sentence before the last one: a sentence without its own goes on with it. */
function subjectBefore(ground: CueGround, range: Span): number | null {
  const sentence = sentencesOf(ground.text, range).at(-2);
  return sentence ? firstSubject(ground, sentence) : null;
}

function firstSubject(ground: CueGround, sentence: Span): number | null {
  const able = indicesWithin(ground.phrases, sentence).filter((index) => canSpeak(ground, index));
  return able.find((index) => ground.phrases[index]?.subject) ?? able[0] ?? null;
}

function subjectIn(ground: CueGround, range: Span, which: 'first' | 'last'): number | null {
  const sentences = sentencesOf(ground.text, range);
  const sentence = which === 'first' ? sentences[0] : sentences.at(-1);
  return sentence ? firstSubject(ground, sentence) : null;
}

/** A range that begins with 便, 又, 一面 and the like and has no subject anywhere. */
function goesOn(ground: CueGround, range: Span): boolean {
  const words = ground.text.slice(range.start, range.end);
  return (
    /^[，。]?(?:便|又|就|一面|才|接着|然后|说着|说完|一边|直起|仍|还|停了)/.test(words) &&
    !indicesWithin(ground.phrases, range).some(
      (index) => canSpeak(ground, index) && ground.phrases[index]?.form !== 'self',
    )
  );
}

/** The cue finder of one Chinese story. */
export const chineseCues = (ground: CueGround): CueFinder => ({
  after: (range) => after(ground, range),
  before: (range) => before(ground, range),
  goesOn: (range) => goesOn(ground, range),
  subject: (range, which) => subjectIn(ground, range, which),
});
