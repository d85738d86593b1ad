/** Sizes and kinds of things on the stage: what framing measures with, what a hand can hold, what stands, hangs or belongs to a wall. */
import type { PropKind } from '../../../contracts/reading.ts';

/** Width and height of a thing, in heads. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Things beside an adult, as the picture engine cuts them: width and height in heads. */
const boxes: Readonly<Record<PropKind, readonly [number, number]>> = {
  lantern: [1, 1.6],
  lamp: [0.8, 1.56],
  candle: [0.76, 1.04],
  torch: [0.6, 2.5],
  umbrella: [2.2, 3.4],
  book: [1.12, 0.84],
  letter: [0.84, 0.56],
  scroll: [1.2, 0.9],
  pen: [0.26, 1.3],
  cup: [0.44, 0.3],
  bowl: [0.72, 0.3],
  teapot: [0.98, 0.54],
  bottle: [0.36, 0.86],
  jar: [0.9, 0.98],
  basket: [1.28, 1.1],
  bag: [1, 1.06],
  box: [0.92, 0.5],
  chest: [2.08, 1.3],
  key: [0.36, 0.76],
  coin: [0.36, 0.36],
  sword: [0.56, 2.9],
  knife: [0.16, 1],
  axe: [0.74, 2.05],
  stick: [0.2, 2.2],
  staff: [0.5, 5],
  bow: [0.74, 2.76],
  spear: [0.44, 5.9],
  rope: [1.12, 0.66],
  net: [2, 1.7],
  fishingRod: [1.8, 4.6],
  bucket: [0.96, 1.24],
  broom: [0.92, 3.7],
  flower: [0.66, 1.36],
  branch: [0.95, 1.9],
  fruit: [1, 0.6],
  apple: [0.54, 0.56],
  bread: [1.1, 0.42],
  bun: [0.6, 0.38],
  cake: [1.06, 0.54],
  fish: [1.2, 0.46],
  meat: [1.1, 0.48],
  egg: [0.3, 0.36],
  kite: [1.6, 2.7],
  ball: [0.8, 0.8],
  doll: [0.72, 1.02],
  toy: [1, 1],
  flute: [2, 0.5],
  drum: [1.28, 1.3],
  bell: [0.7, 1],
  fan: [1.4, 1.06],
  mirror: [0.8, 1.24],
  ring: [0.32, 0.46],
  necklace: [0.94, 0.76],
  crown: [1.2, 0.74],
  hat: [1.56, 0.66],
  shoe: [0.88, 0.42],
  cloth: [1.2, 0.74],
  scarf: [0.8, 1.6],
  blanket: [1.6, 0.62],
  pillow: [1.4, 0.56],
  needle: [0.5, 0.56],
  clock: [0.9, 1.04],
  map: [1.6, 1.04],
  picture: [1.4, 1],
  phone: [0.38, 0.66],
  radio: [1.24, 1.3],
  camera: [0.92, 0.62],
  computer: [1.6, 0.98],
  glasses: [1.2, 0.34],
  pipe: [1, 0.46],
  medicine: [0.4, 0.56],
  stone: [0.88, 0.42],
  gem: [0.52, 0.46],
  feather: [0.5, 1.5],
  leaf: [0.56, 0.96],
  shell: [0.72, 0.52],
  tool: [0.44, 1.14],
  hammer: [0.66, 1.14],
  saw: [0.5, 1.7],
  table: [3, 1.7],
  chair: [1.68, 3.1],
  stool: [1.2, 1.26],
  bench: [3.6, 1.4],
  bed: [6, 2.6],
  stove: [2.6, 4.6],
  cart: [5.6, 3],
  rickshaw: [5.2, 4.3],
  carriage: [6.3, 4.6],
  boat: [7, 1.7],
  bicycle: [4.8, 2.9],
  ladder: [1.04, 5.4],
  door: [2.6, 5.3],
  window: [2.72, 2.7],
  tree: [6.4, 8.4],
  fire: [2.4, 1.8],
  thing: [1.2, 1],
};

/** Size of a thing. */
export function boxOf(kind: PropKind): Box {
  const [width, height] = boxes[kind];
  return { width, height };
}

/** Things that carry people. */
export const isVehicle = (kind: PropKind): boolean =>
  kind === 'boat' || kind === 'cart' || kind === 'carriage' || kind === 'rickshaw';

const furniture: readonly PropKind[] = [
  'table',
  'chair',
  'stool',
  'bench',
  'bed',
  'stove',
  'cart',
  'rickshaw',
  'carriage',
  'boat',
  'bicycle',
  'ladder',
  'door',
  'window',
  'tree',
  'fire',
  'chest',
  'drum',
  'computer',
];

/** Things that are worn: taken off or put on, they do not stay in the hand. */
const worn: readonly PropKind[] = ['hat', 'shoe', 'glasses', 'crown', 'ring', 'necklace', 'scarf'];

/** Things that stand where they are. */
export const isFurniture = (kind: PropKind): boolean => furniture.includes(kind) && !isOfWall(kind);

/** Things that hang on walls. */
const hanging: readonly PropKind[] = ['clock', 'picture', 'mirror', 'map', 'bell', 'fan'];

/** Whether a thing hangs on a wall where nobody holds it. */
export const isHung = (kind: PropKind): boolean => hanging.includes(kind);

/** Whether a thing gives light. */
export const isLight = (kind: PropKind): boolean =>
  kind === 'lantern' || kind === 'lamp' || kind === 'torch' || kind === 'candle';

/** Things that hang from the hand that holds them. */
export const hangsFromHand = (kind: PropKind): boolean =>
  kind === 'lantern' || kind === 'lamp' || kind === 'basket' || kind === 'bag' || kind === 'bucket';

/** Things that a hand can hold from shot to shot; what the story does not name precisely is better not drawn. */
export const isHandheld = (kind: PropKind): boolean =>
  !furniture.includes(kind) && !worn.includes(kind) && kind !== 'thing';

/** Things that a hand is soon done with: held only while the story speaks of them. */
const passing: readonly PropKind[] = [
  'cloth',
  'blanket',
  'pillow',
  'pen',
  'cup',
  'bowl',
  'tool',
  'needle',
  'bottle',
  'bread',
  'bun',
  'cake',
  'fruit',
  'apple',
  'egg',
  'meat',
  'medicine',
  'coin',
  'stone',
  'leaf',
  'shell',
  'key',
  'rope',
];

/** Whether a hand is soon done with a thing. */
export const isPassing = (kind: PropKind): boolean => passing.includes(kind);

/** Things that belong to walls: they are looked at, but do not stand on the stage. */
export const isOfWall = (kind: PropKind): boolean => kind === 'door' || kind === 'window';

/** Things so small that by themselves they lie on a table rather than on the floor. */
export const isTableThing = (kind: PropKind): boolean => isHandheld(kind) && boxOf(kind).height < 1.8;
