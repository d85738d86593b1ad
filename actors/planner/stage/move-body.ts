/** Where and how bodies are after what they do. */
import type { Action } from '../../../contracts/reading.ts';
import type { Seat } from './bodies.ts';
import { bodyDeeds } from './deeds.ts';
import { personOf, type Doing } from './doing.ts';
import { changed, type Person, type Setting, type Stage } from './stage.ts';

type Verb = Action['verb'];

/** Distances of two bodies, in heads: side by side, and in each other's arms. */
const BESIDE = 1.6;
const IN_ARMS = 1.3;

/** How far whoever was in a boat has come from it. */
const ASHORE = 0.9;

/** Deeds whose pose lasts until something else is done. */
const lasting: readonly Verb[] = ['kneel', 'hide', 'lie', 'sleep', 'wait', 'ride', 'lift'];

/** Deeds for which one stands up. */
const rising: readonly Verb[] = [
  'stand',
  'rise',
  'take',
  'open',
  'close',
  'hang',
  'lift',
  'knock',
  'push',
  'pull',
  'throw',
  'dance',
  'bow',
  'hug',
];

const upright: Partial<Person> = { seat: 'none', pose: 'stand' };

/** What somebody sits on where the story does not say: a stool indoors and for the old, else the ground. */
function seatFor(
  person: Person,
  { verb, target, prop }: Action,
  { props, indoors, isAfloat }: Setting,
): Seat {
  const kind = props.get(target ?? '')?.kind ?? props.get(prop ?? '')?.kind;
  if (kind === 'boat' || isAfloat) return 'boat';
  if (verb === 'lie' || kind === 'bed') return 'bed';
  const isSeat = kind === 'chair' || kind === 'stool' || kind === 'bench';
  return indoors || isSeat || person.character.age === 'old' ? 'chair' : 'ground';
}

/** Where a body stands that has come so near to another: on its own side of it. */
function near(person: Person, other: Person | undefined, distance: number): Partial<Person> {
  if (other === undefined || other.character.id === person.character.id) return {};
  const isLeft = person.x < other.x;
  return { x: other.x + (isLeft ? -distance : distance), facing: isLeft ? 'right' : 'left' };
}

const risesFor = ({ seat }: Person, { verb }: Action): boolean => rising.includes(verb) && seat !== 'boat';

/** The pose that a deed leaves behind; an arm that was held up comes down with the next deed. */
function poseAfter({ pose }: Person, { verb }: Action): Partial<Person> {
  const deed = bodyDeeds[verb];
  if (deed !== undefined && lasting.includes(verb)) return { pose: deed.pose };
  return pose === 'raiseHigh' ? { pose: 'stand' } : {};
}

/** The stage when a body has done what it does; hands are another matter. */
export function moved(stage: Stage, { id, action, setting }: Doing): Stage {
  const deed = bodyDeeds[action.verb];
  const person = stage.people.get(id);
  if (deed === undefined || person === undefined) return stage;
  const here = changed(stage, id, { isOff: false });
  const other = personOf(stage, action.target);
  switch (action.verb) {
    case 'row':
      return changed(here, id, { seat: 'boat', pose: 'sit' });
    case 'sit':
      return changed(here, id, { ...seated(person, other, seatFor(person, action, setting)), pose: 'sit' });
    case 'lie':
    case 'sleep':
      return changed(here, id, { seat: 'none', pose: deed.pose });
    default:
      if (deed.contact) return embraced(here, person, action);
  }
  const rest = deed.travel !== 'none' || risesFor(person, action) ? upright : {};
  const place = deed.travel === 'toward' ? near(person, other, BESIDE) : {};
  return changed(here, id, { ...rest, ...place, ...poseAfter(person, action) });
}

/** Who sits down by somebody sits near them, on the same kind of seat. */
function seated(person: Person, other: Person | undefined, seat: Seat): Partial<Person> {
  if (other === undefined || other.character.id === person.character.id) return { seat };
  return { ...near(person, other, BESIDE), seat: other.seat === 'none' ? seat : other.seat };
}

/** Whoever is sat down by is sitting. */
export function sitting(stage: Stage, { verb, target }: Action): Stage {
  const other = verb === 'sit' ? personOf(stage, target) : undefined;
  if (other === undefined || other.seat !== 'none') return stage;
  return changed(stage, other.character.id, { seat: 'chair', pose: 'sit' });
}

/** Two who touch stand together. */
function embraced(stage: Stage, person: Person, action: Action): Stage {
  const stood = ashore(stage, action);
  return changed(stood, person.character.id, {
    ...upright,
    ...near(person, personOf(stood, action.target), IN_ARMS),
  });
}

/** Whoever sits stands up before a deed that is done standing. */
export function risen(stage: Stage, action: Action): Stage {
  const person = personOf(stage, action.actor);
  if (person === undefined || !risesFor(person, action)) return stage;
  const isUp = person.seat === 'none' && person.pose === 'stand';
  return isUp ? stage : changed(stage, person.character.id, upright);
}

/** Whoever is going to be touched stands up; whoever sat in a boat has stepped out of it. */
export function ashore(stage: Stage, { actor, target }: Action): Stage {
  const other = personOf(stage, target);
  if (other === undefined) return stage;
  const isFromRight = (personOf(stage, actor)?.x ?? -Infinity) > other.x;
  const x = other.seat === 'boat' ? other.x + (isFromRight ? ASHORE : -ASHORE) : other.x;
  return changed(stage, other.character.id, { ...upright, x });
}

/** Whether a deed ends with two bodies together. */
export const isContact = ({ verb }: Action): boolean => bodyDeeds[verb]?.contact === true;
