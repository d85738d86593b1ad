/** Keepsakes and treasures. */
import { authored } from '../places/paper/authored.ts';
import { together } from '../places/paper/outline.ts';
import { ellipse, leaf, polygon, rect, roundRect } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A folding fan, open. */
export const fan: Draw = (ink) => ({
  cuts: [
    paper('M0 -0.1L-0.7 -0.62Q-0.4 -1.06 0 -1.06Q0.4 -1.06 0.7 -0.62Z', ink.main, [
      inlay(
        together(
          [-0.5, -0.25, 0, 0.25, 0.5].map((x) =>
            authored(
              `M-0.015 -0.1L0.015 -0.1L${x * 1.1 + 0.02} ${-1.06 + Math.abs(x) * 0.5}L${x * 1.1 - 0.02} ${-1.06 + Math.abs(x) * 0.5}Z`,
            ),
          ),
        ),
        ink.dark,
        0.7,
      ),
      inlay(ellipse(0.18, -0.8, 0.12, 0.08), ink.pale),
    ]),
    paper('M-0.05 0L0.05 0L0.16 -0.24L0 -0.32L-0.16 -0.24Z', stuff.darkWood),
  ],
  size: [1.4, 1.06],
  grip: [0, -0.06],
});

/** A hand mirror. */
export const mirror: Draw = (ink) => ({
  cuts: [
    paper(roundRect([-0.06, -0.5, 0.12, 0.5], 0.05), ink.main),
    paper(ellipse(0, -0.82, 0.4, 0.42), ink.main),
    flat(ellipse(0, -0.82, 0.31, 0.33), stuff.glass, {
      marks: [inlay(polygon(-0.2, -1, -0.06, -1.1, 0.1, -0.6, -0.04, -0.56), stuff.paper, 0.6)],
    }),
  ],
  size: [0.8, 1.24],
  grip: [0, -0.24],
});

/** A ring with its stone. */
export const ring: Draw = (ink) => ({
  cuts: [
    paper(ellipse(0, -0.16, 0.15), stuff.gold, [inlay(ellipse(0, -0.16, 0.1), stuff.shade, 0.55)]),
    paper(polygon(0, -0.46, 0.11, -0.38, 0.06, -0.29, -0.06, -0.29, -0.11, -0.38), ink.main, [
      inlay(polygon(0, -0.46, 0.02, -0.38, -0.06, -0.29, -0.11, -0.38), ink.pale),
    ]),
  ],
  size: [0.32, 0.46],
  grip: [0, -0.08],
});

/** A string of beads with a pendant. */
export const necklace: Draw = (ink) => ({
  cuts: [
    flat(
      together(
        Array.from({ length: 13 }, (_, i) => {
          const a = Math.PI * (0.06 + (0.88 * i) / 12);
          return ellipse(-Math.cos(a) * 0.42, -0.66 + Math.sin(a) * 0.5, 0.055);
        }),
      ),
      stuff.gold,
    ),
    paper('M0 -0.2L0.11 -0.1L0 0.06L-0.11 -0.1Z', ink.main, [
      inlay('M0 -0.2L0.02 -0.1L0 0.06L-0.11 -0.1Z', ink.pale),
    ]),
  ],
  size: [0.94, 0.76],
  grip: [0.4, -0.66],
});

/** A crown of three points. */
export const crown: Draw = (ink) => ({
  cuts: [
    paper('M-0.5 0L-0.58 -0.5L-0.3 -0.24L0 -0.64L0.3 -0.24L0.58 -0.5L0.5 0Z', stuff.gold, [
      inlay(rect(-0.6, -0.12, 1.2, 0.12), ink.main),
      inlay(together([-0.28, 0, 0.28].map((x) => ellipse(x, -0.06, 0.04))), stuff.paper),
    ]),
    flat(
      together([ellipse(-0.58, -0.54, 0.06), ellipse(0, -0.68, 0.07), ellipse(0.58, -0.54, 0.06)]),
      ink.main,
    ),
  ],
  size: [1.2, 0.74],
  grip: [0, -0.06],
});

/** A cut gem. */
export const gem: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.26, -0.34, -0.14, -0.46, 0.14, -0.46, 0.26, -0.34, 0, 0), ink.main, [
      inlay(polygon(-0.26, -0.34, -0.08, -0.34, 0, 0), ink.pale),
      inlay(polygon(0.26, -0.34, 0.08, -0.34, 0, 0), ink.dark),
      inlay(polygon(-0.14, -0.46, 0.14, -0.46, 0.08, -0.34, -0.08, -0.34), ink.pale, 0.6),
    ]),
  ],
  size: [0.52, 0.46],
  grip: [0, -0.2],
});

/** A coin with a square hole. */
export const coin: Draw = (ink) => ({
  cuts: [
    paper(ellipse(0, -0.18, 0.18), ink.main, [
      inlay(ellipse(0, -0.18, 0.14), ink.dark, 0.5),
      inlay(rect(-0.055, -0.235, 0.11, 0.11), ink.deep),
    ]),
  ],
  size: [0.36, 0.36],
  grip: [0, -0.1],
});

/** A feather, held by its quill. */
export const feather: Draw = (ink) => ({
  cuts: [
    paper('M0 0Q-0.3 -0.4 -0.14 -0.9Q-0.02 -1.16 0.16 -1.3Q0.26 -0.9 0.16 -0.5Q0.1 -0.2 0.02 0Z', ink.main, [
      inlay(leaf([0, 0], [0.14, -1.2], 0.018), ink.pale),
      inlay(
        together([
          polygon(-0.2, -0.5, 0.02, -0.4, 0.02, -0.37, -0.2, -0.46),
          polygon(-0.18, -0.76, 0.05, -0.64, 0.05, -0.61, -0.18, -0.72),
        ]),
        ink.dark,
        0.6,
      ),
    ]),
    flat('M-0.02 0.2L0.02 0.2L0.03 -0.02L-0.01 -0.02Z', stuff.linen),
  ],
  size: [0.5, 1.5],
  grip: [0, 0.06],
});

/** A scallop shell. */
export const shell: Draw = (ink) => ({
  cuts: [
    paper('M0 0Q-0.3 -0.02 -0.36 -0.28Q-0.26 -0.5 0 -0.52Q0.26 -0.5 0.36 -0.28Q0.3 -0.02 0 0Z', ink.main, [
      inlay(
        together(
          [-0.26, -0.13, 0, 0.13, 0.26].map((x) => leaf([0, 0], [x * 1.2, -0.48 + Math.abs(x) * 0.4], 0.018)),
        ),
        ink.dark,
        0.8,
      ),
    ]),
  ],
  size: [0.72, 0.52],
  grip: [0, -0.2],
});
