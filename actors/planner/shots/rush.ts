/** Running to whoever is to be touched, before the touch. */
import { bodyDeeds } from '../stage/deeds.ts';
import { otherHands } from '../stage/move-body.ts';
import type { Part } from './part.ts';
import type { PlayedDeed } from './take.ts';

/** Farther than this from whoever is to be touched, one runs there first, in heads. */
const AT_HAND = 1.35;

/** Whether a deed that touches somebody begins with a run to them. */
export function rushes(part: Part, { action }: PlayedDeed): boolean {
  const other = action.target === null ? undefined : part.take.stage.people.get(action.target);
  return (
    bodyDeeds[action.verb]?.contact === true &&
    other !== undefined &&
    Math.abs(other.x - part.person.x) > AT_HAND
  );
}

/** Share of a hand-over at which the thing changes hands. */
export const MEETING = 0.6;

/** Whether a deed begins with a step to whoever's hands a thing goes to, or comes from. */
export const reaches = ({ take }: Part, { action }: PlayedDeed): boolean =>
  otherHands(take.stage, action) !== undefined;

/** Frame at which the run ends and the touch begins. */
export const rushEnd = ({ from, to }: PlayedDeed): number => Math.round(from + (to - from) * 0.35);
