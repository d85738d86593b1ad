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

/** The same deed told twice in a row ("走啊走") is one. */
const isEcho = (action: Action, before: Action | undefined): boolean =>
  before !== undefined &&
  before.verb === action.verb &&
  before.actor === action.actor &&
  before.prop === action.prop;

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

function shaped(unit: Unit, reading: StoryReading, isVehicle: (id: string | null) => boolean): Unit {
  if (unit.kind !== 'narration' && unit.kind !== 'tag') return unit;
  const actions = unit.actions
    .map((action) => acted(action, isVehicle))
    .filter((action, at, all) => !isEcho(action, all[at - 1]));
  return unit.kind === 'tag' ? { ...unit, actions } : peopled({ ...unit, actions }, reading.cast);
}

/** The reading in shape. */
export function inShape(reading: StoryReading): StoryReading {
  const ids = new Set(vehicleProps(reading).map(({ id }) => id));
  const isVehicle = (id: string | null): boolean => id !== null && ids.has(id);
  return { ...reading, units: reading.units.map((unit) => shaped(unit, reading, isVehicle)) };
}
