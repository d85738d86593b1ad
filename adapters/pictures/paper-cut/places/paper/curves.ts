/** Edges that run smoothly through points. */
import type { Outline, Point } from './outline.ts';

/** Cubic pieces through the points: a Catmull-Rom spline, whose tangents are half the chord of the neighbours. */
function spline(points: readonly Point[], closed: boolean): { ops: string; at: number[] } {
  const last = points.length - 1;
  const point = (i: number): Point =>
    points[closed ? (i + points.length) % points.length : Math.max(0, Math.min(last, i))] ?? [0, 0];
  const pieces = closed ? points.length : last;
  const at: number[] = [];
  for (let i = 0; i < pieces; i++) {
    const [a, b, c, d] = [point(i - 1), point(i), point(i + 1), point(i + 2)];
    at.push(
      b[0] + (c[0] - a[0]) / 6,
      b[1] + (c[1] - a[1]) / 6,
      c[0] - (d[0] - b[0]) / 6,
      c[1] - (d[1] - b[1]) / 6,
      c[0],
      c[1],
    );
  }
  return { ops: 'C'.repeat(pieces), at };
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
    const half =
      (widths[0] + ((widths[1] - widths[0]) * i) / Math.max(1, points.length - 1)) /
      2 /
      (Math.hypot(dx, dy) || 1);
    return {
      left: [here[0] - dy * half, here[1] + dx * half] as const,
      right: [here[0] + dy * half, here[1] - dx * half] as const,
    };
  });
  const there = spline(
    sides.map((side) => side.left),
    false,
  );
  const back = sides.map((side) => side.right).reverse();
  const again = spline(back, false);
  const start = sides[0]?.left ?? [0, 0];
  const turn = back[0] ?? [0, 0];
  return { ops: `M${there.ops}L${again.ops}Z`, at: [...start, ...there.at, ...turn, ...again.at] };
}
