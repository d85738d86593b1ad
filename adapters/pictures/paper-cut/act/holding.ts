/** How a thing is held: which arm, how high, and whether it hangs, stands or follows the hand. */
import type { PropKind } from '../../../../contracts/reading.ts';
import type { ArmSpec, PoseSpec } from './pose-table.ts';

/** Things that stand on the ground beside whoever holds them, or hang down to it. */
const grounded: readonly PropKind[] = ['staff', 'spear', 'broom', 'stick'];

/** Whether a thing stands on the ground while it is held. */
export const standsOnGround = (kind: PropKind): boolean => grounded.includes(kind);

export interface Hold {
  readonly arm: ArmSpec;
  /** The other hand helps. */
  readonly both?: ArmSpec;
  /** A thing that hangs or stands keeps upright; a tool turns with the forearm, by so many degrees more. */
  readonly turn: 'upright' | { readonly withArm: number };
}

const hand = (up: number, bend: number, wrist = 0): ArmSpec => ({
  by: 'angles',
  up,
  bend,
  wrist,
  hand: 'hold',
});

const carried: Hold = { arm: hand(6, 22), turn: 'upright' };
const shown: Hold = { arm: hand(14, 84), turn: 'upright' };
const lifted: Hold = { arm: hand(34, 92), turn: 'upright' };
const tool: Hold = { arm: hand(12, 70), turn: { withArm: 90 } };
const staff: Hold = { arm: hand(14, 42), turn: 'upright' };
const page: Hold = {
  arm: { by: 'place', to: 'chest', off: [0.6, 0.42], wrist: -36, hand: 'hold' },
  both: { by: 'place', to: 'chest', off: [0.74, 0.38], wrist: -36, hand: 'hold' },
  turn: 'upright',
};
const armful: Hold = {
  arm: { by: 'place', to: 'belly', off: [0.46, 0.06], wrist: -30, hand: 'hold' },
  both: { by: 'place', to: 'belly', off: [0.6, 0.0], wrist: -30, hand: 'hold' },
  turn: 'upright',
};

const holds: Partial<Readonly<Record<PropKind, Hold>>> = {
  lantern: { arm: hand(24, 62), turn: 'upright' },
  lamp: shown,
  candle: lifted,
  torch: { arm: hand(44, 84), turn: 'upright' },
  umbrella: { arm: hand(18, 104), turn: 'upright' },
  book: page,
  letter: page,
  scroll: page,
  map: page,
  picture: page,
  bag: carried,
  basket: carried,
  bucket: carried,
  box: armful,
  chest: armful,
  blanket: armful,
  pillow: armful,
  drum: armful,
  doll: armful,
  sword: tool,
  knife: tool,
  axe: tool,
  hammer: tool,
  saw: tool,
  tool: tool,
  stick: staff,
  staff,
  spear: staff,
  broom: staff,
  kite: { arm: hand(16, 58), turn: 'upright' },
  fishingRod: { arm: hand(26, 70), turn: { withArm: 40 } },
  branch: { arm: hand(16, 62), turn: { withArm: 124 } },
};

/** The way to hold a kind of thing; small things are shown in a half-raised hand. */
export const holdOf = (kind: PropKind): Hold => holds[kind] ?? shown;

/** Poses in which the hands already hold what they work with. */
const GRIPS = new Set(['hold', 'fist']);

/** A pose with something in the near hand: a pose whose hands do not grip leaves its gesture to the far hand. */
export function holdingPose(spec: PoseSpec, kind: PropKind): PoseSpec {
  const hold = holdOf(kind);
  if (GRIPS.has(spec.near.hand) && spec.stance !== 'run') return spec;
  const gesture =
    spec.near.by === 'angles' && Math.abs(spec.near.up) + Math.abs(spec.near.bend) < 40
      ? spec.far
      : spec.near;
  const { others, ...rest } = spec;
  const variants = others?.map(({ near, ...other }) => ({
    ...other,
    near: hold.arm,
    far: hold.both ?? near ?? gesture,
    farFront: true,
  }));
  return {
    ...rest,
    near: hold.arm,
    far: hold.both ?? gesture,
    farFront: hold.both !== undefined || gesture !== spec.far || spec.farFront === true,
    nearBehind: false,
    ...(variants === undefined ? {} : { others: variants }),
  };
}
