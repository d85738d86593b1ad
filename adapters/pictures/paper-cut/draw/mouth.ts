/** Nine replacement mouths, each cut for its view and bent by the mood. */
import type { MouthShape } from '../../../../contracts/sound.ts';
import { ellipse, outline, sliver, turnedPath, united, type Knot, type Point } from '../path.ts';
import type { MouthSpec, Paints } from '../rig.ts';
import type { Sheet } from '../model.ts';
import type { FaceState } from '../act/face-state.ts';

type Lips = Extract<MouthSpec, { kind: 'lips' }>;

/** An opening in half widths of the mouth: how wide, how far up and down from the line of the lips, and what shows in it. */
interface Opening {
  readonly wide: number;
  readonly up: number;
  readonly down: number;
  readonly teeth: 'none' | 'top' | 'both' | 'bite';
  readonly tongue: 'none' | 'low' | 'raised';
}

const openings: Readonly<Record<Exclude<MouthShape, 'A' | 'X'>, Opening>> = {
  B: { wide: 0.92, up: 0.1, down: 0.26, teeth: 'both', tongue: 'none' },
  C: { wide: 0.92, up: 0.16, down: 0.56, teeth: 'top', tongue: 'low' },
  D: { wide: 0.9, up: 0.2, down: 0.98, teeth: 'top', tongue: 'low' },
  E: { wide: 0.66, up: 0.2, down: 0.62, teeth: 'none', tongue: 'low' },
  F: { wide: 0.4, up: 0.17, down: 0.34, teeth: 'none', tongue: 'none' },
  G: { wide: 0.8, up: 0.08, down: 0.24, teeth: 'bite', tongue: 'none' },
  H: { wide: 0.86, up: 0.16, down: 0.6, teeth: 'top', tongue: 'raised' },
};

const INSIDE = '#45131d';
const TEETH = '#f6ecd9';
const TONGUE = '#b4505a';

const flat = (d: string, fill: string): Sheet => ({ d, fill, lift: 0, edge: 0, grain: 0.25 });

/** Sheets of the mouth at its place in the head. */
export function mouthSheets(spec: MouthSpec, face: FaceState, paints: Paints): readonly Sheet[] {
  if (spec.kind === 'beak') return beakSheets(spec, face.mouth);
  return face.mouth === 'A' || face.mouth === 'X'
    ? closedMouth(spec, face, paints)
    : openMouth(spec, { face, opening: openings[face.mouth] }, paints);
}

/** Turns half widths into heads; the far half of the mouth is shorter, and the corners follow the mood. */
function fitter({ at, half, skew }: Lips, face: FaceState): (x: number, y: number) => Point {
  const lift = face.smile * 0.2;
  return (x, y) => [at[0] + x * half * (x > 0 ? 1 - skew : 1), at[1] + (y - lift * x * x) * half];
}

function closedMouth(spec: Lips, face: FaceState, paints: Paints): readonly Sheet[] {
  const fit = fitter(spec, face);
  const pressed = face.mouth === 'A' ? 0.5 : face.press * 0.6;
  const wide = 1 - 0.12 * pressed + 0.12 * Math.max(0, face.smile);
  const thick = spec.lips ? 0.05 : 0.085;
  const dip = 0.06 + face.smile * 0.12;
  const line = outline([
    [...fit(-wide, 0), 1],
    fit(-0.4 * wide, dip * 0.75 - thick),
    fit(0.05, dip - thick * 0.7),
    fit(0.45 * wide, dip * 0.7 - thick),
    [...fit(wide, -0.02), 1],
    fit(0.45 * wide, dip * 0.8 + thick),
    fit(0, dip + thick * 1.1),
    fit(-0.4 * wide, dip * 0.8 + thick),
  ]);
  const body = spec.lips
    ? fullLips(fit, { wide, dip, thin: pressed * 0.5 }, paints)
    : underLip(fit, { wide, drop: dip + 0.3 }, paints);
  return [...body, flat(line, paints.lip)];
}

interface LipShape {
  readonly wide: number;
  readonly dip: number;
  readonly thin: number;
}

/** Painted lips: the bow above and the fuller one below. */
function fullLips(
  fit: (x: number, y: number) => Point,
  { wide, dip, thin }: LipShape,
  paints: Paints,
): readonly Sheet[] {
  const tall = 1 - thin;
  const w = wide * 0.86;
  const upper = outline([
    [...fit(-w, 0), 1],
    fit(-0.32, dip - 0.24 * tall),
    [...fit(0.02, dip - 0.17 * tall), 0],
    fit(0.34, dip - 0.23 * tall),
    [...fit(w, 0), 1],
    fit(0, dip + 0.03),
  ]);
  const lower = outline([
    [...fit(-w * 0.9, 0.01), 1],
    fit(0, dip),
    [...fit(w * 0.9, 0), 1],
    fit(0.38, dip + 0.24 * tall),
    fit(0, dip + 0.31 * tall),
    fit(-0.4, dip + 0.24 * tall),
  ]);
  return [
    { ...flat(upper, paints.lip), alpha: 0.72 },
    { ...flat(lower, paints.lip), alpha: 0.55 },
  ];
}

const underLip = (
  fit: (x: number, y: number) => Point,
  { wide, drop }: { wide: number; drop: number },
  paints: Paints,
): readonly Sheet[] => [
  {
    ...flat(
      sliver(fit(-0.42 * wide, drop), fit(0.4 * wide, drop), { bend: -0.006, width: 0.013 }),
      paints.skinDeep,
    ),
    alpha: 0.6,
  },
];

function openMouth(
  spec: Lips,
  { face, opening }: { face: FaceState; opening: Opening },
  paints: Paints,
): readonly Sheet[] {
  const fit = fitter(spec, face);
  const wide = opening.wide * (1 + 0.1 * Math.max(0, face.smile) - 0.08 * Math.max(0, -face.smile));
  const round = opening.wide < 0.7;
  const [up, down] = [opening.up, opening.down * spec.tall];
  const side = round ? 0.12 : -0.02;
  const hole: readonly Knot[] = [
    [...fit(-wide, side), round ? 0 : 1],
    fit(-0.45 * wide, -up),
    fit(0.05, -up * 0.85),
    fit(0.5 * wide, -up),
    [...fit(wide, side), round ? 0 : 1],
    fit(0.62 * wide, down * 0.72),
    fit(0, down),
    fit(-0.62 * wide, down * 0.74),
  ];
  const d = outline(hole);
  const inlays = [...tongueOf(fit, { opening, wide, down }), ...teethOf(fit, { opening, wide, down })];
  return [...lipsAround(fit, { spec, wide, up, down }, paints), { ...flat(d, INSIDE), inlays }];
}

function lipsAround(
  fit: (x: number, y: number) => Point,
  { spec, wide, up, down }: { spec: Lips; wide: number; up: number; down: number },
  paints: Paints,
): readonly Sheet[] {
  const rim = spec.lips ? 0.13 : 0.055;
  const w = wide + rim * 0.8;
  const d = outline([
    fit(-w, 0.03),
    fit(-0.42 * w, -up - rim),
    fit(0.05, -up * 0.8 - rim * 0.75),
    fit(0.45 * w, -up - rim),
    fit(w, 0.03),
    fit(0.6 * w, down * 0.76 + rim),
    fit(0, down + rim * 1.5),
    fit(-0.6 * w, down * 0.78 + rim),
  ]);
  return [{ ...flat(d, paints.lip), alpha: spec.lips ? 0.75 : 0.6 }];
}

interface Inside {
  readonly opening: Opening;
  readonly wide: number;
  readonly down: number;
}

function tongueOf(fit: (x: number, y: number) => Point, { opening, wide, down }: Inside) {
  if (opening.tongue === 'none') return [];
  const y = opening.tongue === 'raised' ? down * 0.3 : down * 0.95;
  const tall = opening.tongue === 'raised' ? down * 0.5 : down * 0.42;
  const [middle, edge, top] = [fit(0, y), fit(wide * 0.72, y), fit(0, y - tall)];
  return [{ d: ellipse(middle, [edge[0] - middle[0], middle[1] - top[1]]), fill: TONGUE, alpha: 1 }];
}

function teethOf(fit: (x: number, y: number) => Point, { opening, wide, down }: Inside) {
  const top = (low: number) => ({
    d: outline([
      [...fit(-wide, -0.5), 1],
      [...fit(wide, -0.5), 1],
      [...fit(wide, low - 0.08), 1],
      fit(0, low),
      [...fit(-wide, low - 0.08), 1],
    ]),
    fill: TEETH,
    alpha: 1,
  });
  switch (opening.teeth) {
    case 'none':
      return [];
    case 'top':
      return [top(0.06)];
    case 'bite':
      return [top(down * 0.55)];
    case 'both':
      return [
        top(down + 0.3),
        {
          d: sliver(fit(-wide, 0.09), fit(wide, 0.07), { bend: -0.004, width: 0.01 }),
          fill: INSIDE,
          alpha: 0.55,
        },
      ];
  }
}

/** How far a beak opens for each shape, radians. */
const gapes: Readonly<Record<MouthShape, number>> = {
  A: 0,
  X: 0,
  B: 0.12,
  C: 0.3,
  D: 0.5,
  E: 0.34,
  F: 0.18,
  G: 0.1,
  H: 0.3,
};

/** A beak: its lower half turns about the hinge, and the dark shows between. */
function beakSheets(
  { hinge, lower, inside, fill }: Extract<MouthSpec, { kind: 'beak' }>,
  shape: MouthShape,
): readonly Sheet[] {
  const gape = gapes[shape];
  const half: Sheet = { ...flat(turnedPath(lower, hinge, gape), fill), lift: 1, edge: 0.3 };
  return gape === 0
    ? [half]
    : [
        flat(
          united([inside, turnedPath(inside, hinge, gape * 0.5), turnedPath(inside, hinge, gape)]),
          INSIDE,
        ),
        half,
      ];
}
