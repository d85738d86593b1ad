/** Turns a pose as it is meant into the joint angles of one body. */
import type { HandShape, View } from '../../../../contracts/drawing.ts';
import { add, subtract, turned, type Point } from '../path.ts';
import type { Build } from '../rig.ts';
import { armTo, isFrontal, jointsOf, type ArmPosture, type Joints, type Posture } from './posture.ts';
import type { Anchor, ArmSpec, Nudge, PoseSpec } from './pose-table.ts';
import { lowerOf, type Lower, type Seat } from './stance.ts';

const rad = (degrees: number): number => (degrees * Math.PI) / 180;

export interface Stage {
  readonly build: Build;
  readonly view: View;
  readonly seat: Seat;
}

export interface Struck {
  readonly posture: Posture;
  readonly nearHand: HandShape;
  readonly farHand: HandShape;
  readonly farFront: boolean;
  readonly nearBehind: boolean;
  readonly head: 'same' | 'front' | 'over';
}

const hanging: ArmPosture = { upper: 0, bend: 0.2, wrist: 0, reach: 1 };

/** Someone who sits goes on sitting, whatever else they do. */
const seated = (spec: PoseSpec, seat: Seat): PoseSpec['stance'] => {
  if (seat === 'none' || spec.stance === 'lie' || spec.stance === 'kneel') return spec.stance;
  return 'sit';
};

/** A body in a pose. `strength` 0…1 says how far a gesture goes; `lower` replaces the legs, as in walking. */
export function strike(
  spec: PoseSpec,
  stage: Stage,
  { strength = 1, lower }: { strength?: number; lower?: Lower } = {},
): Struck {
  const legs = lower ?? lowerOf(seated(spec, stage.seat), stage.build, stage.seat);
  const force = 0.55 + 0.45 * strength;
  const bare: Posture = {
    ...legs,
    lean: rad((spec.lean ?? 0) * force),
    hunch: rad((spec.hunch ?? 0) * force),
    nod: rad((spec.nod ?? 0) * force),
    shrug: (spec.shrug ?? 0) * force,
    near: hanging,
    far: hanging,
  };
  const joints = jointsOf({ ...bare, roll: 0, offset: [0, 0] }, stage.build, stage.view);
  return {
    posture: {
      ...bare,
      near: armOf(spec.near, { joints, stage, side: 'near', force }),
      far: armOf(spec.far, { joints, stage, side: 'far', force }),
    },
    nearHand: spec.near.hand,
    farHand: spec.far.hand,
    // An arm that gestures before the figure comes out from behind it; one that comes back to the body lies upon it.
    farFront: spec.farFront === true && spec.far.by === 'place' && stage.view !== 'back',
    nearBehind: spec.nearBehind === true,
    head: spec.head ?? 'same',
  };
}

interface Reach {
  readonly joints: Joints;
  readonly stage: Stage;
  readonly side: 'near' | 'far';
  readonly force: number;
}

function armOf(spec: ArmSpec, { joints, stage, side, force }: Reach): ArmPosture {
  if (spec.by === 'angles') {
    const up = side === 'near' ? -7 + (spec.up + 7) * force : 7 + (spec.up - 7) * force;
    return { upper: rad(up), bend: rad(spec.bend * (0.4 + 0.6 * force)), wrist: rad(spec.wrist), reach: 1 };
  }
  const root = side === 'near' ? joints.nearArm.root : joints.farArm.root;
  const outward = isFrontal(stage.view) && side === 'near';
  const goal = anchorPoint(spec.to, spec.off, { joints, build: stage.build });
  const target = outward ? mirrorAbout(goal, root, joints) : goal;
  const { upperArm, foreArm } = stage.build;
  const far = Math.hypot(target[0] - root[0], target[1] - root[1]);
  const reach = Math.max(SHORTEST, Math.min(1, far / (BENT * (upperArm + foreArm))));
  const { upper, bend } = armTo(
    { root, target, elbow: isFrontal(stage.view) ? -1 : 1 },
    { upperArm: upperArm * reach, foreArm: foreArm * reach },
  );
  return { upper, bend, wrist: rad(spec.wrist), reach };
}

/** An arm that lies before the body points at the eye in part: it looks shorter, down to this, when its goal is nearer than a share of its length. */
const SHORTEST = 0.66;
const BENT = 0.72;

/** Arms of a frontal figure open to their own side, so the near one's goal is seen in a mirror through its shoulder. */
const mirrorAbout = (goal: Point, root: Point, joints: Joints): Point => [
  2 * root[0] - (2 * joints.chest[0] - goal[0]),
  goal[1],
];

/** A place on the body, moved by an offset in heads of the body's size. */
function anchorPoint(anchor: Anchor, off: Point, { joints, build }: { joints: Joints; build: Build }): Point {
  const size = (build.upperArm + build.foreArm) / 2.02;
  const moved = (base: Point, turn: number): Point => add(base, turned([off[0] * size, off[1] * size], turn));
  const head = (x: number, y: number): Point => {
    const pivot = add(joints.neck, turned([0, -0.21], joints.back));
    return add(pivot, turned([x * build.head, y * build.head], joints.headTurn));
  };
  switch (anchor) {
    case 'belly':
      return moved(joints.waist, joints.back);
    case 'chest':
    case 'back':
      return moved(joints.chest, joints.back);
    case 'chin':
      return moved(head(0.16, 0.1), joints.headTurn);
    case 'mouth':
      return moved(head(0.24, -0.03), joints.headTurn);
    case 'eyes':
      return moved(head(0.2, -0.35), joints.headTurn);
    case 'cheek':
      return moved(head(0.1, -0.15), joints.headTurn);
    case 'hip':
      return moved(joints.pelvis, 0);
    case 'knee':
      return moved(joints.nearLeg.joint, 0);
    case 'front':
      return moved(subtract(joints.waist, [0, 0.1]), 0);
  }
}

/** A posture with a nudge of a cycle added. */
export function nudged(posture: Posture, nudge: Nudge, force: number): Posture {
  const arm = (a: ArmPosture, n: Nudge['near']): ArmPosture =>
    n === undefined
      ? a
      : {
          ...a,
          upper: a.upper + rad(n[0]) * force,
          bend: a.bend + rad(n[1]) * force,
          wrist: a.wrist + rad(n[2] ?? 0) * force,
        };
  return {
    ...posture,
    pelvis: add(posture.pelvis, [(nudge.slide ?? 0) * force, (nudge.drop ?? 0) * force]),
    lean: posture.lean + rad(nudge.lean ?? 0) * force,
    hunch: posture.hunch + rad(nudge.hunch ?? 0) * force,
    nod: posture.nod + rad(nudge.nod ?? 0) * force,
    shrug: posture.shrug + (nudge.shrug ?? 0) * force,
    near: arm(posture.near, nudge.near),
    far: arm(posture.far, nudge.far),
  };
}
