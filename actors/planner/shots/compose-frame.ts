/** Who and what is in a shot, where they stand for the camera, and what the camera does. */
import type { CameraView } from '../../../contracts/drawing.ts';
import type { CameraMove } from '../../../contracts/edits/shot-edits.ts';
import type { Aspect } from '../../../contracts/run.ts';
import { seeded, seedOf } from '../../runtime/random.ts';
import { heightOf } from '../stage/bodies.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { boxOf } from '../stage/things.ts';
import type { Person, Setting, Thing } from '../stage/stage.ts';
import { edgesOf, handsView, inSet, peopleView, placeView, ratioOf, reachOf, thingView } from './framing.ts';
import { focusIds } from './moment.ts';
import { isDistant, oriented } from './orientation.ts';
import { isSpoken, STRONG } from './speech-framing.ts';
import type { Take } from './take.ts';
import { stageAfter } from './part.ts';

export interface Frame {
  /** People drawn, as they stand at the shot's first frame. */
  readonly people: ReadonlyMap<string, Person>;
  readonly things: readonly Thing[];
  /** Those of the people who sit in somebody else's boat: one boat is drawn for all of them. */
  readonly passengers: ReadonlySet<string>;
  readonly from: CameraView;
  readonly to: CameraView;
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
      return isDistant(take) ? [...all.keys()] : withThoseBetween(take.focus.ids, all);
  }
}

/** Those who are framed, and whoever stands between two of them. */
function withThoseBetween(ids: readonly string[], all: ReadonlyMap<string, Person>): readonly string[] {
  const xs = ids.flatMap((id) => all.get(id)?.x ?? []);
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  return [...all]
    .filter(([id, { x }]) => ids.includes(id) || (ids.length > 1 && x > left && x < right))
    .map(([id]) => id);
}

/** People as the camera must hold them: where they are when their deeds are done, if they are still there. */
function settled(ids: readonly string[], take: Take, setting: Setting): readonly Person[] {
  const end = stageAfter({ take, setting }, take.deeds);
  return ids.flatMap((id) => end.people.get(id) ?? take.stage.people.get(id) ?? []);
}

/** Highest that any of some people come in a take: as they are found, and in whatever they do. */
function highestOf(ids: readonly string[], take: Take, setting: Setting): number {
  const stages = take.deeds.map((_, at) => stageAfter({ take, setting }, take.deeds.slice(0, at + 1)));
  const states = [take.stage, ...stages].flatMap(({ people }) => ids.flatMap((id) => people.get(id) ?? []));
  const doing = take.deeds.flatMap(({ action }, at) => {
    const person = ids.includes(action.actor ?? '') ? stages[at]?.people.get(action.actor ?? '') : undefined;
    const pose = bodyDeeds[action.verb]?.pose;
    return person === undefined || pose === undefined ? [] : [{ ...person, pose }];
  });
  return Math.max(0, ...[...states, ...doing].filter(({ isOff }) => !isOff).map(reachOf));
}

function viewOf(take: Take, setting: Setting, aspect: Aspect): CameraView {
  const { focus, size } = take;
  const ofPlace = (): CameraView => {
    const ids = [...castOf(take, setting).keys()];
    return placeView({ size, aspect, highest: highestOf(ids, take, setting) });
  };
  switch (focus.on) {
    case 'place':
      return ofPlace();
    case 'thing':
      return size === 'wide' ? ofPlace() : thingView(focus.thing, aspect);
    case 'hands': {
      const person = take.stage.people.get(focus.id);
      return person ? handsView(oriented(person, take), aspect) : ofPlace();
    }
    case 'people':
      return companyView(focus.ids, take, { setting, aspect });
  }
}

interface Lens {
  readonly setting: Setting;
  readonly aspect: Aspect;
}

/** How much farther back a full frame may stand to hold those whom its edge would cut. */
const STAND_BACK = 1.3;

/** A view of people. A full frame takes in those who stand at its edge, if it need not stand back far for them. */
function companyView(ids: readonly string[], take: Take, { setting, aspect }: Lens): CameraView {
  const inView = (who: readonly string[]): readonly Person[] =>
    settled(who, take, setting).map((person) => oriented(person, take));
  const framing = {
    size: take.size,
    aspect,
    toHands: take.because.includes('handOver'),
    highest: highestOf(ids, take, setting),
  };
  const view = peopleView(inView(ids), framing);
  if (take.size !== 'full') return view;
  const near = [...take.stage.people].filter(
    ([id, person]) => !ids.includes(id) && !person.isOff && isInside(person, view, aspect),
  );
  if (near.length === 0) return view;
  const all = [...ids, ...near.map(([id]) => id)];
  const wider = peopleView(inView(all), { ...framing, highest: highestOf(all, take, setting) });
  return wider.height <= view.height * STAND_BACK ? wider : view;
}

/** How the camera moves: a slow drift over places, a slow push on feeling, a slow leave at the end; else it is still. Another take moves the other way. */
function movedView(take: Take, view: CameraView, aspect: Aspect): CameraView {
  const ratio = ratioOf[aspect];
  const seconds = take.frames / 24;
  const isOther = take.retakes % 2 === 1;
  if (take.camera !== null) return wishedMove(take.camera, view, { seconds, aspect });
  if (take.purpose === 'ending') return inSet({ ...view, height: view.height * 1.07 }, ratio);
  if (take.focus.on === 'place' || (take.purpose === 'establish' && take.size === 'wide')) {
    const way = seeded(seedOf('drift', take.id))() < 0.5 === isOther ? 1 : -1;
    const far = Math.min(1.4, 0.3 * seconds) * (aspect === '16:9' ? 1 : 0.6);
    return inSet({ ...view, x: view.x + way * far }, ratio);
  }
  const isFelt = take.speech.some(({ line }) => isSpoken(line) && line.intensity >= STRONG);
  if ((take.size === 'close' && isFelt) !== isOther)
    return inSet({ ...view, height: view.height * 0.94 }, ratio);
  return view;
}

interface Moving {
  readonly seconds: number;
  readonly aspect: Aspect;
}

/** How far a camera comes nearer or goes back, as a share of the view, and how far it pans in a second, in heads. */
const PUSH = 0.86;
const PAN = 0.45;

/** Where a camera comes to that is told how to move; never so far that those who are framed are lost. */
function wishedMove(move: CameraMove, view: CameraView, { seconds, aspect }: Moving): CameraView {
  const far = Math.min(view.height * 0.18, PAN * seconds);
  const to: Readonly<Record<CameraMove, CameraView>> = {
    still: view,
    pushIn: { ...view, height: view.height * PUSH },
    pullOut: { ...view, height: view.height / PUSH },
    panLeft: { ...view, x: view.x - far },
    panRight: { ...view, x: view.x + far },
  };
  return inSet(to[move], ratioOf[aspect]);
}

/** Half the width of a body, in heads. */
const HALF_BODY = 0.6;

/** Whether any of a body is inside the edges of a view. */
const isInside = ({ x }: Person, view: CameraView, aspect: Aspect): boolean => {
  const { left, right } = edgesOf(view, aspect);
  return x > left - 2 * HALF_BODY && x < right + 2 * HALF_BODY;
};

/** Whether a body is cut by the edge of a view: whoever is not meant is then better left out. */
const isCut = ({ x }: Person, view: CameraView, aspect: Aspect): boolean => {
  const { left, right } = edgesOf(view, aspect);
  return Math.min(Math.abs(x - left), Math.abs(x - right)) < HALF_BODY;
};

/** Whether the upper edge of a view would take somebody's head: a giant among children. */
const isBeheaded = (person: Person, { y, height }: CameraView): boolean => reachOf(person) > y + height / 2;

function isThingInside({ prop, x, lift, scale }: Thing, view: CameraView, aspect: Aspect): boolean {
  const { left, right } = edgesOf(view, aspect);
  const { width, height } = boxOf(prop.kind);
  const isAcross = x + (width * scale) / 2 > left && x - (width * scale) / 2 < right;
  return isAcross && lift < view.y + view.height / 2 && lift + height * scale > view.y - view.height / 2;
}

/** What stands there, and the thing that the shot is about with what it stands on. */
function withShown(standing: readonly Thing[], { focus }: Take): readonly Thing[] {
  if (focus.on !== 'thing') return standing;
  const others = standing.filter(({ prop }) => prop.id !== focus.thing.prop.id);
  return [...others, ...(focus.under ? [focus.under] : []), focus.thing];
}

/** Later ones are drawn over earlier ones: the small stand before the tall. */
const smallInFront = (
  people: readonly (readonly [string, Person])[],
): readonly (readonly [string, Person])[] =>
  people.toSorted(([, a], [, b]) => heightOf(b.character.look) - heightOf(a.character.look));

/** Farthest that two sit apart in one boat, in heads. */
const ONE_BOAT = 3.4;

/** Those who sit in a boat whose owner is drawn with it: whoever rows, else whoever sits in the middle. */
function passengersOf(people: readonly (readonly [string, Person])[], { deeds }: Take): ReadonlySet<string> {
  const seated = people.filter(([, { seat, isOff }]) => seat === 'boat' && !isOff);
  const rower = deeds.find(({ action }) => action.verb === 'row')?.action.actor;
  const middle = seated.reduce((sum, [, { x }]) => sum + x, 0) / Math.max(1, seated.length);
  const central = seated.toSorted(
    ([, a], [, b]) => Math.abs(a.x - middle) - Math.abs(b.x - middle) || a.x - b.x,
  )[0];
  const owner = seated.find(([id]) => id === rower) ?? central;
  if (owner === undefined) return new Set();
  const others = seated.filter(([id, { x }]) => id !== owner[0] && Math.abs(x - owner[1].x) < ONE_BOAT);
  return new Set(others.map(([id]) => id));
}

/** Composes the frame of a take. */
export function composeFrame(take: Take, setting: Setting, aspect: Aspect): Frame {
  const all = castOf(take, setting);
  const from = viewOf(take, setting, aspect);
  const to = movedView(take, from, aspect);
  const people = drawnIds(take, all).flatMap((id) => {
    const person = all.get(id);
    if (person === undefined) return [];
    const stands = oriented(person, take);
    const isMeant = focusIds(take.focus).includes(id) || take.deeds.some(({ action }) => action.actor === id);
    const isSeen =
      isInside(stands, from, aspect) && !isCut(stands, from, aspect) && !isBeheaded(stands, from);
    return isMeant || isSeen ? [[id, stands] as const] : [];
  });
  const standing =
    take.focus.on === 'hands'
      ? []
      : [...take.stage.things.values()].filter((thing) => isThingInside(thing, from, aspect));
  const things = withShown(standing, take);
  const passengers = passengersOf(people, take);
  const drawn = smallInFront(people);
  const inFront = drawn.filter(([id]) => !passengers.has(id));
  return {
    people: new Map([...drawn.filter(([id]) => passengers.has(id)), ...inFront]),
    things,
    passengers,
    from,
    to,
  };
}
