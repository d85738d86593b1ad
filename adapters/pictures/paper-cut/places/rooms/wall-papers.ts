/** Papers, cloths and carved windows on walls: each hangs down from the origin, centred on it. */
import { bars, type Box } from '../houses/openings.ts';
import type { Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { holed, together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';

/** A narrow paper with a row of brush strokes, as flank a picture in halls and rooms 对联. */
export const motto = (kit: Kit): Part[] => [
  cut(rect(-0.5, 0.1, 1, 3.8), kit.paint.of('lacquer', 0.02), {
    lift: 3,
    edge: 0.35,
    marks: [
      mark(
        together(
          [0.7, 1.35, 2, 2.65, 3.3].flatMap((y) => [
            rect(-0.22, y - 0.18, 0.44, 0.08),
            rect(-0.18, y, 0.36, 0.08),
            rect(-0.04, y - 0.22, 0.08, 0.46),
          ]),
        ),
        kit.paint.of('ebony'),
        0.55,
      ),
    ],
  }),
  cut(together([rect(-0.6, 0, 1.2, 0.14), rect(-0.6, 3.86, 1.2, 0.16)]), kit.paint.of('rosewood'), {
    lift: 4,
  }),
];

/** A window of carved wood with paper behind it, that nothing is seen through 花窗. */
export function blindWindow(kit: Kit, wood: string): Part[] {
  const box: Box = [-1.3, 0.16, 2.6, 2.7];
  const paper = mixed(kit.paint.of('paper', -0.1), kit.lit ? kit.paint.shade : kit.paint.of('sky'), 0.3);
  return [
    cut(rect(-1.5, 0, 3, 3.02), wood, { lift: 5, edge: 0.45 }),
    cut(rect(...box), blend(paper, lighter(paper, -0.05)), { lift: 0, edge: 0 }),
    cut(bars('lattice', box), wood, { lift: 3, edge: 0.25 }),
  ];
}

/** A fan of paper, opened and hung up. */
export const openFan = (kit: Kit): Part[] => [
  cut(authored('M0 1.9L-1.5 0.6Q0 -0.7 1.5 0.6Z'), kit.paint.of('paper', -0.08), {
    lift: 4,
    marks: [
      mark(
        together(
          [-0.9, -0.45, 0, 0.45, 0.9].map((x) => polygon(x - 0.02, 0, x + 0.02, 0, 0.01, 1.9, -0.01, 1.9)),
        ),
        kit.paint.of('timber'),
        0.4,
      ),
      mark(
        authored('M-0.9 0.7Q-0.3 0.2 0.1 0.5Q0.6 0.2 0.9 0.7Q0 0.9 -0.9 0.7Z'),
        kit.paint.of('teal', -0.04),
        0.6,
      ),
    ],
  }),
];

/** Sheets of paper pinned to a board. */
export const noticeBoard = (kit: Kit, wood: string): Part[] => [
  cut(rect(-1.7, 0, 3.4, 2.4), wood, { lift: 5, edge: 0.45 }),
  cut(rect(-1.52, 0.18, 3.04, 2.04), kit.paint.of('path', -0.12), {
    lift: 0,
    edge: 0,
    marks: [
      mark(
        together([
          polygon(-1.3, 0.4, -0.4, 0.36, -0.36, 1.5, -1.26, 1.54),
          rect(-0.1, 0.4, 0.7, 0.9),
          rect(0.75, 0.7, 0.6, 1.2),
        ]),
        kit.paint.of('paper', -0.04),
        0.9,
      ),
      mark(rect(-0.1, 1.45, 0.62, 0.5), kit.paint.of('ochre'), 0.8),
      mark(
        together(
          [0.6, 0.8, 1, 1.2].flatMap((y) => [rect(-1.14, y, 0.56, 0.06), rect(0.84, y + 0.3, 0.4, 0.05)]),
        ),
        kit.paint.of('iron'),
        0.4,
      ),
    ],
  }),
];

/** A map or a chart on rollers. */
export const chart = (kit: Kit): Part[] => [
  cut(rect(-1.2, 0, 2.4, 3), kit.paint.of('paper', -0.06), {
    lift: 4,
    marks: [
      mark(
        together([
          authored('M-0.8 0.7Q-0.2 0.2 0.3 0.8Q0.9 0.9 0.7 1.6Q0 2.2 -0.6 1.6Z'),
          ellipse(0.4, 2.4, 0.4, 0.2),
        ]),
        kit.paint.of('sage', -0.08),
      ),
    ],
  }),
  cut(together([rect(-1.35, -0.12, 2.7, 0.18), rect(-1.35, 2.95, 2.7, 0.18)]), kit.paint.of('timber'), {
    lift: 3,
  }),
];

/** A woven hanging with a border and fringes. */
export function hanging(kit: Kit): Part[] {
  const cloth = kit.paint.of('plum', 0.06);
  return [
    cut(rect(-1.5, 0, 3, 0.16), kit.paint.of('brass', -0.06), { lift: 4 }),
    cut(
      polygon(-1.3, 0.1, 1.3, 0.1, 1.3, 3.5, 0.65, 3.2, 0, 3.6, -0.65, 3.2, -1.3, 3.5),
      blend(lighter(cloth, 0.03), lighter(cloth, -0.04)),
      {
        lift: 5,
        marks: [
          mark(
            holed(rect(-1.14, 0.3, 2.28, 2.7), rect(-1, 0.44, 2, 2.42)),
            kit.paint.of('brass', -0.02),
            0.7,
          ),
          mark(
            authored('M0 0.8Q0.8 1.3 0.5 1.7Q0.9 2 0 2.5Q-0.9 2 -0.5 1.7Q-0.8 1.3 0 0.8Z'),
            kit.paint.of('brass', -0.02),
            0.6,
          ),
        ],
      },
    ),
  ];
}

/** Wooden tallies with the names of dishes and teas. */
export const menuTallies = (kit: Kit, wood: string): Part[] => [
  cut(rect(-1.7, 0, 3.4, 0.14), lighter(wood, 0.02), { lift: 3 }),
  ...[-1.3, -0.45, 0.4, 1.25].map((x, i) =>
    cut(rect(x - 0.26, 0.24, 0.52, 1.7 - (i % 2) * 0.2), kit.paint.of('pine', -0.1 - 0.03 * (i % 2)), {
      lift: 4,
      marks: [
        mark(
          together(
            [0.5, 0.9, 1.3].flatMap((y) => [
              rect(x - 0.13, y, 0.26, 0.06),
              rect(x - 0.02, y - 0.08, 0.05, 0.22),
            ]),
          ),
          kit.paint.of('ebony'),
          0.6,
        ),
      ],
    }),
  ),
];
