/** Cloth and limbs as tubes around a chain of joints: wherever the chain bends, the outline stays one piece. */
import {
  add,
  between,
  ellipse,
  lengthOf,
  outline,
  scaled,
  subtract,
  unit,
  united,
  type Knot,
  type Point,
} from './path.ts';

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

/** Turns sharper than this make the inner edge cross itself: the outline is then put together from two halves. */
const SHARP = 0.2;

/** Index of the ring at which a tube turns back upon itself; −1 when it does not. */
function foldOf(rings: readonly Ring[]): number {
  return rings.findIndex((ring, i) => {
    const [before, after] = [rings[i - 1], rings[i + 1]];
    if (before === undefined || after === undefined) return false;
    const [a, b] = [unit(subtract(ring.at, before.at)), unit(subtract(after.at, ring.at))];
    return a[0] * b[0] + a[1] * b[1] < SHARP;
  });
}

/** The closed outline: down the right edge and up the left. */
export function tubeOutline(rings: readonly Ring[]): string {
  const fold = foldOf(rings);
  if (fold <= 0) return simpleOutline(rings);
  const round = (ring: Ring): Ring => ({
    ...ring,
    left: Math.min(ring.left, ring.right) * 1.05,
    right: Math.min(ring.left, ring.right) * 1.05,
  });
  const knee = rings[fold];
  if (knee === undefined) return simpleOutline(rings);
  const joint = ellipse(knee.at, [round(knee).left, round(knee).left]);
  return united([simpleOutline(rings.slice(0, fold + 1)), tubeOutline(rings.slice(fold)), joint]);
}

function simpleOutline(rings: readonly Ring[]): string {
  const { left, right } = sidesOf(rings);
  return outline([...right, ...left.toReversed()]);
}

/** Rings that reach no lower than a height: cloth lies on the ground and does not sink into it. */
export function grounded(rings: readonly Ring[], ground: number): readonly Ring[] {
  return rings.map((ring, i) => {
    const [, down] = sideAt(rings, i);
    const most = (side: 1 | -1): number =>
      side * down > 0.05 ? Math.max(0.02, (ground - ring.at[1]) / (side * down)) : Infinity;
    return { ...ring, left: Math.min(ring.left, most(1)), right: Math.min(ring.right, most(-1)) };
  });
}

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
