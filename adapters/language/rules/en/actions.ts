/** Finds deeds in an English sentence: the verb, who acts, upon what, where, and how. */
import type { ActionVerb } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import type { ActionHit, PlaceHit, PropHit } from '../shown/finding.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { actionSenses, type ActionManner, type ActionSense } from './action-verbs.ts';
import { AUXILIARY, BODY, DETERMINER, isAdverb, PREPOSITION } from './function-words.ts';
import { personNoun } from './nouns.ts';
import { sentencesOf } from './sentences.ts';
import { wordAt, type Word } from './words.ts';

export interface ActionGround {
  readonly text: string;
  readonly words: readonly Word[];
  readonly phrases: readonly Phrase[];
  readonly places: readonly PlaceHit[];
  readonly props: readonly PropHit[];
  /** Whether the telling is in the present tense, as in screenplays. */
  readonly present: boolean;
}

const MANNERS: readonly (readonly [ActionManner, RegExp])[] = [
  ['slow', /^(?:slowly|gradually|wearily|heavily|painfully|leisurely)$/],
  [
    'fast',
    /^(?:quickly|swiftly|suddenly|hastily|hurriedly|fast|instantly|immediately|rapidly|briskly|quick)$/,
  ],
  ['soft', /^(?:softly|gently|quietly|silently|carefully|lightly|tenderly|noiselessly)$/],
  ['strong', /^(?:hard|fiercely|violently|firmly|angrily|wildly|furiously|tightly|roughly|loudly)$/],
];

const NOT_DONE = new Set(
  `not never didn't don't couldn't wouldn't can't won't would could might should may must shall will can cannot had has have having hadn't nor without used`.split(
    ' ',
  ),
);

const BEGINS = new Set(
  'began begins begin started starts continued commenced came ran went turned stopped hastened bent proceeded'.split(
    ' ',
  ),
);

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

/** A range that deeds are looked for in, and its first word and the one after its last. */
interface Bounds {
  readonly range: Span;
  readonly from: number;
  readonly to: number;
}

/** A word that may be a verb, in the sense that fits. */
interface Verb {
  readonly at: number;
  readonly word: Word;
  readonly sense: ActionSense;
}

const isNounBefore = (word: Word | undefined): boolean =>
  word !== undefined &&
  (DETERMINER.has(word.lower) ||
    word.possessive ||
    /^(?:own|small|little|big|great|old|new|long|black|white|red|two|three|first|last|good|bad)$/.test(
      word.lower,
    ));

/** Whether a spelling in the present tense is a verb here: the telling is in the present, or somebody is right before it. */
function isPresentVerb(ground: ActionGround, sense: ActionSense, before: Word | undefined): boolean {
  if (sense.form === 'base')
    return before === undefined
      ? ground.present
      : /^(?:they|we|I|you|did|both)$/i.test(before.text) || (ground.present && before.lower === 'and');
  return ground.present && before !== undefined && !PREPOSITION.has(before.lower);
}

/** Whether a spelling is a verb whose deed is done: not a noun, not denied, wished or long past. */
function isDone(ground: ActionGround, { at, word, sense }: Verb, from: number): boolean {
  const near = at > from ? ground.words[at - 1] : undefined;
  const skips = near !== undefined && isAdverb(near.lower) && at - 1 > from;
  const before = skips ? ground.words[at - 2] : near;
  if (word.possessive) return false;
  if (before && word.joined && (isNounBefore(before) || NOT_DONE.has(before.lower))) return false;
  if (before?.lower === 'to')
    return sense.form === 'base' && BEGINS.has(ground.words[at - (skips ? 3 : 2)]?.lower ?? '');
  if (sense.form === 'base' || sense.form === 'third') return isPresentVerb(ground, sense, before);
  if (sense.form === 'gerund') return !(before && PREPOSITION.has(before.lower) && before.lower !== 'while');
  if (before && AUXILIARY.has(before.lower)) return false;
  return !(before?.joined && word.joined && PREPOSITION.has(before.lower) && !skips);
}

/** A clause that says which one is meant: the man *who stood there*, the winter *when he came*. */
const RELATIVE =
  /[a-z] (?:who|whom|which|that|where) [^,;:.!?]*$|\bof (?:the|a|an|his|her|my|that) \w+ when [^,;:.!?]*$/;

/** Whether a deed is only told to say who or when is meant. */
const isAside = (ground: ActionGround, { word }: Verb, range: Span): boolean =>
  RELATIVE.test(ground.text.slice(Math.max(range.start, word.start - 60), word.start));

/** Whether a word belongs to a name: Rose does not rise. */
const isInName = ({ phrases }: ActionGround, { start, end }: Word): boolean =>
  phrases.some((phrase) => phrase.form === 'name' && phrase.start <= start && end <= phrase.end);

/** The sense that fits here: a particle verb when its particle follows in the same clause. */
function senseAt(ground: ActionGround, at: number, to: number): ActionSense | null {
  const word = ground.words[at];
  if (!word) return null;
  for (const sense of actionSenses(word.lower)) {
    if (sense.particle === null) return sense;
    const reach = /^(?:for|to|after|into|near|at|over)$/.test(sense.particle) ? 2 : 4;
    for (let next = at + 1; next < Math.min(to, at + reach); next++) {
      const follower = ground.words[next];
      if (!follower || /[,.;:!?]/.test(ground.text.slice(word.end, follower.start))) break;
      if (follower.lower === sense.particle) return sense;
    }
  }
  return null;
}

function mannerOf(ground: ActionGround, at: number, sense: ActionSense): ActionManner {
  for (const offset of [-1, 1, 2, -2]) {
    const near = ground.words[at + offset];
    const verb = ground.words[at];
    const found = near && MANNERS.find(([, words]) => words.test(near.lower));
    if (
      found &&
      verb &&
      !/[,.;:!?]/.test(ground.text.slice(Math.min(near.end, verb.end), Math.max(near.start, verb.start)))
    )
      return found[0];
  }
  return sense.manner;
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

function subjectOf(ground: ActionGround, verb: Verb, range: Span): Subject {
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

/** End of what a verb governs: the next comma, conjunction or end. */
function reachOf(ground: ActionGround, verb: Verb, { range, to }: Bounds): number {
  for (let next = verb.at + 1; next < to; next++) {
    const word = ground.words[next];
    if (!word) break;
    if (/[,;:.!?—–]/.test(ground.text.slice(ground.words[next - 1]?.end ?? verb.word.end, word.start)))
      return word.start;
    if (/^(?:and|but|when|while|as|who|which|that|because|until)$/.test(word.lower) && next > verb.at + 1)
      return word.start;
  }
  return range.end;
}

/** Somebody whom the deed is done to; owners of things are not meant. */
function targetOf(ground: ActionGround, object: Span, actor: number | null): number | null {
  return (
    indicesWithin(ground.phrases, object).find((index) => {
      const phrase = ground.phrases[index];
      const isOwner =
        ground.phrases[index + 1]?.owner === index ||
        /^(?:his|my|their|its)$/i.test(ground.text.slice(phrase?.start ?? 0, phrase?.end ?? 0)) ||
        /^['’]s/.test(ground.text.slice(phrase?.end ?? 0, (phrase?.end ?? 0) + 2));
      return (
        index !== actor &&
        phrase?.form !== 'self' &&
        !isOwner &&
        !(
          phrase?.head === 'she' &&
          /^ [a-z]/.test(ground.text.slice(phrase.end, phrase.end + 2)) &&
          /^her$/i.test(ground.text.slice(phrase.start, phrase.end)) &&
          nounFollows(ground, phrase.end)
        )
      );
    }) ?? null
  );
}

/** Eyes, mouths and hands are opened and closed unlike doors. */
const isOfBody = ({ words }: ActionGround, { at, sense }: Verb): boolean =>
  (sense.verb === 'open' || sense.verb === 'close') &&
  words.slice(at + 1, at + 4).some(({ lower }) => BODY.has(lower));

/** Words with which a thing only says where something is done: by the bed, near the stove. */
const BESIDE = new Set(
  'by beside besides near behind under beneath towards toward past through over across around'.split(' '),
);

/** The thing that a deed is done with or to: the first that it governs, unless it is only near. */
function thingOf(ground: ActionGround, object: Span): number | null {
  const index = indicesWithin(ground.props, object)[0];
  if (index === undefined) return null;
  const first = wordAt(ground.words, ground.props[index]?.start ?? 0);
  return BESIDE.has(ground.words[first - 1]?.lower ?? '') ? null : index;
}

/** Whether “her” owns what follows: her kite, but not her for a while. */
function nounFollows(ground: ActionGround, end: number): boolean {
  const next = ground.words[wordAt(ground.words, end)];
  return (
    next !== undefined &&
    next.start === end + 1 &&
    !PREPOSITION.has(next.lower) &&
    !isAdverb(next.lower) &&
    !/^(?:and|but|as|when|while)$/.test(next.lower)
  );
}

function hitAt(ground: ActionGround, at: number, bounds: Bounds): ActionHit | null {
  const sense = senseAt(ground, at, bounds.to);
  const word = ground.words[at];
  if (!sense || !word || isInName(ground, word)) return null;
  const verb = { at, word, sense };
  if (!isDone(ground, verb, bounds.from) || isOfBody(ground, verb) || isAside(ground, verb, bounds.range))
    return null;
  const subject = subjectOf(ground, verb, bounds.range);
  const object = { start: word.end, end: reachOf(ground, verb, bounds) };
  return {
    start: word.start,
    end: object.end,
    verb: subject.nature ?? sense.verb,
    manner: mannerOf(ground, at, sense),
    actor: subject.actor,
    carried: subject.carried,
    thing: subject.thing,
    target: targetOf(ground, object, subject.actor),
    prop: thingOf(ground, object),
    place: indicesWithin(ground.places, object)[0] ?? null,
  };
}

/** Deeds without repeats of one verb by one actor side by side: rain falls is one. */
const distinct = (hits: readonly ActionHit[]): ActionHit[] =>
  hits.filter(
    (hit, index) =>
      !hits
        .slice(0, index)
        .some((other) => other.verb === hit.verb && other.actor === hit.actor && other.end === hit.end),
  );

/** Lists the deeds of a range of text that holds no speech. */
export function findActions(ground: ActionGround, range: Span): ActionHit[] {
  const bounds = { range, from: wordAt(ground.words, range.start), to: wordAt(ground.words, range.end) };
  const hits: ActionHit[] = [];
  for (let at = bounds.from; at < bounds.to; at++) {
    const hit = hitAt(ground, at, bounds);
    if (hit) hits.push(hit);
  }
  return distinct(hits);
}
