/** Blackboards and desks. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, lamp, mark, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A blackboard with chalk marks, its middle at the origin, 9 wide. */
export const blackboard = (kit: Kit): Part[] => [
  cut(rect(-4.8, -2.1, 9.6, 4.2), kit.paint.of('oak', -0.06), { lift: 6, edge: 0.5 }),
  cut(rect(-4.5, -1.8, 9, 3.6), blend(kit.paint.of('felt', -0.14), kit.paint.of('felt', -0.1)), {
    lift: 0,
    edge: 0,
    marks: [
      mark(
        together([rect(-3.9, -1.1, 3, 0.09), rect(-3.9, -0.6, 2.2, 0.09), rect(-3.9, -0.1, 2.6, 0.09)]),
        kit.paint.of('paper'),
        0.5,
      ),
      mark(
        together([authored('M1 0.6L2.2 -1L3.4 0.6L3.3 0.6L2.2 -0.86L1.1 0.6Z'), rect(1, 0.55, 2.4, 0.08)]),
        kit.paint.of('paper'),
        0.5,
      ),
    ],
  }),
  cut(rect(-4.9, 2.05, 9.8, 0.26), kit.paint.of('oak', 0.02), { lift: 5 }),
];

/** A pupil's desk with an inkwell and a book. */
export const schoolDesk = (kit: Kit, wood: string): Part[] => [
  under(kit, 1.4),
  cut(together([rect(-1.2, -2.1, 0.18, 2.1), rect(1, -2.1, 0.18, 2.1)]), lighter(wood, -0.04), { lift: 3 }),
  cut(polygon(-1.5, -2.1, 1.5, -2.1, 1.4, -2.5, -1.4, -2.5), lighter(wood, 0.04), { lift: 6, edge: 0.5 }),
  cut(polygon(-0.8, -2.5, 0.2, -2.5, 0.2, -2.64, -0.8, -2.64), kit.paint.of('indigo', 0.06), { lift: 2 }),
];

/** Files and papers on an office desk with a lamp; 5 wide. */
export const officeDesk = (kit: Kit, wood: string, modern: boolean): Part[] => [
  under(kit, 2.7),
  cut(together([rect(-2.6, -2.7, 1.5, 2.7), rect(2.2, -2.7, 0.3, 2.7)]), lighter(wood, -0.03), {
    lift: 5,
    marks: [mark(together([rect(-2.45, -2.5, 1.2, 0.7), rect(-2.45, -1.7, 1.2, 0.7)]), lighter(wood, -0.08))],
  }),
  cut(rect(-2.8, -2.95, 5.6, 0.3), lighter(wood, 0.05), { lift: 7, edge: 0.5 }),
  ...(modern
    ? [
        cut(rect(-0.9, -4.8, 2.6, 1.6), kit.paint.of('iron', 0.02), { lift: 4 }),
        lamp(rect(-0.78, -4.68, 2.36, 1.36), blend(kit.paint.of('sky', 0.1), kit.paint.of('sky', 0.02))),
        cut(rect(0.25, -3.3, 0.3, 0.36), kit.paint.of('iron'), { lift: 2 }),
      ]
    : [
        cut(together([rect(-0.6, -3.25, 1.3, 0.3), rect(-0.5, -3.5, 1.2, 0.25)]), kit.paint.of('paper'), {
          lift: 3,
        }),
      ]),
];
