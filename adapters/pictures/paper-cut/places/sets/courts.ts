/** Sets of the great: halls of ancestors, throne rooms, castle chambers. */
import { hangingLantern } from '../houses/hanging-lantern.ts';
import { doorOf } from '../houses/openings.ts';
import { isChinese, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { stacked, type SetParts } from '../planes.ts';
import { potted } from '../plants/undergrowth.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { screen } from '../rooms/cabinets.ts';
import { barrel, bigJar } from '../rooms/containers.ts';
import { candle, chandelier, hearth, torch } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { CEILING, WALL_FOOT, pillars, rug } from '../rooms/shell.ts';
import { chair, table } from '../rooms/tables-and-seats.ts';
import { throne } from '../rooms/throne.ts';

/** A palace chamber: screen or throne, pillars, hangings. */
export const throneRoom = (kit: Kit): SetParts => {
  const chinese = isChinese(kit);
  return furnished(kit, {
    wall: 'plaster',
    cover: 'tiles',
    style: {
      wall: chinese ? kit.paint.of('lacquer', -0.16) : kit.paint.of('plum', 0.12),
      wood: kit.paint.of(chinese ? 'goldTile' : 'limestone', -0.12),
      beams: true,
    },
    lamp: [0, -6.4],
    back: (style) => [
      ...(chinese
        ? placed(screen(kit, kit.paint.of('brass', -0.12)), { x: 0, y: WALL_FOOT - 0.9, scale: 1.05 })
        : [-9.4, -5.8, 5.8, 9.4].flatMap((x) =>
            outlook(kit, {
              box: [x - 1.1, -8.8, 2.2, 6],
              style: 'arched',
              wood: style.wood,
              index: Math.round(x),
            }),
          )),
      ...against(throne(kit, chinese), 0),
      ...canopy(kit),
      ...greatPillars(
        kit,
        chinese ? kit.paint.of('lacquer', 0.02) : kit.paint.of('marble', -0.1),
        [-7.6, -3.9, 3.9, 7.6],
      ),
    ],
    near: () => [
      ...(chinese
        ? [-5.8, 5.8].flatMap((x, i) => hangingLantern(kit, [x, -10.6], { size: 1.2, cord: 0.6, index: i }))
        : chandelier(kit, 0, -9.6)),
      ...[-9.4, 9.4].flatMap((x) =>
        free(chinese ? bigJar(kit, kit.paint.of('indigo', 0.12)) : potted(kit, 2), x),
      ),
    ],
    stage: () => [rug(kit, kit.paint.of('lacquer', -0.06), 3.2)],
  });
};

const canopy = (kit: Kit): Part[] => [
  cut(
    authored('M-3.4 -10.6L3.4 -10.6L3.1 -9.4Q1.6 -8.7 0 -9.4Q-1.6 -8.7 -3.1 -9.4Z'),
    kit.paint.accent(-0.06),
    { lift: 8, edge: 0.4, marks: [mark(rect(-3.4, -10.6, 6.8, 0.3), kit.paint.of('brass'))] },
  ),
];

/** Thick pillars with a base and a capital. */
const greatPillars = (kit: Kit, colour: string, places: readonly number[]): Part[] =>
  places.flatMap((x) => [
    cut(rect(x - 0.55, -24, 1.1, 23.1), blend(lighter(colour, -0.03), colour, kit.sun * 1.57), {
      lift: 10,
      edge: 0.5,
    }),
    cut(polygon(x - 0.85, -0.7, x + 0.85, -0.7, x + 0.7, -1.4, x - 0.7, -1.4), kit.paint.of('stone', -0.04), {
      lift: 5,
    }),
    cut(polygon(x - 0.9, -10.6, x + 0.9, -10.6, x + 0.6, -9.9, x - 0.6, -9.9), kit.paint.of('brass', -0.06), {
      lift: 5,
    }),
  ]);

/** A castle chamber: stone, torches, banners, a slit of sky. */
export const castleInside = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'stone',
    cover: 'paving',
    style: { wall: kit.paint.of('stone', -0.12), wood: kit.paint.of('timber'), beams: true },
    lamp: [6, -5],
    back: (style) => [
      ...[-8.6, 8.4].flatMap((x, i) =>
        outlook(kit, {
          box: [x - 1.2, -8.6, 2.4, 5],
          style: 'arched',
          wood: lighter(style.wall, 0.05),
          index: i,
        }),
      ),
      ...[-5.6, 5.6].flatMap((x, i) => torch(kit, [x, -7], i)),
      ...shield(kit),
      ...doorOf(kit, { box: [-1.9, -6.8, 3.8, 5.8], colour: style.wood, leaves: 2, round: true }),
      ...armour(kit, 3.7),
      ...armour(kit, -3.7),
    ],
    near: (style) => [...free(chair(kit, style.wood, false), -9.2), ...free(barrel(kit), 9.8)],
    stage: () => [rug(kit, kit.paint.of('plum', -0.02), 4)],
  });

const shield = (kit: Kit): Part[] => [
  cut(authored('M-1 -9.4L1 -9.4L1 -8.2Q0.8 -7.4 0 -7Q-0.8 -7.4 -1 -8.2Z'), kit.paint.accent(-0.04), {
    lift: 6,
    edge: 0.45,
    marks: [
      mark(
        together([rect(-0.12, -9.4, 0.24, 2.4), rect(-1, -8.7, 0.88, 0.22), rect(0.12, -8.7, 0.88, 0.22)]),
        kit.paint.of('brass'),
      ),
    ],
  }),
];

/** A suit of armour against the wall. */
const armour = (kit: Kit, x: number): Part[] => {
  const steel = kit.paint.of('steel', -0.1);
  return placed(
    [
      cut(together([rect(-0.55, -2.4, 0.42, 2.3), rect(0.13, -2.4, 0.42, 2.3)]), lighter(steel, -0.04), {
        lift: 4,
      }),
      cut(
        authored('M-0.9 -4.9Q0 -5.3 0.9 -4.9L1 -3.6L0.7 -2.2L-0.7 -2.2L-1 -3.6Z'),
        blend(lighter(steel, 0.05), lighter(steel, -0.05)),
        { lift: 5, edge: 0.5 },
      ),
      cut(authored('M-0.42 -5Q-0.5 -6.1 0 -6.2Q0.5 -6.1 0.42 -5Z'), lighter(steel, 0.03), {
        lift: 4,
        edge: 0.5,
        marks: [mark(rect(-0.32, -5.65, 0.64, 0.1), kit.paint.shade)],
      }),
    ],
    { x, y: WALL_FOOT, scale: 0.78 },
  );
};

/** A hall of ancestors with a long table, couplets and lanterns; a great hall with a hearth and banners elsewhere. */
export const hall = (kit: Kit): SetParts =>
  isChinese(kit)
    ? furnished(kit, {
        wall: 'plaster',
        style: { pillars: true, beams: true, wood: kit.paint.of('rosewood', 0.02) },
        lamp: [0, -6],
        back: (style) => [
          ...hung(bigPicture(kit), 0, -9.2),
          ...[-3.1, 3.1].flatMap((x) => hung(couplet(kit), x, -9)),
          ...against(table(kit, style.wood, 9), 0),
          ...[-3, 3].flatMap((x) => candle(kit, [x, -3.36], x > 0 ? 1 : 2)),
          ...pillars(kit.paint.of('lacquer', -0.04), [-9.2, -5.2, 5.2, 9.2]),
          ...[-7.2, 7.2].flatMap((x) =>
            outlook(kit, {
              box: [x - 1.5, -7.4, 3, 5.4],
              style: 'lattice',
              wood: style.wood,
              index: x > 0 ? 1 : 0,
            }),
          ),
        ],
        near: (style) => [
          ...[-7.4, 7.4].flatMap((x, i) => [
            ...free(chair(kit, style.wood, true), x),
            ...hangingLantern(kit, [x * 0.95, CEILING - 0.2], { size: 1, cord: 0.5, index: i }),
          ]),
        ],
        stage: () => [rug(kit, kit.paint.of('lacquer', -0.08), 4)],
      })
    : stacked(
        furnished(kit, {
          wall: 'stone',
          cover: 'paving',
          style: { wall: kit.paint.of('stone', -0.1), beams: true },
          lamp: [7, -3],
          back: () => [
            ...hearth(kit, 7.4, WALL_FOOT + 0.1),
            ...[-7.4, -2.4].flatMap((x, i) =>
              outlook(kit, {
                box: [x - 1.1, -9, 2.2, 5.2],
                style: 'arched',
                wood: kit.paint.of('limestone', -0.14),
                index: i,
              }),
            ),
            ...[-4.9, 2.2].flatMap((x, i) => hung(pennant(kit, i), x, -9.4)),
          ],
          near: (style) => [...free(table(kit, style.wood, 5), -8.4), ...candle(kit, [-9, -3.05], 3)],
          stage: () => [rug(kit, kit.paint.of('plum', 0.02))],
        }),
        {},
      );

const bigPicture = (kit: Kit): Part[] => [
  cut(rect(-2, 0.1, 4, 5.4), kit.paint.of('indigo', 0.1), { lift: 5, edge: 0.4 }),
  cut(rect(-1.7, 0.6, 3.4, 4.2), kit.paint.of('paper', -0.07), {
    lift: 0,
    edge: 0,
    marks: [
      mark(
        polygon(-1.7, 4.8, -1.7, 3.2, -0.9, 1.8, -0.3, 2.9, 0.4, 1.2, 1.1, 2.8, 1.7, 2.3, 1.7, 4.8),
        kit.paint.of('teal', -0.02),
        0.5,
      ),
      mark(ellipse(0.9, 1.2, 0.34), kit.paint.accent(), 0.8),
      mark(rect(-1.7, 4, 3.4, 0.8), kit.paint.of('teal', -0.1), 0.35),
    ],
  }),
];

const couplet = (kit: Kit): Part[] => [
  cut(rect(-0.5, 0, 1, 5), kit.paint.accent(-0.04), {
    lift: 4,
    edge: 0.4,
    marks: [
      mark(
        together(
          [0.7, 1.6, 2.5, 3.4, 4.3].map((y) =>
            polygon(-0.26, y - 0.26, 0.26, y - 0.26, 0.2, y + 0.2, -0.2, y + 0.26),
          ),
        ),
        kit.paint.of('ebony'),
        0.55,
      ),
    ],
  }),
];

const pennant = (kit: Kit, index: number): Part[] => [
  cut(
    polygon(-0.9, 0, 0.9, 0, 0.9, 3.8, 0, 4.8, -0.9, 3.8),
    index === 0 ? kit.paint.accent(-0.05) : kit.paint.of('indigo', 0.04),
    {
      lift: 5,
      marks: [
        mark(polygon(0, 1.2, 0.5, 1.9, 0, 2.6, -0.5, 1.9), kit.paint.of('brass', 0.04)),
        mark(rect(-0.9, 0, 1.8, 0.2), kit.paint.of('brass')),
      ],
    },
  ),
];
