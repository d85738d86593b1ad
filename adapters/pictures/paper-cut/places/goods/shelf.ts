/** Shelves, racks and cupboards filled with goods that do not repeat side by side. */
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placedCuts, type Cut } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import { goodOf, type Family } from './families.ts';

/** Goods along a board from x to x + width, standing at `y`. Now and then a gap stays empty. */
export function rowOf(
  kit: Kit,
  family: Family,
  { x, y, width, index }: { x: number; y: number; width: number; index: number },
): Cut[] {
  const random = kit.chance(`row ${family}`, index);
  const cuts: Cut[] = [];
  let last = '';
  let at = x + between(random, 0.1, 0.3);
  while (at < x + width - 0.5) {
    const { name, good } = goodOf(kit, family, { random, last });
    if (at + good.width > x + width) break;
    if (random() < 0.9) cuts.push(...placedCuts(good.cuts, { x: at + good.width / 2, y }));
    at += good.width + between(random, 0.06, 0.34);
    last = name;
  }
  return cuts;
}

/** Where a shelf hangs or stands: left, top, width, and how many boards. */
interface ShelfPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly boards: number;
  readonly family: Family;
  readonly index: number;
}

const GAP = 1.75;

/** Boards on brackets against a wall, as many as there are goods for. */
export function wallShelf(kit: Kit, wood: string, place: ShelfPlace): Cut[] {
  const { x, y, width, boards, family, index } = place;
  return Array.from({ length: boards }, (_, i) => {
    const top = y + GAP * (i + 1);
    const goods = rowOf(kit, family, { x, y: top, width, index: index * 7 + i });
    if (goods.length === 0) return [];
    const brackets = together(
      [x + width * 0.12, x + width * 0.82].map((bx) =>
        polygon(bx, top + 0.16, bx + 0.5, top + 0.16, bx, top + 0.62),
      ),
    );
    return [
      ...goods,
      cut(brackets, lighter(wood, -0.06), { lift: 3 }),
      cut(rect(x - 0.15, top, width + 0.3, 0.18), blend(lighter(wood, 0.04), lighter(wood, -0.03)), {
        lift: 6,
        edge: 0.5,
      }),
    ];
  }).flat();
}

/** A cupboard that stands on the floor at `foot`: back, boards, goods, frame. */
export function cupboard(kit: Kit, wood: string, place: ShelfPlace & { readonly foot: number }): Cut[] {
  const { x, y, width, boards, family, index, foot } = place;
  const gap = (foot - 0.9 - y) / boards;
  const inside = lighter(wood, -0.09);
  const rows = Array.from({ length: boards }, (_, i) => {
    const level = y + gap * (i + 1);
    return [
      ...rowOf(kit, family, { x: x + 0.15, y: level, width: width - 0.3, index: index * 11 + i }).filter(
        (piece) => tallEnough(piece, level, gap),
      ),
      cut(rect(x, level, width, 0.14), lighter(wood, 0.02), { lift: 4, edge: 0.45 }),
    ];
  });
  const doors = together([
    rect(x + 0.25, foot - 0.75, width / 2 - 0.4, 0.55),
    rect(x + width / 2 + 0.15, foot - 0.75, width / 2 - 0.4, 0.55),
  ]);
  return [
    cut(rect(x, y, width, foot - y), inside, { lift: 8, edge: 0.2 }),
    ...rows.flat(),
    cut(rect(x, foot - 0.9, width, 0.9), wood, {
      lift: 3,
      edge: 0.2,
      marks: [mark(doors, lighter(wood, -0.05))],
    }),
    cut(
      together([
        rect(x - 0.16, y - 0.1, 0.26, foot - y + 0.1),
        rect(x + width - 0.1, y - 0.1, 0.26, foot - y + 0.1),
      ]),
      lighter(wood, 0.03),
      { lift: 5, edge: 0.5 },
    ),
    cut(
      polygon(x - 0.4, y - 0.36, x + width + 0.4, y - 0.36, x + width + 0.2, y, x - 0.2, y),
      lighter(wood, 0.05),
      { lift: 6, edge: 0.5 },
    ),
  ];
}

/** Goods that would stick through the board above stay in the storeroom. */
const tallEnough = (piece: Cut, level: number, gap: number): boolean =>
  Math.min(...piece.outline.at.filter((_, i) => i % 2 === 1)) > level - gap + 0.16;

/** A wall of small drawers, as apothecaries have. */
export function drawers(
  kit: Kit,
  wood: string,
  [x, y, width, height]: readonly [number, number, number, number],
): Cut[] {
  const [columns, rows] = [Math.round(width / 0.9), Math.round(height / 0.8)];
  const cells = Array.from({ length: columns * rows }, (_, i) => ({
    cx: x + (width * ((i % columns) + 0.5)) / columns,
    cy: y + (height * (Math.floor(i / columns) + 0.5)) / rows,
  }));
  const faces = together(
    cells.map(({ cx, cy }) =>
      rect(
        cx - width / columns / 2 + 0.06,
        cy - height / rows / 2 + 0.06,
        width / columns - 0.12,
        height / rows - 0.12,
      ),
    ),
  );
  const knobs = together(cells.map(({ cx, cy }) => rect(cx - 0.09, cy, 0.18, 0.09)));
  return [
    cut(rect(x - 0.2, y - 0.2, width + 0.4, height + 0.4), lighter(wood, -0.05), {
      lift: 8,
      edge: 0.4,
      marks: [mark(faces, lighter(wood, 0.04)), mark(knobs, kit.paint.of('brass'))],
    }),
  ];
}
