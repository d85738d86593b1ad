/** Sets before buildings that matter: temples, churches, palaces, castles, towers, public halls. */
import { castleBuilding, loneTower } from '../houses/castle.ts';
import { churchBuilding } from '../houses/church-building.ts';
import { lowWall } from '../houses/fences.ts';
import { greatHall, pagoda } from '../houses/halls-and-towers.ts';
import { publicHall, type PublicUse } from '../houses/public-hall.ts';
import { skyline } from '../houses/skyline.ts';
import { cart, localLamp, parkBench } from '../houses/street-furniture.ts';
import { timberHouse } from '../houses/timber-house.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { ground, type Cover } from '../land/ground.ts';
import { hills } from '../land/hills.ts';
import { mountains } from '../land/mountains.ts';
import { boulder } from '../land/rocks.ts';
import { authored } from '../paper/authored.ts';
import { cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, lobed, rect } from '../paper/shapes.ts';
import { HORIZON, stacked, standing, type SetParts } from '../planes.ts';
import { deadTree, roundTree } from '../plants/broad-trees.ts';
import { cypress, fir, pine } from '../plants/conifers.ts';
import { localTree } from '../plants/local-tree.ts';
import { bush, flowers, potted } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { before } from './before-building.ts';
import { pavement } from './streets.ts';

const stage = (kit: Kit, cover: Cover): Cover => (kit.snowy && cover === 'grass' ? 'snow' : cover);

/** A temple: the hall on its terrace in China; elsewhere a columned house of the gods. */
export const templeOutside = (kit: Kit): SetParts =>
  stacked(
    before(kit, isChinese(kit) ? greatHall(kit, false) : publicHall(kit, 'library'), {
      x: 0,
      scale: 0.56,
      cover: 'paving',
    }),
    {
      distance: isChinese(kit) ? placed(pagoda(kit), { x: -6.4, y: -1.6, scale: 0.3 }) : [],
      middle: [
        ...placed(isChinese(kit) ? pine(kit, 1) : cypress(kit, 1), { x: -9.8, y: -1.3, scale: 0.62 }),
        ...placed(isChinese(kit) ? pine(kit, 4) : cypress(kit, 2), { x: 9.8, y: -1.3, scale: 0.62 }),
      ],
      back: [...placed(censer(kit), { x: 6.4, y: -0.6, scale: 0.9 })],
      near: [...placed(potted(kit, 1), { x: -8, y: -0.3, scale: 1.1 })],
    },
  );

/** A bronze censer on three legs. */
const censer = (kit: Kit): Part[] => {
  const bronze = kit.paint.of('copper', -0.1);
  return [
    cut(rect(-1.1, -1, 0.3, 1), bronze, { lift: 3 }),
    cut(rect(0.8, -1, 0.3, 1), bronze, { lift: 3 }),
    cut(rect(-1.3, -2.2, 2.6, 1.4), bronze, { lift: 5, edge: 0.45 }),
    cut(rect(-1.55, -2.5, 3.1, 0.34), kit.paint.of('copper', -0.02), { lift: 4, edge: 0.45 }),
    cut(rect(-1.75, -3.2, 0.3, 1), bronze, { lift: 3 }),
    cut(rect(1.45, -3.2, 0.3, 1), bronze, { lift: 3 }),
  ];
};

/** A church behind its wall, cypresses beside it. */
export const churchOutside = (kit: Kit): SetParts =>
  stacked(before(kit, churchBuilding(kit), { x: 4.4, scale: 0.48, cover: 'grass' }), {
    middle: [
      ...placed(cypress(kit, 1), { x: -6.4, y: -1.3, scale: 0.5 }),
      ...placed(localTree(kit, 3), { x: 10.8, y: -1.3, scale: 0.5 }),
    ],
    back: [
      ...placed(lowWall(kit, -14, 9), { y: -0.6, scale: 0.9 }),
      ...placed(localTree(kit, 1), { x: -10, y: -0.7, scale: 0.76 }),
    ],
    near: placed(flowers(kit, 3, 1), { x: 8.4, y: -0.25 }),
    stage: [
      cut(rect(-40, -0.15, 80, 2.5), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.04), {
        lift: 2,
        edge: 0.2,
      }),
    ],
  });

/** A palace: the golden hall in China, a castle with gardens elsewhere. */
export const palaceOutside = (kit: Kit): SetParts =>
  stacked(
    before(kit, isChinese(kit) ? greatHall(kit, true) : castleBuilding(kit), {
      x: 0,
      scale: isChinese(kit) ? 0.56 : 0.47,
      cover: stage(kit, 'paving'),
    }),
    {
      back: [-9.4, 9.4].flatMap((x, i) =>
        placed(isChinese(kit) ? guardian(kit) : roundTree(kit, i), {
          x,
          y: -0.66,
          scale: isChinese(kit) ? 0.9 : 0.72,
          flip: i === 1,
        }),
      ),
      near: isChinese(kit)
        ? []
        : [-7.4, 7.6].flatMap((x, i) => placed(potted(kit, i), { x, y: -0.3, scale: 1.2 })),
    },
  );

/** A stone lion on a plinth. */
const guardian = (kit: Kit): Part[] => {
  const stone = kit.paint.of('stone', -0.02);
  const body = kit.paint.of('stone', 0.05);
  const sitting =
    'M-1.5 -2.2Q-1.9 -3.2 -1.2 -4.1Q-0.8 -4.8 0 -5L0.9 -4.6Q1.1 -3.6 1 -2.6L1.5 -2.5L1.5 -2.2L0.5 -2.2L0.4 -3.2Q0.1 -2.8 0 -2.2Z';
  const mane = lobed(0.5, -5.3, { rx: 0.95, ry: 0.9, lobes: 9, random: kit.chance('mane') });
  const muzzle = 'M0.6 -5.6Q1.6 -5.7 1.7 -5.1Q1.7 -4.7 1.1 -4.7Q0.6 -4.8 0.6 -5.6Z';
  const tail = 'M-1.4 -2.6Q-2.3 -3 -2 -4.1Q-1.8 -4.6 -1.4 -4.4Q-1.7 -3.8 -1.2 -3.2Z';
  return [
    cut(rect(-1.9, -2.2, 3.8, 2.4), stone, {
      lift: 5,
      marks: [mark(rect(-1.6, -1.7, 3.2, 1.3), kit.paint.of('stone', -0.08), 0.7)],
    }),
    cut(authored(tail), kit.paint.of('stone', -0.03), { lift: 4 }),
    cut(authored(sitting), body, {
      lift: 6,
      edge: 0.5,
      marks: [
        mark(authored('M-1.2 -2.2Q-1.3 -3.2 -0.4 -3.3Q0.1 -2.9 0 -2.2Z'), kit.paint.of('stone', -0.04), 0.8),
      ],
    }),
    cut(mane, kit.paint.of('stone', -0.01), { lift: 5, edge: 0.5 }),
    cut(authored(muzzle), body, {
      lift: 4,
      edge: 0.4,
      marks: [
        mark(ellipse(1.2, -5.35, 0.09), kit.paint.shade, 0.8),
        mark(rect(1, -5, 0.7, 0.06), kit.paint.shade, 0.6),
      ],
    }),
  ];
};

/** A castle under mountains. */
export const castleOutside = (kit: Kit): SetParts =>
  stacked(before(kit, castleBuilding(kit), { x: 3.8, scale: 0.47, cover: 'grass' }), {
    far: [mountains(kit, { name: 'castle', low: HORIZON, high: -7, peaks: 6 }, kit.paint.of('rock', 0.1))],
    middle: placed(fir(kit, 2), { x: -8.4, y: -1.3, scale: 0.6 }),
    back: [
      ...placed(deadOrFir(kit), { x: -10.4, y: -0.7, scale: 0.8 }),
      ...placed(boulder(kit, 2.6, { index: 1 }), { x: 9.6, y: -0.6 }),
    ],
    stage: [
      cut(rect(-40, -0.15, 80, 2.6), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.06), {
        lift: 2,
        edge: 0.2,
      }),
    ],
  });

const deadOrFir = (kit: Kit): Part[] =>
  kit.order.mood === 'fearful' || kit.order.mood === 'tense' ? deadTree(kit, 1) : fir(kit, 1);

/** A lone tower, or a pagoda in China. */
export const towerOutside = (kit: Kit): SetParts =>
  stacked(
    before(kit, isChinese(kit) ? pagoda(kit) : loneTower(kit), {
      x: 6,
      scale: isChinese(kit) ? 0.42 : 0.54,
      cover: 'grass',
    }),
    {
      middle: placed(localTree(kit, 2), { x: -7, y: -1.3, scale: 0.5 }),
      back: [
        ...placed(boulder(kit, 2.4, { index: 1 }), { x: -8.8, y: -0.6 }),
        ...placed(bush(kit, 2.6, 2), { x: 10.4, y: -0.62 }),
      ],
      near: placed(flowers(kit, 2.4, 1), { x: -6.4, y: -0.25 }),
    },
  );

/** A public building on its street. */
export const publicOutside =
  (use: PublicUse) =>
  (kit: Kit): SetParts => {
    const old = kit.world === 'chinese-old';
    const building = old
      ? timberHouse(kit, { width: 17, storeys: 2, use: 'inn', index: 0 })
      : publicHall(kit, use);
    return stacked(
      sky(kit),
      {
        far: isModern(kit)
          ? skyline(kit, 'public', { low: HORIZON, high: -6.5, colour: kit.paint.of('slate', 0.16) })
          : [hills(kit, { name: 'public', low: HORIZON, high: -4, peaks: 4 }, kit.paint.of('leaf', 0.07))],
      },
      ground(kit, pavement(kit)),
      {
        middle: [
          ...placed(roundTree(kit, 3), { x: -9.6, y: -1.3, scale: 0.6 }),
          ...placed(roundTree(kit, 4), { x: 9.8, y: -1.3, scale: 0.6 }),
          ...placed(building, { x: 0, y: -1.25, scale: old ? 0.6 : 0.56 }),
        ],
        back: [
          ...placed(use === 'station' ? cart(kit) : parkBench(kit), { x: 7.4, y: -0.64, scale: 0.8 }),
          ...placed(bush(kit, 2.6, 1), { x: -9, y: -0.66 }),
        ],
        near: [...placed(localLamp(kit), standing('near', -7))],
      },
    );
  };
