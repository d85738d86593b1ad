/** What one actor holds in one shot, and when the gestures of their speech land. */
import type { ActorDrawing } from '../../../contracts/drawing.ts';
import { idOf, ordered, spoken, stageAfter, type Part } from './part.ts';
import { MEETING, reaches } from './rush.ts';
import { stressesOf } from './stresses.ts';
import type { PlayedDeed } from './take.ts';

/** What is put down leaves the hand when the hand is down. */
const DOWN = 0.62;

/** How much of a deed is over when its thing changes hands. */
function changesAt(part: Part, deed: PlayedDeed): number {
  if (reaches(part, deed)) return MEETING;
  return deed.action.verb === 'put' ? DOWN : 0.35;
}

/** Things in the actor's hand, changing in the middle of the deed that changes them; what is hung up stays in it to the cut. */
export function holdsOf(part: Part): ActorDrawing['holds'] {
  const keys: ActorDrawing['holds'][number][] = [{ frame: 0, prop: part.person.holding }];
  part.take.deeds.forEach(({ action, from, to }, index) => {
    const person = stageAfter(part, part.take.deeds.slice(0, index + 1)).people.get(idOf(part));
    if (person !== undefined && action.verb !== 'hang')
      keys.push({
        frame: from + (to - from) * changesAt(part, { action, from, to }),
        prop: person.holding,
      });
  });
  const all = ordered(keys, part.take.frames);
  return all.filter(({ prop }, at) => at === 0 || prop?.id !== all[at - 1]?.prop?.id);
}

/** Frames at which gestures land. */
export const beatsOf = (part: Part): number[] => [
  ...new Set(
    spoken(part)
      .flatMap(({ line, from, frames }) =>
        stressesOf(line.text).map((share) => Math.round(from + share * frames)),
      )
      .filter((frame) => frame >= 0 && frame < part.take.frames),
  ),
];
