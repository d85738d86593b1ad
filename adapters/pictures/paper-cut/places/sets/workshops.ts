/** Workshops: a bench, tools on the wall, half-made things. */
import { wallShelf } from '../goods/shelf.ts';
import { hangingLantern } from '../houses/hanging-lantern.ts';
import { isChinese, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { cut, placed, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { jars } from '../rooms/foreground.ts';
import { outlook } from '../rooms/outlook.ts';
import { pillars } from '../rooms/shell.ts';
import { stool } from '../rooms/tables-and-seats.ts';
import { framed, scrollPicture } from '../rooms/wall-pictures.ts';
import { lanternFrames, workBench } from '../rooms/work-things.ts';
import { localTableLamp } from './local-room.ts';
import { tradeOf } from './shops.ts';

/** A workshop: bench, tools on the wall, half-made things. */
export function workshop(kit: Kit): SetParts {
  const lanterns = tradeOf(kit, isChinese(kit) ? 'lanterns' : 'workshop') === 'lanterns';
  return furnished(kit, {
    wall: isChinese(kit) ? 'plaster' : 'logs',
    cover: 'boards',
    lamp: [6.2, -4.2],
    back: (style) => [
      ...outlook(kit, { box: [-9.2, -7.6, 4.6, 4.4], style: style.window, wood: style.wood }),
      ...pillars(style.wood, [-3.9, 3.9]),
      ...(lanterns
        ? wallShelf(kit, style.wood, { x: 4.8, y: -9.2, width: 5.6, boards: 2, family: 'lanterns', index: 2 })
        : toolBoard(kit, style.wood)),
      ...against(workBench(kit, style.wood), 7),
      ...(lanterns ? hung(lanternFrames(kit), 8.2, -3.35 + 2.35) : []),
      ...localTableLamp(kit, [5.2, -3.36]),
      ...(lanterns ? hung(scrollPicture(kit, 0), 0.6, -9.1) : hung(framed(kit, [1.6, 1.3], 0), -1.2, -8.4)),
    ],
    near: (style) => [
      ...(lanterns
        ? [
            [-6.4, 1],
            [2.4, 0.8],
          ].flatMap(([x = 0, size = 0.8], i) =>
            hangingLantern(kit, [x, -10.4], { size, cord: 0.7, index: i }),
          )
        : placed(planks(kit), { x: -10, y: -0.4 })),
      ...free(stool(kit, style.wood), 9.6),
      ...free(bambooBundle(kit), -7.4),
    ],
    front: () => jars(kit, -1),
  });
}

/** Saws, planes and chisels in rows on a board. */
const toolBoard = (kit: Kit, wood: string): Part[] => [
  cut(rect(4.8, -9, 5.6, 3.6), lighter(wood, -0.05), { lift: 5 }),
  cut(together([5.4, 6.3, 7.2].map((x) => rect(x, -8.6, 0.16, 1.6))), kit.paint.of('oak', 0.06), { lift: 3 }),
  cut(
    together([
      polygon(5.2, -7.1, 5.75, -7.1, 5.6, -6.5, 5.35, -6.5),
      rect(6.1, -8.7, 0.6, 0.34),
      polygon(7.1, -7, 7.4, -7, 7.28, -6.2),
      authored('M8 -8.4L10 -8.1L10 -7.7L8 -7.5Z'),
    ]),
    kit.paint.of('steel', -0.06),
    { lift: 4, edge: 0.45 },
  ),
];

const planks = (kit: Kit): Part[] =>
  [0, 1, 2].map((i) =>
    cut(
      polygon(-1 + i * 0.6, 0, -0.5 + i * 0.6, 0, 0.5 + i * 0.5, -7 + i * 0.6, 0.1 + i * 0.5, -7 + i * 0.6),
      kit.paint.of('pine', -0.1 - i * 0.04),
      { lift: 5, edge: 0.45 },
    ),
  );

const bambooBundle = (kit: Kit): Part[] => [
  cut(
    together(
      [-0.5, -0.25, 0, 0.25, 0.5].map((x, i) =>
        authored(
          `M${x - 0.09} 0L${x + 0.09} 0L${x * 1.7 + 0.09} ${-5.4 + (i % 3) * 0.5}L${x * 1.7 - 0.09} ${-5.4 + (i % 3) * 0.5}Z`,
        ),
      ),
    ),
    kit.paint.of('bamboo', -0.02),
    { lift: 4, edge: 0.4 },
  ),
  cut(ribbon(pointsOf('-0.75 -2, 0 -1.9, 0.75 -2'), [0.24, 0.24]), kit.paint.of('rope'), { lift: 3 }),
];
