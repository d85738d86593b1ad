/** The shell of a room: back wall, skirting, floor, ceiling with beams or rafters, pillars, curtains of shade. */
import { authored } from '../paper/authored.ts';
import type { Kit } from '../kit.ts';
import { strip, type Cover } from '../land/ground.ts';
import { lighter, mixed } from '../light/tone.ts';
import { grille, type Bar } from '../paper/grille.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, veil, type Cut, type Mark, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import type { SetParts } from '../planes.ts';
import type { RoomStyle } from './style.ts';

/** Where the back wall meets the floor, and where its ceiling begins. */
export const WALL_FOOT = -1.02;

/** Height at which the ceiling of a room begins, heads. */
export const CEILING = -9.6;

/** What a wall is made of. */
export type WallKind = 'plaster' | 'panelled' | 'brick' | 'stone' | 'logs' | 'tiled' | 'earth';

/** Floor, back wall and ceiling; `kind` is the wall's make. */
export function shell(
  kit: Kit,
  style: RoomStyle,
  { kind, cover = style.floor }: { kind: WallKind; cover?: Cover },
): SetParts {
  return {
    back: [
      ...backWall(kit, style, kind),
      ...ceiling(kit, style),
      strip(kit, cover, 'back'),
      skirtingShade(kit),
    ],
    near: [strip(kit, cover, 'near')],
    stage: [strip(kit, cover, 'stage')],
  };
}

/** The wall is lighter where the light comes from, and has a quiet upper half behind the heads. */
function backWall(kit: Kit, style: RoomStyle, kind: WallKind): Cut[] {
  const { wall, wood } = style;
  const cool = kit.lit ? mixed(lighter(wall, -0.06), kit.outside.sky[0], 0.55) : lighter(wall, -0.07);
  const warm = kit.lit ? mixed(wall, kit.paint.flame.throws, 0.13) : lighter(wall, 0.02);
  const fill = blend(warm, cool, kit.sun * 1.25);
  const whole = cut(rect(-14, -24, 28, 24), fill, {
    lift: 0,
    edge: 0,
    grain: 0.55,
    marks: wallMarks(kit, kind),
  });
  const beyond = [
    cut(rect(-30, -24, 16.1, 24), kit.sun === 1 ? cool : warm, { lift: 0, edge: 0, grain: 0.55 }),
    cut(rect(13.9, -24, 16.1, 24), kit.sun === 1 ? warm : cool, { lift: 0, edge: 0, grain: 0.55 }),
  ];
  if (kind !== 'panelled')
    return [
      ...beyond,
      whole,
      ...(kind === 'plaster' ? dado(kit, style) : []),
      cut(rect(-26, WALL_FOOT - 0.32, 52, 0.34), lighter(wood, -0.03), { lift: 3, edge: 0.35 }),
    ];
  const panels = together(Array.from({ length: 21 }, (_, i) => rect(-25.6 + i * 2.5, -3.5, 2, 1.9)));
  return [
    ...beyond,
    whole,
    cut(rect(-26, -3.9, 52, 2.9), blend(lighter(wood, 0.02), lighter(wood, -0.03)), {
      lift: 4,
      edge: 0.4,
      marks: [
        mark(panels, lighter(wood, -0.045), 0.8),
        mark(rect(-26, -1.35, 52, 0.35), lighter(wood, -0.06)),
      ],
    }),
    cut(rect(-26, -4.06, 52, 0.26), lighter(wood, 0.04), { lift: 4, edge: 0.5 }),
  ];
}

/** The lower part of a plastered wall in a darker wash, with a line over it: medium frames have a ground under the heads. */
const dado = (kit: Kit, { wall, wood }: RoomStyle): Cut[] => [
  veil(rect(-26, -3.75, 52, 2.75), kit.paint.shade, 0.12),
  cut(rect(-26, -3.84, 52, 0.12), mixed(wall, wood, 0.5), { lift: 1, edge: 0.3, alpha: 0.8 }),
];

/** Faint signs of the wall's make, kept off the heads: bricks in patches, courses of stone, logs, tiles. */
function wallMarks(kit: Kit, kind: WallKind): Mark[] {
  const random = kit.chance('wall');
  const { shade } = kit.paint;
  const masonry = (count: number, size: Point): Mark[] => [
    mark(patches(random, count, size), shade, 0.09),
    mark(patches(random, Math.round(count * 0.66), size), kit.paint.of('paper'), 0.05),
  ];
  switch (kind) {
    case 'plaster':
      return [mark(patches(random, 6, [1.9, 0.7]), shade, 0.04)];
    case 'panelled':
      return [];
    case 'brick':
      return masonry(46, [1.1, 0.5]);
    case 'stone':
      return masonry(34, [1.8, 0.9]);
    case 'logs':
      return [
        mark(together(Array.from({ length: 14 }, (_, i) => rect(-26, -14 + i, 52, 0.09))), shade, 0.16),
      ];
    case 'tiled':
      return [mark(TILES, shade, 0.12), mark(rect(-26, -5.3, 52, 0.14), shade, 0.2)];
    case 'earth':
      return [mark(patches(random, 40, [1.4, 0.3]), shade, 0.06)];
  }
}

/** Joints of tiles on the lower half of a wall. */
const TILES = grille(
  Array.from({ length: 8 }, (_, i): Bar => [-26, -5.2 + i * 0.6, 52, 0.04]),
  Array.from({ length: 60 }, (_, i): Bar => [-18 + i * 0.6, -5.2, 0.04, 4.2]),
);

/** Bricks or stones of one size here and there, in courses. */
const patches = (random: () => number, count: number, [wide, high]: Point): Outline =>
  together(
    Array.from({ length: count }, () =>
      rect(-14 + 28 * random(), Math.round((-9 + 7.6 * random()) / high) * high, wide - 0.1, high - 0.1),
    ),
  );

/** Beams and what is above them, in shade: seen when the picture is tall. */
function ceiling(kit: Kit, { beams, wood, wall }: RoomStyle): Cut[] {
  const dark = mixed(wood, kit.paint.shade, 0.55);
  if (!beams) {
    const lid = mixed(wall, kit.paint.shade, 0.22);
    return [
      cut(rect(-26, -24, 52, 13.6), blend(mixed(lid, kit.paint.shade, 0.3), lid), { lift: 5, edge: 0.2 }),
      cut(rect(-26, -10.5, 52, 0.3), lighter(wall, 0.05), { lift: 4, edge: 0.4 }),
    ];
  }
  const rafters = together(
    Array.from({ length: 13 }, (_, i) =>
      authored(
        `M${-24 + i * 4} -24L${-23.3 + i * 4} -24L${-23.3 + i * 4 + (i - 6) * 0.14} ${CEILING - 0.5}L${-24 + i * 4 + (i - 6) * 0.14} ${CEILING - 0.5}Z`,
      ),
    ),
  );
  return [
    cut(rect(-26, -24, 52, 14), blend(lighter(kit.paint.shade, 0.01), mixed(dark, wall, 0.2)), {
      lift: 0,
      edge: 0,
    }),
    cut(rafters, lighter(dark, 0.02), { lift: 6, edge: 0.25 }),
    cut(rect(-26, -14.4, 52, 0.7), lighter(dark, 0.03), { lift: 8, edge: 0.3 }),
    cut(rect(-26, CEILING - 0.75, 52, 0.85), mixed(wood, kit.paint.shade, 0.25), { lift: 12, edge: 0.35 }),
  ];
}

/** The wall darkens a little towards the floor, so that feet and legs stand out. */
const skirtingShade = (kit: Kit): Cut => veil(rect(-26, WALL_FOOT - 0.02, 52, 0.5), kit.paint.shade, 0.16);

/** Upright posts of the frame at places along the back wall. */
export const pillars = (wood: string, places: readonly number[]): Part[] =>
  places.map((x) =>
    cut(
      rect(x - 0.32, CEILING, 0.64, -CEILING + WALL_FOOT + 0.1),
      blend(lighter(wood, -0.02), lighter(wood, 0.01)),
      { lift: 9, edge: 0.5 },
    ),
  );

/** A rug on the stage floor, behind and under the actors' feet. */
export function rug(kit: Kit, colour: string, half = 5): Cut {
  const outline = polygon(-half * 0.9, -0.18, half * 0.9, -0.18, half * 1.12, 0.7, -half * 1.12, 0.7);
  const inner = polygon(-half * 0.82, -0.09, half * 0.82, -0.09, half * 1, 0.56, -half * 1, 0.56);
  const heart = polygon(-half * 0.74, -0.02, half * 0.74, -0.02, half * 0.88, 0.44, -half * 0.88, 0.44);
  return cut(outline, lighter(colour, -0.04), {
    lift: 2,
    edge: 0.3,
    marks: [mark(inner, mixed(colour, kit.paint.of('paper'), 0.35), 0.8), mark(heart, colour)],
  });
}
