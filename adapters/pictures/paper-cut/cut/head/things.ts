/**
 * Heads of things that are alive in a tale: a tree, a loaf, the sun. Drawn in the system of the animals' heads, the same
 * from every side: chin at y = 0, crown at y = −1.
 */
import type { Species } from '../../../../../contracts/reading.ts';
import type { Knot, Point } from '../../path.ts';
import { disc, part, type AnimalCut, type AnimalPart } from './head-parts.ts';

export type Thing = Extract<
  Species,
  'tree' | 'flower' | 'loaf' | 'sun' | 'moon' | 'star' | 'cloud' | 'thing'
>;

const MIDDLE: Point = [0, -0.48];

/** A point around the middle of a head, clockwise from the right. */
const around = (turns: number, radius: number, [x, y]: Point = MIDDLE): Point => [
  x + radius * Math.cos(turns * 2 * Math.PI),
  y + radius * Math.sin(turns * 2 * Math.PI),
];

interface Ring {
  readonly count: number;
  readonly inner: number;
  readonly outer: number;
  /** Whether the outer points are sharp. */
  readonly sharp?: boolean;
  /** Turned by so much of a turn. */
  readonly from?: number;
}

/** How far from its middle a tuft is at its full breadth, in steps of the ring. */
const BREADTH = 0.24;

/** An outline that swings between two radii: rays and points where it is sharp, else petals and tufts of leaves. */
const ring = ({ count, inner, outer, sharp = false, from = 0 }: Ring, at: Point = MIDDLE): readonly Knot[] =>
  Array.from({ length: count }, (_, index): readonly Knot[] => {
    const turn = (step: number): number => from + (index + step) / count;
    if (sharp) return [[...around(turn(0), outer, at), 1], around(turn(0.5), inner, at)];
    return [
      around(turn(-BREADTH), outer * 0.97, at),
      around(turn(BREADTH), outer * 0.97, at),
      [...around(turn(0.5), inner, at), 1],
    ];
  }).flat();

const cheeks: readonly AnimalPart[] = [
  part('inner', 0, disc([-0.22, -0.32], 0.075, 0.05)),
  part('inner', 0, disc([0.34, -0.32], 0.06, 0.05)),
];

interface Face {
  readonly behind?: readonly AnimalPart[];
  readonly face?: readonly AnimalPart[];
  readonly front?: readonly AnimalPart[];
}

/** A thing with a face in the middle of its outline. */
const faced = (skull: readonly Knot[], { behind = [], face = [], front = [] }: Face = {}): AnimalCut => ({
  behind,
  skull,
  face: [...face, ...cheeks],
  front,
  eyes: [
    { at: [-0.1, -0.52], half: [0.075, 0.07], side: -1 },
    { at: [0.22, -0.52], half: [0.07, 0.07], side: 1 },
  ],
  round: true,
  mouth: { kind: 'lips', at: [0.06, -0.24], half: 0.12, tall: 0.9 },
  tail: null,
  tailTip: 'fur',
  foot: null,
});

const crumbs: readonly Point[] = [
  [-0.28, -0.72],
  [0.02, -0.84],
  [0.3, -0.7],
  [-0.36, -0.46],
  [0.4, -0.44],
];

/** How every thing that may be alive is cut. */
export const thingCuts: Readonly<Record<Thing, AnimalCut>> = {
  tree: faced(ring({ count: 9, inner: 0.52, outer: 0.64, from: 0.02 }, [0, -0.56]), {
    behind: [
      part('dark', 4, ring({ count: 10, inner: 0.62, outer: 0.76, from: 0.07 }, [-0.04, -0.66])),
      part('shade', 3, ring({ count: 8, inner: 0.34, outer: 0.43, from: 0.03 }, [-0.44, -0.36])),
      part('shade', 3, ring({ count: 8, inner: 0.34, outer: 0.43, from: 0.03 }, [0.44, -0.36])),
    ],
    front: [part('light', 3, ring({ count: 6, inner: 0.13, outer: 0.18 }, [-0.3, -0.98]))],
  }),
  flower: faced(disc(MIDDLE, 0.46), {
    behind: [part('comb', 4, ring({ count: 9, inner: 0.44, outer: 0.78, from: 0.04 }))],
  }),
  loaf: faced(disc(MIDDLE, 0.54, 0.5), {
    behind: [part('dark', 3, disc(MIDDLE, 0.6, 0.55))],
    face: crumbs.map((at) => part('dark', 0, disc(at, 0.03, 0.022))),
  }),
  sun: faced(disc(MIDDLE, 0.48), {
    behind: [part('beak', 4, ring({ count: 14, inner: 0.5, outer: 0.8, sharp: true, from: 0.02 }))],
  }),
  moon: faced(disc(MIDDLE, 0.52), {
    face: [
      part('shade', 0, disc([-0.34, -0.7], 0.1, 0.085)),
      part('shade', 0, disc([0.3, -0.82], 0.06, 0.05)),
      part('shade', 0, disc([0.06, -0.06], 0.07, 0.04)),
    ],
  }),
  star: faced(ring({ count: 5, inner: 0.46, outer: 0.86, sharp: true, from: -0.25 }, [0, -0.46])),
  cloud: faced(ring({ count: 7, inner: 0.48, outer: 0.6, from: 0.03 }), {
    behind: [
      part('shade', 3, ring({ count: 7, inner: 0.28, outer: 0.36 }, [-0.52, -0.3])),
      part('shade', 3, ring({ count: 7, inner: 0.28, outer: 0.36 }, [0.52, -0.32])),
    ],
  }),
  thing: faced([
    [-0.44, -0.1],
    [-0.46, -0.6],
    [-0.4, -0.94],
    [0, -1],
    [0.4, -0.94],
    [0.46, -0.6],
    [0.44, -0.1],
    [0.3, 0.02],
    [-0.3, 0.02],
  ]),
};
