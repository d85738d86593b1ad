/** Sizes of bodies on the stage, in heads of an adult: what framing and blocking measure with. */
import type { ActorDrawing, Pose } from '../../../contracts/drawing.ts';
import type { Look } from '../../../contracts/entity.ts';
import type { PropKind } from '../../../contracts/reading.ts';

export type Seat = ActorDrawing['seat'];

/** Standing height: an adult is six heads, a child four and a half. */
export const heightOf = (look: Pick<Look, 'age' | 'stature'>): number => (look.age === 'child' ? 4.5 : 6) * look.stature;

/** How far a body comes down by sitting, as a share of its height. */
const seatDrop: Readonly<Record<Seat, number>> = { none: 0, chair: 0.22, ground: 0.42, boat: 0.3, bed: 0.24 };

/** How far a body comes down by a pose, as a share of its height. */
const poseDrop: Readonly<Partial<Record<Pose, number>>> = {
  kneel: 0.24, crouch: 0.36, sit: 0.22, lie: 0.8, sleep: 0.24, bow: 0.14, fall: 0.5, dig: 0.12,
};

export interface Posture {
  readonly seat: Seat;
  readonly pose: Pose;
}

/** Height of the crown above the feet, hat not counted. */
export function crownOf(look: Pick<Look, 'age' | 'stature'>, { seat, pose }: Posture): number {
  const drop = seat === 'none' ? (poseDrop[pose] ?? 0) : seatDrop[seat];
  return heightOf(look) * (1 - drop);
}

/** Height of the eyes above the feet: a little above the middle of the head. */
export const eyesOf = (look: Pick<Look, 'age' | 'stature'>, posture: Posture): number =>
  crownOf(look, posture) - 0.55 * look.stature;

/** Room a hat, a topknot or ears take above the crown. */
export function hatOf({ headwear, hair, species, stature }: Pick<Look, 'headwear' | 'hair' | 'species' | 'stature'>): number {
  const ears = species !== 'human' && species !== 'giant' ? 0.45 : 0;
  const bun = hair.style === 'topknot' || hair.style === 'doubleBun' || hair.style === 'bun' ? 0.3 : 0;
  const hat = headwear === 'none' || headwear === 'hairpin' || headwear === 'flower' ? 0.1 : 0.4;
  return Math.max(ears, bun, hat) * stature;
}

/** Width and height of a thing, in heads. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Things beside an adult: width and height in heads. */
const boxes: Readonly<Partial<Record<PropKind, readonly [number, number]>>> = {
  boat: [7, 2.2], cart: [4.5, 2.6], carriage: [6, 4.6], rickshaw: [4.5, 3.4], bicycle: [4, 2.6], bed: [5, 2], table: [3, 1.7],
  bench: [3.4, 1.3], door: [3, 6.4], window: [2.4, 3], tree: [5, 9], ladder: [1.4, 6], chair: [1.5, 2.8], stool: [1.1, 1.2],
  stove: [2, 2], chest: [1.8, 1.2], umbrella: [2.4, 2.4], kite: [1.4, 1.6], sword: [0.4, 2.6], spear: [0.3, 5], staff: [0.4, 4.4],
  stick: [0.3, 3], fishingRod: [3.4, 3.4], bow: [1, 3], broom: [0.8, 4], net: [2.4, 1.4], basket: [1.1, 0.9], bucket: [0.9, 0.9],
  bag: [0.9, 1], box: [0.9, 0.7], lantern: [0.7, 0.95], lamp: [0.6, 0.9], torch: [0.4, 1.6], fire: [1.2, 1.4], drum: [1.4, 1.2],
  book: [0.7, 0.5], scroll: [0.9, 0.5], map: [1, 0.7], picture: [0.9, 0.9], doll: [0.5, 0.9], blanket: [1.6, 0.8],
  scarf: [0.5, 1.2], cloth: [0.9, 0.7], axe: [0.7, 1.8], bell: [0.5, 0.6], fan: [0.9, 0.6], computer: [1, 0.9],
};

/** Size of a thing; small things are half a head. */
export function boxOf(kind: PropKind): Box {
  const [width, height] = boxes[kind] ?? [0.5, 0.5];
  return { width, height };
}

/** Things that carry people. */
export const isVehicle = (kind: PropKind): boolean =>
  kind === 'boat' || kind === 'cart' || kind === 'carriage' || kind === 'rickshaw';

/** Things that a hand can hold. */
export const isHandheld = (kind: PropKind): boolean => !furniture.includes(kind);

const furniture: readonly PropKind[] = ['table', 'chair', 'stool', 'bench', 'bed', 'stove', 'cart', 'rickshaw', 'carriage', 'boat', 'bicycle', 'ladder', 'door', 'window', 'tree', 'fire', 'chest', 'drum', 'computer'];
