/** The trunk of a figure, from the neck to the hem, as a tube around spine and legs. */
import type { View } from '../../../../contracts/drawing.ts';
import type { Joints } from '../act/posture.ts';
import type { Hem, TrunkCut } from '../garment.ts';
import { add, between, scaled, subtract, turned, unit, type Point } from '../path.ts';
import type { Build } from '../rig.ts';
import type { Ring } from '../tube.ts';

/** How wide each part of the body looks to either side of the spine, against its half width from the front. */
interface Breadth {
  readonly neck: readonly [number, number];
  readonly shoulder: readonly [number, number];
  readonly chest: readonly [number, number];
  readonly waist: readonly [number, number];
  readonly hip: readonly [number, number];
}

const breadths: Readonly<Record<View, Breadth>> = {
  threeQuarter: {
    neck: [1, 0.9],
    shoulder: [0.92, 0.82],
    chest: [0.93, 0.97],
    waist: [0.92, 0.93],
    hip: [0.97, 0.9],
  },
  profile: {
    neck: [0.9, 0.8],
    shoulder: [0.5, 0.5],
    chest: [0.66, 0.72],
    waist: [0.66, 0.72],
    hip: [0.78, 0.66],
  },
  front: { neck: [1, 1], shoulder: [1, 1], chest: [1, 1], waist: [1, 1], hip: [1, 1] },
  back: { neck: [1, 1], shoulder: [1, 0.96], chest: [1, 0.97], waist: [1, 0.97], hip: [1, 0.98] },
};

export interface Body {
  readonly joints: Joints;
  readonly build: Build;
  readonly view: View;
}

const middle = (a: Point, b: Point): Point => between(a, b, 0.5);

/** How far apart two legs stand, across the way they go. */
function spread(near: Point, far: Point, along: Point): number {
  const [dx, dy] = subtract(far, near);
  const [ux, uy] = unit(along);
  return Math.abs(dx * uy - dy * ux) / 2;
}

/** Rings from the base of the neck to the hips. */
function upperRings(
  { joints, build, view }: Body,
  { ease, drawn }: Pick<TrunkCut, 'ease' | 'drawn'>,
): readonly Ring[] {
  const width = breadths[view];
  const wide = (part: keyof Breadth, half: number, more: number) => ({
    left: half * width[part][0] + more,
    right: half * width[part][1] + more,
  });
  const slope = build.shoulderHalf * 0.62;
  const up = turned([0, -1], joints.back);
  return [
    {
      at: add(joints.neck, scaled(up, -0.06)),
      ...wide('neck', 0.17 * (0.5 + 0.5 * build.limb), 0.01),
      corner: true,
    },
    { at: between(joints.shoulders, joints.neck, 0.5), ...wide('shoulder', slope, 0) },
    { at: add(joints.shoulders, scaled(up, -0.02)), ...wide('shoulder', build.shoulderHalf * 0.97, 0) },
    { at: add(joints.shoulders, scaled(up, -0.2)), ...wide('shoulder', build.shoulderHalf, 0) },
    { at: joints.chest, ...wide('chest', build.chestHalf, ease * 0.8) },
    { at: joints.waist, ...wide('waist', build.waistHalf, ease - drawn) },
    { at: joints.pelvis, ...wide('hip', build.hipHalf, ease) },
  ];
}

/** How steeply thighs must be raised for cloth to lie upon them, as the sine of their slope. */
const LAP = { hangs: 0.4, lies: 0.8 };

/** How far cloth follows the knees: it hangs straight while one stands, and lies upon the thighs of who sits. */
function lapOf(pelvis: Point, knees: Point): number {
  const [dx, dy] = subtract(knees, pelvis);
  const slope = Math.abs(dx) / Math.max(0.01, Math.hypot(dx, dy));
  const raised = dy < 0 ? 1 : slope;
  return Math.max(0, Math.min(1, (raised - LAP.hangs) / (LAP.lies - LAP.hangs)));
}

/** Rings below the hips down to a hem. */
function lowerRings(
  { joints, build, view }: Body,
  { to, ease, flare }: { to: Hem; ease: number; flare: number },
): readonly Ring[] {
  const ankles = middle(joints.nearLeg.tip, joints.farLeg.tip);
  const bent = middle(joints.nearLeg.joint, joints.farLeg.joint);
  const lap = lapOf(joints.pelvis, bent);
  const straight = between(joints.pelvis, ankles, build.thigh / (build.thigh + build.shin));
  const knees = between(straight, bent, 0.3 + 0.7 * lap);
  const push = (bent[0] - straight[0]) * 0.55 * (1 - lap);
  const apartAtKnees = spread(joints.nearLeg.joint, joints.farLeg.joint, subtract(knees, joints.pelvis));
  const apartAtAnkles = spread(joints.nearLeg.tip, joints.farLeg.tip, subtract(ankles, knees));
  const half = build.hipHalf * 0.8 + ease;
  const wide = flare * (1 - 0.8 * lap);
  const part = breadths[view].hip;
  const ring = (at: Point, apart: number, { down, knee }: { down: number; knee: number }): Ring => ({
    at,
    left: half * part[0] + apart * 0.8 + wide * down + Math.max(0, -push) * knee,
    right: half * part[1] + apart * 0.8 + wide * down + Math.max(0, push) * knee,
  });
  const stops: readonly { readonly at: number; readonly ring: Ring }[] = [
    {
      at: 1.45,
      ring: ring(between(joints.pelvis, knees, 0.45), apartAtKnees * 0.6, { down: 0.2, knee: 0.5 }),
    },
    { at: 2, ring: ring(knees, apartAtKnees, { down: 0.5, knee: 1 }) },
    {
      at: 2.5,
      ring: ring(middle(knees, ankles), (apartAtKnees + apartAtAnkles) / 2, { down: 0.75, knee: 0.6 }),
    },
  ];
  const hem =
    to <= 2
      ? ring(between(joints.pelvis, knees, to - 1), apartAtKnees * (to - 1), {
          down: (to - 1) * 0.5,
          knee: to - 1,
        })
      : ring(between(knees, ankles, to - 2), apartAtKnees * (3 - to) + apartAtAnkles * (to - 2), {
          down: 0.5 + (to - 2) * 0.5,
          knee: 3 - to,
        });
  return [...stops.filter((stop) => stop.at < to - 0.2).map((stop) => stop.ring), { ...hem, corner: true }];
}

/** Jackets shorter than this end at the hips of who sits, because they do not reach over the lap. */
const LAP_LENGTH = 1.8;

function seatedHem({ joints }: Body, to: Hem): Hem {
  if (to <= 1 || to >= LAP_LENGTH) return to;
  const lap = lapOf(joints.pelvis, middle(joints.nearLeg.joint, joints.farLeg.joint));
  return to - (to - 0.98) * lap;
}

/** Index of the ring at the waist and at the hips, in rings of a whole trunk. */
export const WAIST_RING = 5;
export const HIP_RING = 6;

/** The rings of a garment from the neck to its hem. */
export function trunkRings(body: Body, cut: TrunkCut): readonly Ring[] {
  const upper = upperRings(body, cut);
  const to = seatedHem(body, cut.to);
  if (to > 1) return [...upper, ...lowerRings(body, { to, ease: cut.ease, flare: cut.flare })];
  const share = cut.to;
  const [waist, hip] = [upper[WAIST_RING], upper[HIP_RING]];
  if (waist === undefined || hip === undefined) return upper;
  const hem: Ring = {
    at: between(waist.at, hip.at, share),
    left: waist.left + (hip.left - waist.left) * share,
    right: waist.right + (hip.right - waist.right) * share,
    corner: true,
  };
  return [...upper.slice(0, share < 0.3 ? WAIST_RING : HIP_RING), hem];
}

/** The rings of a skirt from the waist to its hem. */
export function skirtRings(
  body: Body,
  { to, flare }: { to: Hem; flare: number },
  ease: number,
): readonly Ring[] {
  const upper = upperRings(body, { ease, drawn: 0 });
  const [waist, hip] = [upper[WAIST_RING], upper[HIP_RING]];
  if (waist === undefined || hip === undefined) return [];
  return [
    { ...waist, corner: true },
    { ...hip, left: hip.left + flare * 0.14, right: hip.right + flare * 0.14 },
    ...lowerRings(body, { to, ease: ease + flare * 0.14, flare }),
  ];
}
