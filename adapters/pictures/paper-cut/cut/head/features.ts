/** Nose, ears, cheeks, eyes, brows and mouth of a human face: where they sit in each view, and how large they are. */
import type { View } from '../../../../../contracts/drawing.ts';
import { outline, type Point } from '../../path.ts';
import type { BrowSpec, EyeSpec, FaceSpec } from '../../rig.ts';
import type { FaceShape } from './face-shape.ts';

/** The nose: one wedge, its shadowed plane; in profile only the wing is cut, because the outline shows the rest. */
export function noseCut(view: View, { nose, child }: FaceShape): string | null {
  const long = 0.02 * nose - 0.03 * child;
  switch (view) {
    case 'threeQuarter':
      return outline([
        [0.158, -0.52, 1],
        [0.188, -0.435],
        [0.262 + 0.035 * nose, -0.343 + long, 1],
        [0.245 + 0.02 * nose, -0.305 + long],
        [0.178, -0.298 + long],
        [0.125 - 0.012 * nose, -0.314 + long, 1],
        [0.166, -0.375 + long / 2],
      ]);
    case 'profile':
      return outline([
        [0.292, -0.325 + long, 1],
        [0.262, -0.345 + long],
        [0.246, -0.315 + long],
        [0.275, -0.298 + long],
        [0.318, -0.3 + long, 1],
      ]);
    case 'front':
      return outline([
        [0.0, -0.53, 1],
        [0.018, -0.44],
        [0.062 + 0.018 * nose, -0.345 + long],
        [0.03, -0.318 + long],
        [-0.045 - 0.01 * nose, -0.325 + long, 1],
        [0.002, -0.37 + long],
      ]);
    case 'back':
      return null;
  }
}

/** Where a blush lies, and how large it is. */
export function cheekSpot(
  view: View,
  { child, cheeks }: FaceShape,
): readonly { readonly at: Point; readonly half: Point }[] {
  const y = -0.3 + 0.01 * child;
  const half: Point = [0.07 + 0.012 * cheeks, 0.045 + 0.008 * cheeks];
  switch (view) {
    case 'threeQuarter':
      return [
        { at: [-0.02, y], half },
        { at: [0.3, y - 0.005], half: [half[0] * 0.55, half[1]] },
      ];
    case 'profile':
      return [{ at: [0.14, y], half }];
    case 'front':
      return [
        { at: [-0.195, y], half },
        { at: [0.195, y], half },
      ];
    case 'back':
      return [];
  }
}

/** The ear's outline; its size grows with age. */
export function earCut(view: View, { old }: FaceShape): string | null {
  const drop = 0.035 * old;
  switch (view) {
    case 'threeQuarter':
      return outline([
        [-0.245, -0.55],
        [-0.3, -0.575],
        [-0.345, -0.52],
        [-0.33, -0.42],
        [-0.285, -0.335 + drop],
        [-0.24, -0.365 + drop],
        [-0.245, -0.46],
      ]);
    case 'profile':
      return outline([
        [-0.095, -0.56],
        [-0.155, -0.592],
        [-0.215, -0.545],
        [-0.205, -0.44],
        [-0.15, -0.35 + drop],
        [-0.105, -0.37 + drop],
        [-0.1, -0.46],
      ]);
    case 'front':
      return `${frontEar(1, drop)}${frontEar(-1, drop)}`;
    case 'back':
      return outline([
        [0.285, -0.56],
        [0.335, -0.585],
        [0.372, -0.52],
        [0.345, -0.42],
        [0.3, -0.36 + drop],
        [0.272, -0.42],
      ]);
  }
}

const frontEar = (side: 1 | -1, drop: number): string =>
  outline([
    [side * 0.325, -0.57],
    [side * 0.375, -0.585],
    [side * 0.395, -0.52],
    [side * 0.37, -0.42],
    [side * 0.335, -0.36 + drop],
  ]);

/** Eyes, brows and mouth of a view; null from behind. */
export function faceSpecOf(view: View, f: FaceShape): FaceSpec | null {
  if (view === 'back') return null;
  const low = 0.045 * f.child;
  const half: Point = [0.069 + 0.011 * f.eyes, 0.034 + 0.0095 * f.eyes];
  const slant = 0.1 + 0.05 * f.female - 0.14 * f.old;
  const y = -0.482 + low;
  const eye = (x: number, wide: number, side: -1 | 1): EyeSpec => ({
    at: [x, y],
    half: [half[0] * wide, half[1]],
    slant,
    side,
  });
  const brow = (x: number, wide: number, side: -1 | 1): BrowSpec => ({
    at: [x, y - 0.108 - 0.008 * f.eyes - 0.006 * f.brows],
    half: (0.089 + 0.008 * f.brows) * wide,
    thick: 0.02 + 0.0085 * f.brows + 0.006 * f.old,
    arch: 0.016 - 0.008 * f.brows + 0.008 * f.female,
    side,
  });
  const mouth = { kind: 'lips', tall: 1, lips: f.female > 0.5, cut: 'almond' } as const;
  const wide = 0.1 + 0.018 * f.mouth;
  const my = -0.158 - 0.02 * f.child;
  const lips = (x: number, share: number, skew: number) =>
    ({
      kind: mouth.kind,
      tall: mouth.tall,
      lips: mouth.lips,
      at: [x, my] as Point,
      half: wide * share,
      skew,
    }) as const;
  switch (view) {
    case 'threeQuarter':
      return {
        cut: 'almond',
        eyes: [eye(0.022, 1, -1), eye(0.247, 0.76, 1)],
        brows: [brow(0.012, 1, -1), brow(0.252, 0.74, 1)],
        mouth: lips(0.168, 0.92, 0.12),
      };
    case 'profile':
      return {
        cut: 'almond',
        eyes: [eye(0.2, 0.68, 1)],
        brows: [brow(0.215, 0.72, 1)],
        mouth: lips(0.262, 0.56, 0.12),
      };
    case 'front':
      return {
        cut: 'almond',
        eyes: [eye(-0.138, 1, -1), eye(0.138, 1, 1)],
        brows: [brow(-0.14, 1, -1), brow(0.14, 1, 1)],
        mouth: lips(0, 1, 0),
      };
  }
}
