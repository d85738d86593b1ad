/** What heads of animals and of things are cut from: sheets with a hide, eyes, and lips or a beak. */
import type { Knot, Point } from '../../path.ts';

/** What a part is made of; colours come from the look. */
export type Hide = 'fur' | 'shade' | 'light' | 'dark' | 'inner' | 'horn' | 'beak' | 'comb' | 'mane' | 'white';

export interface AnimalPart {
  readonly knots: readonly Knot[];
  readonly hide: Hide;
  /** 0 lies in the sheet below it, more stands off. */
  readonly lift: number;
}

export type AnimalMouth =
  | { readonly kind: 'lips'; readonly at: Point; readonly half: number; readonly tall: number }
  | {
      readonly kind: 'beak';
      readonly hinge: Point;
      readonly lower: readonly Knot[];
      readonly inside: readonly Knot[];
      readonly reach: number;
    };

export interface AnimalCut {
  /** Behind the skull: the far ear, a mane. */
  readonly behind: readonly AnimalPart[];
  readonly skull: readonly Knot[];
  /** On the skull in order: masks, muzzle, nose, markings. */
  readonly face: readonly AnimalPart[];
  /** Over eyes and mouth: the near ear, whiskers, horns, the upper beak. */
  readonly front: readonly AnimalPart[];
  readonly eyes: readonly { readonly at: Point; readonly half: Point; readonly side: -1 | 1 }[];
  readonly round: boolean;
  readonly mouth: AnimalMouth;
  readonly tail: readonly Knot[] | null;
  readonly tailTip: Hide;
  /** What it stands on; null for whoever wears shoes. */
  readonly foot: 'paw' | 'claw' | null;
}

/** One sheet of a head. */
export const part = (hide: Hide, lift: number, knots: readonly Knot[]): AnimalPart => ({ knots, hide, lift });
/** Both eyes, the near one first. */
export const eyes = (near: Point, far: Point, half: Point): AnimalCut['eyes'] => [
  { at: near, half, side: -1 },
  { at: far, half: [half[0] * 0.76, half[1]], side: 1 },
];
export const lips = (at: Point, half: number, tall = 0.9): AnimalMouth => ({ kind: 'lips', at, half, tall });
/** An ellipse as knots. */
export const disc = ([x, y]: Point, rx: number, ry = rx): readonly Knot[] =>
  Array.from({ length: 8 }, (_, i): Knot => [
    x + rx * Math.cos((i * Math.PI) / 4),
    y + ry * Math.sin((i * Math.PI) / 4),
  ]);
/** A whisker. */
export const hair = (from: Point, to: Point): readonly Knot[] => [
  [from[0], from[1] - 0.006, 1],
  [to[0], to[1], 1],
  [from[0], from[1] + 0.006, 1],
];
