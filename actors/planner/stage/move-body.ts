/** Where and how bodies are after what they do. */
import type { Action } from '../../../contracts/reading.ts';
import { type Seat } from './bodies.ts';
import { isLight } from './things.ts';
import { bodyDeeds } from './deeds.ts';
import { personOf, type Doing } from './doing.ts';
import { changed, type Person, type Setting, type Stage } from './stage.ts';

type Verb = Action['verb'];

/** Distances of two bodies, in heads: side by side, at each other's hands, and in each other's arms. */
const BESIDE = 1.6;
const AT_HANDS = 1.3;
const IN_ARMS = 0.85;

const touchingAt = ({ verb }: Action): number => (verb === 'hug' || verb === 'kiss' ? IN_ARMS : AT_HANDS);

/** Distance at which hands meet. */
const AT_ARMS_LENGTH = 2;

/** How far from two in each other's arms those stand who stood between them, in heads. */
const ASIDE = 2.9;

/** How far whoever was in a boat has come from it. */
const ASHORE = 0.9;

/** Deeds whose pose lasts until something else is done. */
const lasting: readonly Verb[] = ['kneel', 'hide', 'lie', 'sleep', 'wait', 'ride'];

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

/** Whoever lies gets up for whatever is done with the whole body; what is small they do lying. */
const getsUpFor = ({ pose }: Person, { verb }: Action): boolean =>
  (pose === 'lie' || pose === 'sleep') && bodyDeeds[verb]?.small === false && !lasting.includes(verb);

const goesFor = ({ verb }: Action): boolean => (bodyDeeds[verb]?.travel ?? 'none') !== 'none';

const risesFor = (person: Person, action: Action): boolean =>
  person.seat !== 'boat' && (rising.includes(action.verb) || goesFor(action) || getsUpFor(person, action));

/** Lights are lifted to be seen from afar, and kept up; other things only off their place. */
export const isRaised = ({ verb, prop }: Action, props: Setting['props']): boolean =>
  verb === 'lift' && isLight(props.get(prop ?? '')?.kind ?? 'thing');

/** The pose that a deed leaves behind; an arm that was held up comes down with the next deed. */
function poseAfter({ pose }: Person, action: Action, { props }: Setting): Partial<Person> {
  const { verb } = action;
  const deed = bodyDeeds[verb];
  if (isRaised(action, props)) return { pose: 'raiseHigh' };
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
      return changed(here, id, { seat: setting.indoors ? 'bed' : 'none', pose: deed.pose });
    default:
      if (deed.contact) return embraced(here, person, action);
  }
  const rest = deed.travel !== 'none' || risesFor(person, action) ? upright : {};
  const place = deed.travel === 'toward' ? near(person, other, BESIDE) : reached(person, here, action);
  return changed(helpedUp(here, action), id, { ...rest, ...place, ...poseAfter(person, action, setting) });
}

/** Whoever is helped up stands. */
const helpedUp = (stage: Stage, { verb, actor, target }: Action): Stage =>
  verb === 'rise' && target !== null && target !== actor ? changed(stage, target, upright) : stage;

/** Whoever else's hands a thing goes to, or comes from. */
export function otherHands(stage: Stage, { verb, actor, target, prop }: Action): Person | undefined {
  if (verb === 'give') return personOf(stage, target);
  if (prop === null || (verb !== 'take' && verb !== 'lift' && verb !== 'catch')) return undefined;
  return [...stage.people.values()].find(
    ({ character, holding }) => holding?.id === prop && character.id !== actor,
  );
}

/** A step towards whoever's hands a thing goes to, or comes from. */
function reached(person: Person, stage: Stage, action: Action): Partial<Person> {
  const other = otherHands(stage, action);
  const isFar = other !== undefined && Math.abs(other.x - person.x) > AT_ARMS_LENGTH;
  return isFar && person.seat === 'none' ? near(person, other, AT_ARMS_LENGTH) : {};
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

/** Whoever stands between two who touch, or in their way, has stepped aside, behind whoever comes. */
function aside(stage: Stage, action: Action): Stage {
  const { actor, target } = action;
  const [one, other] = [personOf(stage, actor), personOf(stage, target)];
  if (one === undefined || other === undefined) return stage;
  const reach = touchingAt(action);
  const [left, right] = [Math.min(one.x, other.x - reach), Math.max(one.x, other.x + reach)];
  const back = one.x < other.x ? -1 : 1;
  const inWay = [...stage.people.values()].filter(
    ({ character, x }) =>
      character.id !== actor && character.id !== target && x > left - 0.1 && x < right + 0.1,
  );
  return inWay.reduce(
    (sum, { character }, at) =>
      changed(sum, character.id, {
        x: other.x + back * (ASIDE + BESIDE * at),
        facing: back < 0 ? 'right' : 'left',
      }),
    stage,
  );
}

/** Two who touch stand together. */
function embraced(stage: Stage, person: Person, action: Action): Stage {
  const stood = aside(ashore(stage, action), action);
  return changed(stood, person.character.id, {
    ...upright,
    ...near(person, personOf(stood, action.target), touchingAt(action)),
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

/** The stage before two touch: whoever is to be touched stands, and nobody stands between. */
export const readyToTouch = (stage: Stage, action: Action): Stage => aside(ashore(stage, action), action);

/** Whether a deed ends with two bodies together. */
export const isContact = ({ verb }: Action): boolean => bodyDeeds[verb]?.contact === true;
