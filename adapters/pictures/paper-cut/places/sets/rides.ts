/** Sets inside what moves: trains, carriages, cars, cabins; the land goes by outside. */
import { bars } from '../houses/openings.ts';
import { isModern, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, shine, type Part } from '../paper/piece.ts';
import { rect, roundRect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { free, furnished } from '../rooms/arrange.ts';
import { bed } from '../rooms/beds.ts';
import { chest } from '../rooms/cabinets.ts';
import { barrel, crate } from '../rooms/containers.ts';
import { candle } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { table } from '../rooms/tables-and-seats.ts';

/** A wide window with hills that slide by behind it. */
function passingView(
  kit: Kit,
  [x, y, w, h]: readonly [number, number, number, number],
  frame: string,
): Part[] {
  const random = kit.chance('passing', Math.round(x));
  const hill = (high: number): readonly Point[] =>
    Array.from({ length: 9 }, (_, i): Point => [x + (w * i) / 8, y + h * (high + 0.12 * random())]);
  const land = cut(ridge(hill(0.55), y + h), kit.outside.of('leaf', 0.06), { lift: 0, edge: 0.15 });
  const near = cut(ridge(hill(0.76), y + h), kit.outside.of('grass', -0.06), { lift: 0, edge: 0.15 });
  const pole = (px: number): Part =>
    moving([cut(rect(px, y + 0.1, 0.14, h - 0.2), kit.outside.of('timber', -0.06), { lift: 0, edge: 0 })], {
      motion: 'drift',
      amplitude: w * 0.36,
      periodSeconds: 3.1,
      phase: 0.25,
      anchor: [px, y],
    });
  return [
    cut(roundRect([x - 0.3, y - 0.3, w + 0.6, h + 0.6], 0.5), frame, { lift: 6, edge: 0.5 }),
    cut(roundRect([x, y, w, h], 0.35), blend(kit.outside.sky[1], kit.outside.sky[2]), {
      lift: 0,
      edge: 0,
      shines: true,
    }),
    land,
    near,
    pole(x + w * 0.5),
    cut(bars('modern', [x, y, w, h]), lighter(frame, -0.03), { lift: 3, edge: 0.3 }),
    ...(kit.lit
      ? []
      : [shine(x + w / 2, y + h / 2, { radius: 5, colour: kit.outside.sky[2], strength: 0.2 })]),
  ];
}

/** Padded seats back to back along the wall. */
const seats = (kit: Kit, colour: string, places: readonly number[]): Part[] =>
  places.flatMap((x) => [
    cut(roundRect([x - 1.9, -4.4, 3.8, 3.6], 0.5), blend(lighter(colour, 0.02), lighter(colour, -0.05)), {
      lift: 7,
      edge: 0.4,
      marks: [
        mark(
          together([rect(x - 0.65, -4.2, 0.07, 2), rect(x + 0.58, -4.2, 0.07, 2)]),
          lighter(colour, -0.07),
        ),
      ],
    }),
    cut(roundRect([x - 2, -2.3, 4, 0.9], 0.3), lighter(colour, 0.05), { lift: 5 }),
    cut(roundRect([x - 1.2, -5.1, 2.4, 0.9], 0.3), kit.paint.of('linen'), { lift: 4 }),
  ]);

/** A train compartment. */
export const train = (kit: Kit): SetParts => {
  const wood = kit.paint.of(isModern(kit) ? 'concrete' : 'timber', 0.04);
  return furnished(kit, {
    wall: 'panelled',
    cover: 'boards',
    style: { wall: kit.paint.of(isModern(kit) ? 'sky' : 'cream', -0.06), wood, beams: false },
    lamp: [0, -8.6],
    back: () => [
      ...[-10.9, -3.4, 4.1].flatMap((x) => passingView(kit, [x, -8.2, 6.6, 3.4], wood)),
      cut(together([rect(-26, -9, 52, 0.12), rect(-26, -9.35, 52, 0.1)]), kit.paint.of('brass'), { lift: 5 }),
      cut(
        together([roundRect([-8.6, -10.1, 2, 0.8], 0.2), roundRect([6.4, -10, 1.6, 0.7], 0.2)]),
        kit.paint.of('rosewood', 0.06),
        { lift: 4 },
      ),
      ...seats(kit, kit.paint.of('felt', -0.02), [-7.6, 7.6]),
    ],
    near: () => [...[-4, 4].flatMap((x) => ceilingLamp(kit, x))],
  });
};

const ceilingLamp = (kit: Kit, x: number): Part[] => [
  kit.lit
    ? lamp(roundRect([x - 0.9, -10.5, 1.8, 0.34], 0.16), kit.paint.flame.core)
    : cut(roundRect([x - 0.9, -10.5, 1.8, 0.34], 0.16), kit.paint.of('paper'), { lift: 3 }),
  ...(kit.lit ? [shine(x, -10.2, { radius: 7, colour: kit.paint.flame.throws, strength: 0.36 })] : []),
];

/** Inside a coach, or a car: one window, padded walls. */
export const carriage = (kit: Kit): SetParts => {
  const cloth = kit.paint.of(isModern(kit) ? 'slate' : 'plum', 0.06);
  const buttons = together(
    Array.from({ length: 24 }, (_, i) =>
      roundRect([-11.4 + (i % 12) * 2, -3.8 + Math.floor(i / 12) * 1.2, 0.16, 0.16], 0.08),
    ),
  );
  return furnished(kit, {
    wall: 'plaster',
    cover: 'boards',
    style: { wall: cloth, wood: kit.paint.of('timber', -0.02), beams: false },
    lamp: [0, -8],
    back: (style) => [
      ...passingView(kit, [-3.6, -8.6, 7.2, 4], style.wood),
      ...[-9.2, 7.2].flatMap((x) => passingView(kit, [x, -8, 2.6, 3], style.wood)),
      cut(rect(-26, -4.2, 52, 3.2), lighter(cloth, 0.03), {
        lift: 5,
        marks: [mark(buttons, kit.paint.of('brass'))],
      }),
      ...seats(kit, lighter(cloth, 0.05), [-7.4, 7.4]),
    ],
    near: () => ceilingLamp(kit, 0),
  });
};

/** A ship's cabin: portholes, a bunk, charts. */
export const cabin = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'logs',
    cover: 'boards',
    style: { wall: kit.paint.of('oak', -0.04), wood: kit.paint.of('timber', 0.02), beams: true },
    lamp: [6, -4.4],
    back: (style) => [
      ...[-8.4, -3, 3].flatMap((x, i) =>
        outlook(kit, {
          box: [x, -8, 2.6, 2.6],
          style: 'round',
          wood: kit.paint.of('brass', -0.08),
          index: i,
        }),
      ),
      ...free(bed(kit, style.wood, kit.paint.of('indigo', 0.06)), 8).map((part) => part),
      ...free(chest(kit, style.wood), -9.6),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 3.2), -6.4),
      ...candle(kit, [-6.6, -3.05], 1),
      ...free(barrel(kit), 10.2),
      ...free(crate(kit, 1.6), -10.6),
    ],
  });
