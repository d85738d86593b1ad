/** Sizes of bodies on the stage, in heads of an adult: what framing and blocking measure with. */
import type { ActorDrawing, Pose } from '../../../contracts/drawing.ts';
import type { Look } from '../../../contracts/entity.ts';

/** What somebody sits or lies on. */
export type Seat = ActorDrawing['seat'];

/** Standing height: an adult is six heads, a child four and a half. */
export const heightOf = (look: Pick<Look, 'age' | 'stature'>): number =>
  (look.age === 'child' ? 4.5 : 6) * look.stature;

/** How far a body comes down by sitting, as a share of its height. */
const seatDrop: Readonly<Record<Seat, number>> = { none: 0, chair: 0.22, ground: 0.42, boat: 0.3, bed: 0.24 };

/** How far a body comes down by a pose, as a share of its height. */
const poseDrop: Readonly<Partial<Record<Pose, number>>> = {
  kneel: 0.24,
  crouch: 0.36,
  sit: 0.22,
  bow: 0.14,
  fall: 0.5,
  dig: 0.12,
};

/** How far a body comes down that lies, and how much of that a bed gives back, as shares of its height. */
const FLAT = 0.8;

const BED = 0.3;

/** What decides how high a body is. */
export interface Posture {
  readonly seat: Seat;
  readonly pose: Pose;
}

/** Height of the crown above the feet, hat not counted. */
export function crownOf(look: Pick<Look, 'age' | 'stature'>, { seat, pose }: Posture): number {
  const isFlat = pose === 'lie' || pose === 'sleep';
  const drop = isFlat
    ? FLAT - (seat === 'bed' ? BED : 0)
    : seat === 'none'
      ? (poseDrop[pose] ?? 0)
      : seatDrop[seat];
  return heightOf(look) * (1 - drop);
}

/** How far a lifted hand, with what it holds, is above the crown, as a share of the height. */
const raised: Readonly<Partial<Record<Pose, number>>> = {
  raiseHigh: 0.36,
  climb: 0.2,
  wave: 0.12,
  jump: 0.2,
};

/** Height of whatever of a body is highest: its crown, or a hand lifted over it. */
export const topOf = (look: Pick<Look, 'age' | 'stature'>, posture: Posture): number =>
  crownOf(look, posture) + heightOf(look) * (raised[posture.pose] ?? 0);

/** Height of the eyes above the feet: a little above the middle of the head. */
export const eyesOf = (look: Pick<Look, 'age' | 'stature'>, posture: Posture): number =>
  crownOf(look, posture) - 0.55 * look.stature;

/** Room a hat, a topknot or ears take above the crown. */
export function hatOf({
  headwear,
  hair,
  species,
  stature,
}: Pick<Look, 'headwear' | 'hair' | 'species' | 'stature'>): number {
  const ears = species !== 'human' && species !== 'giant' ? 0.45 : 0;
  const bun = hair.style === 'topknot' || hair.style === 'doubleBun' || hair.style === 'bun' ? 0.3 : 0;
  const hat = headwear === 'none' || headwear === 'hairpin' || headwear === 'flower' ? 0.1 : 0.4;
  return Math.max(ears, bun, hat) * stature;
}
