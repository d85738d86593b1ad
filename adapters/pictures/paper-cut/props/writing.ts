/** Things to read, write and look at. */
import { together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

const lines = (
  x: number,
  y: number,
  { width, count, step }: { width: number; count: number; step: number },
) =>
  together(
    Array.from({ length: count }, (_, i) =>
      rect(x, y + i * step, width * (i === count - 1 ? 0.6 : 1), 0.022),
    ),
  );

/** An open book. */
export const book: Draw = (ink) => ({
  cuts: [
    paper('M-0.56 -0.66L0 -0.58L0.56 -0.66L0.56 0L0 0.08L-0.56 0Z', ink.main),
    paper('M-0.5 -0.68Q-0.24 -0.76 0 -0.62L0 0.02Q-0.24 -0.12 -0.5 -0.04Z', stuff.paper, [
      inlay(lines(-0.42, -0.54, { width: 0.32, count: 5, step: 0.1 }), stuff.ink, 0.45),
    ]),
    paper('M0.5 -0.68Q0.24 -0.76 0 -0.62L0 0.02Q0.24 -0.12 0.5 -0.04Z', stuff.paper, [
      inlay(lines(0.1, -0.54, { width: 0.32, count: 5, step: 0.1 }), stuff.ink, 0.45),
    ]),
  ],
  size: [1.12, 0.84],
  grip: [0, -0.02],
});

/** A sealed letter. */
export const letter: Draw = (ink) => ({
  cuts: [
    paper('M-0.42 0L-0.42 -0.56L0.42 -0.56L0.42 0Z', stuff.paper, [
      inlay('M-0.42 -0.56L0 -0.2L0.42 -0.56L0.42 -0.5L0 -0.14L-0.42 -0.5Z', stuff.rope, 0.8),
    ]),
    flat(ellipse(0, -0.22, 0.09), ink.main),
  ],
  size: [0.84, 0.56],
  grip: [0.3, -0.06],
});

/** An unrolled scroll. */
export const scroll: Draw = (ink) => ({
  cuts: [
    paper('M-0.4 -0.06L-0.4 -0.78L0.4 -0.78L0.4 -0.06Z', stuff.paper, [
      inlay(lines(-0.28, -0.66, { width: 0.56, count: 5, step: 0.11 }), stuff.ink, 0.45),
    ]),
    paper(
      together([roundRect([-0.54, -0.86, 1.08, 0.14], 0.06), roundRect([-0.54, -0.1, 1.08, 0.14], 0.06)]),
      ink.main,
    ),
    flat(
      together([
        rect(-0.6, -0.83, 0.07, 0.08),
        rect(0.53, -0.83, 0.07, 0.08),
        rect(-0.6, -0.07, 0.07, 0.08),
        rect(0.53, -0.07, 0.07, 0.08),
      ]),
      stuff.darkWood,
    ),
  ],
  size: [1.2, 0.9],
  grip: [0.42, -0.42],
});

/** A pen with a feather. */
export const pen: Draw = (ink) => ({
  cuts: [
    paper('M-0.035 -0.16L0.035 -0.16L0.05 -0.86L-0.05 -0.86Z', ink.main),
    paper('M-0.06 -0.16L0.06 -0.16L0 0.04Z', stuff.ink),
    flat('M-0.05 -0.86Q-0.12 -1.1 0.02 -1.3Q0.14 -1.08 0.05 -0.86Z', stuff.linen),
  ],
  size: [0.26, 1.3],
  grip: [0, -0.3],
});

/** A map in three folds. */
export const map: Draw = (ink) => ({
  cuts: [
    paper('M-0.8 -0.04L-0.8 -1L-0.28 -0.92L0.28 -1L0.8 -0.92L0.8 0.04L0.28 -0.04L-0.28 0.04Z', stuff.paper, [
      inlay(
        'M-0.6 -0.6Q-0.4 -0.86 -0.1 -0.72Q0.1 -0.8 0.1 -0.52Q-0.1 -0.3 -0.4 -0.36Q-0.62 -0.4 -0.6 -0.6Z',
        stuff.leaf,
        0.5,
      ),
      inlay(
        together([rect(0.2, -0.5, 0.1, 0.03), rect(0.36, -0.46, 0.1, 0.03), rect(0.5, -0.36, 0.1, 0.03)]),
        ink.main,
      ),
      inlay('M0.56 -0.3L0.66 -0.2L0.64 -0.18L0.56 -0.26L0.48 -0.18L0.46 -0.2Z', ink.deep),
      inlay(polygon(-0.29, -0.92, -0.27, -0.92, -0.27, 0.04, -0.29, 0.04), stuff.rope, 0.6),
      inlay(polygon(0.27, -1, 0.29, -1, 0.29, 0, 0.27, 0), stuff.rope, 0.6),
    ]),
  ],
  size: [1.6, 1.04],
  grip: [0.7, -0.2],
});

/** A framed picture. */
export const picture: Draw = (ink) => ({
  cuts: [
    paper('M-0.7 0L-0.7 -1L0.7 -1L0.7 0Z', stuff.brass),
    flat(rect(-0.56, -0.86, 1.12, 0.72), stuff.glass, {
      marks: [
        inlay('M-0.56 -0.14L-0.56 -0.4Q-0.3 -0.68 0 -0.42Q0.3 -0.6 0.56 -0.36L0.56 -0.14Z', ink.main),
        inlay(ellipse(0.26, -0.66, 0.1), stuff.gold),
      ],
    }),
  ],
  size: [1.4, 1],
  grip: [0, -0.1],
});
