/** A temple's altar and its incense. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import { flame, pool } from './lamps.ts';
import { under } from './under.ts';

/** An altar with a seated figure in shadow, incense and candles. */
export function altar(kit: Kit): Part[] {
  const gold = kit.paint.of('brass', -0.02);
  const red = kit.paint.of('lacquer', -0.06);
  const figure = symmetric(
    authored('M0 -9.6Q0.7 -9.5 0.72 -8.7Q0.7 -8 0.5 -7.8Q1.9 -7.4 2 -5.6Q3 -5.2 2.9 -4.3L0 -4.3'),
  );
  return [
    under(kit, 4.6),
    cut(arch(0, -3.4, [7.4, 8.6]), kit.paint.of('indigo', -0.08), { lift: 8, edge: 0.4 }),
    cut(ellipse(0, -8.7, 1.7), lighter(gold, 0.06), { lift: 2, alpha: 0.55 }),
    cut(figure, blend(lighter(gold, 0.03), lighter(gold, -0.09)), { lift: 6, edge: 0.5 }),
    cut(
      together([-2.4, -1.2, 0, 1.2, 2.4].map((x) => authored(`M${x - 0.7} -3.6Q${x} -4.9 ${x + 0.7} -3.6Z`))),
      kit.paint.of('lotus', -0.08),
      { lift: 4 },
    ),
    cut(rect(-4.6, -3.7, 9.2, 3.7), blend(lighter(red, 0.02), lighter(red, -0.05)), {
      lift: 7,
      marks: [mark(polygon(-2.2, -3.7, 2.2, -3.7, 1.6, -1.2, 0, -0.8, -1.6, -1.2), gold, 0.75)],
    }),
    cut(rect(-4.9, -3.95, 9.8, 0.35), lighter(red, 0.05), { lift: 6, edge: 0.5 }),
    cut(together([rect(-0.5, -4.6, 1, 0.65), rect(-0.7, -4.7, 1.4, 0.14)]), kit.paint.of('copper', -0.08), {
      lift: 4,
    }),
    ...[-3.6, 3.6].flatMap((x, i) => [
      cut(rect(x - 0.12, -5, 0.24, 1.1), kit.paint.of('lacquer', 0.06), { lift: 2 }),
      ...flame(kit, [x, -5], { size: 0.9, index: i }),
    ]),
    pool(kit, [0, -5.5], { radius: 7, strength: 0.45 }),
    ...incense(kit),
  ];
}

/** Smoke of incense that rises in a thread. */
const incense = (kit: Kit): Part[] =>
  [0, 0.5].map((phase) =>
    moving(
      [
        cut(
          authored(
            'M-0.04 -5Q0.4 -5.9 0 -6.8Q-0.3 -7.6 0.1 -8.4L0.2 -8.3Q-0.1 -7.6 0.16 -6.8Q0.55 -5.9 0.06 -5Z',
          ),
          kit.paint.of('paper'),
          { lift: 0, edge: 0, grain: 0, alpha: 0.2 },
        ),
      ],
      { motion: 'rise', amplitude: 2.4, periodSeconds: 6, phase, anchor: [0, -5] },
    ),
  );
