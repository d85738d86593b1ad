/** Sets under low roofs: attics, cottages, huts. */
import { authored, pointsOf } from '../paper/authored.ts';
import { wallShelf } from '../goods/shelf.ts';
import { doorOf } from '../houses/openings.ts';
import { isChinese, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { grille } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { bed } from '../rooms/beds.ts';
import { chest } from '../rooms/cabinets.ts';
import { barrel, crate } from '../rooms/containers.ts';
import { jars } from '../rooms/foreground.ts';
import { hearth } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { WALL_FOOT, pillars } from '../rooms/shell.ts';
import { wokStove } from '../rooms/stoves.ts';
import type { RoomStyle } from '../rooms/style.ts';
import { stool, table } from '../rooms/tables-and-seats.ts';
import { framed } from '../rooms/wall-pictures.ts';
import { localTableLamp } from './local-room.ts';

/** Under the roof: slanting beams, a round or gable window, chests and old things. */
export function attic(kit: Kit): SetParts {
  const slope = (style: RoomStyle, side: 1 | -1): Part => {
    const boards = together(
      [2.2, 4.4, 6.6].map((k) =>
        authored(
          `M${side * (3.4 + k)} ${-14 + k * 1.02}L${side * (3.7 + k)} ${-14 + k * 1.02}L${side * (7.3 + k)} -1L${side * (7 + k)} -1Z`,
        ),
      ),
    );
    return cut(
      polygon(side * 1.4, -24, side * 26, -24, side * 26, -1, side * 9.6, -1.02, side * 2.2, -11.2),
      blend(mixed(style.wood, kit.paint.shade, 0.25), lighter(style.wood, -0.02)),
      { lift: 10, edge: 0.3, marks: [mark(boards, lighter(style.wood, -0.08), 0.6)] },
    );
  };
  const rafter = (style: RoomStyle, side: 1 | -1): Part =>
    cut(
      polygon(side * 2, -11.6, side * 2.7, -11.6, side * 10.4, -1, side * 9.5, -1),
      lighter(style.wood, 0.03),
      { lift: 9, edge: 0.45 },
    );
  return furnished(kit, {
    wall: 'logs',
    cover: 'boards',
    style: { beams: true },
    lamp: [5.2, -3.4],
    back: (style) => [
      ...outlook(kit, { box: [-1.7, -9.8, 3.4, 3.4], style: 'round', wood: style.wood }),
      slope(style, -1),
      slope(style, 1),
      rafter(style, -1),
      rafter(style, 1),
      cut(rect(-5, -8.9, 10, 0.5), lighter(style.wood, -0.02), { lift: 8, edge: 0.45 }),
      ...against(chest(kit, style.wood), -6.4),
      ...hung(framed(kit, [1.8, 2.2], 1), -5.2, -5.9),
    ],
    near: (style) => [
      ...free(crate(kit, 2.4), 7.4),
      ...free(crate(kit, 1.8), 9.4),
      ...localTableLamp(kit, [7.2, -2.4]),
      ...free(stool(kit, style.wood), -9),
    ],
    front: () => jars(kit, -1),
  });
}

/** Inside a cottage or a hut: hearth, table, bed in one room. */
export const cottageInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isChinese(kit) ? 'earth' : 'plaster',
    style: { wall: kit.paint.of(isChinese(kit) ? 'adobe' : 'plaster', -0.12) },
    lamp: [7.2, -3.4],
    back: (style) => [
      ...outlook(kit, {
        box: [-8.6, -6.6, 3.2, 3.2],
        style: isChinese(kit) ? 'paper' : 'casement',
        wood: style.wood,
      }),
      ...(isChinese(kit)
        ? [...against(wokStove(kit), 7.6), ...corn(kit, 2.6)]
        : hearth(kit, 7.4, WALL_FOOT + 0.1)),
      ...wallShelf(kit, style.wood, { x: -3, y: -8.4, width: 4.2, boards: 1, family: 'household', index: 2 }),
      ...pillars(style.wood, [3.8]),
      ...doorOf(kit, { box: [-4.6, -5.4, 2.2, 4.4], colour: style.wood }),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 3.4), -8.6),
      ...localTableLamp(kit, [-8.8, -3.04]),
      ...free(stool(kit, style.wood), 9.8),
    ],
    front: () => jars(kit, 1),
  });

/** Maize and peppers hung to dry. */
const corn = (kit: Kit, x: number): Part[] => [
  cut(
    together(
      [-0.5, -0.1, 0.3].flatMap((dx, k) =>
        [0, 0.5, 1].map((dy) => ellipse(x + dx, -8.7 + dy + k * 0.18, 0.16, 0.3)),
      ),
    ),
    kit.paint.of('goldTile'),
    { lift: 4, edge: 0.3 },
  ),
  cut(
    together([0, 0.35, 0.7, 1.05].flatMap((dy) => [ellipse(x + 1, -8.6 + dy, 0.12, 0.24)])),
    kit.paint.accent(),
    { lift: 4, edge: 0.3 },
  ),
];

/** Inside a hut: a bed, a table, tools on the walls. */
export const hutInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'logs',
    cover: 'boards',
    style: { wall: kit.paint.of('oak', -0.14), beams: true },
    lamp: [6.6, -3.2],
    back: (style) => [
      ...outlook(kit, { box: [-7.8, -6.4, 2.8, 2.8], style: 'casement', wood: style.wood }),
      ...against(bed(kit, style.wood, kit.paint.of('rose', -0.1)), 8, true),
      ...wallShelf(kit, style.wood, { x: 3.4, y: -8.6, width: 4, boards: 1, family: 'household', index: 5 }),
      ...hung(tools(kit), -3.4, -8.4),
      ...hung(tools(kit), 1.6, -8.6),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 3), 5.6),
      ...localTableLamp(kit, [5.6, -3.04]),
      ...free(barrel(kit), -9.4),
    ],
  });

/** A net, a rope and a pair of snowshoes on nails. */
const tools = (kit: Kit): Part[] => [
  cut(ribbon(pointsOf('0 0, -0.5 0.8, 0 1.6, 0.5 0.8, 0 0.02'), [0.14, 0.14]), kit.paint.of('rope', -0.08), {
    lift: 4,
    edge: 0,
  }),
  cut(
    grille(
      [
        [0.9, 0.4, 1, 0.1],
        [0.9, 1.2, 1, 0.1],
      ],
      [
        [1.1, 0, 0.12, 2],
        [1.6, 0, 0.12, 2],
      ],
    ),
    kit.paint.of('timber', 0.04),
    { lift: 4, edge: 0.3 },
  ),
];
