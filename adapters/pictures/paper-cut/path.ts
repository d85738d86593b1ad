/** Outlines as SVG path data: smooth curves through knots, and tubes along chains of joints. Lengths are heads, y down. */

import { Path2D, PathOp } from '@napi-rs/canvas';

export type Point = readonly [number, number];

/** A point that an outline goes through; with a 1 it turns there sharply. */
export type Knot = readonly [number, number] | readonly [number, number, 0 | 1];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const subtract = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const scaled = (a: Point, k: number): Point => [a[0] * k, a[1] * k];
export const lengthOf = (a: Point): number => Math.hypot(a[0], a[1]);
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** The same direction with length 1; nothing stays nothing. */
export function unit(a: Point): Point {
  const length = lengthOf(a);
  return length === 0 ? [0, 0] : [a[0] / length, a[1] / length];
}

/** A point turned about the origin, clockwise as seen, by radians. */
export function turned([x, y]: Point, radians: number): Point {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [x * cos - y * sin, x * sin + y * cos];
}

const place = (value: number): string => {
  const rounded = Math.round(value * 1000) / 1000;
  return String(rounded === 0 ? 0 : rounded);
};
const pair = ([x, y]: Point): string => `${place(x)} ${place(y)}`;

/** How much of the way to its neighbour a knot's handle reaches. */
const HANDLE = 0.36;

const isCorner = (knot: Knot): boolean => knot[2] === 1;
const pointOf = (knot: Knot): Point => [knot[0], knot[1]];

interface Run {
  readonly before: Knot;
  readonly from: Knot;
  readonly to: Knot;
  readonly after: Knot;
}

/** One piece of a curve: each handle follows the line between the neighbours and never reaches past the next knot. */
function curve({ before, from, to, after }: Run): string {
  const [a, b] = [pointOf(from), pointOf(to)];
  const chord = subtract(b, a);
  const reach = lengthOf(chord) * HANDLE;
  const leave = isCorner(from) ? unit(chord) : unit(subtract(b, pointOf(before)));
  const arrive = isCorner(to) ? unit(chord) : unit(subtract(pointOf(after), a));
  return `C${pair(add(a, scaled(leave, reach)))} ${pair(subtract(b, scaled(arrive, reach)))} ${pair(b)}`;
}

function curves(knots: readonly Knot[], closed: boolean): string {
  const count = knots.length;
  const at = (i: number): Knot =>
    knots[closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i))] ?? [0, 0];
  const runs = Array.from({ length: closed ? count : count - 1 }, (_, i) =>
    curve({ before: at(i - 1), from: at(i), to: at(i + 1), after: at(i + 2) }),
  );
  return `M${pair(pointOf(at(0)))}${runs.join('')}`;
}

/** Path data of a closed outline through the knots. */
export const outline = (knots: readonly Knot[]): string => `${curves(knots, true)}Z`;

/** Path data of a closed outline with straight sides. */
export const polygon = (points: readonly Point[]): string => `M${points.map(pair).join('L')}Z`;

/** Path data of an ellipse, turned by radians. */
export function ellipse([cx, cy]: Point, [rx, ry]: Point, turn = 0): string {
  const knots = Array.from({ length: 8 }, (_, i): Knot => {
    const angle = (i * Math.PI) / 4;
    const [x, y] = turned([rx * Math.cos(angle), ry * Math.sin(angle)], turn);
    return [cx + x, cy + y];
  });
  return outline(knots);
}

/** A cut that tapers at both ends: from `from` to `to`, bent by `bend` heads to its left, at most `width` wide. */
export function sliver(from: Point, to: Point, { bend, width }: { bend: number; width: number }): string {
  const across = unit([from[1] - to[1], to[0] - from[0]]);
  const middle = between(from, to, 0.5);
  const upper = add(middle, scaled(across, bend + width / 2));
  const lower = add(middle, scaled(across, bend - width / 2));
  return outline([[from[0], from[1], 1], upper, [to[0], to[1], 1], lower]);
}

/** The same knots seen in a mirror. */
export const mirroredKnots = (knots: readonly Knot[]): readonly Knot[] =>
  knots.map((knot): Knot => [-knot[0], knot[1], knot[2] ?? 0]);

/** The same knots grown by `size`, turned by radians, then moved. */
export function movedKnots(
  knots: readonly Knot[],
  { by, turn = 0, size = 1 }: { by: Point; turn?: number; size?: number },
): readonly Knot[] {
  return knots.map((knot): Knot => {
    const [x, y] = add(turned(scaled(pointOf(knot), size), turn), by);
    return [x, y, knot[2] ?? 0];
  });
}

/** One outline around several shapes laid over each other. */
export function united(shapes: readonly string[]): string {
  const [first, ...others] = shapes;
  if (first === undefined) return '';
  if (others.length === 0) return first;
  return written(others.reduce((sum, shape) => sum.op(new Path2D(shape), PathOp.Union), new Path2D(first)));
}

const written = (path: Path2D): string =>
  path.toSVGString().replace(/-?\d*\.\d{4,}/g, (digits) => place(Number(digits)));

/** The same shape turned about a point, clockwise as seen, by radians. */
export function turnedPath(d: string, [x, y]: Point, radians: number): string {
  if (radians === 0) return d;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const path = new Path2D();
  path.addPath(new Path2D(d), {
    a: cos,
    b: sin,
    c: -sin,
    d: cos,
    e: x - x * cos + y * sin,
    f: y - x * sin - y * cos,
  });
  return written(path);
}
