/** Things that give light: lantern, lamp, candle, torch, fire. */
import { authored } from '../places/paper/authored.ts';
import { symmetric, together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect } from '../places/paper/shapes.ts';
import { tongues } from './flames.ts';
import { bright, flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A round paper lantern that hangs from its handle. */
export const lantern: Draw = (ink) => ({
  cuts: [
    flat(together([rect(-0.02, -1.42, 0.04, 0.3), rect(-0.02, 0.02, 0.04, 0.02)]), stuff.darkWood, {
      edge: 0,
    }),
    bright(ellipse(0, -0.62, 0.5, 0.44), ink.pale, ink.main),
    {
      ...flat(
        together([-0.32, 0, 0.32].map((x) => ellipse(x, -0.62, 0.018, 0.43 - Math.abs(x) * 0.3))),
        ink.dark,
        { lift: 0, edge: 0, alpha: 0.6 },
      ),
    },
    bright(ellipse(0, -0.58, 0.24, 0.26)),
    paper(together([rect(-0.22, -1.12, 0.44, 0.12), rect(-0.22, -0.24, 0.44, 0.11)]), stuff.darkWood),
    flat(
      together([rect(-0.03, -0.14, 0.06, 0.12), polygon(-0.07, -0.05, 0.07, -0.05, 0.09, 0.2, -0.09, 0.2)]),
      ink.dark,
    ),
  ],
  size: [1, 1.6],
  grip: [0, -1.4],
  glow: { at: [0, -0.6], radius: 3.4 },
});

/** A storm lamp with a glass, carried by its bow. */
export const lamp: Draw = (ink) => ({
  cuts: [
    flat(
      together([
        polygon(-0.36, -1.2, -0.3, -1.2, -0.2, -1.52, -0.26, -1.52),
        polygon(0.3, -1.2, 0.36, -1.2, 0.26, -1.52, 0.2, -1.52),
        rect(-0.26, -1.56, 0.52, 0.06),
      ]),
      stuff.iron,
      { edge: 0 },
    ),
    paper('M-0.34 0L-0.36 -0.2L-0.2 -0.28L0.2 -0.28L0.36 -0.2L0.34 0Z', ink.main, [
      inlay(rect(-0.4, -0.12, 0.8, 0.05), ink.dark),
    ]),
    bright('M-0.2 -0.28Q-0.44 -0.62 -0.2 -0.98L0.2 -0.98Q0.44 -0.62 0.2 -0.28Z'),
    ...tongues([0, -0.34], 0.42),
    paper('M-0.34 -0.98L0.34 -0.98L0.2 -1.2L-0.2 -1.2Z', ink.dark),
  ],
  size: [0.8, 1.56],
  grip: [0, -1.5],
  glow: { at: [0, -0.62], radius: 3.4 },
});

/** A candle in a holder. */
export const candle: Draw = (ink) => ({
  cuts: [
    paper('M-0.3 0L-0.34 -0.1L0.34 -0.1L0.3 0Z', stuff.brass),
    paper('M0.28 -0.12Q0.52 -0.2 0.42 -0.02L0.34 -0.04Q0.4 -0.12 0.28 -0.08Z', stuff.brass),
    paper('M-0.1 -0.1L-0.1 -0.62Q-0.02 -0.7 0.04 -0.62L0.1 -0.68L0.1 -0.1Z', ink.main),
    ...tongues([0, -0.64], 0.4),
  ],
  size: [0.76, 1.04],
  grip: [0, -0.05],
  glow: { at: [0, -0.8], radius: 2.6 },
});

/** A torch bound with cloth. */
export const torch: Draw = (ink) => ({
  cuts: [
    paper('M-0.06 0L0.06 0L0.13 -1.5L-0.13 -1.5Z', stuff.wood),
    paper('M-0.16 -1.3L0.16 -1.3L0.22 -1.66L-0.22 -1.66Z', ink.main, [
      inlay(together([rect(-0.3, -1.44, 0.6, 0.05), rect(-0.3, -1.58, 0.6, 0.05)]), ink.deep),
    ]),
    ...tongues([0, -1.58], 0.95),
  ],
  size: [0.6, 2.5],
  grip: [0, -0.55],
  glow: { at: [0, -1.95], radius: 3.8 },
});

/** A fire of crossed logs. */
export const fire: Draw = () => ({
  cuts: [
    paper('M-1.2 -0.02L-1.1 -0.28L1 0L0.9 0.04Z', stuff.darkWood),
    paper('M1.2 -0.02L1.1 -0.28L-1 0L-0.9 0.04Z', stuff.wood),
    ...tongues([-0.36, -0.16], 1.1),
    ...tongues([0.4, -0.16], 0.9),
    ...tongues([0.02, -0.12], 1.6),
    paper(symmetric(authored('M0 -0.2L0.8 -0.26L0.86 -0.06L0 0.04')), stuff.darkWood),
  ],
  size: [2.4, 1.8],
  glow: { at: [0, -0.7], radius: 4.6 },
});
