/** Houses built the Chinese way: tiled roofs with upturned eaves, timber fronts, white gables with black steps. */
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { ellipse, polygon, polyline, rect, symmetric, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { burning, doorOf, pane, windowGlow, windowOf, type Box } from './openings.ts';

/** A roof by its eaves: half their width, height of the roof, y of the eaves, half the ridge. */
export interface Roof {
  readonly half: number;
  readonly rise: number;
  readonly eaves: number;
  readonly ridge: number;
}

/** A tiled roof seen from the front: concave slopes, corners that turn up, a ridge with tails. */
export function tiledRoof(kit: Kit, roof: Roof, colour = kit.paint.of('greyTile')): Cut[] {
  const { half, rise, eaves, ridge } = roof;
  const top = eaves - rise;
  const count = Math.max(5, Math.round(half * 2.6));
  const shares = Array.from({ length: count * 2 - 1 }, (_, i) => (i - count + 1) / count);
  const ends = shares.map((share) => ellipse(share * half * 0.92, eaves - 0.02, 0.09));
  const fallen = polygon(-half - 1, top - 1, half + 1, top - 1, half * 0.75, eaves - rise * 0.2, half * 0.3, eaves - rise * 0.34, -half * 0.2, eaves - rise * 0.18, -half * 0.7, eaves - rise * 0.3);
  const marks = [
    mark(together(shares.map((share) => tileRow(share, roof))), lighter(colour, -0.07), 0.65),
    mark(together(ends), lighter(colour, 0.09), 0.9),
    ...(kit.snowy ? [mark(fallen, kit.paint.of('snow'), 0.95)] : []),
  ];
  return [
    cut(roofOutline(roof), blend(lighter(colour, 0.04), lighter(colour, -0.03)), { lift: 9, edge: 0.45, marks }),
    cut(ridgeBar(ridge, top), kit.snowy ? kit.paint.of('snow', -0.04) : lighter(colour, -0.06), { lift: 4, edge: 0.5 }),
  ];
}

function roofOutline({ half, rise, eaves, ridge }: Roof): Outline {
  const top = eaves - rise;
  return symmetric(
    authored(
      `M0 ${top}L${ridge} ${top}Q${half * 0.62} ${eaves - rise * 0.28} ${half * 0.94} ${eaves - 0.2}` +
        `Q${half * 1.03} ${eaves - 0.3} ${half + 0.55} ${eaves - 0.78}Q${half} ${eaves + 0.16} ${half * 0.8} ${eaves + 0.14}Q${half * 0.4} ${eaves} 0 ${eaves}`,
    ),
  );
}

/** A gap between two columns of tiles, from the ridge down to the eaves. */
function tileRow(share: number, { half, rise, eaves, ridge }: Roof): Outline {
  const [xt, xm, xe] = [share * ridge, share * half * 0.64, share * half * 0.92];
  const [yt, ym] = [eaves - rise, eaves - rise * 0.34];
  return polygon(xt - 0.03, yt, xt + 0.03, yt, xm + 0.04, ym, xe + 0.05, eaves + 0.1, xe - 0.05, eaves + 0.1, xm - 0.04, ym);
}

/** The ridge, with a tail that curls up at both ends. */
const ridgeBar = (ridge: number, top: number): Outline =>
  symmetric(authored(`M0 ${top - 0.3}L${ridge} ${top - 0.3}Q${ridge + 0.3} ${top - 0.35} ${ridge + 0.55} ${top - 0.8}Q${ridge + 0.55} ${top - 0.1} ${ridge + 0.1} ${top + 0.1}L0 ${top + 0.1}`));

/** A round paper lantern on a cord; it swings from the cord's top. `size` is its width in heads. */
export function hangingLantern(kit: Kit, [x, y]: Point, { size = 0.8, cord = 0.4, index = 0 }: { size?: number; cord?: number; index?: number } = {}): Part[] {
  const cy = y + cord + size * 0.5;
  const body = ellipse(x, cy, size / 2, size * 0.46);
  const red = kit.lit ? lighter(kit.paint.accent(0.06), 0.03) : kit.paint.accent();
  const ribs = together([-0.28, 0, 0.28].map((share) => ellipse(x + size * share * 0.55, cy, size * 0.035, size * 0.46)));
  const core = ellipse(x, cy + size * 0.05, size * 0.26, size * 0.28);
  const cuts = [
    cut(rect(x - 0.02, y, 0.04, cord + 0.1), kit.paint.of('ebony'), { lift: 0, edge: 0 }),
    cut(body, red, { lift: 5, edge: 0.4, shines: kit.lit, marks: [...(kit.lit ? [mark(core, kit.paint.flame.core, 0.75)] : []), mark(ribs, lighter(red, -0.09), 0.5)] }),
    cut(together([rect(x - size * 0.2, cy - size * 0.5, size * 0.4, size * 0.1), rect(x - size * 0.2, cy + size * 0.41, size * 0.4, size * 0.1), rect(x - 0.025, cy + size * 0.5, 0.05, size * 0.45)]), kit.paint.of('brass', -0.08), { lift: 2, edge: 0.3 }),
  ];
  const hung = moving(cuts, { motion: 'sway', amplitude: kit.windy ? 0.16 : 0.035, periodSeconds: kit.windy ? 2.1 : 3.7, phase: (index * 0.29) % 1, anchor: [x, y] });
  return [hung];
}

/** What a house shows to the street. */
export interface HouseFront {
  readonly width: number;
  readonly storeys: 1 | 2;
  readonly use: 'home' | 'shop' | 'inn';
  readonly index: number;
}

/** A timber-fronted house on the origin: plinth, posts, lattice, tiled roof; a shop stands open and has a banner. */
export function timberHouse(kit: Kit, front: HouseFront): Part[] {
  const { width, storeys, use, index } = front;
  const random = kit.chance('timber house', index);
  const half = width / 2;
  const wood = pick(random, [kit.paint.of('rosewood'), kit.paint.of('timber'), kit.paint.of('lacquer', -0.08), kit.paint.of('ebony', 0.08)]);
  const wall = pick(random, [kit.paint.of('plaster', -0.05), kit.paint.of('ochre', 0.02), kit.paint.of('plaster', 0.02)]);
  const eaves = storeys === 2 ? -13.2 : -7.6;
  return [
    cut(rect(-half, eaves, width, -eaves), blend(lighter(wall, -0.1), wall), { lift: 6, edge: 0.3 }),
    cut(rect(-half - 0.2, -0.7, width + 0.4, 0.9), kit.paint.of('stone', -0.06), { lift: 4, edge: 0.35 }),
    ...(storeys === 2 ? upperStorey(kit, { half, wood, index }) : []),
    ...groundFloor(kit, { half, wood, use, index }),
    ...posts(half, wood, eaves),
    ...(storeys === 2 ? tiledRoof(kit, { half: half + 0.7, rise: 1.25, eaves: -7.3, ridge: half + 0.15 }) : []),
    ...tiledRoof(kit, { half: half + 0.9, rise: between(random, 2.6, 3.3), eaves, ridge: half * 0.86 }),
    ...(use === 'home' ? [] : signs(kit, half, index)),
  ];
}

const posts = (half: number, wood: string, eaves: number): Cut[] => [
  cut(together([-half + 0.05, half - 0.45].map((x) => rect(x, eaves, 0.4, -eaves - 0.6))), lighter(wood, -0.02), { lift: 5, edge: 0.45 }),
];

interface Floor {
  readonly half: number;
  readonly wood: string;
  readonly index: number;
}

/** Lattice windows in a row under the eaves, over a balcony rail. */
function upperStorey(kit: Kit, { half, wood, index }: Floor): Part[] {
  const count = Math.max(2, Math.round(half * 0.75));
  const wide = (half * 2 - 1) / count;
  const random = kit.chance('upper storey', index);
  const windows = Array.from({ length: count }, (_, i) => {
    const box: Box = [-half + 0.5 + i * wide + 0.08, -12.2, wide - 0.16, 2.9];
    return windowOf(kit, 'lattice', { box, trim: wood, lit: kit.lit && random() < 0.65 });
  });
  const rail = railing({ x: -half, width: half * 2, foot: -8.28 }, [[-9.1, 0.16], [-8.4, 0.12]], { step: 0.66, thick: 0.09 });
  return [...windows.flat(), cut(rail, lighter(wood, 0.04), { lift: 4, edge: 0.2 })];
}

/** A shop or inn is open to the street and lit from within; a home has a door between windows. */
function groundFloor(kit: Kit, { half, wood, use, index }: Floor & { use: HouseFront['use'] }): Part[] {
  if (use === 'home') {
    return [
      ...windowOf(kit, 'lattice', { box: [-half + 0.7, -5.4, half * 0.62, 2.9], trim: wood }),
      ...windowOf(kit, 'lattice', { box: [half - 0.7 - half * 0.62, -5.4, half * 0.62, 2.9], trim: wood, lit: kit.lit && index % 2 === 0 }),
      ...doorOf(kit, { box: [-half * 0.27, -5.9, half * 0.54, 5.3], colour: kit.paint.of('lacquer', -0.06), leaves: 2 }),
    ];
  }
  const mouth: Box = [-half + 0.7, -6.2, half * 2 - 1.4, 5.5];
  const [x, y, w, h] = mouth;
  const shelves = together([rect(x, y + h * 0.34, w, 0.12), rect(x, y + h * 0.62, w, 0.12), rect(x + w * 0.33, y, 0.1, h * 0.62), rect(x + w * 0.66, y, 0.1, h * 0.62)]);
  const inside = pane(kit, rect(...mouth), { lit: kit.lit, marks: [mark(shelves, lighter(wood, kit.lit ? 0.02 : -0.06), 0.5), mark(rect(x, y, w, 0.5), kit.paint.shade, 0.3)] });
  return [
    inside,
    cut(polygon(x, -2.6, x + w, -2.6, x + w, -0.7, x, -0.7), blend(lighter(wood, 0.06), lighter(wood, -0.04)), { lift: 5, marks: [mark(together([0.25, 0.5, 0.75].map((share) => rect(x + w * share, -2.3, 0.08, 1.4))), lighter(wood, -0.08))] }),
    ...windowGlow(kit, mouth, 0.2),
  ];
}

/** A plaque over the door and a cloth banner at the side; emblems, no writing. */
function signs(kit: Kit, half: number, index: number): Part[] {
  const side = index % 2 === 0 ? 1 : -1;
  const x = side * (half + 0.75);
  const cloth = index % 3 === 0 ? kit.paint.accent(-0.02) : kit.paint.of('indigo', 0.04);
  const banner = cut(polygon(x - 0.5, -7.4, x + 0.5, -7.4, x + 0.5, -4.1, x, -3.7, x - 0.5, -4.1), cloth, { lift: 5, marks: [mark(ellipse(x, -5.9, 0.32), kit.paint.of('paper'), 0.9), mark(ellipse(x, -5.9, 0.18), cloth), mark(rect(x - 0.5, -7.2, 1, 0.1), kit.paint.of('paper'), 0.7)] });
  return [
    cut(rect(-1.3, -7.2, 2.6, 0.95), kit.paint.of('ebony'), { lift: 5, marks: [mark(together([-0.75, 0, 0.75].map((dx) => polygon(dx, -7, dx + 0.26, -6.73, dx, -6.46, dx - 0.26, -6.73))), kit.paint.of('brass'), 0.9)] }),
    cut(rect(Math.min(0, side) + side * half, -7.5, 1.3 * Math.abs(side), 0.1), kit.paint.of('ebony'), { lift: 2, edge: 0.2 }),
    moving([banner], { motion: 'sway', amplitude: kit.windy ? 0.14 : 0.02, periodSeconds: 2.7, phase: (index * 0.23) % 1, anchor: [x, -7.4] }),
  ];
}

/** A white house of the river towns: stepped black-capped gable 马头墙, small windows, a dark door. */
export function whiteHouse(kit: Kit, width: number, index = 0): Part[] {
  const random = kit.chance('white house', index);
  const half = width / 2;
  const wall = kit.paint.of('plaster', between(random, -0.03, 0.04));
  const tile = kit.paint.of('greyTile', -0.06);
  const tall = between(random, 8.6, 10.4);
  const [outer, inner] = [half * 0.66, half * 0.32];
  const outline = symmetric(polyline(0, -tall, inner, -tall, inner, -tall * 0.88, outer, -tall * 0.88, outer, -tall * 0.74, half, -tall * 0.74, half, 0, 0, 0));
  const caps = [stepCap(-half, -outer, -tall * 0.74), stepCap(outer, half, -tall * 0.74), stepCap(-outer, -inner, -tall * 0.88), stepCap(inner, outer, -tall * 0.88), stepCap(-inner, inner, -tall)];
  const stain = polygon(-half, -1.1, half, -1.1, half, 0, -half, 0);
  return [
    cut(outline, blend(wall, lighter(wall, -0.06)), { lift: 7, edge: 0.3, marks: [mark(stain, kit.paint.of('stone', -0.02), 0.4)] }),
    ...caps.map((cap) => cut(cap, kit.snowy ? kit.paint.of('snow') : tile, { lift: 5, edge: 0.45 })),
    ...windowOf(kit, 'paper', { box: [-half * 0.62, -tall * 0.6, 1.1, 1.3], trim: kit.paint.of('ebony', 0.06) }),
    ...windowOf(kit, 'paper', { box: [half * 0.62 - 1.1, -tall * 0.6, 1.1, 1.3], trim: kit.paint.of('ebony', 0.06), lit: kit.lit && index % 2 === 1 }),
    ...doorOf(kit, { box: [-0.95, -4.4, 1.9, 4.4], colour: kit.paint.of('ebony', 0.08), leaves: 2 }),
    cut(polygon(-1.5, -4.6, 1.5, -4.6, 1.25, -5.15, -1.25, -5.15), tile, { lift: 5, edge: 0.45 }),
  ];
}

/** The cap of a gable step: a thin roof whose outer ends turn up. */
const stepCap = (from: number, to: number, y: number): Outline => polygon(from - 0.42, y - 0.52, from - 0.1, y - 0.32, to + 0.1, y - 0.32, to + 0.42, y - 0.52, to + 0.3, y + 0.06, from - 0.3, y + 0.06);
