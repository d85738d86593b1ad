/** Where an actor stands: walks over the stage, and the side it faces. */
import type { ActorDrawing, Facing } from '../../../../contracts/drawing.ts';

type Move = ActorDrawing['moves'][number];

/** Share of a move's time that goes into starting and stopping. */
const RAMP = 0.12;

/** Distance gone after a share of the time: slow start, even middle, slow end. */
function gone(share: number): number {
  const full = 1 / (1 - RAMP);
  if (share < RAMP) return (full * share * share) / (2 * RAMP);
  if (share > 1 - RAMP) return 1 - (full * (1 - share) * (1 - share)) / (2 * RAMP);
  return full * (share - RAMP / 2);
}

export interface Whereabouts {
  readonly x: number;
  /** The walk that is going on, how far it has gone and how far it goes, heads of the world. */
  readonly walk: { readonly gait: Move['gait']; readonly gone: number; readonly far: number } | null;
}

/** Where an actor is at a frame. Moves are taken in order; each starts where the last one ended. */
export function whereAt(actor: Pick<ActorDrawing, 'x' | 'moves'>, frame: number): Whereabouts {
  let x = actor.x;
  for (const move of actor.moves) {
    if (frame < move.fromFrame) break;
    if (frame < move.toFrame) return onTheWay(x, move, frame);
    x = move.toX;
  }
  return { x, walk: null };
}

function onTheWay(from: number, move: Move, frame: number): Whereabouts {
  const share = gone((frame - move.fromFrame) / Math.max(1, move.toFrame - move.fromFrame));
  const far = Math.abs(move.toX - from);
  return { x: from + (move.toX - from) * share, walk: { gait: move.gait, gone: far * share, far } };
}

/** The side an actor faces: as told, and with its walk unless it was told to turn since. */
export function facingAt(
  actor: Pick<ActorDrawing, 'x' | 'facing' | 'turns' | 'moves'>,
  frame: number,
): Facing {
  const turn = actor.turns.findLast((each) => each.frame <= frame);
  const told: { readonly frame: number; readonly facing: Facing } = turn ?? {
    frame: -1,
    facing: actor.facing,
  };
  let [x, facing] = [actor.x, told.facing];
  for (const move of actor.moves) {
    const way = move.toX - x;
    if (
      move.fromFrame <= frame &&
      move.fromFrame > told.frame &&
      move.gait !== 'glide' &&
      Math.abs(way) > 0.4
    )
      facing = way > 0 ? 'right' : 'left';
    x = move.toX;
  }
  return facing;
}
