/** Sets where people sleep and cook. */
import { wallShelf } from '../goods/shelf.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { mixed } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { cut, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import { against, free, furnished, hung } from '../rooms/arrange.ts';
import { bed, canopyBed } from '../rooms/beds.ts';
import { chest, wardrobe } from '../rooms/cabinets.ts';
import { barrel, bigJar } from '../rooms/containers.ts';
import { jars } from '../rooms/foreground.ts';
import { pendant } from '../rooms/lamps.ts';
import { rug } from '../rooms/shell.ts';
import { range, wokStove } from '../rooms/stoves.ts';
import { stool, table } from '../rooms/tables-and-seats.ts';
import { framed, scrollPicture } from '../rooms/wall-pictures.ts';
import { chinese, localTableLamp, localWindow } from './local-room.ts';

/** A bedroom. */
export const bedroom = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isChinese(kit) && !isModern(kit) ? 'plaster' : 'panelled',
    lamp: [4.6, -4.4],
    back: (style) => {
      const chinese = kit.world === 'chinese-old';
      const quilt = kit.paint.accent(-0.1);
      return [
        ...localWindow(kit, style),
        ...against(
          chinese ? canopyBed(kit, style.wood, kit.paint.of('rose')) : bed(kit, style.wood, quilt),
          chinese ? 8 : 7.6,
          !chinese,
        ),
        ...against(chinese ? table(kit, style.wood, 2.2) : chest(kit, style.wood), chinese ? -3.6 : 2.6),
        ...localTableLamp(kit, [chinese ? -3.6 : 2.6, chinese ? -3.36 : -4.1]),
        ...(chinese ? hung(scrollPicture(kit, 1), 1.2, -8.9) : hung(framed(kit, [2, 1.5], 0), 7, -8.2)),
      ];
    },
    near: (style) => [...free(chinese(kit) ? stool(kit, style.wood) : wardrobeSide(kit, style.wood), -10)],
    stage: () => [rug(kit, kit.paint.of('rose', -0.06), 4.4)],
  });

const wardrobeSide = (kit: Kit, wood: string): Part[] => wardrobe(kit, mixed(wood, kit.paint.shade, 0.15));

/** A kitchen. */
export const kitchen = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: isModern(kit) ? 'tiled' : 'plaster',
    cover: isModern(kit) ? 'tiles' : 'paving',
    lamp: [7, -4.2],
    back: (style) => [
      ...localWindow(kit, {
        ...style,
        window: isModern(kit) ? style.window : isChinese(kit) ? 'paper' : 'casement',
      }),
      ...wallShelf(kit, style.wood, { x: -2.6, y: -9.2, width: 5, boards: 1, family: 'kitchen', index: 1 }),
      ...(isChinese(kit) && !isModern(kit)
        ? against(wokStove(kit), 7.4)
        : [
            ...against(range(kit, isModern(kit)), 6),
            ...wallShelf(kit, style.wood, {
              x: 7.8,
              y: -8.6,
              width: 3.4,
              boards: 2,
              family: 'kitchen',
              index: 4,
            }),
            ...against(chest(kit, style.wood), 9.8),
          ]),
      ...ladles(kit, 4.2),
      ...against(isChinese(kit) ? bigJar(kit, kit.paint.of('copper', -0.1)) : barrel(kit), -4.6),
    ],
    near: (style) => [
      ...free(table(kit, style.wood, 3.4), -8.8),
      ...hung(cabbages(kit), -9, -3.05),
      ...(isModern(kit) ? pendant(kit, 0, -8.6) : localTableLamp(kit, [-8, -3.05])),
    ],
    front: () => jars(kit, 1),
  });

/** Pans and ladles on hooks. */
const ladles = (kit: Kit, x: number): Part[] => [
  cut(rect(x - 1.4, -6.9, 2.8, 0.12), kit.paint.of('iron', 0.06), { lift: 3 }),
  cut(
    together([
      rect(x - 1.05, -6.8, 0.09, 0.9),
      ellipse(x - 1, -5.6, 0.4),
      rect(x - 0.1, -6.8, 0.08, 1.1),
      ellipse(x - 0.06, -5.55, 0.26, 0.18),
      rect(x + 0.8, -6.8, 0.09, 0.7),
      ellipse(x + 0.84, -5.75, 0.45),
    ]),
    kit.paint.of('copper', -0.02),
    { lift: 5, edge: 0 },
  ),
];

const cabbages = (kit: Kit): Part[] => [
  cut(
    together([ellipse(0, -0.4, 0.5, 0.42), ellipse(0.95, -0.32, 0.4, 0.34)]),
    kit.paint.of('bamboo', 0.08),
    { lift: 4 },
  ),
  cut(ellipse(-0.9, -0.25, 0.26), kit.paint.accent(), { lift: 3 }),
];
