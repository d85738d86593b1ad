/** Outlines of paper: commands and coordinates kept apart, so that a shape can be moved, mirrored and scaled before it is written as path data. Lengths are heads, y points down. */

/** Letters of M, L, Q, C, Z and, in the same order, the absolute coordinates they take (2, 2, 4, 6, 0). */
export interface Outline {
  readonly ops: string;
  readonly at: readonly number[];
}

/** A point as x, y. */
export type Point = readonly [number, number];

/** Open line through x, y, x, y…, to be mirrored or joined. */
export const polyline = (...at: readonly number[]): Outline => ({
  ops: `M${'L'.repeat(at.length / 2 - 1)}`,
  at,
});

/** Several outlines as one: leaves, stars or tiles cut in one sheet. They should not overlap. */
export const together = (outlines: readonly Outline[]): Outline => ({
  ops: outlines.map((outline) => outline.ops).join(''),
  at: outlines.flatMap((outline) => outline.at),
});

/** The outline with every point moved by a rule. */
export function warped(outline: Outline, rule: (x: number, y: number) => Point): Outline {
  const at: number[] = [];
  for (let i = 0; i + 1 < outline.at.length; i += 2) {
    const [x, y] = rule(outline.at[i] ?? 0, outline.at[i + 1] ?? 0);
    at.push(x, y);
  }
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
function reversed(outline: Outline): Outline {
  const ends: { op: string; at: readonly number[] }[] = [];
  let next = 0;
  for (const op of outline.ops) {
    const count = coordinatesOf(op);
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
export function pathData({ ops, at }: Outline): string {
  let text = '';
  let next = 0;
  for (const op of ops) {
    text += op;
    const end = next + coordinatesOf(op);
    for (let i = next; i < end; i++)
      text += `${i > next ? ' ' : ''}${Math.round((at[i] ?? 0) * 100) / 100 || 0}`;
    next = end;
  }
  return text;
}

/** How many coordinates a letter takes. */
export const coordinatesOf = (op: string): number => (op === 'C' ? 6 : op === 'Q' ? 4 : op === 'Z' ? 0 : 2);

/** The shape whose right half is given, from its top middle to its foot's middle, and mirrored to the left. */
export function symmetric(right: Outline): Outline {
  const left = reversed(warped(right, (x, y) => [-x, y]));
  return { ops: `${right.ops}L${left.ops.slice(1)}`, at: [...right.at, ...left.at] };
}
