/** A person's head for one view: skin, hair, beard, spectacles and hat, back to front. */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Look } from '../../../../../contracts/entity.ts';
import { mix } from '../../colour.ts';
import { ellipse, outline, sliver, type Point } from '../../path.ts';
import type { HeadArt, HeadPiece, Paints } from '../../rig.ts';
import type { Sheet } from '../../model.ts';
import { cutBeard, stubbleCut } from './beard.ts';
import { faceForm, faceOutline, faceShapeOf, type FaceShape } from './face-shape.ts';
import { cheekSpot, earCut, faceSpecOf, noseCut } from './features.ts';
import { dot, freckleSpots, wrinkleCuts } from './skin-marks.ts';
import { cutHair } from './hair.ts';
import { hairCuts, type HairCut } from './hair-styles.ts';
import type { HatColours } from './hat-parts.ts';
import { cutHeadwear } from './headwear.ts';
import { skullFor } from './skull.ts';

const PIVOT: Readonly<Record<View, Point>> = {
  threeQuarter: [-0.06, -0.13],
  profile: [-0.1, -0.13],
  front: [0, -0.13],
  back: [0, -0.13],
};

/** Hats under which the hair on top of the head has no room. */
const COVERS_TOP = new Set<Look['headwear']>([
  'cap',
  'woolCap',
  'strawHat',
  'brimHat',
  'scholarHat',
  'headscarf',
  'hood',
  'helmet',
  'sailorCap',
  'bambooHat',
]);

export interface HeadOrder {
  readonly look: Look;
  readonly paints: Paints;
  readonly hat: HatColours;
}

/** The head of a person as a view shows it; `person` −1 is cut for a mirror. */
export function cutHumanHead({ look, paints, hat }: HeadOrder, view: View, person: 1 | -1): HeadArt {
  const shape = faceShapeOf(look);
  const skull = skullFor(view, person);
  const face: HeadPiece = { slot: 'face', sheets: skin({ look, paints, shape }, view) };
  return {
    pivot: PIVOT[view],
    pieces: [
      ...cutHair(hairUnder(look), skull, paints),
      face,
      ...cutBeard(look.beard, view, paints),
      ...(look.glasses ? glasses(view) : []),
      ...cutHeadwear(look.headwear, skull, hat),
    ],
    face: faceSpecOf(view, shape),
  };
}

function hairUnder(look: Look): HairCut {
  const cut = hairCuts[look.hair.style];
  if (!COVERS_TOP.has(look.headwear)) return cut;
  return {
    ...cut,
    out: Math.min(cut.out, 1.06),
    rim: 'smooth',
    buns: cut.buns.filter(
      (bun) => bun.at[1] < 40 && look.headwear !== 'headscarf' && look.headwear !== 'hood',
    ),
  };
}

interface Skin {
  readonly look: Look;
  readonly paints: Paints;
  readonly shape: FaceShape;
}

function skin({ look, paints, shape }: Skin, view: View): readonly Sheet[] {
  const flat = (d: string, fill: string, alpha = 1) => ({ d, fill, alpha });
  const nose = noseCut(view, shape);
  const ear = earCut(view, shape);
  const stubble = stubbleCut(view);
  const inlays = [
    ...cheekSpot(view, shape).map(({ at, half }) =>
      flat(ellipse(at, half), paints.blush, 0.3 + 0.12 * shape.child),
    ),
    ...(look.freckles ? freckleSpots(view).map((spot) => flat(dot(spot, 0.0085), paints.skinDeep, 0.7)) : []),
    ...(look.wrinkles ? wrinkleCuts(view).map((cut) => flat(cut, paints.skinDeep, 0.75)) : []),
    ...(look.beard === 'stubble' && stubble !== null
      ? [flat(stubble, mix(paints.skinDeep, '#59606a', 0.45), 0.24)]
      : []),
    ...(nose === null ? [] : [flat(nose, paints.skinDeep, 0.72)]),
  ];
  const face: Sheet = {
    d: outline(faceOutline(view, shape)),
    fill: paints.skin,
    lift: 6,
    edge: 0.45,
    grain: 0.45,
    inlays,
    form: faceForm(view, paints),
  };
  return ear === null
    ? [face]
    : [
        face,
        {
          d: ear,
          fill: paints.skinShade,
          lift: 2,
          edge: 0.35,
          grain: 0.4,
          inlays: [flat(earFold(view), paints.skinDeep, 0.6)],
        },
      ];
}

function earFold(view: View): string {
  const [x, y] = {
    threeQuarter: [-0.295, -0.48],
    profile: [-0.155, -0.5],
    front: [0.36, -0.5],
    back: [0.33, -0.5],
  }[view] as [number, number];
  return sliver([x - 0.01, y - 0.04], [x + 0.005, y + 0.07], { bend: 0.02, width: 0.016 });
}

/** Round spectacles: two rings, a bridge and the arm to the ear. */
function glasses(view: View): readonly HeadPiece[] {
  const rings: Readonly<Record<View, readonly { at: Point; half: Point }[]>> = {
    threeQuarter: [
      { at: [0.025, -0.49], half: [0.108, 0.1] },
      { at: [0.25, -0.49], half: [0.078, 0.097] },
    ],
    profile: [{ at: [0.215, -0.49], half: [0.062, 0.098] }],
    front: [
      { at: [-0.14, -0.49], half: [0.108, 0.1] },
      { at: [0.14, -0.49], half: [0.108, 0.1] },
    ],
    back: [],
  };
  const bars: Readonly<Record<View, readonly string[]>> = {
    threeQuarter: [
      sliver([0.13, -0.5], [0.176, -0.5], { bend: 0.012, width: 0.014 }),
      sliver([-0.08, -0.5], [-0.21, -0.52], { bend: 0.004, width: 0.014 }),
    ],
    profile: [sliver([0.155, -0.5], [-0.12, -0.52], { bend: 0.004, width: 0.014 })],
    front: [sliver([-0.035, -0.5], [0.035, -0.5], { bend: 0.012, width: 0.014 })],
    back: [],
  };
  if (view === 'back') return [];
  const wire = '#2f2a2c';
  const sheets = rings[view].flatMap(({ at, half }): readonly Sheet[] => [
    {
      d: ellipse(at, [half[0] - 0.01, half[1] - 0.01]),
      fill: '#ffffff',
      lift: 0,
      edge: 0,
      grain: 0,
      alpha: 0.1,
    },
    { d: ring(at, half), fill: wire, lift: 1, edge: 0, grain: 0.2 },
  ]);
  return [
    {
      slot: 'overFace',
      sheets: [...sheets, ...bars[view].map((d): Sheet => ({ d, fill: wire, lift: 0, edge: 0, grain: 0.2 }))],
    },
  ];
}

/** A ring as one closed outline with a slit, so that it fills without an even-odd rule. */
function ring([x, y]: Point, [rx, ry]: Point): string {
  const around = (k: number, way: 1 | -1) =>
    Array.from({ length: 25 }, (_, i): Point => {
      const angle = (way * i * Math.PI) / 12;
      return [x + (rx - k) * Math.cos(angle), y + (ry - k) * Math.sin(angle)];
    });
  const line = [...around(0, 1), ...around(0.014, -1)].map(([px, py]) => `${px.toFixed(3)} ${py.toFixed(3)}`);
  return `M${line.join('L')}Z`;
}
