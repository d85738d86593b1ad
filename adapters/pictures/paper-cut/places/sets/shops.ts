/** Shops: what they sell is read from the place's name and traits. */
import type { Family } from '../goods/families.ts';
import { drawers, wallShelf } from '../goods/shelf.ts';
import { hangingLantern } from '../houses/hanging-lantern.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { authored } from '../paper/authored.ts';
import { holed, together, type Outline } from '../paper/outline.ts';
import { cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished } from '../rooms/arrange.ts';
import { bigJar, crate } from '../rooms/containers.ts';
import { tableCorner } from '../rooms/foreground.ts';
import { pendant } from '../rooms/lamps.ts';
import { outlook } from '../rooms/outlook.ts';
import { pillars } from '../rooms/shell.ts';
import { counter, stool } from '../rooms/tables-and-seats.ts';
import { paperUmbrella } from '../rooms/work-things.ts';
import { localTableLamp } from './local-room.ts';

/** What is sold or made, from the place's name and traits; in China a shop with nothing said sells lanterns or tea. */
const trades: readonly (readonly [RegExp, Family])[] = [
  [/灯笼|灯匠|花灯|lantern/, 'lanterns'],
  [/伞|umbrella/, 'lanterns'],
  [/茶|\btea/, 'tea'],
  [/药|medicine|apothec|chemist|pharmac|herb/, 'medicine'],
  [/书|book/, 'books'],
  [/布|绸|裁缝|cloth|tailor|draper|silk/, 'cloth'],
  [/面包|饼|糕|包子|馒头|baker|cake|bread/, 'bakery'],
  [/果|菜|米|粮|grocer|fruit|vegetable/, 'grocer'],
  [/玩具|toy|doll/, 'toys'],
  [/钟|表|clock|watch/, 'clocks'],
  [/酒|wine|tavern|\bpub\b|ale/, 'tavern'],
];

/** The family of goods of this place. */
export function tradeOf(kit: Kit, otherwise: Family): Family {
  return trades.find(([words]) => kit.tells(words))?.[1] ?? otherwise;
}

/** A shop: counter and lamp at the right, shelves behind, the street through the window. */
export function shop(kit: Kit): SetParts {
  const family = tradeOf(kit, isChinese(kit) ? 'lanterns' : 'household');
  return furnished(kit, {
    wall: isChinese(kit) && !isModern(kit) ? 'plaster' : 'panelled',
    lamp: [6, -4.4],
    sells: family,
    back: (style) => [
      ...outlook(kit, { box: [-9.4, -7.8, 4.8, 4.8], style: style.window, wood: style.wood }),
      ...(isChinese(kit) || style.beams ? pillars(style.wood, [-4, 4]) : []),
      ...wallShelf(kit, style.wood, { x: 4.9, y: -9.6, width: 5.8, boards: 2, family, index: 1 }),
      ...(family === 'medicine'
        ? drawers(kit, style.wood, [-2.8, -8.6, 5.6, 3.2])
        : centrepiece(kit, family, style.wood)),
      ...against(counter(kit, style.wood, 7.4), 7.6),
      ...localTableLamp(kit, [5.6, -3.78]),
      ...placed(tillThings(kit), { x: 7.8, y: -3.8 }),
    ],
    near: (style) => [
      ...shopHangings(kit, family),
      ...free(stool(kit, style.wood), -9.4),
      ...free(isChinese(kit) ? bigJar(kit, kit.paint.of('copper', -0.08)) : crate(kit, 2), -7.2),
    ],
    front: (style) => [...tableCorner(kit, style.wood, -1)],
  });
}

/** What hangs on the middle of the wall, quiet and low in contrast. */
function centrepiece(kit: Kit, family: Family, wood: string): Part[] {
  if (kit.tells(/伞|umbrella/))
    return [
      ...placed(paperUmbrella(kit.paint.accent(-0.02)), { x: -1.9, y: -8, scale: 0.72 }),
      ...placed(paperUmbrella(kit.paint.of('teal', 0.04)), { x: 1.6, y: -7.7, scale: 0.6 }),
    ];
  if (family === 'lanterns') return lanternWall(kit, wood);
  return [...wallShelf(kit, wood, { x: -3.2, y: -9.3, width: 6.2, boards: 1, family, index: 4 })];
}

/** What a lantern maker has on the wall: a board of finished work, lanterns under it, and hoops to be. */
const lanternWall = (kit: Kit, wood: string): Part[] => [
  ...wallShelf(kit, wood, { x: -3.3, y: -9.2, width: 6.6, boards: 1, family: 'lanterns', index: 4 }),
  ...[-0.5, 0.75].flatMap((x, i) =>
    hangingLantern(kit, [x, -7.4], { size: 0.62 - 0.08 * i, cord: 0.25 + 0.2 * i, index: i + 1 }),
  ),
  ...[-2.9, -2.2, -1.6].flatMap((x, i) => placed(hoop(kit, 0.42 - 0.07 * i), { x, y: -6.85 + 0.1 * i })),
];

/** A bent strip of bamboo on its nail. */
const hoop = (kit: Kit, radius: number): Part[] => [
  cut(holed(round(radius), round(radius - 0.06)), kit.paint.of('pine', -0.08), { lift: 3, edge: 0.3 }),
];

const round = (radius: number): Outline =>
  polygon(
    ...Array.from({ length: 20 }, (_, i) => (i / 10) * Math.PI).flatMap((turn) => [
      Math.cos(turn) * radius,
      Math.sin(turn) * radius,
    ]),
  );

/** Lanterns, cloth or herbs hanging from the beam, clear of heads. */
function shopHangings(kit: Kit, family: Family): Part[] {
  const high = -10.4;
  if (family === 'lanterns')
    return [
      [-6.8, 1],
      [0.6, 0.8],
      [2.6, 1.05],
    ].flatMap(([x = 0, size = 0.8], i) =>
      hangingLantern(kit, [x, high], { size, cord: 0.4 + (i % 2) * 0.7, index: i }),
    );
  if (isModern(kit)) return pendant(kit, 0, -8.8);
  const bunch = (x: number): Outline =>
    authored(
      `M${x - 0.05} ${high}L${x + 0.05} ${high}L${x + 0.45} ${high + 1.6}Q${x} ${high + 1.9} ${x - 0.45} ${high + 1.6}Z`,
    );
  return [
    cut(together([-6.4, -5.4, 2.6, 3.6].map(bunch)), kit.paint.of('reed', -0.1), { lift: 5, edge: 0.3 }),
  ];
}

/** An abacus or scales, and papers. */
const tillThings = (kit: Kit): Part[] =>
  isChinese(kit)
    ? [
        cut(rect(-0.9, -0.7, 1.8, 0.7), kit.paint.of('rosewood', 0.02), {
          lift: 4,
          marks: [
            mark(rect(-0.78, -0.6, 1.56, 0.5), kit.paint.of('oak', 0.04)),
            mark(
              together(
                Array.from({ length: 8 }, (_, i) =>
                  ellipse(-0.65 + i * 0.185, -0.36 + (i % 3) * 0.08, 0.06, 0.05),
                ),
              ),
              kit.paint.of('ebony'),
            ),
          ],
        }),
      ]
    : [
        cut(
          together([
            rect(-0.06, -1.4, 0.12, 1.4),
            rect(-0.9, -1.36, 1.8, 0.08),
            rect(-0.4, -0.12, 0.8, 0.12),
          ]),
          kit.paint.of('brass'),
          { lift: 4, edge: 0 },
        ),
        cut(
          together([
            authored('M-1.2 -0.7L-0.5 -0.7Q-0.85 -0.4 -1.2 -0.7Z'),
            authored('M0.5 -0.7L1.2 -0.7Q0.85 -0.4 0.5 -0.7Z'),
          ]),
          kit.paint.of('brass', 0.06),
          { lift: 3 },
        ),
      ];
