/** The throne. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect, roundRect } from '../paper/shapes.ts';

/** A throne on a dais before a screen of clouds or a canopy. */
export function throne(kit: Kit, chinese: boolean): Part[] {
  const gold = kit.paint.of('brass', 0.02);
  const red = kit.paint.of('lacquer', -0.04);
  const back = chinese
    ? symmetric(authored('M0 -7.4Q1 -7.6 1.3 -6.6Q2.4 -6.8 2.3 -5.6L2.1 -3L0 -3'))
    : symmetric(authored('M0 -9L0.4 -8.2L1.5 -8L1.7 -8.8L2 -8L1.9 -2.6L0 -2.6'));
  return [
    ...[0, 1, 2].map((i) =>
      cut(
        rect(-5.6 + i * 0.8, -0.45 - i * 0.45, 11.2 - i * 1.6, 0.5),
        blend(kit.paint.of('marble', -0.08 - i * 0.02), kit.paint.of('marble', -0.16)),
        { lift: 5 },
      ),
    ),
    cut(polygon(-1.4, 0.05, 1.4, 0.05, 1.1, -1.35, -1.1, -1.35), red, { lift: 2, edge: 0.2 }),
    cut(back, blend(lighter(gold, 0.04), lighter(gold, -0.08)), { lift: 7, edge: 0.5 }),
    cut(chinese ? roundRect([-1.5, -6.2, 3, 3], 0.4) : roundRect([-1.3, -7.4, 2.6, 4.4], 0.3), red, {
      lift: 0,
      edge: 0.2,
    }),
    cut(roundRect([-2, -3.3, 4, 0.7], 0.2), lighter(red, 0.05), { lift: 5 }),
    cut(
      together([
        rect(-2.4, -4.4, 0.5, 3),
        rect(1.9, -4.4, 0.5, 3),
        ellipse(-2.15, -4.5, 0.4),
        ellipse(2.15, -4.5, 0.4),
      ]),
      gold,
      { lift: 6, edge: 0.5 },
    ),
    cut(rect(-2.2, -2.7, 4.4, 1.3), lighter(gold, -0.06), { lift: 5 }),
  ];
}
