/** Street lamps and wires. */
import type { Kit } from '../kit.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Outline } from '../paper/outline.ts';
import { cut, lamp, shine, type Part } from '../paper/piece.ts';
import { polygon, rect, roundRect } from '../paper/shapes.ts';
import { burning } from './openings.ts';

/** A street lamp: an arm of steel in modern worlds, an iron post with a glazed head in old ones. About 9 heads. */
export function streetLamp(kit: Kit, modern: boolean): Part[] {
  const iron = kit.paint.of('iron', 0.03);
  if (modern) {
    return [
      cut(
        together([
          rect(-0.13, -10.4, 0.26, 10.5),
          ribbon(pointsOf('0 -10.3, 0.6 -10.9, 1.9 -10.9'), [0.22, 0.16]),
        ]),
        iron,
        { lift: 4, edge: 0.4 },
      ),
      cut(roundRect([1.3, -11.02, 1.3, 0.26], 0.12), iron, { lift: 2 }),
      ...(kit.lit
        ? [
            lamp(roundRect([1.4, -10.8, 1.1, 0.12], 0.06), kit.paint.flame.core),
            shine(1.95, -10.5, { radius: 4.6, colour: kit.paint.flame.throws, strength: 0.5 }),
          ]
        : []),
    ];
  }
  return [
    cut(
      together([rect(-0.13, -7.6, 0.26, 7.7), rect(-0.34, -0.9, 0.68, 1), rect(-0.5, -6.8, 1, 0.12)]),
      iron,
      { lift: 4, edge: 0.4 },
    ),
    ...burning(kit, polygon(-0.34, -7.6, 0.34, -7.6, 0.5, -8.7, -0.5, -8.7), { at: [0, -8.2], reach: 4.2 }),
    cut(authored('M-0.62 -8.7L0.62 -8.7L0.2 -9.25L0.08 -9.6L-0.08 -9.6L-0.2 -9.25Z'), iron, {
      lift: 3,
      edge: 0.4,
    }),
  ];
}

/** Power poles with sagging wires, for the back of modern lanes. */
export function wires(kit: Kit, y: number): Part[] {
  const ink = kit.paint.of('iron', 0.02);
  const line = (dy: number): Outline =>
    ribbon(
      pointsOf(`-22 ${y + dy}, -11 ${y + dy + 0.7}, 0 ${y + dy}, 11 ${y + dy + 0.7}, 22 ${y + dy}`),
      [0.05, 0.05],
    );
  return [cut(together([line(0), line(0.35)]), ink, { lift: 0, edge: 0, grain: 0 })];
}
