/** Beds. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { rect, roundRect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A hospital bed with an iron frame and a curtain on a rail. */
export const wardBed = (kit: Kit): Part[] => [
  under(kit, 4),
  cut(
    together([
      rect(-3.9, -4.2, 0.16, 4.2),
      rect(3.7, -3.2, 0.16, 3.2),
      rect(-3.9, -4.2, 0.8, 0.16),
      rect(-3.9, -1.5, 7.8, 0.2),
      rect(-3.5, -4.2, 0.1, 2),
      rect(-3.2, -4.2, 0.1, 2),
    ]),
    kit.paint.of('steel', 0.08),
    { lift: 4 },
  ),
  cut(roundRect([-3.7, -2.4, 7.4, 0.9], 0.25), kit.paint.of('linen', 0.06), { lift: 5 }),
  cut(roundRect([-3.5, -2.95, 1.7, 0.7], 0.3), kit.paint.of('linen', 0.1), { lift: 4 }),
  cut(authored('M-1.6 -2.55Q1 -2.85 3.7 -2.45L3.7 -1.2L-1.5 -1.2Z'), kit.paint.of('sky', 0.06), {
    lift: 4,
    marks: [mark(rect(-1.7, -2.9, 0.5, 1.8), kit.paint.of('linen', 0.08))],
  }),
];

/** A bed seen from its side, 9 heads long: frame, quilt, pillow. */
export function bed(kit: Kit, wood: string, quilt: string): Part[] {
  const patches = together([-2.2, -0.6, 1, 2.6].map((x) => rect(x, -2.35, 0.8, 1.5)));
  return [
    under(kit, 4.5),
    cut(
      together([
        roundRect([-4.6, -4.6, 0.5, 4.6], 0.2),
        roundRect([4.1, -3.2, 0.5, 3.2], 0.2),
        rect(-4.4, -1.3, 8.8, 0.6),
      ]),
      wood,
      { lift: 5, edge: 0.45 },
    ),
    cut(rect(-4.1, -2, 8.2, 0.8), kit.paint.of('linen'), { lift: 3 }),
    cut(roundRect([-4, -2.75, 1.9, 0.85], 0.4), kit.paint.of('linen', 0.04), { lift: 5 }),
    cut(
      authored('M-2.3 -2.4Q0 -2.75 4.1 -2.3L4.15 -0.8L-2.1 -0.8Z'),
      blend(lighter(quilt, 0.03), lighter(quilt, -0.05)),
      {
        lift: 5,
        marks: [
          mark(patches, lighter(quilt, 0.07), 0.6),
          mark(rect(-2.4, -2.8, 0.55, 2.2), kit.paint.of('linen', 0.02)),
        ],
      },
    ),
  ];
}

/** A canopied bed 架子床: lattice rails, parted curtains. */
export function canopyBed(kit: Kit, wood: string, cloth: string): Part[] {
  const curtain = (side: 1 | -1): Outline => ({
    ops: 'MLQQLZ',
    at: [
      side * 4.5,
      -8.2,
      side * 1.6,
      -8.2,
      side * 2.4,
      -5.6,
      side * 4,
      -4.4,
      side * 4.1,
      -2.2,
      side * 4.6,
      -0.9,
      side * 4.6,
      -0.9,
    ],
  });
  const rail = together(
    [-4.6, 2.4].map((x) => railing({ x, width: 2.2, foot: -1.4 }, [[-2.7, 0.14]], { step: 0.5, thick: 0.1 })),
  );
  const fretwork = together(Array.from({ length: 12 }, (_, i) => rect(-4.5 + i * 0.77, -8.9, 0.5, 0.5)));
  return [
    under(kit, 5),
    cut(rect(-4.6, -8.4, 9.2, 7.4), kit.paint.of('indigo', -0.06), { lift: 6 }),
    cut(roundRect([-3.9, -2.2, 7.8, 1], 0.3), kit.paint.of('linen', -0.04), { lift: 3 }),
    cut(roundRect([-3.6, -2.8, 1.9, 0.8], 0.35), cloth, { lift: 3 }),
    cut(roundRect([-0.6, -2.5, 4.4, 0.9], 0.4), lighter(cloth, -0.04), { lift: 4 }),
    ...([-1, 1] as const).map((side) =>
      cut(curtain(side), blend(lighter(cloth, 0.08), lighter(cloth, -0.02)), { lift: 6, edge: 0.4 }),
    ),
    cut(rail, lighter(wood, 0.04), { lift: 4, edge: 0.35 }),
    cut(together([rect(-5, -9.2, 0.36, 9.2), rect(4.64, -9.2, 0.36, 9.2), rect(-5, -1.4, 10, 0.9)]), wood, {
      lift: 6,
      edge: 0.5,
    }),
    cut(rect(-5.2, -9.2, 10.4, 1.05), lighter(wood, 0.02), {
      lift: 7,
      edge: 0.5,
      marks: [mark(fretwork, lighter(wood, -0.08), 0.8)],
    }),
  ];
}
