/** Cuts the story's scenes into runs that each play in one place: a street in the rain before the shop in it. */
import type { FoundScene, NarrationUnit, StoryReading, Unit } from '../../../contracts/reading.ts';

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

/**
 * The place a unit is seen in: the scene's, unless nobody acts in it and it names another. People never leave their
 * scene's place this way, so that a passing mention moves nobody.
 */
function placeOf(unit: Unit, scene: FoundScene, reading: StoryReading): string {
  if (unit.kind !== 'narration') return scene.place;
  const isCast = (id: string | null): boolean => reading.cast.some((member) => member.id === id);
  if (unit.actions.some(({ actor }) => isCast(actor)) || unit.subjects.some(isCast)) return scene.place;
  const named = placesNamed(unit, reading);
  return named.find((id) => id !== scene.place) ?? scene.place;
}

function placesNamed(unit: NarrationUnit, reading: StoryReading): readonly string[] {
  const isPlace = (id: string | null): id is string => reading.places.some((place) => place.id === id);
  return [...unit.actions.map(({ place }) => place), ...unit.subjects].filter(isPlace);
}

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
  return reading.scenes.flatMap((scene) => runsOf(scene, units.get(scene.id) ?? [], reading));
}

function runsOf(scene: FoundScene, units: readonly Unit[], reading: StoryReading): readonly SceneRun[] {
  const runs: { placeId: string; units: Unit[] }[] = [];
  for (const unit of units) {
    const placeId = placeOf(unit, scene, reading);
    const last = runs.at(-1);
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

/** A scene for stories in which the reading found none. */
export function withScenes(reading: StoryReading): StoryReading {
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
