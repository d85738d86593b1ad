/** What words tell besides the deeds that are drawn: one not understood, a thing that no hand has, somebody unknown. */
import type { NarrationUnit } from '../../../contracts/reading.ts';
import { holdings } from './named.ts';

interface Clause {
  readonly text: string;
  /** Where it begins in the source. */
  readonly at: number;
}

/** Clauses of a unit; none where its text is not as long as its source, so that places in them differ. */
function clausesOf({ text, start, end }: NarrationUnit): readonly Clause[] {
  if (end - start !== text.length) return [];
  return [...text.matchAll(/[^，,；;：:。.！!？?]+/gu)].map(({ 0: clause, index }) => ({
    text: clause,
    at: start + index,
  }));
}

/** Words that do something to something: 把围巾系在我脖子上. */
const doesTo = /[把将被]\p{Script=Han}/u;

/** Whether a clause does something that is no deed which was understood. */
const hasUnknownDeed = (unit: NarrationUnit): boolean =>
  clausesOf(unit).some(
    ({ text, at }) =>
      doesTo.test(text) && !unit.actions.some(({ span }) => span.end > at && span.start < at + text.length),
  );

/** Whether somebody holds what cannot be drawn: a bowl of noodles that nobody else knows of. */
const holdsUnknown = ({ actions }: NarrationUnit): boolean =>
  actions.some(({ verb, prop, target }) => holdings.includes(verb) && prop === null && target === null);

/** Whether the deeds that are drawn leave something of the words untold. */
export const leavesUntold = (unit: NarrationUnit): boolean => hasUnknownDeed(unit) || holdsUnknown(unit);

/** Somebody counted who is no member of the cast: 一只黄狗. */
const counted = /(?:^|[，；。])[一两几三四五六七八九十]+[只条匹头群位名](?=\p{Script=Han})/u;

/** Whether words that are no deed of anybody known tell of somebody all the same. */
export const tellsOfAnother = ({ text }: NarrationUnit): boolean => counted.test(text);
