/** Which image stands for the film, and how it is framed for each cover. */
import type { PosterOrder, ShotDrawing } from '../../../contracts/drawing.ts';
import type { Aspect } from '../../../contracts/run.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { composeFrame } from '../shots/compose-frame.ts';
import type { Sources } from '../sources.ts';
import type { Placed } from '../timeline/lay-shots.ts';
import { taskNode } from './task-node.ts';

/** How well a shot stands for the film: its heroes together, near but not too near, with feeling, not the very end. */
function worth({ take }: Placed, drawing: ShotDrawing, heroes: ReadonlySet<string>): number {
  const people = drawing.actors.length;
  const hero = drawing.actors.filter(({ entityId }) => heroes.has(entityId)).length;
  const near = take.size === 'medium' ? 1 : take.size === 'full' ? 0.9 : take.size === 'wide' ? 0.5 : 0.2;
  const lit = drawing.actors.some(({ holds }) => holds.some(({ prop }) => prop !== null)) ? 0.5 : 0;
  const moving = drawing.actors.some(({ moves }) => moves.length > 0) ? -0.8 : 0;
  return Math.min(2, people) * 0.8 + hero * 0.6 + near + lit + moving + (take.moment.isTurn ? 0.4 : 0);
}

/** The shot for the covers: the worthiest, the earliest of equals. */
function coverShot(film: PlannedFilm, heroes: ReadonlySet<string>): Placed | null {
  let best: { readonly placed: Placed; readonly worth: number } | null = null;
  for (const placed of film.placed) {
    const drawing = film.drawings.get(placed.take.id);
    if (drawing === undefined) continue;
    const value = worth(placed, drawing, heroes);
    if (best === null || value > best.worth + 1e-9) best = { placed, worth: value };
  }
  return best?.placed ?? null;
}

interface Cover {
  readonly key: string;
  readonly kind: 'poster' | 'cover';
  readonly width: number;
  readonly height: number;
  /** Framing that comes nearest. */
  readonly aspect: Aspect;
}

const covers: readonly Cover[] = [
  { key: 'poster', kind: 'poster', width: 1280, height: 720, aspect: '16:9' },
  { key: 'cover-16x9', kind: 'cover', width: 1280, height: 720, aspect: '16:9' },
  { key: 'cover-9x16', kind: 'cover', width: 1080, height: 1920, aspect: '9:16' },
  { key: 'cover-3x4', kind: 'cover', width: 1080, height: 1440, aspect: '1:1' },
];

/** Where in the shot the image is taken: after the first movement, before the last. */
const MOMENT = 0.45;

/** The drawing of a shot without words over it or on its lips, framed anew for a cover. */
function posterOrder(film: PlannedFilm, placed: Placed, cover: Cover): PosterOrder | null {
  const { take } = placed;
  const drawing = film.drawings.get(take.id);
  const setting = film.settings.get(take.moment.scene.id);
  if (drawing === undefined || setting === undefined) return null;
  const view = composeFrame(take, setting, cover.aspect).from;
  return {
    drawing: {
      ...drawing,
      width: cover.width,
      height: cover.height,
      camera: { ...drawing.camera, from: view, to: view, endFrame: 0 },
      actors: drawing.actors.map((actor) => ({ ...actor, speech: [] })),
      overlays: [],
      fadeIn: 0,
      fadeOut: 0,
    },
    frame: Math.floor(take.frames * MOMENT),
    width: cover.width,
    height: cover.height,
    title: film.script.title,
  };
}

/** Jobs of the poster and the three covers. */
export function posterNodes(film: PlannedFilm, { reading }: Sources): TaskNode[] {
  const heroes = new Set(reading.cast.filter(({ role }) => role === 'protagonist').map(({ id }) => id));
  const placed = coverShot(film, heroes);
  if (placed === null) return [];
  return covers.flatMap((cover) => {
    const inputs = posterOrder(film, placed, cover);
    if (inputs === null) return [];
    return [
      taskNode({
        key: cover.key,
        kind: cover.kind,
        subject: { shotId: placed.take.id },
        inputs,
        estimateMs: 250,
      }),
    ];
  });
}
