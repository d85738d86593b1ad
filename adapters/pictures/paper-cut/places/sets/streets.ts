/** Sets between houses: streets, lanes, markets. */
import { authored } from '../paper/authored.ts';
import { carBody } from '../houses/car-body.ts';
import { castleBuilding } from '../houses/castle.ts';
import { churchBuilding } from '../houses/church-building.ts';
import { pagoda } from '../houses/halls-and-towers.ts';
import { townHouse } from '../houses/local.ts';
import { doorOf } from '../houses/openings.ts';
import { skyline } from '../houses/skyline.ts';
import { garland, stall } from '../houses/stalls.ts';
import { localLamp } from '../houses/street-furniture.ts';
import { wires } from '../houses/street-lamp.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { ground, type Cover } from '../land/ground.ts';
import { farWood, hills } from '../land/hills.ts';
import { lighter } from '../light/tone.ts';
import { placedOutline, together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { arch, rect } from '../paper/shapes.ts';
import { HORIZON, planes, scaleAt, stacked, standing, type PlaneName, type SetParts } from '../planes.ts';
import { roundTree } from '../plants/broad-trees.ts';
import { localTree } from '../plants/local-tree.ts';
import { potted } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';

/** What this world paves its streets with. */
export const pavement = (kit: Kit): Cover => {
  switch (kit.world) {
    case 'western-old':
    case 'fairytale':
      return 'cobbles';
    case 'chinese-modern':
    case 'western-modern':
      return 'asphalt';
    case 'chinese-old':
      return 'paving';
  }
};

/** Houses in wings at both sides, smaller from plane to plane; the middle stays open to the distance. */
function wings(kit: Kit, shops: boolean, spread = 1): SetParts {
  const wing = (plane: PlaneName, x: number, { scale, index }: { scale: number; index: number }): Part[] =>
    [-1, 1].flatMap((side, i) =>
      placed(townHouse(kit, index * 2 + i, shops && index < 2), {
        x: side * x * spread,
        y: planes[plane].ground + 0.1,
        scale,
      }),
    );
  return {
    distance: [
      ...wing('distance', 2.9, { scale: 0.28, index: 3 }),
      ...wing('distance', 5.2, { scale: 0.3, index: 4 }),
    ],
    middle: [
      ...wing('middle', 5.6, { scale: 0.5, index: 1 }),
      ...wing('middle', 10.6, { scale: 0.5, index: 2 }),
    ],
    back: [
      ...[-17, 17].flatMap((x, i) =>
        placed(localTree(kit, i + 5), { x, y: planes.back.ground + 0.1, scale: 0.9 }),
      ),
      ...wing('back', 9.6, { scale: scaleAt('back'), index: 0 }),
    ],
  };
}

/** What closes the street far away. */
export function streetEnd(kit: Kit): SetParts {
  const colour = kit.paint.of('leaf', 0.06);
  const landmark = (): Part[] => {
    switch (kit.world) {
      case 'chinese-old':
        return placed(pagoda(kit), { x: 0.6, y: -1.8, scale: 0.2 });
      case 'western-old':
        return placed(churchBuilding(kit), { x: 0.2, y: -1.8, scale: 0.2 });
      case 'fairytale':
        return placed(castleBuilding(kit), { x: 0.2, y: -2.2, scale: 0.2 });
      case 'chinese-modern':
      case 'western-modern':
        return skyline(kit, 'end', { low: HORIZON, high: -7, colour: kit.paint.of('slate', 0.14) });
    }
  };
  return {
    far: [
      ...(isModern(kit) ? [] : [hills(kit, { name: 'end', low: HORIZON, high: -4.4, peaks: 4 }, colour)]),
      ...landmark(),
      farWood(kit, 'end', { y: HORIZON + 0.25, height: 0.6, colour }),
    ],
  };
}

/** Lamps, trees or wires that line a street. */
function streetside(kit: Kit): SetParts {
  switch (kit.world) {
    case 'chinese-old':
      return { near: garland(kit, [-8.4, -10.3], [8.4, -10.5]) };
    case 'chinese-modern':
      return {
        back: [...wires(kit, -8.6), ...placed(roundTree(kit, 1), { x: 5.6, y: -0.8, scale: 0.72 })],
        near: placed(localLamp(kit), standing('near', -5.6)),
      };
    case 'western-old':
    case 'fairytale':
      return { near: [-6.2, 7].flatMap((x) => placed(localLamp(kit), standing('near', x))) };
    case 'western-modern':
      return {
        back: [...placed(roundTree(kit, 1), { x: -5.6, y: -0.8, scale: 0.74 })],
        near: placed(localLamp(kit), { ...standing('near', 6.6), flip: true }),
      };
  }
}

/** A pavement's kerb in modern streets. */
export const kerb = (kit: Kit): SetParts =>
  isModern(kit)
    ? { near: [cut(rect(-30, -0.62, 60, 0.22), kit.paint.of('concrete', 0.04), { lift: 3 })] }
    : {};

/** A street that runs to the town's landmark between shops. */
export const street = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    streetEnd(kit),
    ground(kit, pavement(kit)),
    wings(kit, true),
    streetside(kit),
    kerb(kit),
    {
      back: isModern(kit)
        ? placed(carBody(kit, kit.paint.of('teal', 0.02)), { x: -6.4, y: -0.7, scale: 0.52 })
        : [],
    },
  );

/** A narrow lane between walls, an arch or a tree at its end, washing or wires overhead. */
export const lane = (kit: Kit): SetParts =>
  stacked(sky(kit), streetEnd(kit), ground(kit, isModern(kit) ? 'paving' : pavement(kit)), {
    distance: [
      ...placed(townHouse(kit, 3, false), { x: -3.4, y: -1.6, scale: 0.34 }),
      ...placed(townHouse(kit, 4, false), { x: 3.2, y: -1.6, scale: 0.34 }),
    ],
    middle: placed(localTree(kit, 2), { x: 1.6, y: -1.3, scale: 0.4 }),
    back: [
      ...alleyWall(kit, -1),
      ...alleyWall(kit, 1),
      ...placed(potted(kit, 1), { x: -5.9, y: -0.6 }),
      ...placed(potted(kit, 2), { x: 6.2, y: -0.55 }),
    ],
    near: isModern(kit) ? wires(kit, -9.4) : garland(kit, [-7.4, -9.2], [7.4, -9.6]),
  });

/** A wall that runs from the picture's side into the distance, with its cap and a door. */
function alleyWall(kit: Kit, side: 1 | -1): Part[] {
  const old = isChinese(kit);
  const wall = lighter(
    kit.paint.of(old ? 'plaster' : 'brick', old ? -0.04 : 0.02),
    kit.sun === side ? 0 : -0.06,
  );
  const at = (text: string): Outline => placedOutline(authored(text), { flip: side === -1 });
  const courses = [-9, -6.6, -4.4, -2.4].map((y) =>
    at(`M14 ${y * 1.25}L3.1 ${y * 0.72 - 0.5}L3.1 ${y * 0.72 - 0.46}L14 ${y * 1.25 + 0.09}Z`),
  );
  const door = doorOf(kit, { box: [-1, -4.6, 2, 4.6], colour: kit.paint.of(old ? 'ebony' : 'teal', 0.02) });
  return [
    cut(at('M14 -14L6.6 -11.2L3.1 -6.4L3.1 -1.3L6.8 -0.5L14 0.4Z'), blend(wall, lighter(wall, -0.05)), {
      lift: 8,
      edge: 0.35,
      marks: [mark(together(courses), lighter(wall, -0.08), 0.45)],
    }),
    cut(
      at('M14 -14.6L6.5 -11.7L2.9 -6.75L3.1 -6.2L6.8 -11L14 -13.8Z'),
      kit.snowy ? kit.paint.of('snow') : kit.paint.of(old ? 'greyTile' : 'stone'),
      { lift: 6, edge: 0.45 },
    ),
    ...placed(door, { x: side * 8.8, y: -0.25, scale: 1.02 }),
  ];
}

/** A market: stalls before the houses, lanterns or pennants overhead. */
export const market = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    streetEnd(kit),
    ground(kit, isModern(kit) ? 'paving' : pavement(kit)),
    wings(kit, true, 1.05),
    {
      middle: [-3.6, 4.2].flatMap((x, i) => placed(stall(kit, i + 3), { x, y: -1.15, scale: 0.46 })),
      near: [
        ...[-8, 8.2].flatMap((x, i) => placed(stall(kit, i), standing('near', x))),
        ...garland(kit, [-9, -10.4], [9, -10.6]),
      ],
      front: placed(basketRow(kit), { x: 9.6, y: 2.1, scale: 1.2 }),
    },
  );

const basketRow = (kit: Kit): Part[] => [
  cut(together([arch(-1.1, 0, [1.7, 1.1]), arch(1.1, 0, [1.9, 1.3])]), kit.paint.of('rope', -0.1), {
    lift: 5,
  }),
];
