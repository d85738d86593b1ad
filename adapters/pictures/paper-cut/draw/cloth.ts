/** What all sewn things share: paper of a cloth, straps, slices and the plane away from the light. */
import type { Cloth } from '../garment.ts';
import type { Form, Inlay, Sheet } from '../model.ts';
import { between, outline, polygon, type Knot, type Point } from '../path.ts';

import { tubeOutline, type OnTube, type Ring } from '../tube.ts';

/** A dressed tube: its rings, and the map from cloth to picture. */
export interface Dressed {
  readonly rings: readonly Ring[];
  readonly on: OnTube;
}

/** How the front of a figure is seen: where its middle lies across the trunk, and on which side 右衽 closes. */
export interface Front {
  /** −1…1 across the trunk; null when the back is seen. */
  readonly middle: number | null;
  /** The side of the picture, in the figure's own coordinates, where the person's right is: −1 left, 1 right. */
  readonly right: 1 | -1;
}

export const paper = (d: string, fill: string, lift: number): Sheet => ({
  d,
  fill,
  lift,
  edge: 0.42,
  grain: 0.4,
});

/** A ribbon of even width through points. */
export const strap = (points: readonly Point[], width: number): string =>
  tubeOutline(
    points.map((at, i): Ring => ({
      at,
      left: width / 2,
      right: width / 2,
      corner: i === 0 || i === points.length - 1,
    })),
  );

/** Rings of a tube from `from` to `to`, the ends cut exactly there, a little wider than the cloth beneath. */
export function sliceOf(
  rings: readonly Ring[],
  { from, to, more }: { from: number; to: number; more: number },
): readonly Ring[] {
  const inner = rings.filter((_, i) => i > from + 0.05 && i < to - 0.05).map((ring) => widened(ring, more));
  return [
    { ...widened(ringAt(rings, from), more), corner: true },
    ...inner,
    { ...widened(ringAt(rings, to), more), corner: true },
  ];
}

const widened = (ring: Ring, more: number): Ring => ({
  at: ring.at,
  left: ring.left + more,
  right: ring.right + more,
});

function ringAt(rings: readonly Ring[], v: number): Ring {
  const i = Math.max(0, Math.min(rings.length - 2, Math.floor(v)));
  const [a, b] = [rings[i], rings[i + 1]];
  if (a === undefined || b === undefined) return { at: [0, 0], left: 0, right: 0 };
  const share = v - i;
  return {
    at: between(a.at, b.at, share),
    left: a.left + (b.left - a.left) * share,
    right: a.right + (b.right - a.right) * share,
  };
}

/** The plane of a dressed tube away from the light, on either side. */
export function formOf({ on, rings }: Dressed, cloth: Cloth): Form {
  const last = rings.length - 1;
  const stops = Array.from({ length: last * 2 + 1 }, (_, i) => i / 2);
  const half = (inner: number, outer: number): string =>
    outline([
      ...stops.map((v): Knot => [...on(inner, v), v === 0 || v === last ? 1 : 0]),
      ...stops.toReversed().map((v): Knot => [...on(outer, v), v === 0 || v === last ? 1 : 0]),
    ]);
  return { left: half(-0.36, -1.5), right: half(0.38, 1.5), fill: cloth.shade, alpha: 1 };
}

/** An area of the cloth between two lines across it. */
export function panel(
  { on }: Dressed,
  {
    from,
    to,
    left,
    right,
  }: { from: number; to: number; left: (v: number) => number; right: (v: number) => number },
): string {
  const count = Math.max(2, Math.ceil((to - from) * 2));
  const stops = Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
  return polygon([...stops.map((v) => on(left(v), v)), ...stops.toReversed().map((v) => on(right(v), v))]);
}

export const inlay = (d: string, fill: string, alpha = 1): Inlay => ({ d, fill, alpha });
