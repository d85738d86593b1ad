/**
 * Outlines of paper: commands and coordinates kept apart, so that a shape can be moved, mirrored and scaled before
 * it is written as path data. Lengths are heads, y points down.
 */

/** Letters of M, L, Q, C, Z and, in the same order, the absolute coordinates they take (2, 2, 4, 6, 0). */
export interface Outline {
  readonly ops: string;
  readonly at: readonly number[];
}

/** A point as x, y. */
export type Point = readonly [number, number];

/** Straight-edged closed shape through x, y, x, y… */
export function polygon(...at: readonly number[]): Outline {
  return { ops: `M${'L'.repeat(at.length / 2 - 1)}Z`, at };
}

/** Open line through x, y, x, y…, to be mirrored or joined. */
export const polyline = (...at: readonly number[]): Outline => ({ ops: `M${'L'.repeat(at.length / 2 - 1)}`, at });

/** Rectangle from its upper left corner. */
export const rect = (x: number, y: number, width: number, height: number): Outline =>
  polygon(x, y, x + width, y, x + width, y + height, x, y + height);

/** Rectangle around a middle, standing on `foot`. */
export const post = (middle: number, foot: number, size: Point): Outline =>
  rect(middle - size[0] / 2, foot - size[1], size[0], size[1]);

/** Upright trapezium: half widths at its top and foot around a middle. */
export const taper = (middle: number, span: Point, halves: Point): Outline =>
  polygon(middle - halves[0], span[0], middle + halves[0], span[0], middle + halves[1], span[1], middle - halves[1], span[1]);

/** Share of the radius at which control points make a cubic look like a quarter circle. */
const QUARTER = 0.5523;

/** Ellipse around a middle. */
export function ellipse(x: number, y: number, rx: number, ry = rx): Outline {
  const kx = rx * QUARTER;
  const ky = ry * QUARTER;
  return {
    ops: 'MCCCCZ',
    at: [
      x + rx, y,
      x + rx, y + ky, x + kx, y + ry, x, y + ry,
      x - kx, y + ry, x - rx, y + ky, x - rx, y,
      x - rx, y - ky, x - kx, y - ry, x, y - ry,
      x + kx, y - ry, x + rx, y - ky, x + rx, y,
    ],
  };
}

/** Rectangle with rounded corners, from its upper left corner. */
export function roundRect(box: readonly [number, number, number, number], radius: number): Outline {
  const [x, y, w, h] = box;
  const r = Math.min(radius, w / 2, h / 2);
  return {
    ops: 'MLQLQLQLQZ',
    at: [
      x + r, y, x + w - r, y, x + w, y, x + w, y + r, x + w, y + h - r, x + w, y + h, x + w - r, y + h,
      x + r, y + h, x, y + h, x, y + h - r, x, y + r, x, y, x + r, y,
    ],
  };
}

/** Opening with a round top, standing on `foot`; `size` is width and whole height. */
export function arch(middle: number, foot: number, size: Point): Outline {
  const half = size[0] / 2;
  const spring = foot - size[1] + half;
  const k = half * QUARTER;
  return {
    ops: 'MLCCLZ',
    at: [
      middle - half, foot, middle - half, spring,
      middle - half, spring - k, middle - k, spring - half, middle, spring - half,
      middle + k, spring - half, middle + half, spring - k, middle + half, spring,
      middle + half, foot,
    ],
  };
}

/** Cubic pieces through the points: a Catmull-Rom spline, whose tangents are half the chord of the neighbours. */
function spline(points: readonly Point[], closed: boolean): { ops: string; at: number[] } {
  const last = points.length - 1;
  const point = (i: number): Point => points[closed ? (i + points.length) % points.length : Math.max(0, Math.min(last, i))] ?? [0, 0];
  const pieces = closed ? points.length : last;
  const at: number[] = [];
  for (let i = 0; i < pieces; i++) {
    const [a, b, c, d] = [point(i - 1), point(i), point(i + 1), point(i + 2)];
    at.push(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6, c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1]);
  }
  return { ops: 'C'.repeat(pieces), at };
}

/** Closed shape whose edge runs smoothly through the points. */
export function blob(points: readonly Point[]): Outline {
  const [x, y] = points[0] ?? [0, 0];
  const edge = spline(points, true);
  return { ops: `M${edge.ops}Z`, at: [x, y, ...edge.at] };
}

/** Smooth skyline through the points, left to right, filled down to `bottom`. */
export function ridge(points: readonly Point[], bottom: number): Outline {
  const [x, y] = points[0] ?? [0, 0];
  const [endX] = points.at(-1) ?? [0, 0];
  const edge = spline(points, false);
  return { ops: `M${edge.ops}LLZ`, at: [x, y, ...edge.at, endX, bottom, x, bottom] };
}

/** Ribbon along the points, `widths` wide at the start and at the end, tapering between them. */
export function ribbon(points: readonly Point[], widths: Point): Outline {
  const sides = points.map((here, i) => {
    const before = points[Math.max(0, i - 1)] ?? here;
    const after = points[Math.min(points.length - 1, i + 1)] ?? here;
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const half = (widths[0] + ((widths[1] - widths[0]) * i) / Math.max(1, points.length - 1)) / 2 / (Math.hypot(dx, dy) || 1);
    return { left: [here[0] - dy * half, here[1] + dx * half] as const, right: [here[0] + dy * half, here[1] - dx * half] as const };
  });
  const there = spline(sides.map((side) => side.left), false);
  const back = sides.map((side) => side.right).reverse();
  const again = spline(back, false);
  const start = sides[0]?.left ?? [0, 0];
  const turn = back[0] ?? [0, 0];
  return { ops: `M${there.ops}L${again.ops}Z`, at: [...start, ...there.at, ...turn, ...again.at] };
}

/** Several outlines as one: leaves, stars or tiles cut in one sheet. They should not overlap. */
export const together = (outlines: readonly Outline[]): Outline => ({
  ops: outlines.map((outline) => outline.ops).join(''),
  at: outlines.flatMap((outline) => outline.at),
});

/** The outline with every point moved by a rule. */
export function warped(outline: Outline, rule: (x: number, y: number) => Point): Outline {
  const at: number[] = [];
  for (let i = 0; i + 1 < outline.at.length; i += 2) at.push(...rule(outline.at[i] ?? 0, outline.at[i + 1] ?? 0));
  return { ops: outline.ops, at };
}

/** Where a shape is put: scaled about its origin, mirrored and turned (radians, clockwise), then moved. */
export interface Spot {
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  readonly flip?: boolean;
  readonly turn?: number;
}

/** The outline at a spot. */
export function placedOutline(outline: Outline, spot: Spot): Outline {
  const { x = 0, y = 0, scale = 1, flip = false, turn = 0 } = spot;
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  return warped(outline, (px, py) => {
    const side = flip ? -px : px;
    return [x + side * cos - py * sin, y + side * sin + py * cos];
  });
}

/** A sheet with a hole: the inner outline must be a polygon or a rectangle running the same way as the outer. */
export function holed(outer: Outline, ...holes: readonly Outline[]): Outline {
  return together([outer, ...holes.map(reversed)]);
}

/** The outline run the other way round; cubic, quadratic and straight pieces keep their shape. */
export function reversed(outline: Outline): Outline {
  const ends: { op: string; at: readonly number[] }[] = [];
  let next = 0;
  for (const op of outline.ops) {
    const count = op === 'C' ? 6 : op === 'Q' ? 4 : op === 'Z' ? 0 : 2;
    if (count > 0) ends.push({ op, at: outline.at.slice(next, next + count) });
    next += count;
  }
  const at = [...(ends.at(-1)?.at.slice(-2) ?? [])];
  let ops = 'M';
  for (let i = ends.length - 1; i > 0; i--) {
    const [piece, before] = [ends[i], ends[i - 1]];
    if (piece === undefined || before === undefined) continue;
    ops += piece.op;
    for (let k = piece.at.length - 4; k >= 0; k -= 2) at.push(piece.at[k] ?? 0, piece.at[k + 1] ?? 0);
    at.push(...before.at.slice(-2));
  }
  return { ops: `${ops}Z`, at };
}

/** Path data with two decimals at most. */
export function pathData(outline: Outline): string {
  let text = '';
  let next = 0;
  for (const op of outline.ops) {
    const count = op === 'C' ? 6 : op === 'Q' ? 4 : op === 'Z' ? 0 : 2;
    const numbers = outline.at.slice(next, next + count).map((value) => String(Math.round(value * 100) / 100 + 0));
    text += op + numbers.join(' ');
    next += count;
  }
  return text;
}

/** Lumpy round shape: arcs that meet in notches, as scissors cut a crown of leaves. */
export function lobed(x: number, y: number, cut: { readonly rx: number; readonly ry: number; readonly lobes: number; readonly random: () => number }): Outline {
  const { rx, ry, lobes, random } = cut;
  const knots = Array.from({ length: lobes }, (_, i) => ((i + (random() - 0.5) * 0.45) / lobes) * Math.PI * 2);
  const at: number[] = [];
  const rim = (angle: number, out: number): Point => [x + Math.cos(angle) * rx * out, y + Math.sin(angle) * ry * out];
  knots.forEach((from, i) => {
    const to = (knots[i + 1] ?? (knots[0] ?? 0) + Math.PI * 2);
    const swell = 1.12 + random() * 0.16;
    if (i === 0) at.push(...rim(from, 0.92));
    at.push(...rim(from + (to - from) * 0.12, swell), ...rim(from + (to - from) * 0.88, swell), ...rim(to, 0.92));
  });
  return { ops: `M${'C'.repeat(lobes)}Z`, at };
}

/** A leaf or petal from its stalk to its tip. */
export function leaf(from: Point, to: Point, width: number): Outline {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [mx, my] = [from[0] + dx * 0.42, from[1] + dy * 0.42];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * width, (dx / length) * width];
  return { ops: 'MQQZ', at: [...from, mx + nx, my + ny, ...to, mx - nx, my - ny, ...from] };
}

/** The shape whose right half is given, from its top middle to its foot's middle, and mirrored to the left. */
export function symmetric(right: Outline): Outline {
  const left = reversed(warped(right, (x, y) => [-x, y]));
  return { ops: `${right.ops}L${left.ops.slice(1)}`, at: [...right.at, ...left.at] };
}
