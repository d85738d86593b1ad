/** How people are turned and where they stand for one framing: to whom they deal with, with room before their faces. */
import type { Facing } from '../../../contracts/drawing.ts';
import type { Action } from '../../../contracts/reading.ts';
import { FLOOR } from '../stage/blocking.ts';
import { otherHands } from '../stage/move-body.ts';
import type { Person } from '../stage/stage.ts';
import { focusIds } from './moment.ts';
import { isSpoken, listenerOf } from './speech-framing.ts';
import type { Take } from './take.ts';

/** Two bodies nearer than this stand before each other either way, in heads. */
const SAME_PLACE = 0.3;

/** How far somebody alone in a reverse shot steps outwards, so that the two singles have different backgrounds. */
const CHEAT = 1.3;

/** Deeds for which one turns away from the others, to where things stand. */
const fetching: readonly Action['verb'][] = ['take', 'open', 'close', 'put', 'light', 'cook'];

export const isDistant = ({ size }: Pick<Take, 'size'>): boolean => size === 'wide' || size === 'full';

export const facingTo = (from: number, to: number): Facing => (to >= from ? 'right' : 'left');

export const opposite = (facing: Facing): Facing => (facing === 'right' ? 'left' : 'right');

/** Whom somebody is turned to: who speaks turns to who is spoken to, who listens turns to who speaks. */
function partnerOf(person: Person, { stage, speech, deeds }: Take): Person | undefined {
  const line = speech.map((heard) => heard.line).find(isSpoken);
  if (line === undefined) {
    const first = deeds.find(({ action }) => action.actor === person.character.id);
    return stage.people.get(first?.action.target ?? '');
  }
  const isSpeaker = line.speaker === person.character.id;
  return stage.people.get((isSpeaker ? listenerOf(line, stage, null) : line.speaker) ?? '');
}

/** What comes out of one's own clothes, or from the table in front, is not fetched. */
const fromOwnClothes =
  /怀里|怀中|口袋|衣袋|兜里|袖|腰间|包里|\b(?:pocket|coat|cloak|sleeve|bosom|belt|apron|bag)\b/i;

/** Whether somebody stands right behind another, so that no thing can. */
const hasNeighbourBehind = ({ character, x, facing }: Person, { stage }: Take): boolean =>
  [...stage.people.values()].some((other) => {
    const behind = facing === 'right' ? x - other.x : other.x - x;
    return other.character.id !== character.id && behind > 0 && behind < 3;
  });

/** Whether somebody fetches a thing from the set, while others stand on the other side. */
export function fetches(person: Person, take: Take): boolean {
  const first = take.deeds.find(({ action }) => action.actor === person.character.id)?.action;
  return (
    first !== undefined &&
    !take.moment.elements.some(({ text }) => fromOwnClothes.test(text)) &&
    otherHands(take.stage, first) === undefined &&
    fetching.includes(first.verb) &&
    !hasNeighbourBehind(person, take) &&
    first.target === null &&
    take.stage.people.size > 1
  );
}

function facingOf(person: Person, take: Take): Facing {
  if (fetches(person, take)) return opposite(person.facing);
  const partner = partnerOf(person, take);
  const home = take.stage.people.get(person.character.id) ?? person;
  if (partner === undefined || Math.abs(partner.x - home.x) < SAME_PLACE) return person.facing;
  return facingTo(home.x, partner.x);
}

/** Somebody as they stand and face in a take. Near frames bring everybody to the front of the stage. */
export function oriented(person: Person, take: Take): Person {
  const facing = facingOf(person, take);
  const depth = isDistant(take) ? person.depth : 0;
  const isSingle = !isDistant(take) && take.focus.on === 'people' && focusIds(take.focus).length === 1;
  const isReverse =
    isSingle &&
    take.speech.length > 0 &&
    take.stage.people.size > 1 &&
    person.seat !== 'boat' &&
    person.seat !== 'bed';
  if (!isReverse) return { ...person, facing, depth };
  const x = person.x + (facing === 'right' ? -CHEAT : CHEAT);
  return { ...person, facing, depth, x: Math.max(-FLOOR, Math.min(FLOOR, x)) };
}
