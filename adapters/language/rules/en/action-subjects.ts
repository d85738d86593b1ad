/** Who or what does an English deed: somebody before the verb or after it, a thing, the weather, or whoever did the deed before. */
import type { ActionVerb } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { PlaceHit, PropHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { type ActionSense } from './action-verbs.ts';
import { BODY, PREPOSITION } from './function-words.ts';
import { personNoun } from './nouns.ts';
import { sentencesOf } from './sentences.ts';
import { wordAt, type Word } from './words.ts';

/** What deeds are looked for in. */
export interface ActionGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly phrases: readonly Phrase[];
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
  /** Whether the telling is in the present tense, as in screenplays. */
  readonly present: boolean;
}

/** What weather and light do, by their noun; other verbs of theirs are not played. */
const NATURE: Readonly<Record<string, ActionVerb>> = {
  rain: 'rain',
  drizzle: 'rain',
  snow: 'snow',
  snowflakes: 'snow',
  wind: 'blow',
  breeze: 'blow',
  storm: 'blow',
  gust: 'blow',
  sun: 'shine',
  moon: 'shine',
  moonlight: 'shine',
  sunlight: 'shine',
  stars: 'shine',
  star: 'shine',
  light: 'shine',
  fire: 'burn',
  flames: 'burn',
  smoke: 'float',
  clouds: 'float',
  fog: 'float',
  mist: 'float',
  tear: 'cry',
  tears: 'cry',
};

/** Verbs whose subject may follow them: “Behind him stood his apprentice”, “Downstairs ran the Giant”. */
const INVERTS: ReadonlySet<ActionVerb> = new Set<ActionVerb>([
  'stand',
  'sit',
  'lie',
  'walk',
  'run',
  'fly',
  'enter',
  'arrive',
  'appear',
  'approach',
  'hang',
  'climb',
  'jump',
  'kneel',
  'sleep',
  'float',
  'swim',
]);

/** A word that may be a verb, in the sense that fits. */
export interface Verb {
  readonly at: number;
  readonly word: Word;
  readonly sense: ActionSense;
}

const BOUNDARY =
  /[,;:—–]\s*(?:and|but|then|so)?\s*|\b(?:and|but|when|while|as|because|until|who|which|that)\s+/g;

/** Where the clause of a verb begins: after the last comma, semicolon or conjunction. */
function clauseStart(ground: ActionGround, verb: Word, from: number): number {
  const cuts = [...ground.text.slice(from, verb.start).matchAll(BOUNDARY)].map(
    (match) => match.index + match[0].length,
  );
  return from + Math.max(...cuts, 0);
}

const isGoverned = (ground: ActionGround, start: number): boolean => {
  const before = ground.words[wordAt(ground.words, start) - 1];
  return before !== undefined && PREPOSITION.has(before.lower) && before.end === start - 1;
};

/** Whether a phrase can act: no possessive, no object pronoun, not only a description of another. */
function canAct(ground: ActionGround, index: number): boolean {
  const phrase = ground.phrases[index];
  if (
    !phrase ||
    phrase.predicate ||
    /^['’]s?/.test(ground.text.slice(phrase.end, phrase.end + 2)) ||
    isGoverned(ground, phrase.start)
  )
    return false;
  return phrase.form === 'pronoun' || phrase.form === 'self'
    ? /^(?:he|she|i|they|we|it)$/i.test(ground.text.slice(phrase.start, phrase.end))
    : true;
}

/** Who or what acts, as a phrase, a thing, or a word of nature; `carried` when the clause has no subject of its own. */
interface Subject {
  readonly actor: number | null;
  readonly thing: number | null;
  readonly nature: ActionVerb | null;
  readonly carried: boolean;
}

const NOBODY: Subject = { actor: null, thing: null, nature: null, carried: false };

const OWN =
  /^(?:and |but |then |so |when |while |as )*(?:outside,? |there )?(?:(?:the|an?|his|her|its|their|my|this|that|these|some|no|every|each|all|both|one|two|three|many)\s+(?:[\w-]+\s+){0,3}?)?([a-z][\w-]*)\s+(?:[a-z]+ly\s+)?$/i;

/** A noun right before the verb that is nobody and no known thing: the sun, a tear. Parts of the body leave the subject open. */
function ownNoun(ground: ActionGround, clause: Span): Subject | null {
  const words = ground.text.slice(clause.start, clause.end);
  const noun = OWN.exec(words)?.[1]?.toLowerCase();
  if (
    noun === undefined ||
    !/\b(?:the|an?|his|her|its|their|my|this|that|these|some|no|every|each|all|both|one|two|three|many)\s/i.test(
      words,
    )
  ) {
    return noun !== undefined && Object.hasOwn(NATURE, noun)
      ? { ...NOBODY, nature: NATURE[noun] ?? null }
      : null;
  }
  if (Object.hasOwn(NATURE, noun)) return { ...NOBODY, nature: NATURE[noun] ?? null };
  return BODY.has(noun) || personNoun(noun) ? null : NOBODY;
}

/** A subject after its verb, when the clause begins with where: “Beside her sat the old man”. */
function inverted(ground: ActionGround, { word, sense }: Verb, range: Span): number | null {
  if (!INVERTS.has(sense.verb) || (sense.form !== 'past' && sense.form !== 'third')) return null;
  const after = indicesWithin(ground.phrases, {
    start: word.end,
    end: Math.min(range.end, word.end + 3),
  }).find((index) => ground.phrases[index]?.start === word.end + 1);
  const owner = ground.phrases[after ?? -1];
  if (after === undefined || !owner) return null;
  const possessive = /^(?:his|her|my|their)$/i.test(ground.text.slice(owner.start, owner.end));
  return possessive
    ? ground.phrases.findIndex((phrase) => phrase.owner === after && phrase.start === owner.start)
    : after;
}

/** Whose tears run: the owner of the cheek, or who begins the sentence. */
const ownerOfTears = (ground: ActionGround, range: Span): number | null =>
  indicesWithin(ground.phrases, range).find(
    (index) =>
      /^(?:his|her|my)$/i.test(
        ground.text.slice(ground.phrases[index]?.start ?? 0, ground.phrases[index]?.end ?? 0),
      ) || canAct(ground, index),
  ) ?? null;

/** Who or what does the deed of a verb within a range. */
export function subjectOf(ground: ActionGround, verb: Verb, range: Span): Subject {
  const { word, sense } = verb;
  const clause = { start: clauseStart(ground, word, range.start), end: word.start };
  const actor = indicesWithin(ground.phrases, clause).findLast((index) => canAct(ground, index)) ?? null;
  const thing =
    indicesWithin(ground.props, clause).findLast(
      (index) => !isGoverned(ground, ground.props[index]?.start ?? 0),
    ) ?? null;
  const thingEnd = ground.props[thing ?? -1]?.end ?? -1;
  if (thing !== null && thingEnd > (ground.phrases[actor ?? -1]?.end ?? -1) && word.start - thingEnd < 16)
    return { ...NOBODY, thing };
  const own = ownNoun(ground, clause);
  if (own?.nature === 'cry') return { ...NOBODY, actor: ownerOfTears(ground, range), nature: 'cry' };
  if (own && (actor === null || own.nature !== null)) return own;
  if (actor !== null) return { ...NOBODY, actor };
  const after = inverted(ground, verb, range);
  if (after !== null && after >= 0) return { ...NOBODY, actor: after };
  const first = sense.form === 'gerund' ? undefined : firstOfSentence(ground, word, range);
  return first === undefined ? { ...NOBODY, carried: true } : { ...NOBODY, actor: first };
}

/** Who begins the sentence, when a comma parts him from his verb: “The stationmaster, a heavy man, puts down …”. */
function firstOfSentence(ground: ActionGround, verb: Word, range: Span): number | undefined {
  const sentence = sentencesOf(ground.text, { start: range.start, end: verb.start }).at(-1);
  return sentence && indicesWithin(ground.phrases, sentence).find((index) => canAct(ground, index));
}
