/** Things to eat and drink, and medicine. */
import { together } from '../places/paper/outline.ts';
import { ellipse, leaf, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** An apple with a leaf. */
export const apple: Draw = (ink) => ({
  cuts: [
    flat('M-0.02 -0.38L0.03 -0.38L0.06 -0.54L0.02 -0.55Z', stuff.darkWood),
    flat(leaf([0.04, -0.44], [0.24, -0.52], 0.06), stuff.leaf),
    paper(
      'M0 -0.38Q0.14 -0.46 0.25 -0.34Q0.3 -0.16 0.16 -0.02Q0.08 0.02 0 -0.02Q-0.08 0.02 -0.16 -0.02Q-0.3 -0.16 -0.25 -0.34Q-0.14 -0.46 0 -0.38Z',
      ink.main,
      [inlay(ellipse(-0.12, -0.26, 0.05, 0.08), ink.pale)],
    ),
  ],
  size: [0.54, 0.56],
  grip: [0, -0.16],
});

/** Fruit in a bowl. */
export const fruit: Draw = (ink) => ({
  cuts: [
    paper('M-0.5 -0.22Q-0.46 0 -0.3 0L0.3 0Q0.46 0 0.5 -0.22Z', stuff.paleWood, [
      inlay(rect(-0.5, -0.16, 1, 0.04), stuff.wood),
    ]),
    paper(together([ellipse(-0.26, -0.32, 0.16), ellipse(0.08, -0.34, 0.17)]), ink.main, [
      inlay(together([ellipse(-0.3, -0.38, 0.05), ellipse(0.03, -0.4, 0.05)]), ink.pale),
    ]),
    paper(ellipse(0.34, -0.29, 0.13), ink.dark),
    flat(leaf([0.08, -0.5], [0.3, -0.56], 0.06), stuff.leaf),
  ],
  size: [1, 0.6],
  grip: [0, -0.06],
});

/** A loaf with three cuts. */
export const bread: Draw = (ink) => ({
  cuts: [
    paper('M-0.5 0Q-0.64 -0.3 -0.3 -0.38Q0 -0.44 0.3 -0.38Q0.64 -0.3 0.5 0Z', ink.main, [
      inlay(
        together([-0.26, 0, 0.26].map((x) => leaf([x - 0.07, -0.36], [x + 0.08, -0.12], 0.04))),
        ink.pale,
      ),
    ]),
  ],
  size: [1.1, 0.42],
  grip: [0, -0.1],
});

/** A steamed bun with its folds. */
export const bun: Draw = (ink) => ({
  cuts: [
    paper('M-0.28 0Q-0.36 -0.24 -0.12 -0.32L0 -0.38L0.12 -0.32Q0.36 -0.24 0.28 0Z', ink.main, [
      inlay(
        together([
          leaf([0, -0.36], [-0.16, -0.2], 0.02),
          leaf([0, -0.36], [0.16, -0.2], 0.02),
          leaf([0, -0.36], [0, -0.18], 0.02),
        ]),
        ink.dark,
      ),
    ]),
  ],
  size: [0.6, 0.38],
  grip: [0, -0.08],
});

/** A cake with icing and cherries. */
export const cake: Draw = (ink) => ({
  cuts: [
    paper(roundRect([-0.5, -0.3, 1, 0.3], 0.05), stuff.paleWood, [
      inlay(rect(-0.5, -0.18, 1, 0.05), ink.main),
    ]),
    paper(
      'M-0.52 -0.24Q-0.54 -0.42 -0.4 -0.42L0.4 -0.42Q0.54 -0.42 0.52 -0.24Q0.44 -0.16 0.36 -0.26Q0.26 -0.14 0.16 -0.26Q0.06 -0.14 -0.04 -0.26Q-0.14 -0.14 -0.24 -0.26Q-0.34 -0.14 -0.42 -0.26Q-0.48 -0.18 -0.52 -0.24Z',
      ink.pale,
    ),
    flat(together([-0.26, 0, 0.26].map((x) => ellipse(x, -0.47, 0.07))), '#c9503c'),
  ],
  size: [1.06, 0.54],
  grip: [0, -0.04],
});

/** A fish, held by its tail. */
export const fish: Draw = (ink) => ({
  cuts: [
    paper(
      'M-0.6 -0.22Q-0.2 -0.5 0.3 -0.24L0.58 -0.42L0.54 -0.2L0.6 0L0.3 -0.16Q-0.2 0.06 -0.6 -0.22Z',
      ink.main,
      [
        inlay('M-0.6 -0.22Q-0.2 0.06 0.3 -0.18L0.3 0L-0.6 0Z', ink.pale, 0.7),
        inlay(ellipse(-0.4, -0.26, 0.035), stuff.ink),
        inlay('M-0.24 -0.38Q-0.18 -0.22 -0.24 -0.08L-0.22 -0.08Q-0.15 -0.22 -0.21 -0.38Z', ink.deep),
      ],
    ),
  ],
  size: [1.2, 0.46],
  grip: [0.4, -0.2],
});

/** A joint, held by its bone. */
export const meat: Draw = (ink) => ({
  cuts: [
    paper('M0.2 -0.16L0.52 -0.3L0.58 -0.24L0.54 -0.18L0.6 -0.1L0.54 -0.06L0.24 -0.06Z', stuff.linen),
    paper(
      'M-0.48 -0.1Q-0.52 -0.42 -0.16 -0.46Q0.2 -0.44 0.3 -0.2Q0.28 0 -0.08 0Q-0.4 0.02 -0.48 -0.1Z',
      ink.main,
      [inlay(ellipse(-0.2, -0.28, 0.14, 0.1), ink.pale, 0.8)],
    ),
  ],
  size: [1.1, 0.48],
  grip: [0.5, -0.18],
});

/** An egg. */
export const egg: Draw = (ink) => ({
  cuts: [
    paper('M0 -0.36Q0.14 -0.32 0.15 -0.14Q0.14 0 0 0Q-0.14 0 -0.15 -0.14Q-0.14 -0.32 0 -0.36Z', ink.main, [
      inlay(ellipse(-0.05, -0.22, 0.035, 0.06), ink.pale),
    ]),
  ],
  size: [0.3, 0.36],
  grip: [0, -0.12],
});

/** A bottle of medicine with its label. */
export const medicine: Draw = (ink) => ({
  cuts: [
    flat(rect(-0.09, -0.56, 0.18, 0.12), stuff.wood),
    paper('M-0.1 -0.46L0.1 -0.46L0.1 -0.38L0.2 -0.3L0.2 0L-0.2 0L-0.2 -0.3L-0.1 -0.38Z', ink.main, [
      inlay(rect(-0.2, -0.26, 0.4, 0.2), stuff.paper),
      inlay(together([rect(-0.025, -0.24, 0.05, 0.16), rect(-0.08, -0.185, 0.16, 0.05)]), '#c9503c'),
    ]),
  ],
  size: [0.4, 0.56],
  grip: [0, -0.2],
});
