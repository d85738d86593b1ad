/** Things between the camera and the actors: a table's corner, the back of a chair, a jar; low, and at the picture's sides. */
import type { Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect, roundRect } from '../paper/shapes.ts';

/** The corner of a table with a bowl on it, at the lower right or left. */
export function tableCorner(kit: Kit, wood: string, side: 1 | -1): Part[] {
  const dark = mixed(wood, kit.paint.shade, 0.3);
  const x = side * 9.7;
  return [
    cut(
      polygon(side * 7.6, 0.15, side * 15, 0, side * 15, 4, side * 8, 4),
      blend(lighter(dark, 0.07), dark),
      {
        lift: 8,
        edge: 0.45,
        marks: [
          mark(
            polygon(side * 7.6, 0.42, side * 15, 0.3, side * 15, 0.42, side * 7.6, 0.54),
            kit.paint.shade,
            0.35,
          ),
        ],
      },
    ),
    cut(
      authored(
        `M${x - 0.75} -0.6Q${x - 0.65} 0.2 ${x - 0.28} 0.24L${x + 0.28} 0.24Q${x + 0.65} 0.2 ${x + 0.75} -0.6Z`,
      ),
      kit.paint.of('indigo', 0.1),
      { lift: 5, edge: 0.45, marks: [mark(rect(x - 1, -0.36, 2, 0.12), kit.paint.of('cream'), 0.7)] },
    ),
  ];
}

/** The back of a chair, at the lower side. */
export function chairBack(kit: Kit, wood: string, side: 1 | -1): Part[] {
  const dark = mixed(wood, kit.paint.shade, 0.3);
  const x = side * 9.6;
  return [
    cut(together([rect(x - 1.3, -0.4, 0.34, 5), rect(x + 0.96, -0.4, 0.34, 5)]), dark, {
      lift: 8,
      edge: 0.4,
    }),
    cut(
      together([roundRect([x - 1.55, -0.75, 3.1, 0.55], 0.2), rect(x - 0.9, 0.5, 1.8, 0.34)]),
      lighter(dark, 0.03),
      { lift: 6, edge: 0.45 },
    ),
  ];
}

/** A round jar at the lower side. */
export function jars(kit: Kit, side: 1 | -1): Part[] {
  const colour = kit.paint.of('copper', -0.12);
  const x = side * 9.8;
  return [
    cut(
      authored(`M${x - 0.9} -0.4Q${x - 2} 0.6 ${x - 1.5} 3.4L${x + 1.5} 3.4Q${x + 2} 0.6 ${x + 0.9} -0.4Z`),
      blend(lighter(colour, 0.05), lighter(colour, -0.05)),
      { lift: 8, edge: 0.4, marks: [mark(rect(x - 2, 0.35, 4, 0.2), kit.paint.shade, 0.2)] },
    ),
    cut(ellipse(x, -0.42, 0.98, 0.2), lighter(colour, 0.08), { lift: 3 }),
  ];
}
