/** Cuts the story's scenes into runs that each play in one place: a street in the rain before the shop in it. */
import { vehicleProps } from '../reading-in-shape.ts';
import type { FoundScene, PlaceKind, StoryReading, Unit } from '../../../contracts/reading.ts';

/** Units of one scene that are seen in one place. */
export interface SceneRun {
  readonly id: string;
  readonly scene: FoundScene;
  readonly placeId: string;
  readonly units: readonly Unit[];
}

/** A run without a scene of its own belongs to the scene whose id stands before the dash. */
export const rootOf = (sceneId: string): string => sceneId.split('-')[0] ?? sceneId;

const isSpoken = (unit: Unit): boolean => unit.kind !== 'heading' && unit.kind !== 'note';

/** What of a story's names are people, and what are places that the film can cut to, with their kinds. */
interface Names {
  readonly cast: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, PlaceKind>;
}

function namesOf(reading: StoryReading): Names {
  const passing = new Set(vehicleProps(reading).map(({ id }) => id));
  const places = reading.places.filter(({ id }) => !passing.has(id));
  return {
    cast: new Set(reading.cast.map(({ id }) => id)),
    places: new Map(places.map(({ id, kind }) => [id, kind])),
  };
}

/**
 * The place a unit is seen in: the scene's, unless nobody acts in it and it names another. People never leave their
 * scene's place this way, so that a passing mention moves nobody.
 */
function placeOf(unit: Unit, scene: FoundScene, { cast, places }: Names): string {
  if (unit.kind !== 'narration') return scene.place;
  const isCast = (id: string | null): boolean => id !== null && cast.has(id);
  if (unit.actions.some(({ actor }) => isCast(actor)) || unit.subjects.some(isCast)) return scene.place;
  const kindOf = (id: string): PlaceKind => places.get(id) ?? 'open';
  const named = [...unit.actions.map(({ place }) => place), ...unit.subjects].filter(
    (id): id is string => id !== null && places.has(id),
  );
  const elsewhere = named.filter((id) => id !== scene.place && !isInSight(kindOf(id), kindOf(scene.place)));
  return elsewhere.find((id) => !isVague(kindOf(id))) ?? elsewhere[0] ?? scene.place;
}

const waters: readonly PlaceKind[] = [
  'sea',
  'river',
  'lake',
  'beach',
  'harbour',
  'dock',
  'bridge',
  'boat',
  'ship',
  'lighthouse',
  'waterfall',
];

/** Settlements as a whole: a street says more. */
const isVague = (kind: PlaceKind): boolean =>
  kind === 'town' || kind === 'village' || kind === 'city' || kind === 'open';

/** Whether a place can be seen from another, so that nobody needs to cut to it: the sky from anywhere, the water from its bank. */
const isInSight = (kind: PlaceKind, from: PlaceKind): boolean =>
  kind === 'sky' ||
  kind === from ||
  (waters.includes(kind) && waters.includes(from) && kind !== 'lighthouse' && from !== 'lighthouse');

/** Units that no scene claims go to the scene around them, the first or the last at the ends. */
function unitsByScene(reading: StoryReading): ReadonlyMap<string, readonly Unit[]> {
  const owner = new Map(reading.scenes.flatMap((scene) => scene.units.map((id) => [id, scene.id] as const)));
  const result = new Map<string, Unit[]>(reading.scenes.map(({ id }) => [id, []]));
  let current = reading.scenes[0]?.id;
  for (const unit of reading.units.toSorted((a, b) => a.start - b.start)) {
    current = owner.get(unit.id) ?? current;
    if (current !== undefined && isSpoken(unit)) result.get(current)?.push(unit);
  }
  return result;
}

/** Runs in story order. Ids are the scene's, or the scene's and the first unit's, so that they outlive edits. */
export function sceneRuns(reading: StoryReading): readonly SceneRun[] {
  const units = unitsByScene(reading);
  const names = namesOf(reading);
  return reading.scenes.flatMap((scene) => runsOf(scene, units.get(scene.id) ?? [], names));
}

/** Whoever knocks at a door is still outside: where the scene was seen before it goes in. */
const isAtDoor = (unit: Unit, { indoors }: FoundScene): boolean =>
  indoors &&
  unit.kind === 'narration' &&
  unit.actions.some(({ verb, actor }) => verb === 'knock' && actor !== null);

function runsOf(scene: FoundScene, units: readonly Unit[], names: Names): readonly SceneRun[] {
  const runs: { placeId: string; units: Unit[] }[] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    const own = placeOf(unit, scene, names);
    const placeId = runs.length === 1 && last !== undefined && isAtDoor(unit, scene) ? last.placeId : own;
    if (last?.placeId === placeId) last.units.push(unit);
    else runs.push({ placeId, units: [unit] });
  }
  const home = runs.findIndex(({ placeId }) => placeId === scene.place);
  return runs.map((run, at) => ({
    ...run,
    scene,
    id: at === home ? scene.id : `${scene.id}-${run.units[0]?.id ?? at}`,
  }));
}

const tells = ({ kind }: Unit): boolean => kind === 'dialogue' || kind === 'thought' || kind === 'narration';

/** A heading, a note or a tag as something that can be told. */
const asNarration = ({ id, start, end, text, paragraph }: Unit): Unit => ({
  kind: 'narration',
  id,
  start,
  end,
  text,
  paragraph,
  narrator: null,
  emotion: 'neutral',
  actions: [],
  subjects: [],
  descriptive: false,
});

/** Brings a reading into a form that can be filmed: something to tell, and at least one scene to tell it in. */
export function filmable(reading: StoryReading): StoryReading {
  const units = reading.units.some(tells) ? reading.units : reading.units.map(asNarration);
  return withScenes({ ...reading, units });
}

/** A scene for stories in which the reading found none. */
function withScenes(reading: StoryReading): StoryReading {
  if (reading.scenes.length > 0) return reading;
  const scene: FoundScene = {
    id: 's1',
    start: reading.units[0]?.start ?? 0,
    end: reading.units.at(-1)?.end ?? 0,
    place: reading.places[0]?.id ?? 'p0',
    indoors: reading.places[0]?.indoors ?? false,
    timeOfDay: 'afternoon',
    weather: 'clear',
    season: null,
    mood: 'calm',
    cast: reading.cast.map(({ id }) => id),
    props: reading.props.map(({ id }) => id),
    units: reading.units.map(({ id }) => id),
    because: 'the only scene',
  };
  return { ...reading, scenes: [scene] };
}
