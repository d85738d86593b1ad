/** Pieces of a set before they are written: sheets, things that move, and lights, all of which can be placed. */
import type { Glow, Mover, Sheet } from '../../model.ts';
import { pathData, placedOutline, type Outline, type Point, type Spot } from './outline.ts';
import { apart } from './overlaps.ts';
import { ellipse } from './shapes.ts';

/** One colour `#rrggbb`, or a blend from top to bottom turned by `angle` radians. */
type Paint = string | { readonly from: string; readonly to: string; readonly angle: number };

/** A mark on a sheet, clipped by it. */
export interface Mark {
  readonly outline: Outline;
  readonly fill: string;
  readonly alpha: number;
}

/** A sheet whose outline can still be moved. */
export interface Cut {
  readonly part: 'cut';
  readonly outline: Outline;
  readonly fill: Paint;
  readonly lift: number;
  readonly edge: number;
  readonly grain: number;
  readonly alpha: number;
  readonly shines: boolean;
  readonly marks: readonly Mark[];
}

/** Cuts that move together about an anchor; `anchor` is in the same coordinates as the cuts. */
export interface Moving {
  readonly part: 'moving';
  readonly cuts: readonly Cut[];
  readonly anchor: readonly [number, number];
  readonly motion: Mover['motion'];
  readonly amplitude: number;
  readonly periodSeconds: number;
  readonly phase: number;
}

/** A light that shines around a point of its plane. */
interface Shine extends Omit<Glow, 'depth'> {
  readonly part: 'shine';
}

/** Anything that lies on a plane of a set. */
export type Part = Cut | Moving | Shine;

/** How a sheet lies: distance in hundredths of a head, strengths 0…1. */
export type Lie = Partial<Pick<Cut, 'lift' | 'edge' | 'grain' | 'alpha' | 'shines' | 'marks'>>;

/** Cuts a sheet of paper. */
export const cut = (outline: Outline, fill: Paint, lie: Lie = {}): Cut => ({
  part: 'cut',
  outline,
  fill,
  lift: lie.lift ?? 5,
  edge: lie.edge ?? 0.4,
  grain: lie.grain ?? 0.5,
  alpha: lie.alpha ?? 1,
  shines: lie.shines ?? false,
  marks: lie.marks ?? [],
});

/** A mark for a sheet. */
export const mark = (outline: Outline, fill: string, alpha = 1): Mark => ({ outline, fill, alpha });

/** A blend from one colour to another; angle 0 runs from top to bottom. */
export const blend = (from: string, to: string, angle = 0): Paint => ({ from, to, angle });

/** A veil: thin paper that lets through what lies under it. */
export const veil = (outline: Outline, fill: Paint, alpha: number): Cut =>
  cut(outline, fill, { lift: 0, edge: 0, grain: 0.25, alpha });

/** Something that gives light itself and throws no shadow. */
export const lamp = (outline: Outline, fill: Paint, marks: readonly Mark[] = []): Cut =>
  cut(outline, fill, { lift: 0, edge: 0, grain: 0.15, shines: true, marks });

/** How a group of cuts moves. */
type Motion = Pick<Moving, 'motion' | 'amplitude' | 'periodSeconds' | 'phase' | 'anchor'>;

/** Cuts that move together. */
export const moving = (cuts: readonly Cut[], how: Motion): Moving => ({ part: 'moving', cuts, ...how });

/** A light around a point. */
export const shine = (
  x: number,
  y: number,
  light: Pick<Shine, 'radius' | 'colour' | 'strength'> & { readonly flicker?: number },
): Shine => ({
  part: 'shine',
  x,
  y,
  flicker: 0,
  ...light,
});

/** Soft dark patch under a thing that stands on the ground. */
export const contact = ([x, y]: Point, half: number, colour: string): Cut =>
  cut(ellipse(x, y, half, half * 0.12), colour, { lift: 0, edge: 0, grain: 0, alpha: 0.3 });

/** Parts at a spot: scaled about the origin, mirrored, turned, then moved. */
export const placed = (parts: readonly Part[], spot: Spot): Part[] =>
  parts.map((part) => placedPart(part, spot));

/** Cuts at a spot. */
export const placedCuts = (cuts: readonly Cut[], spot: Spot): Cut[] =>
  cuts.map((piece) => placedCut(piece, spot));

function placedPart(part: Part, spot: Spot): Part {
  switch (part.part) {
    case 'cut':
      return placedCut(part, spot);
    case 'moving':
      return placedMoving(part, spot);
    case 'shine': {
      const [x, y] = spotted([part.x, part.y], spot);
      return { ...part, x, y, radius: part.radius * (spot.scale ?? 1) };
    }
  }
}

const spotted = (point: readonly [number, number], spot: Spot): readonly [number, number] => {
  const { at } = placedOutline({ ops: 'M', at: point }, spot);
  return [at[0] ?? 0, at[1] ?? 0];
};

function placedMoving(part: Moving, spot: Spot): Moving {
  const heads =
    part.motion === 'sway' || part.motion === 'spin' || part.motion === 'flicker' ? 1 : (spot.scale ?? 1);
  return {
    ...part,
    cuts: placedCuts(part.cuts, spot),
    anchor: spotted(part.anchor, spot),
    amplitude: part.amplitude * heads,
  };
}

function placedCut(piece: Cut, spot: Spot): Cut {
  return {
    ...piece,
    outline: placedOutline(piece.outline, spot),
    fill: turnedPaint(piece.fill, spot),
    lift: piece.lift * Math.min(1, spot.scale ?? 1),
    marks: piece.marks.map((one) => ({ ...one, outline: placedOutline(one.outline, spot) })),
  };
}

const turnedPaint = (fill: Paint, spot: Spot): Paint =>
  typeof fill === 'string'
    ? fill
    : { ...fill, angle: (spot.flip === true ? -fill.angle : fill.angle) + (spot.turn ?? 0) };

/** Writes cuts as sheets, those apart whose pieces overlap; `tinted` gives the colour to write for one that should be seen (see light/tint.ts). */
export const sheetsOf = (cuts: readonly Cut[], tinted: (colour: string) => string): Sheet[] =>
  cuts.flatMap(apart).map((piece) => sheetOf(piece, tinted));

function sheetOf(piece: Cut, tinted: (colour: string) => string): Sheet {
  const colour = piece.shines ? (given: string) => given : tinted;
  const fill = typeof piece.fill === 'string' ? colour(piece.fill) : blendOf(piece.fill, colour);
  return {
    d: pathData(piece.outline),
    fill,
    lift: rounded(piece.lift),
    edge: rounded(piece.edge),
    grain: rounded(piece.grain),
    ...(piece.alpha < 1 && { alpha: rounded(piece.alpha) }),
    ...(piece.shines && { shines: true as const }),
    ...(piece.marks.length > 0 && {
      inlays: piece.marks.map((one) => ({
        d: pathData(one.outline),
        fill: colour(one.fill),
        alpha: rounded(one.alpha),
      })),
    }),
  };
}

const blendOf = (fill: Exclude<Paint, string>, colour: (given: string) => string) => ({
  from: colour(fill.from),
  to: colour(fill.to),
  angle: rounded(fill.angle),
});

/** Two decimals are finer than a pixel of the largest film. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;
