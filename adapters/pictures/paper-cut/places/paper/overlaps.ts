/** Sheets whose pieces overlap: their pale edge would show where one piece runs through another, so they are cut apart. */
import { coordinatesOf, type Outline } from './outline.ts';

type Bounds = [left: number, top: number, right: number, bottom: number];

/** More layers than this are not worth their paper: the edge is left off instead. */
const MOST_LAYERS = 3;

/** What of a cut this looks at. */
interface Edged {
  readonly outline: Outline;
  readonly edge: number;
}

/** The cut as it is, or as up to three cuts in each of which no two pieces overlap. */
export function apart<Piece extends Edged>(piece: Piece): readonly Piece[] {
  if (piece.edge <= 0 || piece.outline.ops.indexOf('M', 1) < 0) return [piece];
  const layers = layersOf(subpaths(piece.outline));
  if (layers.length === 1) return [piece];
  if (layers.length > MOST_LAYERS) return [{ ...piece, edge: 0 }];
  return layers.map((outlines) => ({
    ...piece,
    outline: { ops: outlines.map((one) => one.ops).join(''), at: outlines.flatMap((one) => one.at) },
  }));
}

/** Puts every outline on the first layer where it lies free; gives up when there are too many layers. */
function layersOf(outlines: readonly Outline[]): Outline[][] {
  const layers: { outlines: Outline[]; bounds: Bounds[] }[] = [];
  for (const outline of outlines) {
    const bounds = boundsOf(outline);
    const free = layers.find((layer) => !layer.bounds.some((other) => meet(bounds, other)));
    if (free === undefined) layers.push({ outlines: [outline], bounds: [bounds] });
    else {
      free.outlines.push(outline);
      free.bounds.push(bounds);
    }
    if (layers.length > MOST_LAYERS) break;
  }
  return layers.map((layer) => layer.outlines);
}

/** Outlines of one subpath each. A hole stays with the outline it lies in. */
function subpaths({ ops, at }: Outline): Outline[] {
  const found: { ops: string; at: number[] }[] = [];
  let next = 0;
  for (const op of ops) {
    const count = coordinatesOf(op);
    const coordinates = at.slice(next, next + count);
    next += count;
    if (op === 'M') found.push({ ops: op, at: coordinates });
    else {
      const last = found.at(-1);
      if (last === undefined) continue;
      last.ops += op;
      last.at.push(...coordinates);
    }
  }
  return withHoles(found);
}

/** Joins a subpath that runs against the one before, inside its bounds: it is that one's hole. */
function withHoles(found: readonly Outline[]): Outline[] {
  const whole: Outline[] = [];
  for (const outline of found) {
    const before = whole.at(-1);
    if (before !== undefined && isHole(outline, before))
      whole[whole.length - 1] = { ops: before.ops + outline.ops, at: [...before.at, ...outline.at] };
    else whole.push(outline);
  }
  return whole;
}

function isHole(inner: Outline, outer: Outline): boolean {
  const [a, b] = [boundsOf(inner), boundsOf(outer)];
  return turning(inner) * turning(outer) < 0 && a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
}

/** Twice the signed area of the polygon through all points. */
function turning({ at }: Outline): number {
  let sum = 0;
  for (let i = 0; i + 1 < at.length; i += 2) {
    const [x, y] = [at[i] ?? 0, at[i + 1] ?? 0];
    const [nextX, nextY] = [at[(i + 2) % at.length] ?? 0, at[(i + 3) % at.length] ?? 0];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

function boundsOf({ at }: Outline): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < at.length; i += 2) {
    const [x, y] = [at[i] ?? 0, at[i + 1] ?? 0];
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

/** Whether two boxes share more than a hair's breadth. */
const meet = (a: Bounds, b: Bounds): boolean => {
  const hair = 0.012;
  return a[0] < b[2] - hair && b[0] < a[2] - hair && a[1] < b[3] - hair && b[1] < a[3] - hair;
};
