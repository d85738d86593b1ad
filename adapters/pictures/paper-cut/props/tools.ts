/** Tools, and what is tied, cast or turned. Held upright by their handles. */
import { pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { together } from '../places/paper/outline.ts';
import { ellipse, leaf, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A hammer. */
export const hammer: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.05, 0, 0.05, 0, 0.045, -0.96, -0.045, -0.96), stuff.wood),
    paper('M-0.3 -1.14L0.22 -1.14Q0.34 -1.1 0.36 -0.98L0.2 -0.9L-0.3 -0.9Z', stuff.iron),
    flat(rect(-0.06, -0.36, 0.12, 0.3), ink.main),
  ],
  size: [0.66, 1.14],
  grip: [0, -0.2],
});

/** A hand saw, teeth to the left. */
export const saw: Draw = (ink) => ({
  cuts: [
    paper(
      polygon(
        -0.2,
        -0.42,
        0.16,
        -0.42,
        0.04,
        -1.7,
        -0.14,
        -1.7,
        ...Array.from({ length: 9 }, (_, i) => [
          -0.15 - i * 0.006,
          -1.62 + i * 0.14,
          -0.2 - i * 0.006,
          -1.55 + i * 0.14,
        ]).flat(),
      ),
      stuff.steel,
    ),
    paper('M-0.2 -0.44L0.18 -0.44Q0.28 -0.14 0.1 0Q-0.14 0.06 -0.22 -0.1Z', ink.main, [
      inlay(ellipse(0, -0.2, 0.08, 0.1), stuff.ink, 0.6),
    ]),
  ],
  size: [0.5, 1.7],
  grip: [0, -0.16],
});

/** A spanner. */
export const tool: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.08 0L0.08 0L0.08 -0.78Q0.26 -0.9 0.2 -1.14L0.06 -1.02L-0.06 -1.02L-0.2 -1.14Q-0.26 -0.9 -0.08 -0.78Z',
      stuff.steel,
    ),
    flat(roundRect([-0.09, -0.42, 0.18, 0.42], 0.06), ink.main),
  ],
  size: [0.44, 1.14],
  grip: [0, -0.2],
});

/** A coil of rope. */
export const rope: Draw = (ink) => ({
  cuts: [0, 0.16, 0.32].map((dy) =>
    paper(together([ellipse(0, -0.16 - dy, 0.56 - dy * 0.2, 0.16)]), dy === 0.16 ? ink.dark : ink.main, [
      inlay(ellipse(0, -0.18 - dy, 0.4 - dy * 0.2, 0.08), ink.deep, 0.7),
    ]),
  ),
  size: [1.12, 0.66],
  grip: [0, -0.4],
});

/** A fishing net with its floats, hung from its gathered end. */
export const net: Draw = (ink) => ({
  cuts: [
    flat('M-0.12 -1.6L0.12 -1.6L1 0L-1 0Z', ink.pale, { edge: 0, alpha: 0.28 }),
    ...[-1, -0.66, -0.33, 0, 0.33, 0.66, 1].map((x) =>
      flat(ribbon(pointsOf(`${x * 0.12} -1.6, ${x * 0.6} -0.8, ${x} 0`), [0.03, 0.04]), ink.main, {
        edge: 0,
        lift: 1,
      }),
    ),
    flat(
      together(
        [-1.3, -1.04, -0.78, -0.52, -0.26].map((y) =>
          ribbon(
            pointsOf(`${-0.12 - (y + 1.6) * 0.55} ${y}, 0 ${y + 0.1}, ${0.12 + (y + 1.6) * 0.55} ${y}`),
            [0.03, 0.03],
          ),
        ),
      ),
      ink.main,
      { edge: 0, lift: 1 },
    ),
    paper(together([-0.9, -0.45, 0, 0.45, 0.9].map((x) => ellipse(x, 0, 0.11, 0.08))), stuff.wood),
    paper(ribbon(pointsOf('-0.14 -1.56, 0 -1.7, 0.14 -1.56'), [0.09, 0.09]), ink.dark),
  ],
  size: [2, 1.7],
  grip: [0, -1.62],
});

/** A rod with line and float. */
export const fishingRod: Draw = (ink) => ({
  cuts: [
    paper('M-0.06 0L0.06 0L0.5 -2.4L1.5 -4.6L1.46 -4.62L0.38 -2.4Z', ink.main),
    flat(ribbon(pointsOf('1.48 -4.6, 1.62 -3, 1.6 -1.4'), [0.025, 0.025]), stuff.linen, { edge: 0, lift: 0 }),
    flat(ellipse(1.6, -1.3, 0.09, 0.12), '#c9503c'),
  ],
  size: [1.8, 4.6],
  grip: [0.06, -0.5],
});

/** A broom of twigs. */
export const broom: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.05, -1, 0.05, -1, 0.05, -3.7, -0.05, -3.7), stuff.wood),
    paper('M-0.12 -1.16L0.12 -1.16L0.46 0L0.2 -0.06L0 0.02L-0.2 -0.06L-0.46 0Z', ink.main, [
      inlay(
        together([-0.24, -0.08, 0.08, 0.24].map((x) => leaf([x * 0.4, -1.1], [x * 1.4, 0], 0.016))),
        ink.deep,
        0.7,
      ),
      inlay(rect(-0.3, -1, 0.6, 0.08), stuff.rope),
    ]),
  ],
  size: [0.92, 3.7],
  grip: [0, -2.5],
});

/** A needle with its thread. */
export const needle: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('0 -0.5, 0.22 -0.36, 0.3 -0.1, 0.5 -0.02'), [0.03, 0.02]), ink.main, { edge: 0 }),
    paper('M-0.02 0L0.02 0L0.04 -0.5Q0 -0.58 -0.04 -0.5Z', stuff.steel),
  ],
  size: [0.5, 0.56],
  grip: [0, -0.3],
});

/** A key. */
export const key: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.04 -0.4L0.04 -0.4L0.04 -0.12L0.16 -0.12L0.16 -0.04L0.04 -0.04L0.04 0L0.12 0L0.12 0.07L-0.04 0.07Z',
      ink.main,
    ),
    paper(ellipse(0, -0.52, 0.17), ink.main, [inlay(ellipse(0, -0.52, 0.08), stuff.ink, 0.75)]),
  ],
  size: [0.36, 0.76],
  grip: [0, -0.5],
});
