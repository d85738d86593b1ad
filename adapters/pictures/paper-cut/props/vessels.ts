/** Things that hold other things: cups, pots, baskets, chests. */
import { authored, pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { symmetric, together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

const round = (right: string) => symmetric(authored(right));

/** A cup with a handle. */
export const cup: Draw = (ink) => ({
  cuts: [
    flat(
      'M0.13 -0.24Q0.28 -0.26 0.25 -0.14Q0.22 -0.04 0.1 -0.08L0.11 -0.12Q0.2 -0.1 0.21 -0.16Q0.21 -0.21 0.13 -0.19Z',
      ink.dark,
      { edge: 0.2 },
    ),
    paper(round('M0 -0.3L0.17 -0.3Q0.17 -0.06 0.09 0L0 0'), ink.main, [
      inlay(rect(-0.2, -0.25, 0.4, 0.035), ink.pale),
    ]),
  ],
  size: [0.44, 0.3],
  grip: [0, -0.12],
});

/** A bowl. */
export const bowl: Draw = (ink) => ({
  cuts: [
    paper(round('M0 -0.3L0.36 -0.3Q0.32 -0.04 0.14 -0.03L0.14 0L0 0'), ink.main, [
      inlay(rect(-0.4, -0.26, 0.8, 0.045), ink.pale),
      inlay(together([-0.18, 0, 0.18].map((x) => ellipse(x, -0.14, 0.04))), ink.deep, 0.7),
    ]),
  ],
  size: [0.72, 0.3],
  grip: [0, -0.1],
});

/** A teapot, held by its handle. */
export const teapot: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.26 -0.38Q-0.52 -0.42 -0.46 -0.24Q-0.4 -0.1 -0.24 -0.12L-0.25 -0.18Q-0.38 -0.17 -0.4 -0.27Q-0.42 -0.34 -0.26 -0.32Z',
      ink.dark,
    ),
    paper(
      'M-0.24 -0.06Q-0.34 -0.36 -0.1 -0.44L0.1 -0.44Q0.26 -0.4 0.27 -0.26L0.46 -0.42L0.5 -0.37L0.27 -0.08Q0.24 0 0.18 0L-0.16 0Q-0.22 0 -0.24 -0.06Z',
      ink.main,
      [inlay(rect(-0.3, -0.34, 0.6, 0.04), ink.pale)],
    ),
    paper(together([round('M0 -0.52L0.04 -0.52L0.04 -0.49L0.12 -0.44L0 -0.44')]), ink.dark),
  ],
  size: [0.98, 0.54],
  grip: [-0.42, -0.26],
});

/** A bottle with a label. */
export const bottle: Draw = (ink) => ({
  cuts: [
    flat(rect(-0.05, -0.86, 0.1, 0.08), stuff.wood),
    paper(round('M0 -0.8L0.06 -0.8L0.06 -0.58Q0.17 -0.5 0.17 -0.38L0.17 0L0 0'), ink.main, [
      inlay(rect(-0.17, -0.34, 0.34, 0.2), stuff.paper, 0.9),
      inlay(rect(0.08, -0.46, 0.03, 0.42), ink.pale, 0.7),
    ]),
  ],
  size: [0.36, 0.86],
  grip: [0, -0.36],
});

/** A jar with a lid. */
export const jar: Draw = (ink) => ({
  cuts: [
    paper(round('M0 -0.82L0.2 -0.82L0.2 -0.74Q0.46 -0.62 0.4 -0.3L0.28 0L0 0'), ink.main, [
      inlay(rect(-0.5, -0.56, 1, 0.06), ink.pale),
      inlay(rect(-0.5, -0.16, 1, 0.04), ink.dark),
    ]),
    paper(round('M0 -0.98L0.06 -0.98L0.06 -0.93L0.25 -0.86L0.25 -0.8L0 -0.8'), ink.dark),
  ],
  size: [0.9, 0.98],
  grip: [0, -0.4],
});

/** A basket, carried by its bow. */
export const basket: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('-0.5 -0.5, -0.34 -1.04, 0.34 -1.04, 0.5 -0.5'), [0.09, 0.09]), ink.dark, {
      edge: 0.2,
    }),
    paper(round('M0 -0.56L0.6 -0.56Q0.6 -0.14 0.44 0L0 0'), ink.main, [
      inlay(together([-0.4, -0.26, -0.12].map((y) => rect(-0.7, y, 1.4, 0.045))), ink.dark, 0.8),
      inlay(together([-0.4, -0.2, 0, 0.2, 0.4].map((x) => rect(x - 0.02, -0.56, 0.04, 0.56))), ink.dark, 0.5),
    ]),
    paper(roundRect([-0.64, -0.62, 1.28, 0.12], 0.05), ink.pale),
  ],
  size: [1.28, 1.1],
  grip: [0, -1.02],
});

/** A bag with a clasp. */
export const bag: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('-0.2 -0.7, -0.16 -1.02, 0.16 -1.02, 0.2 -0.7'), [0.06, 0.06]), ink.deep, {
      edge: 0,
    }),
    paper(round('M0 -0.74L0.3 -0.74Q0.56 -0.34 0.46 -0.06Q0.42 0 0.3 0L0 0'), ink.main, [
      inlay('M-0.36 -0.62Q0 -0.3 0.36 -0.62L0.36 -0.74L-0.36 -0.74Z', ink.dark),
    ]),
    flat(ellipse(0, -0.44, 0.06), stuff.brass),
  ],
  size: [1, 1.06],
  grip: [0, -1],
});

/** A box with a lid. */
export const box: Draw = (ink) => ({
  cuts: [
    paper(rect(-0.42, -0.46, 0.84, 0.46), ink.main, [inlay(rect(-0.42, -0.34, 0.84, 0.04), ink.deep)]),
    paper(rect(-0.46, -0.5, 0.92, 0.16), ink.pale),
    flat(rect(-0.06, -0.4, 0.12, 0.14), stuff.brass),
  ],
  size: [0.92, 0.5],
  grip: [0, -0.04],
});

/** A chest with iron bands. */
export const chest: Draw = (ink) => ({
  cuts: [
    paper('M-1 0L-1 -0.7L1 -0.7L1 0Z', ink.main, [
      inlay(together([-0.48, -0.24].map((y) => rect(-1, y, 2, 0.035))), ink.dark),
    ]),
    paper('M-1.04 -0.68Q-1.02 -1.3 -0.7 -1.3L0.7 -1.3Q1.02 -1.3 1.04 -0.68Z', ink.main, [
      inlay(rect(-1.1, -1, 2.2, 0.035), ink.dark),
    ]),
    paper(together([rect(-0.78, -1.3, 0.18, 1.3), rect(0.6, -1.3, 0.18, 1.3)]), stuff.iron),
    paper(rect(-0.15, -0.84, 0.3, 0.34), stuff.brass, [inlay(ellipse(0, -0.68, 0.05), stuff.ink)]),
  ],
  size: [2.08, 1.3],
});

/** A bucket, carried by its bow. */
export const bucket: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('-0.44 -0.72, -0.3 -1.2, 0.3 -1.2, 0.44 -0.72'), [0.05, 0.05]), stuff.iron, {
      edge: 0,
    }),
    paper(polygon(-0.48, -0.78, 0.48, -0.78, 0.36, 0, -0.36, 0), ink.main, [
      inlay(together([rect(-0.5, -0.66, 1, 0.08), rect(-0.5, -0.22, 1, 0.08)]), stuff.iron),
      inlay(together([-0.2, 0, 0.2].map((x) => rect(x, -0.78, 0.02, 0.78))), ink.dark, 0.7),
    ]),
  ],
  size: [0.96, 1.24],
  grip: [0, -1.2],
});
