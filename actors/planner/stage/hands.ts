/** What hands hold after what they do, and where things go that they let go of. */
import type { Prop } from '../../../contracts/entity.ts';
import type { Action } from '../../../contracts/reading.ts';
import { isHandheld } from './things.ts';
import { personOf, type Doing } from './doing.ts';
import { changed, without, type Person, type Setting, type Stage, type Thing } from './stage.ts';

type Verb = Action['verb'];

/** Deeds for which one has the thing in hand from the first. */
const using: readonly Verb[] = [
  'sew',
  'sweep',
  'dig',
  'drink',
  'eat',
  'wipe',
  'touch',
  'work',
  'play',
  'write',
  'read',
  'enter',
  'appear',
  'arrive',
  'approach',
  'open',
  'fish',
  'run',
  'walk',
];

/** Deeds after which one has the thing in hand. */
const takes: readonly Verb[] = [
  ...using,
  'stand',
  'wait',
  'take',
  'hold',
  'lift',
  'carry',
  'catch',
  'pull',
  'light',
  'row',
];

const releases: readonly Verb[] = ['put', 'drop', 'throw', 'hang'];

const propOf = ({ prop }: Action, { props }: Setting): Prop | null =>
  prop === null ? null : (props.get(prop) ?? null);

/** The stage when hands have done what they do. */
export function handled(stage: Stage, doing: Doing): Stage {
  const { id, action, setting } = doing;
  const thing =
    propOf(action, setting) ?? (action.verb === 'give' ? (stage.people.get(id)?.holding ?? null) : null);
  if (releases.includes(action.verb)) return released(stage, doing, thing);
  if (!stage.people.has(id) || thing === null || !isHandheld(thing.kind)) return stage;
  if (action.verb === 'give') return given(stage, doing, thing);
  return takes.includes(action.verb) ? changed(freed(stage, thing.id), id, { holding: thing }) : stage;
}

function given(stage: Stage, { id, action: { target } }: Doing, thing: Prop): Stage {
  return target === null ? stage : changed(changed(stage, id, { holding: null }), target, { holding: thing });
}

function released(stage: Stage, { id, action: { verb } }: Doing, thing: Prop | null): Stage {
  const person = stage.people.get(id);
  const isOther = thing !== null && isHandheld(thing.kind) && person?.holding?.id !== thing.id;
  if (person === undefined || isOther) return stage;
  const empty = changed(stage, id, { holding: null });
  return verb === 'hang' && person.holding !== null ? hung(empty, person, person.holding) : empty;
}

/** Nobody holds a thing any more, and it stands nowhere. */
export function freed(stage: Stage, propId: string): Stage {
  const holder = [...stage.people.values()].find(({ holding }) => holding?.id === propId);
  const loose = { ...stage, things: without(stage.things, propId) };
  return holder === undefined ? loose : changed(loose, holder.character.id, { holding: null });
}

/** Side on which somebody hangs things up, and how far, in heads. */
const beside = ({ x, facing }: Pick<Person, 'x' | 'facing'>): number =>
  x + (facing === 'right' ? 1.15 : -1.15);

/** Out of doors things are hung on a pole, which stands there before they are. */
export function withPole(stage: Stage, { actor, verb, prop }: Action, { indoors }: Setting): Stage {
  const person = personOf(stage, actor);
  if (verb !== 'hang' || indoors || person === undefined || prop === null) return stage;
  const pole: Prop = { id: `${prop}-pole`, name: '·', kind: 'staff', colour: '#6a4a35' };
  const thing: Thing = { prop: pole, x: beside(person), lift: 0, depth: 0.1, scale: 1.1, motion: 'still' };
  return { ...stage, things: new Map(stage.things).set(pole.id, thing) };
}

/** A thing that is hung up hangs beside whoever hung it. */
function hung(stage: Stage, person: Person, prop: Prop): Stage {
  const thing: Thing = { prop, x: beside(person), lift: 3.6, depth: 0.05, scale: 1, motion: 'glow' };
  return { ...stage, things: new Map(stage.things).set(prop.id, thing) };
}

/** What somebody works with, puts down, gives or hangs up they had in hand before. */
export function handed(stage: Stage, action: Action, setting: Setting): Stage {
  const { actor, verb } = action;
  const thing = propOf(action, setting);
  const person = personOf(stage, actor);
  if (person === undefined || thing === null || !isHandheld(thing.kind)) return stage;
  if (!releases.includes(verb) && !using.includes(verb) && verb !== 'give') return stage;
  return person.holding?.id === thing.id
    ? stage
    : changed(freed(stage, thing.id), person.character.id, { holding: thing });
}
