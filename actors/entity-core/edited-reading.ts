/** A reading put right by the creator: two who were one are taken together, and one who was two is told apart. Pure. */
import { unitOf } from '../../contracts/script.ts';
import type { CastMember, FoundScene, StoryReading, Unit } from '../../contracts/reading.ts';
import { namedAction, namedReading, namedUnit, type Name } from '../runtime/named-reading.ts';

const once = (ids: readonly string[]): string[] => [...new Set(ids)];

const instead =
  (from: string, into: string): Name =>
  (id) =>
    id === from ? into : id;

/** Nobody speaks to himself, or comes into question twice. */
function tidied(unit: Unit): Unit {
  if (unit.kind !== 'dialogue' && unit.kind !== 'thought') return unit;
  const thought = new Set<string | null>([unit.speaker]);
  return {
    ...unit,
    addressees: once(unit.addressees).filter((id) => id !== unit.speaker),
    alternatives: unit.alternatives.filter(({ speaker }) => {
      const isNew = !thought.has(speaker);
      thought.add(speaker);
      return isNew;
    }),
  };
}

function joined(into: CastMember, from: CastMember): CastMember {
  const words = [...into.aliases, from.name, ...from.aliases];
  return {
    ...into,
    aliases: once(words).filter((word) => word !== into.name),
    mentions: [...into.mentions, ...from.mentions].sort((a, b) => a.start - b.start),
  };
}

const mentions = (value: unknown, id: string): boolean => JSON.stringify(value).includes(JSON.stringify(id));

/** The reading in which whatever is of `from` is of `into`. */
export function mergedReading(reading: StoryReading, from: string, into: string): StoryReading {
  const gone = reading.cast.find(({ id }) => id === from);
  if (gone === undefined || from === into) return reading;
  const cast = reading.cast
    .filter(({ id }) => id !== from)
    .map((member) => (member.id === into ? joined(member, gone) : member));
  const touched = new Set(reading.units.filter((unit) => mentions(unit, from)).map(({ id }) => id));
  const named = namedReading({ ...reading, cast }, instead(from, into));
  return {
    ...named,
    units: named.units.map((unit) => (touched.has(unit.id) ? tidied(unit) : unit)),
    scenes: named.scenes.map((scene) => ({ ...scene, cast: once(scene.cast) })),
  };
}

/** Somebody who is not called that any more. */
const without = (member: CastMember, name: string): CastMember => ({
  ...member,
  aliases: member.aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase()),
});

/** The reading in which two places are one: what played at `from` plays at `into`. */
export function mergedPlaces(reading: StoryReading, from: string, into: string): StoryReading {
  const [gone, kept] = [from, into].map((id) => reading.places.find((place) => place.id === id));
  if (gone === undefined || kept === undefined) return reading;
  const both = [...kept.mentions, ...gone.mentions].sort((a, b) => a.start - b.start);
  const places = reading.places
    .filter(({ id }) => id !== from)
    .map((place) => (place.id === into ? { ...place, mentions: both } : place));
  const moved = reading.scenes.map((scene) =>
    scene.place === from ? { ...scene, indoors: kept.indoors } : scene,
  );
  return namedReading({ ...reading, places, scenes: moved }, instead(from, into));
}

export interface Splitting {
  readonly from: string;
  readonly member: CastMember;
  readonly lineIds: readonly string[];
  /** Who says lines that somebody else was given before. */
  readonly speakers: ReadonlyMap<string, string>;
}

function speakerOf(unit: Unit): string | null {
  if (unit.kind === 'dialogue' || unit.kind === 'thought') return unit.speaker;
  return unit.kind === 'narration' ? unit.narrator : null;
}

/** A unit that somebody else says, sure enough. */
function givenTo(unit: Unit, to: string): Unit {
  if (unit.kind === 'narration') return { ...unit, narrator: to };
  if (unit.kind !== 'dialogue' && unit.kind !== 'thought') return unit;
  return tidied({ ...unit, speaker: to, confidence: 1, alternatives: [], cue: 'edited' });
}

/** What a unit of a scene is in which only some lines are somebody else’s: those, and what their tags tell. */
function partlyGiven(unit: Unit, taken: ReadonlySet<string>, { from, member }: Splitting): Unit {
  if (taken.has(unit.id)) return givenTo(unit, member.id);
  if (unit.kind !== 'tag' || !taken.has(unit.of)) return unit;
  return { ...unit, actions: unit.actions.map((action) => namedAction(action, instead(from, member.id))) };
}

/** Latin words count whole, whatever their case; Chinese ones wherever they stand. */
function says(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  const words = (given: string): string =>
    ` ${given
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return words(text).includes(words(name));
}

/** Units that tell of the newcomer by name, and of the other by none of his. */
function namingUnits({ cast, units }: StoryReading, { from, member }: Splitting): ReadonlySet<string> {
  const old = cast.find(({ id }) => id === from);
  const names = [old?.name ?? '', ...(old?.aliases ?? [])].filter((name) => !says(member.name, name));
  const telling = units.filter(
    (unit) =>
      unit.kind === 'narration' &&
      mentions(unit, from) &&
      says(unit.text, member.name) &&
      !names.some((name) => says(unit.text, name)),
  );
  return new Set(telling.map(({ id }) => id));
}

interface Told {
  readonly units: ReadonlyMap<string, Unit>;
  readonly taken: ReadonlySet<string>;
}

/** Whether all that somebody says in a scene is taken: then he is not who is there, and whatever he does there is the other’s. */
function isWhole({ units: ids }: FoundScene, { units, taken }: Told, { from, speakers }: Splitting): boolean {
  const own = ids.filter((id) => {
    const unit = units.get(id);
    return unit !== undefined && (speakers.get(id) ?? speakerOf(unit)) === from;
  });
  return own.length > 0 && own.every((id) => taken.has(id));
}

/** The reading in which some lines are those of somebody new. A line that takes several breaths goes as one. */
export function splitReading(reading: StoryReading, splitting: Splitting): StoryReading {
  const { from, member, lineIds } = splitting;
  const taken = new Set(lineIds.map(unitOf));
  const naming = namingUnits(reading, splitting);
  const told = { taken, units: new Map(reading.units.map((unit) => [unit.id, unit])) };
  const here = reading.scenes.filter(({ units }) => units.some((id) => taken.has(id) || naming.has(id)));
  const whole = here.filter((scene) => isWhole(scene, told, splitting));
  const his = new Set([...naming, ...whole.flatMap(({ units }) => units)]);
  const name = instead(from, member.id);
  return {
    ...reading,
    cast: [...reading.cast.map((each) => (each.id === from ? without(each, member.name) : each)), member],
    units: reading.units.map((unit) =>
      partlyGiven(his.has(unit.id) ? namedUnit(unit, name) : unit, taken, splitting),
    ),
    scenes: reading.scenes.map((scene) => {
      if (whole.includes(scene)) return { ...scene, cast: once(scene.cast.map(name)) };
      return here.includes(scene) ? { ...scene, cast: once([...scene.cast, member.id]) } : scene;
    }),
  };
}
