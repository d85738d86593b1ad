/** Trousers, bare legs and shoes around the joints of a leg. */
import type { Limb } from '../act/posture.ts';
import type { Cloth, LegCut, ShoeCut } from '../garment.ts';
import type { Sheet } from '../model.ts';
import { add, outline, scaled, subtract, turned, unit, type Knot, type Point } from '../path.ts';
import type { Build } from '../rig.ts';
import { onTube, tubeOutline, type Ring } from '../tube.ts';
import { alongLimb, paper, tubeForm } from './limb.ts';

/** A trouser leg or a bare leg, without the shoe. */
export function legSheets(limb: Limb, cut: LegCut, build: Build): readonly Sheet[] {
  const k = build.limb * 0.5 + 0.5;
  const at = (share: number): Point => alongLimb(limb, share);
  const ring = (share: number, half: number): Ring => ({ at: at(share), left: half * k, right: half * k });
  const hem = cut.to - 1;
  const rings = [
    ring(-0.05, cut.wide * 1.3),
    ring(0.5, cut.wide * 1.22),
    ring(1, cut.wide * 1.02),
    ...(hem > 1.5 ? [ring(1.45, cut.wide * 0.98)] : []),
    { ...ring(hem, cut.wide * (hem > 1.9 ? 0.72 : 0.95)), corner: true },
  ];
  const on = onTube(rings);
  return [
    {
      ...paper(tubeOutline(rings), cut.cloth, 5),
      form: tubeForm(on, { from: 0, to: rings.length - 1 }, cut.cloth),
    },
  ];
}

/** Skin of a leg that shows below a short trouser. */
export const shinSheets = (limb: Limb, skin: Cloth, build: Build): readonly Sheet[] =>
  legSheets(limb, { cloth: skin, wide: 0.115 * (0.5 + 0.5 * build.limb), to: 3 }, build);

/** Shoes stand with the ankle at the origin, toes to the right, sole below by the height of the ankle. */
export function shoeSheets(
  limb: Limb,
  { shoe, facing, build }: { shoe: ShoeCut; facing: 'side' | 'front' | 'back'; build: Build },
): readonly Sheet[] {
  if (shoe.kind === 'none') return [];
  const size = 0.86 + 0.14 * build.limb;
  const shape = (knots: readonly Knot[]): string =>
    outline(
      knots.map(([x, y, corner]): Knot => [
        ...add(limb.tip, turned([x * size, y * (build.ankle / 0.2)], limb.end)),
        corner ?? 0,
      ]),
    );
  const tall = shoe.kind === 'boots' ? [bootShaft(limb, shoe.cloth, build)] : [];
  const bottom =
    soles[shoe.kind] === null || facing !== 'side'
      ? []
      : [paper(shape(soleKnots), { fill: soles[shoe.kind] ?? '', shade: '' }, 0)];
  return [
    ...tall,
    { ...paper(shape(facing === 'side' ? sideKnots[shoe.kind] : frontKnots), shoe.cloth, 3) },
    ...bottom,
  ];
}

function bootShaft(limb: Limb, cloth: Cloth, build: Build): Sheet {
  const half = 0.16 * (0.5 + 0.5 * build.limb);
  const top = alongLimb(limb, 1.45);
  return paper(
    tubeOutline([
      { at: top, left: half * 1.15, right: half * 1.15, corner: true },
      {
        at: add(limb.tip, scaled(unit(subtract(limb.tip, top)), 0.06)),
        left: half * 0.85,
        right: half * 0.85,
      },
    ]),
    cloth,
    3,
  );
}

type Worn = Exclude<ShoeCut['kind'], 'none'>;

const slipper: readonly Knot[] = [
  [-0.15, -0.06],
  [-0.17, 0.1],
  [-0.15, 0.2, 1],
  [0.36, 0.2, 1],
  [0.37, 0.14],
  [0.26, 0.06],
  [0.12, 0.0],
  [0.1, -0.08],
  [0, -0.1],
];
const laced: readonly Knot[] = [
  [-0.14, -0.12],
  [-0.17, 0.08],
  [-0.15, 0.2, 1],
  [0.38, 0.2, 1],
  [0.38, 0.12],
  [0.29, 0.055],
  [0.14, 0.0],
  [0.11, -0.13],
  [0, -0.14],
];
const naked: readonly Knot[] = [
  [-0.1, -0.1],
  [-0.14, 0.12],
  [-0.12, 0.2, 1],
  [0.32, 0.2, 1],
  [0.35, 0.15],
  [0.28, 0.1],
  [0.14, 0.04],
  [0.1, -0.1],
];
const pawFoot: readonly Knot[] = [
  [-0.13, -0.1],
  [-0.17, 0.12],
  [-0.14, 0.2, 1],
  [0.28, 0.2, 1],
  [0.34, 0.1],
  [0.24, 0.02],
  [0.12, -0.1],
];
const clawFoot: readonly Knot[] = [
  [-0.06, -0.1],
  [-0.08, 0.1],
  [-0.2, 0.18],
  [-0.18, 0.2, 1],
  [0.34, 0.2, 1],
  [0.2, 0.13],
  [0.08, 0.08],
  [0.06, -0.1],
];

const sideKnots: Readonly<Record<Worn, readonly Knot[]>> = {
  cloth: slipper,
  leather: laced,
  boots: laced,
  straw: naked,
  bare: naked,
  paw: pawFoot,
  claw: clawFoot,
};
const frontKnots: readonly Knot[] = [
  [-0.13, -0.1],
  [-0.15, 0.1],
  [-0.14, 0.2, 1],
  [0.14, 0.2, 1],
  [0.15, 0.1],
  [0.13, -0.1],
];
const soleKnots: readonly Knot[] = [
  [-0.165, 0.165, 1],
  [0.375, 0.165, 1],
  [0.37, 0.205, 1],
  [-0.155, 0.205, 1],
];
const soles: Readonly<Record<Worn, string | null>> = {
  cloth: '#e9e0cd',
  leather: '#2a1f1d',
  boots: '#221a1a',
  straw: '#a08a58',
  bare: null,
  paw: null,
  claw: null,
};
