/** Sets where a town opens: squares, towns on their hill, cities, gates, stairs. */
import { authored, pointsOf } from '../paper/authored.ts';
import { carBody } from '../houses/car-body.ts';
import { castleBuilding } from '../houses/castle.ts';
import { churchBuilding } from '../houses/church-building.ts';
import { paifang } from '../houses/garden-buildings.ts';
import { gateTower } from '../houses/halls-and-towers.ts';
import { townHouse } from '../houses/local.ts';
import { doorOf } from '../houses/openings.ts';
import { publicHall } from '../houses/public-hall.ts';
import { skyline } from '../houses/skyline.ts';
import { cart, fountain, localLamp, parkBench } from '../houses/street-furniture.ts';
import { between, isChinese, isModern, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { hills } from '../land/hills.ts';
import { lighter } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { arch, polygon, rect } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, standing, type SetParts } from '../planes.ts';
import { roundTree } from '../plants/broad-trees.ts';
import { localTree } from '../plants/local-tree.ts';
import { potted } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './shore.ts';
import { kerb, pavement, streetEnd } from './streets.ts';

/** An open square with what the town is proud of in its middle. */
export function square(kit: Kit): SetParts {
  const pride = (): SetParts => {
    switch (kit.world) {
      case 'chinese-old':
        return { middle: placed(paifang(kit), { x: 0, y: -1.2, scale: 0.62 }) };
      case 'chinese-modern':
      case 'western-modern':
        return {
          middle: placed(publicHall(kit, 'library'), { x: 0, y: -1.25, scale: 0.5 }),
          back: placed(fountain(kit), { x: -6.6, y: -0.7, scale: 0.66 }),
        };
      case 'western-old':
        return {
          middle: placed(publicHall(kit, 'station'), { x: 0, y: -1.25, scale: 0.5 }),
          back: placed(fountain(kit), { x: 6.8, y: -0.7, scale: 0.7 }),
        };
      case 'fairytale':
        return {
          distance: placed(castleBuilding(kit), { x: 0, y: -1.6, scale: 0.36 }),
          back: placed(fountain(kit), { x: 6.6, y: -0.7, scale: 0.72 }),
        };
    }
  };
  const row: SetParts = {
    distance: [-10.4, -7.4, 7.4, 10.4].flatMap((x, i) =>
      placed(townHouse(kit, i, i % 2 === 0), { x, y: -1.55, scale: 0.34 }),
    ),
  };
  return stacked(
    sky(kit),
    streetEnd(kit),
    ground(kit, kit.world === 'fairytale' || kit.world === 'western-old' ? 'cobbles' : 'paving'),
    row,
    pride(),
    {
      back: [
        ...placed(localTree(kit, 1), { x: -10, y: -0.8, scale: 0.72 }),
        ...placed(parkBench(kit), { x: kit.world === 'chinese-old' ? 7 : 1.2, y: -0.66, scale: 0.6 }),
      ],
      near: [-9.4, 9.6].flatMap((x) => placed(localLamp(kit), standing('near', x))),
    },
  );
}

/** A town on its hill: roofs above roofs behind a parapet or a hedge. */
export function town(kit: Kit): SetParts {
  const random = kit.chance('town');
  const roofs = ({ y, scale, count }: { y: number; scale: number; count: number }): Part[] =>
    Array.from({ length: count }, (_, i) =>
      placed(townHouse(kit, i + count, false), {
        x: -13 + (26 * (i + 0.5)) / count + between(random, -0.5, 0.5),
        y: y + between(random, -0.2, 0.25) + 0.5 * Math.cos((i / count) * 6.3),
        scale,
      }),
    ).flat();
  const rail = railing({ x: -24, width: 48, foot: -0.4 }, [[-2.5, 0.24]], { step: 1.2, thick: 0.3 });
  return stacked(
    sky(kit),
    {
      far: [
        ...farShore(kit),
        ...(isModern(kit)
          ? skyline(kit, 'town', { low: HORIZON, high: -5, colour: kit.paint.of('slate', 0.14) })
          : []),
      ],
    },
    {
      distance: [
        hills(kit, { name: 'town hill', low: -1.6, high: -3.2, peaks: 3 }, kit.paint.of('leaf', 0.02)),
        ...roofs({ y: -1.6, scale: 0.2, count: 7 }),
      ],
      middle: [...roofs({ y: -0.4, scale: 0.3, count: 6 }), strip(kit, 'grass', 'middle')],
      back: [
        strip(kit, 'grass', 'back'),
        ...placed(localTree(kit, 1), { x: -9.4, y: -0.7, scale: 0.75 }),
        ...placed(localTree(kit, 2), { x: 10, y: -0.7, scale: 0.6 }),
      ],
      near: [
        strip(kit, 'paving', 'near'),
        cut(rail, kit.paint.of(isChinese(kit) ? 'lacquer' : 'stone', -0.02), { lift: 6, edge: 0.45 }),
      ],
      stage: [strip(kit, 'paving', 'stage')],
    },
  );
}

/** A city: its skyline or wall, an avenue of trees. */
export function city(kit: Kit): SetParts {
  const wall =
    kit.world === 'chinese-old'
      ? { distance: placed(gateTower(kit, 24), { x: 0, y: -1.55, scale: 0.4 }) }
      : {};
  const spires =
    kit.world === 'western-old' || kit.world === 'fairytale'
      ? {
          far: [
            ...placed(castleBuilding(kit), { x: -7.5, y: -2, scale: 0.26 }),
            ...placed(churchBuilding(kit), { x: 6.4, y: -2, scale: 0.26 }),
          ],
        }
      : {};
  const blocks = isModern(kit)
    ? {
        far: skyline(kit, 'far', { low: HORIZON, high: -10, colour: kit.paint.of('slate', 0.16) }),
        distance: skyline(kit, 'near', {
          low: planes.distance.ground,
          high: -6.4,
          colour: kit.paint.of('slate', 0.05),
        }),
      }
    : {};
  return stacked(
    sky(kit),
    spires,
    blocks,
    ground(kit, pavement(kit)),
    wall,
    isModern(kit)
      ? {}
      : {
          middle: [-9, -5.6, 6, 9.2].flatMap((x, i) =>
            placed(townHouse(kit, i, i % 2 === 1), { x, y: -1.3, scale: 0.42 }),
          ),
        },
    kerb(kit),
    {
      back: [-10, 9.6].flatMap((x, i) => placed(roundTree(kit, i), { x, y: -0.76, scale: 0.8 })),
      near: [
        ...placed(localLamp(kit), standing('near', -6.4)),
        ...placed(localLamp(kit), { ...standing('near', 6.8), flip: true }),
      ],
      middle: isModern(kit)
        ? placed(carBody(kit, kit.paint.accent(-0.04)), { x: 5.2, y: -1.15, scale: 0.3 })
        : placed(cart(kit), { x: 3.2, y: -1.2, scale: 0.4 }),
    },
  );
}

/** Before a gate: a tower gate in China, a castle or park gate elsewhere. */
export function gate(kit: Kit): SetParts {
  const old = kit.world === 'chinese-old';
  const gates: SetParts = old
    ? { middle: placed(gateTower(kit, 20), { x: 0, y: -1.2, scale: 0.6 }) }
    : {
        middle: [
          ...placed(ironGate(kit), { x: 0, y: -1.2, scale: 0.8 }),
          ...placed(roundTree(kit, 3), { x: -11, y: -1.2, scale: 0.8 }),
        ],
        distance: isModern(kit)
          ? placed(publicHall(kit, 'school'), { x: 0, y: -1.6, scale: 0.32 })
          : placed(castleBuilding(kit), { x: 0, y: -1.8, scale: 0.34 }),
      };
  return stacked(sky(kit), { far: farShore(kit) }, ground(kit, old ? 'paving' : pavement(kit)), gates, {
    back: [
      ...placed(localTree(kit, 1), { x: -10.4, y: -0.7, scale: 0.7 }),
      ...placed(old ? cart(kit) : potted(kit, 1), { x: 8, y: -0.7, scale: 0.8 }),
    ],
    near: placed(localLamp(kit), standing('near', 9.4)),
  });
}

/** Wrought-iron leaves between stone posts with balls, walls to both sides. */
function ironGate(kit: Kit): Part[] {
  const stone = kit.paint.of('limestone', -0.1);
  const leaves = railing({ x: -3.4, width: 6.8, foot: 0 }, pointsOf('-6.4 0.2, -3.4 0.16, -0.5 0.2'), {
    step: 0.62,
    thick: 0.13,
  });
  const wall = (side: 1 | -1): Part =>
    cut(rect(side === 1 ? 4.7 : -18.7, -4.6, 14, 4.8), blend(lighter(stone, -0.02), lighter(stone, -0.08)), {
      lift: 5,
      marks: [mark(rect(-20, -4.3, 40, 0.12), lighter(stone, -0.12), 0.6)],
    });
  return [
    wall(-1),
    wall(1),
    cut(leaves, kit.paint.of('iron', 0.03), { lift: 5, edge: 0.4 }),
    ...[-4.1, 4.1].flatMap((x) => [
      cut(rect(x - 0.75, -7.2, 1.5, 7.4), blend(lighter(stone, 0.03), lighter(stone, -0.05)), {
        lift: 7,
        edge: 0.45,
      }),
      cut(polygon(x - 1, -7.2, x + 1, -7.2, x + 0.7, -7.8, x - 0.7, -7.8), lighter(stone, 0.05), { lift: 5 }),
      cut(arch(x, -7.7, [1, 1]), kit.snowy ? kit.paint.of('snow') : stone, { lift: 5, edge: 0.45 }),
    ]),
  ];
}

/** A long stair up a slope with walls and trees. */
export function stairs(kit: Kit): SetParts {
  const stone = kit.paint.of('stone', -0.02);
  const treads = Array.from({ length: 11 }, (_, i) => {
    const y = planes.back.ground + 0.1 - i * 0.62;
    const half = 4.6 - i * 0.24;
    return cut(
      polygon(-half, y - 0.62, half, y - 0.62, half + 0.1, y, -half - 0.1, y),
      blend(lighter(stone, 0.05), lighter(stone, -0.05)),
      { lift: 3, edge: 0.45 },
    );
  }).reverse();
  const cheek = (side: 1 | -1): Part =>
    cut(polygon(side * 4.6, -0.8, side * 2, -8.1, side * 2.7, -8.3, side * 6, -0.8), lighter(stone, -0.04), {
      lift: 6,
      edge: 0.4,
    });
  const bank = (side: 1 | -1): Part =>
    cut(
      authored(
        `M${side * 5.4} -0.7L${side * 2.4} -8.1L${side * 7} -7.6L${side * 26} -8.6L${side * 26} 1L${side * 5.4} 1Z`,
      ),
      blend(kit.paint.of('grass', 0.02), kit.paint.of('grass', -0.1)),
      { lift: 5, edge: 0.35 },
    );
  const top = isChinese(kit)
    ? placed(paifang(kit), { x: 0, y: -8, scale: 0.3 })
    : placed(doorway(kit), { x: 0, y: -8, scale: 0.6 });
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    {
      middle: [
        ...top,
        ...[-6.5, 6.6].flatMap((x, i) => placed(localTree(kit, i), { x, y: -6.6, scale: 0.5 })),
      ],
      back: [bank(-1), bank(1), ...treads, cheek(-1), cheek(1), strip(kit, 'paving', 'back')],
      near: [
        strip(kit, 'paving', 'near'),
        ...placed(potted(kit, 1), { x: -7.4, y: -0.4, scale: 1.2 }),
        ...placed(potted(kit, 2), { x: 7.4, y: -0.4, scale: 1.2 }),
      ],
      stage: [strip(kit, 'paving', 'stage')],
    },
  );
}

const doorway = (kit: Kit): Part[] => [
  cut(arch(0, 0, [5, 6.4]), kit.paint.of('limestone', -0.08), { lift: 6 }),
  ...doorOf(kit, { box: [-1.6, -5, 3.2, 5], colour: kit.paint.of('timber'), leaves: 2, round: true }),
];
