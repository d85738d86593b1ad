/** What is picked up or grows: flowers, boughs, stones, leaves, trees. */
import { pointsOf } from '../places/paper/authored.ts';
import { seeded } from '../../../../actors/runtime/random.ts';
import { ribbon } from '../places/paper/curves.ts';
import { together } from '../places/paper/outline.ts';
import { ellipse, leaf as leafShape, lobed, polygon } from '../places/paper/shapes.ts';
import { flat, inlay, paper, stuff, type Draw } from './ink.ts';

/** A flower of five petals on its stalk. */
export const flower: Draw = (ink) => ({
  cuts: [
    flat(ribbon(pointsOf('0 0, 0.05 -0.5, 0 -1'), [0.06, 0.05]), stuff.leaf, { edge: 0.2 }),
    flat(
      together([leafShape([0.02, -0.36], [0.36, -0.56], 0.09), leafShape([0.03, -0.2], [-0.3, -0.4], 0.09)]),
      stuff.leaf,
    ),
    paper(
      together(
        [0, 1, 2, 3, 4].map((i) =>
          ellipse(Math.cos(i * 1.2566 - 1.57) * 0.19, -1.06 + Math.sin(i * 1.2566 - 1.57) * 0.19, 0.115),
        ),
      ),
      ink.main,
    ),
    flat(ellipse(0, -1.06, 0.1), stuff.gold),
  ],
  size: [0.66, 1.36],
  grip: [0.02, -0.24],
});

/** A twig with buds or berries. */
export const branch: Draw = (ink) => ({
  cuts: [
    paper(ribbon(pointsOf('0 0, 0.12 -0.6, -0.06 -1.2, 0.1 -1.8'), [0.1, 0.03]), stuff.darkWood),
    flat(
      together([
        ribbon(pointsOf('0.1 -0.6, 0.46 -0.96'), [0.05, 0.02]),
        ribbon(pointsOf('-0.02 -1.1, -0.4 -1.42'), [0.05, 0.02]),
      ]),
      stuff.darkWood,
      { edge: 0 },
    ),
    paper(
      together(
        [
          [0.46, -1],
          [0.34, -0.84],
          [-0.4, -1.46],
          [-0.2, -1.3],
          [0.1, -1.84],
          [0, -1.5],
          [0.14, -0.94],
        ].map(([x = 0, y = 0]) => ellipse(x, y, 0.085)),
      ),
      ink.main,
    ),
    flat(
      together(
        [
          [0.46, -1],
          [-0.4, -1.46],
          [0.1, -1.84],
        ].map(([x = 0, y = 0]) => ellipse(x, y, 0.03)),
      ),
      ink.deep,
      { edge: 0, lift: 0 },
    ),
  ],
  size: [0.95, 1.9],
  grip: [0.04, -0.2],
});

/** One large leaf. */
export const leaf: Draw = (ink) => ({
  cuts: [
    flat(polygon(-0.02, 0.16, 0.02, 0.16, 0.02, -0.06, -0.02, -0.06), ink.deep, { edge: 0 }),
    paper(leafShape([0, 0], [0.08, -0.8], 0.36), ink.main, [
      inlay(leafShape([0, 0], [0.08, -0.76], 0.02), ink.pale),
      inlay(
        together([
          polygon(0, -0.2, 0.2, -0.36, 0.2, -0.33, 0, -0.17),
          polygon(0, -0.2, -0.2, -0.36, -0.2, -0.33, 0, -0.17),
          polygon(0.02, -0.42, 0.2, -0.56, 0.2, -0.53, 0.02, -0.39),
          polygon(0.02, -0.42, -0.14, -0.56, -0.14, -0.53, 0.02, -0.39),
        ]),
        ink.pale,
        0.8,
      ),
    ]),
  ],
  size: [0.56, 0.96],
  grip: [0, 0.06],
});

/** A stone of three faces. */
export const stone: Draw = (ink) => ({
  cuts: [
    paper(polygon(-0.44, 0, -0.4, -0.24, -0.16, -0.42, 0.16, -0.4, 0.42, -0.2, 0.44, 0), ink.main, [
      inlay(polygon(0.16, -0.4, 0.42, -0.2, 0.44, 0, 0.1, 0, 0.02, -0.2), ink.dark, 0.8),
      inlay(polygon(-0.4, -0.24, -0.16, -0.42, 0.16, -0.4, -0.1, -0.3), ink.pale, 0.7),
    ]),
  ],
  size: [0.88, 0.42],
  grip: [0, -0.16],
});

/** Lumps of a crown by chance of a fixed seed: every prop tree has the same cut. */
const CROWN = seeded(11);

const lumps = [
  [-1.5, -4.9, 1.6, 1.3],
  [1.6, -5, 1.6, 1.3],
  [0, -6.6, 2, 1.6],
  [0, -5.2, 1.8, 1.3],
].map(([x = 0, y = 0, rx = 1, ry = 1]) => ({
  outer: lobed(x, y, { rx, ry, lobes: 10, random: CROWN }),
  inner: lobed(x - 0.3, y - 0.3, { rx: rx * 0.6, ry: ry * 0.55, lobes: 7, random: CROWN }),
}));

/** A tree, eight heads high. */
export const tree: Draw = (ink) => ({
  cuts: [
    paper(ribbon(pointsOf('0 0.1, 0.1 -2.2, 0 -4.8'), [0.8, 0.4]), stuff.darkWood),
    paper(
      together([
        ribbon(pointsOf('0.05 -2.8, -1.2 -4.4'), [0.3, 0.14]),
        ribbon(pointsOf('0.05 -3.2, 1.3 -4.6'), [0.3, 0.14]),
      ]),
      stuff.darkWood,
    ),
    ...lumps.map(({ outer, inner }) => paper(outer, ink.main, [inlay(inner, ink.pale, 0.6)])),
  ],
  size: [6.4, 8.4],
});
