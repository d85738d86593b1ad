/** Who is in a film and what its scenes are, as people look at it: put together of what the modules left behind. Pure. */
import type { CastPerson, FilmCast, FilmScene, ScriptLine } from '../../contracts/api/cast-routes.ts';
import type { EntityPack } from '../../contracts/entity.ts';
import type { Script, ScriptElement, ScriptScene } from '../../contracts/script.ts';
import type { ShotPlan } from '../../contracts/shot.ts';
import type { Edit } from '../../contracts/story.ts';
import { lockedIn } from './editable.ts';

function lineOf(element: ScriptElement): readonly ScriptLine[] {
  if (element.kind === 'action') return [];
  const { id: lineId, kind, speaker, text } = element;
  return [{ lineId, kind, speaker, text }];
}

export const linesIn = (scenes: readonly ScriptScene[]): readonly ScriptLine[] =>
  scenes.flatMap(({ elements }) => elements.flatMap(lineOf));

export interface Planned {
  readonly pack: EntityPack;
  /** Null as long as there is none. */
  readonly script: Script | null;
  readonly shotPlan: ShotPlan | null;
}

/** The people of a film; the edits that count say who is locked. */
export function filmCast({ pack, script }: Omit<Planned, 'shotPlan'>, edits: readonly Edit[]): FilmCast {
  const lines = Map.groupBy(linesIn(script?.scenes ?? []), ({ speaker }) => speaker);
  const locked = lockedIn(edits);
  const people = pack.characters.map((character): CastPerson => ({
    ...character,
    locked: locked.has(character.id),
    lines: lines.get(character.id) ?? [],
  }));
  const narrator = { voice: pack.narrator, lines: lines.get(null) ?? [] };
  return { people, narrator, places: pack.places, props: pack.props };
}

/** The scenes of a film in story order; none as long as there is no script. */
export function filmScenes({ pack, script, shotPlan }: Planned): FilmScene[] {
  const names = new Map(pack.places.map(({ id, name }) => [id, name]));
  const shots = new Map(shotPlan?.scenes.map(({ id, shotIds }) => [id, shotIds]));
  return (script?.scenes ?? []).map((scene) => {
    const { id, placeId, indoors, timeOfDay, weather, season, mood, cast, props, source } = scene;
    return {
      ...{ id, indoors, timeOfDay, weather, season, mood, cast, props, source },
      place: { id: placeId, name: names.get(placeId) ?? placeId },
      lines: [...linesIn([scene])],
      shotIds: shots.get(id) ?? [],
    };
  });
}
