/** Brings a reading into the shape that a director needs: vehicles are things, and “the three of them” are three people. */
import type { Prop } from '../../contracts/entity.ts';
import type {
  Action,
  CastMember,
  NarrationUnit,
  PlaceKind,
  PropKind,
  StoryReading,
  Unit,
} from '../../contracts/reading.ts';

/** Places that come and go; outside of them they are things. */
const vehicles: Readonly<Partial<Record<PlaceKind, PropKind>>> = {
  boat: 'boat',
  carriage: 'carriage',
  car: 'cart',
};

const HULL = '#6a4a35';

/** Vehicles that the reading found as places, as things to be drawn under the same id. */
export const vehicleProps = (reading: StoryReading): readonly Prop[] =>
  reading.places.flatMap(({ id, name, kind }) => {
    const prop = vehicles[kind];
    return prop === undefined ? [] : [{ id, name, kind: prop, colour: HULL }];
  });

/** Verbs that a vehicle does by itself where the story names no other doer. */
const vehicleVerbs: readonly Action['verb'][] = [
  'appear',
  'arrive',
  'approach',
  'enter',
  'leave',
  'move',
  'stop',
  'vanish',
  'float',
];

const acted = (action: Action, isVehicle: (id: string | null) => boolean): Action =>
  action.actor === null && isVehicle(action.place) && vehicleVerbs.includes(action.verb)
    ? { ...action, actor: action.place, place: null }
    : action;

const ways: readonly Action['verb'][] = [
  'walk',
  'run',
  'move',
  'enter',
  'arrive',
  'approach',
  'leave',
  'follow',
];

/** The same deed told twice in a row ("走啊走") is one, and who has come somewhere need not be told to stand there. */
function isEcho(action: Action, before: Action | undefined): boolean {
  if (before === undefined || before.actor !== action.actor) return false;
  if (before.verb === action.verb) return before.prop === action.prop;
  return action.verb === 'stand' && ways.includes(before.verb);
}

/** A way and what it leads to are one: who runs and comes in runs in. */
function joinedWays(actions: readonly Action[]): readonly Action[] {
  return actions.reduce<readonly Action[]>((done, action) => {
    const last = done.at(-1);
    if (
      last === undefined ||
      last.actor !== action.actor ||
      !ways.includes(last.verb) ||
      !ways.includes(action.verb)
    ) {
      return [...done, action];
    }
    return [...done.slice(0, -1), { ...action, manner: last.verb === 'run' ? 'fast' : action.manner }];
  }, []);
}

/** Who goes out to do something somewhere comes in there: "he walks out and sits down beside her". */
function arrivals(actions: readonly Action[]): Action[] {
  return actions.map((action, at) => {
    const goesOn = actions
      .slice(at + 1)
      .some(({ actor, verb }) => actor === action.actor && !ways.includes(verb));
    return action.verb === 'leave' && goesOn ? { ...action, verb: 'enter' } : action;
  });
}

/** Words with which something comes, where the reading found no verb. */
const coming =
  /来|驶|漂|摇|靠|停|\b(?:c[ao]me|coming|glid|drift|sail|row|roll|drew|draws|stopp|halt|pulled up)/i;

/** A vehicle that is told to come, come. */
function arriving(unit: NarrationUnit, isVehicle: (id: string | null) => boolean): readonly Action[] {
  const vehicle = unit.subjects.find(isVehicle);
  if (vehicle === undefined || unit.actions.length > 0 || !coming.test(unit.text)) return unit.actions;
  const span = { start: unit.start, end: unit.end };
  return [{ verb: 'appear', actor: vehicle, target: null, prop: null, place: null, manner: 'plain', span }];
}

/** What is hung up is the thing named first, not what it is hung on. */
function hungThing(
  action: Action,
  { subjects }: Pick<NarrationUnit, 'subjects'>,
  props: ReadonlySet<string>,
): Action {
  const first = subjects.find((id) => props.has(id));
  return action.verb === 'hang' && first !== undefined ? { ...action, prop: first } : action;
}

const numbers: readonly (readonly [RegExp, number])[] = [
  [/\b(?:two|both|the pair)\b|[两俩]个?人|二人/i, 2],
  [/\bthree\b|[三仨]个?人|三人/i, 3],
  [/\bfour\b|四个?人/i, 4],
  [/\bfive\b|五个?人/i, 5],
];

const numberIn = (text: string): number | null => numbers.find(([words]) => words.test(text))?.[1] ?? null;

/** People of whom the story says only how many they are. */
const isCrowd = ({ group, name }: CastMember): boolean =>
  group || /people|folk|them\b|everyone|人们|众人|大家|人$/i.test(name);

/** Whom a number of people stands for: the main cast, if there are just so many of them. */
function meant(unit: NarrationUnit, cast: readonly CastMember[]): readonly string[] | null {
  const number = numberIn(unit.text);
  const main = cast.filter((member) => !isCrowd(member) && member.role !== 'minor').map(({ id }) => id);
  return number !== null && main.length === number ? main : null;
}

function peopled(unit: NarrationUnit, cast: readonly CastMember[]): NarrationUnit {
  const crowd = new Set(cast.filter(isCrowd).map(({ id }) => id));
  const isTold =
    unit.subjects.some((id) => crowd.has(id)) ||
    unit.actions.some(({ actor }) => actor !== null && crowd.has(actor));
  const people = isTold ? meant(unit, cast) : null;
  if (people === null) return unit;
  return {
    ...unit,
    subjects: [...new Set(unit.subjects.flatMap((id) => (crowd.has(id) ? people : [id])))],
    actions: unit.actions.map((action) =>
      action.actor !== null && crowd.has(action.actor)
        ? { ...action, actor: people[0] ?? action.actor }
        : action,
    ),
  };
}

interface Shaping {
  readonly reading: StoryReading;
  readonly props: ReadonlySet<string>;
  readonly isVehicle: (id: string | null) => boolean;
}

function shapedActions(actions: readonly Action[], { isVehicle }: Shaping): Action[] {
  const told = actions.map((action) => acted(action, isVehicle));
  return arrivals(joinedWays(told.filter((action, at) => !isEcho(action, told[at - 1]))));
}

function shaped(unit: Unit, shaping: Shaping): Unit {
  if (unit.kind === 'tag') return { ...unit, actions: shapedActions(unit.actions, shaping) };
  if (unit.kind !== 'narration') return unit;
  const told = arriving(unit, shaping.isVehicle).map((action) => hungThing(action, unit, shaping.props));
  return peopled({ ...unit, actions: shapedActions(told, shaping) }, shaping.reading.cast);
}

/** The reading in shape. */
export function inShape(reading: StoryReading): StoryReading {
  const ids = new Set(vehicleProps(reading).map(({ id }) => id));
  const isVehicle = (id: string | null): boolean => id !== null && ids.has(id);
  const shaping = { reading, isVehicle, props: new Set(reading.props.map(({ id }) => id)) };
  return { ...reading, units: reading.units.map((unit) => shaped(unit, shaping)) };
}
