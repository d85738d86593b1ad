/** Brick terrace houses with sash windows and a stoop. */
import { pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { rect } from '../paper/shapes.ts';
import { shopFront } from './gabled-house.ts';
import { doorOf, windowGlow, windowOf } from './openings.ts';

/** A brick terrace house with a flat cornice, sash windows and a stoop; 8 heads wide, three storeys. */
export function terraceHouse(kit: Kit, index = 0, shop = false): Part[] {
  const random = kit.chance('terrace house', index);
  const wall = pick(random, [
    kit.paint.of('brick'),
    kit.paint.of('rose', -0.1),
    kit.paint.of('limestone', -0.08),
    kit.paint.of('brick', 0.06),
    kit.paint.of('greyBrick', 0.04),
  ]);
  const trim = kit.paint.of('limestone', -0.02);
  const height = pick(random, [13.4, 15.2, 15.2]);
  const rows = height > 14 ? [-14, -9.7] : [-12, -8.8];
  const courses = together(Array.from({ length: 9 }, (_, i) => rect(-4, -height + 0.9 + i * 1.6, 8, 0.05)));
  const windows = rows.flatMap((y, r) =>
    [-2.5, 0, 2.5].flatMap((x, i) =>
      windowOf(kit, 'sash', {
        box: [x - 0.75, y, 1.5, 2.6],
        trim,
        lit: kit.lit && (r * 3 + i + index) % 4 !== 0 && random() < 0.7,
      }),
    ),
  );
  return [
    cut(rect(-4, -height, 8, height + 0.1), blend(lighter(wall, -0.02), lighter(wall, -0.05)), {
      lift: 6,
      edge: 0.3,
      marks: [mark(courses, lighter(wall, -0.07), 0.5)],
    }),
    cut(
      together([rect(-4.2, -height - 0.3, 8.4, 0.6), rect(-4, -6.4, 8, 0.3)]),
      kit.snowy ? kit.paint.of('snow') : trim,
      { lift: 5 },
    ),
    ...windows,
    ...(shop ? shopFront(kit, 3.7, index) : stoop(kit, index)),
  ];
}

function stoop(kit: Kit, index: number): Part[] {
  const stone = kit.paint.of('limestone', -0.1);
  const box = [0.6, -5, 2.3, 2.6] as const;
  return [
    ...doorOf(kit, {
      box: [-2.9, -5.9, 1.8, 4.8],
      colour: pick(kit.chance('stoop', index), [
        kit.paint.of('felt', -0.06),
        kit.paint.of('lacquer', -0.04),
        kit.paint.of('indigo'),
      ]),
    }),
    ...windowOf(kit, 'sash', { box, trim: kit.paint.of('limestone') }),
    ...windowGlow(kit, box, 0.2),
    ...[0, 1, 2].map((i) =>
      cut(rect(-3.3 - i * 0.2, -1.1 + i * 0.4, 2.6 + i * 0.4, 0.5), lighter(stone, i * 0.02), { lift: 3 }),
    ),
  ];
}
