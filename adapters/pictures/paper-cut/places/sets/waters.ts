/** Sets by the water: docks, harbours, beaches, rivers, lakes, the sea. */
import { cottage, gabledHouse } from '../houses/western.ts';
import { timberHouse, whiteHouse } from '../houses/chinese.ts';
import { lighthouseTower } from '../houses/landmarks-western.ts';
import { pagoda, pavilion, stoneBridge } from '../houses/landmarks-chinese.ts';
import { isChinese, type Kit } from '../kit.ts';
import { canopyBoat, lampPost, mooringPost, rocking, rowingBoat, sailingShip, steamer } from '../land/boats.ts';
import { boulder, farWood, footMist, hills, karst } from '../land/hills.ts';
import { strip } from '../land/ground.ts';
import { glitter, reflection, surf, water } from '../land/water.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ellipse, polygon, rect, ribbon, ridge, together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { railing } from '../paper/grille.ts';
import { HORIZON, planes, scaleAt, stacked, standing, type PlaneName, type SetParts } from '../planes.ts';
import { flowers, grassRow, lotus, reeds, tuft } from '../plants/undergrowth.ts';
import { localTree, pine, willow } from '../plants/trees.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';

const WATER_PLANES: readonly PlaneName[] = ['far', 'distance', 'middle', 'back'];

/** Open water on all planes between `from` and the planes of the shore. */
export const openWater = (kit: Kit, until: PlaneName = 'back'): SetParts =>
  Object.fromEntries(
    WATER_PLANES.slice(0, WATER_PLANES.indexOf(until) + 1).map((plane, i) => [plane, [water(kit, plane, { top: plane === 'far' ? HORIZON : planes[plane].ground, step: 0.02 - i * 0.018 })]]),
  );

/** The light of sun or moon on the water. */
const lightOnWater = (kit: Kit): SetParts => {
  const x = kit.order.timeOfDay === 'night' || kit.order.timeOfDay === 'noon' ? kit.sun * 5 : kit.sun * 6.2;
  return { middle: glitter(kit, { x, top: planes.middle.ground + 0.02, bottom: planes.middle.ground + 0.5, spread: 2.4 }) };
};

/** Mountains over the far shore in the manner of the country. */
export function farShore(kit: Kit): Part[] {
  const colour = mixed(kit.paint.of('leaf', 0.04), kit.paint.of('rock', 0.05), 0.5);
  const skyline = { low: HORIZON, high: -6.4, peaks: 7 };
  return isChinese(kit)
    ? [...karst(kit, 'shore', skyline, colour), footMist(kit, HORIZON - 0.7, 0.3)]
    : [hills(kit, 'shore', { low: HORIZON, high: -4.6, peaks: 4 }, colour), hills(kit, 'shore 2', { low: HORIZON + 0.1, high: -3.2, peaks: 5 }, lighter(colour, -0.05))];
}

/** A row of small houses on the other bank, lit after dark, with their light on the water. */
function otherBank(kit: Kit): Part[] {
  const house = (x: number, index: number): Part[] =>
    placed(isChinese(kit) ? (index % 2 === 0 ? whiteHouse(kit, 6.5, index) : timberHouse(kit, { width: 7, storeys: 1, use: 'home', index })) : gabledHouse(kit, { width: 6, storeys: index % 2 === 0 ? 2 : 1, shop: false, index }), { x, y: planes.distance.ground + 0.04, scale: 0.2 });
  const bank = kit.paint.of('grass', -0.06);
  return [
    farWood(kit, 'bank', { y: planes.distance.ground - 0.1, height: 1, colour: kit.paint.of('leaf', 0.02) }),
    ...[-8.6, -7, -5.6, 6.2, 7.8, 9.3, 10.6].flatMap(house),
    cut(ridge([[-26, -1.75], [-9, -1.72], [0, -1.62], [9, -1.73], [26, -1.74]], -1.5), bank, { lift: 3 }),
    ...(kit.lit ? [-8.6, -5.6, 7.8].flatMap((x) => reflection(x, [-1.5, -0.9], kit.paint.flame.body)) : []),
  ];
}

/** A landing of planks along the water with posts, a lamp and a moored boat. */
export function dock(kit: Kit): SetParts {
  const rope = cut(ribbon([[-9.4, -2.6], [-6.6, -1.9], [-4.4, -2.55]], [0.09, 0.09]), kit.paint.of('rope'), { lift: 3, edge: 0.2 });
  const boat = isChinese(kit) ? canopyBoat(kit) : rowingBoat(kit, kit.paint.of('teal', -0.06));
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    { middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.6, -3.8], 0.4) : [] },
    {
      back: [...placed(rocking(boat, 1), { x: 7.4, y: -0.42, scale: 0.72 }), ...placed(reeds(kit, 2.6, 2), { x: -10, y: -0.3, scale: 0.95 }), ...(kit.lit ? reflection(-5.2, [-0.9, -0.4], kit.paint.flame.body) : [])],
      near: [strip(kit, 'boards', 'near'), ...placed(lampPost(kit), { x: -6.6, y: -0.5, scale: 0.95 }), ...placed(mooringPost(kit, 2.7), { x: -9.4, y: -0.4 }), ...placed(mooringPost(kit, 2.6), { x: -4.4, y: -0.4 }), rope, ...placed(mooringPost(kit, 2.7), { x: 5.2, y: -0.4 }), ...placed(mooringPost(kit, 2.7), { x: 9.8, y: -0.4 })],
      stage: [strip(kit, 'boards', 'stage')],
      front: [...placed(mooringPost(kit, 2.4), { x: -9.6, y: 2.2, scale: 1.4 }), ...placed(reeds(kit, 3, 5), { x: 10.4, y: 2, scale: 1 })],
    },
    kit.order.weather === 'fog' ? { near: mistBands(kit, [-1.4], 0.28) } : {},
  );
}

/** A harbour: quay of stone, ships, warehouses. */
export function harbour(kit: Kit): SetParts {
  const crates = cut(together([rect(-10.6, -2.4, 2, 1.9), rect(-8.4, -2.1, 1.7, 1.6), rect(-9.9, -3.9, 1.7, 1.5)]), kit.paint.of('pine', -0.16), { lift: 7, marks: [mark(together([rect(-10.6, -1.6, 4, 0.1), rect(-9.9, -3.2, 1.7, 0.1)]), kit.paint.of('pine', -0.28))] });
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: [...placed(rocking(sailingShip(kit, isChinese(kit)), 0), { x: -5.4, y: -1.1, scale: 0.75 }), ...placed(steamerOrSail(kit), { x: 6.6, y: -1, scale: 0.7 })],
      near: [strip(kit, 'paving', 'near'), crates, ...placed(mooringPost(kit, 1.6), { x: -5, y: -0.42 }), ...placed(mooringPost(kit, 1.6), { x: 5, y: -0.42 }), ...placed(lampPost(kit), { x: 8.6, y: -0.4 })],
      stage: [strip(kit, 'paving', 'stage')],
      front: placed(mooringPost(kit, 2), { x: 9.8, y: 2.2, scale: 1.5 }),
    },
  );
}

const steamerOrSail = (kit: Kit): Part[] =>
  rocking(kit.world === 'chinese-modern' || kit.world === 'western-modern' ? steamer(kit) : sailingShip(kit, isChinese(kit)), 2);

/** A beach: surf, sand, dune grass, an old boat drawn up, a lighthouse on the point. */
export function beach(kit: Kit): SetParts {
  const boat = placed(rowingBoat(kit, kit.paint.of('teal', -0.02), true), { x: -6.8, y: -0.62, scale: 0.98, turn: -0.06 });
  const head = cut(ridge([[3.4, HORIZON + 0.2], [5.4, -2.9], [7.6, -3.5], [10.4, -3.3], [13, -3.6], [26, -3.9]], -1.2), blend(kit.paint.of('grass', -0.02), kit.paint.of('rock', 0.02)), { lift: 6 });
  return stacked(
    sky(kit),
    openWater(kit, 'middle'),
    { far: [hills(kit, 'isles', { low: HORIZON + 0.05, high: -2.9, peaks: 6 }, kit.paint.of('rock', 0.1))], distance: [head, ...placed(lighthouseTower(kit, -1), { x: 8.4, y: -3.2, scale: 0.24 })] },
    lightOnWater(kit),
    { middle: surf(kit, -1.18), back: [strip(kit, 'wetSand', 'back'), ...surf(kit, -0.86), ...gulls(kit)] },
    {
      near: [strip(kit, 'sand', 'near'), ...boat, cut(ellipse(-6.8, -0.5, 4.2, 0.16), kit.paint.shade, { lift: 0, edge: 0, grain: 0, alpha: 0.25 }), ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.9, step: 0.35 }), { x: 9.4, y: -0.5 })],
      stage: [strip(kit, 'sand', 'stage'), shells(kit)],
      front: [duneGrass(kit, -9.8), duneGrass(kit, 10.2)],
    },
  );
}

/** Shells, pebbles and a starfish in the sand. */
function shells(kit: Kit): Part {
  const random = kit.chance('shells');
  const spots = Array.from({ length: 16 }, (): Point => [-11 + 22 * random(), 0.25 + 2.2 * random()]);
  return cut(together(spots.map(([x, y]) => ellipse(x, y, 0.08 + 0.06 * random(), 0.055))), kit.paint.of('cream'), { lift: 1, edge: 0.2 });
}

/** A clump of long grass at the picture's lower edge. */
function duneGrass(kit: Kit, x: number): Part {
  const random = kit.chance('dune grass', Math.round(x));
  const feet: Point[] = Array.from({ length: 7 }, (_, i) => [x + (i - 3) * 0.45, 2.3]);
  return cut(together(feet.flatMap((foot) => tuft(random, foot, 1.9))), kit.paint.of('reed', -0.16), { lift: 4, edge: 0.2 });
}

/** Three gulls far out. */
function gulls(kit: Kit): Part[] {
  const bird = (x: number, y: number, s: number): readonly Point[] => [[x - s, y - s * 0.35], [x - s * 0.4, y - s * 0.15], [x, y + s * 0.1], [x + s * 0.4, y - s * 0.15], [x + s, y - s * 0.4]];
  if (kit.dark || kit.wet) return [];
  return [cut(together([ribbon(bird(-3.4, -8.2, 0.5), [0.07, 0.07]), ribbon(bird(-2.2, -8.9, 0.36), [0.06, 0.06]), ribbon(bird(4.6, -7.9, 0.42), [0.06, 0.06])]), kit.paint.of('granite'), { lift: 1, edge: 0 })];
}

/** The open sea, seen from a deck or a raft: waves roll on every plane. */
export function sea(kit: Kit): SetParts {
  const rough = kit.windy ? 0.3 : 0.14;
  return stacked(
    sky(kit),
    { far: [water(kit, 'far', { top: HORIZON })], distance: [swell(kit, 'distance', rough)], middle: [swell(kit, 'middle', rough * 1.3)], back: [...placed(rocking(sailingShip(kit, isChinese(kit)), 1), { x: 7.6, y: -1, scale: 0.42 }), swell(kit, 'back', rough * 1.6)], near: [swell(kit, 'near', rough * 1.8)] },
    lightOnWater(kit),
    { stage: [strip(kit, 'boards', 'stage'), gunwale(kit)], back: gulls(kit) },
  );
}

/** A plane of waves with foam on their crests. */
function swell(kit: Kit, plane: PlaneName, high: number): Part {
  const random = kit.chance(`swell ${plane}`);
  const top = planes[plane].ground;
  const crests = Array.from({ length: 18 }, (_, i): Point => [-26 + i * 3.1 + 0.8 * random(), top - (i % 2 === 0 ? high * (0.6 + 0.6 * random()) : -high * 0.3)]);
  const base = water(kit, plane, { top: top - 1, step: plane === 'near' ? -0.05 : -0.02 });
  const foam = together(crests.filter((_, i) => i % 2 === 0).map(([x, y]) => ellipse(x, y + 0.1, 0.55, 0.05)));
  return { ...base, outline: ridge([[-40, top], ...crests, [40, top]], 16), lift: 5, edge: 0.35, marks: [...base.marks, mark(foam, kit.paint.of('foam'), 0.75)] };
}

/** A low rail of the deck behind the actors' feet. */
function gunwale(kit: Kit): Part {
  const wood = kit.paint.of('oak', -0.08);
  return cut(rect(-30, -0.72, 60, 0.46), blend(lighter(wood, 0.05), lighter(wood, -0.04)), { lift: 6, edge: 0.45 });
}

/** A river bank in the country: willows, reeds, stepping stones, hills. */
export function river(kit: Kit): SetParts {
  const bank = 'grass';
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.4], 0.35) : [],
      back: [...placed(rocking(rowingBoat(kit, kit.paint.of('oak', -0.08)), 2), { x: 4.6, y: -0.5, scale: 0.55 }), ...placed(lotus(kit, 4, 1), { x: -3.4, y: -0.55, scale: 0.7 })],
      near: [strip(kit, bank, 'near'), ...placed(isChinese(kit) ? willow(kit) : localTree(kit, 1), standing('near', -8.6, 0.1)), ...placed(reeds(kit, 2.4, 1), { x: 7.6, y: -0.45, scale: 0.9 }), ...placed(boulder(kit, 1.8, 2), { x: 9.8, y: -0.35 })],
      stage: [strip(kit, bank, 'stage'), ...placed(flowers(kit, 3, 2), { x: 8.6, y: 0.3 }), ...placed(flowers(kit, 2, 3), { x: -8.8, y: 0.5 })],
      front: [...placed(reeds(kit, 2.6, 7), { x: -10.6, y: 2.4, scale: 1.1 })],
    },
  );
}

/** A lake: still water, a pavilion or a jetty house, lotus, wooded hills. */
export function lake(kit: Kit): SetParts {
  const landmark = isChinese(kit) ? placed(pavilion(kit), { x: 6.8, y: -1.2, scale: 0.46 }) : placed(cottage(kit, 3), { x: 7.2, y: -1.3, scale: 0.36 });
  const isle = cut(ridge([[3, -1.15], [5, -1.42], [7, -1.5], [9.5, -1.44], [12, -1.2]], -0.9), kit.paint.of('grass', -0.04), { lift: 4 });
  const tower = isChinese(kit) ? placed(pagoda(kit), { x: -8, y: -2.1, scale: 0.19 }) : [];
  return stacked(
    sky(kit),
    { far: [...farShore(kit), ...tower, farWood(kit, 'lake', { y: HORIZON, height: 0.8, colour: kit.paint.of('leaf', 0.03) })] },
    openWater(kit),
    lightOnWater(kit),
    {
      middle: [isle, ...landmark],
      back: [...placed(lotus(kit, 5, 1), { x: -5.2, y: -0.5, scale: 0.8 }), ...placed(lotus(kit, 4, 2), { x: 5.4, y: -0.42, scale: 0.8 })],
      near: [strip(kit, 'grass', 'near'), ...placed(localTree(kit, 4), standing('near', -9, 0.1)), ...placed(reeds(kit, 2, 3), { x: 9.4, y: -0.4 })],
      stage: [strip(kit, 'grass', 'stage'), ...placed(flowers(kit, 3, 1), { x: 7.6, y: 0.4 })],
    },
  );
}

/** In a boat on a river: water before and behind, banks on both sides. */
export function boat(kit: Kit): SetParts {
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: kit.order.weather === 'fog' ? mistBands(kit, [-2.2, -3.6], 0.4) : [],
      near: [water(kit, 'near', { top: planes.near.ground, step: -0.02 })],
      stage: [water(kit, 'stage', { top: planes.stage.ground, step: -0.04 }), ...(kit.lit ? reflection(2.4, [0.4, 2], kit.paint.flame.body) : [])],
      front: [...placed(reeds(kit, 3, 3), { x: -10.6, y: 2, scale: 1.1 }), ...placed(lotus(kit, 4, 4), { x: 9.4, y: 1.7, scale: 1.1 })],
    },
  );
}

/** On the deck of a ship: rail, mast and shrouds, sea behind. */
export function shipDeck(kit: Kit): SetParts {
  const wood = kit.paint.of('oak', -0.08);
  const rail = railing({ x: -24, width: 48, foot: -0.6 }, [[-3.3, 0.3]], { step: 1, thick: 0.2 });
  const mast = cut(rect(6.6, -24, 0.9, 24), blend(lighter(wood, 0.02), lighter(wood, -0.03)), { lift: 8, edge: 0.5 });
  const shrouds = together([ribbon([[7, -16], [10.6, -3]], [0.07, 0.07]), ribbon([[7, -16], [12, -3]], [0.07, 0.07]), ...Array.from({ length: 7 }, (_, i) => rect(8.1 + i * 0.46, -11.4 + i * 1.3, 0.6 + i * 0.16, 0.07))]);
  const sail = cut(polygon(1.5, -17, 13, -17, 12.2, -10.2, 7.4, -9.6, 2.2, -10.4), blend(kit.paint.of('linen', -0.08), kit.paint.of('linen')), { lift: 8, edge: 0.35, marks: [mark(rect(7, -18, 0.1, 9), kit.paint.of('linen', -0.16))] });
  return stacked(sea(kit), {
    near: [cut(rail, lighter(wood, 0.03), { lift: 6, edge: 0.4 })],
    stage: [sail, mast, cut(shrouds, kit.paint.of('rope', -0.2), { lift: 2, edge: 0 }), ...placed(barrels(kit), { x: -9.2, y: -0.2 })],
  });
}

const barrels = (kit: Kit): Part[] => [cut(together([ellipse(0, -0.6, 1, 0.62), ellipse(0, -1.3, 0.8, 0.4)]), kit.paint.of('rope', -0.08), { lift: 6, marks: [mark(together([ellipse(0, -0.6, 0.7, 0.3), ellipse(0, -1.35, 0.5, 0.2)]), kit.paint.of('rope', -0.2), 0.8)] })];

/** On a bridge: its parapet behind the actors, the river running away beneath. */
export function bridge(kit: Kit): SetParts {
  const stone = kit.paint.of(isChinese(kit) ? 'stone' : 'limestone', -0.06);
  const posts = together(Array.from({ length: 13 }, (_, i) => rect(-20.3 + i * 3.4, -3.5, 0.6, 3.1)));
  const heads = together(Array.from({ length: 13 }, (_, i) => ellipse(-20 + i * 3.4, -3.7, 0.32, 0.4)));
  const panels = together(Array.from({ length: 12 }, (_, i) => rect(-19.3 + i * 3.4, -2.3, 2, 1.3)));
  const parapet = cut(rect(-30, -2.8, 60, 2.5), blend(lighter(stone, 0.02), lighter(stone, -0.06)), { lift: 7, edge: 0.4, marks: [mark(panels, lighter(stone, -0.06), 0.8)] });
  return stacked(
    sky(kit),
    { far: farShore(kit) },
    openWater(kit),
    { distance: otherBank(kit) },
    lightOnWater(kit),
    {
      middle: placed(rocking(canopyBoat(kit), 1), { x: -6.4, y: -1, scale: 0.34 }),
      back: placed(isChinese(kit) ? willow(kit, 3) : localTree(kit, 3), { x: 10, y: -0.6, scale: scaleAt('back') }),
      near: [parapet, cut(posts, lighter(stone, 0.03), { lift: 6, edge: 0.45 }), cut(heads, kit.snowy ? kit.paint.of('snow') : lighter(stone, 0.06), { lift: 4, edge: 0.45 }), strip(kit, 'paving', 'near')],
      stage: [strip(kit, 'paving', 'stage')],
    },
  );
}

/** A waterfall between cliffs, with a pool before it. */
export function waterfall(kit: Kit): SetParts {
  const rock = kit.paint.of('rock', -0.02);
  const fall = kit.paint.of('foam', -0.04);
  const cliff = (points: readonly Point[], step: number): Part => cut(polygon(...points.flat()), blend(lighter(rock, step + 0.03), lighter(rock, step - 0.04)), { lift: 9, edge: 0.4 });
  const threads = together([-1.1, -0.5, 0.1, 0.8, 1.4].map((x) => ribbon([[5.4 + x * 0.7, -14], [5.3 + x, -8], [5.4 + x * 1.1, -1.4]], [0.12, 0.24])));
  return stacked(
    sky(kit),
    { far: [...karst(kit, 'gorge', { low: HORIZON, high: -9, peaks: 6 }, kit.paint.of('rock', 0.08))] },
    {
      distance: [cliff([[-26, 2], [-26, -15], [-9, -14], [-7.4, -9], [-6.6, -5], [-5.8, -1]], 0.03), cliff([[2.6, 2], [3, -7], [3.6, -11], [4, -18], [26, -18], [26, 2]], 0.02)],
      middle: [
        cut(polygon(4.1, -18, 6.9, -18, 7.2, -8, 7.6, -1.2, 3.5, -1.2, 3.9, -8), blend(lighter(fall, -0.05), fall), { lift: 4, edge: 0.2, marks: [mark(threads, kit.paint.of('water', 0.14), 0.7)] }),
        cliff([[7, 2], [7.4, -6], [8.2, -9], [8.4, -18], [26, -18], [26, 2]], -0.03), cliff([[3.9, 2], [3.7, -3], [3.1, -5.5], [1.6, -3.4], [0.8, 2]], -0.02),
        water(kit, 'middle', { top: planes.middle.ground }), ...spray(kit),
      ],
      back: [water(kit, 'back', { top: planes.back.ground, step: -0.02 }), ...placed(boulder(kit, 3, 1), { x: 8.2, y: -0.6 }), ...placed(pine(kit, 2), { x: -9, y: -0.4, scale: 0.8 })],
      near: [strip(kit, 'rock', 'near'), ...placed(boulder(kit, 2, 3), { x: -6.8, y: -0.4 }), ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.6, step: 0.4 }), { x: 7.6, y: -0.4 })],
      stage: [strip(kit, 'rock', 'stage')],
    },
  );
}

/** Mist where the fall meets the pool. */
const spray = (kit: Kit): Part[] => mistBands(kit, [-1.6], 0.4).concat([cut(together([ellipse(4.6, -1.4, 1.2, 0.5), ellipse(6.4, -1.35, 1.3, 0.55), ellipse(5.4, -1.8, 0.9, 0.5)]), kit.paint.of('foam'), { lift: 0, edge: 0.1, alpha: 0.5 })]);

/** A stone bridge seen from the bank, for towns on rivers. */
export const bridgeView = (kit: Kit, x: number): Part[] => placed(stoneBridge(kit), { x, y: -1, scale: 0.5 });
