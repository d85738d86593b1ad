/** What closes a space off: iron bars, the curtains of a stage. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';

/** Iron bars from floor to ceiling between two x. */
export const ironBars = (kit: Kit, from: number, to: number): Part[] => [
  cut(
    together(
      Array.from({ length: Math.round((to - from) / 0.95) + 1 }, (_, i) =>
        rect(from + i * 0.95 - 0.08, -24, 0.16, 24),
      ),
    ),
    kit.paint.of('iron', 0.02),
    { lift: 7, edge: 0.4 },
  ),
  cut(
    together([rect(from - 0.1, -7.4, to - from + 0.2, 0.24), rect(from - 0.1, -2.4, to - from + 0.2, 0.24)]),
    kit.paint.of('iron', 0.04),
    { lift: 4, edge: 0.4 },
  ),
];

/** Curtains of a stage: a valance and two parted wings. */
export function stageCurtain(kit: Kit, colour: string): Part[] {
  const wing = (side: 1 | -1): Outline => ({
    ops: 'MLQLLZ',
    at: [side * 26, -18, side * 7.2, -18, side * 7, -6, side * 8.8, -0.4, side * 26, -0.4, side * 26, -18],
  });
  const folds = (side: 1 | -1): Outline =>
    together(
      [8.4, 9.8, 11.2, 12.8].map((x) =>
        polygon(side * x, -18, side * (x + 0.3), -18, side * (x + 0.9), -0.4, side * (x + 0.5), -0.4),
      ),
    );
  const swags = together(
    [-9, -6, -3, 0, 3, 6, 9].map((x) => authored(`M${x - 1.6} -10.6Q${x} -8.2 ${x + 1.6} -10.6Z`)),
  );
  return [
    ...([-1, 1] as const).map((side) =>
      cut(wing(side), blend(lighter(colour, -0.04), colour), {
        lift: 12,
        edge: 0.4,
        marks: [mark(folds(side), lighter(colour, -0.07), 0.8)],
      }),
    ),
    cut(swags, lighter(colour, 0.02), { lift: 8, edge: 0.4 }),
    cut(rect(-26, -24, 52, 13.6), blend(lighter(colour, -0.12), lighter(colour, -0.02)), {
      lift: 9,
      edge: 0.3,
      marks: [mark(rect(-26, -10.75, 52, 0.3), kit.paint.of('brass'))],
    }),
  ];
}
