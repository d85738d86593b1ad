/** Machines of the house and the pocket. */
import { pointsOf } from '../places/paper/authored.ts';
import { ribbon } from '../places/paper/curves.ts';
import { together } from '../places/paper/outline.ts';
import { ellipse, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { bright, flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** An alarm clock with two bells. */
const alarmClock: Draw = (ink) => ({
  cuts: [
    paper(
      together([
        polygon(-0.36, 0, -0.24, 0, -0.18, -0.14, -0.28, -0.14),
        polygon(0.36, 0, 0.24, 0, 0.18, -0.14, 0.28, -0.14),
      ]),
      ink.dark,
    ),
    paper(together([ellipse(-0.26, -0.9, 0.14), ellipse(0.26, -0.9, 0.14)]), stuff.brass),
    paper(ellipse(0, -0.5, 0.44), ink.main),
    flat(ellipse(0, -0.5, 0.34), stuff.paper, {
      marks: [
        inlay(
          together([
            polygon(-0.02, -0.5, 0.02, -0.5, 0.015, -0.76, -0.015, -0.76),
            polygon(0, -0.52, 0.2, -0.42, 0.18, -0.38, -0.01, -0.47),
          ]),
          stuff.ink,
        ),
      ],
    }),
  ],
  size: [0.9, 1.04],
  grip: [0, -0.5],
});

/** A round clock of a wall, a hall or a tower. */
const wallClock: Draw = (ink) => ({
  cuts: [
    paper(ellipse(0, -0.52, 0.52), ink.main),
    flat(ellipse(0, -0.52, 0.42), stuff.paper, {
      marks: [
        inlay(
          together([
            ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((hour) => {
              const [x, y] = [Math.sin((hour * Math.PI) / 6), -Math.cos((hour * Math.PI) / 6)];
              return ellipse(x * 0.35, -0.52 + y * 0.35, hour % 3 === 0 ? 0.03 : 0.018);
            }),
            polygon(-0.025, -0.52, 0.025, -0.52, 0.015, -0.8, -0.015, -0.8),
            polygon(0, -0.545, 0.22, -0.43, 0.2, -0.39, -0.015, -0.495),
          ]),
          stuff.ink,
        ),
      ],
    }),
  ],
  size: [1.04, 1.04],
  grip: [0, -0.52],
});

/** Clocks that ring or are carried have bells; all others are of a wall. */
const RINGS = /闹钟|闹铃|alarm/i;

/** A clock, as it is called. */
export const clock: Draw = (ink, name) => (RINGS.test(name) ? alarmClock : wallClock)(ink, name);

/** A pocket telephone; its screen shines. */
export const phone: Draw = (ink) => ({
  cuts: [
    paper(roundRect([-0.19, -0.66, 0.38, 0.66], 0.06), ink.main),
    bright(roundRect([-0.15, -0.58, 0.3, 0.46], 0.02), '#dff1ff', '#9cc6ec'),
    flat(ellipse(0, -0.06, 0.03), ink.pale, { edge: 0 }),
  ],
  size: [0.38, 0.66],
  grip: [0, -0.16],
});

/** A table radio with its aerial. */
export const radio: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('0.34 -0.68, 0.6 -1.3'), [0.03, 0.02]), stuff.steel, { edge: 0 }),
    paper(roundRect([-0.62, -0.72, 1.24, 0.72], 0.1), ink.main, [
      inlay(ellipse(-0.26, -0.36, 0.24), ink.deep),
      inlay(
        together([-0.5, -0.42, -0.34, -0.26].map((y) => rect(-0.46, y + 0.04, 0.4, 0.02))),
        ink.pale,
        0.5,
      ),
    ]),
    flat(rect(0.1, -0.6, 0.4, 0.16), stuff.paper, { marks: [inlay(rect(0.3, -0.6, 0.02, 0.16), '#c9503c')] }),
    flat(together([ellipse(0.2, -0.22, 0.08), ellipse(0.42, -0.22, 0.08)]), stuff.brass),
  ],
  size: [1.24, 1.3],
  grip: [0, -0.1],
});

/** A camera, held by its side. */
export const camera: Draw = (ink) => ({
  cuts: [
    paper(together([rect(-0.14, -0.6, 0.3, 0.12), rect(-0.38, -0.56, 0.14, 0.08)]), ink.dark),
    paper(roundRect([-0.46, -0.5, 0.92, 0.5], 0.08), ink.main, [
      inlay(rect(-0.46, -0.4, 0.92, 0.08), ink.pale),
    ]),
    paper(ellipse(0.04, -0.24, 0.2), stuff.iron, [
      inlay(ellipse(0.04, -0.24, 0.12), stuff.glass),
      inlay(ellipse(0, -0.28, 0.04), stuff.paper),
    ]),
  ],
  size: [0.92, 0.62],
  grip: [-0.36, -0.2],
});

/** A portable computer; its screen shines. */
export const computer: Draw = (ink) => ({
  cuts: [
    paper('M-0.8 0L-0.66 -0.12L0.66 -0.12L0.8 0Z', ink.pale, [
      inlay(rect(-0.5, -0.08, 1, 0.04), ink.deep, 0.6),
    ]),
    paper(roundRect([-0.66, -0.98, 1.32, 0.88], 0.06), ink.main),
    bright(rect(-0.58, -0.9, 1.16, 0.72), '#e4f3ff', '#a3c9ea'),
  ],
  size: [1.6, 0.98],
  grip: [0, -0.06],
});
