/** The shape of a human face: outlines by view, and where eyes, brows, nose and mouth sit. */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Look } from '../../../../../contracts/entity.ts';
import type { Knot, Point } from '../../path.ts';
import { outline, polygon } from '../../path.ts';
import type { BrowSpec, EyeSpec, FaceSpec, Paints } from '../../rig.ts';
import type { Form } from '../../model.ts';

/** A face in numbers around 0: what the look says, moved by age and gender. */
export interface FaceShape {
  /** Breadth of the jaw and bluntness of the chin. */
  readonly jaw: number;
  readonly cheeks: number;
  readonly nose: number;
  readonly eyes: number;
  readonly brows: number;
  readonly mouth: number;
  /** 1 in a child: round, low features, a small chin. */
  readonly child: number;
  /** 1 in the old: longer nose and ears, a sinking jaw. */
  readonly old: number;
  readonly female: number;
}

export function faceShapeOf(look: Look): FaceShape {
  const child = look.age === 'child' ? 1 : look.age === 'young' ? 0.2 : 0;
  const old = look.age === 'old' ? 1 : 0;
  const female = look.gender === 'female' ? 1 : look.gender === 'unknown' ? 0.5 : 0;
  return {
    jaw: look.face.jaw - female * 0.35 - child * 0.15 + old * 0.15,
    cheeks: look.face.cheeks + child * 1.2 - old * 0.5 + (look.girth - 1) * 1.6,
    nose: look.face.nose - child * 0.9 - female * 0.25 + old * 0.5,
    eyes: look.face.eyes + child * 0.9 + female * 0.35 - old * 0.5,
    brows: look.face.brows - female * 0.7 - child * 0.6 + old * 0.4,
    mouth: look.face.mouth - child * 0.5,
    child,
    old,
    female,
  };
}

/** Knots of the skin's outline, skull included, clockwise from the back of the head. */
export function faceOutline(view: View, f: FaceShape): readonly Knot[] {
  switch (view) {
    case 'threeQuarter':
      return threeQuarterOutline(f);
    case 'profile':
      return profileOutline(f);
    case 'front':
      return frontOutline(f);
    case 'back':
      return backOutline(f);
  }
}

function threeQuarterOutline({ jaw, cheeks, child, old }: FaceShape): readonly Knot[] {
  const low = 0.02 * child;
  return [
    [-0.4, -0.5],
    [-0.385, -0.72],
    [-0.23, -0.93],
    [-0.02, -1],
    [0.19, -0.945],
    [0.318, -0.79],
    [0.338, -0.64],
    [0.324, -0.54 + low],
    [0.34 + 0.02 * cheeks, -0.42 + low],
    [0.33 + 0.028 * cheeks + 0.012 * jaw, -0.28],
    [0.284 + 0.03 * cheeks + 0.045 * jaw, -0.125],
    [0.205 + 0.045 * jaw + 0.01 * cheeks, -0.018],
    [0.09 + 0.01 * jaw, 0.006 + 0.012 * old],
    [-0.055 - 0.05 * jaw - 0.02 * cheeks, -0.062 + 0.03 * old + 0.02 * cheeks],
    [-0.2 - 0.035 * jaw - 0.015 * cheeks, -0.2 - 0.015 * jaw],
    [-0.275, -0.35],
    [-0.335, -0.36],
  ];
}

function profileOutline({ jaw, cheeks, nose, mouth, child, female }: FaceShape): readonly Knot[] {
  const tip = 0.385 + 0.045 * nose - 0.02 * child;
  const lips = 0.012 * mouth + 0.008 * female;
  return [
    [-0.485, -0.52],
    [-0.46, -0.76],
    [-0.3, -0.95],
    [-0.08, -1],
    [0.14, -0.95],
    [0.262, -0.8],
    [0.292 + 0.012 * child, -0.66],
    [0.29, -0.585],
    [0.272, -0.53],
    [0.31 + 0.02 * nose, -0.45],
    [tip, -0.365 + 0.025 * nose, 1],
    [tip - 0.02, -0.325 + 0.02 * nose],
    [0.306, -0.297],
    [0.312, -0.262],
    [0.328 + lips, -0.226],
    [0.3, -0.193, 1],
    [0.322 + lips, -0.162],
    [0.296, -0.118],
    [0.3 + 0.03 * jaw, -0.06],
    [0.26 + 0.025 * jaw, -0.008],
    [0.15, 0.004],
    [0.02 - 0.03 * cheeks, -0.05 + 0.02 * cheeks],
    [-0.085 - 0.035 * jaw, -0.185],
    [-0.12, -0.34],
    [-0.27, -0.34],
    [-0.39, -0.4],
  ];
}

function frontOutline({ jaw, cheeks, child }: FaceShape): readonly Knot[] {
  const half: readonly Knot[] = [
    [0, -1],
    [0.2, -0.945],
    [0.325, -0.79],
    [0.345, -0.6],
    [0.34 + 0.02 * cheeks, -0.42 + 0.02 * child],
    [0.315 + 0.03 * cheeks + 0.02 * jaw, -0.26],
    [0.235 + 0.03 * cheeks + 0.06 * jaw, -0.1],
    [0.12 + 0.05 * jaw, -0.008],
  ];
  const other = half.slice(1).map((knot): Knot => [-knot[0], knot[1]]);
  return [...half, [0, 0.004], ...other.toReversed()];
}

/** Seen from behind and a little from the side: the cheek shows beyond the ear. */
function backOutline({ jaw, cheeks }: FaceShape): readonly Knot[] {
  return [
    [-0.35, -0.55],
    [-0.32, -0.8],
    [-0.14, -0.97],
    [0.02, -1],
    [0.22, -0.94],
    [0.35, -0.77],
    [0.37, -0.55],
    [0.375 + 0.02 * cheeks, -0.4],
    [0.35 + 0.03 * jaw + 0.02 * cheeks, -0.2],
    [0.26 + 0.03 * jaw, -0.06],
    [0.05, -0.06],
    [-0.18, -0.1],
    [-0.31, -0.3],
  ];
}

/** The plane of the face that lies away from the light, on either side. */
export function faceForm(view: View, paints: Paints): Form {
  const [back, front] = formEdges(view);
  return {
    left: polygonLeft(back),
    right: polygonRight(front),
    fill: paints.skinShade,
    alpha: 1,
  };
}

function formEdges(view: View): readonly [readonly Knot[], readonly Knot[]] {
  switch (view) {
    case 'threeQuarter':
      return [
        [
          [-0.15, -1.05],
          [-0.18, -0.7],
          [-0.125, -0.52],
          [-0.13, -0.36],
          [-0.03, -0.13],
          [0.08, 0.05],
        ],
        [
          [0.27, -1.05],
          [0.235, -0.75],
          [0.275, -0.56],
          [0.25, -0.4],
          [0.235, -0.2],
          [0.16, 0.05],
        ],
      ];
    case 'profile':
      return [
        [
          [-0.16, -1.05],
          [-0.13, -0.7],
          [-0.06, -0.45],
          [-0.02, -0.25],
          [0.1, 0.05],
        ],
        [
          [0.16, -1.05],
          [0.19, -0.75],
          [0.215, -0.52],
          [0.2, -0.3],
          [0.2, 0.05],
        ],
      ];
    case 'front':
      return [
        [
          [-0.2, -1.05],
          [-0.22, -0.7],
          [-0.18, -0.5],
          [-0.2, -0.33],
          [-0.1, -0.13],
          [-0.02, 0.05],
        ],
        [
          [0.2, -1.05],
          [0.22, -0.7],
          [0.18, -0.5],
          [0.2, -0.33],
          [0.1, -0.13],
          [0.02, 0.05],
        ],
      ];
    case 'back':
      return [
        [
          [0.1, -1.05],
          [0.2, -0.5],
          [0.12, 0.05],
        ],
        [
          [0.26, -1.05],
          [0.3, -0.5],
          [0.24, 0.05],
        ],
      ];
  }
}

const polygonLeft = (edge: readonly Knot[]): string =>
  outline([
    [-0.8, -1.1, 1],
    ...edge.map((k, i): Knot => [k[0], k[1], i === 0 || i === edge.length - 1 ? 1 : 0]),
    [-0.8, 0.1, 1],
  ]);

const polygonRight = (edge: readonly Knot[]): string =>
  outline([
    [0.8, -1.1, 1],
    ...edge.map((k, i): Knot => [k[0], k[1], i === 0 || i === edge.length - 1 ? 1 : 0]),
    [0.8, 0.1, 1],
  ]);

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
  const my = -0.158 - 0.008 * f.child;
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

/** Folds that age cuts into a face. */
export function wrinkleCuts(view: View): readonly string[] {
  switch (view) {
    case 'threeQuarter':
      return [
        fold([-0.02, -0.43], [0.075, -0.425], 0.012),
        fold([0.115, -0.3], [0.075, -0.17], 0.012),
        fold([0.0, -0.79], [0.2, -0.785], -0.012),
        fold([0.03, -0.74], [0.21, -0.735], -0.01),
        fold([-0.1, -0.52], [-0.075, -0.46], 0.008),
      ];
    case 'profile':
      return [
        fold([0.16, -0.43], [0.22, -0.42], 0.01),
        fold([0.22, -0.29], [0.19, -0.17], 0.01),
        fold([0.1, -0.79], [0.24, -0.78], -0.01),
        fold([0.1, -0.52], [0.115, -0.46], 0.008),
      ];
    case 'front':
      return [
        fold([-0.19, -0.435], [-0.09, -0.43], 0.012),
        fold([0.09, -0.43], [0.19, -0.435], 0.012),
        fold([-0.08, -0.3], [-0.125, -0.18], 0.01),
        fold([0.08, -0.3], [0.125, -0.18], -0.01),
        fold([-0.13, -0.79], [0.13, -0.79], -0.012),
        fold([-0.11, -0.735], [0.11, -0.735], -0.01),
      ];
    case 'back':
      return [];
  }
}

function fold([x0, y0]: Point, [x1, y1]: Point, bend: number): string {
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const across: Point = [-(y1 - y0), x1 - x0];
  const k = 1 / Math.hypot(across[0], across[1]);
  const bow = (d: number): Knot => [mx + across[0] * k * d, my + across[1] * k * d];
  return outline([[x0, y0, 1], bow(bend + 0.005), [x1, y1, 1], bow(bend - 0.005)]);
}

/** Places of freckles. */
export function freckleSpots(view: View): readonly Point[] {
  const near: readonly Point[] = [
    [-0.03, -0.34],
    [0.02, -0.36],
    [0.06, -0.33],
    [0.02, -0.3],
    [-0.02, -0.29],
    [0.07, -0.37],
  ];
  switch (view) {
    case 'threeQuarter':
      return [...near, [0.28, -0.35], [0.3, -0.31], [0.265, -0.31]];
    case 'profile':
      return near.map(([x, y]): Point => [x + 0.16, y]);
    case 'front':
      return [...near.map(([x, y]): Point => [x - 0.2, y]), ...near.map(([x, y]): Point => [0.2 - x, y])];
    case 'back':
      return [];
  }
}

/** A dot of paper. */
export const dot = ([x, y]: Point, r: number): string =>
  polygon(
    Array.from({ length: 8 }, (_, i): Point => [
      x + r * Math.cos((i * Math.PI) / 4),
      y + r * Math.sin((i * Math.PI) / 4),
    ]),
  );
