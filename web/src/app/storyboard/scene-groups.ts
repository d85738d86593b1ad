/** Shots as a storyboard has them: scene by scene, in the film’s order, as far as a filter lets them through. */
import type { FilmScene } from '../../../../contracts/api/cast-routes.ts';
import type { ShotFacts } from '../film/film-store.ts';

export interface NumberedShot {
  readonly shot: ShotFacts;
  /** In the film, from 1. */
  readonly number: number;
}

export interface SceneGroup {
  readonly scene: FilmScene;
  readonly shots: readonly NumberedShot[];
}

export interface ShotFilter {
  readonly staleOnly: boolean;
  /** Somebody who is to be seen in them; null is anybody. */
  readonly person: string | null;
}

interface Board {
  readonly scenes: readonly FilmScene[];
  readonly shots: readonly ShotFacts[];
  readonly stale: ReadonlySet<string>;
}

export function sceneGroups({ scenes, shots, stale }: Board, filter: ShotFilter): readonly SceneGroup[] {
  const numbered = shots.map((shot, at): NumberedShot => ({ shot, number: at + 1 }));
  const passes = ({ shot }: NumberedShot): boolean =>
    (!filter.staleOnly || stale.has(shot.id)) && (filter.person === null || shot.cast.includes(filter.person));
  return scenes
    .map((scene) => ({
      scene,
      shots: numbered.filter((each) => each.shot.sceneId === scene.id && passes(each)),
    }))
    .filter((group) => group.shots.length > 0);
}

/** The shot after which `shotId` comes when it goes `by` places on within its scene; undefined where it cannot. */
export function placeAfterMove(
  shots: readonly ShotFacts[],
  shotId: string,
  by: -1 | 1,
): string | null | undefined {
  const moved = shots.find(({ id }) => id === shotId);
  const scene = shots.filter(({ sceneId }) => sceneId === moved?.sceneId);
  const others = scene.filter(({ id }) => id !== shotId);
  const place = scene.findIndex(({ id }) => id === shotId) + by;
  if (moved === undefined || place < 0 || place > others.length) return undefined;
  return place === 0 ? null : others[place - 1]?.id;
}
