/** Hats and ornaments, set on the globe of the head so that every view shows the same thing. */
import type { Headwear } from '../../../../../contracts/entity.ts';
import { mix, shade } from '../../colour.ts';
import { ellipse, outline, sliver, type Knot, type Point } from '../../path.ts';
import type { HeadPiece } from '../../rig.ts';
import type { Sheet } from '../../model.ts';
import { bandSheet, domeForm, ends, paper, sharpEnded, sits, top, type HatColours } from './hat-parts.ts';
import { hood, scarf } from './hoods.ts';
import { flower, pin, ribbon } from './ornaments.ts';
import { rimAngle, seenLine, type Skull, type Spot } from './skull.ts';

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
    case 'bambooHat':
      return bambooHat(skull);
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

const BAMBOO = '#c9a35e';

/** 斗笠, the boatman's and the farmer's cone of woven bamboo: wider than the shoulders' slope, pointed, without a band. */
function bambooHat(skull: Skull): readonly HeadPiece[] {
  const [x, y] = skull.at([0, 90, 0.62]);
  const lean = skull.view === 'front' || skull.view === 'back' ? 0 : -0.05;
  const half = 0.76;
  const tip: Point = [x + lean * 0.6, y - 0.5];
  const cone = outline([
    [x - half, y + 0.07 - lean, 1],
    [x - half * 0.42, y - 0.2],
    [tip[0] - 0.05, tip[1] + 0.025],
    [tip[0] + 0.05, tip[1] + 0.025],
    [x + half * 0.42, y - 0.22],
    [x + half, y + 0.05 + lean, 1],
    [x + half * 0.5, y + 0.125],
    [x - half * 0.5, y + 0.145],
  ]);
  const under = outline([
    [x - half * 0.97, y + 0.07 - lean],
    [x, y - 0.02],
    [x + half * 0.97, y + 0.05 + lean],
    [x + half * 0.45, y + 0.16],
    [x - half * 0.45, y + 0.18],
  ]);
  return [
    { slot: 'behindFace', sheets: [paper(under, shade(BAMBOO, -0.2), 3)] },
    { slot: 'overFace', sheets: [{ ...paper(cone, BAMBOO, 8), inlays: weave(tip, [x, y], half) }] },
  ];
}

/** Splints from the tip to the rim, and the two rings that hold them. */
function weave(tip: Point, [x, y]: Point, half: number): NonNullable<Sheet['inlays']> {
  const splints = [-0.72, -0.42, -0.14, 0.14, 0.42, 0.72].map((side) =>
    sliver(tip, [x + half * side, y + 0.1], { bend: side * 0.05, width: 0.009 }),
  );
  const rings = [0.45, 0.78].map((down) => {
    const reach = half * down * 0.86;
    const level = tip[1] + (y - tip[1]) * down;
    return sliver([x - reach, level], [x + reach, level - 0.01], { bend: 0.09, width: 0.012 });
  });
  return [...splints, ...rings].map((d) => ({ d, fill: shade(BAMBOO, -0.13), alpha: 0.75 }));
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
