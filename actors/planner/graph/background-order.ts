/** What a scene's set is painted from. */
import type { BackgroundOrder } from '../../../contracts/drawing.ts';
import type { Place } from '../../../contracts/entity.ts';
import { PlaceKind } from '../../../contracts/reading.ts';
import type { ScriptScene } from '../../../contracts/script.ts';
import type { Sources } from '../sources.ts';

/** A set that the library found must be this sure before it replaces the reading's own kind of place. */
const SURE = 0.75;

const nowhere: Place = { id: 'p0', name: '·', kind: 'open', indoors: false, traits: [], seed: 0 };

/** The set of a place: the library's where its name says more than its kind (灯笼铺 is a workshop), else its own. */
function dressed(place: Place, { candidates: { candidates } }: Sources): Place {
  const sets = candidates.filter(
    ({ entityId, kind, score }) => kind === 'set' && entityId === place.id && score >= SURE,
  );
  const best = sets.toSorted((a, b) => b.score - a.score)[0];
  const kind = PlaceKind.safeParse(best?.key);
  return kind.success ? { ...place, kind: kind.data } : place;
}

/** What the story calls a place: another name that somebody gives it paints nothing anew. */
const nameInStory = ({ id, name }: Place, { reading }: Sources): string =>
  reading.places.find((place) => place.id === id)?.name ?? name;

/** The order of a scene's background; scenes in the same place at the same hour give the same order. */
export function backgroundOrder(scene: ScriptScene, sources: Sources): BackgroundOrder {
  const place =
    sources.pack.places.find(({ id }) => id === scene.placeId) ?? sources.pack.places[0] ?? nowhere;
  return {
    style: sources.options.style,
    place: { ...dressed(place, sources), name: nameInStory(place, sources), indoors: scene.indoors },
    world: sources.pack.world,
    timeOfDay: scene.timeOfDay,
    weather: scene.weather,
    season: scene.season,
    mood: scene.mood,
  };
}
