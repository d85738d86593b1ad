/** Goods of paper and cloth: books, scrolls, bolts, fans, lanterns, boxes. */
import { between, pick } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark } from '../paper/piece.ts';
import { ellipse, polygon, rect, roundRect } from '../paper/shapes.ts';
import { glaze, type Maker } from './ware.ts';

/** A box with a lock. */
export const box: Maker = (kit, random) => {
  const [w, h] = [between(random, 0.8, 1.3), between(random, 0.5, 0.85)];
  const colour = pick(random, [
    kit.paint.of('oak', -0.04),
    kit.paint.of('lacquer', -0.02),
    kit.paint.of('indigo', 0.06),
    kit.paint.of('rosewood', 0.06),
  ]);
  return {
    width: w,
    cuts: [
      cut(rect(-w / 2, -h, w, h), blend(lighter(colour, 0.04), lighter(colour, -0.04)), {
        lift: 5,
        marks: [
          mark(rect(-w / 2, -h * 0.68, w, 0.06), lighter(colour, -0.1)),
          mark(rect(-0.07, -h * 0.78, 0.14, 0.22), kit.paint.of('brass')),
        ],
      }),
    ],
  };
};

/** A block of books of varied height; some lean. */
export const books: Maker = (kit, random) => {
  const spines = Array.from({ length: 4 + Math.floor(random() * 4) }, () => ({
    w: between(random, 0.16, 0.3),
    h: between(random, 0.85, 1.25),
  }));
  const width = spines.reduce((sum, spine) => sum + spine.w, 0);
  let x = -width / 2;
  const cuts = spines.map(({ w, h }) => {
    const colour = pick(random, [
      kit.paint.of('plum', 0.02),
      kit.paint.of('indigo', 0.04),
      kit.paint.of('felt', -0.02),
      kit.paint.of('lacquer', -0.04),
      kit.paint.of('ochre', -0.06),
      kit.paint.of('teal', -0.08),
    ]);
    x += w;
    return cut(rect(x - w, -h, w - 0.01, h), colour, {
      lift: 2,
      edge: 0.4,
      marks: [
        mark(
          together([rect(x - w, -h * 0.82, w, 0.05), rect(x - w, -h * 0.2, w, 0.05)]),
          kit.paint.of('brass', 0.04),
          0.7,
        ),
      ],
    });
  });
  return { width: width + 0.15, cuts };
};

/** Three books lying on each other. */
export const lying: Maker = (kit, random) => {
  const cuts = [0, 1, 2].map((i) => {
    const w = between(random, 0.8, 1.1);
    return cut(
      rect(-w / 2, -0.2 - i * 0.2, w, 0.19),
      pick(random, [
        kit.paint.of('plum'),
        kit.paint.of('felt'),
        kit.paint.of('ochre', -0.08),
        kit.paint.of('indigo', 0.04),
      ]),
      {
        lift: 2,
        edge: 0.4,
        marks: [mark(rect(w / 2 - 0.1, -0.2 - i * 0.2 + 0.03, 0.1, 0.13), kit.paint.of('paper'))],
      },
    );
  });
  return { width: 1.2, cuts };
};

/** Five scrolls, seen from their ends. */
export const scrolls: Maker = (kit, random) => {
  const cuts = [
    [-0.3, -0.15],
    [0.02, -0.15],
    [0.34, -0.15],
    [-0.14, -0.42],
    [0.18, -0.42],
  ].map(([x = 0, y = 0]) =>
    cut(ellipse(x, y, 0.16), kit.paint.of('paper', between(random, -0.12, 0)), {
      lift: 2,
      edge: 0.3,
      marks: [mark(ellipse(x, y, 0.06), kit.paint.of('timber'))],
    }),
  );
  return { width: 1.1, cuts };
};

/** Four bolts of cloth. */
export const bolts: Maker = (kit, random) => {
  const cuts = [0, 1, 2, 3].map((i) => {
    const colour = glaze(kit, random);
    return cut(roundRect([-0.65, -0.3 - i * 0.28, 1.3, 0.27], 0.12), colour, {
      lift: 3,
      edge: 0.4,
      marks: [mark(ellipse(0.55, -0.17 - i * 0.28, 0.1, 0.12), lighter(colour, 0.12))],
    });
  });
  return { width: 1.5, cuts };
};

/** A folded umbrella leaning, a paper fan, a small lantern: wares of old shops. */
export const fan: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  return {
    width: 1.3,
    cuts: [
      cut(authored('M0 0L-0.64 -0.62Q-0.36 -1 0 -1Q0.36 -1 0.64 -0.62Z'), colour, {
        lift: 3,
        edge: 0.4,
        marks: [
          mark(
            together([-0.4, -0.14, 0.14, 0.4].map((x) => polygon(0, 0, x, -1, x + 0.05, -1))),
            lighter(colour, -0.08),
            0.7,
          ),
        ],
      }),
    ],
  };
};

/** A folded-out paper lantern. */
export const lanternGood: Maker = (kit, random) => {
  const colour = pick(random, [
    kit.paint.accent(),
    kit.paint.accent(0.05),
    kit.paint.of('ochre', 0.04),
    kit.paint.of('paper', -0.02),
  ]);
  const [rx, ry] = pick(random, [
    [0.46, 0.42],
    [0.34, 0.52],
    [0.5, 0.34],
  ] as const);
  const lines = together([-0.45, 0, 0.45].map((share) => ellipse(rx * share, -ry - 0.1, rx * 0.06, ry)));
  return {
    width: rx * 2 + 0.25,
    cuts: [
      cut(ellipse(0, -ry - 0.1, rx, ry), blend(lighter(colour, 0.05), lighter(colour, -0.04)), {
        lift: 5,
        edge: 0.4,
        marks: [mark(lines, lighter(colour, -0.1), 0.6)],
      }),
      cut(
        together([rect(-rx * 0.4, -0.14, rx * 0.8, 0.14), rect(-rx * 0.4, -ry * 2 - 0.16, rx * 0.8, 0.12)]),
        kit.paint.of('ebony', 0.05),
        { lift: 2 },
      ),
    ],
  };
};
