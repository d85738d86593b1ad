/** How things stand on the stage at one moment, and what a deed changes. Nothing here knows how long anything takes. */
import type { Facing, Pose, PropDrawing } from '../../../contracts/drawing.ts';
import type { Character, Prop } from '../../../contracts/entity.ts';
import type { Action, Emotion } from '../../../contracts/reading.ts';
import { isHandheld, isVehicle, type Seat } from './bodies.ts';
import type { Slot } from './blocking.ts';
import { bodyDeeds, thingDeeds } from './deeds.ts';

export interface Person {
  readonly character: Character;
  readonly x: number;
  readonly depth: number;
  readonly facing: Facing;
  readonly seat: Seat;
  /** What the body does while nothing else is asked of it. */
  readonly pose: Pose;
  readonly emotion: Emotion;
  readonly holding: Prop | null;
  readonly wet: boolean;
}

export interface Thing {
  readonly prop: Prop;
  readonly x: number;
  readonly lift: number;
  readonly depth: number;
  readonly scale: number;
  readonly motion: PropDrawing['motion'];
}

export interface Stage {
  readonly people: ReadonlyMap<string, Person>;
  readonly things: ReadonlyMap<string, Thing>;
  /** A vehicle that has come and whose driver has not been seen yet. */
  readonly vehicle: Prop | null;
}

export const emptyStage: Stage = { people: new Map(), things: new Map(), vehicle: null };

/** What a deed is played against. */
export interface Setting {
  readonly characters: ReadonlyMap<string, Character>;
  readonly props: ReadonlyMap<string, Prop>;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Whether whoever comes in comes out of the rain. */
  readonly isRaining: boolean;
  readonly indoors: boolean;
}

const fallback: Slot = { x: 0, depth: 0, facing: 'right' };

/** Puts somebody on the stage in their slot, in the vehicle that waits if they were not there before. */
export function placed(stage: Stage, id: string, setting: Setting): Stage {
  const character = setting.characters.get(id);
  if (character === undefined || stage.people.has(id)) return stage;
  const slot = setting.slots.get(id) ?? fallback;
  const rides = stage.vehicle !== null;
  const person: Person = {
    character,
    ...slot,
    seat: rides ? 'boat' : 'none',
    pose: rides ? 'sit' : 'stand',
    emotion: 'neutral',
    holding: null,
    wet: setting.isRaining,
  };
  const things = new Map(stage.things);
  if (stage.vehicle !== null) things.delete(stage.vehicle.id);
  return { people: new Map(stage.people).set(id, person), things, vehicle: null };
}

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const next = new Map(map);
  next.delete(key);
  return next;
};

function changed(stage: Stage, id: string, change: Partial<Person>): Stage {
  const person = stage.people.get(id);
  if (person === undefined) return stage;
  return { ...stage, people: new Map(stage.people).set(id, { ...person, ...change }) };
}

export const felt = (stage: Stage, id: string, emotion: Emotion): Stage => changed(stage, id, { emotion });

/** Poses that last until something else is done. */
const lasting: readonly Pose[] = ['kneel', 'crouch', 'lie', 'sleep', 'handsClasped', 'ride'];

function seatFor({ verb, target, prop }: Action, setting: Setting): Seat {
  const kind = setting.props.get(target ?? '')?.kind ?? setting.props.get(prop ?? '')?.kind;
  if (kind === 'boat') return 'boat';
  if (verb === 'lie' || kind === 'bed') return 'bed';
  return setting.indoors || kind === 'chair' || kind === 'stool' || kind === 'bench' ? 'chair' : 'ground';
}

/** Least distance of two bodies that stand together, in heads. */
export const BESIDE = 1.6;

function standing(stage: Stage, id: string, action: Action, setting: Setting): Stage {
  const deed = bodyDeeds[action.verb];
  const person = stage.people.get(id);
  if (deed === undefined || person === undefined) return stage;
  if (action.verb === 'sit') return changed(stage, id, { seat: seatFor(action, setting), pose: 'sit' });
  if (deed.travel === 'toward') return changed(stage, id, { ...besideTarget(stage, person, action), seat: 'none', pose: 'stand' });
  if (deed.travel !== 'none' || action.verb === 'stand' || action.verb === 'rise') {
    return changed(stage, id, { seat: 'none', pose: 'stand' });
  }
  return lasting.includes(deed.pose) ? changed(stage, id, { pose: deed.pose }) : stage;
}

/** Where somebody stands who has come up to another: on their own side, within arm's reach. */
function besideTarget(stage: Stage, person: Person, { target }: Action): Partial<Person> {
  const other = target === null ? undefined : stage.people.get(target);
  if (other === undefined || other === person) return {};
  const isLeft = person.x < other.x;
  return { x: other.x + (isLeft ? -BESIDE : BESIDE), facing: isLeft ? 'right' : 'left' };
}

function holding(stage: Stage, id: string, { verb, target, prop }: Action, setting: Setting): Stage {
  const thing = prop === null ? undefined : setting.props.get(prop);
  if (thing === undefined || !isHandheld(thing.kind)) return stage;
  const person = stage.people.get(id);
  if (verb === 'give' && target !== null) {
    return changed(changed(stage, id, { holding: null }), target, { holding: thing });
  }
  if (releases.includes(verb)) {
    const released = person?.holding?.id === thing.id ? changed(stage, id, { holding: null }) : stage;
    return verb === 'hang' && person ? hung(released, person, thing) : released;
  }
  if (!takes.includes(verb)) return stage;
  const holder = [...stage.people.values()].find((each) => each.holding?.id === thing.id);
  const freed = holder ? changed(stage, holder.character.id, { holding: null }) : stage;
  return changed({ ...freed, things: without(freed.things, thing.id) }, id, { holding: thing });
}

const takes: readonly Action['verb'][] = ['take', 'hold', 'lift', 'carry', 'catch', 'pull', 'light', 'read', 'sew', 'sweep', 'dig', 'drink', 'eat', 'wipe', 'touch', 'work', 'play', 'write', 'run', 'walk'];
const releases: readonly Action['verb'][] = ['put', 'drop', 'throw', 'hang'];

/** A thing that is hung up hangs beside whoever hung it. */
function hung(stage: Stage, { x, facing }: Person, prop: Prop): Stage {
  const thing: Thing = { prop, x: x + (facing === 'right' ? 1.15 : -1.15), lift: 3.6, depth: 0.05, scale: 1, motion: 'glow' };
  return { ...stage, things: new Map(stage.things).set(prop.id, thing) };
}

/** The stage after a body's deed. */
function afterBody(stage: Stage, id: string, action: Action, setting: Setting): Stage {
  const deed = bodyDeeds[action.verb];
  if (deed?.travel === 'out') return { ...stage, people: without(stage.people, id) };
  const present = placed(stage, id, setting);
  const stood = standing(present, id, action, setting);
  const held = holding(stood, id, action, setting);
  return deed?.emotion ? felt(held, id, deed.emotion) : held;
}

/** Where a thing that acts is seen: vehicles at the right of the stage, everything else over the middle. */
export function thingAt(prop: Prop, motion: PropDrawing['motion']): Thing {
  if (isVehicle(prop.kind)) return { prop, x: 2.4, lift: 0, depth: 0.6, scale: 1, motion };
  const flies = motion === 'fly' || motion === 'drift' || motion === 'approach';
  return { prop, x: 0.8, lift: flies ? 5.2 : 0, depth: 0.3, scale: 1, motion };
}

function afterThing(stage: Stage, prop: Prop, action: Action): Stage {
  const motion = thingDeeds[action.verb]?.motion;
  if (motion === undefined) return stage;
  if (motion === 'leave') return { ...stage, things: without(stage.things, prop.id) };
  const rest = { ...thingAt(prop, motion), motion: motion === 'glow' || motion === 'swing' ? motion : ('still' as const) };
  const vehicle = isVehicle(prop.kind) && motion === 'approach' ? prop : stage.vehicle;
  const stays = isVehicle(prop.kind) || !isHandheld(prop.kind);
  return { ...stage, vehicle, things: stays ? new Map(stage.things).set(prop.id, rest) : stage.things };
}

/** The stage after an action: who is where, holds what, feels how. */
export function after(stage: Stage, action: Action, setting: Setting): Stage {
  if (action.actor === null) return stage;
  if (setting.characters.has(action.actor)) return afterBody(stage, action.actor, action, setting);
  const prop = setting.props.get(action.actor);
  return prop === undefined ? stage : afterThing(stage, prop, action);
}
