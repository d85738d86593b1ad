/** The lighthouse: its headland, and the gallery at its top. */
import { cottage } from '../houses/cottages.ts';
import { lighthouseTower } from '../houses/lighthouse-tower.ts';
import { pane } from '../houses/openings.ts';
import type { Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { hills } from '../land/hills.ts';
import { boulder } from '../land/rocks.ts';
import { surf } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon, ridge } from '../paper/curves.ts';
import { grille, railing } from '../paper/grille.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, placed, shine, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, stacked, type SetParts } from '../planes.ts';
import { flowers, grassRow } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { openWater } from './shore.ts';

/** Whether the scene plays high up, on the gallery. */
const aloft = (kit: Kit): boolean => kit.tells(/top|gallery|balcony|lantern room|塔顶|顶上|顶层|灯塔上|瞭望/);

/** The lighthouse from its foot, or its gallery where the place is its top. */
export const lighthouse = (kit: Kit): SetParts => (aloft(kit) ? gallery(kit) : headland(kit));

/** Grass over rocks, the tower with the keeper's house, a path, the sea on both sides. */
function headland(kit: Kit): SetParts {
  const point: readonly Point[] = pointsOf('-0.6 -1.1, 1.4 -1.9, 3.4 -2.3, 6.4 -2.5, 11 -2.4, 26 -2.8');
  const rocks = cut(ridge(point, 3), blend(kit.paint.of('grass', -0.05), kit.paint.of('rock', -0.02)), {
    lift: 8,
    edge: 0.4,
  });
  const path = cut(
    ribbon(pointsOf('5 -2.2, 4.4 -2.02, 3.6 -1.75, 2.4 -1.45, 1.2 -1'), [0.5, 1.5]),
    kit.paint.of(kit.snowy ? 'snow' : 'path', -0.04),
    { lift: 1, edge: 0.2 },
  );
  return stacked(
    sky(kit),
    {
      far: [
        hills(kit, { name: 'coast', low: HORIZON + 0.05, high: -3.3, peaks: 5 }, kit.paint.of('rock', 0.08)),
      ],
    },
    openWater(kit, 'middle'),
    {
      middle: [
        ...surf(kit, -1.2),
        rocks,
        path,
        ...placed(lighthouseTower(kit, -1), { x: 5, y: -2.25, scale: 0.4 }),
        ...placed(cottage(kit, 1), { x: 8.6, y: -2.2, scale: 0.34 }),
      ],
      back: [
        strip(kit, 'rock', 'back'),
        ...placed(boulder(kit, 2.6, { index: 1 }), { x: -8.4, y: -0.6 }),
        ...placed(boulder(kit, 1.7, { index: 2 }), { x: -6, y: -0.6 }),
        ...placed(boulder(kit, 2.2, { index: 5 }), { x: 9.6, y: -0.5 }),
      ],
      near: [strip(kit, 'grass', 'near'), ...fence(kit, [-11, -5.4])],
      stage: [strip(kit, 'grass', 'stage'), ...placed(flowers(kit, 2.4, 1), { x: 8.4, y: 0.3 })],
      front: placed(grassRow(kit, [-2.4, 2.4], { y: 0, height: 1.6, step: 0.4 }), { x: -9.6, y: 2.2 }),
    },
  );
}

/** Posts with two ropes between two x. */
function fence(kit: Kit, [from, to]: Point): Part[] {
  const count = Math.max(2, Math.round((to - from) / 1.9));
  const xs = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const wood = kit.paint.of('driftwood', -0.1);
  const ropes = xs.slice(1).flatMap((x, i) =>
    [-2, -1.2].map((y) => {
      const before = xs[i] ?? from;
      return ribbon(pointsOf(`${before} ${y}, ${(before + x) / 2} ${y + 0.2}, ${x} ${y}`), [0.07, 0.07]);
    }),
  );
  return [
    cut(together(ropes), kit.paint.of('rope', -0.06), { lift: 2, edge: 0.1 }),
    cut(together(xs.map((x) => rect(x - 0.14, -2.4, 0.28, 2.2))), wood, { lift: 5, edge: 0.45 }),
  ];
}

/** The gallery: an iron rail against sea and sky, the lamp's glass room at one side. */
function gallery(kit: Kit): SetParts {
  const iron = kit.paint.of('iron', 0.06);
  const rail = railing({ x: -23.4, width: 46.8, foot: -0.6 }, pointsOf('-3.5 0.2, -2.4 0.1, -1.5 0.1'), {
    step: 1.8,
    thick: 0.13,
  });
  const knobs = together(Array.from({ length: 9 }, (_, i) => ellipse(-21.53 + i * 5.4, -3.6, 0.24)));
  return stacked(
    sky(kit),
    {
      far: [hills(kit, { name: 'isles', low: HORIZON + 0.9, high: -2, peaks: 6 }, kit.paint.of('rock', 0.1))],
    },
    openWater(kit, 'middle'),
    {
      distance: [
        cut(ridge(pointsOf('-26 -1, -12 -1.25, -8 -1.1, -5.4 -0.6'), 2), kit.paint.of('sand', -0.06), {
          lift: 3,
        }),
      ],
      back: [...glassRoom(kit, iron)],
    },
    {
      near: [
        cut(rail, iron, { lift: 6, edge: 0.45 }),
        cut(knobs, kit.paint.of('brass', -0.06), { lift: 4, edge: 0.5 }),
        cut(rect(-30, -0.8, 60, 1.4), lighter(iron, 0.05), { lift: 4 }),
      ],
      stage: [strip(kit, 'boards', 'stage')],
    },
  );
}

/** The lantern room: panes between iron, the great lens in the middle, a red roof. */
function glassRoom(kit: Kit, iron: string): Part[] {
  const glass = rect(5.6, -9.2, 9, 7.2);
  const frame = grille(
    [[5.5, -5.8, 9, 0.18]],
    [5.5, 7.7, 9.9, 12.1, 14.3].map((x) => [x, -9.2, 0.26, 7.4]),
  );
  const lens = authored('M9.2 -3.2Q8.4 -5.4 9.2 -7.6Q10 -8.2 10.8 -7.6Q11.6 -5.4 10.8 -3.2Z');
  const rings = together([-7, -6.2, -5.4, -4.6, -3.8].map((y) => rect(8.4, y, 3.2, 0.12)));
  const light = kit.lit
    ? lamp(lens, blend('#fffbe2', kit.paint.flame.body), [mark(rings, kit.paint.flame.throws, 0.5)])
    : cut(lens, blend(kit.paint.of('ice', 0.02), kit.paint.of('ice', -0.1)), {
        lift: 3,
        edge: 0.5,
        marks: [mark(rings, kit.paint.of('brass'), 0.8)],
      });
  return [
    pane(kit, glass, {
      lit: false,
      marks: [mark(polygon(6, -9.2, 7.4, -9.2, 6.4, -2, 5.6, -2), kit.outside.sky[2], 0.3)],
    }),
    light,
    ...(kit.lit ? [shine(10, -5.4, { radius: 9, colour: '#ffe6a6', strength: 0.8, flicker: 0.02 })] : []),
    cut(rect(8.8, -3.2, 2.4, 1.4), kit.paint.of('brass', -0.08), { lift: 4 }),
    cut(frame, iron, { lift: 5, edge: 0.45 }),
    cut(rect(5, -2.2, 12, 1.8), blend(kit.paint.of('plaster', -0.02), kit.paint.of('plaster', -0.12)), {
      lift: 6,
    }),
    cut(
      authored('M4.8 -9.1Q7 -10.4 8.6 -13.4L16 -13.4L16 -9.1Z'),
      blend(kit.paint.of('lacquer', 0.05), kit.paint.of('lacquer', -0.03)),
      { lift: 9, edge: 0.45 },
    ),
  ];
}
