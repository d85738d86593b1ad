/** Hats and ornaments, set on the globe of the head so that every view shows the same thing. */
import type { Headwear } from '../../../../../contracts/entity.ts';
import { mix, shade } from '../../colour.ts';
import { ellipse, outline, sliver, type Knot, type Point } from '../../path.ts';
import type { HeadPiece } from '../../rig.ts';
import type { Sheet } from '../../model.ts';
import { rimAngle, seenLine, type Skull, type Spot } from './skull.ts';

/** Colours of a hat: its own, its band, and a small bright thing. */
export interface HatColours {
  readonly main: string;
  readonly second: string;
  readonly accent: string;
}

const paper = (d: string, fill: string, lift = 5): Sheet => ({ d, fill, lift, edge: 0.45, grain: 0.5 });

/** A line round the head, higher in front than behind (or the other way), as a hat sits. */
const sits = (middle: number, tilt: number, out = 1.08): readonly Spot[] =>
  Array.from({ length: 25 }, (_, i): Spot => {
    const lon = -180 + i * 15;
    return [lon, middle + tilt * Math.cos((lon * Math.PI) / 180), out];
  });

const ends = (line: readonly Knot[]): readonly [Knot, Knot] => [line[0] ?? [0, 0], line.at(-1) ?? [0, 0]];

/** All sheets of a hat or ornament. */
export function cutHeadwear(kind: Headwear, skull: Skull, colours: HatColours): readonly HeadPiece[] {
  const over = (...sheets: readonly Sheet[]): readonly HeadPiece[] => [{ slot: 'overFace', sheets }];
  switch (kind) {
    case 'none':
      return [];
    case 'cap':
      return over(
        crown(skull, { line: sits(20, 13, 1.1), out: 1.17 }, colours.main),
        bandSheet(skull, { low: sits(16, 12, 1.13), high: sits(27, 12, 1.13) }, colours.second),
      );
    case 'woolCap':
      return over(
        crown(skull, { line: sits(22, 12, 1.1), out: 1.2 }, colours.main),
        bandSheet(skull, { low: sits(17, 12, 1.15), high: sits(33, 12, 1.15) }, colours.second),
        paper(ellipse(top(skull, 1.3), [0.1, 0.09]), colours.second, 3),
      );
    case 'sailorCap':
      return over(
        flatTop(skull, colours.main),
        bandSheet(skull, { low: sits(24, 12, 1.1), high: sits(36, 12, 1.1) }, colours.second),
        ...peak(skull, colours.second),
      );
    case 'strawHat':
      return brimmed(
        skull,
        { brim: 1.72, high: 0.13, half: 0.29 },
        { main: '#d9b56d', second: colours.accent },
      );
    case 'brimHat':
      return brimmed(
        skull,
        { brim: 1.42, high: 0.2, half: 0.31 },
        { main: colours.main, second: colours.second },
      );
    case 'scholarHat':
      return over(
        scholarBox(skull, colours.main),
        bandSheet(skull, { low: sits(24, 12, 1.09), high: sits(36, 12, 1.09) }, colours.second),
      );
    case 'headscarf':
      return scarf(skull, colours);
    case 'hood':
      return hood(skull, colours);
    case 'crown':
      return over(...crownOfGold(skull, colours));
    case 'helmet':
      return helmet(skull, colours);
    case 'flower':
      return flower(skull, colours);
    case 'hairpin':
      return pin(skull, colours);
    case 'ribbon':
      return ribbon(skull, colours);
  }
}

const top = (skull: Skull, out: number): Point => skull.at([0, 90, out]);

/** The dome over a line: up the rim on one side and down the other. */
function crown(skull: Skull, { line, out }: { line: readonly Spot[]; out: number }, fill: string): Sheet {
  const edge = seenLine(skull, line);
  const [left, right] = ends(edge);
  const rim = skull.rim({
    from: rimAngle(right[1] - 0.03, out),
    to: 180 - rimAngle(left[1] - 0.03, out),
    out,
  });
  return {
    ...paper(outline([...sharpEnded(edge), ...rim]), fill, 7),
    form: domeForm(skull, shade(fill, -0.06)),
  };
}

const sharpEnded = (knots: readonly Knot[]): readonly Knot[] =>
  knots.map(([x, y], i): Knot => [x, y, i === 0 || i === knots.length - 1 ? 1 : 0]);

/** The stiff crown of a hat with a brim, a little narrower and dented at the top. */
function block(
  skull: Skull,
  { half, high, lean }: { half: number; high: number; lean: number },
  fill: string,
): Sheet {
  const [x] = top(skull, 0.6);
  const knots: readonly Knot[] = [
    [x - half, -0.8, 1],
    [x - half * 0.98 + lean * 0.4, -0.95],
    [x - half * 0.84 + lean, -1 - high, 0],
    [x - half * 0.3 + lean, -1.035 - high],
    [x + lean, -1.005 - high],
    [x + half * 0.34 + lean, -1.035 - high],
    [x + half * 0.84 + lean, -1 - high, 0],
    [x + half * 0.98 + lean * 0.4, -0.95],
    [x + half, -0.8, 1],
    [x, -0.76],
  ];
  return { ...paper(outline(knots), fill, 7), form: domeForm(skull, shade(fill, -0.06)) };
}

function domeForm(skull: Skull, fill: string) {
  const x = top(skull, 1)[0];
  return {
    left: outline([
      [-1.4, -1.7, 1],
      [x - 0.1, -1.7, 1],
      [x - 0.16, -1.0],
      [x - 0.1, -0.5, 1],
      [-1.4, -0.5, 1],
    ]),
    right: outline([
      [1.4, -1.7, 1],
      [x + 0.14, -1.7, 1],
      [x + 0.2, -1.0],
      [x + 0.14, -0.5, 1],
      [1.4, -0.5, 1],
    ]),
    fill,
    alpha: 1,
  };
}

/** A band between two lines round the head. */
function bandSheet(
  skull: Skull,
  { low, high }: { low: readonly Spot[]; high: readonly Spot[] },
  fill: string,
): Sheet {
  const under = seenLine(skull, low);
  const above = seenLine(skull, high).toReversed();
  return paper(outline([...sharpEnded(under), ...sharpEnded(above)]), fill, 4);
}

/** The flat, wide top of a sailor's or a schoolboy's cap. */
function flatTop(skull: Skull, fill: string): Sheet {
  const [x, y] = top(skull, 1.0);
  return {
    ...paper(
      outline([
        [x - 0.4, y + 0.24],
        [x - 0.52, y + 0.06],
        [x - 0.3, y - 0.08],
        [x + 0.14, y - 0.11],
        [x + 0.46, y - 0.02],
        [x + 0.5, y + 0.12],
        [x + 0.36, y + 0.24],
      ]),
      fill,
      7,
    ),
    form: domeForm(skull, shade(fill, -0.06)),
  };
}

function peak(skull: Skull, fill: string): readonly Sheet[] {
  switch (skull.view) {
    case 'threeQuarter':
      return [
        paper(
          outline([
            [0.06, -0.8, 1],
            [0.3, -0.83],
            [0.47, -0.745],
            [0.44, -0.695],
            [0.24, -0.735],
            [0.05, -0.75, 1],
          ]),
          fill,
          4,
        ),
      ];
    case 'profile':
      return [
        paper(
          outline([
            [0.12, -0.82, 1],
            [0.32, -0.81],
            [0.5, -0.72],
            [0.46, -0.685],
            [0.28, -0.735],
            [0.12, -0.76, 1],
          ]),
          fill,
          4,
        ),
      ];
    case 'front':
      return [
        paper(
          outline([
            [-0.3, -0.8, 1],
            [0, -0.85],
            [0.3, -0.8, 1],
            [0.25, -0.72],
            [0, -0.7],
            [-0.25, -0.72],
          ]),
          fill,
          4,
        ),
      ];
    case 'back':
      return [];
  }
}

interface Brim {
  readonly brim: number;
  /** Height and half width of the crown. */
  readonly high: number;
  readonly half: number;
}

/** A hat with a brim: its far half lies behind the head. */
function brimmed(
  skull: Skull,
  { brim, high, half: crownHalf }: Brim,
  colours: { main: string; second: string },
): readonly HeadPiece[] {
  const [x, y] = skull.at([0, 90, 0.6]);
  const lean = skull.view === 'front' || skull.view === 'back' ? 0 : -0.05;
  const half = 0.39 * brim;
  const disc = outline([
    [x - half, y + 0.05 - lean * 1.5],
    [x - half * 0.5, y - 0.02],
    [x + half * 0.5, y - 0.05 + lean * 0.2],
    [x + half, y + lean * 1.2],
    [x + half * 0.6, y + 0.085],
    [x - half * 0.5, y + 0.125 - lean * 0.4],
  ]);
  const under = outline([
    [x - half * 0.96, y + 0.05 - lean * 1.5],
    [x, y],
    [x + half * 0.96, y + 0.01 + lean],
    [x + half * 0.4, y + 0.13],
    [x - half * 0.4, y + 0.15 - lean * 0.4],
  ]);
  const fold = sliver([x - half * 0.8, y + 0.05 - lean], [x + half * 0.8, y + 0.02 + lean * 0.6], {
    bend: -0.045,
    width: 0.014,
  });
  const band = outline([
    [x - crownHalf - 0.008, -0.92, 1],
    [x, -0.885],
    [x + crownHalf + 0.008, -0.92, 1],
    [x + crownHalf + 0.008, -0.78, 1],
    [x, -0.74],
    [x - crownHalf - 0.008, -0.78, 1],
  ]);
  return [
    { slot: 'behindFace', sheets: [paper(under, shade(colours.main, -0.16), 3)] },
    {
      slot: 'overFace',
      sheets: [
        block(skull, { half: crownHalf, high, lean: lean * 0.8 }, colours.main),
        paper(band, colours.second, 2),
        {
          ...paper(disc, colours.main, 8),
          inlays: [{ d: fold, fill: shade(colours.main, -0.1), alpha: 0.8 }],
        },
      ],
    },
  ];
}

/** The soft square hat of a scholar, with its two tails behind. */
function scholarBox(skull: Skull, fill: string): Sheet {
  const [x, y] = top(skull, 1.0);
  const back = skull.view === 'front' || skull.view === 'back' ? 0 : -0.05;
  return {
    ...paper(
      outline([
        [x - 0.4, y + 0.27, 1],
        [x - 0.38 + back, y - 0.02],
        [x - 0.27 + back, y - 0.26, 1],
        [x + 0.2 + back, y - 0.24, 1],
        [x + 0.32, y],
        [x + 0.36, y + 0.25, 1],
        [x, y + 0.16],
      ]),
      fill,
      7,
    ),
    form: domeForm(skull, shade(fill, -0.06)),
    inlays: [
      {
        d: sliver([x - 0.3 + back, y - 0.03], [x + 0.29, y - 0.02], { bend: 0.02, width: 0.016 }),
        fill: shade(fill, 0.1),
        alpha: 0.7,
      },
    ],
  };
}

/** A cloth round the hair, knotted behind; it covers the ears. */
function scarf(skull: Skull, colours: HatColours): readonly HeadPiece[] {
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
function hood(skull: Skull, colours: HatColours): readonly HeadPiece[] {
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

function crownOfGold(skull: Skull, { accent }: HatColours): readonly Sheet[] {
  const gold = '#d8a43a';
  const low = seenLine(skull, sits(40, 8, 1.1));
  const [left, right] = ends(low);
  const teeth = Array.from({ length: 9 }, (_, i): Knot => {
    const x = right[0] + 0.02 + ((left[0] - right[0] - 0.04) * i) / 8;
    const base = right[1] + ((left[1] - right[1]) * i) / 8;
    return [x, base - (i % 2 === 0 ? 0.2 : 0.3), 1];
  });
  const d = outline([
    ...low.map(([x, y], i): Knot => [x, y, i === 0 || i === low.length - 1 ? 1 : 0]),
    ...teeth.map(([x, y], i): Knot => [x, i % 2 === 0 ? y + 0.06 : y, 1]),
  ]);
  const middle = low[Math.floor(low.length * 0.62)] ?? [0, -0.9];
  const stones = [-0.18, 0, 0.17].map((dx) => ({
    d: ellipse([middle[0] + dx - 0.06, middle[1] - 0.075 - dx * 0.05], [0.03, 0.036]),
    fill: accent,
    alpha: 1,
  }));
  return [{ ...paper(d, gold, 5), edge: 0.7, inlays: stones, form: domeForm(skull, shade(gold, -0.1)) }];
}

function helmet(skull: Skull, colours: HatColours): readonly HeadPiece[] {
  const metal = mix(colours.second, '#8d97a3', 0.65);
  const [x, y] = top(skull, 1.12);
  const guard: readonly Spot[] = [
    [-180, -40, 1.12],
    [-110, -36, 1.12],
    [-84, -22, 1.1],
    [-66, 10, 1.09],
    [-40, 30, 1.09],
    [0, 33, 1.09],
    [40, 30, 1.09],
    [66, 10, 1.09],
    [84, -22, 1.1],
    [110, -36, 1.12],
    [180, -40, 1.12],
  ];
  const plume = outline([
    [x - 0.02, y + 0.04],
    [x - 0.1, y - 0.16],
    [x - 0.3, y - 0.22],
    [x - 0.42, y - 0.05, 1],
    [x - 0.26, y - 0.08],
    [x - 0.1, y + 0.03],
  ]);
  const spike = outline([
    [x - 0.06, y + 0.06],
    [x - 0.03, y - 0.08],
    [x, y - 0.17, 1],
    [x + 0.03, y - 0.08],
    [x + 0.06, y + 0.06],
  ]);
  return [
    { slot: 'behindFace', sheets: [paper(plume, '#a8342e', 4)] },
    {
      slot: 'overFace',
      sheets: [
        { ...crown(skull, { line: guard, out: 1.15 }, metal), edge: 0.65 },
        paper(spike, mix(metal, '#d8a43a', 0.6), 3),
        bandSheet(skull, { low: sits(27, 8, 1.12), high: sits(37, 8, 1.12) }, mix(metal, '#d8a43a', 0.55)),
      ],
    },
  ];
}

/** A flower over the person's left temple. */
function flower(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [74, 38, 1.1];
  if (skull.nearness(spot) < -0.12) return [];
  const [x, y] = skull.at(spot);
  const petals = Array.from({ length: 5 }, (_, i): Sheet => {
    const angle = (i * Math.PI * 2) / 5 - 0.4;
    return {
      ...paper(
        ellipse([x + Math.cos(angle) * 0.062, y + Math.sin(angle) * 0.062], [0.062, 0.048], angle),
        i % 2 === 0 ? accent : shade(accent, 0.05),
        2,
      ),
      edge: 0.5,
    };
  });
  return [
    {
      slot: skull.nearness(spot) < 0 ? 'behindFace' : 'overFace',
      sheets: [...petals, paper(ellipse([x, y], [0.034, 0.034]), '#f0c24e', 1)],
    },
  ];
}

/** A gold comb with pearls that hang, over the person's right ear. */
function pin(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [-100, 40, 1.1];
  if (skull.nearness(spot) < -0.15) return [];
  const [x, y] = skull.at(spot);
  const gold = '#d8a43a';
  const comb = outline([
    [x - 0.1, y + 0.02, 1],
    [x - 0.07, y - 0.05],
    [x, y - 0.085],
    [x + 0.08, y - 0.05],
    [x + 0.1, y + 0.03, 1],
    [x, y - 0.005],
  ]);
  const beads = [0, 1, 2].flatMap((i): readonly Sheet[] => {
    const at: Point = [x - 0.055 + i * 0.055, y + 0.075 + (i === 1 ? 0.035 : 0)];
    return [paper(ellipse(at, [0.02, 0.024]), i === 1 ? accent : '#f1e4c8', 1.5)];
  });
  const slot = skull.nearness(spot) < 0 ? 'behindFace' : 'overFace';
  return [
    {
      slot,
      sheets: [
        {
          ...paper(comb, gold, 2),
          edge: 0.8,
          inlays: [{ d: ellipse([x, y - 0.035], [0.03, 0.024]), fill: accent, alpha: 1 }],
        },
      ],
    },
    { slot, sheets: beads, hang: { at: [x, y], give: 0.8 } },
  ];
}

/** A bow on the person's right, behind the crown. */
function ribbon(skull: Skull, { accent }: HatColours): readonly HeadPiece[] {
  const spot: Spot = [-76, 62, 1.12];
  const [x, y] = skull.at(spot);
  const loop = (side: 1 | -1): Sheet =>
    paper(
      outline([
        [x, y, 1],
        [x + side * 0.07, y - 0.1],
        [x + side * 0.19, y - 0.09],
        [x + side * 0.18, y + 0.06],
        [x + side * 0.07, y + 0.055],
      ]),
      side < 0 ? shade(accent, -0.05) : accent,
      4,
    );
  const band = bandSheet(skull, { low: sits(56, 0, 1.09), high: sits(64, 0, 1.09) }, shade(accent, -0.04));
  return [
    {
      slot: skull.nearness(spot) < -0.1 ? 'behindFace' : 'overFace',
      sheets: [band, loop(-1), loop(1), paper(ellipse([x, y], [0.04, 0.05]), shade(accent, -0.1), 2)],
    },
  ];
}
