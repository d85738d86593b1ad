/** Hair as data: where the hairline runs on the globe of the head, how far the hair stands off, and what hangs from it. */
import type { HairStyle } from '../../../../../contracts/entity.ts';
import type { Spot } from './skull.ts';

interface Bun {
  readonly at: Spot;
  readonly half: readonly [number, number];
}

/** Hair that hangs from a spot: loose or plaited, `long` heads, to the front of the shoulder or down the back. */
export interface Tail {
  readonly at: Spot;
  readonly long: number;
  readonly wide: number;
  readonly plaited: boolean;
  readonly falls: 'front' | 'back';
}

export interface HairCut {
  /** From longitude −180 to 180; null leaves the head bare. */
  readonly line: readonly Spot[] | null;
  /** Distance of the outline from the middle against the skin's. */
  readonly out: number;
  /** Shape of the outline. */
  readonly rim: 'smooth' | 'curls' | 'spikes';
  /** How far the hair behind the head hangs: height of its end (chin is 0, down is positive); null hangs nowhere. */
  readonly back: number | null;
  /** How far the locks before the ears hang; null leaves them short. */
  readonly sides: number | null;
  readonly buns: readonly Bun[];
  readonly tails: readonly Tail[];
  /** Longitude of the parting, for the lines of the comb; null combs straight back. */
  readonly part: number | null;
}

/** The person's right side of a line that is given for the left, front to nape. */
const otherSide = (half: readonly Spot[]): readonly Spot[] =>
  half.toReversed().map(([lon, lat, out, corner]): Spot => [-lon, lat, out ?? 1, corner ?? 0]);

/** A hairline that is even on both sides, from the front to the nape. */
const even = (half: readonly Spot[]): readonly Spot[] => [...otherSide(half), ...half];

const nape: readonly Spot[] = [
  [78, -2, 1, 1],
  [88, 4],
  [100, -20],
  [110, -36],
  [135, -42],
  [180, -44],
];
const shortNape: readonly Spot[] = [
  [75, -15, 1, 1],
  [80, -13, 1, 1],
  [90, 3],
  [101, -18],
  [110, -32],
  [135, -37],
  [180, -39],
];

const plain: HairCut = {
  line: null,
  out: 1.07,
  rim: 'smooth',
  back: null,
  sides: null,
  buns: [],
  tails: [],
  part: null,
};

const swept = even([[0, 47], [30, 45], [52, 34], [66, 20], [75, 6], ...nape]);
const centreParted = even([[0, 58, 1, 1], [14, 47], [34, 36], [52, 22], [64, 8], [75, 0], ...nape]);
const fringe = even([[0, 17], [28, 16], [50, 12, 1, 1], [58, 4], [68, -10], [76, -14, 1, 1], ...nape]);
const sideParted: readonly Spot[] = [
  ...otherSide([[66, 16], ...shortNape]),
  [-56, 28],
  [-40, 42],
  [-27, 57, 1, 1],
  [-16, 44],
  [4, 33],
  [28, 25],
  [48, 19],
  [58, 14, 1, 1],
  [62, 20],
  [68, 8],
  ...shortNape,
];
const shortFront: readonly Spot[] = [
  ...otherSide([[56, 27], [68, 12], ...shortNape]),
  [-44, 34],
  [-30, 27, 1, 1],
  [-22, 36],
  [-8, 26, 1, 1],
  [0, 35],
  [16, 25, 1, 1],
  [24, 35],
  [40, 26, 1, 1],
  [48, 32],
  [58, 24],
  [68, 10],
  ...shortNape,
];
const cropLine = even([[0, 44], [30, 43], [48, 37, 1, 1], [54, 26], [66, 18], [73, 2], ...shortNape]);

/** Sixteen ways to wear hair. */
export const hairCuts: Readonly<Record<HairStyle, HairCut>> = {
  bald: plain,
  cropped: { ...plain, line: cropLine, out: 1.025 },
  short: { ...plain, line: shortFront, out: 1.075 },
  sidePart: { ...plain, line: sideParted, out: 1.085, part: -24 },
  bob: { ...plain, line: fringe, out: 1.1, back: -0.06, sides: -0.08 },
  long: { ...plain, line: centreParted, out: 1.085, back: 0.95, sides: 0.32, part: 0 },
  ponytail: {
    ...plain,
    line: swept,
    out: 1.06,
    tails: [{ at: [180, 30, 1.06], long: 1.05, wide: 0.2, plaited: false, falls: 'back' }],
  },
  bun: {
    ...plain,
    line: centreParted,
    out: 1.075,
    buns: [{ at: [180, 8, 1.27], half: [0.165, 0.15] }],
    part: 0,
  },
  doubleBun: {
    ...plain,
    line: fringe,
    out: 1.07,
    buns: [
      { at: [-118, 44, 1.2], half: [0.15, 0.14] },
      { at: [118, 44, 1.2], half: [0.15, 0.14] },
    ],
    part: 0,
  },
  braid: {
    ...plain,
    line: centreParted,
    out: 1.07,
    tails: [{ at: [112, -26, 1.0], long: 1.45, wide: 0.17, plaited: true, falls: 'front' }],
    part: 0,
  },
  braids: {
    ...plain,
    line: fringe,
    out: 1.07,
    tails: [
      { at: [-104, -22, 1.05], long: 1.0, wide: 0.15, plaited: true, falls: 'front' },
      { at: [104, -22, 1.05], long: 1.0, wide: 0.15, plaited: true, falls: 'front' },
    ],
    part: 0,
  },
  topknot: { ...plain, line: swept, out: 1.05, buns: [{ at: [0, 90, 1.22], half: [0.13, 0.14] }] },
  queue: {
    ...plain,
    line: even([[0, 70], [40, 62], [64, 44], [78, 18], ...nape.slice(1)]),
    out: 1.045,
    tails: [{ at: [180, -30, 1.0], long: 2.1, wide: 0.13, plaited: true, falls: 'back' }],
  },
  curly: {
    ...plain,
    line: even([
      [0, 30, 1, 1],
      [12, 36],
      [24, 27, 1, 1],
      [36, 31],
      [48, 20, 1, 1],
      [58, 20],
      [66, 2, 1, 1],
      [74, -12],
      ...nape,
    ]),
    out: 1.15,
    rim: 'curls',
    back: -0.1,
    sides: null,
  },
  thinning: { ...plain, line: even([[0, 66], [26, 63], [46, 46], [60, 26], [70, 6], ...nape]), out: 1.03 },
  wild: {
    ...plain,
    line: even([
      [0, 24, 1, 1],
      [12, 38],
      [24, 22, 1, 1],
      [38, 34],
      [50, 14, 1, 1],
      [60, 24],
      [70, -14, 1, 1],
      [78, 2],
      ...nape,
    ]),
    out: 1.13,
    rim: 'spikes',
    back: 0.0,
  },
};
