/** Where eyes and head look: pupils go first, the head follows, and passes the front when it turns round. */
import type { Facing, Gaze } from '../../../../contracts/drawing.ts';
import type { Point } from '../path.ts';

/** A gaze as one figure feels it: whether it is behind, where pupils go, how the head nods (radians). */
export interface Look {
  readonly behind: boolean;
  readonly pupils: Point;
  readonly nod: number;
}

/** Height and place of a head on the stage, heads of the world. */
export interface HeadPlace {
  readonly x: number;
  readonly height: number;
}

const AHEAD: Look = { behind: false, pupils: [0.42, 0], nod: 0 };

/** The look that a gaze means for someone who stands at `self` and faces `facing`; `other` is who is looked at. */
export function lookOf(
  gaze: Gaze,
  { self, facing, other }: { self: HeadPlace; facing: Facing; other: HeadPlace | null },
): Look {
  switch (gaze.to) {
    case 'ahead':
      return AHEAD;
    case 'down':
      return { behind: false, pupils: [0.15, 0.85], nod: 0.16 };
    case 'up':
      return { behind: false, pupils: [0.3, -0.75], nod: -0.16 };
    case 'away':
      return { behind: false, pupils: [-0.75, 0.35], nod: 0.07 };
    case 'camera':
      return { behind: false, pupils: [-0.3, 0.05], nod: 0 };
    case 'entity':
      return other === null ? AHEAD : lookAt(self, other, facing);
  }
}

function lookAt(self: HeadPlace, other: HeadPlace, facing: Facing): Look {
  const ahead = (other.x - self.x) * (facing === 'right' ? 1 : -1);
  const rise = (other.height - self.height) / Math.max(1.2, Math.abs(ahead));
  const slope = Math.max(-1, Math.min(1, rise));
  return { behind: ahead < -0.3, pupils: [0.55, -0.75 * slope], nod: -0.2 * slope };
}
