/** A figure in one drawing, as groups of sheets from back to front, in its own heads, facing right. */
import type { Facing, HandShape, View } from '../../../../contracts/drawing.ts';
import type { FaceState } from '../act/face-state.ts';
import type { Joints, Limb } from '../act/posture.ts';
import type { PropArt, Sheet } from '../model.ts';
import { add, scaled, subtract, turned, type Point } from '../path.ts';
import type { HeadArt, HeadPiece, HeadSlot, Rig } from '../rig.ts';
import { onTube, tubeOutline, type Ring } from '../tube.ts';
import { dressBehind, dressBody, type Dressing } from './dress.ts';
import { browSheets, eyeSheets } from './eyes.ts';
import { legSheets, shinSheets, shoeSheets } from './legs.ts';
import { armSheets, type Sleeved } from './sleeves.ts';
import { mouthSheets } from './mouth.ts';
import { still, type Group } from './sprites.ts';

/** What the cloth of a body depends on. */
export interface BodyState {
  readonly view: View;
  readonly facing: Facing;
  readonly joints: Joints;
  /** How far loose cloth hangs from rest. */
  readonly sway: number;
}

/** Tail and cape: what hangs behind everything else. */
export const behindGroups = (rig: Rig, state: BodyState): readonly Group[] => [
  ...tailGroups(rig, state.joints, state.sway),
  still(dressBehind(dressing(rig, state))),
];

/** The garment over the trunk. */
export const trunkGroups = (rig: Rig, state: BodyState): readonly Group[] => [
  still(dressBody(dressing(rig, state))),
];

const dressing = (rig: Rig, { joints, view, facing, sway }: BodyState): Dressing => ({
  rig,
  joints,
  view,
  facing,
  sway,
});

/** What an arm is drawn from; its root is the origin. */
export interface ArmState {
  readonly limb: Limb;
  readonly shape: HandShape;
  readonly sway: number;
  /** A thing in the hand, and its turn. */
  readonly held: { readonly art: PropArt; readonly turn: number } | null;
}

/** An arm with its hand and what that holds. */
export const armGroups = (rig: Rig, { limb, shape, sway, held }: ArmState): readonly Group[] => [
  still(armSheets(sleeved(rig, limb, sway))),
  ...handGroups(rig, limb, { shape, held }),
];

/** A tail hangs from the hips and swings with loose things. */
function tailGroups({ tail, build }: Rig, { pelvis, back }: Joints, sway: number): readonly Group[] {
  if (tail === null) return [];
  return [
    {
      sheets: tail,
      at: add(pelvis, [-build.hipHalf * 0.55, 0.1]),
      turn: back * 0.3 + sway * 1.2,
      flip: false,
      size: 0.9,
    },
  ];
}

const sleeved = (rig: Rig, limb: Limb, sway: number): Sleeved => ({
  limb,
  build: rig.build,
  cut: rig.garment.sleeve,
  skin: rig.garment.skin,
  sway: sway * 0.6,
});

function handGroups(
  rig: Rig,
  limb: Limb,
  { shape, held }: Pick<ArmState, 'shape' | 'held'>,
): readonly Group[] {
  const art = rig.hands[shape];
  const hand = (sheets: readonly Sheet[]): Group => ({
    sheets,
    at: limb.tip,
    turn: limb.end,
    flip: false,
    size: 1,
  });
  const grip = add(limb.tip, turned(art.grip, limb.end));
  const thing = held === null ? [] : [heldGroup(held, grip, 1 / rig.scale)];
  return [hand(art.under), ...thing, hand(art.over)];
}

/** A thing laid into a hand by its grip. Props are as large as the world says, whoever holds them. */
function heldGroup({ art, turn }: NonNullable<ArmState['held']>, hand: Point, size: number): Group {
  const grip = turned(scaled(art.grip, size), turn);
  return { sheets: art.sheets, at: subtract(hand, grip), turn, flip: false, size };
}

/** Both legs with their shoes. */
export function legGroups({ garment, build }: Rig, joints: Joints, view: View): readonly Group[] {
  const facing = view === 'front' ? 'front' : view === 'back' ? 'back' : 'side';
  const leg = (limb: Limb): Group =>
    still([
      ...(garment.legs.to < 2.7 && garment.shoes.kind !== 'none'
        ? shinSheets(limb, garment.skin, build)
        : []),
      ...shoeSheets(limb, { shoe: garment.shoes, facing, build }),
      ...legSheets(limb, garment.legs, build),
    ]);
  return [leg(joints.farLeg), leg(joints.nearLeg)];
}

/** Where the head's pivot lies in the figure's heads. */
export function headPivot(joints: Joints, rig: Rig): Point {
  const up = turned([0, -1], joints.headTurn * 0.6 + joints.back * 0.4);
  return add(joints.neck, scaled(up, 0.21 * (1.7 - 0.7 * rig.build.head)));
}

/** The neck, from the collar into the head. */
export const neckGroups = (rig: Rig, joints: Joints): readonly Group[] => [still(neckSheets(rig, joints))];

function neckSheets(rig: Rig, joints: Joints): readonly Sheet[] {
  const half = 0.155 * (0.45 + 0.55 * rig.build.limb);
  const at = headPivot(joints, rig);
  const up = turned([0, -1], joints.back);
  const rings: readonly Ring[] = [
    { at: add(at, scaled(turned([0, -1], joints.headTurn), 0.12)), left: half, right: half },
    { at, left: half, right: half * 0.96 },
    { at: add(joints.neck, scaled(up, -0.1)), left: half * 1.15, right: half * 1.1 },
    { at: add(joints.neck, scaled(up, -0.28)), left: half * 1.5, right: half * 1.4 },
  ];
  const on = onTube(rings);
  const shadow = tubeOutline([
    { at: on(0, 0), left: half * 1.4, right: half * 1.4 },
    { at: on(0, 1.25), left: half * 1.4, right: half * 1.4 },
  ]);
  return [
    {
      d: tubeOutline(rings),
      fill: rig.paints.skinShade,
      lift: 2,
      edge: 0.2,
      grain: 0.4,
      inlays: [{ d: shadow, fill: rig.paints.skinDeep, alpha: 0.35 }],
    },
  ];
}

/** What of a figure is its head. Angles are rounded, so that heads that look alike are one. */
export interface HeadState {
  readonly view: View;
  /** Seen in a mirror against the body. */
  readonly flip: boolean;
  readonly facing: Facing;
  readonly turn: number;
  readonly hairSway: number;
}

export interface HeadGroups {
  readonly behindBody: readonly Group[];
  readonly behindFace: readonly Group[];
  readonly overFace: readonly Group[];
}

/** The art for a head: the left art is for whoever faces left in the frame. */
export const artOf = (rig: Rig, { view, facing, flip }: HeadState): HeadArt =>
  rig.heads[view][(facing === 'left') !== flip ? 'left' : 'right'];

/** The head without its features, around its pivot. */
export function headGroups(rig: Rig, head: HeadState): HeadGroups {
  const art = artOf(rig, head);
  const from = (...slots: readonly HeadSlot[]): readonly Group[] =>
    slots.flatMap((slot) =>
      art.pieces.filter((piece) => piece.slot === slot).map((piece) => pieceGroup(piece, { rig, head, art })),
    );
  return {
    behindBody: from('behindBody'),
    behindFace: from('behindFace', 'face'),
    overFace: from('overFace', 'overBody'),
  };
}

interface Heading {
  readonly rig: Rig;
  readonly head: HeadState;
  readonly art: HeadArt;
}

function pieceGroup(piece: HeadPiece, heading: Heading): Group {
  const base = aroundPivot(piece.sheets, heading);
  if (piece.hang === undefined) return base;
  const { head } = heading;
  const plumb = -head.turn * 0.8 * Math.max(0, Math.cos(head.turn));
  const swing = (head.hairSway * (head.flip ? -1 : 1) + plumb) * piece.hang.give;
  return hung(base, piece.hang.at, swing);
}

/** Puts head art so that its pivot is the origin. */
function aroundPivot(sheets: readonly Sheet[], { rig, head, art }: Heading): Group {
  const size = rig.build.head;
  const pivot: Point = [-art.pivot[0] * size * (head.flip ? -1 : 1), -art.pivot[1] * size];
  return { sheets, at: turned(pivot, head.turn), turn: head.turn, flip: head.flip, size };
}

/** Turns a hanging piece about the point it hangs from. */
function hung(group: Group, at: Point, swing: number): Group {
  const arm: Point = [at[0] * group.size * (group.flip ? -1 : 1), at[1] * group.size];
  const root = add(group.at, turned(arm, group.turn));
  const back = turned(arm, group.turn + swing);
  return { ...group, at: [root[0] - back[0], root[1] - back[1]], turn: group.turn + swing };
}

/** The mouth around the head's pivot; nothing from behind. */
export function mouthGroups(rig: Rig, head: HeadState, face: FaceState): readonly Group[] {
  const art = artOf(rig, head);
  if (art.face === null) return [];
  return [aroundPivot(mouthSheets(art.face.mouth, face, rig.paints), { rig, head, art })];
}

/** Eyes and brows around the head's pivot. */
export function eyeGroups(rig: Rig, head: HeadState, face: FaceState): readonly Group[] {
  const art = artOf(rig, head);
  if (art.face === null) return [];
  return [
    aroundPivot([...eyeSheets(art.face, face, rig.paints), ...browSheets(art.face, face, rig.paints)], {
      rig,
      head,
      art,
    }),
  ];
}
