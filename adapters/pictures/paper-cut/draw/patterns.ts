/** Printed and woven patterns: marks that lie on the cloth and bend with it. */
import type { Garment } from '../garment.ts';
import type { Inlay } from '../model.ts';
import { add, between, ellipse, outline, polygon, scaled, subtract, type Knot, type Point } from '../path.ts';
import type { Dressed } from './cloth.ts';

interface Mark {
  readonly at: Point;
  readonly row: number;
  readonly column: number;
}

/** Heads between two marks of a pattern. */
const SPACING = 0.3;

/** Marks in rows along the cloth, every second row set off by half a step. */
function scattered(
  { on, rings }: Dressed,
  { from, spacing }: { from: number; spacing: number },
): readonly Mark[] {
  const last = rings.length - 1;
  const rows = rowsAlong({ on }, { from, to: last, spacing });
  return rows.flatMap((v, row) => {
    const [left, right] = [on(-1, v), on(1, v)];
    const width = Math.hypot(...subtract(right, left));
    const count = Math.max(2, Math.round(width / spacing));
    const set = row % 2 === 0 ? 0.25 : 0.75;
    return Array.from({ length: count }, (_, column): Mark => ({
      at: between(left, right, (column + set) / count),
      row,
      column,
    }));
  });
}

/** Places along the middle of a tube at even distances. */
function rowsAlong(
  { on }: Pick<Dressed, 'on'>,
  { from, to, spacing }: { from: number; to: number; spacing: number },
): readonly number[] {
  const rows: number[] = [];
  let gone = spacing * 0.5;
  for (let v = from; v < to; v += 0.05) {
    gone += Math.hypot(...subtract(on(0, v + 0.05), on(0, v)));
    if (gone >= spacing) {
      rows.push(v);
      gone -= spacing;
    }
  }
  return rows;
}

/** The pattern of a garment over a tube, beginning at ring `from`. */
export function patternMarks(
  dressed: Dressed & { readonly from: number },
  { kind, ink }: Garment['pattern'],
): readonly Inlay[] {
  const { from } = dressed;
  const marks = (spacing: number): readonly Mark[] => scattered(dressed, { from, spacing });
  const put = (d: string, alpha: number): Inlay => ({ d, fill: ink, alpha });
  switch (kind) {
    case 'plain':
      return [];
    case 'dots':
      return marks(SPACING).map(({ at }) => put(ellipse(at, [0.036, 0.036]), 0.75));
    case 'flowers':
      return marks(SPACING * 1.35).map(({ at, row, column }) =>
        put(blossom(at, 0.058, (row * 3 + column) * 0.7), 0.8),
      );
    case 'clouds':
      return marks(SPACING * 1.6).map(({ at, row }) => put(cloud(at, row % 2 === 0 ? 0.095 : -0.095), 0.6));
    case 'waves':
      return marks(SPACING * 0.95).map(({ at }) => put(scale(at, 0.1), 0.5));
    case 'stripes':
      return stripes(dressed, 0.16).map((d) => put(d, 0.55));
    case 'checks':
      return [...stripes(dressed, 0.22), ...hoops(dressed, from, 0.28)].map((d) => put(d, 0.38));
    case 'patches':
      return marks(SPACING * 2.3)
        .filter(({ row, column }) => (row * 2 + column) % 3 === 0)
        .map(({ at, row }) => put(patch(at, 0.15, 0.2 + row), 0.85));
  }
}

function blossom(at: Point, size: number, turn: number): string {
  const knots = Array.from({ length: 10 }, (_, i): Knot => {
    const angle = turn + (i * Math.PI) / 5;
    const far = i % 2 === 0 ? size : size * 0.42;
    return [at[0] + Math.cos(angle) * far, at[1] + Math.sin(angle) * far, i % 2 === 0 ? 0 : 1];
  });
  return outline(knots);
}

/** A cloud as embroiderers cut it: three heads and a tail. */
function cloud([x, y]: Point, size: number): string {
  const p = (dx: number, dy: number, corner: 0 | 1 = 0): Knot => [
    x + dx * size,
    y + dy * Math.abs(size),
    corner,
  ];
  return outline([
    p(-0.9, 0.25, 1),
    p(-0.75, -0.25),
    p(-0.3, -0.3),
    p(-0.25, -0.05, 1),
    p(-0.1, -0.6),
    p(0.35, -0.5),
    p(0.4, -0.1, 1),
    p(0.8, -0.25),
    p(0.95, 0.15),
    p(0.3, 0.3),
    p(-0.2, 0.22),
  ]);
}

/** One scale of a wave pattern: an arch with an arch cut below it. */
const scale = ([x, y]: Point, size: number): string =>
  outline([
    [x - size, y + size * 0.35, 1],
    [x - size * 0.7, y - size * 0.35],
    [x, y - size * 0.62],
    [x + size * 0.7, y - size * 0.35],
    [x + size, y + size * 0.35, 1],
    [x + size * 0.55, y - size * 0.12],
    [x, y - size * 0.3],
    [x - size * 0.55, y - size * 0.12],
  ]);

const patch = (at: Point, size: number, turn: number): string =>
  polygon(
    [
      [-1, -0.8],
      [0.9, -1],
      [1, 0.85],
      [-0.85, 1],
    ].map(([x = 0, y = 0]): Point => {
      const [cos, sin] = [Math.cos(turn * 0.4), Math.sin(turn * 0.4)];
      return add(at, scaled([x * cos - y * sin, x * sin + y * cos], size / 2));
    }),
  );

function stripes({ on, rings }: Dressed, step: number): readonly string[] {
  const last = rings.length - 1;
  const stops = Array.from({ length: last * 3 + 1 }, (_, i) => i / 3);
  return Array.from({ length: Math.floor(2 / step) }, (_, i) => -1 + step * (i + 0.35)).map((u) =>
    polygon([...stops.map((v) => on(u, v)), ...stops.toReversed().map((v) => on(u + step * 0.3, v))]),
  );
}

function hoops({ on, rings }: Dressed, from: number, spacing: number): readonly string[] {
  return rowsAlong({ on }, { from, to: rings.length - 1, spacing }).map((v) =>
    polygon([on(-1.2, v), on(1.2, v), on(1.2, v + 0.12), on(-1.2, v + 0.12)]),
  );
}
