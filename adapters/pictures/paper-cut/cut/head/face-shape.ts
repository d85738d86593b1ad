/** The shape of a human face: its numbers, its outline in each view, and its plane away from the light. */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Look } from '../../../../../contracts/entity.ts';
import type { Knot } from '../../path.ts';
import { outline } from '../../path.ts';
import type { Paints } from '../../rig.ts';
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
    cheeks: look.face.cheeks + child * childCheeks(look.face.cheeks) - old * 0.5 + (look.girth - 1) * 1.6,
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
export const faceOutline = (view: View, shape: FaceShape): readonly Knot[] =>
  childlike(outlineOf(view, shape), shape.child);

/** How much rounder children's cheeks are: those of thin ones hardly. */
const childCheeks = (cheeks: number): number => 1.2 * Math.min(1, Math.max(0.25, 1 + cheeks));

/** A child's face is shorter below the eyes and rounder at the cheeks. */
const childlike = (knots: readonly Knot[], child: number): readonly Knot[] =>
  child === 0
    ? knots
    : knots.map(([x, y, corner]): Knot => {
        const low = Math.max(0, Math.min(1, (y + 0.42) / 0.36));
        const cheek = Math.max(0, 1 - Math.abs(y + 0.24) / 0.2);
        return [x * (1 + 0.045 * child * cheek), y - 0.045 * child * low, corner ?? 0];
      });

function outlineOf(view: View, f: FaceShape): readonly Knot[] {
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
