/** Sets of duty: schoolrooms, offices, hospital wards. */
import { cupboard } from '../goods/shelf.ts';
import { isModern, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { potted } from '../plants/undergrowth.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { wardBed } from '../rooms/beds.ts';
import { blackboard, officeDesk, schoolDesk } from '../rooms/desks-and-boards.ts';
import { chairBack } from '../rooms/foreground.ts';
import { candle, pendant } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { WALL_FOOT } from '../rooms/shell.ts';
import { chair, stool } from '../rooms/tables-and-seats.ts';
import { framed } from '../rooms/wall-pictures.ts';
import { chart } from '../rooms/wall-papers.ts';
import { localTableLamp } from './local-room.ts';

/** A schoolroom: blackboard, desks, maps. */
export const classroom = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isModern(kit) || kit.world === 'western-old' || kit.world === 'fairytale' ? 'panelled' : 'plaster',
    cover: 'boards',
    lamp: [0, -8],
    back: (style) => [
      ...[-9.4, 8.2].flatMap((x, i) =>
        outlook(kit, { box: [x, -7.8, 3, 4.4], style: style.window, wood: style.wood, index: i }),
      ),
      ...hung(blackboard(kit), 0, -6.5),
      ...hung(chart(kit), -5.5, -8.6),
      ...[-6.2, 6.2].flatMap((x) => against(schoolDesk(kit, style.wood), x)),
    ],
    near: (style) => [
      ...[-9.2, 9.2].flatMap((x) => free(schoolDesk(kit, style.wood), x)),
      ...free(stool(kit, style.wood), 7.2),
      ...(isModern(kit) ? pendant(kit, 0, -9.4) : candle(kit, [9.2, -2.6])),
    ],
    front: (style) => [...chairBack(kit, style.wood, 1), ...chairBack(kit, style.wood, -1)],
  });

/** An office: desks with papers or screens, files, the city outside. */
export const office = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'panelled',
    lamp: [6.6, -4.6],
    back: (style) => [
      ...outlook(kit, {
        box: [-10, -8.4, 5.6, 5.2],
        style: isModern(kit) ? 'modern' : style.window,
        wood: style.wood,
      }),
      ...cupboard(kit, style.wood, {
        x: 8,
        y: -8.4,
        width: 3.2,
        boards: 4,
        family: 'books',
        index: 3,
        foot: WALL_FOOT + 0.06,
      }),
      ...against(officeDesk(kit, style.wood, isModern(kit)), 5.2),
      ...(isModern(kit)
        ? placed(tableLampSmall(kit), { x: 6.6, y: -3.42 })
        : localTableLamp(kit, [6.6, -3.42])),
      ...hung(framed(kit, [2, 1.5], 0), 0.4, -8.6),
      ...hung(framed(kit, [1.3, 1.5], 1), -2.6, -8.7),
    ],
    near: (style) => [
      ...free(officeDesk(kit, style.wood, isModern(kit)), -8.4),
      ...free(chair(kit, style.wood, false), 9),
      ...(isModern(kit) ? pendant(kit, 0, -9.2) : []),
    ],
    front: (style) => chairBack(kit, style.wood, 1),
  });

const tableLampSmall = (kit: Kit): Part[] => localTableLamp(kit, [0, 0]);

/** A ward: iron beds, curtains, a tall window. */
export const hospital = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'tiled',
    cover: 'tiles',
    style: { wall: kit.paint.of('ice', -0.1), wood: kit.paint.of('plaster', -0.08) },
    lamp: [5, -4.6],
    back: (style) => [
      ...outlook(kit, { box: [-9.2, -8.4, 3.8, 5.2], style: 'sash', wood: style.wood }),
      ...against(wardBed(kit), 7.8, true),
      ...against(wardBed(kit), -7),
      ...wardCurtain(kit, 3.2),
      ...placed(localTableLamp(kit, [0, 0]), { x: 3.8, y: -3 }),
      ...against(smallTable(kit), 3.8),
      ...hung(crossSign(kit), 0, -8.6),
    ],
    near: () => [...free(potted(kit, 2), -10.2), ...(isModern(kit) ? pendant(kit, 0, -9.4) : [])],
  });

const smallTable = (kit: Kit): Part[] => [
  cut(
    together([rect(-0.8, -2.4, 0.14, 2.4), rect(0.66, -2.4, 0.14, 2.4), rect(-0.95, -2.5, 1.9, 0.2)]),
    kit.paint.of('steel', 0.06),
    { lift: 4, edge: 0 },
  ),
];

const crossSign = (kit: Kit): Part[] => [
  cut(ellipse(0, 0, 0.8), kit.paint.of('plaster', 0.04), {
    lift: 4,
    marks: [
      mark(
        together([rect(-0.16, -0.5, 0.32, 1), rect(-0.5, -0.16, 0.34, 0.32), rect(0.16, -0.16, 0.34, 0.32)]),
        kit.paint.accent(),
      ),
    ],
  }),
];

/** A curtain on a rail between two beds. */
function wardCurtain(kit: Kit, x: number): Part[] {
  const cloth = kit.paint.of('sky', 0.06);
  const folds = together([0.35, 0.75, 1.15].map((dx) => rect(x + dx, -8, 0.1, 5.8)));
  return [
    cut(rect(x - 0.2, -8.2, 5, 0.14), kit.paint.of('steel'), { lift: 3 }),
    cut(
      authored(`M${x} -8.1L${x + 1.6} -8.1Q${x + 1.5} -5 ${x + 1.7} -2.1Q${x + 0.8} -1.9 ${x} -2.1Z`),
      blend(lighter(cloth, 0.03), lighter(cloth, -0.04)),
      { lift: 6, marks: [mark(folds, lighter(cloth, -0.06), 0.8)] },
    ),
  ];
}
