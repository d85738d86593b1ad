/** Trees, each standing on the origin, in heads: an adult is six. Names of chance keep two trees of a kind apart. */
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ellipse, leaf, lobed, polygon, ribbon, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { grown } from './branches.ts';

const UP = -Math.PI / 2;

/** Whether broad leaves are off the trees. */
const bare = (kit: Kit): boolean => kit.season === 'winter';

/** A crown of leaves as lumps, the farther darker; each lump carries lighter cuts towards the light. */
function leafage(kit: Kit, lumps: readonly (readonly [number, number, number, number])[], colour: string): Cut[] {
  return lumps.map(([x, y, rx, ry], i) => {
    const random = kit.chance('lump', Math.round(x * 31 + y * 17));
    const tone = lighter(colour, -0.05 + (0.075 * i) / Math.max(1, lumps.length - 1));
    const inner = lobed(x + kit.sun * rx * 0.25, y - ry * 0.25, { rx: rx * 0.62, ry: ry * 0.55, lobes: 7, random });
    const marks = [mark(inner, lighter(tone, 0.035), 0.8), ...(kit.snowy ? [mark(lobed(x, y - ry * 0.95, { rx, ry: ry * 0.5, lobes: 8, random }), kit.paint.of('snow'), 0.92)] : [])];
    return cut(lobed(x, y, { rx, ry, lobes: 9 + Math.round(rx), random }), blend(lighter(tone, 0.02), lighter(tone, -0.04)), { lift: 8, edge: 0.35, marks });
  });
}

const trunk = (points: readonly Point[], widths: Point, colour: string): Cut =>
  cut(ribbon(points, widths), blend(lighter(colour, 0.03), lighter(colour, -0.05)), { lift: 6, edge: 0.4 });

/** A bare tree: forks only, with snow along the boughs. */
function bareTree(kit: Kit, height: number, random: () => number, colour = kit.paint.of('bark')): Part[] {
  const crown = grown({ from: [0, 0], angle: UP + between(random, -0.08, 0.08), length: height * 0.42, width: height * 0.062, forks: 4 }, 0.5, random);
  const wood = crown.wood.map((outline) => cut(outline, colour, { lift: 3, edge: 0.3, grain: 0.4 }));
  const thin = crown.wood.slice(7);
  const merged = [...wood.slice(0, 7), cut(together(thin), colour, { lift: 3, edge: 0, grain: 0.3 })];
  return kit.snowy ? [...merged, cut(together(crown.tips.map(([x, y]) => ellipse(x, y - 0.05, 0.22, 0.1))), kit.paint.of('snow'), { lift: 2, edge: 0.2 })] : merged;
}

/** A broad tree: oak in the West, camphor or elm in China. About fourteen heads. */
export function broadTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('broad tree', index);
  const height = between(random, 12, 15);
  if (bare(kit)) return bareTree(kit, height, random);
  const lean = between(random, -0.8, 0.8);
  const bark = kit.paint.of('bark');
  const top: Point = [lean, -height * 0.62];
  const wood = [
    trunk([[0, 0.2], [lean * 0.3, -height * 0.25], top], [1.15, 0.5], bark),
    trunk([[lean * 0.2, -height * 0.3], [lean - 1.6, -height * 0.5], [lean - 2.6, -height * 0.62]], [0.5, 0.2], bark),
    trunk([[lean * 0.25, -height * 0.26], [lean + 1.6, -height * 0.44], [lean + 2.8, -height * 0.55]], [0.5, 0.2], bark),
  ];
  const lumps = [
    [lean - 2.5, -height * 0.6, 2.2, 1.7], [lean + 2.7, -height * 0.57, 2.1, 1.6], [lean, -height * 0.8, 2.9, 2.1],
    [lean - 1.3, -height * 0.66, 2.1, 1.5], [lean + 1.5, -height * 0.69, 2.2, 1.5],
  ] as const;
  return [...wood, ...leafage(kit, lumps, kit.paint.of('leaf', between(random, -0.03, 0.03)))];
}

/** A small round tree for streets and yards, about nine heads. */
export function roundTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('round tree', index);
  const height = between(random, 8, 9.5);
  if (bare(kit)) return bareTree(kit, height * 1.05, random);
  const wood = trunk([[0, 0.1], [between(random, -0.2, 0.2), -height * 0.35], [0, -height * 0.6]], [0.55, 0.28], kit.paint.of('bark'));
  const lumps = [[-0.9, -height * 0.66, 1.5, 1.35], [1, -height * 0.68, 1.4, 1.3], [0.05, -height * 0.8, 1.9, 1.7]] as const;
  return [wood, ...leafage(kit, lumps, kit.paint.of('leaf'))];
}

/** A tree in flower: plum in late winter, peach or apple in spring; leaves and fruit otherwise. About eight heads. */
export function blossomTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('blossom tree', index);
  const crown = grown({ from: [0, 0], angle: UP + between(random, -0.25, 0.25), length: 3.4, width: 0.62, forks: 3 }, 0.9, random);
  const bark = kit.paint.of('bark', -0.06);
  const wood = crown.wood.map((outline, i) => cut(outline, bark, { lift: i < 3 ? 5 : 2, edge: i < 7 ? 0.4 : 0.1 }));
  const flowering = kit.season === 'spring' || kit.season === 'winter';
  const dots = (share: number, size: number): Outline => together(crown.tips.flatMap(([x, y]) => scattered([x, y], { random, share, size })));
  const colour = flowering ? kit.paint.of('blossom') : kit.paint.of('leaf');
  return [
    ...wood,
    ...crown.tips.filter((_, i) => i % 2 === 0).map(([x, y]) => cut(lobed(x, y, { rx: 0.95, ry: 0.75, lobes: 8, random }), lighter(colour, -0.04), { lift: 5, edge: 0.3, alpha: flowering ? 0.85 : 1 })),
    cut(dots(4, 0.17), lighter(colour, 0.03), { lift: 2, edge: 0.2 }),
    cut(dots(2, 0.1), flowering ? lighter(colour, 0.08) : kit.paint.accent(), { lift: 1, edge: 0 }),
  ];
}

/** Dots about a tip. */
function scattered([x, y]: Point, { random, share, size }: { random: () => number; share: number; size: number }): Outline[] {
  return Array.from({ length: share }, () => ellipse(x + between(random, -0.8, 0.8), y + between(random, -0.6, 0.6), size * between(random, 0.7, 1.2), size));
}

/** A weeping willow: strands that sway, bare cords in winter. About twelve heads. */
export function willow(kit: Kit, index = 0): Part[] {
  const random = kit.chance('willow', index);
  const bark = kit.paint.of('bark');
  const lean = between(random, 0.4, 1.2);
  const colour = bare(kit) ? kit.paint.of('reed', -0.1) : kit.paint.of('leaf', 0.05);
  const crown = [[lean - 1.6, -9.6, 1.9, 1.2], [lean + 1.7, -9.7, 2, 1.25], [lean, -10.4, 2.2, 1.4]] as const;
  const wood = [
    trunk([[0, 0.2], [-0.3, -3], [lean * 0.6, -6.2], [lean, -9.6]], [1.1, 0.5], bark),
    trunk([[0.1, -5], [lean - 1.6, -8], [lean - 2.6, -9.4]], [0.4, 0.16], bark),
    trunk([[lean * 0.6, -6.4], [lean + 1.7, -8.4], [lean + 3, -9.4]], [0.4, 0.16], bark),
  ];
  const curtains = [-3.1, -1.5, 0.2, 1.8, 3.4].map((x, i) => curtain(kit, { x: lean + x, i, random, colour: lighter(colour, i % 2 === 0 ? -0.045 : 0.01) }));
  return [...wood, ...(bare(kit) ? [] : leafage(kit, crown, colour)), ...curtains];
}

/** A bundle of hanging strands that sways from its top. */
function curtain(kit: Kit, { x, i, random, colour }: { x: number; i: number; random: () => number; colour: string }): Part {
  const top = -9.6 - 0.5 * Math.cos((x - 0.8) * 0.5);
  const strands = Array.from({ length: bare(kit) ? 4 : 6 }, (_, k) => {
    const sx = x + (k - 2.5) * 0.33;
    const length = between(random, 4.2, 7) * (1 - 0.03 * Math.abs(sx));
    const drop: Point[] = [[sx, top], [sx + 0.12 * (k - 2.5), top + length * 0.5], [sx + 0.16 * (k - 2.5), top + length]];
    return ribbon(drop, bare(kit) ? [0.05, 0.02] : [0.3, 0.05]);
  });
  return moving([cut(together(strands), blend(lighter(colour, -0.03), lighter(colour, 0.05)), { lift: 5, edge: 0.18, grain: 0.4 })], {
    motion: 'sway', amplitude: kit.windy ? 0.09 : 0.03, periodSeconds: kit.windy ? 2.6 : 5.2, phase: i * 0.19, anchor: [x, top],
  });
}

/** A pine of the painters: crooked trunk, flat pads of needles. About eleven heads. */
export function pine(kit: Kit, index = 0): Part[] {
  const random = kit.chance('pine', index);
  const side = pick(random, [-1, 1]);
  const bark = kit.paint.of('bark', -0.03);
  const bend: Point[] = [[0, 0.2], [side * 0.9, -2.6], [side * 0.1, -5.2], [side * 1.2, -7.8], [side * 0.9, -10]];
  const arms: readonly (readonly [Point, Point])[] = [[[side * 0.3, -4.6], [-side * 2.3, -5.9]], [[side * 0.7, -6.6], [side * 3.3, -7.3]], [[side * 1.2, -8.2], [-side * 1.4, -9]]];
  const pads = [[-side * 2.6, -6, 1.9], [side * 3.5, -7.4, 1.8], [-side * 1.6, -9.2, 1.7], [side * 1.1, -10.4, 1.9]] as const;
  return [
    trunk(bend, [0.95, 0.3], bark),
    ...arms.map(([from, to]) => trunk([from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + 0.3], to], [0.34, 0.16], bark)),
    ...pads.flatMap(([x, y, r], i) => pad(kit, [x, y, r], kit.paint.of('needles', i * 0.015))),
  ];
}

/** A flat cloud of needles with a cut rim. */
function pad(kit: Kit, [x, y, r]: readonly [number, number, number], colour: string): Cut[] {
  const random = kit.chance('pad', Math.round(x * 10));
  const shape = (w: number, h: number, dy: number): Outline => lobed(x, y + dy, { rx: w, ry: h, lobes: 11, random });
  const rays = together(Array.from({ length: 7 }, (_, i) => leaf([x + (i - 3) * r * 0.26, y + r * 0.2], [x + (i - 3) * r * 0.32, y - r * 0.22], 0.06)));
  const marks = [mark(rays, lighter(colour, 0.07), 0.8)];
  return [
    cut(shape(r, r * 0.36, 0.15), lighter(colour, -0.045), { lift: 6, edge: 0.25 }),
    cut(shape(r * 0.86, r * 0.3, -0.12), kit.snowy ? kit.paint.of('snow', -0.03) : lighter(colour, 0.03), { lift: 6, edge: 0.4, marks }),
  ];
}

/** A fir: tiers of boughs, each lower one wider. About thirteen heads. */
export function fir(kit: Kit, index = 0): Part[] {
  const random = kit.chance('fir', index);
  const height = between(random, 11, 14.5);
  const tiers = 5;
  const colour = kit.paint.of('needles', between(random, -0.02, 0.03));
  const boughs = Array.from({ length: tiers }, (_, i) => {
    const top = -height + (height * 0.86 * i) / (tiers + 0.6);
    const half = 0.9 + 0.55 * i + between(random, -0.1, 0.1);
    const foot = top + height * 0.3;
    const tone = lighter(colour, 0.045 - 0.018 * i);
    const snow = kit.snowy ? [mark(tier([0, top - 0.1], half * 0.92, foot - 0.75), kit.paint.of('snow'), 0.92)] : [];
    return cut(tier([0, top], half, foot), blend(lighter(tone, 0.03), lighter(tone, -0.03)), { lift: 7, edge: 0.4, marks: snow });
  });
  return [trunk([[0, 0.15], [0, -height * 0.2]], [0.5, 0.4], kit.paint.of('bark')), ...boughs.reverse()];
}

/** One tier of a fir: a point with a toothed hem. */
function tier([x, top]: Point, half: number, foot: number): Outline {
  const hem = [-1, -0.66, -0.5, -0.2, 0, 0.28, 0.5, 0.74, 1].map((share, i): Point => [x + half * share, foot - (i % 2 === 0 ? Math.abs(share) * 0.25 : 0.38)]);
  return polygon(x, top, ...[...hem].reverse().flat());
}

/** A cypress or poplar: one flame of leaves. About fifteen heads. */
export function cypress(kit: Kit, index = 0): Part[] {
  const random = kit.chance('cypress', index);
  const height = between(random, 12, 16);
  const half = height * 0.1;
  const colour = kit.paint.of('cypress', between(random, -0.02, 0.03));
  const flame = (w: number, top: number, foot: number): Outline => ({
    ops: 'MCCZ',
    at: [0, foot, -w * 1.7, foot - 1, -w * 0.9, top * 0.55, 0, top, w * 0.9, top * 0.55, w * 1.7, foot - 1, 0, foot],
  });
  const shadeSide = mark(flame(half * 0.5, -height * 0.93, -0.9), lighter(colour, 0.045), 0.85);
  return [trunk([[0, 0.1], [0, -1.4]], [0.36, 0.3], kit.paint.of('bark')), cut(flame(half, -height, -0.6), blend(lighter(colour, 0.03), lighter(colour, -0.03)), { lift: 8, edge: 0.4, marks: [shadeSide] })];
}

/** A birch: a white stem with dark eyes and a light crown. About twelve heads. */
export function birch(kit: Kit, index = 0): Part[] {
  const random = kit.chance('birch', index);
  const height = between(random, 10.5, 13);
  const stem: readonly Point[] = [[0, 0.1], [between(random, -0.25, 0.25), -height * 0.45], [between(random, -0.5, 0.5), -height * 0.95]];
  const eyes = together(Array.from({ length: 7 }, (_, i) => ellipse(between(random, -0.16, 0.16), -0.8 - i * height * 0.12, 0.14, 0.05)));
  const wood = cut(ribbon(stem, [0.5, 0.16]), kit.paint.of('birch'), { lift: 5, marks: [mark(eyes, kit.paint.of('bark', -0.1), 0.8)] });
  if (bare(kit)) return [...grown({ from: [0, -height * 0.4], angle: UP, length: height * 0.3, width: 0.2, forks: 3 }, 0.5, random).wood.map((outline) => cut(outline, kit.paint.of('birch', -0.14), { lift: 2, edge: 0.1 })), wood];
  const lumps = [[-0.8, -height * 0.66, 1.2, 1.5], [0.9, -height * 0.72, 1.2, 1.6], [0, -height * 0.92, 1.3, 1.7]] as const;
  const [first, ...rest] = leafage(kit, lumps, kit.paint.of('leaf', 0.06));
  return first === undefined ? [wood] : [first, wood, ...rest];
}

/** A palm with drooping fronds. About ten heads. */
export function palm(kit: Kit, index = 0): Part[] {
  const random = kit.chance('palm', index);
  const top: Point = [between(random, 0.8, 1.6), -9];
  const fronds = [-2.9, -2.4, -1.85, -1.3, -0.75, -0.25, -3.35].map((angle) => {
    const end: Point = [top[0] + Math.cos(angle) * 3, top[1] + Math.sin(angle) * 2.1 + 1.3];
    const knee: Point = [top[0] + Math.cos(angle) * 1.8, top[1] + Math.sin(angle) * 1.9 - 0.1];
    return ribbon([top, knee, end], [0.62, 0.04]);
  });
  const colour = kit.paint.of('leaf', -0.02);
  return [
    trunk([[0, 0.1], [0.2, -4.5], top], [0.7, 0.36], kit.paint.of('bark', 0.1)),
    ...fronds.map((outline, i) => cut(outline, lighter(colour, -0.03 + (i % 3) * 0.03), { lift: 4 })),
  ];
}

/** A dead tree with claws for twigs. About nine heads. */
export const deadTree = (kit: Kit, index = 0): Part[] => bareTree(kit, 10, kit.chance('dead tree', index), kit.paint.of('bark', -0.08));

/** The tree this world plants by a road or house. */
export function localTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('local tree', index);
  switch (kit.world) {
    case 'chinese-old':
      return pick(random, [willow, broadTree, pine])(kit, index);
    case 'chinese-modern':
      return pick(random, [roundTree, broadTree, willow])(kit, index);
    case 'western-old':
      return pick(random, [broadTree, cypress, birch])(kit, index);
    case 'western-modern':
      return pick(random, [roundTree, broadTree, birch])(kit, index);
    case 'fairytale':
      return pick(random, [broadTree, fir, roundTree])(kit, index);
  }
}
