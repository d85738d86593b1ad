/** Hands that go to somebody else arrive there: in an embrace on the back, in a hand-over where both can reach. */
import type { Pose } from '../../../../contracts/drawing.ts';
import type { Point } from '../path.ts';
import { armTo, jointsOf, type ArmPosture, type Joints, type Posture } from './posture.ts';
import type { Stage, Struck } from './strike.ts';

/** Whoever stands before a figure, in heads of that figure: how far ahead, how high the neck is, how large a head is. */
export interface Faced {
  readonly ahead: number;
  readonly neck: number;
  readonly size: number;
}

/** Poses that are about somebody else, and how. */
const touches: Partial<Readonly<Record<Pose, 'embrace' | 'handOver'>>> = {
  hug: 'embrace',
  give: 'handOver',
  take: 'handOver',
};

/** Whether the hand of a pose lies over whoever it goes to. */
export const liesOver = (act: string): boolean => act in touches;

/** Farther than this nobody is reached, in heads. */
const REACH = 3.2;

/** The pose with its hands brought to whoever stands before the figure, if there is anybody. */
export function touching(
  pose: Pose,
  struck: Struck,
  { stage, faced }: { stage: Stage; faced: Faced | null },
): Struck {
  const touch = touches[pose];
  if (touch === undefined || faced === null || faced.ahead > REACH) return struck;
  switch (touch) {
    case 'embrace':
      return embracing(struck, stage, faced);
    case 'handOver':
      return handingOver(struck, stage, faced);
  }
}

const clamp = (low: number, x: number, high: number): number => Math.min(high, Math.max(low, x));

/** How much a back and a head bend for each head that the other is smaller, radians, and how far at most. */
const BENDS = { lean: 0.1, nod: 0.09, most: 0.3, least: -0.16 } as const;

/** Where an arm lies on the other: beyond the middle of the back, and under the neck, in heads of the other. */
const ON_BACK: Point = [0.22, 0.85];

function embracing(struck: Struck, stage: Stage, { ahead, neck, size }: Faced): Struck {
  const taller = stage.build.neck - neck;
  const bent = (share: number): number => clamp(BENDS.least, share * taller, BENDS.most);
  const { posture } = struck;
  const body = { ...posture, lean: posture.lean + bent(BENDS.lean), nod: posture.nod + bent(BENDS.nod) };
  const joints = jointsOf(body, stage.build, stage.view);
  const shoulder = joints.nearArm.root[1];
  const y = clamp(shoulder - 0.1, -(neck - ON_BACK[1] * size), shoulder + 1.5);
  const near: Point = [ahead + ON_BACK[0] * size, y];
  const far: Point = [ahead - ON_BACK[0] * size, y + 0.3];
  return {
    ...struck,
    posture: {
      ...body,
      near: arm('nearArm', near, { joints, stage }),
      far: arm('farArm', far, { joints, stage }),
    },
    farFront: false,
    nearBehind: false,
  };
}

/** How far under their necks two pairs of hands meet, in heads of each. */
const BELOW_NECK = 1.45;

const hanging: ArmPosture = { upper: 0.05, bend: 0.25, wrist: 0, reach: 1 };

function handingOver(struck: Struck, stage: Stage, { ahead, neck, size }: Faced): Struck {
  const joints = jointsOf(struck.posture, stage.build, stage.view);
  const height = (stage.build.neck - BELOW_NECK + neck - BELOW_NECK * size) / 2;
  const near = arm('nearArm', [ahead / 2, -height], { joints, stage });
  return {
    ...struck,
    posture: { ...struck.posture, near, far: hanging },
    farFront: false,
    nearBehind: false,
  };
}

interface Body {
  readonly joints: Joints;
  readonly stage: Stage;
}

function arm(name: 'nearArm' | 'farArm', target: Point, { joints, stage: { build } }: Body): Posture['near'] {
  return { ...armTo({ root: joints[name].root, target, elbow: 1 }, build), wrist: 0, reach: 1 };
}
