/** What rooms of a world have in common: its table lamps, its windows, a vase with a twig. */
import { pointsOf } from '../paper/authored.ts';
import { isChinese, isModern, pick, type Kit } from '../kit.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { cut, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon } from '../paper/shapes.ts';
import { candle, oilLamp, tableLamp } from '../rooms/lamps.ts';
import { curtains, outlook } from '../rooms/outlook.ts';
import type { RoomStyle } from '../rooms/style.ts';

/** The lamp that stands on this world's tables. */
export const localTableLamp = (kit: Kit, at: readonly [number, number]): Part[] => {
  if (isModern(kit)) return placed(tableLamp(kit, [0, 0]), { x: at[0], y: at[1], scale: 0.85 });
  return isChinese(kit) ? oilLamp(kit, at) : candle(kit, at);
};

/** The window of a room, at the left, curtained where the world curtains. */
export const localWindow = (kit: Kit, style: RoomStyle, x = -8.9): Part[] => {
  const box = [x, -7.6, style.window === 'round' ? 4 : 4.2, style.window === 'round' ? 4 : 4.4] as const;
  const cloth =
    isModern(kit) || kit.world === 'western-old' || kit.world === 'fairytale'
      ? curtains(
          kit,
          box,
          kit.paint.of(
            pick(kit.chance('curtains'), ['plum', 'indigo', 'felt', 'ochre', 'rose'] as const),
            0.08,
          ),
        )
      : [];
  return [
    ...outlook(kit, { box, style: style.window, wood: style.wood }),
    ...(style.window === 'round' ? [] : cloth),
  ];
};

/** A vase with a flowering twig, standing on the origin. */
export const vaseOn = (kit: Kit): Part[] => [
  cut(ribbon(pointsOf('0 -1.1, 0.2 -2, 0.9 -2.7'), [0.12, 0.04]), kit.paint.of('bark'), { lift: 2 }),
  cut(
    together([ellipse(0.9, -2.7, 0.16), ellipse(0.55, -2.3, 0.13), ellipse(0.2, -1.9, 0.12)]),
    kit.paint.accent(),
    { lift: 2 },
  ),
  cut(
    polygon(-0.35, 0, -0.45, -0.7, -0.2, -1.2, 0.2, -1.2, 0.45, -0.7, 0.35, 0),
    kit.paint.of('ice', -0.06),
    { lift: 4, edge: 0.5 },
  ),
];

/** Whether rooms are furnished in the old Chinese way. */
export const chinese = (kit: Kit): boolean => kit.world === 'chinese-old';
