/** Whom and what an English deed is done to, how far the words reach that it governs, and what it only happens near. */
import type { Span } from '../../../../contracts/shared.ts';
import { indicesWithin } from '../who/span-range.ts';
import { BODY, isAdverb, PREPOSITION } from './function-words.ts';
import { wordAt } from './words.ts';
import { type ActionGround, type Verb } from './action-subjects.ts';

/** A range that deeds are looked for in, and its first word and the one after its last. */
export interface Bounds {
  readonly range: Span;
  readonly from: number;
  readonly to: number;
}

/** End of what a verb governs: the next comma, conjunction or end. */
export function reachOf(ground: ActionGround, verb: Verb, { range, to }: Bounds): number {
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
export function targetOf(ground: ActionGround, object: Span, actor: number | null): number | null {
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
export const isOfBody = ({ words }: ActionGround, { at, sense }: Verb): boolean =>
  (sense.verb === 'open' || sense.verb === 'close') &&
  words.slice(at + 1, at + 4).some(({ lower }) => BODY.has(lower));

/** Words with which a thing only says where something is done: by the bed, near the stove. */
const BESIDE = new Set(
  'by beside besides near behind under beneath towards toward past through over across around'.split(' '),
);

/** The thing that a deed is done with or to: the first that it governs, unless it is only near. */
export function thingOf(ground: ActionGround, object: Span): number | null {
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
