/** Cloths over the head: scarves and hoods. */
import { shade } from '../../colour.ts';
import { ellipse, outline, type Knot } from '../../path.ts';
import type { Sheet } from '../../model.ts';
import type { HeadPiece } from '../../rig.ts';
import { domeForm, ends, paper, sharpEnded, type HatColours } from './hat-parts.ts';
import { seenLine, type Skull, type Spot } from './skull.ts';

/** A cloth round the hair, knotted behind; it covers the ears. */
export function scarf(skull: Skull, colours: HatColours): readonly HeadPiece[] {
  const line: readonly Spot[] = [
    [-180, -44, 1.09],
    [-120, -40, 1.09],
    [-88, -24, 1.07],
    [-70, 4, 1.06],
    [-45, 30, 1.06],
    [0, 40, 1.06],
    [45, 30, 1.06],
    [70, 4, 1.06],
    [88, -24, 1.07],
    [120, -40, 1.09],
    [180, -44, 1.09],
  ];
  const edge = seenLine(skull, line);
  const [left, right] = ends(edge);
  const knots: readonly Knot[] = [
    ...sharpEnded(edge),
    ...skull.rim({ from: right[1] > -0.4 ? -20 : 10, to: left[1] > -0.4 ? 205 : 175, out: 1.1 }),
  ];
  const knot = skull.at([180, -30, 1.2]);
  const tie = outline([
    [knot[0] + 0.06, knot[1] - 0.05],
    [knot[0] - 0.1, knot[1] - 0.02],
    [knot[0] - 0.17, knot[1] + 0.15, 1],
    [knot[0] - 0.06, knot[1] + 0.1],
    [knot[0] - 0.02, knot[1] + 0.21, 1],
    [knot[0] + 0.06, knot[1] + 0.06],
  ]);
  const cloth: Sheet = {
    ...paper(outline(knots), colours.main, 6),
    inlays: scarfDots(skull, colours.accent),
    form: domeForm(skull, shade(colours.main, -0.06)),
  };
  return [
    {
      slot: skull.view === 'back' ? 'overFace' : 'behindFace',
      sheets: [paper(tie, shade(colours.main, -0.07), 4)],
    },
    { slot: 'overFace', sheets: [cloth] },
  ];
}

const scarfDots = (skull: Skull, fill: string): Sheet['inlays'] & object =>
  [
    [-80, 40],
    [-40, 62],
    [0, 58],
    [36, 62],
    [-100, 10],
    [100, 15],
    [-60, 22],
    [130, 40],
    [165, 5],
    [-140, 45],
    [180, 50],
    [-150, 0],
  ].flatMap(([lon = 0, lat = 0]) =>
    skull.nearness([lon, lat]) > 0.05
      ? [{ d: ellipse(skull.at([lon, lat, 1.07]), [0.022, 0.024]), fill, alpha: 0.8 }]
      : [],
  );

/** A hood with its opening round the face, and the cloth that falls to the shoulders. */
export function hood(skull: Skull, colours: HatColours): readonly HeadPiece[] {
  const fall: Readonly<Record<Skull['view'], readonly Knot[]>> = {
    threeQuarter: [
      [-0.5, -0.5],
      [-0.42, -0.95],
      [-0.14, -1.16],
      [0.2, -1.08],
      [0.36, -0.8],
      [0.36, -0.4],
      [0.34, -0.05],
      [0.4, 0.2],
      [-0.1, 0.3],
      [-0.58, 0.22],
      [-0.5, -0.1],
    ],
    profile: [
      [-0.6, -0.5],
      [-0.52, -0.95],
      [-0.24, -1.16],
      [0.1, -1.1],
      [0.25, -0.86],
      [0.14, -0.4],
      [0.12, -0.05],
      [0.25, 0.2],
      [-0.15, 0.3],
      [-0.6, 0.22],
      [-0.58, -0.1],
    ],
    front: [
      [-0.46, -0.5],
      [-0.38, -0.95],
      [0, -1.17],
      [0.38, -0.95],
      [0.46, -0.5],
      [0.42, -0.1],
      [0.5, 0.2],
      [0, 0.32],
      [-0.5, 0.2],
      [-0.42, -0.1],
    ],
    back: [
      [-0.46, -0.5],
      [-0.38, -0.95],
      [0, -1.17],
      [0.38, -0.95],
      [0.46, -0.5],
      [0.42, -0.1],
      [0.52, 0.22],
      [0, 0.32],
      [-0.52, 0.22],
      [-0.42, -0.1],
    ],
  };
  if (skull.view === 'back')
    return [
      {
        slot: 'overBody',
        sheets: [
          {
            ...paper(outline(fall.back), colours.main, 7),
            form: domeForm(skull, shade(colours.main, -0.06)),
          },
        ],
      },
    ];
  const rimKnots = hoodRim[skull.view];
  return [
    { slot: 'behindFace', sheets: [paper(outline(fall[skull.view]), shade(colours.main, -0.09), 6)] },
    {
      slot: 'overFace',
      sheets: [
        { ...paper(outline(rimKnots), colours.main, 8), form: domeForm(skull, shade(colours.main, -0.06)) },
      ],
    },
  ];
}

const hoodRim: Readonly<Record<'threeQuarter' | 'profile' | 'front', readonly Knot[]>> = {
  threeQuarter: [
    [0.36, -0.7, 1],
    [0.3, -0.86],
    [0.08, -0.9],
    [-0.12, -0.72],
    [-0.19, -0.45],
    [-0.16, -0.2],
    [-0.06, 0.02, 1],
    [-0.3, 0.12],
    [-0.46, -0.1],
    [-0.5, -0.5],
    [-0.42, -0.95],
    [-0.14, -1.16],
    [0.2, -1.09],
    [0.38, -0.86],
  ],
  profile: [
    [0.26, -0.74, 1],
    [0.16, -0.88],
    [0.0, -0.82],
    [-0.07, -0.5],
    [-0.03, -0.2],
    [0.06, 0.04, 1],
    [-0.2, 0.12],
    [-0.5, 0.0],
    [-0.6, -0.5],
    [-0.52, -0.95],
    [-0.24, -1.16],
    [0.1, -1.1],
    [0.28, -0.88],
  ],
  front: [
    [0, -0.9],
    [-0.24, -0.8],
    [-0.32, -0.5],
    [-0.27, -0.2],
    [-0.16, 0.05, 1],
    [-0.42, 0.1],
    [-0.46, -0.5],
    [-0.38, -0.95],
    [0, -1.17],
    [0.38, -0.95],
    [0.46, -0.5],
    [0.42, 0.1],
    [0.16, 0.05, 1],
    [0.27, -0.2],
    [0.32, -0.5],
    [0.24, -0.8],
  ],
};
