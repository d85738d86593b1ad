/** Who and what is in a shot, where they stand for the camera, and what the camera does. */
import type { CameraView } from '../../../contracts/drawing.ts';
import type { Aspect } from '../../../contracts/run.ts';
import { seeded, seedOf } from '../../runtime/random.ts';
import { FLOOR } from '../stage/blocking.ts';
import type { Person, Setting, Thing } from '../stage/stage.ts';
import { edgesOf, handsView, peopleView, placeView, ratioOf, inSet, thingView } from './framing.ts';
import { focusIds } from './moment.ts';
import { isSpoken, STRONG } from './speech-framing.ts';
import type { Take } from './take.ts';
import { stageAfter } from './tracks.ts';

export interface Frame {
  /** People drawn, as they stand at the shot's first frame. */
  readonly people: ReadonlyMap<string, Person>;
  readonly things: readonly Thing[];
  readonly from: CameraView;
  readonly to: CameraView;
}

/** How far somebody alone in a reverse shot steps outwards, so that the two singles have different backgrounds. */
const CHEAT = 1.3;

const isDistant = ({ size }: Take): boolean => size === 'wide' || size === 'full';

/** In singles of a conversation each stands a little farther out than in the two-shot. */
function cheated(person: Person, take: Take): Person {
  const isSingle = !isDistant(take) && take.focus.on === 'people' && focusIds(take.focus).length === 1;
  if (!isSingle || take.stage.people.size < 2 || take.speech.length === 0) return person;
  const out = person.facing === 'right' ? -CHEAT : CHEAT;
  return { ...person, x: Math.max(-FLOOR, Math.min(FLOOR, person.x + out)) };
}

/** People at their first and at their last place of the shot; whoever only comes in is placed by the end. */
function castOf(take: Take, setting: Setting): ReadonlyMap<string, Person> {
  const end = stageAfter({ take, setting }, take.deeds);
  return new Map([...end.people, ...take.stage.people]);
}

function drawnIds(take: Take, all: ReadonlyMap<string, Person>): readonly string[] {
  switch (take.focus.on) {
    case 'thing':
      return take.size === 'wide' ? [...all.keys()] : [];
    case 'hands':
      return [take.focus.id];
    case 'place':
      return [...all.keys()];
    case 'people':
      return isDistant(take) ? [...all.keys()] : take.focus.ids.filter((id) => all.has(id));
  }
}

/** People as the camera must hold them: where they are when their deeds are done, if they are still there. */
function settled(ids: readonly string[], take: Take, setting: Setting): readonly Person[] {
  const end = stageAfter({ take, setting }, take.deeds);
  return ids.flatMap((id) => end.people.get(id) ?? take.stage.people.get(id) ?? []);
}

function viewOf(take: Take, setting: Setting, aspect: Aspect): CameraView {
  const { focus, size } = take;
  switch (focus.on) {
    case 'place':
      return placeView({ size, aspect });
    case 'thing':
      return size === 'wide' ? placeView({ size, aspect }) : thingView(focus.thing, aspect);
    case 'hands': {
      const person = take.stage.people.get(focus.id);
      return person ? handsView(person, aspect) : placeView({ size, aspect });
    }
    case 'people':
      return peopleView(
        settled(focus.ids, take, setting).map((person) => cheated(person, take)),
        { size, aspect },
      );
  }
}

/** How the camera moves: a slow drift over places, a slow push on feeling, a slow leave at the end; else it is still. */
function movedView(take: Take, view: CameraView, aspect: Aspect): CameraView {
  const ratio = ratioOf[aspect];
  const seconds = take.frames / 24;
  if (take.purpose === 'ending') return inSet({ ...view, height: view.height * 1.07 }, ratio);
  if (take.focus.on === 'place' || (take.purpose === 'establish' && take.size === 'wide')) {
    const way = seeded(seedOf('drift', take.id))() < 0.5 ? -1 : 1;
    const far = Math.min(1.4, 0.3 * seconds) * (aspect === '16:9' ? 1 : 0.6);
    return inSet({ ...view, x: view.x + way * far }, ratio);
  }
  const isFelt = take.speech.some(({ line }) => isSpoken(line) && line.intensity >= STRONG);
  if (take.size === 'close' && isFelt) return inSet({ ...view, height: view.height * 0.94 }, ratio);
  return view;
}

/** Whether any of a body is inside the edges of a view. */
const isInside = ({ x }: Person, view: CameraView, aspect: Aspect): boolean => {
  const { left, right } = edgesOf(view, aspect);
  return x > left - 1.2 && x < right + 1.2;
};

/** Composes the frame of a take. */
export function composeFrame(take: Take, setting: Setting, aspect: Aspect): Frame {
  const all = castOf(take, setting);
  const from = viewOf(take, setting, aspect);
  const to = movedView(take, from, aspect);
  const people = drawnIds(take, all).flatMap((id) => {
    const person = all.get(id);
    if (person === undefined) return [];
    const travels = take.deeds.some(({ action }) => action.actor === id);
    return travels || isInside(person, from, aspect) ? [[id, cheated(person, take)] as const] : [];
  });
  const standing = isDistant(take) ? [...take.stage.things.values()] : [];
  const shown = take.focus.on === 'thing' ? take.focus.thing : null;
  const things = shown === null ? standing : [...standing.filter(({ prop }) => prop.id !== shown.prop.id), shown];
  return { people: new Map(people), things, from, to };
}
