/** A cell behind iron bars. */
import type { Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { cut, mark, shine, veil, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished } from '../rooms/arrange.ts';
import { ironBars } from '../rooms/bars-and-curtains.ts';
import { bed } from '../rooms/beds.ts';
import { torch } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { stool } from '../rooms/tables-and-seats.ts';
import { straw } from './towers-and-barns.ts';

/** A cell: bars, straw, a small high window. */
export const prison = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'stone',
    cover: 'paving',
    style: { wall: kit.paint.of('granite', 0.02), wood: kit.paint.of('timber', -0.06), beams: false },
    lamp: [7, -5.4],
    back: (style) => [
      ...outlook(kit, { box: [-7, -9.2, 2.6, 2], style: 'sash', wood: lighter(style.wall, 0.04) }),
      ...moonShaft(kit),
      ...torch(kit, [8.6, -6.6], 1),
      ...against(bed(kit, style.wood, kit.paint.of('canvas', -0.26)), -6.2),
      ...shackles(kit),
    ],
    near: (style) => [
      ...ironBars(kit, 4.6, 12),
      ...free(stool(kit, style.wood), -10.2),
      ...free(bucket(kit), 3.9),
      ...straw(kit),
    ],
    front: (style) => [cut(rect(-14.4, -24, 2.6, 40), lighter(style.wall, -0.1), { lift: 10 })],
  });

const moonShaft = (kit: Kit): Part[] => [
  {
    ...veil(
      polygon(-6.7, -9, -4.7, -9, 1.2, -0.8, -2.6, -0.8),
      mixed(kit.outside.sky[2], '#ffffff', 0.3),
      0.1,
    ),
    shines: true,
    grain: 0,
  },
  shine(-5.7, -8.2, { radius: 3, colour: kit.outside.sky[2], strength: 0.25 }),
];

const shackles = (kit: Kit): Part[] => [
  cut(
    together([
      rect(0.9, -6.4, 0.08, 1.4),
      ellipse(0.94, -4.7, 0.28, 0.3),
      rect(2.1, -6.4, 0.08, 1.1),
      ellipse(2.14, -5, 0.28, 0.3),
      rect(0.7, -6.6, 1.7, 0.16),
    ]),
    kit.paint.of('iron', 0.06),
    { lift: 3, edge: 0.3 },
  ),
];

const bucket = (kit: Kit): Part[] => [
  cut(polygon(-0.7, -1.2, 0.7, -1.2, 0.5, 0, -0.5, 0), kit.paint.of('oak', -0.12), {
    lift: 5,
    marks: [
      mark(together([rect(-0.8, -1, 1.6, 0.14), rect(-0.8, -0.4, 1.6, 0.14)]), kit.paint.of('iron', 0.06)),
    ],
  }),
];
