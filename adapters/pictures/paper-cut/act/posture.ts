/** How a body holds itself, in joint angles; and where that puts its joints. Radians; 0 hangs down, forward is positive. */
import type { View } from '../../../../contracts/drawing.ts';
import { add, lengthOf, scaled, subtract, turned, type Point } from '../path.ts';
import type { Build } from '../rig.ts';

export interface ArmPosture {
  /** Upper arm against the plumb line. */
  readonly upper: number;
  /** Forearm against the upper arm; bends forward. */
  readonly bend: number;
  /** Hand against the forearm. */
  readonly wrist: number;
  /** Length of the arm against its own, shorter when it points at the eye. */
  readonly reach: number;
}

export interface LegPosture {
  /** Where the ankle is, from the spot on the ground where the figure stands. */
  readonly ankle: Point;
  /** Foot against the ground; toes down is positive. */
  readonly foot: number;
}

export interface Posture {
  /** Middle of the hips, from the spot on the ground. */
  readonly pelvis: Point;
  /** Back against the plumb line, and how much more its upper half bends. */
  readonly lean: number;
  readonly hunch: number;
  /** Head against the upper back: nod down is positive. */
  readonly nod: number;
  /** Shoulders lifted, heads. */
  readonly shrug: number;
  readonly near: ArmPosture;
  readonly far: ArmPosture;
  readonly nearLeg: LegPosture;
  readonly farLeg: LegPosture;
  /** The whole figure turned about the spot on the ground, as in lying, then moved. */
  readonly roll: number;
  readonly offset: Point;
}

export interface Limb {
  readonly root: Point;
  readonly joint: Point;
  readonly tip: Point;
  /** Direction of the lower half, and of what hangs at its end. */
  readonly turn: number;
  readonly end: number;
}

export interface Joints {
  readonly pelvis: Point;
  readonly waist: Point;
  readonly chest: Point;
  readonly shoulders: Point;
  readonly neck: Point;
  /** Turn of the upper back and of the head. */
  readonly back: number;
  readonly headTurn: number;
  readonly nearArm: Limb;
  readonly farArm: Limb;
  readonly nearLeg: Limb;
  readonly farLeg: Limb;
}

/** Where arms and legs are rooted, as shares of the shoulders' and hips' half width. */
const roots: Readonly<
  Record<
    View,
    { readonly nearArm: number; readonly farArm: number; readonly nearLeg: number; readonly farLeg: number }
  >
> = {
  threeQuarter: { nearArm: -0.68, farArm: 0.58, nearLeg: -0.42, farLeg: 0.4 },
  profile: { nearArm: -0.06, farArm: 0.08, nearLeg: -0.06, farLeg: 0.08 },
  front: { nearArm: -0.8, farArm: 0.8, nearLeg: -0.5, farLeg: 0.5 },
  back: { nearArm: -0.8, farArm: 0.78, nearLeg: -0.5, farLeg: 0.48 },
};

const plumb = (angle: number): Point => [Math.sin(angle), Math.cos(angle)];
const upward = (angle: number): Point => [Math.sin(angle), -Math.cos(angle)];

/** Joints of a posture in heads of the figure, feet at the origin, facing right. */
export function jointsOf(posture: Posture, build: Build, view: View): Joints {
  const spine = spineOf(posture, build);
  const across = turned([1, 0], spine.back);
  const root = roots[view];
  const shoulder = (share: number): Point =>
    add(spine.shoulders, add(scaled(across, share * build.shoulderHalf), [0, 0.13 - posture.shrug]));
  const hip = (share: number): Point => add(posture.pelvis, [share * build.hipHalf, 0.06]);
  const rolled = (point: Point): Point => add(turned(point, posture.roll), posture.offset);
  const limb = (l: Limb): Limb => ({
    root: rolled(l.root),
    joint: rolled(l.joint),
    tip: rolled(l.tip),
    turn: l.turn + posture.roll,
    end: l.end + posture.roll,
  });
  return {
    pelvis: rolled(posture.pelvis),
    waist: rolled(spine.waist),
    chest: rolled(spine.chest),
    shoulders: rolled(spine.shoulders),
    neck: rolled(spine.neck),
    back: spine.back + posture.roll,
    headTurn: spine.back * 0.35 + posture.nod + posture.roll,
    nearArm: limb(armOf(posture.near, { root: shoulder(root.nearArm), side: outwards(view, 'near') }, build)),
    farArm: limb(armOf(posture.far, { root: shoulder(root.farArm), side: 1 }, build)),
    nearLeg: limb(legOf(posture.nearLeg, { root: hip(root.nearLeg), side: outwards(view, 'near') }, build)),
    farLeg: limb(legOf(posture.farLeg, { root: hip(root.farLeg), side: 1 }, build)),
  };
}

/** Whether a view looks along the way the figure faces, so that its limbs open to both sides. */
export const isFrontal = (view: View): boolean => view === 'front' || view === 'back';

/** Seen from the front or from behind, both arms and both knees open to their own side. */
const outwards = (view: View, limb: 'near' | 'far'): 1 | -1 => (isFrontal(view) && limb === 'near' ? -1 : 1);

function spineOf({ pelvis, lean, hunch }: Posture, build: Build) {
  const bent = lean + build.stoop;
  const waist = add(pelvis, scaled(upward(bent * 0.5), build.waist - build.hip));
  const chest = add(waist, scaled(upward(bent), build.chest - build.waist));
  const back = bent + hunch + build.stoop * 0.6;
  const shoulders = add(chest, scaled(upward(back), build.shoulder - build.chest));
  const neck = add(shoulders, scaled(upward(back * 1.1), build.neck - build.shoulder));
  return { waist, chest, shoulders, neck, back };
}

function armOf(
  { upper, bend, wrist, reach }: ArmPosture,
  { root, side }: { root: Point; side: 1 | -1 },
  build: Build,
): Limb {
  const [a, b] = [upper * side, (upper + bend) * side];
  const joint = add(root, scaled(plumb(a), build.upperArm * reach));
  return {
    root,
    joint,
    tip: add(joint, scaled(plumb(b), build.foreArm * reach)),
    turn: -b,
    end: -(b + wrist * side),
  };
}

function legOf(
  { ankle, foot }: LegPosture,
  { root, side }: { root: Point; side: 1 | -1 },
  build: Build,
): Limb {
  const joint = kneeOf({ root, ankle, side }, build);
  const [dx, dy] = subtract(ankle, joint);
  return { root, joint, tip: ankle, turn: -Math.atan2(dx, dy), end: foot };
}

/** The knee of a leg whose ankle is given: it bends forward (or to `side`); a leg that cannot reach is stretched. */
function kneeOf(
  { root, ankle, side }: { root: Point; ankle: Point; side: 1 | -1 },
  { thigh, shin }: Build,
): Point {
  const way = subtract(ankle, root);
  const far = Math.max(0.05, lengthOf(way));
  if (far >= (thigh + shin) * 0.999) return add(root, scaled(way, thigh / (thigh + shin)));
  const cos = (thigh * thigh + far * far - shin * shin) / (2 * thigh * far);
  const open = Math.acos(Math.max(-1, Math.min(1, cos)));
  return add(root, scaled(turned(scaled(way, 1 / far), -open * side), thigh));
}

export interface Reaching {
  readonly root: Point;
  readonly target: Point;
  /** 1 keeps the elbow behind, −1 before. */
  readonly elbow: 1 | -1;
}

/** Angles that bring a wrist to a point; beyond its length the arm is stretched towards it. */
export function armTo(
  { root, target, elbow: side }: Reaching,
  { upperArm, foreArm }: Pick<Build, 'upperArm' | 'foreArm'>,
): Pick<ArmPosture, 'upper' | 'bend'> {
  const way = subtract(target, root);
  const far = Math.min(lengthOf(way), (upperArm + foreArm) * 0.995);
  const aim = Math.atan2(way[0], way[1]);
  const least = Math.abs(upperArm - foreArm) + 0.02;
  const span = Math.max(far, least);
  const inner = Math.acos((upperArm ** 2 + span ** 2 - foreArm ** 2) / (2 * upperArm * span));
  const elbow = Math.acos(
    Math.max(-1, Math.min(1, (upperArm ** 2 + foreArm ** 2 - span ** 2) / (2 * upperArm * foreArm))),
  );
  return { upper: aim - inner * side, bend: (Math.PI - elbow) * side };
}

const mixed = (a: number, b: number, share: number): number => a + (b - a) * share;
const mixedPoint = (a: Point, b: Point, share: number): Point => [
  mixed(a[0], b[0], share),
  mixed(a[1], b[1], share),
];

const mixedArm = (a: ArmPosture, b: ArmPosture, share: number): ArmPosture => ({
  upper: mixed(a.upper, b.upper, share),
  bend: mixed(a.bend, b.bend, share),
  wrist: mixed(a.wrist, b.wrist, share),
  reach: mixed(a.reach, b.reach, share),
});

const mixedLeg = (a: LegPosture, b: LegPosture, share: number): LegPosture => ({
  ankle: mixedPoint(a.ankle, b.ankle, share),
  foot: mixed(a.foot, b.foot, share),
});

/** A posture on the way from one to another; beyond 1 it overshoots, below 0 it winds up. */
export function mixPostures(a: Posture, b: Posture, share: number): Posture {
  return {
    pelvis: mixedPoint(a.pelvis, b.pelvis, share),
    lean: mixed(a.lean, b.lean, share),
    hunch: mixed(a.hunch, b.hunch, share),
    nod: mixed(a.nod, b.nod, share),
    shrug: mixed(a.shrug, b.shrug, share),
    near: mixedArm(a.near, b.near, share),
    far: mixedArm(a.far, b.far, share),
    nearLeg: mixedLeg(a.nearLeg, b.nearLeg, share),
    farLeg: mixedLeg(a.farLeg, b.farLeg, share),
    roll: mixed(a.roll, b.roll, share),
    offset: mixedPoint(a.offset, b.offset, share),
  };
}

/** Thousandths: finer than anybody sees, and coarse enough that drawings which look alike are equal. */
export const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** A posture in thousandths. What is drawn from it then depends on nothing that its name does not say. */
export function roundedPosture(posture: Posture): Posture {
  const point = ([x, y]: Point): Point => [round3(x), round3(y)];
  const arm = (a: ArmPosture): ArmPosture => ({
    upper: round3(a.upper),
    bend: round3(a.bend),
    wrist: round3(a.wrist),
    reach: round3(a.reach),
  });
  const leg = (l: LegPosture): LegPosture => ({ ankle: point(l.ankle), foot: round3(l.foot) });
  return {
    pelvis: point(posture.pelvis),
    lean: round3(posture.lean),
    hunch: round3(posture.hunch),
    nod: round3(posture.nod),
    shrug: round3(posture.shrug),
    near: arm(posture.near),
    far: arm(posture.far),
    nearLeg: leg(posture.nearLeg),
    farLeg: leg(posture.farLeg),
    roll: round3(posture.roll),
    offset: point(posture.offset),
  };
}

/** A limb in thousandths of a head from its own root, so that limbs which are bent alike are equal wherever they hang. */
export function fromRoot({ root, joint, tip, turn, end }: Limb): Limb {
  const away = (point: Point): Point => [round3(point[0] - root[0]), round3(point[1] - root[1])];
  return { root: [0, 0], joint: away(joint), tip: away(tip), turn: round3(turn), end: round3(end) };
}

/** Joints in thousandths; the head's turn in steps of a degree and a half, because heads that look alike share their pictures. */
export function roundedJoints(joints: Joints): Joints {
  const point = ([x, y]: Point): Point => [round3(x), round3(y)];
  const limb = (l: Limb): Limb => ({
    root: point(l.root),
    joint: point(l.joint),
    tip: point(l.tip),
    turn: round3(l.turn),
    end: round3(l.end),
  });
  const steps = 120 / Math.PI;
  return {
    pelvis: point(joints.pelvis),
    waist: point(joints.waist),
    chest: point(joints.chest),
    shoulders: point(joints.shoulders),
    neck: point(joints.neck),
    back: round3(joints.back),
    headTurn: Math.round(joints.headTurn * steps) / steps,
    nearArm: limb(joints.nearArm),
    farArm: limb(joints.farArm),
    nearLeg: limb(joints.nearLeg),
    farLeg: limb(joints.farLeg),
  };
}
