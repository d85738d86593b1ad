/** Sharp mountains, and pillars of limestone. */
import { authored, pointsOf } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Part } from '../paper/piece.ts';
import { polygon } from '../paper/shapes.ts';
import { sideways, type Skyline } from './hills.ts';

/** Sharp mountains with a lit and a shaded side, and snow where it stays. */
export function mountains(kit: Kit, { name, low, high, peaks }: Skyline, colour: string): Cut {
  const random = kit.chance(`mountains ${name}`);
  const tops = Array.from({ length: peaks }, (_, i): Point => {
    const x = -19 + (38 * (i + 0.5)) / peaks + between(random, -1, 1);
    return [x, low + (high - low) * between(random, 0.65, 1) * sideways(x)];
  });
  const outline = polygon(
    -26,
    3,
    -26,
    low,
    ...tops.flatMap(([x, y], i) => saddle([x, y], tops[i + 1] ?? [26, low], low)),
    26,
    low,
    26,
    3,
  );
  const shades = together(tops.map(([x, y]) => shadedSide([x, y], low, { side: -kit.sun, random })));
  const caps = together(
    tops.filter(([, y]) => y < low - (low - high) * 0.5).map(([x, y]) => cap([x, y], low)),
  );
  const snow =
    kit.season === 'winter' || kit.snowy || high < -7 ? [mark(caps, kit.outside.of('snow'), 0.85)] : [];
  return cut(outline, blend(lighter(colour, 0.02), lighter(colour, 0.05)), {
    lift: 8,
    edge: 0.35,
    marks: [...snow, mark(shades, lighter(colour, -0.06), 0.8)],
  });
}

function saddle([x, y]: Point, [nx, ny]: Point, low: number): number[] {
  const dip = Math.max(y, ny) + (low - Math.max(y, ny)) * 0.62;
  return [x - 0.25, y + 0.3, x, y, x + 0.4, y + 0.5, (x + nx) / 2, dip];
}

function shadedSide(
  [x, y]: Point,
  low: number,
  { side, random }: { side: number; random: () => number },
): Outline {
  const tall = low - y;
  const reach = tall * between(random, 0.75, 1);
  return authored(
    `M${x} ${y}L${x + side * tall * 0.16} ${y + tall * 0.32}L${x + side * tall * 0.04} ${y + tall * 0.5}L${x + side * tall * 0.22} ${low + 2}L${x + side * reach * 1.2} ${low + 2}L${x + side * reach * 0.6} ${y + tall * 0.62}Z`,
  );
}

function cap([x, y]: Point, low: number): Outline {
  const tall = (low - y) * 0.34;
  return authored(
    `M${x} ${y - 0.2}L${x + tall * 0.9} ${y + tall * 1.05}L${x + tall * 0.35} ${y + tall * 0.72}L${x + tall * 0.05} ${y + tall * 1.12}L${x - tall * 0.3} ${y + tall * 0.75}L${x - tall * 0.9} ${y + tall * 1.05}Z`,
  );
}

/** Pillars of limestone as in the southern painters: steep, round-shouldered, with mist about their feet. */
export function karst(kit: Kit, { name, low, high, peaks }: Skyline, colour: string): Part[] {
  const random = kit.chance(`karst ${name}`);
  const towers = Array.from({ length: peaks }, (_, i) => {
    const x = -17 + (34 * (i + 0.5)) / peaks + between(random, -1.4, 1.4);
    return {
      x,
      half: between(random, 1.3, 2.6),
      top: low + (high - low) * between(random, 0.45, 1) * sideways(x),
    };
  });
  return towers.flatMap(({ x, half, top }, i) => {
    const lean = between(random, -0.4, 0.4);
    const points: Point[] = pointsOf(
      `${x - half * 1.5} ${low + 1}, ${x - half * 0.95} ${low - (low - top) * 0.3}, ${x - half * 0.72} ${top + (low - top) * 0.2}, ${x + lean - half * 0.2} ${top}, ${x + lean + half * 0.4} ${top + (low - top) * 0.07}, ${x + half * 0.85} ${top + (low - top) * 0.35}, ${x + half * 1.05} ${low - (low - top) * 0.15}, ${x + half * 1.6} ${low + 1}`,
    );
    const tone = lighter(colour, i % 2 === 0 ? -0.015 : 0.02);
    const cleft = authored(
      `M${x + lean} ${top + 0.3}L${x + half * 0.2} ${low - (low - top) * 0.4}L${x - half * 0.1} ${low}L${x + half * 0.5} ${low}L${x + half * 0.35} ${low - (low - top) * 0.5}Z`,
    );
    return [
      cut(ridge(points, low + 3), blend(lighter(tone, -0.02), mixed(tone, kit.outside.haze, 0.55)), {
        lift: 8,
        edge: 0.35,
        marks: [mark(cleft, lighter(tone, -0.04), 0.5)],
      }),
    ];
  });
}
