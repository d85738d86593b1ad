/** What lies between sky and ground: hills, mountains, cliffs, woods far off. */
import { between, pick, type Kit } from '../kit.ts';
import type { Material } from '../light/materials.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ellipse, lobed, polygon, ridge, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, veil, type Cut, type Part } from '../paper/piece.ts';

/** A skyline from −22 to 22: `peaks` knots between `low` and `high`; the middle stays lower, behind the heads. */
export interface Skyline {
  readonly low: number;
  readonly high: number;
  readonly peaks: number;
}

/** Heights fall towards the middle, where actors' heads are. */
const sideways = (x: number): number => 0.45 + 0.55 * Math.min(1, Math.abs(x) / 9);

/** Round hills. */
export function hills(kit: Kit, name: string, { low, high, peaks }: Skyline, colour: string): Cut {
  const random = kit.chance(`hills ${name}`);
  const points = Array.from({ length: peaks * 2 + 1 }, (_, i): Point => {
    const x = -22 + (44 * i) / (peaks * 2);
    const top = i % 2 === 1 ? between(random, 0.6, 1) : between(random, 0, 0.3);
    return [x + between(random, -0.8, 0.8), low + (high - low) * top * sideways(x)];
  });
  const [first, last] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
  return cut(ridge([[-26, first[1]], ...points, [26, last[1]]], 3), blend(lighter(colour, 0.03), lighter(colour, -0.03)), { lift: 8, edge: 0.35, grain: 0.45 });
}

/** Sharp mountains with a lit and a shaded side, and snow where it stays. */
export function mountains(kit: Kit, name: string, { low, high, peaks }: Skyline, colour: string): Cut {
  const random = kit.chance(`mountains ${name}`);
  const tops = Array.from({ length: peaks }, (_, i): Point => {
    const x = -19 + (38 * (i + 0.5)) / peaks + between(random, -1, 1);
    return [x, low + (high - low) * between(random, 0.65, 1) * sideways(x)];
  });
  const outline = polygon(-26, 3, -26, low, ...tops.flatMap(([x, y], i) => saddle([x, y], tops[i + 1] ?? [26, low], low)), 26, low, 26, 3);
  const shades = together(tops.map(([x, y]) => shadedSide([x, y], low, { side: -kit.sun, random })));
  const caps = together(tops.filter(([, y]) => y < low - (low - high) * 0.5).map(([x, y]) => cap([x, y], low)));
  const snow = kit.season === 'winter' || kit.snowy || high < -7 ? [mark(caps, kit.outside.of('snow'), 0.85)] : [];
  return cut(outline, blend(lighter(colour, 0.02), lighter(colour, 0.05)), { lift: 8, edge: 0.35, marks: [...snow, mark(shades, lighter(colour, -0.06), 0.8)] });
}

function saddle([x, y]: Point, [nx, ny]: Point, low: number): number[] {
  const dip = Math.max(y, ny) + (low - Math.max(y, ny)) * 0.62;
  return [x - 0.25, y + 0.3, x, y, x + 0.4, y + 0.5, (x + nx) / 2, dip];
}

function shadedSide([x, y]: Point, low: number, { side, random }: { side: number; random: () => number }): Outline {
  const tall = low - y;
  const reach = tall * between(random, 0.75, 1);
  return polygon(x, y, x + side * tall * 0.16, y + tall * 0.32, x + side * tall * 0.04, y + tall * 0.5, x + side * tall * 0.22, low + 2, x + side * reach * 1.2, low + 2, x + side * reach * 0.6, y + tall * 0.62);
}

function cap([x, y]: Point, low: number): Outline {
  const tall = (low - y) * 0.34;
  return polygon(x, y - 0.2, x + tall * 0.9, y + tall * 1.05, x + tall * 0.35, y + tall * 0.72, x + tall * 0.05, y + tall * 1.12, x - tall * 0.3, y + tall * 0.75, x - tall * 0.9, y + tall * 1.05);
}

/** Pillars of limestone as in the southern painters: steep, round-shouldered, with mist about their feet. */
export function karst(kit: Kit, name: string, { low, high, peaks }: Skyline, colour: string): Part[] {
  const random = kit.chance(`karst ${name}`);
  const towers = Array.from({ length: peaks }, (_, i) => {
    const x = -17 + (34 * (i + 0.5)) / peaks + between(random, -1.4, 1.4);
    return { x, half: between(random, 1.3, 2.6), top: low + (high - low) * between(random, 0.45, 1) * sideways(x) };
  });
  return towers.flatMap(({ x, half, top }, i) => {
    const lean = between(random, -0.4, 0.4);
    const points: Point[] = [[x - half * 1.5, low + 1], [x - half * 0.95, low - (low - top) * 0.3], [x - half * 0.72, top + (low - top) * 0.2], [x + lean - half * 0.2, top], [x + lean + half * 0.4, top + (low - top) * 0.07], [x + half * 0.85, top + (low - top) * 0.35], [x + half * 1.05, low - (low - top) * 0.15], [x + half * 1.6, low + 1]];
    const tone = lighter(colour, i % 2 === 0 ? -0.015 : 0.02);
    const cleft = polygon(x + lean, top + 0.3, x + half * 0.2, low - (low - top) * 0.4, x - half * 0.1, low, x + half * 0.5, low, x + half * 0.35, low - (low - top) * 0.5);
    return [cut(ridge(points, low + 3), blend(lighter(tone, -0.02), mixed(tone, kit.outside.haze, 0.55)), { lift: 8, edge: 0.35, marks: [mark(cleft, lighter(tone, -0.04), 0.5)] })];
  });
}

/** A wood seen from afar: crowns in a row. */
export function farWood(kit: Kit, name: string, { y, height, colour }: { y: number; height: number; colour: string }): Cut {
  const random = kit.chance(`wood ${name}`);
  const at: number[] = [-26, y];
  let ops = 'M';
  for (let x = -26; x < 26; ) {
    const wide = between(random, 0.8, 1.9);
    const rise = height * between(random, 0.6, 1.1) * (0.6 + 0.4 * sideways(x));
    at.push(x - 0.12, y - rise * 1.25, x + wide + 0.12, y - rise * 1.25, x + wide, y - rise * 0.35);
    ops += 'C';
    x += wide;
  }
  return cut({ ops: `${ops}LLZ`, at: [...at, 26, 3, -26, 3] }, blend(lighter(colour, 0.025), lighter(colour, -0.03)), { lift: 6, edge: 0.3 });
}

/** A wood of firs seen from afar: a saw of points. */
export function farFirs(kit: Kit, name: string, { y, height, colour }: { y: number; height: number; colour: string }): Cut {
  const random = kit.chance(`firs ${name}`);
  const at: number[] = [-26, 3, -26, y];
  for (let x = -26; x < 26; ) {
    const wide = between(random, 0.5, 1.1);
    const rise = height * between(random, 0.5, 1.1) * (0.6 + 0.4 * sideways(x));
    at.push(x + wide * 0.2, y - rise * 0.4, x + wide * 0.12, y - rise * 0.4, x + wide / 2, y - rise, x + wide * 0.88, y - rise * 0.4, x + wide * 0.8, y - rise * 0.4, x + wide, y);
    x += wide;
  }
  const outline = polygon(...at, 26, y, 26, 3);
  return cut(outline, blend(lighter(colour, 0.02), lighter(colour, -0.03)), { lift: 6, edge: 0.25 });
}

/** A boulder about `size` heads wide, standing on the origin. */
export function boulder(kit: Kit, size: number, index = 0, stone: Material = 'rock'): Part[] {
  const random = kit.chance('boulder', index);
  const colour = kit.paint.of(stone, between(random, -0.05, 0.04));
  const h = size * between(random, 0.45, 0.7);
  const r = (low: number, high: number): number => between(random, low, high);
  const outline = polygon(-size / 2, 0.1, -size * r(0.42, 0.5), -h * r(0.35, 0.55), -size * r(0.1, 0.26), -h * r(0.85, 1), size * r(0.08, 0.24), -h, size * r(0.32, 0.44), -h * r(0.5, 0.7), size / 2, 0.1);
  const face = polygon(-size * 0.2 * kit.sun, -h, size * 0.1 * -kit.sun, -h * 0.45, size * 0.02, 0.2, size * 0.6 * -kit.sun, 0.2, size * 0.5 * -kit.sun, -h * 0.6);
  const marks = [mark(face, lighter(colour, -0.07), 0.75), ...(kit.snowy ? [mark(ellipse(0, -h * 0.95, size * 0.42, h * 0.22), kit.paint.of('snow'))] : [])];
  return [cut(outline, blend(lighter(colour, 0.03), lighter(colour, -0.03)), { lift: 6, edge: 0.45, marks })];
}

/** A rockery stone of Chinese gardens: tall, hollowed through. */
export function scholarRock(kit: Kit, height: number, index = 0): Part[] {
  const random = kit.chance('scholar rock', index);
  const side = pick(random, [-1, 1]);
  const colour = kit.paint.of('stone', 0.06);
  const body = lobed(side * 0.1, -height * 0.5, { rx: height * 0.26, ry: height * 0.5, lobes: 11, random });
  const hollow = together([ellipse(side * 0.35, -height * 0.68, height * 0.07, height * 0.09), ellipse(-side * 0.3, -height * 0.38, height * 0.08, height * 0.06), ellipse(side * 0.2, -height * 0.16, height * 0.05, height * 0.05)]);
  return [cut(body, blend(lighter(colour, 0.03), lighter(colour, -0.06)), { lift: 7, edge: 0.45, marks: [mark(hollow, lighter(colour, -0.26), 0.85)] })];
}

/** Valley mist: a veil along the foot of far things. */
export const footMist = (kit: Kit, y: number, strength = 0.3): Cut =>
  veil(polygon(-26, y, 26, y, 26, y + 1.1, -26, y + 1.1), mixed(kit.outside.haze, kit.outside.sky[2], 0.5), strength);
