/** Sets of enclosed greens: courtyards, gardens, the village well. */
import { lowWall } from '../houses/fences.ts';
import { gabledHouse } from '../houses/gabled-house.ts';
import { moonGate, pavilion, stoneBridge } from '../houses/garden-buildings.ts';
import { pagoda } from '../houses/halls-and-towers.ts';
import { villageHouse } from '../houses/local.ts';
import { fountain, wellHead } from '../houses/street-furniture.ts';
import { terraceHouse } from '../houses/terrace-house.ts';
import { timberHouse } from '../houses/timber-house.ts';
import { isChinese, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farWood, hills } from '../land/hills.ts';
import { scholarRock } from '../land/rocks.ts';
import { glitter, water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, planes, scaleAt, stacked, type SetParts } from '../planes.ts';
import { bamboo } from '../plants/bamboo.ts';
import { blossomTree } from '../plants/blossom-tree.ts';
import { broadTree, roundTree } from '../plants/broad-trees.ts';
import { pine } from '../plants/conifers.ts';
import { localTree } from '../plants/local-tree.ts';
import { bush, flowers, hedge, lotus, potted } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { bigJar } from '../rooms/containers.ts';
import { sky } from '../sky/sky.ts';
import { pathBand } from './parks.ts';

/** A yard before the house: hall behind, wings to the sides, a tree, jars and pots. */
export function courtyard(kit: Kit): SetParts {
  const hall = isChinese(kit)
    ? timberHouse(kit, { width: 15, storeys: 1, use: 'home', index: 0 })
    : kit.world === 'western-modern'
      ? terraceHouse(kit, 0)
      : gabledHouse(kit, { width: 9, storeys: 2, shop: false, index: 1 });
  const wall = kit.paint.of(isChinese(kit) ? 'plaster' : 'limestone', -0.06);
  const side = (flip: 1 | -1): Part[] => [
    cut(
      polygon(flip * 15, -8.6, flip * 7.6, -6.1, flip * 7.6, -1.2, flip * 15, 0.2),
      blend(lighter(wall, kit.sun === flip ? 0.02 : -0.06), lighter(wall, -0.1)),
      { lift: 8, edge: 0.35 },
    ),
    cut(
      polygon(flip * 15, -9.4, flip * 7.2, -6.7, flip * 7.5, -6, flip * 15, -8.4),
      kit.snowy ? kit.paint.of('snow') : kit.paint.of(isChinese(kit) ? 'greyTile' : 'redTile', -0.02),
      { lift: 7, edge: 0.45 },
    ),
  ];
  return stacked(
    sky(kit),
    { far: [farWood(kit, 'yard', { y: HORIZON, height: 1.6, colour: kit.paint.of('leaf', 0.04) })] },
    ground(kit, isChinese(kit) ? 'paving' : 'cobbles', 'distance'),
    {
      middle: [
        ...placed(broadTree(kit, 2), { x: -5, y: -1.4, scale: 0.62 }),
        ...placed(hall, { x: 0, y: -1.2, scale: 0.68 }),
      ],
      back: [
        ...side(-1),
        ...side(1),
        ...placed(isChinese(kit) ? blossomTree(kit, 1) : localTree(kit, 3), {
          x: -6.8,
          y: -0.75,
          scale: 0.82,
        }),
        ...placed(bigJar(kit, kit.paint.of('copper', -0.1)), { x: 6.2, y: -0.7, scale: 0.85 }),
        ...placed(potted(kit, 3), { x: 7.7, y: -0.66, scale: 0.9 }),
      ],
      near: placed(potted(kit, 5), { x: -8.8, y: -0.35, scale: 1.1 }),
    },
  );
}

/** A garden: moon gate, rocks, bamboo and a pond in China; hedges, roses and a fountain in the West. */
export const garden = (kit: Kit): SetParts => {
  if (!isChinese(kit)) return roseGarden(kit);
  return kit.chance('garden')() < 0.4 ? moonGarden(kit) : scholarsGarden(kit);
};

/** Before a white wall with a round gate, the garden showing through it. */
const moonGarden = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    { far: [farWood(kit, 'garden', { y: HORIZON, height: 1.4, colour: kit.paint.of('leaf', 0.05) })] },
    ground(kit, 'grass', 'distance'),
    {
      distance: placed(pavilion(kit), { x: 0.6, y: -1.5, scale: 0.3 }),
      middle: [
        water(kit, 'middle', { top: -1.3, bottom: -0.6 }),
        ...placed(willow(kit, 2), { x: -5.4, y: -1.3, scale: 0.72 }),
        ...placed(pine(kit, 3), { x: 7.4, y: -1.3, scale: 0.76 }),
      ],
      back: [
        strip(kit, 'grass', 'back'),
        ...placed(moonGate(kit), { y: planes.back.ground + 0.1, scale: scaleAt('back') }),
        ...placed(bamboo(kit, 4, 1), { x: -9.6, y: -0.6, scale: 0.76 }),
        ...placed(scholarRock(kit, 3.6, 1), { x: 6.6, y: -0.62, scale: 0.85 }),
        ...placed(bush(kit, 2.6, 2), { x: 8.6, y: -0.6 }),
      ],
      near: [...placed(potted(kit, 2), { x: -6.8, y: -0.4 }), strip(kit, 'paving', 'near')].reverse(),
      stage: [strip(kit, 'paving', 'stage')],
    },
  );

const scholarsGarden = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    {
      far: [
        farWood(kit, 'garden', { y: HORIZON, height: 1.4, colour: kit.paint.of('leaf', 0.05) }),
        ...placed(pagoda(kit), { x: -6.4, y: -2, scale: 0.2 }),
      ],
    },
    ground(kit, 'grass', 'distance'),
    {
      distance: placed(pavilion(kit), { x: 4.2, y: -1.5, scale: 0.42 }),
      middle: [
        ...placed(willow(kit, 2), { x: -9.6, y: -1.3, scale: 0.6 }),
        water(kit, 'middle', { top: -1.3, bottom: -0.6 }),
        ...placed(stoneBridge(kit), { x: -3.4, y: -0.95, scale: 0.3 }),
        ...glitter(kit, { x: 4, top: -1.25, bottom: -0.9, spread: 2 }),
      ],
      back: [
        strip(kit, 'grass', 'back'),
        ...placed(lotus(kit, 4, 1), { x: 5, y: -0.95, scale: 0.6 }),
        ...placed(bamboo(kit, 5, 1), { x: 9.4, y: -0.6, scale: 0.78 }),
        ...placed(scholarRock(kit, 4, 1), { x: 6.8, y: -0.62, scale: 0.85 }),
        ...placed(blossomTree(kit, 1), { x: -7.4, y: -0.66, scale: 0.85 }),
      ],
      near: [
        ...placed(potted(kit, 2), { x: 8.4, y: -0.4, scale: 1 }),
        ...placed(bush(kit, 2.4, 3), { x: -9.8, y: -0.35 }),
      ],
      stage: [strip(kit, 'paving', 'stage')],
    },
  );

const roseGarden = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    { far: [hills(kit, { name: 'garden', low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))] },
    ground(kit, 'grass', 'far'),
    {
      distance: [
        ...placed(villageHouse(kit, 2), { x: -5.6, y: -1.5, scale: 0.36 }),
        ...placed(roundTree(kit, 2), { x: 7, y: -1.6, scale: 0.5 }),
      ],
      middle: [
        ...placed(hedge(kit, [-26, -3], 2.6), { y: -1.15, scale: 0.7 }),
        ...placed(hedge(kit, [3, 26], 2.6), { y: -1.15, scale: 0.7 }),
        ...placed(fountain(kit), { x: 0, y: -1.1, scale: 0.42 }),
      ],
      back: [
        ...roseArch(kit),
        ...placed(bush(kit, 3, 2), { x: 9.6, y: -0.6 }),
        ...placed(flowers(kit, 3, 1), { x: 4.6, y: -0.6 }),
        ...placed(localTree(kit, 4), { x: -10.4, y: -0.7, scale: 0.72 }),
      ],
      near: [
        ...placed(flowers(kit, 3.4, 2), { x: -6, y: -0.35, scale: 1.1 }),
        ...placed(flowers(kit, 3, 3), { x: 7.6, y: -0.3, scale: 1.15 }),
      ],
      stage: [strip(kit, 'earth', 'stage')],
    },
  );

/** A trellis arch with roses at the side of the path. */
function roseArch(kit: Kit): Part[] {
  const random = kit.chance('roses');
  const rim = Array.from({ length: 15 }, (_, i) => {
    const a = Math.PI * (i / 14);
    return [7 - Math.cos(a) * 1.9, -4.2 - Math.sin(a) * 1.9] as const;
  });
  const leaves = [
    ...rim,
    ...[-3.6, -2.6, -1.6].flatMap(
      (y) =>
        [
          [5.1, y],
          [8.9, y],
        ] as const,
    ),
  ];
  const summer = kit.season === 'spring' || kit.season === 'summer';
  return [
    cut(together([rect(5, -4.4, 0.2, 3.8), rect(8.8, -4.4, 0.2, 3.8)]), kit.paint.of('plaster'), { lift: 4 }),
    cut(ribbon(rim, [0.3, 0.3]), kit.paint.of('plaster', -0.03), { lift: 4 }),
    ...(kit.season === 'winter'
      ? []
      : [
          cut(
            together(
              leaves
                .filter((_, i) => i % 2 === 0)
                .map(([x, y]) => ellipse(x, y, 0.34 + 0.12 * random(), 0.3)),
            ),
            kit.paint.of('leaf', -0.02),
            { lift: 4 },
          ),
        ]),
    ...(summer && !kit.snowy
      ? [
          cut(
            together(leaves.filter((_, i) => i % 2 === 1).map(([x, y]) => ellipse(x, y, 0.2, 0.19))),
            kit.paint.of('blossom', -0.02),
            { lift: 3 },
          ),
        ]
      : []),
  ];
}

/** The village well under its tree. */
export const well = (kit: Kit): SetParts =>
  stacked(
    sky(kit),
    { far: [hills(kit, { name: 'well', low: HORIZON, high: -4, peaks: 4 }, kit.paint.of('leaf', 0.07))] },
    ground(kit, 'grass'),
    {
      distance: [-8, 8.6].flatMap((x, i) => placed(villageHouse(kit, i), { x, y: -1.55, scale: 0.36 })),
      middle: [...placed(villageHouse(kit, 2), { x: -9.4, y: -1.2, scale: 0.58 })],
      back: [
        ...placed(broadTree(kit, 1), { x: 9, y: -0.8, scale: 0.82 }),
        ...placed(wellHead(kit), { x: 5.6, y: -0.66, scale: 0.82 }),
      ],
      near: [
        ...placed(lowWall(kit, -5, 5), { x: -7, y: -0.4 }),
        ...placed(flowers(kit, 2.4, 1), { x: 8.8, y: -0.3 }),
      ],
      stage: [pathBand(kit)],
    },
  );
