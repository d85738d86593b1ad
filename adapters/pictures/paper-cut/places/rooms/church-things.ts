/** Coloured windows and pews. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';

/** A church window of coloured glass, 2.4 wide and 6 high, its foot at the origin. */
export function stainedGlass(kit: Kit, index = 0): Part[] {
  const outline = arch(0, 0, [2.2, 6]);
  const hues = [
    [0.62, 0.14, 25],
    [0.62, 0.12, 255],
    [0.76, 0.13, 85],
    [0.6, 0.11, 150],
  ] as const;
  const day = kit.dark ? -0.3 : 0.05;
  const tone = (i: number): string => {
    const [l, c, h] = hues[(i + index) % 4] ?? hues[0];
    return kit.outside.tone([l + day, c, h]);
  };
  const bands = [0, 1, 2, 3].map((i) => mark(rect(-1.2, -6 + i * 1.5, 2.4, 1.5), tone(i)));
  const lead = together([
    rect(-0.05, -6, 0.1, 6),
    ...[1, 2, 3].map((i) => rect(-1.2, -6 + i * 1.5, 2.4, 0.1)),
    polygon(-1.2, 0, -1.1, 0, 1.2, -3, 1.1, -3),
    polygon(1.2, 0, 1.1, 0, -1.2, -3, -1.1, -3),
  ]);
  return [
    cut(arch(0, 0.2, [2.8, 6.5]), kit.paint.of('limestone', -0.14), { lift: 6, edge: 0.45 }),
    cut(outline, tone(1), {
      lift: 0,
      edge: 0,
      shines: !kit.dark,
      marks: [
        ...bands,
        mark(ellipse(0, -4.2, 0.75), tone(2)),
        mark(ellipse(0, -4.2, 0.4), tone(0)),
        mark(lead, kit.paint.of('iron', -0.05)),
      ],
    }),
  ];
}

/** A pew seen from behind, `width` wide. */
export const pew = (wood: string, width: number): Part[] => [
  cut(rect(-width / 2, -2.6, width, 2.6), blend(lighter(wood, 0.02), lighter(wood, -0.05)), {
    lift: 7,
    marks: [mark(rect(-width / 2 + 0.3, -2.1, width - 0.6, 1.4), lighter(wood, -0.04))],
  }),
  cut(rect(-width / 2 - 0.1, -2.85, width + 0.2, 0.3), lighter(wood, 0.06), { lift: 5, edge: 0.5 }),
];
