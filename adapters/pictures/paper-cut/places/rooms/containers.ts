/** Barrels, crates and great jars. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { rect, roundRect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A barrel on its foot, or a crate. */
export const barrel = (kit: Kit): Part[] => {
  const wood = kit.paint.of('oak', -0.1);
  return [
    under(kit, 1),
    cut(
      symmetric(authored('M0 -2.7L0.85 -2.7Q1.2 -1.35 0.85 0L0 0')),
      blend(lighter(wood, 0.04), lighter(wood, -0.05)),
      {
        lift: 6,
        marks: [
          mark(
            together([rect(-1.2, -2.3, 2.4, 0.2), rect(-1.2, -0.6, 2.4, 0.2)]),
            kit.paint.of('iron', 0.08),
          ),
          mark(together([-0.5, 0, 0.5].map((x) => rect(x, -2.7, 0.05, 2.7))), lighter(wood, -0.08), 0.6),
        ],
      },
    ),
  ];
};

/** A crate of planks, `size` heads wide. */
export const crate = (kit: Kit, size = 2): Part[] => {
  const wood = kit.paint.of('pine', -0.14);
  return [
    under(kit, size * 0.55),
    cut(rect(-size / 2, -size * 0.85, size, size * 0.85), blend(lighter(wood, 0.04), lighter(wood, -0.04)), {
      lift: 6,
      marks: [
        mark(
          together([0.28, 0.56].map((share) => rect(-size / 2, -size * 0.85 * share, size, 0.06))),
          lighter(wood, -0.1),
        ),
        mark(
          together([
            rect(-size / 2, -size * 0.85, 0.22, size * 0.85),
            rect(size / 2 - 0.22, -size * 0.85, 0.22, size * 0.85),
          ]),
          lighter(wood, 0.05),
        ),
      ],
    }),
  ];
};

/** A large jar for water, rice or pickles. */
export const bigJar = (kit: Kit, colour: string): Part[] => [
  under(kit, 0.95),
  cut(
    symmetric(authored('M0 -2.3L0.5 -2.3L0.52 -2.1Q1.15 -1.7 1.02 -0.9L0.62 0L0 0')),
    blend(lighter(colour, 0.05), lighter(colour, -0.07)),
    { lift: 6, edge: 0.45, marks: [mark(rect(-1.2, -1.75, 2.4, 0.1), lighter(colour, 0.08), 0.7)] },
  ),
  cut(roundRect([-0.62, -2.46, 1.24, 0.24], 0.08), kit.paint.of('timber'), { lift: 3 }),
];
