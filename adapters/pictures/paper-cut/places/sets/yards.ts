/** Sets of enclosed greens and heights over houses: courtyards, gardens, parks, playgrounds, wells, roofs, balconies. */
import { tiledRoof, timberHouse } from '../houses/chinese.ts';
import { moonGate, pavilion, pagoda, stoneBridge } from '../houses/landmarks-chinese.ts';
import { churchBuilding } from '../houses/landmarks-western.ts';
import { townHouse, villageHouse } from '../houses/local.ts';
import { skyline } from '../houses/modern.ts';
import { fence, fountain, localLamp, lowWall, parkBench, playThings, wellHead } from '../houses/street-things.ts';
import { pane, windowOf } from '../houses/openings.ts';
import { chimney, gabledHouse, terraceHouse } from '../houses/western.ts';
import { isChinese, isModern, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farWood, hills, scholarRock } from '../land/hills.ts';
import { glitter, water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { arch, ellipse, polygon, rect, ridge, ribbon, together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { HORIZON, planes, scaleAt, stacked, standing, type SetParts } from '../planes.ts';
import { bamboo } from '../plants/bamboo.ts';
import { blossomTree, broadTree, localTree, pine, roundTree, willow } from '../plants/trees.ts';
import { bush, flowers, hedge, lotus, potted } from '../plants/undergrowth.ts';
import { bigJar } from '../rooms/furniture.ts';
import { curtains } from '../rooms/outlook.ts';
import { sky } from '../sky/sky.ts';
import { farShore } from './waters.ts';

/** A yard before the house: hall behind, wings to the sides, a tree, jars and pots. */
export function courtyard(kit: Kit): SetParts {
  const hall = isChinese(kit) ? timberHouse(kit, { width: 15, storeys: 1, use: 'home', index: 0 }) : kit.world === 'western-modern' ? terraceHouse(kit, 0) : gabledHouse(kit, { width: 9, storeys: 2, shop: false, index: 1 });
  const wall = kit.paint.of(isChinese(kit) ? 'plaster' : 'limestone', -0.06);
  const side = (flip: 1 | -1): Part[] => [
    cut(polygon(flip * 15, -8.6, flip * 7.6, -6.1, flip * 7.6, -1.2, flip * 15, 0.2), blend(lighter(wall, kit.sun === flip ? 0.02 : -0.06), lighter(wall, -0.1)), { lift: 8, edge: 0.35 }),
    cut(polygon(flip * 15, -9.4, flip * 7.2, -6.7, flip * 7.5, -6, flip * 15, -8.4), kit.snowy ? kit.paint.of('snow') : kit.paint.of(isChinese(kit) ? 'greyTile' : 'redTile', -0.02), { lift: 7, edge: 0.45 }),
  ];
  return stacked(sky(kit), { far: [farWood(kit, 'yard', { y: HORIZON, height: 1.6, colour: kit.paint.of('leaf', 0.04) })] }, ground(kit, isChinese(kit) ? 'paving' : 'cobbles', 'distance'), {
    middle: [...placed(broadTree(kit, 2), { x: -5, y: -1.4, scale: 0.62 }), ...placed(hall, { x: 0, y: -1.2, scale: 0.68 })],
    back: [...side(-1), ...side(1), ...placed(isChinese(kit) ? blossomTree(kit, 1) : localTree(kit, 3), { x: -6.8, y: -0.75, scale: 0.82 }), ...placed(bigJar(kit, kit.paint.of('copper', -0.1)), { x: 6.2, y: -0.7, scale: 0.85 }), ...placed(potted(kit, 3), { x: 7.7, y: -0.66, scale: 0.9 })],
    near: placed(potted(kit, 5), { x: -8.8, y: -0.35, scale: 1.1 }),
  });
}

/** A garden: moon gate, rocks, bamboo and a pond in China; hedges, roses and a fountain in the West. */
export const garden = (kit: Kit): SetParts => (isChinese(kit) ? scholarsGarden(kit) : roseGarden(kit));

const scholarsGarden = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [farWood(kit, 'garden', { y: HORIZON, height: 1.4, colour: kit.paint.of('leaf', 0.05) }), ...placed(pagoda(kit), { x: -6.4, y: -2, scale: 0.2 })] }, ground(kit, 'grass', 'distance'), {
    distance: placed(pavilion(kit), { x: 4.2, y: -1.5, scale: 0.42 }),
    middle: [...placed(willow(kit, 2), { x: -9.6, y: -1.3, scale: 0.6 }), water(kit, 'middle', { top: -1.3, bottom: -0.6 }), ...placed(stoneBridge(kit), { x: -3.4, y: -0.95, scale: 0.3 }), ...glitter(kit, { x: 4, top: -1.25, bottom: -0.9, spread: 2 })],
    back: [strip(kit, 'grass', 'back'), ...placed(lotus(kit, 4, 1), { x: 5, y: -0.95, scale: 0.6 }), ...placed(bamboo(kit, 5, 1), { x: 9.4, y: -0.6, scale: 0.78 }), ...placed(scholarRock(kit, 4, 1), { x: 6.8, y: -0.62, scale: 0.85 }), ...placed(blossomTree(kit, 1), { x: -7.4, y: -0.66, scale: 0.85 })],
    near: [...placed(potted(kit, 2), { x: 8.4, y: -0.4, scale: 1 }), ...placed(bush(kit, 2.4, 3), { x: -9.8, y: -0.35 })],
    stage: [strip(kit, 'paving', 'stage')],
  });

const roseGarden = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [hills(kit, 'garden', { low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))] }, ground(kit, 'grass', 'far'), {
    distance: [...placed(villageHouse(kit, 2), { x: -5.6, y: -1.5, scale: 0.36 }), ...placed(roundTree(kit, 2), { x: 7, y: -1.6, scale: 0.5 })],
    middle: [...placed(hedge(kit, [-26, -3], 2.6), { y: -1.15, scale: 0.7 }), ...placed(hedge(kit, [3, 26], 2.6), { y: -1.15, scale: 0.7 }), ...placed(fountain(kit), { x: 0, y: -1.1, scale: 0.42 })],
    back: [...roseArch(kit), ...placed(bush(kit, 3, 2), { x: 9.6, y: -0.6 }), ...placed(flowers(kit, 3, 1), { x: 4.6, y: -0.6 }), ...placed(localTree(kit, 4), { x: -10.4, y: -0.7, scale: 0.72 })],
    near: [...placed(flowers(kit, 3.4, 2), { x: -6, y: -0.35, scale: 1.1 }), ...placed(flowers(kit, 3, 3), { x: 7.6, y: -0.3, scale: 1.15 })],
    stage: [strip(kit, 'earth', 'stage')],
  });

/** A trellis arch with roses at the side of the path. */
function roseArch(kit: Kit): Part[] {
  const random = kit.chance('roses');
  const rim = Array.from({ length: 15 }, (_, i) => { const a = Math.PI * (i / 14); return [7 - Math.cos(a) * 1.9, -4.2 - Math.sin(a) * 1.9] as const; });
  const leaves = [...rim, ...[-3.6, -2.6, -1.6].flatMap((y) => [[5.1, y], [8.9, y]] as const)];
  const summer = kit.season === 'spring' || kit.season === 'summer';
  return [
    cut(together([rect(5, -4.4, 0.2, 3.8), rect(8.8, -4.4, 0.2, 3.8)]), kit.paint.of('plaster'), { lift: 4 }),
    cut(ribbon(rim, [0.3, 0.3]), kit.paint.of('plaster', -0.03), { lift: 4 }),
    ...(kit.season === 'winter' ? [] : [cut(together(leaves.filter((_, i) => i % 2 === 0).map(([x, y]) => ellipse(x, y, 0.34 + 0.12 * random(), 0.3))), kit.paint.of('leaf', -0.02), { lift: 4 })]),
    ...(summer && !kit.snowy ? [cut(together(leaves.filter((_, i) => i % 2 === 1).map(([x, y]) => ellipse(x, y, 0.2, 0.19))), kit.paint.of('blossom', -0.02), { lift: 3 })] : []),
  ];
}

/** A park: lawn, trees, a path with a bench and a lamp, a pond. */
export const park = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: isModern(kit) ? skyline(kit, 'park', { low: HORIZON, high: -6, colour: kit.paint.of('slate', 0.18) }) : [hills(kit, 'park', { low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))] }, ground(kit, 'grass'), {
    distance: [farWood(kit, 'park', { y: -1.6, height: 1.5, colour: kit.paint.of('leaf', 0.03) }), strip(kit, 'grass', 'distance'), ...placed(isChinese(kit) ? pavilion(kit) : fountain(kit), { x: 4.4, y: -1.5, scale: 0.36 })],
    middle: [water(kit, 'middle', { top: -1.36, bottom: -0.9 }), ...placed(isChinese(kit) ? willow(kit, 2) : roundTree(kit, 5), { x: -6.4, y: -1.35, scale: 0.62 }), ...glitter(kit, { x: 3, top: -1.3, bottom: -1, spread: 2.6 })],
    back: [strip(kit, 'grass', 'back'), ...placed(broadTree(kit, 1), { x: 9.8, y: -0.7, scale: 0.78 }), ...placed(parkBench(kit), { x: 6.4, y: -0.62, scale: 0.8 }), ...placed(bush(kit, 3, 1), { x: -9.4, y: -0.7 })],
    near: [...placed(localLamp(kit), standing('near', -6.2)), ...placed(flowers(kit, 3, 1), { x: -9, y: -0.3 })],
    stage: [pathBand(kit)],
  });

/** A sandy path across the stage. */
const pathBand = (kit: Kit): Part => {
  const colour = kit.paint.of(kit.snowy ? 'snow' : 'path', kit.snowy ? -0.05 : 0);
  return cut(ridge([[-40, -0.14], [-14, -0.2], [0, -0.12], [14, -0.2], [40, -0.14]], 2.4), blend(colour, lighter(colour, -0.07)), { lift: 2, edge: 0.25 });
};

/** A playground: swing, slide, sandpit, trees, fence. */
export function playground(kit: Kit): SetParts {
  const { swing, slide } = playThings(kit);
  return stacked(sky(kit), { far: isModern(kit) ? skyline(kit, 'play', { low: HORIZON, high: -5, colour: kit.paint.of('slate', 0.18) }) : [hills(kit, 'play', { low: HORIZON, high: -3.6, peaks: 4 }, kit.paint.of('leaf', 0.06))] }, ground(kit, 'grass'), {
    distance: [-8.6, -3, 4, 9.4].flatMap((x, i) => placed(roundTree(kit, i), { x, y: -1.55, scale: 0.42 })),
    middle: placed(fence(kit, -26, 52), { y: -1.2, scale: 0.7 }),
    back: [...placed(swing, { x: -7.2, y: -0.6, scale: 0.85 }), ...placed(slide, { x: 7, y: -0.6, scale: 0.85 })],
    near: placed(bush(kit, 2.2, 1), { x: 10.6, y: -0.3 }),
    stage: [pathBand(kit)],
  });
}

/** The village well under its tree. */
export const well = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: [hills(kit, 'well', { low: HORIZON, high: -4, peaks: 4 }, kit.paint.of('leaf', 0.07))] }, ground(kit, 'grass'), {
    distance: [-8, 8.6].flatMap((x, i) => placed(villageHouse(kit, i), { x, y: -1.55, scale: 0.36 })),
    middle: [...placed(villageHouse(kit, 2), { x: -9.4, y: -1.2, scale: 0.58 })],
    back: [...placed(broadTree(kit, 1), { x: 9, y: -0.8, scale: 0.82 }), ...placed(wellHead(kit), { x: 5.6, y: -0.66, scale: 0.82 })],
    near: [...placed(lowWall(kit, -5, 5), { x: -7, y: -0.4 }), ...placed(flowers(kit, 2.4, 1), { x: 8.8, y: -0.3 })],
    stage: [pathBand(kit)],
  });

/** On a roof: ridge tiles or a parapet, chimneys, the roofs of the town below. */
export function rooftop(kit: Kit): SetParts {
  const chinese = kit.world === 'chinese-old';
  const roofs = (y: number, scale: number, count: number): Part[] => Array.from({ length: count }, (_, i) => placed(chinese ? tiledRoof(kit, { half: 5, rise: 2.8, eaves: 0, ridge: 3.6 }) : townHouse(kit, i + count, false), { x: -13 + (26 * (i + 0.5)) / count, y: chinese ? y + (i % 2) * 0.4 : y + 2.2 + (i % 2) * 0.5, scale })).flat();
  const tile = kit.paint.of(chinese ? 'greyTile' : 'concrete', -0.02);
  const parapet = chinese
    ? [cut(rect(-30, -0.9, 60, 0.6), lighter(tile, -0.05), { lift: 6, edge: 0.45, marks: [mark(together(Array.from({ length: 60 }, (_, i) => ellipse(-29.5 + i, -0.6, 0.3, 0.2))), lighter(tile, 0.05), 0.6)] })]
    : [cut(rect(-30, -1.9, 60, 1.6), blend(lighter(tile, 0.03), lighter(tile, -0.06)), { lift: 6, edge: 0.4 }), cut(rect(-30, -2.15, 60, 0.36), kit.snowy ? kit.paint.of('snow') : lighter(tile, 0.06), { lift: 5, edge: 0.45 })];
  return stacked(sky(kit), { far: [...(isModern(kit) ? skyline(kit, 'roofs', { low: HORIZON + 0.6, high: -7.5, colour: kit.paint.of('slate', 0.14) }) : [...farShore(kit), ...placed(isChinese(kit) ? pagoda(kit) : churchBuilding(kit), { x: 6.4, y: -1.6, scale: 0.24 })])] }, {
    distance: roofs(-1.5, 0.22, 7), middle: roofs(-0.2, 0.36, 5),
    back: chinese ? [] : chimney(kit, [8, -0.6], 3.4),
    near: parapet, stage: [strip(kit, chinese ? 'paving' : 'tiles', 'stage'), ...(chinese ? [] : placed(potted(kit, 1), { x: 9.4, y: -0.2, scale: 1.2 }))],
  });
}

/** A balcony: rail behind the actors, an open door at the side, the view. */
export function balcony(kit: Kit): SetParts {
  const wood = kit.paint.of(isChinese(kit) ? 'lacquer' : 'limestone', -0.04);
  const rail = railing({ x: -24, width: 30.5, foot: -0.3 }, [[-3.4, 0.26], [-2.9, 0.12], [-0.7, 0.2]], { step: isChinese(kit) ? 0.8 : 0.62, thick: isChinese(kit) ? 0.14 : 0.26 });
  const wall = kit.paint.of(isChinese(kit) ? 'plaster' : 'cream', -0.04);
  return stacked(sky(kit), { far: isModern(kit) ? skyline(kit, 'view', { low: HORIZON + 0.4, high: -6.6, colour: kit.paint.of('slate', 0.15) }) : farShore(kit) }, {
    distance: [farWood(kit, 'view', { y: -1, height: 1.4, colour: kit.paint.of('leaf', 0.02) })],
    middle: [...[-8, -3.4].flatMap((x, i) => placed(townHouse(kit, i, false), { x, y: 2.4, scale: 0.36 })), farWood(kit, 'below', { y: 0.2, height: 1, colour: kit.paint.of('leaf', -0.03) })],
    near: [cut(rail, wood, { lift: 6, edge: 0.45 })],
    stage: [strip(kit, isChinese(kit) ? 'boards' : 'tiles', 'stage'), cut(polygon(6.6, -24, 30, -24, 30, 0.6, 6.6, -0.3), blend(lighter(wall, -0.03), lighter(wall, -0.08)), { lift: 10, edge: 0.45 }), pane(kit, arch(9.6, -0.2, [3.8, 8.4]), { lit: kit.lit }), ...curtains(kit, [7.9, -8, 3.4, 6.8], kit.paint.of('linen', -0.04)), ...placed(potted(kit, 2), { x: 7.3, y: 0.1, scale: 1.1 }), ...windowOf(kit, 'sash', { box: [13, -8, 3, 4], trim: kit.paint.of('oak') })],
  });
}

/** Behind a garden wall with a round gate, for palaces and temples. */
export const moonGateView = (kit: Kit): SetParts => ({ back: placed(moonGate(kit), { y: planes.back.ground + 0.1, scale: scaleAt('back') }), distance: [...placed(pine(kit, 1), { x: 0.8, y: -1.4, scale: 0.42 })] });
