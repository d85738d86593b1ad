/** Shapes that scissors cut most: rectangles, ellipses, arches, crowns, leaves. */
import type { Outline, Point } from './outline.ts';

/** Straight-edged closed shape through x, y, x, y… */
export function polygon(...at: readonly number[]): Outline {
  return { ops: `M${'L'.repeat(at.length / 2 - 1)}Z`, at };
}

/** Rectangle from its upper left corner. */
export const rect = (
  ...[x, y, width, height]: readonly [x: number, y: number, width: number, height: number]
): Outline => polygon(x, y, x + width, y, x + width, y + height, x, y + height);

/** Upright trapezium: half widths at its top and foot around a middle. */
export const taper = (middle: number, span: Point, halves: Point): Outline =>
  polygon(
    middle - halves[0],
    span[0],
    middle + halves[0],
    span[0],
    middle + halves[1],
    span[1],
    middle - halves[1],
    span[1],
  );

/** Share of the radius at which control points make a cubic look like a quarter circle. */
const QUARTER = 0.5523;

/** Ellipse around a middle. */
export function ellipse(
  ...[x, y, rx, ry = rx]: readonly [x: number, y: number, rx: number, ry?: number]
): Outline {
  const kx = rx * QUARTER;
  const ky = ry * QUARTER;
  return {
    ops: 'MCCCCZ',
    at: [
      x + rx,
      y,
      x + rx,
      y + ky,
      x + kx,
      y + ry,
      x,
      y + ry,
      x - kx,
      y + ry,
      x - rx,
      y + ky,
      x - rx,
      y,
      x - rx,
      y - ky,
      x - kx,
      y - ry,
      x,
      y - ry,
      x + kx,
      y - ry,
      x + rx,
      y - ky,
      x + rx,
      y,
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
      x + r,
      y,
      x + w - r,
      y,
      x + w,
      y,
      x + w,
      y + r,
      x + w,
      y + h - r,
      x + w,
      y + h,
      x + w - r,
      y + h,
      x + r,
      y + h,
      x,
      y + h,
      x,
      y + h - r,
      x,
      y + r,
      x,
      y,
      x + r,
      y,
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
      middle - half,
      foot,
      middle - half,
      spring,
      middle - half,
      spring - k,
      middle - k,
      spring - half,
      middle,
      spring - half,
      middle + k,
      spring - half,
      middle + half,
      spring - k,
      middle + half,
      spring,
      middle + half,
      foot,
    ],
  };
}

/** Lumpy round shape: arcs that meet in notches, as scissors cut a crown of leaves. */
export function lobed(
  x: number,
  y: number,
  cut: { readonly rx: number; readonly ry: number; readonly lobes: number; readonly random: () => number },
): Outline {
  const { rx, ry, lobes, random } = cut;
  const knots = Array.from(
    { length: lobes },
    (_, i) => ((i + (random() - 0.5) * 0.45) / lobes) * Math.PI * 2,
  );
  const at: number[] = [];
  const rim = (angle: number, out: number): Point => [
    x + Math.cos(angle) * rx * out,
    y + Math.sin(angle) * ry * out,
  ];
  knots.forEach((from, i) => {
    const to = knots[i + 1] ?? (knots[0] ?? 0) + Math.PI * 2;
    const swell = 1.12 + random() * 0.16;
    if (i === 0) at.push(...rim(from, 0.92));
    at.push(
      ...rim(from + (to - from) * 0.12, swell),
      ...rim(from + (to - from) * 0.88, swell),
      ...rim(to, 0.92),
    );
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
