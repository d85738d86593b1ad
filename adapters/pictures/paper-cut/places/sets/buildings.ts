/** Sets before one building that matters: it stands whole behind the actors, with what belongs around it. */
import { timberHouse } from '../houses/chinese.ts';
import { greatHall, pagoda } from '../houses/landmarks-chinese.ts';
import { barnBuilding, castleBuilding, churchBuilding, loneTower, publicHall, type PublicUse } from '../houses/landmarks-western.ts';
import { townHouse, villageHouse } from '../houses/local.ts';
import { skyline } from '../houses/modern.ts';
import { cottage, gabledHouse } from '../houses/western.ts';
import { cart, fence, localLamp, lowWall, parkBench, wellHead } from '../houses/street-things.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { ground, type Cover } from '../land/ground.ts';
import { boulder, farFirs, farWood, hills, mountains } from '../land/hills.ts';
import { authored } from '../paper/authored.ts';
import { rect } from '../paper/outline.ts';
import { cut, placed, type Part } from '../paper/piece.ts';
import { HORIZON, planes, stacked, standing, type SetParts } from '../planes.ts';
import { bamboo } from '../plants/bamboo.ts';
import { cypress, deadTree, fir, localTree, pine, roundTree } from '../plants/trees.ts';
import { bush, flowers, potted } from '../plants/undergrowth.ts';
import { barrel } from '../rooms/furniture.ts';
import { sky } from '../sky/sky.ts';
import { pavement } from './streets.ts';
import { farShore } from './waters.ts';

/** Where the building stands and how large. */
interface Stand {
  readonly x: number;
  readonly scale: number;
  readonly cover: Cover;
}

/** The building on the middle plane, over land that suits it. */
const before = (kit: Kit, building: readonly Part[], { x, scale, cover }: Stand): SetParts =>
  stacked(sky(kit), { far: farShore(kit), distance: [farWood(kit, 'behind', { y: planes.distance.ground, height: 1.2, colour: kit.paint.of('leaf', 0.03) })] }, ground(kit, cover), { middle: placed(building, { x, y: planes.middle.ground + 0.16, scale }) });

const stage = (kit: Kit, cover: Cover): Cover => (kit.snowy && cover === 'grass' ? 'snow' : cover);

/** A village: houses among trees around a way, hills behind. */
export const village = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: farShore(kit) }, ground(kit, 'grass'), {
    distance: [farWood(kit, 'village', { y: -1.7, height: 1, colour: kit.paint.of('leaf', 0.03) }), ...[-5.8, -2.6, 3, 5.6].flatMap((x, i) => placed(villageHouse(kit, i), { x, y: -1.55, scale: 0.27 }))],
    middle: [...placed(villageHouse(kit, 5), { x: 8.4, y: -1.25, scale: 0.56 }), ...placed(villageHouse(kit, 4), { x: -8, y: -1.25, scale: 0.58 }), ...placed(localTree(kit, 3), { x: -4.2, y: -1.3, scale: 0.42 })],
    back: [...placed(localTree(kit, 1), { x: -10.6, y: -0.7, scale: 0.78 }), ...placed(isChinese(kit) ? bamboo(kit, 4, 1) : fence(kit, 0, 5), { x: 9.6, y: -0.6, scale: 0.8 })],
    near: [...placed(lowWall(kit, 0, 4), { x: -11.4, y: -0.3 }), ...placed(flowers(kit, 2.4, 1), { x: 7.4, y: -0.25 })],
    stage: [cut(rect(-40, -0.16, 80, 2.7), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.03), { lift: 2, edge: 0.2 })],
  });

/** A cottage or hut on its own. */
export const cottageOutside = (kit: Kit): SetParts =>
  stacked(before(kit, villageHouse(kit, 0), { x: 5.2, scale: 0.82, cover: 'grass' }), {
    middle: placed(localTree(kit, 2), { x: -7.4, y: -1.3, scale: 0.6 }),
    back: [...placed(fence(kit, -14, 8.4), { y: -0.66, scale: 0.86 }), ...placed(wellHead(kit), { x: -8.4, y: -0.66, scale: 0.66 }), ...placed(bush(kit, 2.4, 1), { x: 10.6, y: -0.62 })],
    near: [...placed(flowers(kit, 3, 1), { x: 8, y: -0.28 }), ...placed(flowers(kit, 2, 2), { x: -6.6, y: -0.28 })],
    stage: [cut(rect(-40, -0.15, 80, 2.5), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.02), { lift: 2, edge: 0.2 })],
  });

export const hutOutside = (kit: Kit): SetParts =>
  stacked(before(kit, cottage(kit, 1, true), { x: 5.6, scale: 0.85, cover: 'grass' }), {
    distance: [farFirs(kit, 'hut', { y: -1.66, height: 2.2, colour: kit.paint.of('needles', 0.08) })],
    middle: [...placed(isChinese(kit) ? pine(kit, 1) : fir(kit, 1), { x: -6.6, y: -1.3, scale: 0.64 }), ...placed(fir(kit, 3), { x: 11, y: -1.3, scale: 0.72 })],
    back: [...placed(woodPile(kit), { x: 9.8, y: -0.6, scale: 0.9 }), ...placed(boulder(kit, 2.2, 2), { x: -9, y: -0.6 })],
    near: placed(bush(kit, 2, 3), { x: -10.6, y: -0.3 }),
  });

const woodPile = (kit: Kit): Part[] => [0, 1, 2].flatMap((row) => Array.from({ length: 4 - row }, (_, i) => cut(rect(-1.6 + row * 0.4 + i * 0.82, -0.75 - row * 0.72, 0.76, 0.68), kit.paint.of('pine', -0.16 - 0.03 * ((i + row) % 3)), { lift: 3 })));

/** A barn or a stable yard. */
export const barnOutside = (kit: Kit): SetParts =>
  stacked(before(kit, barnBuilding(kit), { x: 4.6, scale: 0.74, cover: 'grass' }), {
    back: [...placed(cart(kit), { x: -7.6, y: -0.62, scale: 0.85 }), ...placed(fence(kit, 0, 6), { x: 8.6, y: -0.6, scale: 0.9 })],
    near: placed(barrel(kit), { x: 9.4, y: -0.3 }),
    stage: [cut(rect(-40, -0.15, 80, 2.6), kit.paint.of(kit.snowy ? 'snow' : 'earth', 0.06), { lift: 2, edge: 0.2 })],
  });

/** A temple: the hall on its terrace in China; elsewhere a columned house of the gods. */
export const templeOutside = (kit: Kit): SetParts =>
  stacked(before(kit, isChinese(kit) ? greatHall(kit, false) : publicHall(kit, 'library'), { x: 0, scale: 0.56, cover: 'paving' }), {
    distance: isChinese(kit) ? placed(pagoda(kit), { x: -6.4, y: -1.6, scale: 0.3 }) : [],
    middle: [...placed(isChinese(kit) ? pine(kit, 1) : cypress(kit, 1), { x: -9.8, y: -1.3, scale: 0.62 }), ...placed(isChinese(kit) ? pine(kit, 4) : cypress(kit, 2), { x: 9.8, y: -1.3, scale: 0.62 })],
    back: [...placed(censer(kit), { x: 6.4, y: -0.6, scale: 0.9 })],
    near: [...placed(potted(kit, 1), { x: -8, y: -0.3, scale: 1.1 })],
  });

/** A bronze censer on three legs. */
const censer = (kit: Kit): Part[] => {
  const bronze = kit.paint.of('copper', -0.1);
  return [cut(rect(-1.1, -1, 0.3, 1), bronze, { lift: 3 }), cut(rect(0.8, -1, 0.3, 1), bronze, { lift: 3 }), cut(rect(-1.3, -2.2, 2.6, 1.4), bronze, { lift: 5, edge: 0.45 }), cut(rect(-1.55, -2.5, 3.1, 0.34), kit.paint.of('copper', -0.02), { lift: 4, edge: 0.45 }), cut(rect(-1.75, -3.2, 0.3, 1), bronze, { lift: 3 }), cut(rect(1.45, -3.2, 0.3, 1), bronze, { lift: 3 })];
};

export const churchOutside = (kit: Kit): SetParts =>
  stacked(before(kit, churchBuilding(kit), { x: 4.4, scale: 0.48, cover: 'grass' }), {
    middle: [...placed(cypress(kit, 1), { x: -6.4, y: -1.3, scale: 0.5 }), ...placed(localTree(kit, 3), { x: 10.8, y: -1.3, scale: 0.5 })],
    back: [...placed(lowWall(kit, -14, 9), { y: -0.6, scale: 0.9 }), ...placed(localTree(kit, 1), { x: -10, y: -0.7, scale: 0.76 })],
    near: placed(flowers(kit, 3, 1), { x: 8.4, y: -0.25 }),
    stage: [cut(rect(-40, -0.15, 80, 2.5), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.04), { lift: 2, edge: 0.2 })],
  });

/** A palace: the golden hall in China, a castle with gardens elsewhere. */
export const palaceOutside = (kit: Kit): SetParts =>
  stacked(before(kit, isChinese(kit) ? greatHall(kit, true) : castleBuilding(kit), { x: 0, scale: isChinese(kit) ? 0.6 : 0.52, cover: stage(kit, 'paving') }), {
    back: [-9.4, 9.4].flatMap((x, i) => placed(isChinese(kit) ? guardian(kit) : roundTree(kit, i), { x, y: -0.66, scale: isChinese(kit) ? 0.9 : 0.72, flip: i === 1 })),
    near: isChinese(kit) ? [] : [-7.4, 7.6].flatMap((x, i) => placed(potted(kit, i), { x, y: -0.3, scale: 1.2 })),
  });

/** A stone lion on a plinth. */
const guardian = (kit: Kit): Part[] => {
  const stone = kit.paint.of('stone', -0.02);
  const lion = 'M-1.1 -2.2Q-1.5 -3.4 -0.8 -4.2Q-1.5 -4.7 -1 -5.6Q0 -6.4 0.9 -5.7Q1.5 -5.2 1.2 -4.6L0.7 -4.2Q1.2 -3.2 0.9 -2.2Z';
  return [cut(rect(-1.6, -2.2, 3.2, 2.4), stone, { lift: 5 }), cut(authored(lion), kit.paint.of('stone', 0.04), { lift: 6, edge: 0.5 })];
};

export const castleOutside = (kit: Kit): SetParts =>
  stacked(before(kit, castleBuilding(kit), { x: 3.6, scale: 0.6, cover: 'grass' }), {
    far: [mountains(kit, 'castle', { low: HORIZON, high: -7, peaks: 6 }, kit.paint.of('rock', 0.1))],
    middle: placed(fir(kit, 2), { x: -8.4, y: -1.3, scale: 0.6 }),
    back: [...placed(deadOrFir(kit), { x: -10.4, y: -0.7, scale: 0.8 }), ...placed(boulder(kit, 2.6, 1), { x: 9.6, y: -0.6 })],
    stage: [cut(rect(-40, -0.15, 80, 2.6), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.06), { lift: 2, edge: 0.2 })],
  });

const deadOrFir = (kit: Kit): Part[] => (kit.order.mood === 'fearful' || kit.order.mood === 'tense' ? deadTree(kit, 1) : fir(kit, 1));

export const towerOutside = (kit: Kit): SetParts =>
  stacked(before(kit, isChinese(kit) ? pagoda(kit) : loneTower(kit), { x: 6, scale: isChinese(kit) ? 0.42 : 0.54, cover: 'grass' }), {
    middle: placed(localTree(kit, 2), { x: -7, y: -1.3, scale: 0.5 }),
    back: [...placed(boulder(kit, 2.4, 1), { x: -8.8, y: -0.6 }), ...placed(bush(kit, 2.6, 2), { x: 10.4, y: -0.62 })],
    near: placed(flowers(kit, 2.4, 1), { x: -6.4, y: -0.25 }),
  });

/** A public building on its street. */
export const publicOutside = (use: PublicUse) => (kit: Kit): SetParts => {
  const old = kit.world === 'chinese-old';
  const building = old ? timberHouse(kit, { width: 17, storeys: 2, use: 'inn', index: 0 }) : publicHall(kit, use);
  return stacked(sky(kit), { far: isModern(kit) ? skyline(kit, 'public', { low: HORIZON, high: -6.5, colour: kit.paint.of('slate', 0.16) }) : [hills(kit, 'public', { low: HORIZON, high: -4, peaks: 4 }, kit.paint.of('leaf', 0.07))] }, ground(kit, pavement(kit)), {
    middle: [...placed(roundTree(kit, 3), { x: -9.6, y: -1.3, scale: 0.6 }), ...placed(roundTree(kit, 4), { x: 9.8, y: -1.3, scale: 0.6 }), ...placed(building, { x: 0, y: -1.25, scale: old ? 0.6 : 0.56 })],
    back: [...placed(use === 'station' ? cart(kit) : parkBench(kit), { x: 7.4, y: -0.64, scale: 0.8 }), ...placed(bush(kit, 2.6, 1), { x: -9, y: -0.66 })],
    near: [...placed(localLamp(kit), standing('near', -7))],
  });
};

/** An inn or teahouse from its street. */
export const innOutside = (kit: Kit): SetParts => {
  const house = isChinese(kit) ? timberHouse(kit, { width: 13, storeys: 2, use: 'inn', index: 0 }) : gabledHouse(kit, { width: 9, storeys: 2, shop: true, index: 1 });
  return stacked(sky(kit), { far: farShore(kit) }, ground(kit, pavement(kit)), {
    distance: [-8, -5.4, 9].flatMap((x, i) => placed(townHouse(kit, i + 2, false), { x, y: -1.55, scale: 0.3 })),
    middle: placed(house, { x: 4.4, y: -1.25, scale: 0.72 }),
    back: [...placed(localTree(kit, 1), { x: -9.2, y: -0.7, scale: 0.78 }), ...placed(cart(kit), { x: -5.4, y: -0.7, scale: 0.62 })],
    near: [...placed(barrel(kit), { x: 9.6, y: -0.3, scale: 0.95 }), ...placed(localLamp(kit), standing('near', 7.4))],
  });
};

/** A shop or workshop from its street. */
export const shopOutside = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: farShore(kit) }, ground(kit, pavement(kit)), {
    distance: [-9.5, -6.6, 9.4].flatMap((x, i) => placed(townHouse(kit, i + 4, false), { x, y: -1.55, scale: 0.32 })),
    middle: [...placed(townHouse(kit, 1, true), { x: -5.8, y: -1.3, scale: 0.58 }), ...placed(townHouse(kit, 0, true), { x: 4.6, y: -1.25, scale: 0.74 })],
    back: [...placed(potted(kit, 1), { x: 8.8, y: -0.66 }), ...placed(localTree(kit, 1), { x: -10.6, y: -0.7, scale: 0.68 })],
    near: placed(localLamp(kit), standing('near', -6.6)),
  });
