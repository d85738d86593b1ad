/**
 * Every pose as a body means it: how it stands, what the back and the head do, where the hands go and what they do there.
 * Angles are degrees; arms hang at 0 and rise forward, places are heads from a part of the body.
 */
import type { HandShape, Pose } from '../../../../contracts/drawing.ts';
import type { Point } from '../path.ts';

/** Parts of the body that a hand can go to. */
export type Anchor =
  'belly' | 'chest' | 'chin' | 'mouth' | 'eyes' | 'cheek' | 'hip' | 'knee' | 'back' | 'front';

export type ArmSpec =
  | {
      readonly by: 'angles';
      readonly up: number;
      readonly bend: number;
      readonly wrist: number;
      readonly hand: HandShape;
    }
  | {
      readonly by: 'place';
      readonly to: Anchor;
      readonly off: Point;
      readonly wrist: number;
      readonly hand: HandShape;
    };

export type Stance =
  | 'even'
  | 'easy'
  | 'wide'
  | 'stride'
  | 'step'
  | 'back'
  | 'sit'
  | 'kneel'
  | 'crouch'
  | 'lie'
  | 'climb'
  | 'air'
  | 'walk'
  | 'run';

/** What a cycle adds to the pose, in degrees and heads. */
export interface Nudge {
  readonly lean?: number;
  readonly hunch?: number;
  readonly nod?: number;
  readonly shrug?: number;
  readonly drop?: number;
  readonly slide?: number;
  readonly near?: readonly [up: number, bend: number, wrist?: number];
  readonly far?: readonly [up: number, bend: number, wrist?: number];
  /** The head looks to the front, or over the shoulder. */
  readonly head?: 'front' | 'over';
}

interface Cycle {
  /** Drawings that each nudge is held. */
  readonly every: number;
  readonly nudges: readonly Nudge[];
  /** How often it runs; 0 is as long as the pose lasts. Then the pose is held. */
  readonly times: number;
}

export interface PoseSpec {
  readonly stance: Stance;
  readonly near: ArmSpec;
  readonly far: ArmSpec;
  readonly lean?: number;
  readonly hunch?: number;
  readonly nod?: number;
  readonly shrug?: number;
  /** The far forearm lies before the body; the near arm lies behind it. */
  readonly farFront?: boolean;
  readonly nearBehind?: boolean;
  readonly head?: 'front' | 'over';
  readonly shutEyes?: boolean;
  readonly tears?: boolean;
  readonly hidesMouth?: boolean;
  readonly cycle?: Cycle;
  /** Other ways to do the same; each beat of a speech moves on to the next. */
  readonly others?: readonly Partial<Pick<PoseSpec, 'near' | 'far' | 'lean' | 'nod' | 'farFront'>>[];
}

type Angles = readonly [up: number, bend: number, wrist?: number];

const arm = ([up, bend, wrist = 0]: Angles, hand: HandShape = 'relaxed'): ArmSpec => ({
  by: 'angles',
  up,
  bend,
  wrist,
  hand,
});

const at = (
  to: Anchor,
  [x, y, wrist = 0]: readonly [x: number, y: number, wrist?: number],
  hand: HandShape = 'relaxed',
): ArmSpec => ({
  by: 'place',
  to,
  off: [x, y],
  wrist,
  hand,
});

const hangs = arm([-7, 14]);
const hangsFar = arm([7, 18]);
const hangingArms = { near: hangs, far: hangsFar } as const;
const loop = (every: number, ...nudges: readonly Nudge[]): Cycle => ({ every, nudges, times: 0 });
const once = (every: number, ...nudges: readonly Nudge[]): Cycle => ({ every, nudges, times: 1 });

export const poseTable: Readonly<Record<Pose, PoseSpec>> = {
  stand: { stance: 'easy', ...hangingArms },
  handsClasped: {
    stance: 'even',
    near: at('belly', [0.16, 0.1, -30]),
    far: at('belly', [0.26, 0.04, -20]),
    farFront: true,
    nod: 3,
  },
  handsBehind: {
    stance: 'easy',
    near: arm([-38, 66]),
    far: arm([-24, 50]),
    nearBehind: true,
    lean: -2,
    nod: -2,
  },
  armsCrossed: {
    stance: 'easy',
    near: at('chest', [0.3, 0.42, -10], 'flat'),
    far: at('chest', [-0.22, 0.34]),
    farFront: true,
    lean: -3,
    nod: 2,
  },
  handOnHip: { stance: 'easy', near: at('hip', [-0.02, -0.12, -40], 'fist'), far: hangsFar, lean: -2 },
  sit: { stance: 'sit', near: at('knee', [-0.42, -0.3, -20]), far: at('knee', [-0.05, -0.26, -20]), nod: 2 },
  kneel: {
    stance: 'kneel',
    near: at('belly', [0.2, 0.62, -10]),
    far: at('belly', [0.34, 0.55, -10]),
    farFront: true,
    nod: 6,
  },
  crouch: {
    stance: 'crouch',
    near: at('knee', [-0.3, -0.1]),
    far: at('knee', [0.1, 0.05]),
    farFront: true,
    lean: 24,
    nod: -8,
  },
  lie: { stance: 'lie', near: arm([-2, 6]), far: at('belly', [0.2, 0.1, -10]) },
  sleep: { stance: 'lie', near: arm([-2, 6]), far: at('belly', [0.2, 0.06, -10]), nod: 6, shutEyes: true },
  walk: { stance: 'walk', ...hangingArms },
  run: { stance: 'run', near: arm([0, 85], 'fist'), far: arm([0, 85], 'fist'), lean: 14 },
  climb: {
    stance: 'climb',
    near: arm([150, 22], 'hold'),
    far: arm([112, 48], 'hold'),
    lean: 8,
    nod: -14,
    cycle: loop(4, {}, { near: [-34, 20], far: [34, -20], drop: -0.1 }),
  },
  jump: {
    stance: 'air',
    near: arm([120, 25], 'open'),
    far: arm([135, 15], 'open'),
    lean: 6,
    nod: -8,
    cycle: once(
      2,
      { drop: 0.9, lean: 14, near: [-160, 20], far: [-160, 20] },
      { drop: 0.1 },
      { drop: -0.75 },
      { drop: -0.95 },
      { drop: -0.6 },
      { drop: 0.35, lean: 12, near: [-70, 0], far: [-80, 0] },
    ),
  },
  row: {
    stance: 'sit',
    near: arm([48, 22], 'hold'),
    far: arm([52, 18], 'hold'),
    lean: 6,
    cycle: loop(
      4,
      { lean: 16, near: [10, -12], far: [10, -10] },
      { lean: 4 },
      { lean: -16, near: [-28, 55], far: [-28, 55] },
      { lean: -6, near: [-16, 40], far: [-16, 40] },
    ),
  },
  ride: {
    stance: 'sit',
    near: arm([35, 40], 'hold'),
    far: arm([42, 34], 'hold'),
    lean: 4,
    cycle: loop(3, { drop: 0.05 }, { drop: -0.05, lean: 2 }),
  },

  talkOpen: {
    stance: 'easy',
    near: arm([20, 64, -14], 'open'),
    far: hangsFar,
    lean: 2,
    others: [
      { near: arm([6, 96, 20], 'relaxed'), lean: 0 },
      { near: arm([30, 78, -24], 'open'), far: arm([24, 40], 'relaxed'), farFront: true, lean: 4 },
      { near: at('chest', [0.12, 0.16, -14], 'flat'), nod: 3 },
    ],
  },
  talkSmall: {
    stance: 'even',
    near: arm([4, 78, 6]),
    far: at('belly', [0.26, 0.06, -20]),
    farFront: true,
    others: [{ near: arm([8, 66, -10], 'open') }, { near: at('belly', [0.18, 0.08, -28]), nod: 4 }],
  },
  talkBoth: {
    stance: 'easy',
    near: arm([16, 72, -16], 'open'),
    far: arm([34, 56, -16], 'open'),
    farFront: true,
    lean: 3,
    others: [
      { near: arm([30, 52, -20], 'open'), far: arm([48, 40, -20], 'open'), lean: 6 },
      { near: arm([4, 92], 'relaxed'), far: arm([22, 80], 'relaxed'), farFront: true },
    ],
  },
  point: {
    stance: 'step',
    near: arm([76, 8], 'point'),
    far: hangsFar,
    lean: 5,
    others: [{ near: arm([60, 40], 'point') }],
  },
  beckon: {
    stance: 'easy',
    near: arm([46, 70, 20], 'flat'),
    far: hangsFar,
    lean: 3,
    cycle: { every: 3, nudges: [{ near: [4, -24, -20] }, { near: [0, 22, 40] }], times: 3 },
  },
  wave: {
    stance: 'easy',
    near: hangs,
    far: arm([112, 52], 'open'),
    lean: -2,
    nod: -4,
    cycle: { every: 3, nudges: [{ far: [0, -22, -14] }, { far: [0, 20, 14] }], times: 4 },
  },
  refuse: {
    stance: 'back',
    near: arm([40, 84, -62], 'flat'),
    far: arm([-4, 22]),
    lean: -6,
    nod: 2,
    cycle: { every: 3, nudges: [{ near: [-6, 8] }, { near: [8, -10] }], times: 2 },
  },
  shrug: {
    stance: 'easy',
    near: arm([10, 92, -30], 'open'),
    far: arm([26, 84, -30], 'open'),
    shrug: 0.09,
    nod: 3,
  },
  explain: {
    stance: 'easy',
    near: arm([28, 74, 10], 'flat'),
    far: arm([24, 66, -20], 'open'),
    farFront: true,
    lean: 3,
    nod: 3,
    others: [{ near: arm([38, 50, -6], 'flat') }, { near: arm([16, 98], 'point') }],
  },
  plead: {
    stance: 'step',
    near: at('chest', [0.42, 0.14, -50], 'flat'),
    far: at('chest', [0.48, 0.1, -50], 'flat'),
    farFront: true,
    lean: 10,
    nod: -10,
  },
  whisper: { stance: 'step', near: at('mouth', [0.3, 0.06, -24], 'flat'), far: hangsFar, lean: 12, nod: 4 },
  callOut: {
    stance: 'wide',
    near: at('mouth', [0.2, 0.06, -30], 'flat'),
    far: arm([16, 34]),
    lean: 6,
    nod: -12,
  },
  listen: {
    stance: 'even',
    near: at('belly', [0.14, 0.12, -28]),
    far: at('belly', [0.24, 0.06, -20]),
    farFront: true,
    lean: 3,
    nod: 4,
  },
  think: {
    stance: 'easy',
    near: at('chin', [0.04, 0.22, -34], 'fist'),
    far: at('belly', [0.2, -0.24, 10]),
    farFront: true,
    lean: 2,
    nod: 7,
  },
  nod: {
    stance: 'even',
    ...hangingArms,
    cycle: { every: 3, nudges: [{ nod: -3 }, { nod: 14 }, { nod: 2 }, { nod: 11 }], times: 1 },
  },
  shakeHead: {
    stance: 'even',
    ...hangingArms,
    nod: 4,
    cycle: { every: 3, nudges: [{ head: 'front' }, {}, { head: 'front' }, {}], times: 1 },
  },
  bow: {
    stance: 'even',
    near: at('chest', [0.5, 0.3, -30], 'fist'),
    far: at('chest', [0.56, 0.26, -30], 'flat'),
    farFront: true,
    lean: 44,
    hunch: 10,
    nod: 16,
  },
  lookUp: { stance: 'easy', ...hangingArms, lean: -5, nod: -20 },
  lookDown: { stance: 'easy', ...hangingArms, hunch: 4, nod: 20 },
  lookBack: { stance: 'step', near: arm([-2, 22]), far: arm([10, 26]), head: 'over', lean: -2 },
  startle: {
    stance: 'back',
    near: arm([28, 100, -20], 'open'),
    far: arm([40, 92, -20], 'open'),
    lean: -9,
    shrug: 0.08,
    nod: -4,
  },
  recoil: {
    stance: 'back',
    near: arm([52, 74, -52], 'flat'),
    far: arm([58, 66, -52], 'flat'),
    lean: -17,
    nod: 6,
  },
  slump: { stance: 'even', near: arm([8, 6]), far: arm([14, 8]), lean: 8, hunch: 16, nod: 22, shrug: -0.05 },
  proud: {
    stance: 'wide',
    near: at('hip', [-0.02, -0.14, -40], 'fist'),
    far: at('hip', [0.3, -0.14, -40], 'fist'),
    lean: -6,
    nod: -8,
    shrug: 0.02,
  },
  tremble: {
    stance: 'even',
    near: at('chest', [0.18, 0.32, -10], 'fist'),
    far: at('chest', [-0.1, 0.26], 'fist'),
    farFront: true,
    hunch: 10,
    nod: 8,
    shrug: 0.06,
    cycle: loop(1, { slide: 0.022 }, { slide: -0.016 }),
  },

  take: { stance: 'step', near: arm([66, 16], 'open'), far: hangsFar, lean: 9 },
  give: { stance: 'step', near: arm([58, 28, -16], 'open'), far: hangsFar, lean: 7, nod: 3 },
  hold: { stance: 'easy', near: arm([12, 82], 'hold'), far: hangsFar },
  holdBoth: {
    stance: 'even',
    near: at('chest', [0.5, 0.52, -40], 'hold'),
    far: at('chest', [0.6, 0.48, -40], 'hold'),
    farFront: true,
    nod: 8,
  },
  lift: {
    stance: 'wide',
    near: arm([62, 58], 'hold'),
    far: arm([70, 48], 'hold'),
    lean: -6,
    nod: -6,
  },
  raiseHigh: { stance: 'easy', near: arm([100, 52], 'hold'), far: arm([4, 20]), lean: -2, nod: -12 },
  carry: {
    stance: 'easy',
    near: at('belly', [0.5, 0.06, -30], 'hold'),
    far: at('belly', [0.62, 0.0, -30], 'hold'),
    farFront: true,
    lean: -6,
  },
  put: { stance: 'step', near: arm([24, 12], 'hold'), far: arm([2, 22]), lean: 30, hunch: 8, nod: 10 },
  throw: {
    stance: 'stride',
    near: arm([70, 14], 'open'),
    far: arm([-24, 30]),
    lean: 12,
    cycle: once(
      2,
      { near: [96, 66, 0], lean: -22 },
      { near: [86, 50, 0], lean: -14 },
      { near: [30, 0], lean: 2 },
      { near: [4, 0], lean: 4 },
    ),
  },
  pull: {
    stance: 'wide',
    near: arm([66, 26], 'fist'),
    far: arm([74, 18], 'fist'),
    lean: -20,
    nod: 8,
    cycle: loop(5, {}, { lean: -5, near: [-10, 24], far: [-10, 24] }),
  },
  push: {
    stance: 'stride',
    near: arm([74, 14, -56], 'flat'),
    far: arm([80, 10, -56], 'flat'),
    lean: 22,
    nod: -6,
    cycle: loop(6, {}, { lean: 3, slide: 0.03 }),
  },
  knock: {
    stance: 'step',
    near: arm([62, 62], 'fist'),
    far: hangsFar,
    lean: 3,
    cycle: { every: 2, nudges: [{ near: [0, -22] }, { near: [0, 6] }], times: 3 },
  },
  reach: { stance: 'step', near: arm([94, 6], 'open'), far: arm([-8, 16]), lean: 14, nod: -4 },
  touch: { stance: 'step', near: arm([56, 34, -24], 'flat'), far: hangsFar, lean: 6, nod: 6 },
  wipeEyes: {
    stance: 'even',
    near: at('eyes', [0.12, 0.12, -10], 'fist'),
    far: hangsFar,
    hunch: 8,
    nod: 14,
    tears: true,
    cycle: { every: 4, nudges: [{ near: [2, -6] }, { near: [-1, 4] }], times: 2 },
  },
  coverFace: {
    stance: 'even',
    near: at('eyes', [0.16, 0.3, -64], 'flat'),
    far: at('eyes', [0.26, 0.28, -64], 'flat'),
    farFront: true,
    hunch: 14,
    nod: 20,
    hidesMouth: true,
  },
  eat: {
    stance: 'even',
    near: at('mouth', [0.22, 0.22, -20], 'hold'),
    far: at('chest', [0.5, 0.34, -30], 'hold'),
    farFront: true,
    nod: 10,
    cycle: { every: 6, nudges: [{ near: [-16, -12] }, {}], times: 3 },
  },
  drink: { stance: 'even', near: at('mouth', [0.24, 0.08], 'hold'), far: hangsFar, lean: -2, nod: -12 },
  read: {
    stance: 'even',
    near: at('chest', [0.62, 0.3, -36], 'hold'),
    far: at('chest', [0.72, 0.26, -36], 'hold'),
    farFront: true,
    nod: 14,
  },
  write: {
    stance: 'even',
    near: at('front', [0.78, 0.1, -10], 'hold'),
    far: at('front', [0.6, 0.16, -10], 'flat'),
    farFront: true,
    lean: 14,
    nod: 16,
    cycle: loop(3, {}, { near: [2, -4] }, { near: [4, -6] }, { near: [1, -2] }),
  },
  work: {
    stance: 'even',
    near: at('front', [0.74, -0.02, -10], 'hold'),
    far: at('front', [0.66, 0.1, -10], 'hold'),
    farFront: true,
    lean: 10,
    nod: 16,
    cycle: loop(5, {}, { near: [6, -14] }, { near: [-4, 10] }),
  },
  sew: {
    stance: 'even',
    near: at('chest', [0.52, 0.44, -20], 'hold'),
    far: at('chest', [0.46, 0.5, -30], 'hold'),
    farFront: true,
    lean: 6,
    nod: 18,
    cycle: loop(5, {}, { near: [12, 14] }),
  },
  sweep: {
    stance: 'wide',
    near: arm([26, 44], 'hold'),
    far: arm([44, 30], 'hold'),
    lean: 14,
    nod: 12,
    cycle: loop(4, { near: [-12, 0], far: [-12, 0] }, {}, { near: [14, -8], far: [14, -8], lean: 3 }, {}),
  },
  dig: {
    stance: 'wide',
    near: arm([28, 34], 'hold'),
    far: arm([54, 18], 'hold'),
    lean: 30,
    nod: 8,
    cycle: loop(
      4,
      { lean: 6 },
      { lean: 10, drop: 0.06 },
      { lean: -14, near: [22, 20], far: [14, 20] },
      { lean: -8 },
    ),
  },
  play: {
    stance: 'even',
    near: at('mouth', [0.34, 0.16, -40], 'hold'),
    far: at('mouth', [0.5, 0.24, -40], 'hold'),
    farFront: true,
    nod: 8,
    cycle: loop(6, {}, { nod: 4, lean: 2 }),
  },
  dance: {
    stance: 'step',
    near: arm([-120, -40, 20], 'open'),
    far: arm([70, 20], 'open'),
    lean: -4,
    cycle: loop(
      5,
      {},
      { near: [50, 20], far: [50, 20], lean: 8, slide: 0.1, drop: 0.06 },
      { near: [-10, 30], far: [-10, 40], lean: 2 },
      { near: [90, 30], far: [60, -10], lean: 8, slide: -0.1, drop: 0.06 },
    ),
  },
  laugh: {
    stance: 'easy',
    near: at('belly', [0.16, -0.06, -20], 'flat'),
    far: hangsFar,
    lean: -8,
    nod: -10,
    cycle: loop(2, { shrug: 0.045, nod: -2 }, { shrug: 0, nod: 2 }),
  },
  cry: {
    stance: 'even',
    near: at('eyes', [0.14, 0.2, -20], 'fist'),
    far: at('belly', [0.2, -0.1]),
    farFront: true,
    hunch: 14,
    nod: 20,
    tears: true,
    cycle: loop(4, { shrug: 0.04 }, { shrug: 0 }),
  },
  sigh: {
    stance: 'even',
    ...hangingArms,
    hunch: 8,
    nod: 12,
    shrug: -0.04,
    cycle: once(6, { shrug: 0.11, hunch: -10, nod: -12 }, {}),
  },
  hug: {
    stance: 'step',
    near: arm([62, 42], 'flat'),
    far: arm([70, 34], 'flat'),
    lean: 9,
    nod: 10,
  },
  fight: {
    stance: 'stride',
    near: arm([44, 88], 'fist'),
    far: arm([72, 48], 'fist'),
    lean: 8,
    nod: 6,
    cycle: loop(6, {}, { drop: 0.05, slide: 0.04 }),
  },
  fall: { stance: 'lie', near: arm([30, 20], 'open'), far: arm([70, 20], 'open') },
  cough: {
    stance: 'even',
    near: at('mouth', [0.12, 0.1, -10], 'fist'),
    far: hangsFar,
    hunch: 8,
    nod: 10,
    cycle: { every: 2, nudges: [{ lean: 8, nod: 6 }, { lean: 2 }, { lean: 8, nod: 6 }, {}], times: 2 },
  },
};
