/** Weapons and staffs, held upright by their grips. */
import { together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A straight sword with a tassel, point up. */
export const sword: Draw = (ink) => ({
  cuts: [
    paper('M-0.075 -0.5L0.075 -0.5L0.06 -2.3L0 -2.55L-0.06 -2.3Z', stuff.steel, [
      inlay(rect(-0.012, -2.3, 0.024, 1.8), stuff.iron, 0.4),
    ]),
    paper(roundRect([-0.28, -0.56, 0.56, 0.12], 0.05), stuff.brass),
    paper(rect(-0.06, -0.46, 0.12, 0.4), ink.main, [
      inlay(together([-0.36, -0.24, -0.12].map((y) => rect(-0.1, y, 0.2, 0.035))), ink.deep),
    ]),
    flat(ellipse(0, -0.02, 0.09), stuff.brass),
    flat('M-0.03 0.05L0.03 0.05L0.1 0.36L-0.06 0.36Z', ink.pale),
  ],
  size: [0.56, 2.9],
  grip: [0, -0.26],
});

/** A knife, point up. */
export const knife: Draw = (ink) => ({
  cuts: [
    paper('M-0.07 -0.32L0.07 -0.32L0.07 -0.72Q0.06 -0.9 -0.07 -1Z', stuff.steel),
    paper(roundRect([-0.06, -0.36, 0.12, 0.38], 0.05), ink.main),
  ],
  size: [0.16, 1],
  grip: [0, -0.16],
});

/** An axe. */
export const axe: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.06, 0, 0.06, 0, 0.05, -1.9, -0.05, -1.9), stuff.wood),
    paper('M-0.1 -1.86L0.24 -1.98Q0.62 -2.06 0.6 -1.64Q0.58 -1.3 0.3 -1.42L-0.1 -1.5Z', stuff.steel, [
      inlay('M0.42 -2.04Q0.62 -2 0.6 -1.64Q0.58 -1.36 0.44 -1.4Q0.5 -1.7 0.42 -2.04Z', stuff.glass),
    ]),
    flat(rect(-0.07, -1.82, 0.14, 0.3), ink.main),
  ],
  size: [0.74, 2.05],
  grip: [0, -0.5],
});

/** A stick. */
export const stick: Draw = (ink) => ({
  cuts: [paper('M-0.06 0L0.06 0L0.1 -1.2L0.02 -2.2L-0.07 -2.2L-0.01 -1.2Z', ink.main)],
  size: [0.2, 2.2],
  grip: [0.02, -0.6],
});

/** A staff with a crook, as tall as a man. */
export const staff: Draw = (ink) => ({
  cuts: [
    paper('M-0.07 0L0.07 0L0.06 -3L0.08 -4.4L-0.08 -4.4L-0.05 -3Z', ink.main),
    paper(
      'M-0.08 -4.3Q-0.34 -4.6 -0.14 -4.86Q0.16 -5.02 0.28 -4.74Q0.3 -4.54 0.1 -4.52L0.08 -4.62Q0.18 -4.66 0.14 -4.76Q0 -4.86 -0.08 -4.7Q-0.1 -4.5 0.08 -4.3Z',
      ink.dark,
    ),
  ],
  size: [0.5, 5],
  grip: [0, -2.7],
});

/** A spear with a tassel. */
export const spear: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.05, 0, 0.05, 0, 0.045, -5, -0.045, -5), stuff.wood),
    flat('M-0.16 -4.9Q0 -4.5 0.16 -4.9L0.22 -4.5Q0 -4.2 -0.22 -4.5Z', ink.main),
    paper('M0 -5.9L0.17 -5.2L0.06 -4.9L-0.06 -4.9L-0.17 -5.2Z', stuff.steel),
  ],
  size: [0.44, 5.9],
  grip: [0, -2.4],
});

/** A strung bow. */
export const bow: Draw = (ink) => ({
  cuts: [
    flat(polygon(-0.26, -2.66, -0.235, -2.66, -0.235, -0.04, -0.26, -0.04), stuff.linen, {
      edge: 0,
      lift: 0,
    }),
    paper(
      'M-0.28 0Q0.34 -0.6 0.3 -1.35Q0.34 -2.1 -0.28 -2.7L-0.2 -2.74Q0.5 -2.1 0.44 -1.35Q0.5 -0.6 -0.2 0.04Z',
      ink.main,
    ),
    flat(rect(0.28, -1.56, 0.18, 0.42), ink.deep),
  ],
  size: [0.74, 2.76],
  grip: [0.37, -1.35],
});
