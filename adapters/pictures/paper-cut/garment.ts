/** Clothes as data: what covers which part of the body, how wide it is cut, how it closes, in which colours. */
import type { Pattern } from '../../../contracts/entity.ts';

/** A cloth with its two tones. */
export interface Cloth {
  readonly fill: string;
  readonly shade: string;
}

/** Where a hem lies: 0 waist, 1 hip, 2 knee, 3 ankle. */
export type Hem = number;

/** The sheet over the trunk, and everything sewn to it. */
export interface TrunkCut {
  readonly cloth: Cloth;
  readonly to: Hem;
  /** Heads that it stands off the body, at the chest and at the hips. */
  readonly ease: number;
  /** Heads that it is drawn in at the waist. */
  readonly drawn: number;
  /** Heads that the hem is wider than the hips. */
  readonly flare: number;
  readonly torn: boolean;
}

interface SkirtCut {
  readonly cloth: Cloth;
  readonly to: Hem;
  readonly flare: number;
  readonly pleats: boolean;
}

export interface SleeveCut {
  readonly cloth: Cloth;
  /** How far it reaches: 0 shoulder, 1 elbow, 2 wrist. */
  readonly to: number;
  /** Half widths at shoulder, elbow and end. */
  readonly wide: readonly [number, number, number];
  /** How far the lower edge hangs when the arm is raised. */
  readonly droop: number;
  readonly cuff: Cloth | null;
  readonly stripes: string | null;
}

export interface LegCut {
  readonly cloth: Cloth;
  readonly wide: number;
  readonly to: Hem;
}

type Collar = 'crossed' | 'mandarin' | 'shirt' | 'round' | 'roll' | 'sailor' | 'lapels' | 'none';
type Closing = 'none' | 'side' | 'buttons' | 'zip';

export interface ShoeCut {
  readonly kind: 'cloth' | 'leather' | 'boots' | 'straw' | 'bare' | 'paw' | 'claw' | 'none';
  readonly cloth: Cloth;
}

export type Extra =
  | { readonly kind: 'apron'; readonly cloth: Cloth }
  | { readonly kind: 'vest'; readonly cloth: Cloth }
  | { readonly kind: 'tie'; readonly fill: string }
  | { readonly kind: 'cape'; readonly cloth: Cloth; readonly clasp: string }
  | { readonly kind: 'sash'; readonly cloth: Cloth }
  | { readonly kind: 'plates'; readonly cloth: Cloth; readonly trim: string }
  | { readonly kind: 'neckerchief'; readonly cloth: Cloth };

export interface Garment {
  readonly trunk: TrunkCut;
  readonly skirt: SkirtCut | null;
  readonly sleeve: SleeveCut;
  readonly legs: LegCut;
  readonly collar: { readonly kind: Collar; readonly trim: string; readonly inner: string };
  readonly closing: Closing;
  readonly hemTrim: string | null;
  readonly belt: { readonly cloth: Cloth; readonly thick: number; readonly tails: boolean } | null;
  readonly pattern: { readonly kind: Pattern; readonly ink: string };
  readonly shoes: ShoeCut;
  readonly extras: readonly Extra[];
  /** What arms, neck and legs are where nothing covers them. */
  readonly skin: Cloth;
}
