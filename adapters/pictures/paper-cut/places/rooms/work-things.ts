/** What craftsmen have about them: benches, frames of lanterns, umbrellas. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { under } from './under.ts';

/** A work bench with a vice, a plane and a half-made thing. */
export function workBench(kit: Kit, wood: string): Part[] {
  return [
    under(kit, 3.4),
    cut(
      together([rect(-3, -2.5, 0.4, 2.5), rect(2.6, -2.5, 0.4, 2.5), rect(-2.8, -0.9, 5.6, 0.24)]),
      lighter(wood, -0.04),
      { lift: 5 },
    ),
    cut(rect(-3.5, -2.9, 7, 0.46), blend(lighter(wood, 0.06), wood), { lift: 8, edge: 0.5 }),
    cut(
      authored('M-2.8 -2.9L-2.8 -3.3L-2.4 -3.3L-2.2 -3.6L-1.9 -3.3L-1.3 -3.3L-1.3 -2.9Z'),
      kit.paint.of('oak', 0.02),
      { lift: 3 },
    ),
    cut(
      together([rect(1.8, -3.5, 0.24, 0.6), rect(2.3, -3.3, 0.24, 0.4), rect(1.7, -3.5, 0.9, 0.14)]),
      kit.paint.of('steel', -0.1),
      { lift: 3 },
    ),
  ];
}

/** Ribs of an unfinished lantern, hanging paper, a paste pot: a lantern maker's corner. */
export function lanternFrames(kit: Kit): Part[] {
  const bamboo = kit.paint.of('pine', -0.04);
  const ribs = (x: number, y: number, r: number): Outline =>
    together(
      [-0.85, -0.4, 0.05, 0.5].map((share) =>
        authored(
          `M${x + r * share} ${y - r * 0.9}Q${x + r * share * 2.1 + 0.02} ${y} ${x + r * share} ${y + r * 0.9}L${x + r * share + 0.06} ${y + r * 0.9}Q${x + r * share * 2.1 + 0.1} ${y} ${x + r * share + 0.06} ${y - r * 0.9}Z`,
        ),
      ),
    );
  return [
    cut(
      together([ribs(-1.1, -3.9, 0.95), rect(-1.75, -4.85, 1.3, 0.12), rect(-1.75, -3.05, 1.3, 0.12)]),
      bamboo,
      { lift: 3, edge: 0.3 },
    ),
    cut(
      together([ribs(1.2, -3.6, 0.7), rect(0.75, -4.3, 0.9, 0.1), rect(0.75, -2.98, 0.9, 0.1)]),
      lighter(bamboo, -0.06),
      { lift: 3, edge: 0.3 },
    ),
  ];
}

/** Open umbrellas of oiled paper hung on a wall. */
export function paperUmbrella(colour: string): Part[] {
  const spokes = together(
    Array.from({ length: 12 }, (_, i) => {
      const a = (i * Math.PI) / 6;
      return authored(
        `M0 0L${Math.cos(a) * 2 - Math.sin(a) * 0.03} ${Math.sin(a) * 2 + Math.cos(a) * 0.03}L${Math.cos(a) * 2 + Math.sin(a) * 0.03} ${Math.sin(a) * 2 - Math.cos(a) * 0.03}Z`,
      );
    }),
  );
  const rim = polygon(
    ...Array.from({ length: 12 }, (_, i) => {
      const a = (i * Math.PI) / 6;
      return [Math.cos(a) * 2, Math.sin(a) * 2];
    }).flat(),
  );
  return [
    cut(rim, blend(lighter(colour, 0.05), lighter(colour, -0.04)), {
      lift: 6,
      edge: 0.4,
      marks: [
        mark(ellipse(0, 0, 1.3), lighter(colour, 0.07), 0.6),
        mark(spokes, lighter(colour, -0.12), 0.7),
        mark(ellipse(0, 0, 0.3), lighter(colour, -0.14)),
      ],
    }),
  ];
}
