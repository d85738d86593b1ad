/** Cloth and things to wear. */
import { pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { together } from '../places/paper/outline.ts';
import { ellipse, leaf, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** An open umbrella, held by its crook. */
export const umbrella: Draw = (ink) => ({
  cuts: [
    paper(rect(-0.04, -2.3, 0.08, 2.3), stuff.darkWood),
    paper(
      'M0.04 0Q0.04 0.22 -0.12 0.22Q-0.24 0.2 -0.22 0.06L-0.15 0.06Q-0.14 0.14 -0.08 0.14Q-0.03 0.13 -0.04 0Z',
      stuff.darkWood,
    ),
    paper(
      'M-1.1 -2.2Q-0.95 -2.95 0 -3.12Q0.95 -2.95 1.1 -2.2Q0.84 -2.36 0.56 -2.2Q0.28 -2.36 0 -2.2Q-0.28 -2.36 -0.56 -2.2Q-0.84 -2.36 -1.1 -2.2Z',
      ink.main,
      [
        inlay('M0 -3.12Q-0.95 -2.95 -1.1 -2.2Q-0.84 -2.36 -0.56 -2.2Q-0.4 -2.8 0 -3.12Z', ink.dark, 0.7),
        inlay('M0 -3.12Q0.4 -2.8 0.56 -2.2Q0.28 -2.36 0 -2.2Z', ink.pale, 0.6),
      ],
    ),
    flat(rect(-0.03, -3.26, 0.06, 0.18), stuff.darkWood),
  ],
  size: [2.2, 3.4],
  grip: [0, -0.2],
});

/** A brimmed hat, held by its brim. */
export const hat: Draw = (ink) => ({
  cuts: [
    paper('M-0.4 -0.12Q-0.38 -0.62 0 -0.64Q0.38 -0.62 0.4 -0.12Z', ink.main, [
      inlay(rect(-0.5, -0.28, 1, 0.12), ink.deep),
    ]),
    paper('M-0.78 -0.06Q0 -0.22 0.78 -0.06Q0 0.08 -0.78 -0.06Z', ink.main),
  ],
  size: [1.56, 0.66],
  grip: [0.6, -0.06],
});

/** One shoe, seen from its side. */
export const shoe: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.4 -0.06L-0.38 -0.42L-0.14 -0.42Q0 -0.26 0.28 -0.22Q0.46 -0.18 0.46 -0.04L0.46 0L-0.4 0Z',
      ink.main,
      [
        inlay(rect(-0.5, -0.05, 1, 0.05), ink.deep),
        inlay('M-0.38 -0.42L-0.14 -0.42L-0.1 -0.36L-0.38 -0.36Z', ink.pale),
      ],
    ),
  ],
  size: [0.88, 0.42],
  grip: [-0.26, -0.36],
});

/** A cloth hanging in folds. */
export const cloth: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.56 0Q-0.66 -0.3 -0.5 -0.72Q0 -0.6 0.5 -0.72Q0.66 -0.3 0.56 0Q0.3 -0.1 0 0.02Q-0.3 -0.1 -0.56 0Z',
      ink.main,
      [
        inlay(
          together([leaf([-0.26, -0.66], [-0.3, -0.06], 0.04), leaf([0.24, -0.66], [0.28, -0.06], 0.04)]),
          ink.dark,
          0.7,
        ),
        inlay(
          'M-0.6 -0.16Q-0.3 -0.24 0 -0.12Q0.3 -0.24 0.6 -0.16L0.6 -0.08Q0.3 -0.18 0 -0.05Q-0.3 -0.18 -0.6 -0.08Z',
          ink.pale,
        ),
      ],
    ),
  ],
  size: [1.2, 0.74],
  grip: [0.44, -0.66],
});

/** A scarf with striped ends, knotted once. */
export const scarf: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.3 -1.5Q0 -1.24 0.3 -1.5L0.4 -1.24Q0.16 -1 0.12 -0.9L0.26 -0.04L-0.06 -0.02L-0.1 -0.86Q-0.3 -1.1 -0.4 -1.24Z',
      ink.main,
      [inlay(together([rect(-0.1, -0.3, 0.4, 0.08), rect(-0.1, -0.5, 0.4, 0.08)]), ink.pale)],
    ),
    flat(together([-0.04, 0.03, 0.1, 0.17, 0.24].map((x) => rect(x - 0.02, -0.04, 0.035, 0.16))), ink.dark, {
      edge: 0,
    }),
  ],
  size: [0.8, 1.6],
  grip: [0, -1.36],
});

/** A folded blanket. */
export const blanket: Draw = (ink) => ({
  cuts: [
    paper(roundRect([-0.8, -0.62, 1.6, 0.62], 0.16), ink.main, [
      inlay(together([rect(-0.8, -0.42, 1.6, 0.05), rect(-0.8, -0.22, 1.6, 0.05)]), ink.deep, 0.8),
      inlay(together([-0.5, -0.1, 0.3, 0.6].map((x) => rect(x, -0.62, 0.12, 0.62))), ink.pale, 0.5),
    ]),
  ],
  size: [1.6, 0.62],
  grip: [0, -0.1],
});

/** A pillow. */
export const pillow: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.7 -0.08Q-0.62 -0.26 -0.7 -0.46Q0 -0.62 0.7 -0.46Q0.62 -0.26 0.7 -0.08Q0 0.06 -0.7 -0.08Z',
      ink.main,
      [inlay('M-0.64 -0.14Q0 -0.04 0.64 -0.14L0.7 -0.08Q0 0.06 -0.7 -0.08Z', ink.dark, 0.8)],
    ),
  ],
  size: [1.4, 0.56],
  grip: [0, -0.12],
});

/** A pair of glasses. */
export const glasses: Draw = (ink) => ({
  cuts: [
    flat(
      together([
        ribbon(pointsOf('-0.38 -0.2, -0.6 -0.28'), [0.04, 0.03]),
        ribbon(pointsOf('0.38 -0.2, 0.6 -0.28'), [0.04, 0.03]),
        rect(-0.08, -0.22, 0.16, 0.04),
      ]),
      ink.main,
      { edge: 0 },
    ),
    paper(together([ellipse(-0.23, -0.16, 0.17), ellipse(0.23, -0.16, 0.17)]), ink.main, [
      inlay(together([ellipse(-0.23, -0.16, 0.12), ellipse(0.23, -0.16, 0.12)]), stuff.glass),
    ]),
  ],
  size: [1.2, 0.34],
  grip: [0.3, -0.1],
});

/** A tobacco pipe, held by its bowl. */
export const pipe: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.5 -0.36L-0.48 -0.44L0.2 -0.18L0.2 -0.36L0.46 -0.36Q0.48 0 0.3 0Q0.14 0 0.08 -0.14Z',
      ink.main,
      [inlay(ellipse(0.33, -0.36, 0.13, 0.04), ink.deep)],
    ),
  ],
  size: [1, 0.46],
  grip: [0.3, -0.14],
});
