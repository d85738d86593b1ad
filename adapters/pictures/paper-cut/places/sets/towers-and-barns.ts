/** Sets inside towers and barns, and the straw on their floors. */
import { hangingLantern } from '../houses/hanging-lantern.ts';
import { doorOf } from '../houses/openings.ts';
import { isChinese, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, placed, type Part } from '../paper/piece.ts';
import { polygon } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { free, furnished } from '../rooms/arrange.ts';
import { barrel, crate } from '../rooms/containers.ts';
import { candle, torch } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { pillars } from '../rooms/shell.ts';
import { chair, table } from '../rooms/tables-and-seats.ts';

/** Straw spread over the floor. */
export const straw = (kit: Kit): Part[] => [
  cut(
    authored('M-9.6 -0.3Q-7.6 -0.8 -5.2 -0.3L-5.6 -0.05Q-7.6 -0.3 -9.4 -0.05Z'),
    kit.paint.of('wheat', -0.14),
    { lift: 2, edge: 0.2 },
  ),
];

/** Up in a tower: round stones, arched openings over the country. */
export const towerInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'stone',
    cover: 'boards',
    style: { wall: kit.paint.of('stone', -0.08), wood: kit.paint.of('timber', 0.02), beams: true },
    lamp: [6.6, -4],
    back: (style) => [
      ...[-7.6, 0, 7.6].flatMap((x, i) =>
        outlook(kit, {
          box: [x - (i === 1 ? 1.4 : 1.7), i === 1 ? -9.2 : -8.6, i === 1 ? 2.8 : 3.4, i === 1 ? 3 : 5.2],
          style: 'arched',
          wood: lighter(style.wall, 0.06),
          index: i,
        }),
      ),
      ...(isChinese(kit) ? pillars(kit.paint.of('lacquer'), [-4, 4]) : torch(kit, [4, -7.2], 1)),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 3.4), 8.4),
      ...candle(kit, [8.2, -3.05], 2),
      ...free(chair(kit, style.wood, isChinese(kit)), -9),
    ],
    front: () => [],
  });

/** A hold or barn from inside: posts, straw, animals' boxes, a great door. */
export const barnInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'logs',
    cover: 'boards',
    style: { wall: kit.paint.of('oak', -0.12), wood: kit.paint.of('timber', 0.02), beams: true },
    lamp: [6.4, -5.4],
    back: (style) => [
      ...doorOf(kit, { box: [-3.4, -8, 6.8, 7], colour: lighter(style.wood, 0.04), leaves: 2 }),
      ...pillars(style.wood, [-9.4, -4.2, 4.2, 9.4]),
      ...outlook(kit, { box: [6, -8.6, 2, 1.8], style: 'sash', wood: style.wood }),
      cut(
        authored('M4.6 -1Q5 -3.6 7 -3.8Q9.4 -3.6 9.8 -1Z'),
        blend(kit.paint.of('wheat', -0.06), kit.paint.of('wheat', -0.18)),
        { lift: 6 },
      ),
      cut(
        authored('M-10.6 -1Q-10 -3 -8 -3.1Q-6 -3 -5.4 -1Z'),
        blend(kit.paint.of('wheat', -0.1), kit.paint.of('wheat', -0.2)),
        { lift: 6 },
      ),
    ],
    near: (style) => [
      ...hangLamp(kit),
      ...free(barrel(kit), -8.8),
      ...free(crate(kit, 1.8), 9.6),
      ...placed(forks(kit, style.wood), { x: 7.4, y: -0.4 }),
    ],
    stage: () => straw(kit),
  });

const hangLamp = (kit: Kit): Part[] => hangingLantern(kit, [-6.4, -10.4], { size: 0.9, cord: 0.9, index: 2 });

const forks = (kit: Kit, wood: string): Part[] => [
  cut(together([polygon(-0.1, 0, 0.1, 0, 0.7, -4.4, 0.54, -4.4)]), lighter(wood, 0.1), { lift: 4 }),
  cut(
    authored(
      'M0.1 -5.6L0.24 -5.6L0.34 -4.8L0.56 -4.8L0.56 -5.7L0.7 -5.7L0.7 -4.8L0.92 -4.8L1.04 -5.6L1.18 -5.6L1.1 -4.4L0.24 -4.4Z',
    ),
    kit.paint.of('steel', -0.1),
    { lift: 4 },
  ),
];
