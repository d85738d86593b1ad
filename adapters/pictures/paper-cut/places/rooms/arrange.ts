/** Arranging a room: things on its floor and walls, posts that frame it, the light that fills it. */
import type { Family } from '../goods/families.ts';
import type { Kit } from '../kit.ts';
import { mixed } from '../light/tone.ts';
import { blend, cut, placed, shine, type Part } from '../paper/piece.ts';
import { rect } from '../paper/shapes.ts';
import { scaleAt, stacked, type SetParts } from '../planes.ts';
import { dressing } from './dressing.ts';
import { WALL_FOOT, shell, type WallKind } from './shell.ts';
import { roomStyle, type RoomStyle } from './style.ts';

/** Furniture against the back wall at x. */
export const against = (parts: readonly Part[], x: number, flip = false): Part[] =>
  placed(parts, { x, y: WALL_FOOT + 0.06, scale: scaleAt('back'), flip });

/** Furniture that stands free, a step before the wall. */
export const free = (parts: readonly Part[], x: number): Part[] =>
  placed(parts, { x, y: -0.42, scale: scaleAt('near') });

/** On the wall at a place. */
export const hung = (parts: readonly Part[], x: number, y: number): Part[] =>
  placed(parts, { x, y, scale: scaleAt('back') });

/** Dark posts at both ends of the room, in front of everything on the wall. */
function ends(kit: Kit, wood: string): Part[] {
  const dark = mixed(wood, kit.paint.shade, 0.35);
  return [-12.9, 11.3].map((x) =>
    cut(rect(x, -24, 1.6, 23.7), blend(mixed(dark, kit.paint.shade, 0.2), dark), { lift: 14, edge: 0.35 }),
  );
}

/** The warm air of a lit room: about its lamp, less where it would lie on faces, and softly over its middle; by day the room needs none. */
const warmth = (kit: Kit, x: number, y: number): Part[] =>
  kit.lit
    ? [
        shine(x, y, {
          radius: 13,
          colour: kit.paint.flame.throws,
          strength: Math.abs(x) < 3 ? 0.24 : 0.4,
          flicker: 0.03,
        }),
        shine(-x * 0.4, -8.2, { radius: 10, colour: kit.paint.flame.throws, strength: 0.22, flicker: 0 }),
      ]
    : [];

/** What a room holds: on its wall, free on its floor, on the stage floor, and before the actors. */
interface Contents {
  readonly wall: WallKind;
  readonly cover?: RoomStyle['floor'];
  readonly style?: Partial<RoomStyle>;
  readonly back: (style: RoomStyle) => readonly Part[];
  readonly near?: (style: RoomStyle) => readonly Part[];
  readonly stage?: (style: RoomStyle) => readonly Part[];
  readonly front?: (style: RoomStyle) => readonly Part[];
  readonly lamp: readonly [number, number];
  /** What stands on the shelves, where the place has goods of its own. */
  readonly sells?: Family;
}

/** A furnished room. */
export function furnished(kit: Kit, contents: Contents): SetParts {
  const style: RoomStyle = {
    ...roomStyle(kit),
    ...contents.style,
    ...(contents.cover && { floor: contents.cover }),
  };
  const back = contents.back(style);
  const near = contents.near?.(style) ?? [];
  return stacked(shell(kit, style, { kind: contents.wall }), {
    back: [...dressing(kit, style, { parts: [...back, ...near], sells: contents.sells }), ...back],
    near: [...near, ...ends(kit, style.wood), ...warmth(kit, ...contents.lamp)],
    stage: contents.stage?.(style) ?? [],
    front: contents.front?.(style) ?? [],
  });
}
