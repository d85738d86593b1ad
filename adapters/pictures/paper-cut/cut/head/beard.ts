/** Beards and moustaches, cut for each view. */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Beard } from '../../../../../contracts/entity.ts';
import { outline, sliver, type Knot } from '../../path.ts';
import type { HeadPiece, Paints } from '../../rig.ts';
import type { Sheet } from '../../model.ts';

type Seen = Exclude<View, 'back'>;

const hairSheet = (knots: readonly Knot[], fill: string, lift: number): Sheet => ({
  d: outline(knots),
  fill,
  lift,
  edge: 0.35,
  grain: 0.5,
});

/** Hair below the mouth lies under it, so that the mouth stays to be seen; the moustache lies over the lip. */
export function cutBeard(beard: Beard, view: View, paints: Paints): readonly HeadPiece[] {
  if (view === 'back' || beard === 'none') return [];
  switch (beard) {
    case 'stubble':
      return [];
    case 'moustache':
      return [moustachePiece(view, paints)];
    case 'goatee':
      return [
        { slot: 'face', sheets: [hairSheet(goatee[view], paints.hair, 4)] },
        moustachePiece(view, paints),
      ];
    case 'long':
      return [
        {
          slot: 'face',
          sheets: [withStrands(hairSheet(longBeard[view], paints.hair, 6), view, paints)],
          hang: { at: longRoot[view], give: 0.5 },
        },
        moustachePiece(view, paints),
      ];
    case 'full':
      return [
        { slot: 'face', sheets: [withStrands(hairSheet(fullBeard[view], paints.hair, 5), view, paints)] },
        moustachePiece(view, paints),
      ];
  }
}

/** The shade of stubble, cut into the skin so that it never reaches beyond the jaw. */
export const stubbleCut = (view: View): string | null => (view === 'back' ? null : outline(jawShade[view]));

const longRoot: Readonly<Record<Seen, readonly [number, number]>> = {
  threeQuarter: [0.13, -0.1],
  profile: [0.22, -0.1],
  front: [0, -0.1],
};

function moustachePiece(view: Seen, paints: Paints): HeadPiece {
  return { slot: 'overFace', sheets: moustache[view].map((knots) => hairSheet(knots, paints.hair, 2)) };
}

function withStrands(sheet: Sheet, view: Seen, paints: Paints): Sheet {
  const x = longRoot[view][0];
  const strands = [-0.07, 0, 0.07].map((dx, i) => ({
    d: sliver([x + dx * 1.2, -0.02], [x + dx * 0.6, 0.2 + 0.06 * (i % 2)], { bend: dx * 0.12, width: 0.012 }),
    fill: paints.hairShade,
    alpha: 0.7,
  }));
  return { ...sheet, inlays: strands };
}

const jawShade: Readonly<Record<Seen, readonly Knot[]>> = {
  threeQuarter: [
    [-0.23, -0.36],
    [-0.06, -0.24],
    [0.06, -0.235],
    [0.27, -0.24],
    [0.33, -0.24],
    [0.3, -0.06],
    [0.15, 0.03],
    [-0.06, -0.04],
  ],
  profile: [
    [-0.14, -0.36],
    [0.04, -0.25],
    [0.2, -0.25],
    [0.36, -0.26],
    [0.36, 0.02],
    [0.1, 0.03],
    [-0.08, -0.16],
  ],
  front: [
    [-0.35, -0.36],
    [-0.12, -0.25],
    [0.12, -0.25],
    [0.35, -0.36],
    [0.24, -0.05],
    [0, 0.03],
    [-0.24, -0.05],
  ],
};

const moustache: Readonly<Record<Seen, readonly (readonly Knot[])[]>> = {
  threeQuarter: [
    [
      [0.17, -0.245, 1],
      [0.1, -0.24],
      [0.03, -0.175],
      [0.0, -0.125, 1],
      [0.075, -0.165],
      [0.165, -0.198, 1],
    ],
    [
      [0.17, -0.245, 1],
      [0.235, -0.24],
      [0.282, -0.18],
      [0.295, -0.13, 1],
      [0.245, -0.17],
      [0.165, -0.198, 1],
    ],
  ],
  profile: [
    [
      [0.325, -0.252, 1],
      [0.25, -0.245],
      [0.18, -0.18],
      [0.15, -0.125, 1],
      [0.23, -0.165],
      [0.32, -0.2, 1],
    ],
  ],
  front: [
    [
      [0, -0.245, 1],
      [-0.07, -0.24],
      [-0.135, -0.18],
      [-0.165, -0.13, 1],
      [-0.09, -0.168],
      [0, -0.2, 1],
    ],
    [
      [0, -0.245, 1],
      [0.07, -0.24],
      [0.135, -0.18],
      [0.165, -0.13, 1],
      [0.09, -0.168],
      [0, -0.2, 1],
    ],
  ],
};

const goatee: Readonly<Record<Seen, readonly Knot[]>> = {
  threeQuarter: [
    [0.07, -0.095, 1],
    [0.17, -0.075],
    [0.255, -0.1, 1],
    [0.24, 0.0],
    [0.19, 0.16, 1],
    [0.12, 0.07],
    [0.07, -0.01],
  ],
  profile: [
    [0.2, -0.09, 1],
    [0.27, -0.08],
    [0.315, -0.1, 1],
    [0.33, 0.0],
    [0.31, 0.16, 1],
    [0.23, 0.07],
    [0.19, -0.01],
  ],
  front: [
    [-0.085, -0.095, 1],
    [0, -0.075],
    [0.085, -0.095, 1],
    [0.07, 0.02],
    [0, 0.17, 1],
    [-0.07, 0.02],
  ],
};

const longBeard: Readonly<Record<Seen, readonly Knot[]>> = {
  threeQuarter: [
    [-0.1, -0.17, 1],
    [0.0, -0.12],
    [0.06, -0.11],
    [0.17, -0.08],
    [0.27, -0.115],
    [0.315, -0.19, 1],
    [0.31, 0.0],
    [0.27, 0.2],
    [0.2, 0.5, 1],
    [0.1, 0.32],
    [0.0, 0.12],
    [-0.08, -0.02],
  ],
  profile: [
    [0.0, -0.17, 1],
    [0.1, -0.13],
    [0.2, -0.1],
    [0.29, -0.09],
    [0.325, -0.12, 1],
    [0.36, 0.04],
    [0.34, 0.24],
    [0.27, 0.52, 1],
    [0.17, 0.3],
    [0.06, 0.1],
    [0.0, -0.04],
  ],
  front: [
    [-0.24, -0.19, 1],
    [-0.12, -0.12],
    [0, -0.08],
    [0.12, -0.12],
    [0.24, -0.19, 1],
    [0.22, 0.02],
    [0.13, 0.28],
    [0.02, 0.52, 1],
    [-0.12, 0.28],
    [-0.22, 0.02],
  ],
};

const fullBeard: Readonly<Record<Seen, readonly Knot[]>> = {
  threeQuarter: [
    [-0.225, -0.42, 1],
    [-0.13, -0.3],
    [-0.02, -0.245],
    [0.07, -0.18],
    [0.08, -0.11],
    [0.17, -0.075],
    [0.26, -0.11],
    [0.285, -0.2],
    [0.335, -0.28, 1],
    [0.335, -0.12],
    [0.29, 0.03],
    [0.17, 0.115],
    [0.02, 0.075],
    [-0.13, -0.06],
    [-0.21, -0.24],
  ],
  profile: [
    [-0.125, -0.42, 1],
    [-0.03, -0.3],
    [0.1, -0.245],
    [0.2, -0.17],
    [0.22, -0.11],
    [0.28, -0.09],
    [0.325, -0.125, 1],
    [0.365, -0.03],
    [0.32, 0.09],
    [0.17, 0.11],
    [0.02, 0.03],
    [-0.08, -0.13],
    [-0.11, -0.28],
  ],
  front: [
    [-0.345, -0.42, 1],
    [-0.25, -0.28],
    [-0.14, -0.22],
    [-0.12, -0.12],
    [0, -0.08],
    [0.12, -0.12],
    [0.14, -0.22],
    [0.25, -0.28],
    [0.345, -0.42, 1],
    [0.32, -0.18],
    [0.22, 0.04],
    [0, 0.125],
    [-0.22, 0.04],
    [-0.32, -0.18],
  ],
};
