/** Sets where people read and write. */
import { cupboard } from '../goods/shelf.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { together } from '../paper/outline.ts';
import { cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { potted } from '../plants/undergrowth.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { tallClock } from '../rooms/cabinets.ts';
import { tableCorner } from '../rooms/foreground.ts';
import { WALL_FOOT, rug } from '../rooms/shell.ts';
import { chair, table } from '../rooms/tables-and-seats.ts';
import { framed, scrollPicture } from '../rooms/wall-pictures.ts';
import { chinese, localTableLamp, localWindow } from './local-room.ts';

/** A study. */
export const study = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isChinese(kit) && !isModern(kit) ? 'plaster' : 'panelled',
    lamp: [5.6, -4.4],
    back: (style) => [
      ...localWindow(kit, style),
      ...cupboard(kit, style.wood, {
        x: 7.2,
        y: -8.6,
        width: 4,
        boards: 4,
        family: isChinese(kit) ? 'study' : 'books',
        index: 2,
        foot: WALL_FOOT + 0.06,
      }),
      ...against(table(kit, style.wood, 4.4), 4.6),
      ...writingThings(kit, [4.2, -3.36]),
      ...localTableLamp(kit, [5.8, -3.36]),
      ...(chinese(kit)
        ? [...hung(scrollPicture(kit, 0), -1.6, -8.4), ...hung(scrollPicture(kit, 1), 1.4, -8.4)]
        : [...hung(framed(kit, [1.8, 2.2], 1), -1.4, -8.8), ...against(tallClock(kit, style.wood), -4)]),
    ],
    near: (style) => [...free(chair(kit, style.wood, isChinese(kit)), -9), ...free(potted(kit, 1), 10.2)],
    stage: () => [rug(kit, kit.paint.of('indigo', 0.06))],
    front: (style) => tableCorner(kit, style.wood, 1),
  });

/** Brush stand, ink stone and paper; a globe elsewhere. */
const writingThings = (kit: Kit, [x, y]: readonly [number, number]): Part[] =>
  isChinese(kit)
    ? [
        cut(polygon(x - 1.2, y, x + 0.1, y, x + 0.2, y - 0.08, x - 1.1, y - 0.08), kit.paint.of('paper'), {
          lift: 2,
        }),
        cut(
          together([
            rect(x + 0.4, y - 0.9, 0.07, 0.6),
            rect(x + 0.55, y - 1, 0.07, 0.7),
            rect(x + 0.7, y - 0.85, 0.07, 0.55),
          ]),
          kit.paint.of('timber'),
          { lift: 1 },
        ),
        cut(rect(x + 0.32, y - 0.45, 0.55, 0.45), kit.paint.of('indigo', 0.1), { lift: 3 }),
      ]
    : [
        cut(ellipse(x, y - 0.75, 0.55), kit.paint.of('teal', 0.04), {
          lift: 4,
          marks: [
            mark(
              together([ellipse(x - 0.15, y - 0.9, 0.2, 0.26), ellipse(x + 0.25, y - 0.55, 0.15, 0.2)]),
              kit.paint.of('ochre'),
            ),
          ],
        }),
        cut(rect(x - 0.3, y - 0.18, 0.6, 0.18), kit.paint.of('brass'), { lift: 2 }),
      ];
