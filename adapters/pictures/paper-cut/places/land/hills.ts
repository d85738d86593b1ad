/** What lies between sky and ground: hills, woods far off, mist in the valley. */
import { between, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import type { Point } from '../paper/outline.ts';
import { blend, cut, veil, type Cut } from '../paper/piece.ts';
import { polygon } from '../paper/shapes.ts';

/** A skyline from −22 to 22: `peaks` knots between `low` and `high`; the middle stays lower, behind the heads. */
export interface Skyline {
  /** Names its chance: another name gives another line. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly peaks: number;
}

/** Heights fall towards the middle, where actors' heads are. */
export const sideways = (x: number): number => 0.45 + 0.55 * Math.min(1, Math.abs(x) / 9);

/** Round hills. */
export function hills(kit: Kit, { name, low, high, peaks }: Skyline, colour: string): Cut {
  const random = kit.chance(`hills ${name}`);
  const points = Array.from({ length: peaks * 2 + 1 }, (_, i): Point => {
    const x = -22 + (44 * i) / (peaks * 2);
    const top = i % 2 === 1 ? between(random, 0.6, 1) : between(random, 0, 0.3);
    return [x + between(random, -0.8, 0.8), low + (high - low) * top * sideways(x)];
  });
  const [first, last] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
  return cut(
    ridge([[-26, first[1]], ...points, [26, last[1]]], 3),
    blend(lighter(colour, 0.03), lighter(colour, -0.03)),
    { lift: 8, edge: 0.35, grain: 0.45 },
  );
}

/** A wood seen from afar: crowns in a row. */
export function farWood(
  kit: Kit,
  name: string,
  { y, height, colour }: { y: number; height: number; colour: string },
): Cut {
  const random = kit.chance(`wood ${name}`);
  const at: number[] = [-26, y];
  let ops = 'M';
  for (let x = -26; x < 26;) {
    const wide = between(random, 0.8, 1.9);
    const rise = height * between(random, 0.6, 1.1) * (0.6 + 0.4 * sideways(x));
    at.push(x - 0.12, y - rise * 1.25, x + wide + 0.12, y - rise * 1.25, x + wide, y - rise * 0.35);
    ops += 'C';
    x += wide;
  }
  return cut(
    { ops: `${ops}LLZ`, at: [...at, 26, 3, -26, 3] },
    blend(lighter(colour, 0.025), lighter(colour, -0.03)),
    { lift: 6, edge: 0.3 },
  );
}

/** A wood of firs seen from afar: a saw of points. */
export function farFirs(
  kit: Kit,
  name: string,
  { y, height, colour }: { y: number; height: number; colour: string },
): Cut {
  const random = kit.chance(`firs ${name}`);
  const at: number[] = [-26, 3, -26, y];
  for (let x = -26; x < 26;) {
    const wide = between(random, 0.5, 1.1) * Math.max(1, height / 2.2);
    const rise = height * between(random, 0.5, 1.1) * (0.6 + 0.4 * sideways(x));
    at.push(
      x + wide * 0.2,
      y - rise * 0.4,
      x + wide * 0.12,
      y - rise * 0.4,
      x + wide / 2,
      y - rise,
      x + wide * 0.88,
      y - rise * 0.4,
      x + wide * 0.8,
      y - rise * 0.4,
      x + wide,
      y,
    );
    x += wide;
  }
  const outline = polygon(...at, 26, y, 26, 3);
  return cut(outline, blend(lighter(colour, 0.02), lighter(colour, -0.03)), { lift: 6, edge: 0.25 });
}

/** Valley mist: a veil along the foot of far things. */
export const footMist = (kit: Kit, y: number, strength = 0.3): Cut =>
  veil(
    polygon(-26, y, 26, y, 26, y + 1.1, -26, y + 1.1),
    mixed(kit.outside.haze, kit.outside.sky[2], 0.5),
    strength,
  );
