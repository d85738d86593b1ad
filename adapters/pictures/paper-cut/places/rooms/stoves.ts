/** Hearths and ranges to cook on. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect, roundRect } from '../paper/shapes.ts';
import { flame, pool } from './lamps.ts';
import { under } from './under.ts';

/** A brick hearth with two woks, as in village kitchens. */
export function wokStove(kit: Kit): Part[] {
  const clay = kit.paint.of('plaster', -0.12);
  const mouth = (x: number): Outline => arch(x, -0.3, [1.1, 1.1]);
  const wok = (x: number): Outline => authored(`M${x - 1.1} -3.1Q${x} -2.2 ${x + 1.1} -3.1Z`);
  return [
    under(kit, 4),
    cut(rect(2.6, -16, 1.3, 13), blend(lighter(clay, -0.1), lighter(clay, -0.02)), { lift: 7 }),
    cut(polygon(-3.8, 0, -3.7, -2.9, 3.8, -2.9, 3.9, 0), blend(lighter(clay, 0.02), lighter(clay, -0.06)), {
      lift: 7,
      marks: [mark(rect(-4, -0.4, 8, 0.4), kit.paint.of('greyBrick', -0.06), 0.7)],
    }),
    cut(rect(-4, -3.15, 8, 0.34), kit.paint.of('greyBrick', -0.02), { lift: 6, edge: 0.5 }),
    cut(together([mouth(-1.8), mouth(1.4)]), kit.paint.shade, { lift: 0, edge: 0 }),
    ...flame(kit, [-1.8, -0.34], { size: 1.2, index: 2 }),
    pool(kit, [-1.8, -0.7], { radius: 3.6, strength: 0.45 }),
    cut(together([wok(-1.8), wok(1.4)]), kit.paint.of('iron', 0.04), { lift: 4 }),
    cut(
      together([authored('M-2.9 -3.1Q-1.8 -4.3 -0.7 -3.1Z'), roundRect([-2, -3.95, 0.4, 0.26], 0.1)]),
      kit.paint.of('oak', -0.04),
      { lift: 5 },
    ),
  ];
}

/** An iron range with pots, as in Western kitchens. */
export function range(kit: Kit, modern: boolean): Part[] {
  const iron = modern ? kit.paint.of('plaster', -0.04) : kit.paint.of('iron', 0.06);
  return [
    under(kit, 2.4),
    ...(modern ? [] : [cut(rect(1.2, -18, 0.7, 15), lighter(iron, 0.02), { lift: 6 })]),
    cut(rect(-2.4, -3.1, 4.8, 3.1), blend(lighter(iron, 0.05), iron), {
      lift: 7,
      marks: [
        mark(roundRect([-1.9, -2.3, 2.3, 1.6], 0.15), lighter(iron, modern ? -0.45 : -0.06)),
        mark(together([0.8, 1.3, 1.8].map((x) => ellipse(x, -2.1, 0.14))), kit.paint.of('brass')),
      ],
    }),
    cut(rect(-2.6, -3.35, 5.2, 0.32), lighter(iron, 0.08), { lift: 5, edge: 0.5 }),
    cut(
      together([roundRect([-2, -4.4, 1.6, 1.05], 0.15), rect(-2.4, -4.15, 2.4, 0.12)]),
      kit.paint.of('copper'),
      { lift: 5 },
    ),
    cut(authored('M0.5 -3.36Q0.3 -4.2 1 -4.3Q1.8 -4.2 1.6 -3.36Z'), kit.paint.of('teal', -0.06), { lift: 5 }),
  ];
}
