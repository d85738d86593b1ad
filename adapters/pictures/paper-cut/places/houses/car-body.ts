/** A motor car of no make. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, lamp, mark, shine, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';

/** A saloon car of no make, 15 heads long, on the origin. */
export function carBody(kit: Kit, colour: string): Part[] {
  const body = authored(
    'M-7.2 -1.2Q-7.4 -2.6 -6 -3L-3.6 -3.3Q-2.4 -5.2 0 -5.3Q2.8 -5.3 4 -3.4L6.2 -3Q7.4 -2.7 7.3 -1.2Z',
  );
  const glass = together([
    authored('M-3 -3.4Q-2 -4.8 -0.2 -4.9L-0.2 -3.4Z'),
    authored('M0.2 -3.4L0.2 -4.9Q2.2 -4.9 3.2 -3.4Z'),
  ]);
  const wheel = (x: number): Cut[] => [
    cut(ellipse(x, -0.9, 1, 1), kit.paint.of('iron', -0.06), {
      lift: 3,
      marks: [mark(ellipse(x, -0.9, 0.45), kit.paint.of('steel'))],
    }),
  ];
  return [
    cut(body, blend(lighter(colour, 0.05), lighter(colour, -0.05)), {
      lift: 6,
      edge: 0.5,
      marks: [
        mark(glass, kit.paint.of('ice', -0.2)),
        mark(rect(-7.4, -1.9, 15, 0.12), lighter(colour, -0.1), 0.7),
      ],
    }),
    ...wheel(-4.4),
    ...wheel(4.4),
    ...(kit.lit
      ? [
          lamp(ellipse(7, -2.2, 0.24, 0.3), kit.paint.flame.core),
          shine(7.1, -2.2, { radius: 2.6, colour: kit.paint.flame.throws, strength: 0.4 }),
        ]
      : []),
  ];
}
