/** Sets of open country: roads, fields, meadows, hills, mountains, cliffs, woods, swamps, deserts, snow, graves, battlefields. */
import { villageHouse } from '../houses/local.ts';
import { barnBuilding, castleBuilding, churchBuilding, windmill } from '../houses/landmarks-western.ts';
import { pagoda } from '../houses/landmarks-chinese.ts';
import { fence } from '../houses/street-things.ts';
import { between, isChinese, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { boulder, farFirs, farWood, footMist, hills, karst, mountains } from '../land/hills.ts';
import { water } from '../land/water.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { ellipse, leaf, polygon, rect, ribbon, ridge, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, placed, veil, type Part } from '../paper/piece.ts';
import { HORIZON, planes, stacked, standing, type PlaneName, type SetParts } from '../planes.ts';
import { birch, broadTree, cypress, deadTree, fir, localTree, palm, pine, willow } from '../plants/trees.ts';
import { bamboo } from '../plants/bamboo.ts';
import { bush, flowers, grassRow, reeds } from '../plants/undergrowth.ts';
import { mistBands } from '../sky/clouds.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './waters.ts';

/** Round hills in two rows. */
const rollingHills = (kit: Kit): Part[] => [
  hills(kit, 'roll 1', { low: HORIZON, high: -5, peaks: 4 }, kit.paint.of('leaf', 0.08)),
  hills(kit, 'roll 2', { low: HORIZON + 0.05, high: -3.4, peaks: 5 }, kit.paint.of('grass', 0)),
];

/** A road that winds from the stage to the distance, wider on every nearer plane. */
function windingRoad(kit: Kit): SetParts {
  const colour = kit.paint.of(kit.snowy ? 'snow' : 'path', kit.snowy ? -0.06 : 0);
  const piece = (top: number, foot: number, [a, b, c, d]: readonly [number, number, number, number]): Part => cut(polygon(a, top, b, top, d, foot, c, foot), colour, { lift: 1, edge: 0.15 });
  return {
    distance: [piece(planes.distance.ground, -1.36, [2.5, 2.9, 1.6, 2.5])],
    middle: [piece(planes.middle.ground + 0.02, -0.9, [1.4, 2.5, -0.2, 1.9])],
    back: [piece(planes.back.ground + 0.02, -0.5, [-0.6, 1.7, -2.4, 1.2])],
    near: [piece(planes.near.ground + 0.02, -0.2, [-2.6, 1.2, -3.8, 1.2])],
    stage: [cut(ridge([[-40, -0.16], [-14, -0.2], [0, -0.14], [14, -0.2], [40, -0.16]], 2.6), blend(colour, lighter(colour, -0.07)), { lift: 2, edge: 0.25 })],
  };
}

/** A road through the country with a signpost and trees. */
export const road = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), windingRoad(kit), {
    distance: [-7, 5.4, 7].flatMap((x, i) => placed(isChinese(kit) ? pine(kit, i) : cypress(kit, i), { x, y: -1.6, scale: 0.3 })),
    back: [...placed(localTree(kit, 1), { x: -8.6, y: -0.75, scale: 0.82 }), ...placed(signpost(kit), { x: 6, y: -0.66, scale: 0.8 })],
    near: [...placed(bush(kit, 2.6, 2), { x: 9.8, y: -0.3 }), ...placed(boulder(kit, 1.6, 1), { x: -6.2, y: -0.35 }), ...placed(flowers(kit, 2.6, 4), { x: 7.4, y: -0.25 })],
  });

/** A post with two arms; a milestone where the old Chinese roads have one. */
function signpost(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', 0.04);
  if (isChinese(kit)) return [cut(authored('M-0.8 0.1L-0.7 -2.8Q0 -3.5 0.7 -2.8L0.8 0.1Z'), kit.paint.of('stone'), { lift: 5, marks: [mark(together([rect(-0.3, -2.4, 0.6, 0.1), rect(-0.3, -1.9, 0.6, 0.1), rect(-0.3, -1.4, 0.6, 0.1)]), kit.paint.of('granite'), 0.6)] })];
  return [
    cut(rect(-0.17, -6.4, 0.34, 6.5), wood, { lift: 5, edge: 0.45 }),
    cut(polygon(-0.4, -6.1, 2.4, -6.1, 2.9, -5.6, 2.4, -5.1, -0.4, -5.1), lighter(wood, 0.08), { lift: 5, edge: 0.45 }),
    cut(polygon(0.4, -4.7, -2, -4.7, -2.5, -4.25, -2, -3.8, 0.4, -3.8), lighter(wood, 0.04), { lift: 5, edge: 0.45 }),
  ];
}

/** Rows of a crop, closer together the farther they are: rice in water, wheat, or cabbages. */
export function field(kit: Kit): SetParts {
  const paddy = isChinese(kit) && kit.season !== 'winter';
  return stacked(sky(kit), { far: [...farShore(kit), farWood(kit, 'field', { y: HORIZON + 0.1, height: 0.6, colour: kit.paint.of('leaf', 0.02) })] }, ground(kit, paddy ? 'mud' : 'earth'), {
    distance: [...crop(kit, 'distance', paddy), ...placed(villageHouse(kit, 2), { x: -7.4, y: -1.6, scale: 0.26 })],
    middle: [...crop(kit, 'middle', paddy), ...placed(localTree(kit, 2), { x: 8.4, y: -1.3, scale: 0.5 })],
    back: [...crop(kit, 'back', paddy), ...placed(scarecrow(kit), { x: 5.8, y: -0.7, scale: 0.72 })],
    near: [strip(kit, 'grass', 'near'), ...placed(grassRow(kit, [-4, 4], { y: 0, height: 0.7, step: 0.4 }), { x: -9, y: -0.4 })],
    stage: [strip(kit, 'earth', 'stage')],
  });
}

/** One plane of a field: water with seedlings, or ears that sway. */
function crop(kit: Kit, plane: PlaneName, paddy: boolean): Part[] {
  const random = kit.chance(`crop ${plane}`);
  const top = planes[plane].ground;
  const size = plane === 'back' ? 0.8 : plane === 'middle' ? 0.5 : 0.28;
  const colour = kit.snowy ? kit.paint.of('reed', 0.1) : kit.season === 'spring' || (paddy && kit.season === 'summer') ? kit.paint.of('grass', 0.02) : kit.paint.of('wheat', -0.04);
  const blades: Outline[] = [];
  for (let x = -16; x < 16; x += size * 0.62) {
    const foot: Point = [x + between(random, -0.1, 0.1), top + 0.16];
    for (const lean of [-0.35, 0, 0.35]) blades.push(leaf(foot, [foot[0] + lean * size * 0.8, foot[1] - size * between(random, 0.75, 1.15)], size * 0.09));
  }
  const rows = cut(together(blades), blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 2, edge: 0.15, grain: 0.3 });
  return [...(paddy ? [water(kit, plane, { top, bottom: top + 0.6 })] : []), plane === 'middle' ? moving([rows], { motion: 'sway', amplitude: kit.windy ? 0.02 : 0.006, periodSeconds: 3.4, phase: 0, anchor: [0, top + 4] }) : rows];
}

/** A scarecrow in an old coat. */
const scarecrow = (kit: Kit): Part[] => [
  cut(together([rect(-0.14, -6, 0.28, 6), rect(-2.4, -4.5, 2.2, 0.24), rect(0.2, -4.5, 2.2, 0.24)]), kit.paint.of('timber'), { lift: 4 }),
  cut(authored('M-2.3 -4.8L-0.7 -5L0.7 -5L2.3 -4.8L2.2 -3.8L1 -4L1.2 -1.8L0.4 -2.2L0 -1.6L-0.5 -2.2L-1.2 -1.8L-1 -4L-2.2 -3.8Z'), kit.paint.of('indigo', 0.06), { lift: 5 }),
  cut(ellipse(0, -5.7, 0.62), kit.paint.of('canvas', -0.04), { lift: 4 }),
  cut(authored('M-1.5 -6L1.5 -6L0.5 -6.3L0 -7.4L-0.5 -6.3Z'), kit.paint.of('thatch'), { lift: 5 }),
];

/** A farm: barn, house, mill or haystacks, fences, fields. */
export const farm = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), {
    distance: [...crop(kit, 'distance', false), ...(isChinese(kit) ? [] : placed(windmill(kit), { x: 4.6, y: -1.6, scale: 0.34 }))],
    middle: [...placed(barnBuilding(kit), { x: -8, y: -1.2, scale: 0.62 }), ...placed(villageHouse(kit, 2), { x: 9, y: -1.2, scale: 0.58 })],
    back: [...placed(haystack(kit), { x: 5.8, y: -0.72, scale: 0.8 }), ...placed(fence(kit, -13, 8), { y: -0.72, scale: 0.9 })],
    near: [...placed(fence(kit, 0, 8), { x: 8.4, y: -0.36 }), ...placed(flowers(kit, 2, 1), { x: -7, y: -0.3 })],
    stage: [cut(ridge([[-40, -0.14], [0, -0.12], [40, -0.14]], 2.6), kit.paint.of(kit.snowy ? 'snow' : 'path', -0.03), { lift: 2, edge: 0.25 })],
  });

const haystack = (kit: Kit): Part[] => {
  const straw = kit.paint.of('wheat', -0.06);
  const lines = together(Array.from({ length: 9 }, (_, i) => leaf([-1.7 + i * 0.42, -3.2 + Math.abs(i - 4) * 0.4], [-2 + i * 0.5, -0.3], 0.05)));
  return [cut(authored('M-2.6 0Q-2.9 -2.2 -1.2 -3.6Q0 -4.6 1.2 -3.6Q2.9 -2.2 2.6 0Z'), blend(lighter(straw, 0.05), lighter(straw, -0.05)), { lift: 7, marks: [mark(lines, lighter(straw, -0.08), 0.7), ...(kit.snowy ? [mark(ellipse(0, -4, 2, 1), kit.paint.of('snow'))] : [])] })];
};

/** A meadow full of flowers. */
export const meadow = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), {
    distance: [farWood(kit, 'meadow', { y: -1.62, height: 0.9, colour: kit.paint.of('leaf', 0.04) }), strip(kit, 'grass', 'distance')],
    middle: [...placed(broadTree(kit, 3), { x: 7.4, y: -1.3, scale: 0.56 }), ...placed(flowers(kit, 12, 4), { x: -3, y: -1.12, scale: 0.6 })],
    back: [...placed(flowers(kit, 9, 1), { x: -6, y: -0.66, scale: 0.9 }), ...placed(flowers(kit, 8, 2), { x: 6.6, y: -0.66, scale: 0.9 }), ...placed(birch(kit, 1), { x: -10.2, y: -0.75, scale: 0.8 })],
    near: [...placed(grassRow(kit, [-12, 12], { y: 0, height: 0.6, step: 0.55 }), { y: -0.35 }), ...placed(flowers(kit, 4, 5), { x: 9, y: -0.2, scale: 1.2 })],
    stage: placed(flowers(kit, 4, 6), { x: -9, y: 0.6, scale: 1.2 }),
    front: placed(grassRow(kit, [-3, 3], { y: 0, height: 1.7, step: 0.4 }), { x: 10, y: 2.4 }),
  });

/** A hilltop with one tree and the country below. */
export const hill = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [...farShore(kit)], distance: [hills(kit, 'below', { low: -1.2, high: -2.4, peaks: 4 }, kit.paint.of('grass', 0.03)), ...[-6.4, -5, 6].flatMap((x, i) => placed(villageHouse(kit, i * 2), { x, y: -1.1, scale: 0.14 }))] }, {
    middle: [cut(ridge([[-26, 0.6], [-12, -0.6], [-4, -1.2], [3, -1.9], [8, -2.6], [13, -2.3], [26, -0.8]], 6), blend(kit.paint.of('grass', 0), kit.paint.of('grass', -0.08)), { lift: 7, edge: 0.4 })],
    back: [...placed(isChinese(kit) ? pine(kit, 1) : broadTree(kit, 1), { x: 7.8, y: -1.6, scale: 0.84 }), cut(ridge([[-26, 0.4], [-10, -0.6], [0, -0.95], [8, -1.7], [14, -1.5], [26, -0.6]], 6), blend(kit.paint.of('grass', -0.03), kit.paint.of('grass', -0.1)), { lift: 6, edge: 0.4 })],
    near: [strip(kit, 'grass', 'near'), ...placed(flowers(kit, 3, 1), { x: -7.6, y: -0.3 }), ...placed(boulder(kit, 1.8, 1), { x: -10, y: -0.3 })],
    stage: [strip(kit, 'grass', 'stage')],
  });

/** High mountains: peaks, a crag with a pine, mist in the valley. */
export const mountain = (kit: Kit): SetParts =>
  stacked(sky(kit), {
    far: [mountains(kit, 'high', { low: HORIZON, high: -10.6, peaks: 5 }, kit.paint.of('rock', 0.1)), footMist(kit, -3.2, 0.35)],
    distance: [mountains(kit, 'lower', { low: -1.5, high: -5.4, peaks: 7 }, kit.paint.of('rock', 0)), ...(isChinese(kit) ? placed(pagoda(kit), { x: -5.4, y: -2.9, scale: 0.13 }) : []), farFirs(kit, 'slope', { y: -1.5, height: 1, colour: kit.paint.of('needles', 0.08) })],
    middle: [...mistBands(kit, [-2], 0.3), farFirs(kit, 'near slope', { y: -0.9, height: 1.4, colour: kit.paint.of('needles', 0.02) })],
    back: [strip(kit, 'rock', 'back'), ...placed(boulder(kit, 4.6, 1), { x: 9, y: -0.5 }), ...placed(boulder(kit, 2.6, 2), { x: -8.6, y: -0.5 }), ...placed(isChinese(kit) ? pine(kit, 1) : fir(kit, 1), { x: -10.2, y: -0.8, scale: 0.84 })],
    near: [strip(kit, 'rock', 'near'), ...placed(grassRow(kit, [-2, 2], { y: 0, height: 0.6, step: 0.5 }), { x: 7.6, y: -0.3 })],
    stage: [strip(kit, 'rock', 'stage')],
  });

/** On the edge of a cliff over sea or valley. */
export const cliff = (kit: Kit): SetParts => {
  const rock = kit.paint.of('cliff', -0.02);
  const wall = (points: readonly Point[], step: number): Part => cut(polygon(...points.flat()), blend(lighter(rock, step + 0.03), lighter(rock, step - 0.06)), { lift: 9, edge: 0.4, marks: [mark(together([-5.4, -3.6, -1.8].map((y) => polygon(5, y, 26, y - 1.2, 26, y - 0.9, 5, y + 0.2))), lighter(rock, step - 0.08), 0.6)] });
  return stacked(sky(kit), { far: [hills(kit, 'isles', { low: HORIZON + 0.7, high: -3, peaks: 5 }, kit.paint.of('rock', 0.1))], distance: [water(kit, 'distance', { top: -1.3 }), wall([[26, 6], [26, -8.6], [12, -8], [9.4, -7.7], [8.2, -4.6], [7, -2], [6.4, 6]], 0.04)], middle: [water(kit, 'middle', { top: -0.5, step: -0.02 }), ...mistBands(kit, [-1], 0.25)] }, {
    back: [wall([[-26, 8], [-26, -3.2], [-9, -2.6], [-7.4, -1.6], [-6.6, 0.4], [-6, 8]], 0), ...placed(isChinese(kit) ? pine(kit, 1) : deadTree(kit, 1), { x: -9.4, y: -2.3, scale: 0.72 })],
    near: [strip(kit, 'grass', 'near'), ...placed(boulder(kit, 1.8, 2), { x: 8.4, y: -0.3 })],
    stage: [strip(kit, 'grass', 'stage'), ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.6, step: 0.4 }), { x: 9, y: -0.15 })],
  });
};

/** A wood: trunks in three depths, ferns, light between them. */
export function forest(kit: Kit): SetParts {
  const kinds = isChinese(kit) ? [broadTree, pine] : kit.world === 'fairytale' ? [fir, broadTree] : [birch, fir];
  const tree = (index: number): Part[] => (kinds[index % 2] ?? broadTree)(kit, index);
  const bambooGrove = isChinese(kit) && kit.tells(/竹|bamboo/);
  const stand = (plane: PlaneName, places: readonly number[], scale: number): Part[] => places.flatMap((x, i) => placed(bambooGrove ? bamboo(kit, 3, i) : tree(i + places.length), { x, y: planes[plane].ground + 0.1, scale }));
  const deep = mixed(kit.paint.of('leaf', 0.02), kit.outside.haze, 0.25);
  return stacked(sky(kit), ground(kit, 'grass'), {
    far: [farFirs(kit, 'deep', { y: HORIZON + 0.2, height: 6.2, colour: mixed(deep, kit.outside.haze, 0.35) })],
    distance: [farWood(kit, 'deep', { y: -2.4, height: 3, colour: deep }), strip(kit, 'grass', 'distance'), ...stand('distance', [-9, -5.4, 3.8, 6.4, 10.4], 0.5)],
    middle: [...stand('middle', [-7.4, 5.8, 9.6], 0.68), ...shafts(kit), ...placed(bush(kit, 3, 4), { x: 3.2, y: -1.15, scale: 0.6 })],
    back: [...stand('back', [-9.8, 10], 0.95), ...placed(bush(kit, 3, 1), { x: 6.6, y: -0.7 }), ...placed(fern(kit), { x: -6.4, y: -0.6 })],
    near: [...placed(fern(kit), { x: 7.6, y: -0.25, scale: 1.2 }), ...placed(mushrooms(kit), { x: -7.6, y: -0.2 }), ...placed(boulder(kit, 1.7, 3, 'moss'), { x: -10, y: -0.25 })],
    front: placed(fern(kit), { x: -10.2, y: 2.6, scale: 2 }),
  });
}

/** Slanting light between trunks, when the sun is out. */
function shafts(kit: Kit): Part[] {
  if (kit.dark || (kit.order.weather !== 'clear' && kit.order.weather !== 'wind')) return [];
  const lean = -kit.sun * 4;
  const light = (x: number, w: number): Part => ({ ...veil(polygon(x, -16, x + w, -16, x + w * 1.6 + lean, -0.8, x + lean, -0.8), '#fff2cf', 0.1), shines: true, grain: 0 });
  return [light(-4.5, 1.2), light(-1.4, 0.8), light(2, 1.6)];
}

const fern = (kit: Kit): Part[] => {
  const colour = kit.paint.of(kit.season === 'autumn' ? 'reed' : 'moss', -0.02);
  const fronds = [-1.25, -0.75, -0.3, 0.25, 0.7, 1.2].map((lean) => ribbon([[0, 0.1], [lean * 0.6, -1.1 + Math.abs(lean) * 0.2], [lean * 1.5, -1.3 + Math.abs(lean) * 0.7]], [0.36, 0.03]));
  return [cut(together(fronds), kit.snowy ? kit.paint.of('snow', -0.06) : blend(lighter(colour, 0.05), lighter(colour, -0.05)), { lift: 3, edge: 0 })];
};

const mushrooms = (kit: Kit): Part[] =>
  kit.snowy ? [] : [
    cut(together([rect(-0.5, -0.7, 0.26, 0.7), rect(0.24, -0.45, 0.18, 0.45)]), kit.paint.of('cream'), { lift: 2 }),
    cut(together([authored('M-1 -0.65Q-0.37 -1.5 0.26 -0.65Z'), authored('M0 -0.4Q0.33 -0.9 0.7 -0.4Z')]), kit.world === 'fairytale' ? kit.paint.accent() : kit.paint.of('copper', -0.04), { lift: 4, marks: [mark(together([ellipse(-0.5, -0.88, 0.1, 0.08), ellipse(-0.15, -0.8, 0.08, 0.06), ellipse(0.35, -0.55, 0.06, 0.05)]), kit.paint.of('cream'))] }),
  ];

/** A swamp: dark pools, dead trees, reeds, mist. */
export const swamp = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [farFirs(kit, 'swamp', { y: HORIZON, height: 2.6, colour: kit.paint.of('needles', 0.08) })] }, ground(kit, 'mud'), {
    distance: [water(kit, 'distance', { top: -1.66, bottom: -1.3, step: -0.08 }), ...placed(deadTree(kit, 2), { x: 4.4, y: -1.55, scale: 0.42 }), ...mistBands(kit, [-2.2], 0.3)],
    middle: [water(kit, 'middle', { top: -1.38, bottom: -0.95, step: -0.1 }), ...placed(deadTree(kit, 1), { x: -7.6, y: -1.2, scale: 0.74 }), ...placed(willow(kit, 3), { x: 9.4, y: -1.3, scale: 0.6 })],
    back: [water(kit, 'back', { top: -0.94, bottom: -0.6, step: -0.12 }), ...placed(reeds(kit, 3, 1), { x: -9.6, y: -0.5, scale: 0.95 }), ...placed(reeds(kit, 2, 2), { x: 6.4, y: -0.55, scale: 0.8 }), ...mistBands(kit, [-1.2], 0.22)],
    near: [...placed(boulder(kit, 1.7, 2, 'moss'), { x: 8.4, y: -0.3 }), ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.8, step: 0.4 }), { x: -7, y: -0.35 })],
    front: placed(reeds(kit, 3, 6), { x: 10.4, y: 2.4, scale: 1.2 }),
  });

/** Dunes, a caravan's way, palms by a far water. */
export const desert = (kit: Kit): SetParts => {
  const dune = (name: PlaneName, { y, high, step }: { y: number; high: number; step: number }): Part => {
    const random = kit.chance(`dune ${name}`);
    const crest = Array.from({ length: 8 }, (_, i): Point => [-24 + i * 7 + between(random, -1, 1), y - (i % 2 === 0 ? high * between(random, 0.6, 1) : 0)]);
    const colour = kit.paint.of('dune', step);
    const shade = together(crest.filter((_, i) => i % 2 === 0).map(([x, cy]) => authored(`M${x} ${cy}Q${x - kit.sun * 1.6} ${cy + high * 0.5} ${x - kit.sun * 1} ${y + 1}L${x - kit.sun * 5} ${y + 1}Q${x - kit.sun * 3} ${cy + high * 0.5} ${x} ${cy}Z`)));
    return cut(ridge(crest, 8), blend(lighter(colour, 0.03), lighter(colour, -0.03)), { lift: 7, edge: 0.4, marks: [mark(shade, lighter(colour, -0.07), 0.75)] });
  };
  return stacked(sky(kit), { far: [dune('far', { y: HORIZON, high: 1.3, step: 0.05 })], distance: [dune('distance', { y: -1.6, high: 0.9, step: 0 }), ...[6.4, 7.4, 8.8].flatMap((x, i) => placed(palm(kit, i), { x, y: -1.5, scale: 0.3 }))], middle: [dune('middle', { y: -1.2, high: 0.8, step: -0.03 })], back: [strip(kit, 'dune', 'back'), ...placed(boulder(kit, 2.8, 1, 'cliff'), { x: -8.8, y: -0.55 })], near: [strip(kit, 'dune', 'near'), ...placed(cactus(kit), { x: 8.4, y: -0.35 })], stage: [strip(kit, 'dune', 'stage')] });
};

const cactus = (kit: Kit): Part[] => [cut(authored('M-0.35 0.1L-0.35 -3.2Q0 -3.8 0.35 -3.2L0.35 -1.6L0.8 -1.6L0.8 -2.5Q1 -2.9 1.25 -2.5L1.25 -1.1L0.35 -1.1L0.35 0.1Z'), kit.paint.of('kelp', 0.08), { lift: 5, edge: 0.45 })];

/** A wide field of snow, firs, a far hut's smoke. */
export const snowfield = (kit: Kit): SetParts => {
  const snow = { ...kit, snowy: true };
  return stacked(sky(kit), { far: [mountains(snow, 'white', { low: HORIZON, high: -7.4, peaks: 6 }, kit.paint.of('ice', -0.14))] }, ground(snow, 'snow'), {
    distance: [farFirs(snow, 'white', { y: -1.6, height: 1.5, colour: kit.paint.of('needles', 0.1) }), strip(snow, 'snow', 'distance'), ...placed(villageHouse(snow, 2), { x: 5.6, y: -1.5, scale: 0.22 })],
    middle: [-8.4, 8].flatMap((x, i) => placed(fir(snow, i), { x, y: -1.25, scale: 0.55 })),
    back: [...placed(fir(snow, 4), { x: -10.2, y: -0.75, scale: 0.86 }), ...placed(boulder(snow, 2.2, 1), { x: 8.6, y: -0.55 })],
    near: [cut(together([[-3.4, 0], [-2.7, 0.1], [-1.9, 0], [-1.2, 0.1], [3.4, 0.1], [4.2, 0]].map(([x = 0, dy = 0]) => ellipse(x, -0.42 + dy, 0.2, 0.06))), kit.paint.of('ice', -0.12), { lift: 0, edge: 0, alpha: 0.7 })],
    stage: [strip(snow, 'snow', 'stage')],
  });
};

/** Graves under trees: mounds and slabs in China, crosses and stones in the West. */
export const graveyard = (kit: Kit): SetParts => {
  const stone = (index: number): Part[] => {
    const colour = kit.paint.of('stone', index % 2 === 0 ? -0.06 : 0.02);
    const shape = isChinese(kit) ? authored('M-0.7 0.1L-0.7 -2.5Q0 -3 0.7 -2.5L0.7 0.1Z') : index % 3 === 0 ? authored('M-0.25 0.1L-0.25 -1.7L-0.9 -1.7L-0.9 -2.2L-0.25 -2.2L-0.25 -3L0.25 -3L0.25 -2.2L0.9 -2.2L0.9 -1.7L0.25 -1.7L0.25 0.1Z') : authored('M-0.8 0.1L-0.8 -1.7Q0 -2.9 0.8 -1.7L0.8 0.1Z');
    const mound = isChinese(kit) ? [cut(authored('M-2.2 0.1Q-1.6 -2.2 0 -2.3Q1.6 -2.2 2.2 0.1Z'), kit.paint.of(kit.snowy ? 'snow' : 'grass', -0.05), { lift: 4 })] : [];
    return [...mound, cut(shape, blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 5, edge: 0.45, marks: [mark(together([rect(-0.35, -1.4, 0.7, 0.08), rect(-0.35, -1.1, 0.7, 0.08)]), lighter(colour, -0.12), 0.7), ...(kit.snowy ? [mark(rect(-1, -3, 2, 0.4), kit.paint.of('snow'))] : [])] })];
  };
  return stacked(sky(kit), { far: rollingHills(kit), distance: isChinese(kit) ? [] : placed(churchBuilding(kit), { x: 6.6, y: -1.6, scale: 0.32 }) }, ground(kit, 'grass'), {
    distance: [-8, -6.2, -3.4, 3].flatMap((x, i) => placed(stone(i), { x, y: -1.5, scale: 0.36 })),
    middle: [...[-4.6, 4.4, 7].flatMap((x, i) => placed(stone(i + 1), { x, y: -1.2, scale: 0.56 })), ...placed(isChinese(kit) ? cypress(kit, 1) : deadTree(kit, 1), { x: -9.6, y: -1.3, scale: 0.72 })],
    back: [...[-7.4, 8.8].flatMap((x, i) => placed(stone(i + 2), { x, y: -0.66, scale: 0.85 })), ...placed(isChinese(kit) ? pine(kit, 2) : willow(kit, 2), { x: 10.8, y: -0.8, scale: 0.74 })],
    near: [...placed(grassRow(kit, [-12, 12], { y: 0, height: 0.5, step: 0.7 }), { y: -0.35 }), ...placed(fence(kit, -13, 4), { y: -0.3 })],
  });
};

/** A battlefield: smoke, banners, spears in the ground, a far camp. */
export const battlefield = (kit: Kit): SetParts => {
  const spear = (lean: number): Outline => polygon(lean * 3.4 - 0.05, -4.6, lean * 3.4 + 0.05, -4.6, 0.07, 0.1, -0.07, 0.1);
  const spears = cut(together([spear(-0.3), placedSpear(1.2, 0.12), placedSpear(-0.9, 0.3), placedSpear(2.4, -0.24)]), kit.paint.of('timber'), { lift: 3 });
  return stacked(sky(kit), { far: [...farShore(kit), ...placed(isChinese(kit) ? [] : castleBuilding(kit), { x: -6.4, y: -2, scale: 0.22 })] }, ground(kit, 'earth'), {
    distance: [...[-8, -6.6, 6, 7.4, 8.8].flatMap((x, i) => placed(tent(kit, i), { x, y: -1.5, scale: 0.3 })), ...plume(kit, [4.4, -1.7], 0), ...plume(kit, [-3.6, -1.7], 1)],
    middle: [...placed([spears], { x: -6, y: -1.1, scale: 0.6 }), ...placed(banner(kit, 1), { x: 6.8, y: -1.2, scale: 0.62 })],
    back: [...placed(banner(kit, 0), { x: -8.8, y: -0.7, scale: 0.86 }), ...placed([spears], { x: 8, y: -0.6, scale: 0.85 }), ...placed(boulder(kit, 2.2, 1), { x: 10, y: -0.5 })],
    near: placed(palisade(kit), { x: -10, y: -0.2 }),
  });
};

const placedSpear = (x: number, lean: number): Outline => polygon(x + lean * 3.4 - 0.05, -4.4, x + lean * 3.4 + 0.05, -4.4, x + 0.07, 0.1, x - 0.07, 0.1);

const tent = (kit: Kit, index: number): Part[] => {
  const cloth = kit.paint.of('canvas', index % 2 === 0 ? -0.08 : -0.14);
  return [cut(polygon(-3, 0.1, 0, -4.6, 3, 0.1), blend(lighter(cloth, 0.03), lighter(cloth, -0.05)), { lift: 5, marks: [mark(polygon(0, -4.6, 0.9, 0.1, -0.9, 0.1), kit.paint.shade, 0.5)] })];
};

/** Smoke over the plain. */
const plume = (kit: Kit, [x, y]: Point, index: number): Part[] => [moving([cut(authored(`M${x - 0.3} ${y}Q${x - 1} ${y - 2} ${x + 0.2} ${y - 3.4}Q${x + 1.6} ${y - 5} ${x + 0.8} ${y - 6.6}Q${x + 2.6} ${y - 5} ${x + 1.3} ${y - 3.2}Q${x + 0.4} ${y - 1.8} ${x + 0.4} ${y}Z`), kit.paint.of('granite', 0.08), { lift: 2, edge: 0.15, alpha: 0.6 })], { motion: 'sway', amplitude: 0.04, periodSeconds: 7, phase: index * 0.4, anchor: [x, y] })];

/** A war banner on a pole. */
const banner = (kit: Kit, index: number): Part[] => [
  cut(rect(-0.12, -9, 0.24, 9.1), kit.paint.of('timber', -0.04), { lift: 4, edge: 0.4 }),
  moving([cut(authored('M0.12 -8.8Q1.8 -9.1 3.4 -8.5L2.7 -7L3.5 -5.4Q1.8 -6 0.12 -5.6Z'), index === 0 ? kit.paint.accent() : kit.paint.of('indigo', 0.04), { lift: 5, marks: [mark(ellipse(1.5, -7.2, 0.6), kit.paint.of('paper'), 0.8)] })], { motion: 'sway', amplitude: kit.windy ? 0.1 : 0.035, periodSeconds: kit.windy ? 1.3 : 2.6, phase: index * 0.3, anchor: [0, -7.2] }),
];

const palisade = (kit: Kit): Part[] => [cut(together(Array.from({ length: 5 }, (_, i) => polygon(-1.8 + i * 0.85, 0.2, -1.8 + i * 0.85 + 0.3, -2.6, -1.8 + i * 0.85 + 0.6, 0.2))), kit.paint.of('bark', 0.02), { lift: 5 })];

/** The open: nothing but land and sky, a tree, a stone. */
export const open = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [...farShore(kit)] }, ground(kit, 'grass'), {
    middle: placed(localTree(kit, 1), { x: 8, y: -1.3, scale: 0.62 }),
    back: [...placed(bush(kit, 2.6, 1), { x: -8.6, y: -0.66 }), ...placed(boulder(kit, 1.6, 1), { x: -6.4, y: -0.6 })],
    near: [...placed(flowers(kit, 3, 1), { ...standing('near', 8.4), scale: 1 }), ...placed(grassRow(kit, [-3, 3], { y: 0, height: 0.6, step: 0.45 }), { x: -10, y: -0.3 })],
  });
