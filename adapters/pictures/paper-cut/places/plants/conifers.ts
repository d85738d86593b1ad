/** Pines, firs and cypresses. */
import { pointsOf } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Part } from '../paper/piece.ts';
import { leaf, lobed, polygon } from '../paper/shapes.ts';
import { trunk } from './crowns.ts';

/** A pine of the painters: crooked trunk, flat pads of needles. About eleven heads. */
export function pine(kit: Kit, index = 0): Part[] {
  const random = kit.chance('pine', index);
  const side = pick(random, [-1, 1]);
  const bark = kit.paint.of('bark', -0.03);
  const bend: Point[] = pointsOf(
    `0 0.2, ${side * 0.9} -2.6, ${side * 0.1} -5.2, ${side * 1.2} -7.8, ${side * 0.9} -10`,
  );
  const arms = [
    pointsOf(`${side * 0.3} -4.6, ${-side} -4.95, ${-side * 2.3} -5.9`),
    pointsOf(`${side * 0.7} -6.6, ${side * 2} -6.65, ${side * 3.3} -7.3`),
    pointsOf(`${side * 1.2} -8.2, ${-side * 0.1} -8.3, ${-side * 1.4} -9`),
  ];
  const pads = [
    [-side * 2.6, -6, 1.9],
    [side * 3.5, -7.4, 1.8],
    [-side * 1.6, -9.2, 1.7],
    [side * 1.1, -10.4, 1.9],
  ] as const;
  return [
    trunk(bend, [0.95, 0.3], bark),
    ...arms.map((arm) => trunk(arm, [0.34, 0.16], bark)),
    ...pads.flatMap(([x, y, r], i) => pad(kit, [x, y, r], kit.paint.of('needles', i * 0.015))),
  ];
}

/** A flat cloud of needles with a cut rim. */
function pad(kit: Kit, [x, y, r]: readonly [number, number, number], colour: string): Cut[] {
  const random = kit.chance('pad', Math.round(x * 10));
  const shape = (w: number, h: number, dy: number): Outline =>
    lobed(x, y + dy, { rx: w, ry: h, lobes: 11, random });
  const rays = together(
    Array.from({ length: 7 }, (_, i) =>
      leaf([x + (i - 3) * r * 0.26, y + r * 0.2], [x + (i - 3) * r * 0.32, y - r * 0.22], 0.06),
    ),
  );
  const marks = [mark(rays, lighter(colour, 0.07), 0.8)];
  return [
    cut(shape(r, r * 0.36, 0.15), lighter(colour, -0.045), { lift: 6, edge: 0.25 }),
    cut(shape(r * 0.86, r * 0.3, -0.12), kit.snowy ? kit.paint.of('snow', -0.03) : lighter(colour, 0.03), {
      lift: 6,
      edge: 0.4,
      marks,
    }),
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
    const snow = kit.snowy
      ? [mark(tier([0, top - 0.1], half * 0.92, foot - 0.75), kit.paint.of('snow'), 0.92)]
      : [];
    return cut(tier([0, top], half, foot), blend(lighter(tone, 0.03), lighter(tone, -0.03)), {
      lift: 7,
      edge: 0.4,
      marks: snow,
    });
  });
  return [
    trunk(pointsOf(`0 0.15, 0 ${-height * 0.2}`), [0.5, 0.4], kit.paint.of('bark')),
    ...boughs.reverse(),
  ];
}

/** One tier of a fir: a point with a toothed hem. */
function tier([x, top]: Point, half: number, foot: number): Outline {
  const hem = [-1, -0.66, -0.5, -0.2, 0, 0.28, 0.5, 0.74, 1].map((share, i): Point => [
    x + half * share,
    foot - (i % 2 === 0 ? Math.abs(share) * 0.25 : 0.38),
  ]);
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
    at: [
      0,
      foot,
      -w * 1.7,
      foot - 1,
      -w * 0.9,
      top * 0.55,
      0,
      top,
      w * 0.9,
      top * 0.55,
      w * 1.7,
      foot - 1,
      0,
      foot,
    ],
  });
  const shadeSide = mark(flame(half * 0.5, -height * 0.93, -0.9), lighter(colour, 0.045), 0.85);
  return [
    trunk(pointsOf('0 0.1, 0 -1.4'), [0.36, 0.3], kit.paint.of('bark')),
    cut(flame(half, -height, -0.6), blend(lighter(colour, 0.03), lighter(colour, -0.03)), {
      lift: 8,
      edge: 0.4,
      marks: [shadeSide],
    }),
  ];
}
