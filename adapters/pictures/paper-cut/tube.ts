/** Cloth and limbs as tubes around a chain of joints: wherever the chain bends, the outline stays one piece. */
import { add, between, lengthOf, outline, scaled, subtract, unit, type Knot, type Point } from './path.ts';

/** A cross-section: where the chain passes, and how far the outline stands off to either side as one walks along it downwards. */
export interface Ring {
  readonly at: Point;
  /** Heads to the left of the picture when the chain hangs down. */
  readonly left: number;
  readonly right: number;
  /** Whether the outline turns sharply here, as at a hem. */
  readonly corner?: boolean;
}

/** How far an offset may reach out at a sharp bend against its own width. */
const MITRE = 0.72;

const leftOf = ([x, y]: Point): Point => [-y, x];

/** Which way is left at a ring, longer at bends so that the tube keeps its width. */
function sideAt(rings: readonly Ring[], i: number): Point {
  const here = rings[i]?.at ?? [0, 0];
  const [before, after] = [rings[i - 1]?.at, rings[i + 1]?.at];
  const into = before === undefined ? undefined : unit(subtract(here, before));
  const out = after === undefined ? undefined : unit(subtract(after, here));
  const a = leftOf(into ?? out ?? [0, 1]);
  const b = leftOf(out ?? into ?? [0, 1]);
  const sum = add(a, b);
  const half = lengthOf(sum) / 2;
  return half < 0.05 ? a : scaled(unit(sum), 1 / Math.max(MITRE, half));
}

export interface Sides {
  readonly left: readonly Knot[];
  readonly right: readonly Knot[];
}

/** Both edges of the tube, ring by ring. */
export function sidesOf(rings: readonly Ring[]): Sides {
  const edge = (side: 1 | -1): readonly Knot[] =>
    rings.map((ring, i): Knot => {
      const [x, y] = add(ring.at, scaled(sideAt(rings, i), side * (side > 0 ? ring.left : ring.right)));
      return [x, y, ring.corner === true ? 1 : 0];
    });
  return { left: edge(1), right: edge(-1) };
}

/** The closed outline: down the right edge and up the left. */
export const tubeOutline = (rings: readonly Ring[]): string => {
  const { left, right } = sidesOf(rings);
  return outline([...right, ...left.toReversed()]);
};

/** A place on the tube: `u` −1 is the left edge and 1 the right, `v` counts rings from 0. */
export type OnTube = (u: number, v: number) => Point;

/** Maps the tube's own coordinates to heads, so that trims and patterns bend with the cloth. */
export function onTube(rings: readonly Ring[]): OnTube {
  const { left, right } = sidesOf(rings);
  const along = (edge: readonly Knot[], v: number): Point => {
    const i = Math.max(0, Math.min(edge.length - 2, Math.floor(v)));
    const [a, b] = [edge[i] ?? [0, 0], edge[i + 1] ?? [0, 0]];
    return between([a[0], a[1]], [b[0], b[1]], v - i);
  };
  return (u, v) => between(along(left, v), along(right, v), (u + 1) / 2);
}
