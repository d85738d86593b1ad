/** What children climb and swing on. */
import type { Kit } from '../kit.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { contact, cut, moving, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';

/** A playground's swing, slide and climbing arch. */
export function playThings(kit: Kit): { swing: Part[]; slide: Part[] } {
  const red = kit.paint.accent();
  const blue = kit.paint.of('sky', -0.14);
  const frame = together([
    polygon(-2.8, 0, -2.5, 0, -1.4, -6.6, -1.7, -6.6),
    polygon(2.5, 0, 2.8, 0, 1.7, -6.6, 1.4, -6.6),
    rect(-2, -6.9, 4, 0.3),
  ]);
  const seat = [
    cut(together([rect(-0.75, -6.6, 0.06, 4.6), rect(0.69, -6.6, 0.06, 4.6)]), kit.paint.of('iron'), {
      lift: 1,
      edge: 0,
    }),
    cut(rect(-1, -2.1, 2, 0.24), kit.paint.of('goldTile'), { lift: 4 }),
  ];
  return {
    swing: [
      contact([0, 0.03], 3, kit.paint.shade),
      cut(frame, blue, { lift: 6, edge: 0.45 }),
      moving(seat, {
        motion: 'sway',
        amplitude: kit.windy ? 0.12 : 0.03,
        periodSeconds: 3.2,
        phase: 0.3,
        anchor: [0, -6.6],
      }),
    ],
    slide: [
      contact([0, 0.03], 3.6, kit.paint.shade),
      cut(
        railing({ x: -3.2, width: 1.3, foot: 0 }, pointsOf('-5.6 0.16, -4.2 0.14, -2.8 0.14, -1.4 0.14'), {
          step: 1.14,
          thick: 0.16,
        }),
        blue,
        { lift: 4 },
      ),
      cut(
        authored(
          'M-2 -4.9L-1.2 -4.9Q1.6 -4 2.6 -1.1Q3 -0.5 4.2 -0.5L4.2 -0.1Q2.6 0 2 -0.9Q0.8 -3.4 -2 -4.4Z',
        ),
        red,
        { lift: 6, edge: 0.45 },
      ),
    ],
  };
}
