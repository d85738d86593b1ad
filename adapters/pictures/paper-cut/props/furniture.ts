/** Furniture, doors and what is climbed. */
import { railing } from '../places/paper/grille.ts';
import { together } from '../places/paper/outline.ts';
import { arch, ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { tongues } from './flames.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A table, three heads wide and 1.7 high. */
export const table: Draw = (ink) => ({
  cuts: [
    paper(together([rect(-1.36, -1.6, 0.2, 1.6), rect(1.16, -1.6, 0.2, 1.6)]), ink.dark),
    paper('M-1.3 -1.54L1.3 -1.54L1.3 -1.24Q1.1 -1.4 0.8 -1.4L-0.8 -1.4Q-1.1 -1.4 -1.3 -1.24Z', ink.deep),
    paper(roundRect([-1.5, -1.7, 3, 0.2], 0.05), ink.pale),
  ],
  size: [3, 1.7],
});

/** A chair with a back. */
export const chair: Draw = (ink) => ({
  cuts: [
    paper(together([rect(-0.72, -3, 0.16, 3), rect(0.56, -3, 0.16, 3)]), ink.dark),
    paper(together([roundRect([-0.8, -3.1, 1.6, 0.24], 0.1), rect(-0.2, -2.84, 0.4, 1.1)]), ink.main),
    paper(roundRect([-0.84, -1.72, 1.68, 0.22], 0.07), ink.pale),
  ],
  size: [1.68, 3.1],
});

/** A stool. */
export const stool: Draw = (ink) => ({
  cuts: [
    paper(
      together([
        polygon(-0.5, 0, -0.36, 0, -0.28, -1.1, -0.4, -1.1),
        polygon(0.36, 0, 0.5, 0, 0.4, -1.1, 0.28, -1.1),
      ]),
      ink.dark,
    ),
    paper(rect(-0.42, -0.5, 0.84, 0.09), ink.deep),
    paper(roundRect([-0.6, -1.26, 1.2, 0.22], 0.09), ink.pale),
  ],
  size: [1.2, 1.26],
});

/** A bench for two or three. */
export const bench: Draw = (ink) => ({
  cuts: [
    paper(
      together([
        polygon(-1.6, 0, -1.4, 0, -1.34, -1.2, -1.5, -1.2),
        polygon(1.4, 0, 1.6, 0, 1.5, -1.2, 1.34, -1.2),
      ]),
      ink.dark,
    ),
    paper(roundRect([-1.8, -1.4, 3.6, 0.24], 0.07), ink.pale),
  ],
  size: [3.6, 1.4],
});

/** A bed with pillow and quilt, six heads long. */
export const bed: Draw = (ink) => ({
  cuts: [
    paper(
      together([
        roundRect([-3, -2.6, 0.3, 2.6], 0.12),
        roundRect([2.7, -1.9, 0.3, 1.9], 0.12),
        rect(-2.7, -0.9, 5.4, 0.4),
      ]),
      stuff.wood,
    ),
    paper(rect(-2.68, -1.4, 5.36, 0.54), stuff.linen),
    paper(roundRect([-2.6, -1.86, 1.2, 0.52], 0.24), stuff.paper),
    paper('M-1.5 -1.66Q0 -1.9 2.68 -1.6L2.7 -0.64L-1.4 -0.64Z', ink.main, [
      inlay(rect(-1.6, -2, 0.4, 1.5), ink.pale),
      inlay(together([-0.6, 0.4, 1.4].map((x) => rect(x, -1.9, 0.3, 1.3))), ink.dark, 0.6),
    ]),
  ],
  size: [6, 2.6],
});

/** An iron stove with its pipe and a kettle; it burns. */
export const stove: Draw = (ink) => ({
  cuts: [
    paper(rect(0.5, -4.6, 0.4, 3), ink.dark),
    paper(rect(-1.2, -1.7, 2.4, 1.7), ink.main, [inlay(arch(-0.1, -0.3, [1, 0.9]), stuff.shade)]),
    ...tongues([-0.1, -0.34], 0.6),
    paper(rect(-1.3, -1.9, 2.6, 0.24), ink.pale),
    paper('M-0.7 -1.9Q-0.8 -2.4 -0.2 -2.46L0.2 -2.46Q0.4 -2.3 0.3 -1.9Z', stuff.iron),
  ],
  size: [2.6, 4.6],
  glow: { at: [-0.1, -0.6], radius: 2.6 },
});

/** A ladder, held in its middle. */
export const ladder: Draw = (ink) => ({
  cuts: [
    paper(
      railing(
        { x: -0.5, width: 1, foot: 0 },
        [-5.4, -4.5, -3.6, -2.7, -1.8, -0.9].map((y) => [y, 0.14] as const),
        { step: 0.88, thick: 0.14 },
      ),
      ink.main,
    ),
  ],
  size: [1.04, 5.4],
  grip: [0, -2.6],
});

/** A door in its frame. */
export const door: Draw = (ink) => ({
  cuts: [
    paper(polygon(-1.3, 0, -1.3, -5.3, 1.3, -5.3, 1.3, 0), stuff.darkWood),
    paper(rect(-1.08, -5.1, 2.16, 5.1), ink.main, [
      inlay(together([rect(-0.8, -4.7, 1.6, 1.8), rect(-0.8, -2.5, 1.6, 2.1)]), ink.dark, 0.85),
    ]),
    flat(ellipse(0.86, -2.6, 0.13), stuff.brass),
  ],
  size: [2.6, 5.3],
});

/** A window of four panes in its frame. */
export const window: Draw = (ink) => ({
  cuts: [
    paper(rect(-1.2, -2.6, 2.4, 2.6), ink.main),
    flat(rect(-1, -2.4, 2, 2.2), stuff.glass, {
      marks: [inlay(polygon(-0.8, -2.4, -0.2, -2.4, -1, -0.9, -1, -1.9), stuff.paper, 0.5)],
    }),
    paper(railing({ x: -1, width: 2, foot: -0.2 }, [[-1.36, 0.12]], { step: 3, thick: 0.12 }), ink.main),
    paper(rect(-0.06, -2.4, 0.12, 1.04), ink.main),
    paper(rect(-0.06, -1.24, 0.12, 1.04), ink.main),
    paper(rect(-1.36, -0.1, 2.72, 0.2), ink.pale),
  ],
  size: [2.72, 2.7],
});
