/** Who speaks, by the words around a Chinese quotation. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Cue, CueFinder } from '../said/cue.ts';
import type { Phrase } from '../who/figure.ts';
import { phrasesWithin } from '../who/phrase-range.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { COVERB } from './function-words.ts';
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
  const before = ground.text.slice(Math.max(0, phrase.start - 3), phrase.start).replace(/^.*[，。！？；：“”\n]/s, '');
  if (/^(?:的|之)/.test(ground.text.slice(phrase.end, phrase.end + 1))) return false;
  return !COVERB.test(before) || /(?:只见|听见|看见|忽见)$/.test(before) || (phrase.form === 'new' && /有$/.test(before));
}

const verbsIn = (ground: CueGround, range: Span): Span[] =>
  [...ground.text.slice(range.start, range.end).matchAll(SPEECH_PATTERN)].map((match) => ({ start: range.start + match.index, end: range.start + match.index + match[0].length }));

/** The subject of a verb: the first able phrase of the nearest clause before it that has one. */
function subjectOf(ground: CueGround, verb: Span, range: Span): number | null {
  const clauses = clausesOf(ground.text, { start: range.start, end: verb.start });
  for (const clause of clauses.toReversed()) {
    const able = phrasesWithin(ground.phrases, clause).filter((index) => canSpeak(ground, index));
    const first = able.find((index) => ground.phrases[index]?.subject) ?? able[0];
    if (first !== undefined) return first;
  }
  return null;
}

const isThought = (ground: CueGround, verb: Span | null): boolean => verb !== null && isThoughtVerb(ground.text.slice(verb.start, verb.end));

/** A tag after speech: a verb of speech near the beginning of the first sentence. */
function after(ground: CueGround, range: Span): Cue | null {
  const sentence = sentencesOf(ground.text, range)[0];
  if (!sentence) return null;
  const verb = verbsIn(ground, sentence).find((found) => found.start - sentence.start <= TAG_REACH);
  if (!verb) return null;
  const phrase = subjectOf(ground, verb, sentence);
  const silent = /(?:没有|没|不|未)(?:再)?$/.test(ground.text.slice(Math.max(0, verb.start - 3), verb.start));
  return silent ? null : { kind: 'tag', phrase, verb, thought: isThought(ground, verb) };
}

/** A lead before speech: a verb of speech near the end, or a colon. */
function before(ground: CueGround, range: Span): Cue | null {
  const sentence = sentencesOf(ground.text, range).at(-1);
  if (!sentence) return null;
  const words = ground.text.slice(sentence.start, sentence.end);
  const colon = /[：:]$/.test(words);
  if (!colon && !/[，,—…]$/.test(words) && sentence.end < range.end - 1) return null;
  const verb = verbsIn(ground, sentence).findLast((found) => found.end >= sentence.end - LEAD_REACH && (colon || /[，,—…道说]$/.test(words))) ?? null;
  if (!colon && !verb) return null;
  if (/[。！？]$/.test(words)) return null;
  const phrase = subjectOf(ground, verb ?? { start: sentence.end, end: sentence.end }, sentence);
  return { kind: 'lead', phrase, verb, thought: isThought(ground, verb) };
}

function subjectIn(ground: CueGround, range: Span, which: 'first' | 'last'): number | null {
  const sentences = sentencesOf(ground.text, range);
  const sentence = which === 'first' ? sentences[0] : sentences.at(-1);
  if (!sentence) return null;
  const able = phrasesWithin(ground.phrases, sentence).filter((index) => canSpeak(ground, index));
  return able.find((index) => ground.phrases[index]?.subject) ?? able[0] ?? null;
}

/** The cue finder of one Chinese story. */
export const chineseCues = (ground: CueGround): CueFinder => ({
  after: (range) => after(ground, range),
  before: (range) => before(ground, range),
  subject: (range, which) => subjectIn(ground, range, which),
});
