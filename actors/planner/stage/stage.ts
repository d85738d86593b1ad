/** How things stand on the stage at one moment. Nothing here knows how long anything takes. */
import type { Facing, Pose, PropDrawing } from '../../../contracts/drawing.ts';
import type { Character, Prop } from '../../../contracts/entity.ts';
import type { Emotion } from '../../../contracts/reading.ts';
import type { Seat } from './bodies.ts';
import type { Slot } from './blocking.ts';

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
  /** Whether they are still to come in. */
  readonly isOff: boolean;
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

/** What a scene is played against. */
export interface Setting {
  readonly characters: ReadonlyMap<string, Character>;
  readonly props: ReadonlyMap<string, Prop>;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Whether whoever comes in comes out of the rain. */
  readonly isRaining: boolean;
  /** Whether the whole scene plays in a boat. */
  readonly isAfloat: boolean;
  readonly indoors: boolean;
  /** Things that the story comes back to: worth a look of their own. */
  readonly matters: ReadonlySet<string>;
}

export const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const next = new Map(map);
  next.delete(key);
  return next;
};

/** The stage with a change to one person; whoever is not there stays away. */
export function changed(stage: Stage, id: string, change: Partial<Person>): Stage {
  const person = stage.people.get(id);
  if (person === undefined) return stage;
  return { ...stage, people: new Map(stage.people).set(id, { ...person, ...change }) };
}

export const felt = (stage: Stage, id: string, emotion: Emotion): Stage => changed(stage, id, { emotion });

const fallback: Slot = { x: 0, depth: 0, facing: 'right' };

/** Where whoever sits in a vehicle is seen: where it has come to, looking at the middle of the stage. */
const ABOARD: Slot = { x: 5, depth: 0, facing: 'left' };

/** In a boat people sit closer than they stand. */
const CLOSER_AFLOAT = 0.85;

/** Puts somebody on the stage in their slot, or in the vehicle that waits, if they were not there before. */
export function placed(stage: Stage, id: string, setting: Setting): Stage {
  const character = setting.characters.get(id);
  if (character === undefined || stage.people.has(id)) return stage;
  const rides = stage.vehicle !== null && !setting.isAfloat;
  const sits = rides || setting.isAfloat;
  const slot = setting.slots.get(id) ?? fallback;
  const person: Person = {
    character,
    ...(rides ? ABOARD : setting.isAfloat ? { ...slot, x: slot.x * CLOSER_AFLOAT } : slot),
    seat: sits ? 'boat' : 'none',
    pose: sits ? 'sit' : 'stand',
    emotion: 'neutral',
    holding: null,
    wet: setting.isRaining,
    isOff: false,
  };
  const things = stage.vehicle === null ? stage.things : without(stage.things, stage.vehicle.id);
  return { people: new Map(stage.people).set(id, person), things, vehicle: null };
}

/** Puts somebody into a vehicle that is still to come. */
export function aboard(
  stage: Stage,
  id: string,
  { vehicle, setting }: { readonly vehicle: Prop; readonly setting: Setting },
): Stage {
  return changed(placed({ ...stage, vehicle }, id, setting), id, { isOff: true });
}

/** Lets somebody wait outside the frame until a deed brings them in. */
export function waiting(stage: Stage, id: string, setting: Setting): Stage {
  if (stage.people.has(id)) return stage;
  return changed(placed({ ...stage, vehicle: null }, id, setting), id, { isOff: true });
}

/** Arms that were held up come down. */
export function lowered(stage: Stage): Stage {
  const people = [...stage.people].map(
    ([id, person]) =>
      [id, person.pose === 'raiseHigh' ? { ...person, pose: 'stand' as const } : person] as const,
  );
  return { ...stage, people: new Map(people) };
}

/** Feelings that pass when the next moment does not renew them. */
const passing: readonly Emotion[] = ['surprise', 'resolve', 'slyness', 'disgust', 'shame', 'anger'];

/** The stage a moment later: what was felt in passing is over unless it was felt just now. */
export function settledFeelings(before: Stage, after: Stage): Stage {
  const people = new Map(after.people);
  for (const [id, person] of after.people) {
    const wasSo = before.people.get(id)?.emotion === person.emotion;
    if (wasSo && passing.includes(person.emotion)) people.set(id, { ...person, emotion: 'neutral' });
  }
  return { ...after, people };
}
