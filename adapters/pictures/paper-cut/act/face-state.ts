/** What a face does at one moment, in numbers that drawings can compare. */
import type { MouthShape } from '../../../../contracts/sound.ts';

export interface FaceState {
  /** How far the upper lids are open: 0 shut, 1 usual, 1.3 wide. */
  readonly open: number;
  /** How far the lower lids are pushed up, as in a smile: 0…1. */
  readonly squint: number;
  /** Where the pupils look: −1 back … 1 ahead, −1 up … 1 down. */
  readonly gaze: readonly [number, number];
  /** Brows: up (1) or down (−1); inner ends up in worry (1) or down in anger (−1); drawn together (0…1). */
  readonly browRaise: number;
  readonly browTilt: number;
  readonly browPinch: number;
  /** One brow higher than the other, −1…1: doubt. */
  readonly browSkew: number;
  /** Corners of the mouth: 1 smile, −1 frown. */
  readonly smile: number;
  /** Lips pressed together or drawn back, 0…1. */
  readonly press: number;
  readonly mouth: MouthShape;
  /** Blush beyond the usual, 0…1. */
  readonly flush: number;
  readonly tears: boolean;
}

export const calmFace: FaceState = {
  open: 1,
  squint: 0,
  gaze: [0.3, 0],
  browRaise: 0,
  browTilt: 0,
  browPinch: 0,
  browSkew: 0,
  smile: 0,
  press: 0,
  mouth: 'X',
  flush: 0,
  tears: false,
};
