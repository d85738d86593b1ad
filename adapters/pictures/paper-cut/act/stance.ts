/** Where hips and feet go in each stance, for a body of any proportions; and how legs walk and run. */
import type { LegPosture, Posture } from './posture.ts';
import type { Stance } from './pose-table.ts';
import type { Point } from '../path.ts';
import type { Build } from '../rig.ts';

export type Lower = Pick<Posture, 'pelvis' | 'nearLeg' | 'farLeg' | 'roll' | 'offset'>;

/** What someone sits or lies on. */
export type Seat = 'none' | 'chair' | 'ground' | 'boat' | 'bed';

/** Height of a chair's, boat's or bed's seat above the ground, as shares of the hips' height. */
export const SEAT_HEIGHT: Readonly<Record<Seat, number>> = {
  none: 0.5,
  chair: 0.5,
  ground: 0.13,
  boat: 0.36,
  bed: 0.5,
};

/** How far the far foot stands behind the near one in the picture, heads. */
const DEPTH = 0.045;

interface Feet {
  readonly near: number;
  readonly far: number;
  /** Heads that the hips sink, and how far they lie forward. */
  readonly sink: number;
  readonly slide: number;
  readonly nearLift?: number;
  readonly farLift?: number;
}

const standing: Readonly<
  Record<'even' | 'easy' | 'wide' | 'stride' | 'step' | 'back' | 'climb' | 'air', Feet>
> = {
  even: { near: -0.2, far: 0.17, sink: 0, slide: 0 },
  easy: { near: -0.2, far: 0.3, sink: 0.008, slide: -0.04 },
  wide: { near: -0.42, far: 0.42, sink: 0.08, slide: 0 },
  stride: { near: -0.62, far: 0.55, sink: 0.2, slide: 0.02 },
  step: { near: -0.28, far: 0.38, sink: 0.04, slide: 0.04 },
  back: { near: -0.52, far: 0.2, sink: 0.08, slide: -0.16 },
  climb: { near: -0.1, far: 0.34, sink: 0.0, slide: 0, farLift: 0.75 },
  air: { near: -0.24, far: 0.16, sink: 0.1, slide: 0, nearLift: 0.1, farLift: 0.04 },
};

const leg = (x: number, y: number, foot = 0): LegPosture => ({ ankle: [x, y], foot });

/** The lower body of a stance. `seat` decides what a sitting one sits on. */
export function lowerOf(stance: Stance, build: Build, seat: Seat): Lower {
  const upright = { roll: 0, offset: [0, 0] as Point };
  const size = (build.thigh + build.shin) / 2.6;
  const ground = -build.ankle;
  switch (stance) {
    case 'even':
    case 'easy':
    case 'wide':
    case 'stride':
    case 'step':
    case 'back':
    case 'climb':
    case 'air':
      return { ...upright, ...onFeet(standing[stance], build, size) };
    case 'walk':
    case 'run':
      return { ...upright, ...strideAt(stance, 0.25, build) };
    case 'sit':
      return { ...upright, ...sitting(build, seat, size) };
    case 'kneel':
      return {
        ...upright,
        pelvis: [0, -build.thigh * 1.02],
        nearLeg: leg(-1.08 * size, ground * 0.85, 2.8),
        farLeg: leg(-0.92 * size, ground * 0.85 - DEPTH, 2.8),
      };
    case 'crouch':
      return {
        ...upright,
        pelvis: [-0.3 * size, -build.hip * 0.36],
        nearLeg: leg(-0.12, ground),
        farLeg: leg(0.34 * size, ground - DEPTH),
      };
    case 'lie':
      return {
        pelvis: [0, -build.hip],
        nearLeg: leg(-0.08, ground, 0.7),
        farLeg: leg(0.2, ground, 0.7),
        roll: -Math.PI / 2,
        offset: [build.hip * 0.98, -0.5 * build.limb - lyingHeight(seat, build)],
      };
  }
}

const lyingHeight = (seat: Seat, build: Build): number =>
  seat === 'bed' || seat === 'boat' ? SEAT_HEIGHT[seat] * build.hip - 0.05 : 0;

function onFeet(feet: Feet, build: Build, size: number): Omit<Lower, 'roll' | 'offset'> {
  const y = -build.ankle;
  return {
    pelvis: [feet.slide * size, -build.hip + feet.sink * size],
    nearLeg: leg(feet.near * size, y - (feet.nearLift ?? 0) * size),
    farLeg: leg(feet.far * size, y - DEPTH - (feet.farLift ?? 0) * size),
  };
}

function sitting(build: Build, seat: Seat, size: number): Omit<Lower, 'roll' | 'offset'> {
  const hips: Point = [-0.34 * size, -build.hip * SEAT_HEIGHT[seat] - 0.1];
  const low = -build.ankle;
  if (seat === 'ground')
    return {
      pelvis: [hips[0], -0.4 * size],
      nearLeg: leg(0.62 * size, low, 0),
      farLeg: leg(0.86 * size, low - DEPTH, 0),
    };
  return { pelvis: hips, nearLeg: leg(0.72 * size, low, 0), farLeg: leg(0.96 * size, low - DEPTH, 0) };
}

/** Length of one step in heads. */
export const stepLength = (gait: 'walk' | 'run', build: Build): number =>
  (gait === 'walk' ? 0.62 : 0.98) * (build.thigh + build.shin) * 0.62;

/** Share of a cycle that a foot is on the ground, how high it is lifted, and how far the hips sink and bob (heads of a body with legs 2.6 heads long). A standing leg is almost straight. */
const gaits = {
  walk: { stance: 0.56, lift: 0.22, sink: 0, bob: 0.045 },
  run: { stance: 0.36, lift: 0.7, sink: 0.12, bob: 0.14 },
} as const;

/** Legs at a phase of the cycle (two steps are 1). A foot on the ground goes back as fast as the body goes on: it is planted. */
export function strideAt(gait: 'walk' | 'run', phase: number, build: Build): Omit<Lower, 'roll' | 'offset'> {
  const { stance, sink, bob } = gaits[gait];
  const size = (build.thigh + build.shin) / 2.6;
  const cycle = stepLength(gait, build) * 2;
  const foot = (shift: number, depth: number): LegPosture =>
    footAt(gait, (phase + shift) % 1, { reach: cycle * stance, ground: -build.ankle - depth, size });
  const low = sink + bob * (1 + 0.5 * Math.cos(phase * 4 * Math.PI));
  return {
    pelvis: [0, -build.hip + low * size],
    nearLeg: foot(0, 0),
    farLeg: foot(0.5, DEPTH),
  };
}

function footAt(
  gait: 'walk' | 'run',
  phase: number,
  { reach, ground, size }: { reach: number; ground: number; size: number },
): LegPosture {
  const { stance, lift } = gaits[gait];
  // A foot that tips over its toes takes its heel, and the ankle with it, off the ground.
  const placed = (x: number, up: number, foot: number): LegPosture =>
    leg(x, ground - (up + Math.max(0, foot) * BALL) * size, foot);
  if (phase < stance) {
    const share = phase / stance;
    const foot = share > 0.82 ? (share - 0.82) * 2.4 : share < 0.1 ? -0.25 * (1 - share * 10) : 0;
    return placed(reach * (0.5 - share), 0, foot);
  }
  const share = (phase - stance) / (1 - stance);
  const forward = share * share * (3 - 2 * share);
  const foot = 0.75 * (1 - share) * (1 - share) - 0.25 * share;
  return placed(reach * (forward - 0.5), Math.sin(Math.PI * share) * lift, foot);
}

/** From the ankle to the ball of the foot, heads. */
const BALL = 0.3;

/** Swing of an arm at a phase, degrees: against its leg. */
export const armSwing = (gait: 'walk' | 'run', phase: number): number =>
  -Math.cos(phase * 2 * Math.PI) * (gait === 'walk' ? 24 : 48);
