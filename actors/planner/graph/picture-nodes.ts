/** Jobs of pictures: rigs, sets, shots and the transitions between them. */
import type { FootageOrder, ShotDrawing } from '../../../contracts/drawing.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import { fingerprint } from '../../runtime/fingerprint.ts';
import type { PlannedFilm } from '../plan-film.ts';
import type { Sources } from '../sources.ts';
import type { Placed } from '../timeline/lay-shots.ts';
import { taskNode } from './task-node.ts';

/** Milliseconds of one core that a megapixel of picture costs to draw and encode, by what moves in it. */
const STILL_MS = 14;
const MOVING_MS = 34;

function drawingMs({ width, height, frames, camera, draft }: ShotDrawing): number {
  const isStill = camera.endFrame === 0;
  return ((width * height * frames) / 1_000_000) * (isStill ? STILL_MS : MOVING_MS) * (draft ? 0.5 : 1) + 120;
}

/** Characters who are drawn in any shot, in the order of the cast. */
export function drawnCharacters(film: PlannedFilm, { pack }: Sources): Sources['pack']['characters'] {
  const drawn = new Set(
    [...film.drawings.values()].flatMap(({ actors }) => actors.map(({ entityId }) => entityId)),
  );
  return pack.characters.filter(({ id }) => drawn.has(id));
}

const rigNodes = (film: PlannedFilm, sources: Sources): TaskNode[] =>
  drawnCharacters(film, sources).map(({ id, look }) =>
    taskNode({
      key: `rig:${id}`,
      kind: 'rig',
      subject: { entityId: id },
      inputs: { style: sources.options.style, world: sources.pack.world, look },
      estimateMs: 300,
    }),
  );

const backgroundNodes = ({ shotPlan }: PlannedFilm): TaskNode[] =>
  shotPlan.scenes
    .filter(({ shotIds }) => shotIds.length > 0)
    .map(({ id, background }) =>
      taskNode({
        key: `background:${id}`,
        kind: 'background',
        subject: { sceneId: id },
        inputs: background,
        estimateMs: 100,
      }),
    );

/** A kept take is the same work as it was then, unless this film has it larger, finer or cut elsewhere. */
function keptNode(node: TaskNode, { picture }: Placed['take']): TaskNode {
  if (picture?.by !== 'take') return node;
  const { order, takeNo, digest } = picture.take;
  const isSame = fingerprint(node.inputs) === fingerprint(order.inputs);
  return { ...node, takeNo, ...(isSame && { madeAs: digest }) };
}

function shotNode({ take, dissolveIn, dissolveOut }: Placed, drawing: ShotDrawing): TaskNode {
  const node = taskNode({
    key: `shot:${take.id}`,
    kind: 'shot',
    subject: { shotId: take.id, sceneId: take.moment.scene.id },
    inputs: { drawing, fromFrame: dissolveIn, toFrame: take.frames - dissolveOut },
    estimateMs: drawingMs(drawing),
    takeNo: take.retakes,
  });
  return keptNode(node, take);
}

/** Milliseconds of one core that a megapixel of somebody’s own picture costs. */
const FOOTAGE_MS = 20;

function footageNode({ take }: Placed, order: FootageOrder): TaskNode {
  const { width, height, frames } = order;
  const node = taskNode({
    key: `shot:${take.id}`,
    kind: 'footage',
    subject: { shotId: take.id, sceneId: take.moment.scene.id },
    inputs: order,
    estimateMs: ((width * height * frames) / 1_000_000) * FOOTAGE_MS + 120,
  });
  return keptNode(node, take);
}

function transitionNode(before: ShotDrawing, after: ShotDrawing, { take, dissolveIn }: Placed): TaskNode {
  return taskNode({
    key: `transition:${take.id}`,
    kind: 'transition',
    subject: { shotId: take.id, sceneId: take.moment.scene.id },
    inputs: { before, after, frames: dissolveIn, beforeFrom: before.frames - dissolveIn },
    estimateMs: 2 * drawingMs({ ...after, frames: dissolveIn }),
  });
}

/** All picture jobs of a film. */
export function pictureNodes(film: PlannedFilm, sources: Sources): TaskNode[] {
  const shots = film.placed.flatMap((placed, at) => {
    const footage = film.footage.get(placed.take.id);
    if (footage !== undefined) return [footageNode(placed, footage)];
    const drawing = film.drawings.get(placed.take.id);
    const before = film.drawings.get(film.placed[at - 1]?.take.id ?? '');
    if (drawing === undefined) return [];
    const own = shotNode(placed, drawing);
    return placed.dissolveIn > 0 && before !== undefined
      ? [transitionNode(before, drawing, placed), own]
      : [own];
  });
  return [...rigNodes(film, sources), ...backgroundNodes(film), ...shots];
}
