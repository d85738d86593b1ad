/** Where a mouth can be seen to move: the box around all its shapes, in the figure's heads. */
import { turned, type Point } from '../path.ts';
import type { HeadArt, MouthSpec } from '../rig.ts';
import type { HeadState } from './figure.ts';

/** Box around every opening of a mouth in head art: left, top, right, bottom. */
function reachOf(mouth: MouthSpec): readonly [number, number, number, number] {
  if (mouth.kind === 'lips') {
    const { at, half, tall } = mouth;
    return [at[0] - half * 1.3, at[1] - half * 0.6, at[0] + half * 1.3, at[1] + half * 1.35 * tall];
  }
  const { hinge, reach } = mouth;
  return [hinge[0] - reach * 0.1, hinge[1] - reach * 0.35, hinge[0] + reach * 1.05, hinge[1] + reach * 0.75];
}

/** The box relative to the head's pivot, facing right; null when the face looks away. */
export function mouthReach(
  art: HeadArt,
  { turn, flip }: HeadState,
  size: number,
): readonly [number, number, number, number] | null {
  if (art.face === null) return null;
  const [l, t, r, b] = reachOf(art.face.mouth);
  const corners = [
    [l, t],
    [r, t],
    [l, b],
    [r, b],
  ] as const;
  const placed = corners.map(([x, y]): Point =>
    turned([(x - art.pivot[0]) * size * (flip ? -1 : 1), (y - art.pivot[1]) * size], turn),
  );
  const [xs, ys] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
