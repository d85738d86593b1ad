/** Sets of open country: roads, meadows, hilltops, and the open that nothing more is known of. */
import { villageHouse } from '../houses/local.ts';
import { isChinese, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farWood, hills } from '../land/hills.ts';
import { boulder } from '../land/rocks.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ridge } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, standing, type SetParts } from '../planes.ts';
import { birch, broadTree } from '../plants/broad-trees.ts';
import { cypress, pine } from '../plants/conifers.ts';
import { localTree } from '../plants/local-tree.ts';
import { bush, flowers, grassRow } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './shore.ts';

/** Round hills in two rows. */
export const rollingHills = (kit: Kit): Part[] => [
  hills(kit, { name: 'roll 1', low: HORIZON, high: -5, peaks: 4 }, kit.paint.of('leaf', 0.08)),
  hills(kit, { name: 'roll 2', low: HORIZON + 0.05, high: -3.4, peaks: 5 }, kit.paint.of('grass', 0)),
];

/** A road that winds from the stage to the distance, wider on every nearer plane. */
function windingRoad(kit: Kit): SetParts {
  const colour = kit.paint.of(kit.snowy ? 'snow' : 'path', kit.snowy ? -0.06 : 0);
  const piece = (top: number, foot: number, [a, b, c, d]: readonly [number, number, number, number]): Part =>
    cut(polygon(a, top, b, top, d, foot, c, foot), colour, { lift: 1, edge: 0.15 });
  return {
    distance: [piece(planes.distance.ground, -1.36, [2.5, 2.9, 1.6, 2.5])],
    middle: [piece(planes.middle.ground + 0.02, -0.9, [1.4, 2.5, -0.2, 1.9])],
    back: [piece(planes.back.ground + 0.02, -0.5, [-0.6, 1.7, -2.4, 1.2])],
    near: [piece(planes.near.ground + 0.02, -0.2, [-2.6, 1.2, -3.8, 1.2])],
    stage: [
      cut(
        ridge(pointsOf('-40 -0.16, -14 -0.2, 0 -0.14, 14 -0.2, 40 -0.16'), 2.6),
        blend(colour, lighter(colour, -0.07)),
        { lift: 2, edge: 0.25 },
      ),
    ],
  };
}

/** A road through the country with a signpost and trees. */
export const road = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), windingRoad(kit), {
    distance: [-7, 5.4, 7].flatMap((x, i) =>
      placed(isChinese(kit) ? pine(kit, i) : cypress(kit, i), { x, y: -1.6, scale: 0.3 }),
    ),
    back: [
      ...placed(localTree(kit, 1), { x: -8.6, y: -0.75, scale: 0.82 }),
      ...placed(signpost(kit), { x: 6, y: -0.66, scale: 0.8 }),
    ],
    near: [
      ...placed(bush(kit, 2.6, 2), { x: 9.8, y: -0.3 }),
      ...placed(boulder(kit, 1.6, { index: 1 }), { x: -6.2, y: -0.35 }),
      ...placed(flowers(kit, 2.6, 4), { x: 7.4, y: -0.25 }),
    ],
  });

/** A post with two arms; a milestone where the old Chinese roads have one. */
function signpost(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', 0.04);
  if (isChinese(kit))
    return [
      cut(authored('M-0.8 0.1L-0.7 -2.8Q0 -3.5 0.7 -2.8L0.8 0.1Z'), kit.paint.of('stone'), {
        lift: 5,
        marks: [
          mark(
            together([rect(-0.3, -2.4, 0.6, 0.1), rect(-0.3, -1.9, 0.6, 0.1), rect(-0.3, -1.4, 0.6, 0.1)]),
            kit.paint.of('granite'),
            0.6,
          ),
        ],
      }),
    ];
  return [
    cut(rect(-0.17, -6.4, 0.34, 6.5), wood, { lift: 5, edge: 0.45 }),
    cut(polygon(-0.4, -6.1, 2.4, -6.1, 2.9, -5.6, 2.4, -5.1, -0.4, -5.1), lighter(wood, 0.08), {
      lift: 5,
      edge: 0.45,
    }),
    cut(polygon(0.4, -4.7, -2, -4.7, -2.5, -4.25, -2, -3.8, 0.4, -3.8), lighter(wood, 0.04), {
      lift: 5,
      edge: 0.45,
    }),
  ];
}

/** A meadow full of flowers. */
export const meadow = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), {
    distance: [
      farWood(kit, 'meadow', { y: -1.62, height: 0.9, colour: kit.paint.of('leaf', 0.04) }),
      strip(kit, 'grass', 'distance'),
    ],
    middle: [
      ...placed(broadTree(kit, 3), { x: 7.4, y: -1.3, scale: 0.56 }),
      ...placed(flowers(kit, 12, 4), { x: -3, y: -1.12, scale: 0.6 }),
    ],
    back: [
      ...placed(flowers(kit, 9, 1), { x: -6, y: -0.66, scale: 0.9 }),
      ...placed(flowers(kit, 8, 2), { x: 6.6, y: -0.66, scale: 0.9 }),
      ...placed(birch(kit, 1), { x: -10.2, y: -0.75, scale: 0.8 }),
    ],
    near: [
      ...placed(grassRow(kit, [-12, 12], { y: 0, height: 0.6, step: 0.55 }), { y: -0.35 }),
      ...placed(flowers(kit, 4, 5), { x: 9, y: -0.2, scale: 1.2 }),
    ],
    stage: placed(flowers(kit, 4, 6), { x: -9, y: 0.6, scale: 1.2 }),
    front: placed(grassRow(kit, [-3, 3], { y: 0, height: 1.7, step: 0.4 }), { x: 10, y: 2.4 }),
  });

/** A hilltop with one tree and the country below. */
export const hill = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    {
      far: [...farShore(kit)],
      distance: [
        hills(kit, { name: 'below', low: -1.2, high: -2.4, peaks: 4 }, kit.paint.of('grass', 0.03)),
        ...[-6.4, -5, 6].flatMap((x, i) => placed(villageHouse(kit, i * 2), { x, y: -1.1, scale: 0.14 })),
      ],
    },
    {
      middle: [
        cut(
          ridge(pointsOf('-26 0.6, -12 -0.6, -4 -1.2, 3 -1.9, 8 -2.6, 13 -2.3, 26 -0.8'), 6),
          blend(kit.paint.of('grass', 0), kit.paint.of('grass', -0.08)),
          { lift: 7, edge: 0.4 },
        ),
      ],
      back: [
        ...placed(isChinese(kit) ? pine(kit, 1) : broadTree(kit, 1), { x: 7.8, y: -1.6, scale: 0.84 }),
        cut(
          ridge(pointsOf('-26 0.4, -10 -0.6, 0 -0.95, 8 -1.7, 14 -1.5, 26 -0.6'), 6),
          blend(kit.paint.of('grass', -0.03), kit.paint.of('grass', -0.1)),
          { lift: 6, edge: 0.4 },
        ),
      ],
      near: [
        strip(kit, 'grass', 'near'),
        ...placed(flowers(kit, 3, 1), { x: -7.6, y: -0.3 }),
        ...placed(boulder(kit, 1.8, { index: 1 }), { x: -10, y: -0.3 }),
      ],
      stage: [strip(kit, 'grass', 'stage')],
    },
  );

/** The open: nothing but land and sky, a tree, a stone. */
export const open = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [...farShore(kit)] }, ground(kit, 'grass'), {
    middle: placed(localTree(kit, 1), { x: 8, y: -1.3, scale: 0.62 }),
    back: [
      ...placed(bush(kit, 2.6, 1), { x: -8.6, y: -0.66 }),
      ...placed(boulder(kit, 1.6, { index: 1 }), { x: -6.4, y: -0.6 }),
    ],
    near: [
      ...placed(flowers(kit, 3, 1), { ...standing('near', 8.4), scale: 1 }),
      ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.6, step: 0.45 }), { x: -10, y: -0.3 }),
    ],
  });
