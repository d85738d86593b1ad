/** Sets under trees: forests and swamps. */
import { isChinese, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farFirs, farWood } from '../land/hills.ts';
import { boulder } from '../land/rocks.ts';
import { water } from '../land/water.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, veil, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, type PlaneName, type SetParts } from '../planes.ts';
import { bamboo } from '../plants/bamboo.ts';
import { birch, broadTree, deadTree } from '../plants/broad-trees.ts';
import { fir, pine } from '../plants/conifers.ts';
import { bush, grassRow, reeds } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';

/** A wood: trunks in three depths, ferns, light between them. */
export function forest(kit: Kit): SetParts {
  const kinds = isChinese(kit)
    ? [broadTree, pine]
    : kit.world === 'fairytale'
      ? [fir, broadTree]
      : [birch, fir];
  const tree = (index: number): Part[] => (kinds[index % 2] ?? broadTree)(kit, index);
  const bambooGrove = isChinese(kit) && kit.tells(/竹|bamboo/);
  const stand = (plane: PlaneName, places: readonly number[], scale: number): Part[] =>
    places.flatMap((x, i) =>
      placed(bambooGrove ? bamboo(kit, 3, i) : tree(i + places.length), {
        x,
        y: planes[plane].ground + 0.1,
        scale,
      }),
    );
  const deep = mixed(kit.paint.of('leaf', 0.02), kit.outside.haze, 0.25);
  return stacked(sky(kit), ground(kit, 'grass'), {
    far: [
      (isChinese(kit) ? farWood : farFirs)(kit, 'deep', {
        y: HORIZON + 0.2,
        height: 5.4,
        colour: mixed(deep, kit.outside.haze, 0.35),
      }),
    ],
    distance: [
      farWood(kit, 'deep', { y: -2.4, height: 3, colour: deep }),
      strip(kit, 'grass', 'distance'),
      ...stand('distance', [-9, -5.4, 3.8, 6.4, 10.4], 0.5),
    ],
    middle: [
      ...stand('middle', [-7.4, 5.8, 9.6], 0.68),
      ...shafts(kit),
      ...placed(bush(kit, 3, 4), { x: 3.2, y: -1.15, scale: 0.6 }),
    ],
    back: [
      ...stand('back', [-9.8, 10], 0.95),
      ...placed(bush(kit, 3, 1), { x: 6.6, y: -0.7 }),
      ...placed(fern(kit), { x: -6.4, y: -0.6 }),
    ],
    near: [
      ...placed(fern(kit), { x: 7.6, y: -0.25, scale: 1.2 }),
      ...placed(mushrooms(kit), { x: -7.6, y: -0.2 }),
      ...placed(boulder(kit, 1.7, { index: 3, stone: 'moss' }), { x: -10, y: -0.25 }),
    ],
    front: placed(fern(kit), { x: -10.2, y: 2.6, scale: 2 }),
  });
}

/** Slanting light between trunks, when the sun is out. */
function shafts(kit: Kit): Part[] {
  if (kit.dark || (kit.order.weather !== 'clear' && kit.order.weather !== 'wind')) return [];
  const lean = -kit.sun * 4;
  const light = (x: number, w: number): Part => ({
    ...veil(polygon(x, -16, x + w, -16, x + w * 1.6 + lean, -0.8, x + lean, -0.8), '#fff2cf', 0.1),
    shines: true,
    grain: 0,
  });
  return [light(-4.5, 1.2), light(-1.4, 0.8), light(2, 1.6)];
}

const fern = (kit: Kit): Part[] => {
  const colour = kit.paint.of(kit.season === 'autumn' ? 'reed' : 'moss', -0.02);
  const fronds = [-1.25, -0.75, -0.3, 0.25, 0.7, 1.2].map((lean) =>
    ribbon(
      pointsOf(
        `0 0.1, ${lean * 0.6} ${-1.1 + Math.abs(lean) * 0.2}, ${lean * 1.5} ${-1.3 + Math.abs(lean) * 0.7}`,
      ),
      [0.36, 0.03],
    ),
  );
  return [
    cut(
      together(fronds),
      kit.snowy ? kit.paint.of('snow', -0.06) : blend(lighter(colour, 0.05), lighter(colour, -0.05)),
      { lift: 3, edge: 0 },
    ),
  ];
};

const mushrooms = (kit: Kit): Part[] =>
  kit.snowy
    ? []
    : [
        cut(together([rect(-0.5, -0.7, 0.26, 0.7), rect(0.24, -0.45, 0.18, 0.45)]), kit.paint.of('cream'), {
          lift: 2,
        }),
        cut(
          together([authored('M-1 -0.65Q-0.37 -1.5 0.26 -0.65Z'), authored('M0 -0.4Q0.33 -0.9 0.7 -0.4Z')]),
          kit.world === 'fairytale' ? kit.paint.accent() : kit.paint.of('copper', -0.04),
          {
            lift: 4,
            marks: [
              mark(
                together([
                  ellipse(-0.5, -0.88, 0.1, 0.08),
                  ellipse(-0.15, -0.8, 0.08, 0.06),
                  ellipse(0.35, -0.55, 0.06, 0.05),
                ]),
                kit.paint.of('cream'),
              ),
            ],
          },
        ),
      ];

/** A swamp: dark pools, dead trees, reeds, mist. */
export const swamp = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    { far: [farFirs(kit, 'swamp', { y: HORIZON, height: 2.6, colour: kit.paint.of('needles', 0.08) })] },
    ground(kit, 'mud'),
    {
      distance: [
        water(kit, 'distance', { top: -1.66, bottom: -1.3, step: -0.08 }),
        ...placed(deadTree(kit, 2), { x: 4.4, y: -1.55, scale: 0.42 }),
        ...mistBands(kit, [-2.2], 0.3),
      ],
      middle: [
        water(kit, 'middle', { top: -1.38, bottom: -0.95, step: -0.1 }),
        ...placed(deadTree(kit, 1), { x: -7.6, y: -1.2, scale: 0.74 }),
        ...placed(willow(kit, 3), { x: 9.4, y: -1.3, scale: 0.6 }),
      ],
      back: [
        water(kit, 'back', { top: -0.94, bottom: -0.6, step: -0.12 }),
        ...placed(reeds(kit, 3, 1), { x: -9.6, y: -0.5, scale: 0.95 }),
        ...placed(reeds(kit, 2, 2), { x: 6.4, y: -0.55, scale: 0.8 }),
        ...mistBands(kit, [-1.2], 0.22),
      ],
      near: [
        ...placed(boulder(kit, 1.7, { index: 2, stone: 'moss' }), { x: 8.4, y: -0.3 }),
        ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.8, step: 0.4 }), { x: -7, y: -0.35 }),
      ],
      front: placed(reeds(kit, 3, 6), { x: 10.4, y: 2.4, scale: 1.2 }),
    },
  );
