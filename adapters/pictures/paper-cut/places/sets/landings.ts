/** Sets where boats land and ways cross the water: docks, harbours, bridges. */
import { pointsOf } from '../paper/authored.ts';
import { isChinese, type Kit } from '../kit.ts';
import {
  canopyBoat,
  lampPost,
  mooringPost,
  rocking,
  rowingBoat,
  sailingShip,
  steamer,
} from '../land/boats.ts';
import { strip } from '../land/ground.ts';
import { reflection } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';
import { scaleAt, stacked, type SetParts } from '../planes.ts';
import { localTree } from '../plants/local-tree.ts';
import { reeds } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';
import { farShore, lightOnWater, openWater, otherBank } from './shore.ts';

/** A landing of planks along the water with posts, a lamp and a moored boat. */
export function dock(kit: Kit): SetParts {
  const rope = cut(ribbon(pointsOf('-9.8 -2.6, -8.3 -1.9, -6.9 -2.55'), [0.09, 0.09]), kit.paint.of('rope'), {
    lift: 3,
    edge: 0.2,
  });
  const boat = isChinese(kit) ? canopyBoat(kit) : rowingBoat(kit, kit.paint.of('teal', -0.06));
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    { middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.4, -3.6, -5], 0.45) : [] },
    {
      back: [
        ...placed(rocking(boat, 1), { x: 6.6, y: -0.42, scale: 0.72 }),
        ...placed(reeds(kit, 2.6, 2), { x: -10, y: -0.3, scale: 0.95 }),
        ...(kit.lit ? reflection(-3.6, [-0.9, -0.4], kit.paint.flame.body) : []),
      ],
      near: [
        strip(kit, 'boards', 'near'),
        ...placed(lampPost(kit), { x: -4.9, y: -0.5, scale: 0.95 }),
        ...placed(mooringPost(kit, 2.7), { x: -9.8, y: -0.4 }),
        ...placed(mooringPost(kit, 2.6), { x: -6.9, y: -0.4 }),
        rope,
        ...placed(mooringPost(kit, 2.7), { x: 5.2, y: -0.4 }),
        ...placed(mooringPost(kit, 2.7), { x: 9.8, y: -0.4 }),
      ],
      stage: [strip(kit, 'boards', 'stage')],
      front: [
        ...placed(mooringPost(kit, 2.4), { x: -9.6, y: 2.2, scale: 1.4 }),
        ...placed(reeds(kit, 3, 5), { x: 10.4, y: 2, scale: 1 }),
      ],
    },
    kit.order.weather === 'fog' ? { near: mistBands(kit, [-1.2], 0.36) } : {},
  );
}

/** A harbour: quay of stone, ships, warehouses. */
export function harbour(kit: Kit): SetParts {
  const crates = cut(
    together([rect(-10.6, -2.4, 2, 1.9), rect(-8.4, -2.1, 1.7, 1.6), rect(-9.9, -3.9, 1.7, 1.5)]),
    kit.paint.of('pine', -0.16),
    {
      lift: 7,
      marks: [
        mark(together([rect(-10.6, -1.6, 4, 0.1), rect(-9.9, -3.2, 1.7, 0.1)]), kit.paint.of('pine', -0.28)),
      ],
    },
  );
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: [
        ...placed(rocking(sailingShip(kit, isChinese(kit)), 0), { x: -5.4, y: -1.1, scale: 0.75 }),
        ...placed(steamerOrSail(kit), { x: 6.6, y: -1, scale: 0.7 }),
      ],
      near: [
        strip(kit, 'paving', 'near'),
        crates,
        ...placed(mooringPost(kit, 1.6), { x: -5, y: -0.42 }),
        ...placed(mooringPost(kit, 1.6), { x: 5, y: -0.42 }),
        ...placed(lampPost(kit), { x: 8.6, y: -0.4 }),
      ],
      stage: [strip(kit, 'paving', 'stage')],
      front: placed(mooringPost(kit, 2), { x: 9.8, y: 2.2, scale: 1.5 }),
    },
  );
}

const steamerOrSail = (kit: Kit): Part[] =>
  rocking(
    kit.world === 'chinese-modern' || kit.world === 'western-modern'
      ? steamer(kit)
      : sailingShip(kit, isChinese(kit)),
    2,
  );

/** On a bridge: its parapet behind the actors, the river running away beneath. */
export function bridge(kit: Kit): SetParts {
  const stone = kit.paint.of(isChinese(kit) ? 'stone' : 'limestone', -0.06);
  const posts = together(Array.from({ length: 13 }, (_, i) => rect(-20.3 + i * 3.4, -3.5, 0.6, 3.1)));
  const heads = together(Array.from({ length: 13 }, (_, i) => ellipse(-20 + i * 3.4, -3.7, 0.32, 0.4)));
  const panels = together(Array.from({ length: 12 }, (_, i) => rect(-19.3 + i * 3.4, -2.3, 2, 1.3)));
  const parapet = cut(rect(-30, -2.8, 60, 2.5), blend(lighter(stone, 0.02), lighter(stone, -0.06)), {
    lift: 7,
    edge: 0.4,
    marks: [mark(panels, lighter(stone, -0.06), 0.8)],
  });
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: placed(rocking(canopyBoat(kit), 1), { x: -6.4, y: -1, scale: 0.34 }),
      back: placed(isChinese(kit) ? willow(kit, 3) : localTree(kit, 3), {
        x: 10,
        y: -0.6,
        scale: scaleAt('back'),
      }),
      near: [
        parapet,
        cut(posts, lighter(stone, 0.03), { lift: 6, edge: 0.45 }),
        cut(heads, kit.snowy ? kit.paint.of('snow') : lighter(stone, 0.06), { lift: 4, edge: 0.45 }),
        strip(kit, 'paving', 'near'),
      ],
      stage: [strip(kit, 'paving', 'stage')],
    },
  );
}
