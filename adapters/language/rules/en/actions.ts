/** Finds deeds in an English sentence: the verb, who acts, upon what, where, and how. */
import type { Span } from '../../../../contracts/shared.ts';
import { distinctDeeds, type ActionHit } from '../shown/finding.ts';
import { indicesWithin } from '../who/span-range.ts';
import { actionSenses, type ActionManner, type ActionSense } from './action-verbs.ts';
import { AUXILIARY, DETERMINER, isAdverb, PREPOSITION } from './function-words.ts';
import { wordAt, type Word } from './words.ts';
import { subjectOf, type ActionGround, type Verb } from './action-subjects.ts';
import { reachOf, targetOf, isOfBody, thingOf, type Bounds } from './action-objects.ts';

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
  const skips = near !== undefined && isAdverb(near.lower) && !NOT_DONE.has(near.lower) && at - 1 > from;
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

/** Lists the deeds of a range of text that holds no speech. */
export function findActions(ground: ActionGround, range: Span): ActionHit[] {
  const bounds = { range, from: wordAt(ground.words, range.start), to: wordAt(ground.words, range.end) };
  const hits: ActionHit[] = [];
  for (let at = bounds.from; at < bounds.to; at++) {
    const hit = hitAt(ground, at, bounds);
    if (hit) hits.push(hit);
  }
  return distinctDeeds(hits);
}
