/** Shots in the order that a director wants: put in, taken out, moved within their scene. What no longer fits changes nothing. */
import type { Edit } from '../../../../contracts/story.ts';
import type { Take } from '../take.ts';
import { insertedTake, type Inserting } from './inserted-take.ts';

const isEnding = ({ purpose }: Take): boolean => purpose === 'ending';

/** Whether a line or a deed of the shot before goes on in this one: the two stay together. */
const goesOn = ({ part, speech, deeds }: Take): boolean =>
  part > 0 && [...speech, ...deeds].some(({ from }) => from < 0);

/** Whether anybody is heard in a shot. */
const isHeardIn = ({ speech, frames }: Take): boolean =>
  speech.some((heard) => heard.from < frames && heard.from + heard.frames > 0);

/** Where shots that stay together begin, and where the next ones do. */
function togetherWith(takes: readonly Take[], at: number): { readonly from: number; readonly to: number } {
  let [from, to] = [at, at + 1];
  for (let take = takes[from]; take !== undefined && goesOn(take); take = takes[from]) from -= 1;
  for (let take = takes[to]; take !== undefined && goesOn(take); take = takes[to]) to += 1;
  return { from: Math.max(0, from), to };
}

type EditOf<T extends Edit['type']> = Extract<Edit, { type: T }>;

/** Where a shot goes that is to follow another, or to begin its scene; null where it cannot. */
function placeFor(takes: readonly Take[], { after }: EditOf<'moveShot'>, moved: Take): number | null {
  const { scene } = moved.moment;
  if (after === null) return takes.findIndex(({ moment }) => moment.scene.id === scene.id);
  const at = takes.findIndex(({ id }) => id === after);
  const before = takes[at];
  if (before === undefined || before.moment.scene.id !== scene.id || isEnding(before)) return null;
  return togetherWith(takes, at).to;
}

function moved(takes: readonly Take[], edit: EditOf<'moveShot'>): readonly Take[] {
  const at = takes.findIndex(({ id }) => id === edit.shotId);
  const take = takes[at];
  if (take === undefined || isEnding(take)) return takes;
  const { from, to } = togetherWith(takes, at);
  const place = placeFor(takes, edit, take);
  if (place === null || (place >= from && place <= to)) return takes;
  const group = takes.slice(from, to);
  const rest = [...takes.slice(0, from), ...takes.slice(to)];
  const there = place > from ? place - group.length : place;
  return [...rest.slice(0, there), ...group, ...rest.slice(there)];
}

function removed(takes: readonly Take[], { shotId }: EditOf<'removeShot'>): readonly Take[] {
  const take = takes.find(({ id }) => id === shotId);
  return take === undefined || isEnding(take) || isHeardIn(take)
    ? takes
    : takes.filter((each) => each !== take);
}

function inserted(takes: readonly Take[], edit: EditOf<'insertShot'>, inserting: Inserting): readonly Take[] {
  const at = takes.findIndex(({ id }) => id === edit.after);
  const before = takes[at];
  if (before === undefined || isEnding(before)) return takes;
  const take = insertedTake(edit, { before, next: takes[at + 1] }, inserting);
  return [...takes.slice(0, at + 1), take, ...takes.slice(at + 1)];
}

/** The shots after every edit of their order, one after the other. */
export const inOrder = (
  takes: readonly Take[],
  edits: readonly Edit[],
  inserting: Inserting,
): readonly Take[] =>
  edits.reduce((all: readonly Take[], edit) => {
    switch (edit.type) {
      case 'moveShot':
        return moved(all, edit);
      case 'removeShot':
        return removed(all, edit);
      case 'insertShot':
        return inserted(all, edit, inserting);
      default:
        return all;
    }
  }, takes);
