/** Sets where people stroll and play: parks and playgrounds. */
import { pointsOf } from '../paper/authored.ts';
import { fence } from '../houses/fences.ts';
import { pavilion } from '../houses/garden-buildings.ts';
import { playThings } from '../houses/play-things.ts';
import { skyline } from '../houses/skyline.ts';
import { fountain, localLamp, parkBench } from '../houses/street-furniture.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farWood, hills } from '../land/hills.ts';
import { glitter, water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { blend, cut, placed, type Part } from '../paper/piece.ts';
import { HORIZON, stacked, standing, type SetParts } from '../planes.ts';
import { broadTree, roundTree } from '../plants/broad-trees.ts';
import { bush, flowers } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { sky } from '../sky/sky.ts';

/** A park: lawn, trees, a path with a bench and a lamp, a pond. */
export const park = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    {
      far: isModern(kit)
        ? skyline(kit, 'park', { low: HORIZON, high: -6, colour: kit.paint.of('slate', 0.18) })
        : [hills(kit, { name: 'park', low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))],
    },
    ground(kit, 'grass'),
    {
      distance: [
        farWood(kit, 'park', { y: -1.6, height: 1.5, colour: kit.paint.of('leaf', 0.03) }),
        strip(kit, 'grass', 'distance'),
        ...placed(isChinese(kit) ? pavilion(kit) : fountain(kit), { x: 4.4, y: -1.5, scale: 0.36 }),
      ],
      middle: [
        water(kit, 'middle', { top: -1.36, bottom: -0.9 }),
        ...placed(isChinese(kit) ? willow(kit, 2) : roundTree(kit, 5), { x: -6.4, y: -1.35, scale: 0.62 }),
        ...glitter(kit, { x: 3, top: -1.3, bottom: -1, spread: 2.6 }),
      ],
      back: [
        strip(kit, 'grass', 'back'),
        ...placed(broadTree(kit, 1), { x: 9.8, y: -0.7, scale: 0.78 }),
        ...placed(parkBench(kit), { x: 6.4, y: -0.62, scale: 0.8 }),
        ...placed(bush(kit, 3, 1), { x: -9.4, y: -0.7 }),
      ],
      near: [
        ...placed(localLamp(kit), standing('near', -6.2)),
        ...placed(flowers(kit, 3, 1), { x: -9, y: -0.3 }),
      ],
      stage: [pathBand(kit)],
    },
  );

/** A sandy path across the stage. */
export const pathBand = (kit: Kit): Part => {
  const colour = kit.paint.of(kit.snowy ? 'snow' : 'path', kit.snowy ? -0.05 : 0);
  return cut(
    ridge(pointsOf('-40 -0.14, -14 -0.2, 0 -0.12, 14 -0.2, 40 -0.14'), 2.4),
    blend(colour, lighter(colour, -0.07)),
    { lift: 2, edge: 0.25 },
  );
};

/** A playground: swing, slide, sandpit, trees, fence. */
export function playground(kit: Kit): SetParts {
  const { swing, slide } = playThings(kit);
  return stacked(
    sky(kit),
    {
      far: isModern(kit)
        ? skyline(kit, 'play', { low: HORIZON, high: -5, colour: kit.paint.of('slate', 0.18) })
        : [hills(kit, { name: 'play', low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))],
    },
    ground(kit, 'grass'),
    {
      distance: [-8.6, -3, 4, 9.4].flatMap((x, i) => placed(roundTree(kit, i), { x, y: -1.55, scale: 0.42 })),
      middle: placed(fence(kit, -26, 52), { y: -1.2, scale: 0.7 }),
      back: [
        ...placed(swing, { x: -7.2, y: -0.6, scale: 0.85 }),
        ...placed(slide, { x: 7, y: -0.6, scale: 0.85 }),
      ],
      near: placed(bush(kit, 2.2, 1), { x: 10.6, y: -0.3 }),
      stage: [pathBand(kit)],
    },
  );
}
