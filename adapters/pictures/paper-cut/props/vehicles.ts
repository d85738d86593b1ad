/** What carries people and loads. */
import { authored, pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { holed, together, type Outline } from '../places/paper/outline.ts';
import type { Cut } from '../places/paper/piece.ts';
import { ellipse, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw, type Ink } from './ink.ts';

/** A spoked wheel standing on the ground. */
function wheel(x: number, r: number, ink: Ink): Cut[] {
  const spokes = [0, 0.785, 1.571, 2.356].map((a): Outline => {
    const [c, s] = [Math.cos(a) * r * 0.86, Math.sin(a) * r * 0.86];
    const [nx, ny] = [Math.sin(a) * 0.03, -Math.cos(a) * 0.03];
    return authored(
      `M${x + c + nx} ${-r + s + ny}L${x + c - nx} ${-r + s - ny}L${x - c - nx} ${-r - s - ny}L${x - c + nx} ${-r - s + ny}Z`,
    );
  });
  return [
    ...spokes.map((spoke) => flat(spoke, ink.dark, { edge: 0, lift: 1 })),
    paper(holed(ellipse(x, -r, r), ellipse(x, -r, r * 0.84)), ink.deep),
    flat(ellipse(x, -r, r * 0.16), stuff.brass),
  ];
}

/** A hand cart with a covered load. */
export const cart: Draw = (ink) => ({
  cuts: [
    ...wheel(-0.1, 1.1, ink),
    paper('M-2 -1.9L1.8 -1.9L3.6 -2.3L3.6 -2.14L1.9 -1.2L-1.7 -1.2Z', ink.main, [
      inlay(rect(-2, -1.6, 4.4, 0.06), ink.deep),
    ]),
    paper('M-1.6 -1.9Q-1.2 -3 0 -2.9Q1.2 -3 1.5 -1.9Z', stuff.rope),
  ],
  size: [5.6, 3],
});

/** A rickshaw with its hood up. */
export const rickshaw: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('0.4 -1.4, 2.2 -1.6, 3.6 -1.8'), [0.12, 0.08]), stuff.wood, { edge: 0.2 }),
    paper('M-1.2 -2.2Q-1.4 -4.1 0.2 -4.3Q1 -4.2 1.2 -3.6L0.2 -3.5Q-0.4 -3.2 -0.4 -2.2Z', ink.dark, [
      inlay('M-1.2 -2.6Q-1 -3.6 0 -4L0.2 -3.9Q-0.8 -3.4 -0.9 -2.4Z', ink.main),
    ]),
    paper(
      'M-1.3 -2.3L-0.6 -2.3L-0.4 -1.6L0.9 -1.6L1.2 -0.9L1.6 -0.9L1.6 -0.7L0.9 -0.7L0.6 -1.2L-1.1 -1.2Z',
      ink.main,
    ),
    ...wheel(-0.2, 1.15, ink),
  ],
  size: [5.2, 4.3],
});

/** A coach. */
export const carriage: Draw = (ink) => ({
  cuts: [
    ...wheel(-1.9, 1.2, ink),
    ...wheel(1.9, 0.95, ink),
    paper(
      'M-2.7 -1.7Q-2.9 -4.2 -2 -4.3L1.7 -4.3Q2.4 -4.2 2.3 -2.9L3.4 -2.6L3.4 -1.9L2.4 -1.7Q0 -0.9 -2.7 -1.7Z',
      ink.main,
      [
        inlay(
          together([roundRect([-1.9, -3.9, 1.3, 1.2], 0.2), roundRect([0.6, -3.9, 1.2, 1.2], 0.2)]),
          stuff.glass,
        ),
        inlay(roundRect([-0.45, -3.9, 0.9, 2.6], 0.1), ink.dark),
        inlay(rect(-3, -2.3, 6, 0.1), stuff.gold),
      ],
    ),
    paper(roundRect([-2.4, -4.6, 4.5, 0.36], 0.14), ink.deep),
  ],
  size: [6.3, 4.6],
});

/** The hull takes the colour; it is the sets' own boat, seven heads wide. */
export const boat: Draw = (ink) => ({ cuts: hull(ink), size: [7, 1.7] });

function hull(ink: Ink): Cut[] {
  return [
    paper('M-3.5 -1.5Q-1.6 -1.1 0 -1.1Q1.8 -1.1 3.6 -1.7Q1.8 -1.42 0 -1.4Q-1.8 -1.38 -3.5 -1.5Z', ink.deep),
    flat(together([rect(-1.3, -1.28, 0.5, 0.16), rect(0.9, -1.3, 0.5, 0.16)]), stuff.paleWood),
    paper(
      'M-3.5 -1.5Q-1.6 -1.1 0 -1.1Q1.8 -1.1 3.6 -1.7Q3.3 -0.42 2.4 0Q0 0.26 -2.3 0Q-3.2 -0.44 -3.5 -1.5Z',
      ink.main,
      [
        inlay('M-3.5 -1.5Q0 -0.7 3.6 -1.7L3.55 -1.46Q0 -0.48 -3.42 -1.3Z', stuff.linen, 0.85),
        inlay('M-3.2 -0.8Q0 -0.2 3.3 -0.86L3.28 -0.8Q0 -0.12 -3.16 -0.74Z', ink.deep, 0.8),
      ],
    ),
  ];
}

/** A bicycle. */
export const bicycle: Draw = (ink) => ({
  cuts: [
    ...wheel(-1.35, 1.05, ink),
    ...wheel(1.35, 1.05, ink),
    paper(
      together([
        ribbon(pointsOf('-1.35 -1.05, -0.55 -2.3'), [0.09, 0.09]),
        ribbon(pointsOf('-0.3 -2.2, 0.92 -2.2'), [0.1, 0.1]),
        ribbon(pointsOf('-0.5 -2.05, 0.05 -1'), [0.09, 0.09]),
        ribbon(pointsOf('0.16 -1.02, 0.98 -2.06'), [0.1, 0.1]),
        ribbon(pointsOf('-1.2 -0.98, -0.06 -0.92'), [0.08, 0.08]),
        ribbon(pointsOf('1.35 -1.05, 1 -2.5'), [0.1, 0.1]),
      ]),
      ink.main,
    ),
    paper(
      together([
        roundRect([-0.9, -2.6, 0.7, 0.18], 0.08),
        ribbon(pointsOf('1 -2.55, 0.8 -2.75, 1.2 -2.85'), [0.09, 0.08]),
      ]),
      stuff.ink,
    ),
    flat(ellipse(0.05, -0.95, 0.2), stuff.steel),
  ],
  size: [4.8, 2.9],
});
