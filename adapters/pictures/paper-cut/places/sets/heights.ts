/** Sets high up: mountains and the edge of a cliff. */
import { pointsOf } from '../paper/authored.ts';
import { pagoda } from '../houses/halls-and-towers.ts';
import { isChinese, type Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { farFirs, footMist, hills } from '../land/hills.ts';
import { mountains } from '../land/mountains.ts';
import { boulder } from '../land/rocks.ts';
import { water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { polygon } from '../paper/shapes.ts';
import { HORIZON, stacked, type SetParts } from '../planes.ts';
import { deadTree } from '../plants/broad-trees.ts';
import { fir, pine } from '../plants/conifers.ts';
import { grassRow } from '../plants/undergrowth.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';

/** High mountains: peaks, a crag with a pine, mist in the valley. */
export const mountain = (kit: Kit): SetParts =>
  stacked(sky(kit), {
    far: [
      mountains(kit, { name: 'high', low: HORIZON, high: -10.6, peaks: 5 }, kit.paint.of('rock', 0.1)),
      footMist(kit, -3.2, 0.35),
    ],
    distance: [
      mountains(kit, { name: 'lower', low: -1.5, high: -5.4, peaks: 7 }, kit.paint.of('rock', 0)),
      ...(isChinese(kit) ? placed(pagoda(kit), { x: -5.4, y: -2.9, scale: 0.13 }) : []),
      farFirs(kit, 'slope', { y: -1.5, height: 1, colour: kit.paint.of('needles', 0.08) }),
    ],
    middle: [
      ...mistBands(kit, [-2], 0.3),
      farFirs(kit, 'near slope', { y: -0.9, height: 1.4, colour: kit.paint.of('needles', 0.02) }),
    ],
    back: [
      strip(kit, 'rock', 'back'),
      ...placed(boulder(kit, 4.6, { index: 1 }), { x: 9, y: -0.5 }),
      ...placed(boulder(kit, 2.6, { index: 2 }), { x: -8.6, y: -0.5 }),
      ...placed(isChinese(kit) ? pine(kit, 1) : fir(kit, 1), { x: -10.2, y: -0.8, scale: 0.84 }),
    ],
    near: [
      strip(kit, 'rock', 'near'),
      ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.6, step: 0.5 }), { x: 7.6, y: -0.3 }),
    ],
    stage: [strip(kit, 'rock', 'stage')],
  });

/** On the edge of a cliff over sea or valley. */
export const cliff = (kit: Kit): SetParts => {
  const rock = kit.paint.of('cliff', -0.02);
  const wall = (points: readonly Point[], step: number): Part =>
    cut(polygon(...points.flat()), blend(lighter(rock, step + 0.03), lighter(rock, step - 0.06)), {
      lift: 9,
      edge: 0.4,
      marks: [
        mark(
          together([-5.4, -3.6, -1.8].map((y) => polygon(5, y, 26, y - 1.2, 26, y - 0.9, 5, y + 0.2))),
          lighter(rock, step - 0.08),
          0.6,
        ),
      ],
    });
  return stacked(
    sky(kit),
    {
      far: [hills(kit, { name: 'isles', low: HORIZON + 0.7, high: -3, peaks: 5 }, kit.paint.of('rock', 0.1))],
      distance: [
        water(kit, 'distance', { top: -1.3 }),
        wall(pointsOf('26 6, 26 -8.6, 12 -8, 9.4 -7.7, 8.2 -4.6, 7 -2, 6.4 6'), 0.04),
      ],
      middle: [water(kit, 'middle', { top: -0.5, step: -0.02 }), ...mistBands(kit, [-1], 0.25)],
    },
    {
      back: [
        wall(pointsOf('-26 8, -26 -3.2, -9 -2.6, -7.4 -1.6, -6.6 0.4, -6 8'), 0),
        ...placed(isChinese(kit) ? pine(kit, 1) : deadTree(kit, 1), { x: -9.4, y: -2.3, scale: 0.72 }),
      ],
      near: [strip(kit, 'grass', 'near'), ...placed(boulder(kit, 1.8, { index: 2 }), { x: 8.4, y: -0.3 })],
      stage: [
        strip(kit, 'grass', 'stage'),
        ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.6, step: 0.4 }), { x: 9, y: -0.15 }),
      ],
    },
  );
};
