/** Other goods: bread, fruit, clocks, toys, candlesticks, tools. */
import { between, pick } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect } from '../paper/shapes.ts';
import type { Maker } from './ware.ts';

/** A loaf. */
export const loaf: Maker = (kit, random) => {
  const colour = kit.paint.tone([0.66, 0.1, between(random, 58, 72)]);
  return {
    width: 1.1,
    cuts: [
      cut(
        authored('M-0.5 0Q-0.62 -0.44 -0.2 -0.5Q0 -0.56 0.2 -0.5Q0.62 -0.44 0.5 0Z'),
        blend(lighter(colour, 0.06), lighter(colour, -0.05)),
        {
          lift: 4,
          marks: [
            mark(
              together(
                [-0.24, 0, 0.24].map((x) =>
                  polygon(x - 0.1, -0.42, x - 0.03, -0.44, x + 0.1, -0.2, x + 0.03, -0.18),
                ),
              ),
              lighter(colour, 0.13),
            ),
          ],
        },
      ),
    ],
  };
};

/** A heap of fruit. */
export const fruit: Maker = (kit, random) => {
  const colour = pick(random, [
    kit.paint.tone([0.62, 0.17, 30]),
    kit.paint.tone([0.74, 0.15, 70]),
    kit.paint.tone([0.68, 0.14, 120]),
  ]);
  const spots = [
    [-0.4, -0.18],
    [-0.05, -0.18],
    [0.32, -0.18],
    [-0.22, -0.46],
    [0.14, -0.46],
    [-0.04, -0.72],
  ] as const;
  return {
    width: 1.2,
    cuts: [
      cut(
        together(spots.map(([x, y]) => ellipse(x, y, 0.175))),
        blend(lighter(colour, 0.04), lighter(colour, -0.06)),
        {
          lift: 4,
          edge: 0.35,
          marks: [
            mark(together(spots.map(([x, y]) => ellipse(x - 0.05, y - 0.06, 0.05))), lighter(colour, 0.14)),
          ],
        },
      ),
    ],
  };
};

/** A mantel clock. */
export const clockGood: Maker = (kit) => ({
  width: 1,
  cuts: [
    cut(arch(0, 0, [0.9, 1.25]), kit.paint.of('oak', -0.1), { lift: 5 }),
    cut(ellipse(0, -0.72, 0.3), kit.paint.of('paper'), {
      lift: 2,
      marks: [
        mark(
          together([
            polygon(-0.02, -0.72, 0.02, -0.72, 0.02, -0.94, -0.02, -0.94),
            polygon(0, -0.74, 0.16, -0.66, 0.16, -0.63, 0, -0.7),
          ]),
          kit.paint.of('iron'),
        ),
      ],
    }),
  ],
});

/** A wooden horse or a ball. */
export const toy: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.accent(), kit.paint.of('teal', 0.04), kit.paint.of('goldTile')]);
  const horse = authored(
    'M-0.5 0L-0.46 -0.34L-0.56 -0.6L-0.3 -0.66L0.14 -0.62L0.26 -1.02L0.36 -0.92L0.58 -0.78L0.5 -0.66L0.36 -0.7L0.32 -0.34L0.4 0L0.26 0L0.16 -0.3L-0.24 -0.3L-0.36 0Z',
  );
  return random() < 0.5
    ? { width: 1.3, cuts: [cut(horse, colour, { lift: 4 })] }
    : {
        width: 1,
        cuts: [
          cut(ellipse(0, -0.42, 0.42), colour, {
            lift: 4,
            marks: [mark(polygon(-0.5, -0.5, 0.5, -0.5, 0.5, -0.3, -0.5, -0.3), kit.paint.of('paper'))],
          }),
        ],
      };
};

/** A candlestick. */
export const candlestick: Maker = (kit) => ({
  width: 0.6,
  cuts: [
    cut(rect(-0.09, -1, 0.18, 0.6), kit.paint.of('cream'), { lift: 2 }),
    cut(symmetric(authored('M0 -0.44L0.16 -0.44L0.06 -0.3L0.06 -0.12L0.26 0L0 0')), kit.paint.of('brass'), {
      lift: 3,
    }),
  ],
});

/** A mallet. */
export const tool: Maker = (kit, random) => {
  const wood = kit.paint.of('oak', between(random, -0.06, 0.02));
  return {
    width: 0.9,
    cuts: [
      cut(polygon(-0.08, 0, 0.08, 0, 0.06, -1.05, -0.06, -1.05), wood, { lift: 3 }),
      cut(polygon(-0.34, -1.02, 0.34, -1.02, 0.38, -1.26, -0.3, -1.26), kit.paint.of('steel', -0.1), {
        lift: 3,
      }),
    ],
  };
};
