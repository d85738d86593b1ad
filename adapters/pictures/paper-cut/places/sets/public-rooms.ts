/** Sets inside public buildings: the stage of a theatre, libraries, stations. */
import { cupboard } from '../goods/shelf.ts';
import { doorOf } from '../houses/openings.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { cut, mark, placed, shine, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { free, furnished } from '../rooms/arrange.ts';
import { stageCurtain } from '../rooms/bars-and-curtains.ts';
import { crate } from '../rooms/containers.ts';
import { pendant, sconce } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { WALL_FOOT, rug } from '../rooms/shell.ts';
import { chair, table } from '../rooms/tables-and-seats.ts';
import { localTableLamp } from './local-room.ts';

/** On a stage: curtains, boards, painted scenery, footlights. */
export const theatre = (kit: Kit): SetParts => {
  const backcloth = kit.paint.of('sky', 0.04);
  return furnished(kit, {
    wall: 'plaster',
    cover: 'boards',
    style: { wall: backcloth, wood: kit.paint.of('oak', -0.08), beams: false },
    lamp: [0, -6],
    back: () => [
      cut(
        authored('M-26 -1L-26 -3.6Q-16 -6.4 -9 -4.6Q-4 -3 1 -4.2Q8 -6.6 14 -4.4Q20 -3.4 26 -4.6L26 -1Z'),
        kit.paint.of('sage', -0.04),
        { lift: 5 },
      ),
      cut(
        authored('M-26 -1L-26 -2.4Q-14 -3.8 -5 -2.6Q5 -1.8 13 -2.9Q20 -3.4 26 -2.4L26 -1Z'),
        kit.paint.of('felt', 0.06),
        { lift: 5 },
      ),
      cut(ellipse(5, -8, 1), kit.paint.of('goldTile', 0.06), { lift: 4 }),
      ...placed(cardboardTree(kit), { x: -7, y: -1 }),
      ...placed(cardboardTree(kit), { x: 8.4, y: -1, scale: 0.8 }),
    ],
    near: () => stageCurtain(kit, kit.paint.of('lacquer', -0.04)),
    stage: () =>
      [-6, -2, 2, 6].flatMap((x) => [
        cut(ellipse(x, 1.9, 0.5, 0.2), kit.paint.of('brass'), { lift: 3 }),
        shine(x, 1.4, { radius: 2.6, colour: kit.paint.flame.throws, strength: 0.28 }),
      ]),
  });
};

const cardboardTree = (kit: Kit): Part[] => [
  cut(rect(-0.3, -3, 0.6, 3), kit.paint.of('bark', 0.1), { lift: 5 }),
  cut(
    authored('M0 -7.4Q2.4 -6.4 1.6 -4.6Q2.4 -3 0 -2.8Q-2.4 -3 -1.6 -4.6Q-2.4 -6.4 0 -7.4Z'),
    kit.paint.of('needles', 0.12),
    { lift: 6, edge: 0.5 },
  ),
];

/** A library: walls of books, a ladder, green lamps. */
export const library = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'panelled',
    lamp: [5.6, -4.4],
    back: (style) => [
      ...[-11.4, -7.2, 4.1, 8.3].flatMap((x, i) =>
        cupboard(kit, style.wood, {
          x,
          y: -9.2,
          width: 3.9,
          boards: 5,
          family: isChinese(kit) && !isModern(kit) ? 'study' : 'books',
          index: i + 1,
          foot: WALL_FOOT + 0.06,
        }),
      ),
      ...outlook(kit, {
        box: [-1.8, -9, 3.6, 5],
        style: isChinese(kit) ? style.window : 'arched',
        wood: style.wood,
      }),
      ...ladder(kit, 5.8),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 4.4), -8.4),
      ...placed(localTableLamp(kit, [0, 0]), { x: -7.6, y: -3.05 }),
      ...free(chair(kit, style.wood, isChinese(kit)), 9.2),
    ],
    stage: () => [rug(kit, kit.paint.of('felt'), 4.4)],
  });

const ladder = (kit: Kit, x: number): Part[] =>
  [
    cut(
      railing(
        { x: 0, width: 1, foot: 0 },
        [-8, -6.6, -5.2, -3.8, -2.4, -1].map((y) => [y, 0.16] as const),
        { step: 0.9, thick: 0.14 },
      ),
      kit.paint.of('oak', 0.06),
      { lift: 7, edge: 0.45 },
    ),
  ].flatMap((piece) => placed([piece], { x, y: WALL_FOOT + 0.1, turn: 0.06 }));

/** A station: platform roof, clock, bench; a train waits or steam drifts. */
export const station = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'brick',
    cover: 'paving',
    style: { wall: kit.paint.of('brick', 0.02), wood: kit.paint.of('felt', -0.06), beams: true },
    lamp: [0, -8],
    back: (style) => [
      ...[-8.4, 8.4].flatMap((x, i) =>
        outlook(kit, { box: [x - 1.9, -8, 3.8, 5.4], style: 'arched', wood: style.wood, index: i }),
      ),
      ...doorOf(kit, { box: [-4.3, -6.2, 2.4, 5.2], colour: style.wood, leaves: 2 }),
      ...wallClock(kit),
      ...board(kit),
    ],
    near: (style) => [
      ...free(bench(kit, style.wood), 8),
      ...free(crate(kit, 1.8), -8.8),
      ...free(crate(kit, 1.4), -7.2),
      ...[-6, 6].flatMap((x) =>
        isModern(kit) ? pendant(kit, x, -9) : sconce(kit, [x * 0.95, -7.4], x > 0 ? 1 : 0),
      ),
    ],
    stage: () => [
      cut(rect(-40, 1.1, 80, 0.34), kit.paint.of('goldTile', 0.04), { lift: 0, edge: 0, alpha: 0.8 }),
    ],
  });

const bench = (kit: Kit, wood: string): Part[] => [
  cut(
    together([rect(-2.6, -3.2, 5.2, 0.4), rect(-2.6, -2.5, 5.2, 0.4), rect(-2.7, -1.6, 5.4, 0.3)]),
    lighter(wood, 0.1),
    { lift: 6, edge: 0.5 },
  ),
  cut(together([rect(-2.4, -1.3, 0.24, 1.3), rect(2.16, -1.3, 0.24, 1.3)]), kit.paint.of('iron', 0.05), {
    lift: 3,
  }),
];

const wallClock = (kit: Kit): Part[] => [
  cut(ellipse(0.4, -8.6, 1.05), kit.paint.of('iron', 0.05), { lift: 6 }),
  cut(ellipse(0.4, -8.6, 0.86), kit.paint.of('paper', 0.02), {
    lift: 0,
    edge: 0,
    marks: [
      mark(
        together([
          polygon(0.35, -8.6, 0.45, -8.6, 0.43, -9.3, 0.37, -9.3),
          polygon(0.4, -8.64, 0.4, -8.54, 0.95, -8.36, 0.95, -8.42),
        ]),
        kit.paint.of('iron'),
      ),
    ],
  }),
];

const board = (kit: Kit): Part[] => [
  cut(rect(2.4, -9.4, 3, 1.5), kit.paint.of('indigo', -0.02), {
    lift: 5,
    marks: [
      mark(
        together([-9.1, -8.7, -8.3].map((y, i) => rect(2.65, y, 2.4 - i * 0.4, 0.16))),
        kit.paint.of('paper'),
        0.8,
      ),
    ],
  }),
];
