/** Running to whoever is to be touched, before the touch. */
import { bodyDeeds } from '../stage/deeds.ts';
import type { Part } from './part.ts';
import type { PlayedDeed } from './take.ts';

/** Farther than this from whoever is to be touched, one runs there first, in heads. */
const AT_HAND = 1.4;

/** Whether a deed that touches somebody begins with a run to them. */
export function rushes(part: Part, { action }: PlayedDeed): boolean {
  const other = action.target === null ? undefined : part.take.stage.people.get(action.target);
  return (
    bodyDeeds[action.verb]?.contact === true &&
    other !== undefined &&
    Math.abs(other.x - part.person.x) > AT_HAND
  );
}

/** Frame at which the run ends and the touch begins. */
export const rushEnd = ({ from, to }: PlayedDeed): number => Math.round(from + (to - from) * 0.35);
