/** What grows low: bushes, grass, reeds, flowers, lotus, hedges. Each stands on the origin. */
import { pointsOf } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Part } from '../paper/piece.ts';
import { ellipse, leaf, lobed, polygon } from '../paper/shapes.ts';

/** A bush of three lumps, `width` heads wide. */
export function bush(kit: Kit, width: number, index = 0): Part[] {
  const random = kit.chance('bush', index);
  const colour = kit.paint.of('leaf', between(random, -0.05, 0.03));
  const lumps = [
    [-0.3, 0.26, 0.22],
    [0.32, 0.28, 0.2],
    [0, 0.36, 0.28],
  ] as const;
  return lumps.map(([x, rx, ry], i) => {
    const [cx, cy] = [x * width, -ry * width * 0.8];
    const marks = [
      mark(
        lobed(cx + kit.sun * rx * width * 0.2, cy - ry * width * 0.25, {
          rx: rx * width * 0.55,
          ry: ry * width * 0.45,
          lobes: 6,
          random,
        }),
        lighter(colour, 0.05),
        0.75,
      ),
      ...(kit.snowy
        ? [
            mark(
              ellipse(cx, cy - ry * width * 0.8, rx * width, ry * width * 0.45),
              kit.paint.of('snow'),
              0.92,
            ),
          ]
        : []),
    ];
    return cut(
      lobed(cx, cy, { rx: rx * width, ry: ry * width, lobes: 8, random }),
      blend(lighter(colour, i * 0.02), lighter(colour, -0.05)),
      { lift: 7, edge: 0.35, marks },
    );
  });
}

/** Blades of grass fanning from a foot, `height` heads high. */
export function tuft(random: () => number, [x, y]: Point, height: number): Outline[] {
  return [-0.55, -0.25, 0.05, 0.3, 0.6].map((lean) => {
    const tall = height * between(random, 0.65, 1.1);
    return leaf([x + lean * 0.12 * height, y + 0.03], [x + lean * tall * 0.7, y - tall], height * 0.07);
  });
}

/** A row of tufts from `from` to `to` along a foot. */
export function grassRow(
  kit: Kit,
  span: Point,
  { y, height, step }: { y: number; height: number; step: number },
): Part[] {
  const random = kit.chance('grass row', Math.round((y + span[0]) * 50));
  const feet: Point[] = [];
  for (let x = span[0]; x < span[1]; x += step * between(random, 0.7, 1.3))
    feet.push([x, y + between(random, -0.04, 0.06)]);
  const colour = kit.paint.of(kit.snowy ? 'reed' : 'grass', -0.07);
  return [
    cut(together(feet.flatMap((foot) => tuft(random, foot, height * between(random, 0.7, 1.2)))), colour, {
      lift: 2,
      edge: 0.15,
      grain: 0.3,
    }),
  ];
}

/** Reeds with brown heads; a bundle of them sways. */
export function reeds(kit: Kit, width: number, index = 0): Part[] {
  const random = kit.chance('reeds', index);
  const count = Math.round(width * 4);
  const stalks = Array.from({ length: count }, () => {
    const x = between(random, -width / 2, width / 2);
    return { x, top: [x + between(random, -0.5, 0.5), -between(random, 1.8, 3.4)] as Point };
  });
  const colour = kit.paint.of('reed', kit.snowy ? 0.05 : -0.08);
  const blades = stalks.map(({ x, top }) => leaf([x, 0.15], top, 0.09));
  const heads = stalks
    .filter((_, i) => i % 3 === 0)
    .map(({ top }) => ellipse(top[0], top[1] + 0.1, 0.09, 0.34));
  const half = Math.ceil(blades.length / 2);
  return [
    cut(together(blades.slice(0, half)), lighter(colour, -0.05), { lift: 3, edge: 0.2 }),
    moving(
      [
        cut(together(blades.slice(half)), lighter(colour, 0.03), { lift: 3, edge: 0.25 }),
        cut(together(heads), kit.paint.of('mud', -0.05), { lift: 2, edge: 0.2 }),
      ],
      {
        motion: 'sway',
        amplitude: kit.windy ? 0.07 : 0.02,
        periodSeconds: kit.windy ? 2 : 4.3,
        phase: (index * 0.31) % 1,
        anchor: [0, 0],
      },
    ),
  ];
}

/** Flowers on stalks over a width. */
export function flowers(kit: Kit, width: number, index = 0): Part[] {
  if (kit.season === 'winter' || kit.snowy) return [];
  const random = kit.chance('flowers', index);
  const spots = Array.from({ length: Math.max(3, Math.round(width * 2.6)) }, (): Point => [
    between(random, -width / 2, width / 2),
    -between(random, 0.25, 0.75),
  ]);
  const colour = pick(random, [
    kit.paint.of('blossom'),
    kit.paint.of('blossom', 0.06),
    kit.paint.of('cream'),
  ]);
  return [
    cut(together(spots.map(([x, y]) => leaf([x, 0.05], [x, y], 0.035))), kit.paint.of('grass', -0.1), {
      lift: 1,
      edge: 0,
    }),
    cut(together(spots.flatMap(([x, y]) => petals([x, y], 0.11))), colour, { lift: 2, edge: 0.25 }),
    cut(together(spots.map(([x, y]) => ellipse(x, y, 0.045))), kit.paint.of('goldTile', 0.08), {
      lift: 0,
      edge: 0,
    }),
  ];
}

const petals = ([x, y]: Point, r: number): Outline[] =>
  [0, 1, 2, 3, 4].map((i) =>
    ellipse(x + Math.cos(i * 1.2566 - 1.57) * r, y + Math.sin(i * 1.2566 - 1.57) * r * 0.9, r * 0.62),
  );

/** Lotus: floating leaves and, in summer, flowers on stalks. */
export function lotus(kit: Kit, width: number, index = 0): Part[] {
  const random = kit.chance('lotus', index);
  const pads = Array.from({ length: Math.round(width * 1.3) }, (_, i) => {
    const [x, y, r] = [
      between(random, -width / 2, width / 2),
      between(random, -0.2, 0.35),
      between(random, 0.3, 0.55),
    ];
    return cut(ellipse(x, y, r, r * 0.3), kit.paint.of('kelp', 0.1 + (i % 3) * 0.04), {
      lift: 3,
      edge: 0.35,
      marks: [
        mark(ribbon(pointsOf(`${x} ${y}, ${x + r} ${y - r * 0.1}`), [0.05, 0.02]), kit.paint.of('kelp'), 0.6),
      ],
    });
  });
  if (kit.season !== 'summer') return pads;
  const flower = (x: number, y: number): Part[] => [
    cut(ribbon(pointsOf(`${x} 0, ${x + 0.08} ${y}`), [0.06, 0.05]), kit.paint.of('kelp'), {
      lift: 1,
      edge: 0,
    }),
    cut(
      together(
        [-0.9, -0.45, 0, 0.45, 0.9].map((lean) =>
          leaf([x + 0.08, y + 0.05], [x + 0.08 + lean * 0.42, y - 0.42 + Math.abs(lean) * 0.16], 0.12),
        ),
      ),
      kit.paint.of('lotus'),
      { lift: 2, edge: 0.3 },
    ),
  ];
  return [...pads, ...flower(-width * 0.28, -0.9), ...flower(width * 0.2, -1.2)];
}

/** A clipped hedge from `from` to `to`, `height` heads high. */
export function hedge(kit: Kit, [from, to]: Point, height: number): Part[] {
  const random = kit.chance('hedge', Math.round(from * 7));
  const top: number[] = [];
  let ops = 'ML';
  for (let x = from; x < to;) {
    const next = Math.min(to, x + between(random, 0.5, 0.9));
    top.push(x, -height - 0.16, next, -height - 0.16, next, -height);
    ops += 'C';
    x = next;
  }
  const colour = kit.paint.of('leaf', -0.04);
  const marks = kit.snowy
    ? [
        mark(
          polygon(from, -height - 0.3, to, -height - 0.3, to, -height + 0.22, from, -height + 0.22),
          kit.paint.of('snow'),
        ),
      ]
    : [];
  return [
    cut(
      { ops: `${ops}LZ`, at: [from, 0, from, -height, ...top, to, 0] },
      blend(lighter(colour, 0.03), lighter(colour, -0.06)),
      { lift: 6, marks },
    ),
  ];
}

/** A potted plant, about two heads high. */
export function potted(kit: Kit, index = 0): Part[] {
  const random = kit.chance('potted', index);
  const pot = pick(random, [
    kit.paint.of('copper'),
    kit.paint.of('indigo', 0.1),
    kit.paint.of('stone'),
    kit.paint.of('redTile'),
  ]);
  const colour = kit.paint.of('needles', 0.12);
  const foliage =
    random() < 0.5
      ? [lobed(0, -1.5, { rx: 0.6, ry: 0.55, lobes: 8, random })]
      : [-1, -0.5, 0, 0.5, 1].map((lean) =>
          leaf([0, -0.7], [lean * 0.75, -1.9 + Math.abs(lean) * 0.5], 0.14),
        );
  return [
    cut(together(foliage), colour, { lift: 4, edge: 0.35 }),
    cut(polygon(-0.42, -0.75, 0.42, -0.75, 0.3, 0, -0.3, 0), blend(lighter(pot, 0.04), lighter(pot, -0.06)), {
      lift: 4,
      marks: [mark(polygon(-0.45, -0.75, 0.45, -0.75, 0.43, -0.6, -0.43, -0.6), lighter(pot, 0.09))],
    }),
  ];
}
