/** Sets of rivers, lakes and waterfalls, and of a boat upon them. */
import { pointsOf } from '../paper/authored.ts';
import { cottage } from '../houses/cottages.ts';
import { pavilion } from '../houses/garden-buildings.ts';
import { pagoda } from '../houses/halls-and-towers.ts';
import { isChinese, type Kit } from '../kit.ts';
import { rocking, rowingBoat } from '../land/boats.ts';
import { strip } from '../land/ground.ts';
import { farWood } from '../land/hills.ts';
import { karst } from '../land/mountains.ts';
import { boulder } from '../land/rocks.ts';
import { reflection, water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { ribbon, ridge } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, standing, type SetParts } from '../planes.ts';
import { pine } from '../plants/conifers.ts';
import { localTree } from '../plants/local-tree.ts';
import { flowers, grassRow, lotus, reeds } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';
import { farShore, lightOnWater, openWater, otherBank } from './shore.ts';

/** A river bank in the country: willows, reeds, stepping stones, hills. */
export function river(kit: Kit): SetParts {
  const bank = 'grass';
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.4], 0.35) : [],
      back: [
        ...placed(rocking(rowingBoat(kit, kit.paint.of('oak', -0.08)), 2), { x: 4.6, y: -0.5, scale: 0.55 }),
        ...placed(lotus(kit, 4, 1), { x: -3.4, y: -0.55, scale: 0.7 }),
      ],
      near: [
        strip(kit, bank, 'near'),
        ...placed(isChinese(kit) ? willow(kit) : localTree(kit, 1), standing('near', -8.6, 0.1)),
        ...placed(reeds(kit, 2.4, 1), { x: 7.6, y: -0.45, scale: 0.9 }),
        ...placed(boulder(kit, 1.8, { index: 2 }), { x: 9.8, y: -0.35 }),
      ],
      stage: [
        strip(kit, bank, 'stage'),
        ...placed(flowers(kit, 3, 2), { x: 8.6, y: 0.3 }),
        ...placed(flowers(kit, 2, 3), { x: -8.8, y: 0.5 }),
      ],
      front: [...placed(reeds(kit, 2.6, 7), { x: -10.6, y: 2.4, scale: 1.1 })],
    },
  );
}

/** A lake: still water, a pavilion or a jetty house, lotus, wooded hills. */
export function lake(kit: Kit): SetParts {
  const landmark = isChinese(kit)
    ? placed(pavilion(kit), { x: 6.8, y: -1.2, scale: 0.46 })
    : placed(cottage(kit, 3), { x: 7.2, y: -1.3, scale: 0.36 });
  const isle = cut(
    ridge(pointsOf('3 -1.15, 5 -1.42, 7 -1.5, 9.5 -1.44, 12 -1.2'), -0.9),
    kit.paint.of('grass', -0.04),
    { lift: 4 },
  );
  const tower = isChinese(kit) ? placed(pagoda(kit), { x: -8, y: -2.1, scale: 0.19 }) : [];
  return stacked(
    sky(kit),
    {
      far: [
        ...farShore(kit),
        ...tower,
        farWood(kit, 'lake', { y: HORIZON, height: 0.8, colour: kit.paint.of('leaf', 0.03) }),
      ],
    },
    openWater(kit),
    lightOnWater(kit),
    {
      middle: [isle, ...landmark],
      back: [
        ...placed(lotus(kit, 5, 1), { x: -5.2, y: -0.5, scale: 0.8 }),
        ...placed(lotus(kit, 4, 2), { x: 5.4, y: -0.42, scale: 0.8 }),
      ],
      near: [
        strip(kit, 'grass', 'near'),
        ...placed(localTree(kit, 4), standing('near', -9, 0.1)),
        ...placed(reeds(kit, 2, 3), { x: 9.4, y: -0.4 }),
      ],
      stage: [strip(kit, 'grass', 'stage'), ...placed(flowers(kit, 3, 1), { x: 7.6, y: 0.4 })],
    },
  );
}

/** In a boat on a river: water before and behind, banks on both sides. */
export function boat(kit: Kit): SetParts {
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.2, -3.6], 0.4) : [],
      near: [water(kit, 'near', { top: planes.near.ground, step: -0.02 })],
      stage: [
        water(kit, 'stage', { top: planes.stage.ground, step: -0.04 }),
        ...(kit.lit ? reflection(2.4, [0.4, 2], kit.paint.flame.body) : []),
      ],
      front: [
        ...placed(reeds(kit, 3, 3), { x: -10.6, y: 2, scale: 1.1 }),
        ...placed(lotus(kit, 4, 4), { x: 9.4, y: 1.7, scale: 1.1 }),
      ],
    },
  );
}

/** A waterfall between cliffs, with a pool before it. */
export function waterfall(kit: Kit): SetParts {
  const rock = kit.paint.of('rock', -0.02);
  const fall = kit.paint.of('foam', -0.04);
  const cliff = (points: readonly Point[], step: number): Part =>
    cut(polygon(...points.flat()), blend(lighter(rock, step + 0.03), lighter(rock, step - 0.04)), {
      lift: 9,
      edge: 0.4,
    });
  const threads = together(
    [-1.1, -0.5, 0.1, 0.8, 1.4].map((x) =>
      ribbon(pointsOf(`${5.4 + x * 0.7} -14, ${5.3 + x} -8, ${5.4 + x * 1.1} -1.4`), [0.12, 0.24]),
    ),
  );
  return stacked(
    sky(kit),
    { far: [...karst(kit, { name: 'gorge', low: HORIZON, high: -9, peaks: 6 }, kit.paint.of('rock', 0.08))] },
    {
      distance: [
        cliff(pointsOf('-26 2, -26 -15, -9 -14, -7.4 -9, -6.6 -5, -5.8 -1'), 0.03),
        cliff(pointsOf('2.6 2, 3 -7, 3.6 -11, 4 -18, 26 -18, 26 2'), 0.02),
      ],
      middle: [
        cut(
          polygon(4.1, -18, 6.9, -18, 7.2, -8, 7.6, -1.2, 3.5, -1.2, 3.9, -8),
          blend(lighter(fall, -0.05), fall),
          { lift: 4, edge: 0.2, marks: [mark(threads, kit.paint.of('water', 0.14), 0.7)] },
        ),
        cliff(pointsOf('7 2, 7.4 -6, 8.2 -9, 8.4 -18, 26 -18, 26 2'), -0.03),
        cliff(pointsOf('3.9 2, 3.7 -3, 3.1 -5.5, 1.6 -3.4, 0.8 2'), -0.02),
        water(kit, 'middle', { top: planes.middle.ground }),
        ...spray(kit),
      ],
      back: [
        water(kit, 'back', { top: planes.back.ground, step: -0.02 }),
        ...placed(boulder(kit, 3, { index: 1 }), { x: 8.2, y: -0.6 }),
        ...placed(pine(kit, 2), { x: -9, y: -0.4, scale: 0.8 }),
      ],
      near: [
        strip(kit, 'rock', 'near'),
        ...placed(boulder(kit, 2, { index: 3 }), { x: -6.8, y: -0.4 }),
        ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.6, step: 0.4 }), { x: 7.6, y: -0.4 }),
      ],
      stage: [strip(kit, 'rock', 'stage')],
    },
  );
}

/** Mist where the fall meets the pool. */
const spray = (kit: Kit): Part[] =>
  mistBands(kit, [-1.6], 0.4).concat([
    cut(
      together([ellipse(4.6, -1.4, 1.2, 0.5), ellipse(6.4, -1.35, 1.3, 0.55), ellipse(5.4, -1.8, 0.9, 0.5)]),
      kit.paint.of('foam'),
      { lift: 0, edge: 0.1, alpha: 0.5 },
    ),
  ]);
