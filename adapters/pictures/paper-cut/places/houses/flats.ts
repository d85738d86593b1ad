/** Blocks of flats over rows of shops. */
import { pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { pane, windowGlow, windowOf } from './openings.ts';

/** A block of flats with balconies, 10 heads wide and `floors` high, its ground floor a row of shops. */
export function flats(kit: Kit, floors: number, index = 0): Part[] {
  const random = kit.chance('flats', index);
  const wall = pick(random, [
    kit.paint.of('concrete'),
    kit.paint.of('cream', -0.06),
    kit.paint.of('rose', 0.04),
    kit.paint.of('sage', 0.06),
    kit.paint.of('ochre', 0.06),
  ]);
  const top = -6.2 - floors * 4.2;
  const storeys = Array.from({ length: floors }, (_, f) =>
    storey(kit, { y: -6.2 - (f + 1) * 4.2, wall, index: index * 7 + f }),
  );
  return [
    cut(rect(-5, top - 0.5, 10, -top + 0.6), blend(lighter(wall, -0.02), lighter(wall, -0.06)), {
      lift: 6,
      edge: 0.3,
    }),
    ...storeys.flat(),
    cut(rect(-5.2, top - 0.7, 10.4, 0.5), kit.snowy ? kit.paint.of('snow') : lighter(wall, 0.05), {
      lift: 4,
    }),
    ...shopRow(kit, index),
  ];
}

/** Two windows and a balcony with washing, a plant or an air conditioner. */
function storey(kit: Kit, { y, wall, index }: { y: number; wall: string; index: number }): Part[] {
  const random = kit.chance('storey', index);
  const trim = lighter(wall, 0.08);
  const balcony = railing({ x: -0.2, width: 4.6, foot: y + 3.4 }, [[y + 2.3, 0.14]], {
    step: 0.52,
    thick: 0.08,
  });
  const washing = together([
    polygon(0.6, y + 1.1, 1.3, y + 1.1, 1.25, y + 2.2, 0.65, y + 2.2),
    polygon(1.7, y + 1.1, 2.3, y + 1.1, 2.4, y + 1.9, 1.6, y + 1.9),
  ]);
  return [
    ...windowOf(kit, 'modern', { box: [-4.2, y + 0.6, 2.4, 2.2], trim, lit: kit.lit && random() < 0.6 }),
    cut(rect(-1.5, y + 2.1, 0.95, 0.7), kit.paint.of('concrete', 0.1), {
      lift: 3,
      marks: [mark(ellipse(-1.02, y + 2.45, 0.25), kit.paint.of('steel', -0.1), 0.7)],
    }),
    pane(kit, rect(0, y + 0.5, 4.2, 2.6), {
      lit: kit.lit && random() < 0.5,
      marks: [
        mark(together([rect(1.35, y + 0.5, 0.09, 2.6), rect(2.8, y + 0.5, 0.09, 2.6)]), lighter(wall, -0.15)),
      ],
    }),
    ...(random() < 0.5
      ? [
          cut(
            washing,
            pick(random, [kit.paint.of('sky'), kit.paint.of('rose', 0.05), kit.paint.of('linen')]),
            { lift: 2, edge: 0.2 },
          ),
        ]
      : []),
    cut(balcony, kit.paint.of('steel', -0.14), { lift: 3, edge: 0.2 }),
    cut(rect(-0.3, y + 3.3, 4.8, 0.35), lighter(wall, -0.04), { lift: 4 }),
  ];
}

/** Two shops with sign boards; emblems, no writing. */
function shopRow(kit: Kit, index: number): Part[] {
  return [-2.5, 2.5].flatMap((x, i) => {
    const random = kit.chance('shop row', index * 2 + i);
    const colour = pick(random, [
      kit.paint.accent(-0.04),
      kit.paint.of('teal'),
      kit.paint.of('indigo', 0.1),
      kit.paint.of('felt', 0.04),
    ]);
    const box = [x - 2.1, -4.4, 4.2, 3.9] as const;
    const emblem = together([
      ellipse(x - 1.2, -5.3, 0.26),
      rect(x - 0.6, -5.42, 1.5, 0.22),
      rect(x - 0.6, -5.1, 1, 0.14),
    ]);
    return [
      pane(kit, rect(...box), {
        lit: kit.lit,
        marks: [
          mark(
            together([rect(x - 0.06, -4.4, 0.12, 3.9), rect(x - 2.1, -1.4, 2.04, 0.9)]),
            kit.paint.of('steel', -0.12),
            0.7,
          ),
          mark(
            together([
              ellipse(x - 1.5, -1.75, 0.25, 0.35),
              rect(x - 1, -2.1, 0.4, 0.7),
              ellipse(x - 0.35, -1.7, 0.2, 0.3),
            ]),
            lighter(colour, -0.03),
            0.7,
          ),
        ],
      }),
      ...windowGlow(kit, box, 0.2),
      cut(rect(x - 2.35, -6, 4.7, 1.3), blend(lighter(colour, 0.02), lighter(colour, -0.04)), {
        lift: 7,
        edge: 0.4,
        marks: [mark(emblem, kit.paint.of('paper'), 0.9)],
      }),
    ];
  });
}
