/** Great Chinese buildings: temple and palace halls, pagodas, gate towers. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Cut, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import { doorOf, pane, windowGlow, windowOf } from './openings.ts';
import { tiledRoof } from './tiled-roof.ts';

/** Colours of a hall: a temple is red under green or grey, a palace red under gold. */
interface Livery {
  readonly tile: string;
  readonly pillar: string;
  readonly wall: string;
}

/** The colours of a hall: royal or a temple's. */
export const livery = (kit: Kit, royal: boolean): Livery => ({
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
    ...bays.flatMap((x) =>
      windowOf(kit, 'lattice', { box: [x - 1.2, -7.4, 2.4, 4.2], trim: lighter(pillar, -0.06) }),
    ),
    ...doorOf(kit, { box: [-1.5, -7.8, 3, 6], colour: lighter(pillar, -0.05), leaves: 2 }),
    cut(together([-9, -5.4, -1.95, 1.95, 5.4, 9].map((x) => rect(x - 0.32, -8.8, 0.64, 7))), pillar, {
      lift: 7,
      edge: 0.5,
    }),
    cut(rect(-half - 0.6, -9.2, half * 2 + 1.2, 0.75), kit.paint.of('greenTile', -0.1), {
      lift: 5,
      marks: [mark(brackets(half), kit.paint.of('goldTile'), 0.8)],
    }),
    ...tiledRoof(kit, { half: half + 1.6, rise: 1.9, eaves: -9.2, ridge: half - 0.6 }, tile),
    cut(rect(-half + 1.6, -12.4, half * 2 - 3.2, 1.6), lighter(wall, -0.05), {
      lift: 4,
      marks: [mark(brackets(half - 1.6, -12.1), kit.paint.of('goldTile'), 0.8)],
    }),
    ...tiledRoof(kit, { half: half - 0.2, rise: 3.4, eaves: -12.4, ridge: half - 4 }, tile),
    cut(rect(-1.1, -12.3, 2.2, 1.25), kit.paint.of('indigo'), {
      lift: 6,
      edge: 0.5,
      marks: [mark(rect(-0.95, -12.15, 1.9, 0.95), kit.paint.of('goldTile', -0.1), 0.4)],
    }),
  ];
}

const brackets = (half: number, y = -9): Outline =>
  together(
    Array.from({ length: Math.round(half * 1.4) }, (_, i) =>
      ellipse(-half + 0.5 + (i * (half * 2 - 1)) / Math.round(half * 1.4 - 1), y + 0.2, 0.22, 0.13),
    ),
  );

/** A stone terrace with a stair in the middle. */
function terrace(kit: Kit, half: number, stone: string): Cut[] {
  const treads = together(
    [0, 1, 2, 3].map((i) => rect(-2.4 - i * 0.12, -1.55 + i * 0.42, 4.8 + i * 0.24, 0.1)),
  );
  const balusters = together(
    Array.from({ length: Math.round(half) }, (_, i) => -half + 0.4 + i * 2.02)
      .filter((x) => Math.abs(x) > 2.8)
      .map((x) => rect(x, -2.7, 0.24, 0.95)),
  );
  return [
    cut(
      together([balusters, rect(-half, -2.45, half - 2.6, 0.16), rect(2.6, -2.45, half - 2.6, 0.16)]),
      lighter(stone, 0.05),
      { lift: 3 },
    ),
    cut(rect(-half, -1.8, half * 2, 2), blend(stone, lighter(stone, -0.08)), {
      lift: 6,
      marks: [mark(rect(-half, -1.25, half * 2, 0.08), lighter(stone, -0.1), 0.6)],
    }),
    cut(polygon(-2.4, -1.8, 2.4, -1.8, 3, 0.2, -3, 0.2), lighter(stone, 0.04), {
      lift: 4,
      marks: [mark(treads, lighter(stone, -0.12), 0.7)],
    }),
    ...(kit.snowy
      ? [cut(rect(-half, -1.86, half * 2, 0.16), kit.paint.of('snow'), { lift: 1, edge: 0 })]
      : []),
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
  const spire = symmetric(
    authored('M0 -25.6L0.1 -24.4Q0.5 -24 0.12 -23.6Q0.6 -23.1 0.2 -22.6L0.35 -20.4L0 -20.4'),
  );
  return [
    cut(spire, kit.paint.of('brass', -0.06), { lift: 4 }),
    ...floors.flat(),
    cut(rect(-3.4, -0.9, 6.8, 1), kit.paint.of('stone', -0.05), { lift: 4 }),
  ];
}

/** A gate tower on a battlemented wall with an arched way through it; 30 heads wide. */
export function gateTower(kit: Kit, wide = 15): Part[] {
  const brick = kit.paint.of('greyBrick', -0.02);
  const merlons = together(
    Array.from({ length: Math.floor(wide * 0.8) }, (_, i) => rect(-wide + 0.3 + i * 2.5, -10.3, 1.5, 0.9)),
  );
  const courses = together(Array.from({ length: 8 }, (_, i) => rect(-wide, -9 + i * 1.1, wide * 2, 0.06)));
  return [
    ...placed(hallOnWall(kit), { y: -9.2, scale: 0.82 }),
    cut(merlons, brick, { lift: 5 }),
    cut(rect(-wide, -9.5, wide * 2, 9.7), blend(lighter(brick, 0.02), lighter(brick, -0.05)), {
      lift: 7,
      marks: [mark(courses, lighter(brick, -0.08), 0.5)],
    }),
    cut(arch(0, 0.2, [5.2, 7.2]), lighter(brick, 0.06), { lift: 4 }),
    cut(arch(0, 0.2, [4.2, 6.6]), blend(lighter(kit.paint.shade, 0.05), kit.paint.shade), {
      lift: 0,
      edge: 0,
    }),
    ...windowGlow(kit, [-1, -4, 2, 3], 0.35),
  ];
}

/** The tower's own hall. */
function hallOnWall(kit: Kit): Part[] {
  const { pillar, wall } = livery(kit, false);
  return [
    cut(rect(-6.5, -5.2, 13, 5.4), lighter(wall, -0.02), { lift: 5 }),
    ...[-4.4, 0, 4.4].flatMap((x) =>
      windowOf(kit, 'lattice', { box: [x - 1.3, -4.4, 2.6, 3.2], trim: pillar }),
    ),
    cut(together([-6.2, -2.2, 2.2, 6.2].map((x) => rect(x - 0.25, -5.2, 0.5, 5.4))), pillar, {
      lift: 5,
      edge: 0.45,
    }),
    ...tiledRoof(kit, { half: 8, rise: 1.4, eaves: -5, ridge: 6.2 }),
    cut(rect(-5.2, -7.6, 10.4, 1.5), lighter(wall, -0.06), { lift: 3 }),
    ...tiledRoof(kit, { half: 6.6, rise: 2.7, eaves: -7.4, ridge: 3.4 }),
  ];
}
