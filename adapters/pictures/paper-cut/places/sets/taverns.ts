/** Sets where guests are served: teahouses and inns. */
import { wallShelf } from '../goods/shelf.ts';
import { hangingLantern } from '../houses/hanging-lantern.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, moving, placed, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { screen } from '../rooms/cabinets.ts';
import { barrel, bigJar } from '../rooms/containers.ts';
import { chairBack, tableCorner } from '../rooms/foreground.ts';
import { candle, chandelier, hearth, oilLamp } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { WALL_FOOT, pillars } from '../rooms/shell.ts';
import { counter, stool, table } from '../rooms/tables-and-seats.ts';
import { framed } from '../rooms/wall-pictures.ts';
import { localTableLamp, localWindow } from './local-room.ts';

/** A teahouse: square tables, a stove with kettles, a screen; a café elsewhere. */
export const teahouse = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isChinese(kit) ? 'plaster' : 'panelled',
    lamp: [6.4, -4.6],
    back: (style) => [
      ...outlook(kit, { box: [-9.6, -7.8, 5, 4.6], style: style.window, wood: style.wood }),
      ...pillars(style.wood, [-4.1, 4.1]),
      ...(isChinese(kit) ? against(screen(kit, style.wood), 0) : hung(framed(kit, [2.6, 1.8], 0), 0, -8.6)),
      ...wallShelf(kit, style.wood, { x: 5, y: -9.4, width: 5.4, boards: 2, family: 'tea', index: 3 }),
      ...against(counter(kit, style.wood, 6.6), 7.8),
      ...placed(kettle(kit), { x: 8.6, y: -3.8 }),
      ...localTableLamp(kit, [6, -3.8]),
    ],
    near: (style) => [
      ...free([...table(kit, style.wood, 3), ...placed(kettle(kit), { x: 0, y: -2.9, scale: 0.7 })], -8.2),
      ...free(stool(kit, style.wood), -5.9),
      ...[-6.4, 2.6].flatMap((x, i) =>
        isModern(kit) ? [] : hangingLantern(kit, [x, -10.4], { size: 0.95, cord: 0.5, index: i }),
      ),
    ],
    front: (style) => tableCorner(kit, style.wood, 1),
  });

/** A kettle with its steam. */
const kettle = (kit: Kit): Part[] => [
  moving(
    [
      cut(
        authored('M0.9 -1.5Q1.4 -2.1 1 -2.6Q0.7 -3 1.1 -3.5L1.25 -3.4Q0.9 -3 1.2 -2.6Q1.6 -2.1 1 -1.45Z'),
        kit.paint.of('paper'),
        { lift: 0, edge: 0, grain: 0, alpha: 0.3 },
      ),
    ],
    { motion: 'rise', amplitude: 1, periodSeconds: 4, phase: 0, anchor: [1, -1.6] },
  ),
  cut(
    authored(
      'M-0.8 0Q-1.1 -0.9 -0.4 -1.2L0.4 -1.2Q0.8 -1.1 0.85 -0.8L1.25 -1.4L1.4 -1.3L0.9 -0.2Q0.8 0 0.7 0Z',
    ),
    kit.paint.of('copper', 0.02),
    { lift: 5, edge: 0.5 },
  ),
  cut(ribbon(pointsOf('-0.6 -1.1, -0.5 -1.9, 0.3 -1.9, 0.5 -1.1'), [0.1, 0.1]), kit.paint.of('iron', 0.06), {
    lift: 2,
    edge: 0,
  }),
];

/** An inn: hearth or wine jars, long tables, a stair. */
export const inn = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isChinese(kit) ? 'plaster' : 'panelled',
    cover: 'boards',
    lamp: [6.6, -4],
    back: (style) => [
      ...localWindow(kit, style),
      ...(isChinese(kit)
        ? [
            ...wallShelf(kit, style.wood, {
              x: 4.8,
              y: -9.4,
              width: 5.8,
              boards: 2,
              family: 'tavern',
              index: 1,
            }),
            ...against(counter(kit, style.wood, 7), 7.6),
            ...oilLamp(kit, [5.6, -3.78]),
          ]
        : hearth(kit, 7.4, WALL_FOOT + 0.1)),
      ...staircase(style.wood),
      ...pillars(style.wood, [-4.1, 4]),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 4), -8.4),
      ...candle(kit, [-8.8, -3.02], 1),
      ...(isChinese(kit)
        ? [8.4, 10].flatMap((x) => free(bigJar(kit, kit.paint.of('copper', -0.1)), x))
        : free(barrel(kit), 10)),
      ...(isChinese(kit)
        ? [-6.4, 2.4].flatMap((x, i) => hangingLantern(kit, [x, -10.4], { size: 0.95, cord: 0.5, index: i }))
        : chandelier(kit, 0, -9.4)),
    ],
    front: (style) => chairBack(kit, style.wood, -1),
  });

/** A stair going up along the wall. */
function staircase(wood: string): Part[] {
  const steps = Array.from({ length: 8 }, (_, i) => [-2.9 + i * 0.82, WALL_FOOT - i * 1.02] as const);
  const side = polygon(
    -2.9,
    WALL_FOOT,
    ...steps.flatMap(([x, y]) => [x, y - 1.02, x + 0.82, y - 1.02]),
    3.66,
    WALL_FOOT,
  );
  return [
    cut(side, blend(lighter(wood, -0.03), lighter(wood, -0.08)), { lift: 6, edge: 0.4 }),
    cut(together(steps.map(([x, y]) => rect(x - 0.06, y - 1.14, 0.94, 0.16))), lighter(wood, 0.03), {
      lift: 3,
    }),
  ];
}
