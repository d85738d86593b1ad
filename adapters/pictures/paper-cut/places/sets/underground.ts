/** Sets under the ground: cellars with vaults and barrels, caves with dripping stone. */
import { authored, pointsOf } from '../paper/authored.ts';
import { wallShelf } from '../goods/shelf.ts';
import { between, type Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { boulder } from '../land/rocks.ts';
import { water } from '../land/water.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { holed, together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, shine, veil, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import { planes, stacked, type SetParts } from '../planes.ts';
import { against, free, furnished } from '../rooms/arrange.ts';
import { barrel, crate } from '../rooms/containers.ts';
import { jars } from '../rooms/foreground.ts';
import { candle, torch } from '../rooms/lamps.ts';
import { WALL_FOOT } from '../rooms/shell.ts';
import { bareSky } from '../sky/sky.ts';

/** A cellar: three vaults, barrels, a stair with light from above. */
export const cellar = (kit: Kit): SetParts =>
  furnished(kit, {
    wall: 'stone',
    cover: 'paving',
    style: { wall: kit.paint.of('stone', -0.16), wood: kit.paint.of('timber', -0.04), beams: false },
    lamp: [6, -4],
    back: (style) => {
      const vault = (x: number): Part[] => [
        cut(
          arch(x, WALL_FOOT, [6.4, 8.6]),
          blend(mixed(style.wall, kit.paint.shade, 0.5), mixed(style.wall, kit.paint.shade, 0.25)),
          { lift: 0, edge: 0.2 },
        ),
        cut(
          holed(rect(x - 3.6, -10, 7.2, 9), arch(x, WALL_FOOT + 0.02, [6.4, 8.6])),
          lighter(style.wall, 0.02),
          { lift: 9, edge: 0 },
        ),
      ];
      return [
        ...[-7.2, 0, 7.2].flatMap(vault),
        ...wallShelf(kit, style.wood, {
          x: -9.6,
          y: -7.6,
          width: 4.6,
          boards: 2,
          family: 'tavern',
          index: 1,
        }),
        ...[5.6, 7.8, 6.7].flatMap((x, i) =>
          placed(barrel(kit), { x, y: WALL_FOOT + (i === 2 ? -2.1 : 0.06), scale: 0.8 }),
        ),
        ...(kit.lit ? [] : [shine(0, -7, { radius: 4, colour: kit.outside.sky[2], strength: 0.3 })]),
        ...torch(kit, [3.6, -6.4], 1),
      ];
    },
    near: () => [...free(crate(kit, 2.2), -8), ...candle(kit, [-8, -2.25], 2), ...free(barrel(kit), 9.8)],
    front: () => jars(kit, 1),
  });

/** A cave: walls of stone on every plane, a mouth of daylight, a pool, stalactites. */
export function cave(kit: Kit): SetParts {
  const rock = mixed(kit.paint.of('rock', -0.06), kit.paint.shade, kit.dark ? 0.15 : 0.1);
  const land = ridge(pointsOf('-26 -2.4, -6 -3, 2 -2.5, 26 -3.2'), 4);
  return stacked(bareSky(kit), {
    sky: [
      shine(0.4, -3.6, { radius: 4, colour: kit.outside.sky[2], strength: 0.4 }),
      ...(kit.dark ? [] : [veil(ellipse(0, -3.2, 3.4, 2.8), '#ffffff', 0.12)]),
    ],
    far: [cut(land, kit.outside.of('leaf', 0.06), { lift: 2 })],
    distance: [caveWall(kit, lighter(rock, 0.07), 3.4), strip(kit, 'rock', 'distance')],
    middle: [
      caveWall(kit, lighter(rock, 0.03), 6.4),
      strip(kit, 'rock', 'middle'),
      spikes(kit, lighter(rock, 0.02), { count: 9, y: -8.4 }),
    ],
    back: [
      water(kit, 'back', { top: -0.96, bottom: -0.6, step: -0.1 }),
      strip(kit, 'rock', 'back'),
      caveWall(kit, lighter(rock, -0.01), 9.4),
      ...against(boulder(kit, 3.4, { index: 1 }), 8.6),
      ...against(boulder(kit, 2.4, { index: 2 }), -8.8),
      spikes(kit, lighter(rock, 0.02), { count: 7, y: -10 }),
    ],
    near: [
      strip(kit, 'rock', 'near'),
      ...free(boulder(kit, 1.8, { index: 4 }), 9.8),
      ...torch(kit, [-7.2, -5], 0),
      ...crystals(kit),
    ],
    stage: [strip(kit, 'rock', 'stage')],
    front: [caveWall(kit, lighter(rock, -0.08), 13.6)],
  });
}

/** Stone from side to side with a ragged opening, half as wide as `open` twice. */
function caveWall(kit: Kit, colour: string, open: number): Part {
  const random = kit.chance('cave', Math.round(open * 10));
  const rim = Array.from({ length: 15 }, (_, i): Point => {
    const angle = Math.PI * (i / 14);
    return [
      Math.cos(angle) * open * between(random, 0.9, 1.08),
      -1.4 - Math.sin(angle) * open * 0.82 * between(random, 0.88, 1.1),
    ];
  });
  const outline = polygon(-30, 4, -30, -26, 30, -26, 30, 4, open, 4, ...rim.flat(), -open, 4);
  return cut(outline, blend(lighter(colour, -0.03), lighter(colour, 0.02)), { lift: 10, edge: 0.35 });
}

/** Stalactites, longer at the sides. */
function spikes(kit: Kit, colour: string, { count, y }: { count: number; y: number }): Part {
  const random = kit.chance('spikes', count);
  const cones = Array.from({ length: count }, (_, i) => {
    const x = -12 + (24 * (i + 0.5)) / count + between(random, -0.6, 0.6);
    const long = between(random, 0.7, 2.2) * (0.4 + Math.abs(x) / 14);
    return polygon(x - 0.4, y - 2, x + 0.4, y - 2, x + 0.06, y + long, x - 0.06, y + long);
  });
  return cut(together(cones), colour, { lift: 6, edge: 0.35 });
}

/** A cluster of pale crystals. */
function crystals(kit: Kit): Part[] {
  const tone = kit.paint.of('ice', -0.1);
  const shard = (x: number, tall: number, lean: number): Part => {
    const shaded = `M${x} 0L${x + lean} ${-tall}L${x + 0.3 + lean} ${-tall * 0.8}L${x + 0.25} 0Z`;
    return cut(
      authored(
        `M${x - 0.25} 0L${x - 0.3 + lean} ${-tall * 0.8}L${x + lean} ${-tall}L${x + 0.3 + lean} ${-tall * 0.8}L${x + 0.25} 0Z`,
      ),
      blend(lighter(tone, 0.05), lighter(tone, -0.1)),
      { lift: 4, edge: 0.5, marks: [mark(authored(shaded), lighter(tone, -0.08), 0.6)] },
    );
  };
  return placed([shard(-0.5, 1.1, -0.25), shard(0.45, 0.9, 0.3), shard(0, 1.6, 0.05)], {
    x: 7,
    y: planes.near.ground + 0.25,
  });
}
