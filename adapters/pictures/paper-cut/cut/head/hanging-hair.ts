/** Hair that hangs from a head or is bound upon it: the fall behind, knots, tails and plaits. */
import { ellipse, outline, sliver, type Knot, type Point } from '../../path.ts';
import type { Sheet } from '../../model.ts';
import type { HeadPiece, Paints } from '../../rig.ts';
import type { HairCut, Tail } from './hair-styles.ts';
import type { Skull } from './skull.ts';

/** A way to wear hair, on a head, in its colours. */
export interface Hair {
  readonly cut: HairCut;
  readonly skull: Skull;
  readonly paints: Paints;
}

/** A sheet of hair. */
export const sheetOf = (d: string, fill: string, lift: number): Sheet => ({
  d,
  fill,
  lift,
  edge: 0.4,
  grain: 0.5,
});

/** What hangs behind the head: before the body when the person is seen from behind. */
export function hangingBack({ cut, skull, paints }: Hair): readonly HeadPiece[] {
  if (cut.back === null) return [];
  const end = cut.back;
  const [left, right] = backSpan[skull.view];
  const wide = 0.03 + 0.03 * cut.out + Math.max(0, end) * 0.03;
  const hem: readonly Knot[] =
    cut.rim === 'smooth'
      ? [
          [right + wide, end - 0.05, 0],
          [(left + right) / 2 + 0.08, end + 0.02],
          [left - wide, end - 0.03, 0],
        ]
      : raggedHem(left - wide, right + wide, end);
  const knots: readonly Knot[] = [
    [left, -0.75],
    [(left + right) / 2, -0.98],
    [right, -0.75],
    [right + wide * 0.8, -0.4],
    ...hem,
    [left - wide * 0.9, -0.4],
  ];
  const long = end > 0.2;
  const slot = skull.view === 'back' ? (long ? 'overBody' : 'overFace') : long ? 'behindBody' : 'behindFace';
  const sheet: Sheet = {
    ...sheetOf(outline(knots), skull.view === 'back' ? paints.hair : paints.hairShade, 6),
    inlays: fallLines({ left, right, end }, paints),
  };
  return [
    {
      slot,
      sheets: [sheet],
      ...(long ? { hang: { at: [(left + right) / 2, -0.5] as Point, give: 0.6 } } : {}),
    },
  ];
}

const backSpan: Readonly<Record<Skull['view'], readonly [number, number]>> = {
  front: [-0.345, 0.345],
  threeQuarter: [-0.385, 0.21],
  profile: [-0.47, -0.06],
  back: [-0.33, 0.345],
};

function raggedHem(left: number, right: number, end: number): readonly Knot[] {
  const teeth = 5;
  return Array.from({ length: teeth * 2 + 1 }, (_, i): Knot => [
    right + ((left - right) * i) / (teeth * 2),
    end + (i % 2 === 0 ? -0.1 : 0.02 + 0.03 * (i % 3)),
    1,
  ]);
}

const fallLines = ({ left, right, end }: { left: number; right: number; end: number }, paints: Paints) =>
  end < 0.2
    ? []
    : [0.2, 0.42, 0.66, 0.85].map((share, i) => {
        const x = left + (right - left) * share;
        return {
          d: sliver([x, -0.3], [x + (share - 0.5) * 0.1, end - 0.12 - 0.05 * (i % 2)], {
            bend: 0.02 * (i - 1.5),
            width: 0.012,
          }),
          fill: paints.hairLight,
          alpha: 0.4,
        };
      });

/** Knots of hair, those behind the skull or those before it. */
export function buns({ cut, skull, paints }: Hair, slot: 'behindFace' | 'overFace'): readonly HeadPiece[] {
  return cut.buns
    .filter(({ at }) => skull.nearness(at) > 0.05 === (slot === 'overFace'))
    .map(({ at, half }): HeadPiece => {
      const [x, y] = skull.at(at);
      const wound = sliver([x - half[0] * 0.6, y + half[1] * 0.35], [x + half[0] * 0.65, y - half[1] * 0.3], {
        bend: 0.035,
        width: 0.014,
      });
      return {
        slot,
        sheets: [
          {
            ...sheetOf(ellipse([x, y], [half[0], half[1]], 0.2), paints.hair, 5),
            inlays: [{ d: wound, fill: paints.hairLight, alpha: 0.6 }],
          },
        ],
      };
    });
}

/** Tails and plaits, before or behind the body as they fall. */
export function tails({ cut, skull, paints }: Hair): readonly HeadPiece[] {
  return cut.tails.map((tail): HeadPiece => {
    const at = skull.at(tail.at);
    const seen = skull.nearness(tail.at) > 0 || (tail.falls === 'back' && skull.view === 'back');
    const slot = seen ? 'overBody' : 'behindBody';
    return {
      slot,
      sheets: tail.plaited ? plait(at, tail, paints) : looseTail(at, tail, paints),
      hang: { at, give: 1 },
    };
  });
}

function looseTail([x, y]: Point, { long, wide }: Tail, paints: Paints): readonly Sheet[] {
  const d = outline([
    [x - wide * 0.2, y - 0.07],
    [x - wide * 0.75, y + long * 0.2],
    [x - wide * 0.85, y + long * 0.6],
    [x - wide * 0.1, y + long, 1],
    [x + wide * 0.35, y + long * 0.6],
    [x + wide * 0.35, y + long * 0.15],
    [x + wide * 0.25, y - 0.05],
  ]);
  const tie = ellipse([x, y], [wide * 0.36, 0.05], 0.3);
  return [
    {
      ...sheetOf(d, paints.hairShade, 5),
      inlays: [
        {
          d: sliver([x - wide * 0.2, y + 0.06], [x - wide * 0.2, y + long * 0.85], {
            bend: 0.04,
            width: 0.014,
          }),
          fill: paints.hairLight,
          alpha: 0.5,
        },
      ],
    },
    { ...sheetOf(tie, '#a63a32', 2), grain: 0.4 },
  ];
}

/** A plait: leaves laid over each other, with a ribbon near the end. */
function plait([x, y]: Point, { long, wide }: Tail, paints: Paints): readonly Sheet[] {
  const count = Math.max(4, Math.round(long / (wide * 0.85)));
  const step = (long * 0.86) / count;
  const leaves = Array.from({ length: count }, (_, i): Sheet => {
    const taper = 1 - (0.4 * i) / count;
    const side = i % 2 === 0 ? 1 : -1;
    const middle: Point = [x + side * wide * 0.13 * taper, y + step * (i + 0.5)];
    return {
      ...sheetOf(
        ellipse(middle, [wide * 0.42 * taper, step * 0.78], side * 0.5),
        i % 2 === 0 ? paints.hair : paints.hairShade,
        2,
      ),
      edge: 0.3,
    };
  });
  const end = y + long * 0.86;
  const tuft = outline([
    [x - wide * 0.22, end],
    [x + wide * 0.22, end],
    [x + wide * 0.12, end + long * 0.1],
    [x, end + long * 0.14, 1],
    [x - wide * 0.16, end + long * 0.08],
  ]);
  return [
    sheetOf(tuft, paints.hairShade, 3),
    ...leaves,
    { ...sheetOf(ellipse([x, end], [wide * 0.3, 0.04]), '#a63a32', 2), grain: 0.4 },
  ];
}
