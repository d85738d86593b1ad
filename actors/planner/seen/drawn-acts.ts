/**
 * Whom a drawing will let be seen doing what, worked out before it is drawn: who is in the frame, in which pose, with
 * what in hand. What covers what only the picture itself can tell.
 */
import type { Act, ActorDrawing, CameraView, PropDrawing, ShotDrawing } from '../../../contracts/drawing.ts';
import { boxOf, isOfWall } from '../stage/things.ts';

/** Somebody or something in one act, at one look. */
export interface DrawnAct {
  readonly entityId: string;
  readonly act: Act;
}

/** Looks a second, as pictures are looked at when they are made. */
const LOOKS = 6;

/** Half of what of a body has to be in the frame to tell who it is, in heads. */
const HALF_BODY = 0.4;

const shareAt = (frame: number, from: number, to: number): number =>
  to <= from ? 1 : Math.min(1, Math.max(0, (frame - from) / (to - from)));

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

function cameraAt({ camera }: ShotDrawing, frame: number): CameraView {
  const share = shareAt(frame, camera.startFrame, camera.endFrame);
  return {
    x: between(camera.from.x, camera.to.x, share),
    y: between(camera.from.y, camera.to.y, share),
    height: between(camera.from.height, camera.to.height, share),
  };
}

/** Where an actor is at a frame: a way begins where the last one ended. */
const placeOf = ({ x, moves }: ActorDrawing, frame: number): number =>
  moves
    .filter(({ fromFrame }) => fromFrame <= frame)
    .reduce((from, move) => between(from, move.toX, shareAt(frame, move.fromFrame, move.toFrame)), x);

function actOf({ poses, moves, seat }: ActorDrawing, { frame, every }: Look): Act {
  const way = moves.find(({ fromFrame, toFrame }) => fromFrame <= frame && frame < toFrame);
  if (way !== undefined && way.gait !== 'glide' && seat === 'none') return way.gait;
  const struck = poses.findLast((key, at) => key.frame + (at === 0 ? 0 : every) <= frame);
  return (struck ?? poses[0])?.pose ?? 'stand';
}

/** What of a person and of what they hold is seen at a look. */
function ofActor(actor: ActorDrawing, look: Look): readonly DrawnAct[] {
  const { frame, left, right } = look;
  const x = placeOf(actor, frame);
  if (x + HALF_BODY < left || x - HALF_BODY > right) return [];
  const held = actor.holds.findLast((key) => key.frame <= frame)?.prop ?? null;
  const own: DrawnAct = { entityId: actor.entityId, act: actOf(actor, look) };
  return held === null ? [own] : [own, { entityId: held.id, act: 'held' }];
}

function ofThing({ prop, x, scale, motion }: PropDrawing, { left, right }: Look): readonly DrawnAct[] {
  const half = (boxOf(prop.kind).width * scale) / 4;
  const isIn = !isOfWall(prop.kind) && x + half > left && x - half < right;
  return isIn ? [{ entityId: prop.id, act: motion }] : [];
}

/** A frame that is looked at, and what it holds from side to side. */
interface Look {
  readonly frame: number;
  /** Frames between two looks; as many pass until a body that leaves one pose is seen in the next. */
  readonly every: number;
  readonly left: number;
  readonly right: number;
}

function lookAt(drawing: ShotDrawing, frame: number): Look {
  const { x, height } = cameraAt(drawing, frame);
  const half = (height * drawing.width) / drawing.height / 2;
  return { frame, every: everyOf(drawing), left: x - half, right: x + half };
}

/** Frames between two looks. */
export const everyOf = ({ fps }: Pick<ShotDrawing, 'fps'>): number => Math.max(1, Math.round(fps / LOOKS));

/** What is seen at every look, in order. */
export function drawnActs(drawing: ShotDrawing): readonly (readonly DrawnAct[])[] {
  const every = everyOf(drawing);
  return Array.from({ length: Math.ceil(drawing.frames / every) }, (_, at) => {
    const look = lookAt(drawing, at * every);
    return [
      ...drawing.actors.flatMap((actor) => ofActor(actor, look)),
      ...drawing.props.flatMap((prop) => ofThing(prop, look)),
    ];
  });
}
