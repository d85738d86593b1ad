/** Where the camera looks: sizes by the eyes of those who must be seen, with head-room, look-room and the set's edges kept. */
import type { CameraView } from '../../../contracts/drawing.ts';
import type { Aspect } from '../../../contracts/run.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import { crownOf, eyesOf, hatOf, heightOf, topOf } from '../stage/bodies.ts';
import { boxOf, hangsFromHand } from '../stage/things.ts';
import type { Person, Thing } from '../stage/stage.ts';

/** Width of the picture over its height. */
export const ratioOf: Readonly<Record<Aspect, number>> = { '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 };

/** Heads from top to bottom for one adult, by size. Narrow frames need more height for the same shoulders. */
const heights: Readonly<Record<Aspect, Readonly<Record<ShotSize, number>>>> = {
  '16:9': { wide: 12, full: 8, medium: 4.2, close: 2.7, insert: 1.8 },
  '1:1': { wide: 12, full: 8, medium: 4.3, close: 2.8, insert: 1.9 },
  '9:16': { wide: 13, full: 9, medium: 5.6, close: 3.6, insert: 2.4 },
};

/** Room beside the outermost eyes, in heads. */
const margins: Readonly<Record<ShotSize, number>> = {
  wide: 1.4,
  full: 1.2,
  medium: 1.15,
  close: 0.8,
  insert: 0.7,
};

/** Sets are painted for 14 heads to either side. */
const SET_HALF = 14;

/** Lowest that a frame may reach below the ground, in heads. */
const LOWEST = -1.1;

const clamp = (low: number, x: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(high, Math.max(low, x));
const rounded = (x: number): number => Math.round(x * 1000) / 1000;

/** A view brought inside the set. */
export function inSet({ x, y, height }: CameraView, ratio: number): CameraView {
  const halfWidth = (height * ratio) / 2;
  return {
    x: rounded(clamp(halfWidth - SET_HALF, x, SET_HALF - halfWidth)),
    y: rounded(Math.max(y, height / 2 + LOWEST)),
    height: rounded(height),
  };
}

/** How high a person at a depth stands in the picture plane, and how large; as the picture engine's floor recedes. */
const perspective = (depth: number): { scale: number; rise: number } => ({
  scale: 1 / (1 + 0.3 * depth),
  rise: (2.2 * depth) / (1 + depth),
});

interface Seen {
  readonly x: number;
  readonly eyes: number;
  readonly crown: number;
  readonly feet: number;
}

/** How far from the middle of somebody lying their face is, as a share of their height. */
const HEAD_OF_BED = 0.4;

const isLying = ({ pose }: Pick<Person, 'pose'>): boolean => pose === 'lie' || pose === 'sleep';

/** What of a person a frame has to hold, in the plane of the stage. */
function seen({ character: { look }, x, depth, seat, pose, facing }: Person): Seen {
  const { scale, rise } = perspective(depth);
  const posture = { seat, pose };
  return {
    x: isLying({ pose }) ? x + (facing === 'right' ? -1 : 1) * HEAD_OF_BED * heightOf(look) : x,
    eyes: rise + scale * eyesOf(look, posture),
    crown: rise + scale * (topOf(look, posture) + hatOf(look)),
    feet: rise,
  };
}

const spread = (people: readonly Seen[]): { readonly left: number; readonly right: number } => ({
  left: Math.min(...people.map(({ x }) => x)),
  right: Math.max(...people.map(({ x }) => x)),
});

export interface Framing {
  readonly size: ShotSize;
  readonly aspect: Aspect;
  /** Whether the hands of all must be seen as well. */
  readonly toHands?: boolean;
  /** Highest that anybody comes who is seen, in heads above the ground: whoever stands up keeps their head. */
  readonly highest?: number;
}

/** How far below the eyes hands meet, with what hangs from them, in heads. */
const HANDS_BELOW = 3.8;

/** A lifted lamp has room over it as far as this, in heads; giants are seen from below. */
const HIGHEST = 9.2;

/** A view of the place itself, as sets are painted, with whoever is seen there under its upper edge. */
export function placeView({ size, aspect, highest = 0 }: Framing, x = 0): CameraView {
  const painted = size === 'wide' ? heights[aspect].wide : heights[aspect].full;
  const height = Math.max(painted, highest + 1.5);
  return inSet({ x, y: height / 2 - 1, height }, ratioOf[aspect]);
}

/** How high somebody comes in the picture, with what is on their head or in their lifted hand, in heads. */
export const reachOf = (person: Person): number => seen(person).crown;

/** How much of its heads each size shows below the lowest eyes: a waist for medium, a chin and collar for close. */
const belowEyes: Readonly<Record<ShotSize, number>> = {
  wide: 6,
  full: 5.6,
  medium: 2.6,
  close: 1.55,
  insert: 1,
};

/** Frames people: the highest eyes near the upper third, the lowest face above the subtitles, look-room for one alone. */
export function peopleView(people: readonly Person[], framing: Framing): CameraView {
  const { size, aspect } = framing;
  const ratio = ratioOf[aspect];
  const all = people.map(seen);
  if (all.length === 0) return placeView(framing);
  const { left, right } = spread(all);
  const eyes = Math.max(...all.map((each) => each.eyes));
  const lowest = Math.min(...all.map((each) => each.eyes));
  const crown = Math.max(framing.highest ?? 0, ...all.map((each) => each.crown));
  const stature = Math.max(...people.map(({ character }) => character.look.stature));
  const wanted = heights[aspect][size] * Math.max(0.55, sizeFactor(size, people, stature));
  const across = (right - left + 2 * margins[size] * Math.max(0.6, stature)) / ratio;
  const headRoom = Math.max(0.3 * wanted, crown - eyes + 0.08 * wanted);
  const below = framing.toHands === true ? HANDS_BELOW : belowEyes[size];
  const down = headRoom + (eyes - lowest) + below * Math.min(1, stature);
  const upright = Math.min(crown, HIGHEST) + 1.5;
  const height = Math.max(wanted, across, size === 'medium' || size === 'close' ? down : upright);
  const single = all.length === 1 ? lookRoom(people[0], height * ratio, aspect) : 0;
  return inSet(
    { x: (left + right) / 2 + single, y: viewCentre({ size, height, eyes, crown }), height },
    ratio,
  );
}

/** Wides and fulls follow the tallest body, closer ones the eyes of small and large people alike. */
function sizeFactor(size: ShotSize, people: readonly Person[], stature: number): number {
  if (size === 'wide') return 1;
  const tallest = Math.max(...people.map(({ character }) => heightOf(character.look)));
  return size === 'full' ? Math.max(0.8, (tallest + 2) / 8) : stature;
}

interface Upright {
  readonly size: ShotSize;
  readonly height: number;
  readonly eyes: number;
  readonly crown: number;
}

/** Wide and full frames stand on the ground; closer ones hang from the eyes. */
function viewCentre({ size, height, eyes, crown }: Upright): number {
  if (size === 'wide' || size === 'full') return Math.max(height / 2 - 1, crown + 0.5 - height / 2);
  const top = Math.max(eyes + 0.3 * height, crown + 0.07 * height);
  return top - height / 2;
}

/** One alone stands off the middle, with the room before the face. */
function lookRoom(person: Person | undefined, width: number, aspect: Aspect): number {
  const share = aspect === '16:9' ? 0.13 : 0.05;
  return person === undefined || isLying(person) ? 0 : (person.facing === 'right' ? 1 : -1) * width * share;
}

/** From the crown down to the collar, in heads: hands are framed below it, so that nobody is seen without a head. */
const COLLAR = 1.5;

/** The hands of somebody at work, before the waist. */
export function handsView(person: Person, aspect: Aspect): CameraView {
  const { look } = person.character;
  const near = heights[aspect].insert * Math.max(0.7, look.stature);
  const held = person.holding;
  const hangs = held !== null && hangsFromHand(held.kind) ? boxOf(held.kind).height * 0.8 : 0;
  const collar = crownOf(look, { seat: person.seat, pose: person.pose }) - COLLAR * look.stature;
  const before = (person.facing === 'right' ? 0.85 : -0.85) * look.stature;
  const height = near + hangs * 0.6;
  return inSet({ x: person.x + before, y: collar - height / 2, height }, ratioOf[aspect]);
}

/** Room around a thing by itself, in heads: small things get about as much again, large ones a margin. */
const roomAround = (size: number): number => Math.min(1.6, 0.6 + size * 0.5);

/** How far things go while they are looked at, in heads. */
const reaches: Readonly<Partial<Record<Thing['motion'], number>>> = {
  fly: 3.2,
  drift: 1.4,
  leave: 1.4,
  approach: 0.6,
};

/** A thing by itself, with room for what it does. */
export function thingView({ prop, x, lift, scale, motion }: Thing, aspect: Aspect): CameraView {
  const { width, height } = boxOf(prop.kind);
  const ratio = ratioOf[aspect];
  const tall = height * scale + roomAround(height * scale);
  const reach = reaches[motion] ?? 0;
  const across = (width * scale + roomAround(width * scale) + reach) / ratio;
  return inSet(
    { x: x + reach * 0.3, y: lift + (height * scale) / 2, height: Math.min(12, Math.max(1.5, tall, across)) },
    ratio,
  );
}

/** Left and right edge of what a view shows. */
export function edgesOf(
  { x, height }: CameraView,
  aspect: Aspect,
): { readonly left: number; readonly right: number } {
  const half = (height * ratioOf[aspect]) / 2;
  return { left: x - half, right: x + half };
}
