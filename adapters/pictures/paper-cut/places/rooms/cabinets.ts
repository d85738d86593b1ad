/** Chests, wardrobes, clocks and screens that stand on the floor. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A chest of drawers, 4 wide. */
export const chest = (kit: Kit, wood: string): Part[] => [
  under(kit, 2.1),
  cut(rect(-2, -3.6, 4, 3.4), blend(lighter(wood, 0.03), lighter(wood, -0.04)), {
    lift: 7,
    marks: [
      mark(together([0, 1, 2].map((i) => rect(-1.8, -3.35 + i * 1.05, 3.6, 0.85))), lighter(wood, -0.05)),
      mark(
        together(
          [0, 1, 2].flatMap((i) => [
            ellipse(-0.8, -2.92 + i * 1.05, 0.11),
            ellipse(0.8, -2.92 + i * 1.05, 0.11),
          ]),
        ),
        kit.paint.of('brass'),
      ),
    ],
  }),
  cut(rect(-2.2, -3.8, 4.4, 0.28), lighter(wood, 0.06), { lift: 5, edge: 0.5 }),
];

/** A wardrobe, 4 wide and 8 high. */
export const wardrobe = (kit: Kit, wood: string): Part[] => [
  under(kit, 2.2),
  cut(rect(-2.1, -7.6, 4.2, 7.4), blend(lighter(wood, 0.02), lighter(wood, -0.04)), {
    lift: 8,
    marks: [
      mark(together([rect(-1.85, -7.2, 1.75, 6.2), rect(0.1, -7.2, 1.75, 6.2)]), lighter(wood, -0.04)),
      mark(together([ellipse(-0.25, -3.8, 0.1), ellipse(0.25, -3.8, 0.1)]), kit.paint.of('brass')),
    ],
  }),
  cut(polygon(-2.5, -8.1, 2.5, -8.1, 2.2, -7.6, -2.2, -7.6), lighter(wood, 0.05), { lift: 6, edge: 0.5 }),
];

/** A grandfather clock, 8 heads high. */
export const tallClock = (kit: Kit, wood: string): Part[] => [
  under(kit, 1),
  cut(together([rect(-0.95, -1.6, 1.9, 1.6), rect(-0.65, -5.6, 1.3, 4.1)]), wood, {
    lift: 6,
    marks: [
      mark(rect(-0.4, -5.2, 0.8, 3.3), lighter(wood, -0.1)),
      mark(ellipse(0, -2.7, 0.24), kit.paint.of('brass')),
    ],
  }),
  cut(arch(0, -5.4, [2, 2.5]), lighter(wood, 0.03), { lift: 5, edge: 0.5 }),
  cut(ellipse(0, -6.6, 0.66), kit.paint.of('paper'), {
    lift: 2,
    marks: [
      mark(
        together([
          polygon(-0.04, -6.6, 0.04, -6.6, 0.02, -7.1, -0.02, -7.1),
          polygon(0, -6.64, 0.36, -6.4, 0.33, -6.35, -0.02, -6.56),
        ]),
        kit.paint.of('iron'),
      ),
    ],
  }),
];

/** A folding screen of painted panels, 9 wide and 8.6 high, so that its top stays above heads. */
export function screen(kit: Kit, wood: string): Part[] {
  const paper = kit.paint.of('paper', -0.08);
  const hills = kit.paint.of('teal', -0.02);
  return [-3.4, -1.15, 1.1, 3.35].flatMap((x, i) => {
    const y = i % 2 === 0 ? 0 : 0.14;
    const hill = authored(
      `M${x - 1} ${-2.2 - i * 0.3}Q${x - 0.3} ${-4.2 + i * 0.3} ${x + 0.2} ${-3}Q${x + 0.6} ${-3.9} ${x + 1} ${-2.6}L${x + 1} -1.4L${x - 1} -1.4Z`,
    );
    return [
      cut(rect(x - 1.1, -8.6 + y, 2.2, 8.6), i % 2 === 0 ? wood : lighter(wood, 0.03), {
        lift: 6,
        edge: 0.5,
      }),
      cut(rect(x - 0.94, -8.3 + y, 1.88, 6.9), blend(lighter(paper, 0.02), paper), {
        lift: 0,
        edge: 0.1,
        marks: [mark(hill, hills, 0.45), mark(ellipse(x, -7.5, 0.34), kit.paint.accent(), i === 1 ? 0.7 : 0)],
      }),
    ];
  });
}
