/** Toys and instruments. */
import { authored, pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { symmetric, together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A kite with its tail, held where its spars cross. */
export const kite: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('0 -1, 0.18 -0.66, -0.1 -0.3, 0.12 0.1, 0 0.5'), [0.04, 0.03]), stuff.linen, {
      edge: 0,
      lift: 0,
    }),
    flat(
      together([
        polygon(0.14, -0.6, 0.34, -0.7, 0.34, -0.5),
        polygon(0.14, -0.6, -0.06, -0.7, -0.06, -0.5),
        polygon(0, -0.1, 0.2, -0.2, 0.2, 0),
        polygon(0, -0.1, -0.2, -0.2, -0.2, 0),
        polygon(0.06, 0.34, 0.24, 0.26, 0.24, 0.44),
        polygon(0.06, 0.34, -0.12, 0.26, -0.12, 0.44),
      ]),
      ink.pale,
      { edge: 0.2 },
    ),
    paper(polygon(0, -2.7, 0.8, -1.86, 0, -0.95, -0.8, -1.86), ink.main, [
      inlay(polygon(0, -2.7, 0, -0.95, -0.8, -1.86), ink.dark, 0.75),
      inlay(
        together([
          rect(-0.02, -2.7, 0.04, 1.75),
          rect(-0.8, -1.88, 0.78, 0.035),
          rect(0.02, -1.88, 0.78, 0.035),
        ]),
        stuff.paleWood,
        0.9,
      ),
      inlay(ellipse(0, -1.86, 0.2), ink.pale),
    ]),
  ],
  size: [1.6, 2.7],
  grip: [0, -1.8],
});

/** A ball with a band. */
export const ball: Draw = (ink) => ({
  cuts: [
    paper(ellipse(0, -0.4, 0.4), ink.main, [
      inlay('M-0.42 -0.52Q0 -0.3 0.42 -0.52L0.42 -0.36Q0 -0.14 -0.42 -0.36Z', stuff.paper),
      inlay(ellipse(-0.14, -0.58, 0.08, 0.06), ink.pale),
    ]),
  ],
  size: [0.8, 0.8],
  grip: [0, -0.4],
});

/** A doll in a dress. */
export const doll: Draw = (ink) => ({
  cuts: [
    paper(together([rect(-0.2, -0.16, 0.12, 0.16), rect(0.08, -0.16, 0.12, 0.16)]), stuff.darkWood),
    paper('M-0.12 -0.62L0.12 -0.62L0.34 -0.12L-0.34 -0.12Z', ink.main, [
      inlay(
        together([ellipse(-0.08, -0.3, 0.035), ellipse(0.1, -0.22, 0.035), ellipse(0.02, -0.44, 0.035)]),
        ink.pale,
      ),
    ]),
    paper(
      together([
        ribbon(pointsOf('-0.1 -0.56, -0.34 -0.34'), [0.11, 0.09]),
        ribbon(pointsOf('0.1 -0.56, 0.34 -0.34'), [0.11, 0.09]),
      ]),
      ink.dark,
    ),
    paper(ellipse(0, -0.78, 0.2), '#e8bd95', [
      inlay(together([ellipse(-0.06, -0.76, 0.02), ellipse(0.08, -0.76, 0.02)]), stuff.ink),
    ]),
    paper(
      'M-0.22 -0.74Q-0.24 -1.02 0 -1.02Q0.24 -1.02 0.22 -0.74Q0.12 -0.92 0 -0.88Q-0.14 -0.92 -0.22 -0.74Z',
      stuff.darkWood,
    ),
  ],
  size: [0.72, 1.02],
  grip: [0, -0.4],
});

/** A wooden horse on wheels. */
export const toy: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.42 -0.2L-0.38 -0.46L-0.44 -0.66L-0.22 -0.7L0.12 -0.66L0.22 -1L0.3 -0.92L0.5 -0.8L0.42 -0.7L0.3 -0.74L0.26 -0.46L0.34 -0.2L0.22 -0.2L0.12 -0.42L-0.2 -0.42L-0.3 -0.2Z',
      ink.main,
      [
        inlay(roundRect([-0.2, -0.72, 0.3, 0.2], 0.05), ink.pale),
        inlay(ellipse(0.32, -0.84, 0.025), stuff.ink),
      ],
    ),
    paper('M-0.5 -0.22L0.44 -0.22L0.44 -0.14L-0.5 -0.14Z', stuff.wood),
    paper(together([ellipse(-0.34, -0.1, 0.11), ellipse(0.28, -0.1, 0.11)]), stuff.darkWood),
  ],
  size: [1, 1],
  grip: [0, -0.6],
});

/** A flute of bamboo, held level. */
export const flute: Draw = (ink) => ({
  cuts: [
    paper(roundRect([-1, -0.12, 2, 0.12], 0.05), ink.main, [
      inlay(together([-0.7, -0.1, 0.08, 0.26, 0.44, 0.62].map((x) => ellipse(x, -0.07, 0.03))), stuff.ink),
      inlay(together([rect(-0.5, -0.12, 0.06, 0.12), rect(0.8, -0.12, 0.06, 0.12)]), ink.deep),
    ]),
    flat('M0.94 -0.02L0.98 -0.02L1.06 0.4L0.9 0.4Z', '#c9503c', { edge: 0.1 }),
  ],
  size: [2, 0.5],
  grip: [0.2, -0.06],
});

/** A drum with its stick. */
export const drum: Draw = (ink) => ({
  cuts: [
    paper('M-0.6 -0.72Q-0.68 -0.36 -0.6 -0.06Q0 0.1 0.6 -0.06Q0.68 -0.36 0.6 -0.72Z', ink.main, [
      inlay(
        together(
          Array.from({ length: 6 }, (_, i) =>
            authored(
              `M${-0.6 + i * 0.2} -0.68L${-0.56 + i * 0.2} -0.68L${-0.46 + i * 0.2} -0.04L${-0.5 + i * 0.2} -0.04Z`,
            ),
          ),
        ),
        ink.pale,
        0.8,
      ),
    ]),
    paper(ellipse(0, -0.72, 0.62, 0.16), stuff.linen),
    paper(
      together([polygon(-0.1, -0.78, 0.02, -0.86, 0.62, -1.24, 0.58, -1.3), ellipse(-0.06, -0.82, 0.08)]),
      stuff.wood,
    ),
  ],
  size: [1.28, 1.3],
  grip: [0.5, -0.4],
});

/** A hand bell. */
export const bell: Draw = (ink) => ({
  cuts: [
    flat(ellipse(0, 0, 0.07, 0.08), stuff.iron),
    paper(symmetric(authored('M0 -0.62Q0.2 -0.6 0.2 -0.36Q0.22 -0.14 0.34 -0.04L0 -0.04')), ink.main, [
      inlay(rect(-0.4, -0.2, 0.8, 0.05), ink.dark),
      inlay(rect(-0.14, -0.54, 0.05, 0.34), ink.pale, 0.8),
    ]),
    paper(roundRect([-0.05, -0.98, 0.1, 0.38], 0.04), stuff.darkWood),
  ],
  size: [0.7, 1],
  grip: [0, -0.82],
});
