/** Sleeves, arms, trousers, legs and shoes around the joints of a limb. */
import type { Limb } from '../act/posture.ts';
import type { Cloth, LegCut, ShoeCut, SleeveCut } from '../garment.ts';
import {
  add,
  between,
  outline,
  polygon,
  scaled,
  subtract,
  turned,
  unit,
  type Knot,
  type Point,
} from '../path.ts';
import type { Build } from '../rig.ts';
import type { Form, Sheet } from '../model.ts';
import { onTube, tubeOutline, type OnTube, type Ring } from '../tube.ts';

/** What is needed to clothe a limb. */
export interface Sleeved {
  readonly limb: Limb;
  readonly build: Build;
  readonly cut: SleeveCut;
  readonly skin: Cloth;
  /** How far the hanging edge of the sleeve swings, heads. */
  readonly sway: number;
}

const paper = (d: string, { fill }: Cloth, lift: number): Sheet => ({
  d,
  fill,
  lift,
  edge: 0.42,
  grain: 0.4,
});

/** Point at a share of the limb: 0 root, 1 joint, 2 tip. */
export const alongLimb = ({ root, joint, tip }: Limb, at: number): Point =>
  at <= 1 ? between(root, joint, at) : between(joint, tip, at - 1);

/** Sheets of a clothed arm without its hand; the hand comes from its own art. */
export function armSheets(order: Sleeved): readonly Sheet[] {
  const { cut, skin } = order;
  const bare = cut.to < 1.9 ? [paper(tubeOutline(bareArm(order)), skin, 4)] : [];
  return [...bare, ...sleeveSheets(order)];
}

function bareArm({ limb, build }: Sleeved): readonly Ring[] {
  const k = build.limb;
  const ring = (at: number, half: number): Ring => ({
    at: alongLimb(limb, at),
    left: half * k,
    right: half * k,
  });
  return [ring(-0.04, 0.13), ring(0.4, 0.125), ring(0.97, 0.105), ring(1.35, 0.11), ring(2.02, 0.075)];
}

function sleeveRings({ limb, build, cut, sway }: Sleeved): readonly Ring[] {
  const k = build.limb;
  const [shoulder, elbow, end] = cut.wide.map((half) => half * k) as [number, number, number];
  const ring = (at: number, half: number): Ring => ({ at: alongLimb(limb, at), left: half, right: half });
  const hang = drooping(limb, cut, sway);
  const cap: readonly Ring[] = [ring(-0.13, shoulder * 0.72), ring(0.05, shoulder * 1.02)];
  if (cut.to <= 1)
    return [...cap, ring(cut.to * 0.6, (shoulder + elbow) / 2), { ...ring(cut.to, end), corner: true }];
  const lower = (at: number, half: number, share: number): Ring => hang(ring(at, half), share);
  const mid = (cut.to + 1) / 2;
  return [
    ...cap,
    ring(0.55, (shoulder + elbow) / 2),
    ring(1, elbow),
    lower(mid, (elbow + end) / 2, 0.45),
    { ...lower(cut.to, end, 1), corner: true },
  ];
}

/** Widens whichever edge of the forearm's sleeve is below, because cloth hangs. */
function drooping(limb: Limb, { droop }: SleeveCut, sway: number): (ring: Ring, share: number) => Ring {
  const [dx] = unit(subtract(limb.tip, limb.joint));
  const fall = droop * Math.abs(dx) + 0.02 * droop;
  return (ring, share) => {
    const more = Math.max(0, fall * share + sway * share);
    return dx > 0 ? { ...ring, left: ring.left + more } : { ...ring, right: ring.right + more };
  };
}

function sleeveSheets(order: Sleeved): readonly Sheet[] {
  const rings = sleeveRings(order);
  const on = onTube(rings);
  const { cut } = order;
  const creases = cut.to > 1.2 ? elbowCrease(on, order) : [];
  const stripes =
    cut.stripes === null
      ? []
      : [-0.34, 0.1].map((u) => ({
          d: strip(on, { u, wide: 0.22, from: 0.4, to: rings.length - 1 }),
          fill: cut.stripes ?? '',
          alpha: 0.9,
        }));
  const sheet: Sheet = {
    ...paper(tubeOutline(rings), cut.cloth, 5),
    inlays: [...stripes, ...creases],
    form: tubeForm(on, { from: 0, to: rings.length - 1 }, cut.cloth),
  };
  return [sheet, ...cuffSheets(order, rings)];
}

const strip = (
  on: OnTube,
  { u, wide, from, to }: { u: number; wide: number; from: number; to: number },
): string => {
  const stops = Array.from({ length: 9 }, (_, i) => from + ((to - from) * i) / 8);
  return polygon([...stops.map((v) => on(u, v)), ...stops.toReversed().map((v) => on(u + wide, v))]);
};

/** A fold where the sleeve bends, the deeper the bend. */
function elbowCrease(on: OnTube, { limb, cut }: Sleeved) {
  const [ax, ay] = unit(subtract(limb.joint, limb.root));
  const [bx, by] = unit(subtract(limb.tip, limb.joint));
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 0.35) return [];
  const inner = cross > 0 ? -1 : 1;
  const d = outline([
    [...on(inner * 1.1, 2.86), 1],
    on(inner * 0.35, 3.02),
    [...on(inner * -0.1, 3.12), 1],
    on(inner * 0.4, 3.2),
    [...on(inner * 1.1, 3.3), 1],
  ]);
  return [{ d, fill: cut.cloth.shade, alpha: 0.9 }];
}

function cuffSheets({ cut }: Sleeved, rings: readonly Ring[]): readonly Sheet[] {
  const [before, end] = [rings.at(-2), rings.at(-1)];
  if (cut.cuff === null || before === undefined || end === undefined) return [];
  const share = Math.min(0.6, 0.12 / Math.max(0.1, Math.hypot(...subtract(end.at, before.at))));
  const start: Ring = {
    at: between(end.at, before.at, share),
    left: end.left + (before.left - end.left) * share + 0.008,
    right: end.right + (before.right - end.right) * share + 0.008,
    corner: true,
  };
  const lip: Ring = { ...end, left: end.left + 0.008, right: end.right + 0.008, corner: true };
  return [paper(tubeOutline([start, lip]), cut.cuff, 2)];
}

/** The second tone of a tube, along whichever edge lies away from the light. */
function tubeForm(on: OnTube, { from, to }: { from: number; to: number }, cloth: Cloth): Form {
  const stops = Array.from({ length: 9 }, (_, i) => from + ((to - from) * i) / 8);
  const half = (inner: number, outer: number): string =>
    polygon([...stops.map((v) => on(inner, v)), ...stops.toReversed().map((v) => on(outer, v))]);
  return { left: half(-0.3, -1.6), right: half(0.3, 1.6), fill: cloth.shade, alpha: 1 };
}

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

const slipper: readonly Knot[] = [
  [-0.15, -0.06],
  [-0.17, 0.1],
  [-0.15, 0.2, 1],
  [0.36, 0.2, 1],
  [0.37, 0.14],
  [0.26, 0.06],
  [0.12, 0.01],
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

const sideKnots: Readonly<Record<ShoeCut['kind'], readonly Knot[]>> = {
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
const soles: Readonly<Record<ShoeCut['kind'], string | null>> = {
  cloth: '#e9e0cd',
  leather: '#2a1f1d',
  boots: '#221a1a',
  straw: '#a08a58',
  bare: null,
  paw: null,
  claw: null,
};
