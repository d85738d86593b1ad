/**
 * What a picture looks like, in numbers that lie near one another for pictures that look alike: the layout of its colours
 * (as MPEG-7’s Color Layout Descriptor, ISO/IEC 15938-3, has it, in OKLab and without its cosine transform) and the
 * directions of its edges cell by cell (Dalal and Triggs, “Histograms of Oriented Gradients”, 2005, with soft cells as in
 * MPEG-7’s Edge Histogram), and where it is anything at all. Pure.
 */
import { CELLS, eachShare } from './grid.ts';
import { cutOut, MIDDLE, planesOf, type Colour, type Pixels, type Planes } from './pixels.ts';
import { vectorOf } from './vector.ts';

/** Pictures are brought to so many pixels along each side before they are looked at. */
export const PICTURE_SIDE = 96;

const DIRECTIONS = 8;

/** Shares of the cosine, as they found most in adapters/likeness/picture-likeness.test.ts. */
const weights = { edges: 0.75, colours: 0.15, cover: 0.1 };

/** Colours differ less in these than in lightness, and say more. */
const CHROMA = 2;

/** Means of what a plane has in each cell. */
function cellMeans({ width, height }: Planes, valueAt: (at: number) => number): number[] {
  const sums = Array<number>(CELLS * CELLS).fill(0);
  const shares = Array<number>(CELLS * CELLS).fill(0);
  eachShare(width, height, (at, cell, share) => {
    sums[cell] = (sums[cell] ?? 0) + valueAt(at) * share;
    shares[cell] = (shares[cell] ?? 0) + share;
  });
  return sums.map((sum, cell) => sum / (shares[cell] ?? 1));
}

const colours = (planes: Planes): number[] => [
  ...cellMeans(planes, (at) => (planes.lightness[at] ?? 0) - MIDDLE),
  ...cellMeans(planes, (at) => (planes.a[at] ?? 0) * CHROMA),
  ...cellMeans(planes, (at) => (planes.b[at] ?? 0) * CHROMA),
];

interface Edge {
  readonly strength: number;
  /** Half a turn is 0…DIRECTIONS: which side of an edge is the darker one says nothing of its form. */
  readonly direction: number;
}

/** The gradient of the plane that has the steepest, as Dalal and Triggs take it. */
function edgeAt({ width, height, lightness, a, b }: Planes, at: number): Edge {
  const [x, y] = [at % width, Math.floor(at / width)];
  const [left, right] = [x === 0 ? at : at - 1, x === width - 1 ? at : at + 1];
  const [up, down] = [y === 0 ? at : at - width, y === height - 1 ? at : at + width];
  let [steepest, dx, dy] = [0, 0, 0];
  for (const plane of [lightness, a, b]) {
    const [h, v] = [(plane[right] ?? 0) - (plane[left] ?? 0), (plane[down] ?? 0) - (plane[up] ?? 0)];
    if (h * h + v * v > steepest) [steepest, dx, dy] = [h * h + v * v, h, v];
  }
  const half = (Math.atan2(dy, dx) + Math.PI) % Math.PI;
  return { strength: Math.sqrt(Math.sqrt(steepest)), direction: (half / Math.PI) * DIRECTIONS };
}

/** Gentler ones are grain, and what JPEG leaves. */
const GRAIN = 0.2;

/** Cells with much in them count for more, but not for all: each is divided by the root of how much it has. */
const softened = (cells: readonly number[]): number[] =>
  cells.map((value, at) => {
    const first = at - (at % DIRECTIONS);
    const own = cells.slice(first, first + DIRECTIONS);
    return value / Math.sqrt(Math.sqrt(own.reduce((sum, x) => sum + x * x, 0)) + 1e-3);
  });

function edges(planes: Planes): number[] {
  const all = Array.from(planes.lightness, (_, at) => edgeAt(planes, at));
  const sums = Array<number>(CELLS * CELLS * DIRECTIONS).fill(0);
  eachShare(planes.width, planes.height, (at, cell, share) => {
    const { strength, direction } = all[at] ?? { strength: 0, direction: 0 };
    if (strength < GRAIN) return;
    const [first, beyond] = [Math.floor(direction) % DIRECTIONS, direction % 1];
    const next = (first + 1) % DIRECTIONS;
    const add = (to: number, amount: number): void => {
      sums[cell * DIRECTIONS + to] = (sums[cell * DIRECTIONS + to] ?? 0) + amount * strength * share;
    };
    add(first, 1 - beyond);
    add(next, beyond);
  });
  return lessTheirMean(softened(sums));
}

/** What every picture has of everything tells none from another. */
function lessTheirMean(values: readonly number[]): number[] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x - mean);
}

/** A picture that is cut to its motif, PICTURE_SIDE along each side. */
export interface Seen {
  readonly pixels: Pixels;
  /** What was around the motif, if it stood alone. */
  readonly around: Colour | null;
}

export function pictureLikeness({ pixels, around }: Seen): number[] {
  const planes = planesOf(pixels);
  if (around !== null) cutOut(planes, around);
  return vectorOf([
    { values: edges(planes), weight: weights.edges },
    { values: colours(planes), weight: weights.colours },
    { values: cellMeans(planes, (at) => (planes.cover[at] ?? 0) - MIDDLE), weight: weights.cover },
  ]);
}
