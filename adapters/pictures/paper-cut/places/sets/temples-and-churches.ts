/** Sets where people pray. */
import { hangingLantern } from '../houses/hanging-lantern.ts';
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { cut, mark, placed, veil, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { altar } from '../rooms/altar.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { pew, stainedGlass } from '../rooms/church-things.ts';
import { candle } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { WALL_FOOT, pillars, rug } from '../rooms/shell.ts';
import { table } from '../rooms/tables-and-seats.ts';

/** A temple hall with its altar between red pillars. */
export const templeInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'plaster',
    cover: 'paving',
    style: { wall: kit.paint.of('ochre', -0.12), wood: kit.paint.of('lacquer', -0.06), beams: true },
    lamp: [0, -6],
    back: (style) => [
      ...against(altar(kit), 0),
      ...pillars(kit.paint.of('lacquer', -0.02), [-9.4, -5.4, 5.4, 9.4]),
      ...[-7.4, 7.4].flatMap((x, i) =>
        outlook(kit, { box: [x - 1.4, -7.6, 2.8, 5.4], style: 'lattice', wood: style.wood, index: i }),
      ),
    ],
    near: () => [
      ...[-6.6, 6.6].flatMap((x, i) => hangingLantern(kit, [x, -10.6], { size: 1.1, cord: 0.7, index: i })),
      ...[-7.6, 7.6].flatMap((x) => free(cushion(kit), x)),
    ],
    stage: () => [rug(kit, kit.paint.of('ochre', -0.06), 3.4)],
  });

const cushion = (kit: Kit): Part[] => [
  cut(ellipse(0, -0.3, 1, 0.36), kit.paint.of('ochre', -0.02), {
    lift: 5,
    marks: [mark(ellipse(0, -0.36, 0.8, 0.22), kit.paint.of('ochre', 0.04))],
  }),
];

/** A church: coloured windows, altar with candles, pews at the sides. */
export const churchInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'stone',
    cover: 'paving',
    style: { wall: kit.paint.of('limestone', -0.22), wood: kit.paint.of('timber'), beams: true },
    lamp: [0, -4],
    back: (style) => [
      ...[-9.2, -5.6, 5.6, 9.2].flatMap((x, i) => hung(stainedGlass(kit, i), x, -4)),
      cut(arch(0, WALL_FOOT, [6.6, 10]), lighter(style.wall, -0.05), { lift: 6, edge: 0.4 }),
      ...hung(stainedGlass(kit, 2), 0, -5.4),
      ...against(table(kit, kit.paint.of('linen', -0.1), 4), 0),
      ...[-1.5, 1.5].flatMap((x, i) => candle(kit, [x, -3.36], i)),
    ],
    near: (style) => [...[-8, 8].flatMap((x) => free(pew(style.wood, 5), x)), ...lightShafts(kit)],
    stage: () => [rug(kit, kit.paint.of('lacquer', -0.1), 2.6)],
    front: (style) => [-10.4, 10.4].flatMap((x) => placed(pew(style.wood, 5), { x, y: 3.4, scale: 1.2 })),
  });

/** Coloured light from the windows by day. */
const lightShafts = (kit: Kit): Part[] =>
  kit.dark
    ? []
    : [
        [-8.4, '#f2c28a'],
        [-5, '#9fc4e8'],
      ].map(([x, colour]) => ({
        ...veil(
          polygon(Number(x), -7.6, Number(x) + 1.5, -7.6, Number(x) + 6.4, -0.6, Number(x) + 4.2, -0.6),
          String(colour),
          0.12,
        ),
        shines: true,
        grain: 0,
      }));
