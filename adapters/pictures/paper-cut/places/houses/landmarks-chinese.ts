/** Buildings that name a Chinese place: temple hall, palace, pagoda, gate tower, pavilion, paifang, moon gate, bridge. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { arch, ellipse, holed, polygon, rect, symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Cut, type Part } from '../paper/piece.ts';
import { hangingLantern, tiledRoof } from './chinese.ts';
import { bars, doorOf, pane, windowGlow, windowOf, type Box } from './openings.ts';

/** Colours of a hall: a temple is red under green or grey, a palace red under gold. */
interface Livery {
  readonly tile: string;
  readonly pillar: string;
  readonly wall: string;
}

const livery = (kit: Kit, royal: boolean): Livery => ({
  tile: kit.paint.of(royal ? 'goldTile' : 'greenTile', -0.03),
  pillar: kit.paint.of('lacquer'),
  wall: kit.paint.of(royal ? 'lacquer' : 'ochre', royal ? -0.06 : -0.04),
});

/** A hall on a stone terrace with pillars and a double roof, 22 heads wide. */
export function greatHall(kit: Kit, royal: boolean): Part[] {
  const { tile, pillar, wall } = livery(kit, royal);
  const half = 9.6;
  const bays = [-7.2, -3.6, 3.6, 7.2];
  const stone = kit.paint.of(royal ? 'marble' : 'stone', -0.04);
  return [
    ...terrace(kit, 12.4, stone),
    cut(rect(-half, -10.6, half * 2, 8.8), blend(lighter(wall, -0.08), wall), { lift: 6 }),
    ...bays.flatMap((x) => windowOf(kit, 'lattice', { box: [x - 1.2, -7.4, 2.4, 4.2], trim: lighter(pillar, -0.06) })),
    ...doorOf(kit, { box: [-1.5, -7.8, 3, 6], colour: lighter(pillar, -0.05), leaves: 2 }),
    cut(together([-9, -5.4, -1.95, 1.95, 5.4, 9].map((x) => rect(x - 0.32, -8.8, 0.64, 7))), pillar, { lift: 7, edge: 0.5 }),
    cut(rect(-half - 0.6, -9.2, half * 2 + 1.2, 0.75), kit.paint.of('greenTile', -0.1), { lift: 5, marks: [mark(brackets(half), kit.paint.of('goldTile'), 0.8)] }),
    ...tiledRoof(kit, { half: half + 1.6, rise: 1.9, eaves: -9.2, ridge: half - 0.6 }, tile),
    cut(rect(-half + 1.6, -12.4, half * 2 - 3.2, 1.6), lighter(wall, -0.05), { lift: 4, marks: [mark(brackets(half - 1.6, -12.1), kit.paint.of('goldTile'), 0.8)] }),
    ...tiledRoof(kit, { half: half - 0.2, rise: 3.4, eaves: -12.4, ridge: half - 4 }, tile),
    cut(rect(-1.1, -12.3, 2.2, 1.25), kit.paint.of('indigo'), { lift: 6, edge: 0.5, marks: [mark(rect(-0.95, -12.15, 1.9, 0.95), kit.paint.of('goldTile', -0.1), 0.4)] }),
  ];
}

const brackets = (half: number, y = -9): Outline => together(Array.from({ length: Math.round(half * 1.4) }, (_, i) => ellipse(-half + 0.5 + (i * (half * 2 - 1)) / Math.round(half * 1.4 - 1), y + 0.2, 0.22, 0.13)));

/** A stone terrace with a stair in the middle. */
function terrace(kit: Kit, half: number, stone: string): Cut[] {
  const treads = together([0, 1, 2, 3].map((i) => rect(-2.4 - i * 0.12, -1.55 + i * 0.42, 4.8 + i * 0.24, 0.1)));
  const balusters = together(Array.from({ length: Math.round(half) }, (_, i) => -half + 0.4 + i * 2.02).filter((x) => Math.abs(x) > 2.8).map((x) => rect(x, -2.7, 0.24, 0.95)));
  return [
    cut(together([balusters, rect(-half, -2.45, half - 2.6, 0.16), rect(2.6, -2.45, half - 2.6, 0.16)]), lighter(stone, 0.05), { lift: 3 }),
    cut(rect(-half, -1.8, half * 2, 2), blend(stone, lighter(stone, -0.08)), { lift: 6, marks: [mark(rect(-half, -1.25, half * 2, 0.08), lighter(stone, -0.1), 0.6)] }),
    cut(polygon(-2.4, -1.8, 2.4, -1.8, 3, 0.2, -3, 0.2), lighter(stone, 0.04), { lift: 4, marks: [mark(treads, lighter(stone, -0.12), 0.7)] }),
    ...(kit.snowy ? [cut(rect(-half, -1.86, half * 2, 0.16), kit.paint.of('snow'), { lift: 1, edge: 0 })] : []),
  ];
}

/** A pagoda of seven roofs, each smaller; about 24 heads high. */
export function pagoda(kit: Kit): Part[] {
  const stone = kit.paint.of('ochre', -0.06);
  const floors = Array.from({ length: 7 }, (_, i) => {
    const half = 3.1 - i * 0.3;
    const eaves = -3.2 - i * 2.75;
    return [
      cut(rect(-half * 0.82, eaves, half * 1.64, 3), blend(lighter(stone, -0.06), stone), { lift: 4 }),
      pane(kit, arch(0, eaves + 2.2, [0.9, 1.6]), { lit: kit.lit && i % 2 === 0 }),
      ...tiledRoof(kit, { half, rise: 0.9, eaves, ridge: half * 0.72 }),
    ];
  });
  const spire = symmetric(authored('M0 -25.6L0.1 -24.4Q0.5 -24 0.12 -23.6Q0.6 -23.1 0.2 -22.6L0.35 -20.4L0 -20.4'));
  return [cut(spire, kit.paint.of('brass', -0.06), { lift: 4 }), ...floors.flat(), cut(rect(-3.4, -0.9, 6.8, 1), kit.paint.of('stone', -0.05), { lift: 4 })];
}

/** A gate tower on a battlemented wall with an arched way through it; 30 heads wide. */
export function gateTower(kit: Kit, wide = 15): Part[] {
  const brick = kit.paint.of('greyBrick', -0.02);
  const merlons = together(Array.from({ length: Math.floor(wide * 0.8) }, (_, i) => rect(-wide + 0.3 + i * 2.5, -10.3, 1.5, 0.9)));
  const courses = together(Array.from({ length: 8 }, (_, i) => rect(-wide, -9 + i * 1.1, wide * 2, 0.06)));
  return [
    ...placed(hallOnWall(kit), { y: -9.2, scale: 0.82 }),
    cut(merlons, brick, { lift: 5 }),
    cut(rect(-wide, -9.5, wide * 2, 9.7), blend(lighter(brick, 0.02), lighter(brick, -0.05)), { lift: 7, marks: [mark(courses, lighter(brick, -0.08), 0.5)] }),
    cut(arch(0, 0.2, [5.2, 7.2]), lighter(brick, 0.06), { lift: 4 }),
    cut(arch(0, 0.2, [4.2, 6.6]), blend(lighter(kit.paint.shade, 0.05), kit.paint.shade), { lift: 0, edge: 0 }),
    ...windowGlow(kit, [-1, -4, 2, 3], 0.35),
  ];
}

/** The tower's own hall. */
function hallOnWall(kit: Kit): Part[] {
  const { pillar, wall } = livery(kit, false);
  return [
    cut(rect(-6.5, -5.2, 13, 5.4), lighter(wall, -0.02), { lift: 5 }),
    ...[-4.4, 0, 4.4].flatMap((x) => windowOf(kit, 'lattice', { box: [x - 1.3, -4.4, 2.6, 3.2], trim: pillar })),
    cut(together([-6.2, -2.2, 2.2, 6.2].map((x) => rect(x - 0.25, -5.2, 0.5, 5.4))), pillar, { lift: 5, edge: 0.45 }),
    ...tiledRoof(kit, { half: 8, rise: 1.4, eaves: -5, ridge: 6.2 }),
    cut(rect(-5.2, -7.6, 10.4, 1.5), lighter(wall, -0.06), { lift: 3 }),
    ...tiledRoof(kit, { half: 6.6, rise: 2.7, eaves: -7.4, ridge: 3.4 }),
  ];
}

/** An open pavilion on six posts, about 9 heads wide. */
export function pavilion(kit: Kit): Part[] {
  const { tile } = livery(kit, false);
  const pillar = kit.paint.of('lacquer');
  const rail = railing({ x: -3.6, width: 7.2, foot: -1.06 }, [[-2.1, 0.18], [-1.2, 0.14]], { step: 0.5, thick: 0.08 });
  const roof = symmetric(authored('M0 -11.6Q0.4 -9.6 3.4 -8.2Q4.6 -7.8 5.4 -8.6Q4.8 -7.1 3.8 -7.1Q1.8 -7.35 0 -7.35'));
  return [
    cut(together([-2.4, 2.4].map((x) => rect(x - 0.16, -7.4, 0.32, 6.6))), lighter(pillar, -0.1), { lift: 3 }),
    cut(rail, lighter(pillar, -0.04), { lift: 3, edge: 0.3 }),
    cut(together([-3.5, 3.5].map((x) => rect(x - 0.22, -7.4, 0.44, 6.9))), pillar, { lift: 5, edge: 0.5 }),
    cut(rect(-4.2, -0.6, 8.4, 0.8), kit.paint.of('stone'), { lift: 4 }),
    cut(rect(-3.8, -7.5, 7.6, 0.55), kit.paint.of('greenTile', -0.12), { lift: 4 }),
    cut(roof, blend(lighter(tile, 0.04), lighter(tile, -0.04)), { lift: 9, edge: 0.45, marks: [mark(together([-3, -2, -1, 0, 1, 2, 3].map((i) => polygon(i * 0.12, -10.6, i * 0.12 + 0.06, -10.6, i * 1.1 + 0.08, -7, i * 1.1 - 0.06, -7))), lighter(tile, -0.07), 0.6), ...(kit.snowy ? [mark(polygon(-3, -12, 3, -12, 2.6, -8.5, 0, -9, -2.6, -8.4), kit.paint.of('snow'))] : [])] }),
    cut(symmetric(authored('M0 -12.5Q0.3 -12 0.14 -11.7L0.3 -11.3L0 -11.3')), kit.paint.of('brass'), { lift: 3 }),
    ...hangingLantern(kit, [0, -7.1], { size: 0.75, index: 5 }),
  ];
}

/** A memorial arch over a street, 15 heads wide. */
export function paifang(kit: Kit): Part[] {
  const stone = kit.paint.of(kit.world === 'fairytale' ? 'lacquer' : 'stone', 0.02);
  const uprights = together([-6.6, -3.1, 3.1, 6.6].map((x) => rect(x - 0.32, -9.4, 0.64, 9.6)));
  return [
    cut(uprights, stone, { lift: 6, edge: 0.5 }),
    cut(together([-6.6, -3.1, 3.1, 6.6].map((x) => rect(x - 0.55, -0.9, 1.1, 1.1))), lighter(stone, -0.06), { lift: 4 }),
    cut(together([rect(-7.2, -7.8, 4.4, 0.7), rect(2.8, -7.8, 4.4, 0.7), rect(-3.6, -9.3, 7.2, 0.8)]), lighter(stone, -0.03), { lift: 6 }),
    cut(rect(-1.8, -11, 3.6, 1.5), kit.paint.of('indigo', -0.02), { lift: 4, marks: [mark(rect(-1.55, -10.8, 3.1, 1.1), kit.paint.of('goldTile', -0.08), 0.45)] }),
    ...[-1, 1].flatMap((side) => placed(tiledRoof(kit, { half: 2.5, rise: 1.1, eaves: -8, ridge: 1.6 }), { x: side * 5 })),
    ...tiledRoof(kit, { half: 4.2, rise: 1.5, eaves: -11, ridge: 2.6 }),
  ];
}

/** A garden wall with a round gate 月洞门, capped with tiles; what lies behind shows through. */
export function moonGate(kit: Kit, reach = 18): Part[] {
  const wall = kit.paint.of('plaster', 0.01);
  const tile = kit.paint.of('greyTile');
  const opening = ellipse(0, -3.7, 3.1);
  const outline = holed(rect(-reach, -8.4, reach * 2, 8.7), opening);
  const rim = holed(ellipse(0, -3.7, 3.45), opening);
  const scallops = together(Array.from({ length: reach * 2 }, (_, i) => ellipse(-reach + 0.5 + i, -8.32, 0.42, 0.2)));
  const windows: readonly Box[] = [[-9.4, -6.2, 2.6, 2.6], [6.8, -6.2, 2.6, 2.6]];
  return [
    cut(outline, blend(lighter(wall, -0.03), lighter(wall, -0.07)), { lift: 8, edge: 0.35 }),
    cut(rim, lighter(tile, 0.08), { lift: 4 }),
    ...windows.map((box) => cut(ellipse(box[0] + 1.3, box[1] + 1.3, 1.3), lighter(kit.paint.of('needles'), kit.dark ? -0.04 : 0.02), { lift: 0, edge: 0, marks: [mark(bars('lattice', box), lighter(wall, -0.02))] })),
    cut(scallops, lighter(tile, 0.04), { lift: 3 }),
    cut(polygon(-reach, -8.35, reach, -8.35, reach, -9, -reach, -9), kit.snowy ? kit.paint.of('snow') : blend(lighter(tile, -0.04), lighter(tile, 0.04)), { lift: 6, edge: 0.45 }),
  ];
}

/** A humped stone bridge with one arch, 20 heads wide; its deck's crown is 4 heads high. */
export function stoneBridge(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', 0.02);
  const span = symmetric(authored('M0 -4.4Q5 -4.2 10.4 -0.7L10.4 0.4L3.6 0.4Q3.4 -2.9 0 -2.9'));
  const rail = symmetric(authored('M0 -5.4Q5 -5.2 10.4 -1.7L10.4 -1.3Q5 -4.8 0 -5'));
  const posts = together([-8, -5.4, -2.7, 0, 2.7, 5.4, 8].map((x) => rect(x - 0.16, -5.75 + (x * x) / 26, 0.32, 1.5)));
  const joints = together([-1.15, -0.75, -0.35, 0.35, 0.75, 1.15].map((angle) => polygon(Math.sin(angle) * 3.5, 0.4 - Math.cos(angle) * 3.4, Math.sin(angle) * 3.6 + 0.05, 0.4 - Math.cos(angle) * 3.4, Math.sin(angle) * 4.5 + 0.05, 0.4 - Math.cos(angle) * 4.3, Math.sin(angle) * 4.4, 0.4 - Math.cos(angle) * 4.3)));
  return [
    cut(together([posts]), lighter(stone, 0.03), { lift: 4, edge: 0.45 }),
    cut(rail, lighter(stone, 0.05), { lift: 3, edge: 0.4 }),
    cut(span, blend(stone, lighter(stone, -0.07)), { lift: 8, edge: 0.45, marks: [mark(joints, lighter(stone, -0.1), 0.7), ...(kit.snowy ? [mark(symmetric(authored('M0 -4.8Q5 -4.6 10.6 -1L10.6 -0.5Q5 -4 0 -4.1')), kit.paint.of('snow'))] : [])] }),
  ];
}
