/** Tables, counters and what people sit on, on the origin, in heads. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { polygon, rect, roundRect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A table with a top `width` wide; Chinese ones have an apron, Western ones turned legs. */
export function table(kit: Kit, wood: string, width: number): Part[] {
  const half = width / 2;
  const legs = together([-half + 0.2, half - 0.44].map((x) => rect(x, -2.7, 0.24, 2.7)));
  const apron = symmetric(
    authored(`M0 -2.6L${half - 0.2} -2.6L${half - 0.2} -2Q${half - 0.5} -2.3 ${half - 0.8} -2.3L0 -2.3`),
  );
  return [
    under(kit, half),
    cut(legs, lighter(wood, -0.02), { lift: 4 }),
    cut(apron, lighter(wood, -0.05), { lift: 2, edge: 0.2 }),
    cut(rect(-half - 0.2, -2.9, width + 0.4, 0.3), blend(lighter(wood, 0.05), wood), { lift: 7, edge: 0.5 }),
  ];
}

/** A round stool or a plain bench. */
export const stool = (kit: Kit, wood: string, width = 1.4): Part[] => [
  under(kit, width * 0.55),
  cut(
    together([
      polygon(-width * 0.4, 0, -width * 0.28, 0, -width * 0.24, -1.5, -width * 0.36, -1.5),
      polygon(width * 0.28, 0, width * 0.4, 0, width * 0.36, -1.5, width * 0.24, -1.5),
    ]),
    lighter(wood, -0.04),
    { lift: 3 },
  ),
  cut(roundRect([-width / 2, -1.72, width, 0.26], 0.1), lighter(wood, 0.03), { lift: 5, edge: 0.5 }),
];

/** A chair from the side or front: an official's hat chair in China, a ladder-back in the West. */
export function chair(kit: Kit, wood: string, chinese: boolean): Part[] {
  const frame = together([
    rect(-0.95, -4.4, 0.2, 4.4),
    rect(0.75, -4.4, 0.2, 4.4),
    rect(-0.95, -0.7, 1.9, 0.12),
  ]);
  const back = chinese
    ? together([symmetric(authored('M0 -4.75L1.25 -4.6L1.2 -4.35L0 -4.5')), rect(-0.28, -4.45, 0.56, 2.4)])
    : together([-4.3, -3.6, -2.9].map((y) => rect(-0.8, y, 1.6, 0.24)));
  return [
    under(kit, 1),
    cut(frame, wood, { lift: 4 }),
    cut(back, lighter(wood, 0.02), { lift: 3, edge: 0.45 }),
    cut(rect(-1.08, -2.15, 2.16, 0.26), lighter(wood, 0.05), { lift: 6, edge: 0.5 }),
  ];
}

/** An armchair or a sofa with cushions, `width` wide. */
export function sofa(kit: Kit, colour: string, width: number): Part[] {
  const half = width / 2;
  const seats = Math.max(1, Math.round(width / 2.4));
  const cushions = Array.from({ length: seats }, (_, i) =>
    roundRect([-half + 0.7 + (i * (width - 1.4)) / seats, -2.1, (width - 1.4) / seats - 0.06, 0.75], 0.2),
  );
  return [
    under(kit, half),
    cut(
      roundRect([-half + 0.3, -3.9, width - 0.6, 3.2], 0.5),
      blend(lighter(colour, 0.02), lighter(colour, -0.04)),
      { lift: 6 },
    ),
    ...cushions.map((outline) => cut(outline, lighter(colour, 0.05), { lift: 4 })),
    cut(rect(-half + 0.3, -1.4, width - 0.6, 1), lighter(colour, -0.03), { lift: 3 }),
    cut(
      together([roundRect([-half, -2.7, 0.8, 2.4], 0.35), roundRect([half - 0.8, -2.7, 0.8, 2.4], 0.35)]),
      lighter(colour, 0.02),
      { lift: 6, edge: 0.45 },
    ),
    cut(
      together([rect(-half + 0.25, -0.35, 0.3, 0.35), rect(half - 0.55, -0.35, 0.3, 0.35)]),
      kit.paint.of('timber'),
      { lift: 2 },
    ),
  ];
}

/** A counter `width` wide and three and a half high with panels. */
export function counter(kit: Kit, wood: string, width: number): Part[] {
  const half = width / 2;
  const count = Math.max(2, Math.round(width / 2.2));
  const panels = together(
    Array.from({ length: count }, (_, i) =>
      rect(-half + 0.3 + (i * (width - 0.4)) / count, -2.7, (width - 0.4) / count - 0.3, 2.1),
    ),
  );
  return [
    under(kit, half),
    cut(rect(-half, -3.2, width, 3.2), blend(lighter(wood, 0.02), lighter(wood, -0.05)), {
      lift: 7,
      marks: [mark(panels, lighter(wood, -0.05), 0.8)],
    }),
    cut(rect(-half - 0.3, -3.5, width + 0.6, 0.36), lighter(wood, 0.06), { lift: 8, edge: 0.55 }),
  ];
}
