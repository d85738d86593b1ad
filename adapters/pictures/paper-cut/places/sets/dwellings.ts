/** Sets before houses: villages, cottages, huts, barns, inns, shops. */
import { cottage } from '../houses/cottages.ts';
import { barnBuilding } from '../houses/farm-buildings.ts';
import { fence, lowWall } from '../houses/fences.ts';
import { gabledHouse } from '../houses/gabled-house.ts';
import { townHouse, villageHouse } from '../houses/local.ts';
import { cart, localLamp, wellHead } from '../houses/street-furniture.ts';
import { timberHouse } from '../houses/timber-house.ts';
import { isChinese, type Kit } from '../kit.ts';
import { ground } from '../land/ground.ts';
import { farFirs, farWood } from '../land/hills.ts';
import { boulder } from '../land/rocks.ts';
import { cut, placed, type Part } from '../paper/piece.ts';
import { rect } from '../paper/shapes.ts';
import { stacked, standing, type SetParts } from '../planes.ts';
import { bamboo } from '../plants/bamboo.ts';
import { fir, pine } from '../plants/conifers.ts';
import { localTree } from '../plants/local-tree.ts';
import { bush, flowers, potted } from '../plants/undergrowth.ts';
import { barrel } from '../rooms/containers.ts';
import { sky } from '../sky/sky.ts';
import { before } from './before-building.ts';
import { farShore } from './shore.ts';
import { pavement } from './streets.ts';

/** A village: houses among trees around a way, hills behind. */
export const village = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: farShore(kit) }, ground(kit, 'grass'), {
    distance: [
      farWood(kit, 'village', { y: -1.7, height: 1, colour: kit.paint.of('leaf', 0.03) }),
      ...[-5.8, -2.6, 3, 5.6].flatMap((x, i) => placed(villageHouse(kit, i), { x, y: -1.55, scale: 0.27 })),
    ],
    middle: [
      ...placed(villageHouse(kit, 5), { x: 8.4, y: -1.25, scale: 0.56 }),
      ...placed(villageHouse(kit, 4), { x: -8, y: -1.25, scale: 0.58 }),
      ...placed(localTree(kit, 3), { x: -4.2, y: -1.3, scale: 0.42 }),
    ],
    back: [
      ...placed(localTree(kit, 1), { x: -10.6, y: -0.7, scale: 0.78 }),
      ...placed(isChinese(kit) ? bamboo(kit, 4, 1) : fence(kit, 0, 5), { x: 9.6, y: -0.6, scale: 0.8 }),
    ],
    near: [
      ...placed(lowWall(kit, 0, 4), { x: -11.4, y: -0.3 }),
      ...placed(flowers(kit, 2.4, 1), { x: 7.4, y: -0.25 }),
    ],
    stage: [
      cut(rect(-40, -0.16, 80, 2.7), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.03), {
        lift: 2,
        edge: 0.2,
      }),
    ],
  });

/** A cottage or hut on its own. */
export const cottageOutside = (kit: Kit): SetParts =>
  stacked(before(kit, villageHouse(kit, 0), { x: 5.2, scale: 0.82, cover: 'grass' }), {
    middle: placed(localTree(kit, 2), { x: -7.4, y: -1.3, scale: 0.6 }),
    back: [
      ...placed(fence(kit, -14, 8.4), { y: -0.66, scale: 0.86 }),
      ...placed(wellHead(kit), { x: -8.4, y: -0.66, scale: 0.66 }),
      ...placed(bush(kit, 2.4, 1), { x: 10.6, y: -0.62 }),
    ],
    near: [
      ...placed(flowers(kit, 3, 1), { x: 8, y: -0.28 }),
      ...placed(flowers(kit, 2, 2), { x: -6.6, y: -0.28 }),
    ],
    stage: [
      cut(rect(-40, -0.15, 80, 2.5), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.02), {
        lift: 2,
        edge: 0.2,
      }),
    ],
  });

/** A hut among firs, with its wood pile. */
export const hutOutside = (kit: Kit): SetParts =>
  stacked(before(kit, cottage(kit, 1, true), { x: 5.6, scale: 0.85, cover: 'grass' }), {
    distance: [farFirs(kit, 'hut', { y: -1.66, height: 2.2, colour: kit.paint.of('needles', 0.08) })],
    middle: [
      ...placed(isChinese(kit) ? pine(kit, 1) : fir(kit, 1), { x: -6.6, y: -1.3, scale: 0.64 }),
      ...placed(fir(kit, 3), { x: 11, y: -1.3, scale: 0.72 }),
    ],
    back: [
      ...placed(woodPile(kit), { x: 9.8, y: -0.6, scale: 0.9 }),
      ...placed(boulder(kit, 2.2, { index: 2 }), { x: -9, y: -0.6 }),
    ],
    near: placed(bush(kit, 2, 3), { x: -10.6, y: -0.3 }),
  });

const woodPile = (kit: Kit): Part[] =>
  [0, 1, 2].flatMap((row) =>
    Array.from({ length: 4 - row }, (_, i) =>
      cut(
        rect(-1.6 + row * 0.4 + i * 0.82, -0.75 - row * 0.72, 0.76, 0.68),
        kit.paint.of('pine', -0.16 - 0.03 * ((i + row) % 3)),
        { lift: 3 },
      ),
    ),
  );

/** A barn or a stable yard. */
export const barnOutside = (kit: Kit): SetParts =>
  stacked(before(kit, barnBuilding(kit), { x: 4.6, scale: 0.74, cover: 'grass' }), {
    back: [
      ...placed(cart(kit), { x: -7.6, y: -0.62, scale: 0.85 }),
      ...placed(fence(kit, 0, 6), { x: 8.6, y: -0.6, scale: 0.9 }),
    ],
    near: placed(barrel(kit), { x: 9.4, y: -0.3 }),
    stage: [
      cut(rect(-40, -0.15, 80, 2.6), kit.paint.of(kit.snowy ? 'snow' : 'earth', 0.06), {
        lift: 2,
        edge: 0.2,
      }),
    ],
  });

/** An inn or teahouse from its street. */
export const innOutside = (kit: Kit): SetParts => {
  const house = isChinese(kit)
    ? timberHouse(kit, { width: 13, storeys: 2, use: 'inn', index: 0 })
    : gabledHouse(kit, { width: 9, storeys: 2, shop: true, index: 1 });
  return stacked(sky(kit), { far: farShore(kit) }, ground(kit, pavement(kit)), {
    distance: [-8, -5.4, 9].flatMap((x, i) =>
      placed(townHouse(kit, i + 2, false), { x, y: -1.55, scale: 0.3 }),
    ),
    middle: placed(house, { x: 4.4, y: -1.25, scale: 0.72 }),
    back: [
      ...placed(localTree(kit, 1), { x: -9.2, y: -0.7, scale: 0.78 }),
      ...placed(cart(kit), { x: -5.4, y: -0.7, scale: 0.62 }),
    ],
    near: [
      ...placed(barrel(kit), { x: 9.6, y: -0.3, scale: 0.95 }),
      ...placed(localLamp(kit), standing('near', 7.4)),
    ],
  });
};

/** A shop or workshop from its street. */
export const shopOutside = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: farShore(kit) }, ground(kit, pavement(kit)), {
    distance: [-9.5, -6.6, 9.4].flatMap((x, i) =>
      placed(townHouse(kit, i + 4, false), { x, y: -1.55, scale: 0.32 }),
    ),
    middle: [
      ...placed(townHouse(kit, 1, true), { x: -5.8, y: -1.3, scale: 0.58 }),
      ...placed(townHouse(kit, 0, true), { x: 4.6, y: -1.25, scale: 0.74 }),
    ],
    back: [
      ...placed(potted(kit, 1), { x: 8.8, y: -0.66 }),
      ...placed(localTree(kit, 1), { x: -10.6, y: -0.7, scale: 0.68 }),
    ],
    near: placed(localLamp(kit), standing('near', -6.6)),
  });
