/**
 * A character cut out of paper, as data. Lengths are heads of the character itself (`scale` makes them heads of the
 * world), y down. Heads are drawn facing right with the chin at y = 0 and the crown at y = −1; a head facing left is the
 * `left` art in a mirror, so that partings, flowers and scars stay on their side of the person.
 */
import type { HandShape, View } from '../../../contracts/drawing.ts';
import type { Garment } from './garment.ts';
import type { Sheet } from './model.ts';
import type { Point } from './path.ts';

/** Where a piece of a head lies between body and face, from back to front. */
export type HeadSlot = 'behindBody' | 'behindFace' | 'face' | 'overFace' | 'overBody';

export interface HeadPiece {
  readonly slot: HeadSlot;
  readonly sheets: readonly Sheet[];
  /** A piece that swings by its own weight: where it hangs, and how far it follows a movement. */
  readonly hang?: { readonly at: Point; readonly give: number };
}

/** An eye: the middle, half its width, half its height when open, and the rise of its outer corner. */
export interface EyeSpec {
  readonly at: Point;
  readonly half: Point;
  readonly slant: number;
  /** −1 is the eye nearer to the back of the head, 1 the one nearer to the nose tip; in profile there is one. */
  readonly side: -1 | 1;
}

export interface BrowSpec {
  readonly at: Point;
  readonly half: number;
  readonly thick: number;
  readonly arch: number;
  readonly side: -1 | 1;
}

/** Lips are cut into the face; a beak opens downwards from its hinge. */
export type MouthSpec =
  | {
      readonly kind: 'lips';
      readonly at: Point;
      readonly half: number;
      readonly tall: number;
      readonly skew: number;
      readonly lips: boolean;
    }
  | {
      readonly kind: 'beak';
      readonly hinge: Point;
      readonly lower: string;
      readonly inside: string;
      readonly reach: number;
      readonly fill: string;
    };

export interface FaceSpec {
  readonly eyes: readonly EyeSpec[];
  readonly brows: readonly BrowSpec[];
  readonly mouth: MouthSpec;
  /** Almond as people have them, or round as birds and frogs do. */
  readonly cut: 'almond' | 'round';
}

export interface HeadArt {
  /** Where the head turns upon the neck. */
  readonly pivot: Point;
  readonly pieces: readonly HeadPiece[];
  /** Null when the face looks away. */
  readonly face: FaceSpec | null;
}

/** A hand: what lies under a held thing, what closes over it, and where it is held. */
export interface HandArt {
  readonly under: readonly Sheet[];
  readonly over: readonly Sheet[];
  readonly grip: Point;
}

export interface HeadPair {
  readonly right: HeadArt;
  readonly left: HeadArt;
}

/** Colours of skin, hair and face; garments bring their own. */
export interface Paints {
  readonly skin: string;
  readonly skinShade: string;
  readonly skinDeep: string;
  readonly blush: string;
  readonly lip: string;
  readonly hair: string;
  readonly hairShade: string;
  readonly hairLight: string;
  readonly brow: string;
  readonly eyeWhite: string;
  readonly iris: string;
  readonly lash: string;
}

/** Heights above the ground and lengths of limbs, standing. */
export interface Build {
  readonly hip: number;
  readonly waist: number;
  readonly chest: number;
  readonly shoulder: number;
  readonly neck: number;
  readonly upperArm: number;
  readonly foreArm: number;
  readonly thigh: number;
  readonly shin: number;
  readonly ankle: number;
  readonly shoulderHalf: number;
  readonly chestHalf: number;
  readonly waistHalf: number;
  readonly hipHalf: number;
  /** Thickness of limbs against an adult's. */
  readonly limb: number;
  /** How far the back is bent, radians. */
  readonly stoop: number;
  /** Height of the head. */
  readonly head: number;
}

export interface Rig {
  readonly version: 1;
  /** Heads of the world to a head of this character. */
  readonly scale: number;
  readonly build: Build;
  readonly paints: Paints;
  readonly heads: Readonly<Record<View, HeadPair>>;
  readonly garment: Garment;
  /** Heads that it floats above the ground. */
  readonly hover: number;
  /** A tail that hangs from the hips, root at the origin. */
  readonly tail: readonly Sheet[] | null;
  readonly hands: Readonly<Record<HandShape, HandArt>>;
}
