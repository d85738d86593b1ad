/** Things of use on walls: each hangs down from the origin, centred on it. */
import type { Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { arch, ellipse, polygon, rect, roundRect } from '../paper/shapes.ts';

/** A rail of pegs with a coat and a hat. */
export function pegs(kit: Kit, wood: string): Part[] {
  const coat = kit.paint.of('indigo', 0.06);
  return [
    cut(rect(-1.6, 0, 3.2, 0.26), lighter(wood, 0.02), { lift: 4, edge: 0.45 }),
    cut(authored('M-0.6 0.5Q-0.1 1.1 0.02 2.2L-0.3 2.28Q-0.44 1.5 -0.68 1Z'), lighter(coat, -0.05), {
      lift: 4,
    }),
    cut(
      authored('M-0.8 0.12L-0.44 0.5Q-0.24 1.6 -0.2 2.9L-1.5 2.9Q-1.42 1.6 -1.16 0.5Z'),
      blend(lighter(coat, 0.03), lighter(coat, -0.04)),
      {
        lift: 5,
        marks: [
          mark(
            together([polygon(-0.8, 0.12, -0.6, 0.34, -0.8, 0.9, -1, 0.34), rect(-0.83, 0.9, 0.05, 2)]),
            lighter(coat, -0.1),
            0.8,
          ),
        ],
      },
    ),
    cut(
      together([
        ellipse(0.95, 0.62, 0.72, 0.2),
        authored('M0.5 0.6Q0.55 -0.06 0.95 -0.04Q1.35 -0.06 1.4 0.6Z'),
      ]),
      kit.paint.of('timber', 0.06),
      { lift: 5 },
    ),
  ];
}

/** Bunches of herbs, garlic and peppers hung up to dry. */
export const bunches = (kit: Kit, wood: string): Part[] => [
  cut(rect(-1.5, 0, 3, 0.14), wood, { lift: 3 }),
  cut(
    together(
      [-1, 0.2].map((x) =>
        authored(`M${x - 0.05} 0.1L${x + 0.05} 0.1L${x + 0.42} 1.6Q${x} 1.9 ${x - 0.42} 1.6Z`),
      ),
    ),
    kit.paint.of('reed', -0.08),
    { lift: 4 },
  ),
  cut(
    together([0.3, 0.62, 0.94, 1.26].map((y, i) => ellipse(-0.4 + (i % 2) * 0.12, y, 0.19, 0.17))),
    kit.paint.of('linen', -0.06),
    { lift: 4 },
  ),
  cut(
    together([0.3, 0.56, 0.82, 1.08, 1.34].map((y, i) => ellipse(0.95 + (i % 2) * 0.14, y, 0.1, 0.22))),
    kit.paint.of('redTile', 0.02),
    { lift: 4 },
  ),
];

/** Pans and a ladle on a rail. */
export const pans = (kit: Kit): Part[] => [
  cut(rect(-1.7, 0, 3.4, 0.12), kit.paint.of('iron', 0.06), { lift: 3 }),
  cut(
    together([
      rect(-1.26, 0, 0.12, 1),
      ellipse(-1.2, 1.5, 0.56),
      rect(0.06, 0, 0.1, 0.8),
      ellipse(0.1, 1.2, 0.42),
      rect(1.2, 0, 0.09, 1.5),
      ellipse(1.24, 1.7, 0.26, 0.22),
    ]),
    kit.paint.of('copper', -0.04),
    { lift: 5, edge: 0.45 },
  ),
];

/** A rail of tools: saw, hammer, chisels, square. */
export const toolRail = (kit: Kit, wood: string): Part[] => [
  cut(rect(-1.8, 0, 3.6, 0.24), lighter(wood, 0.03), { lift: 4 }),
  cut(
    together([
      rect(-1.5, 0.1, 0.14, 1.5),
      rect(1.3, 0.1, 0.12, 1),
      rect(0.86, 0.1, 0.12, 0.8),
      rect(-0.86, 0.1, 0.3, 0.5),
    ]),
    kit.paint.of('oak', 0.02),
    { lift: 4 },
  ),
  cut(
    together([
      rect(-1.75, 1.3, 0.64, 0.34),
      polygon(-0.96, 0.6, -0.46, 0.6, -0.2, 2.6, -0.36, 2.66),
      polygon(0.84, 0.9, 1, 0.9, 0.98, 1.6, 0.86, 1.5),
      polygon(1.28, 1.1, 1.44, 1.1, 1.42, 1.9, 1.3, 1.8),
    ]),
    kit.paint.of('steel', -0.06),
    { lift: 4 },
  ),
];

/** A hank of rope on a nail, tied about its middle. */
export const ropeHank = (kit: Kit): Part[] => [
  cut(
    authored('M-0.1 0.1Q-0.8 0.3 -0.5 1.3Q-0.76 2.1 -0.5 2.6Q0 3 0.5 2.6Q0.76 2.1 0.5 1.3Q0.8 0.3 0.1 0.1Z'),
    kit.paint.of('rope', -0.06),
    {
      lift: 5,
      marks: [
        mark(
          together([-0.25, 0, 0.25].map((x) => rect(x - 0.03, 0.4, 0.06, 2.2))),
          kit.paint.of('timber'),
          0.45,
        ),
      ],
    },
  ),
  cut(rect(-0.58, 1.1, 1.16, 0.42), kit.paint.of('rope', -0.14), { lift: 2 }),
  cut(rect(-0.06, -0.1, 0.12, 0.4), kit.paint.of('iron'), { lift: 2 }),
];

/** A round clock. */
export const wallClock = (kit: Kit): Part[] => [
  cut(ellipse(0, 1, 1), kit.paint.of('oak', -0.08), { lift: 6 }),
  cut(ellipse(0, 1, 0.8), kit.paint.of('paper', -0.02), {
    lift: 0,
    edge: 0,
    marks: [
      mark(
        together([
          polygon(-0.05, 1, 0.05, 1, 0.03, 0.36, -0.03, 0.36),
          polygon(0, 0.95, 0, 1.05, 0.5, 1.2, 0.52, 1.14),
        ]),
        kit.paint.of('iron'),
      ),
    ],
  }),
];

/** A shallow niche in masonry with a jug in it. */
export const niche = (kit: Kit, wall: string): Part[] => [
  cut(arch(0, 2.6, [1.9, 2.5]), mixed(wall, kit.paint.shade, 0.4), { lift: 0, edge: 0.2 }),
  ...placed(
    [
      cut(
        authored('M-0.3 0Q-0.6 -0.5 -0.2 -0.95L-0.2 -1.2L0.2 -1.2L0.2 -0.95Q0.6 -0.5 0.3 0Z'),
        kit.paint.of('copper', -0.08),
        { lift: 4 },
      ),
    ],
    { y: 2.6 },
  ),
  cut(roundRect([-1.15, 2.56, 2.3, 0.24], 0.08), lighter(wall, 0.05), { lift: 4 }),
];
