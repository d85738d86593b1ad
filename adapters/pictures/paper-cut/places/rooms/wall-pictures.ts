/** Scrolls and framed pictures; their top is the origin. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, rect, roundRect } from '../paper/shapes.ts';

/** A hanging scroll 挂轴: mountains or a branch on paper, its top at the origin. */
export function scrollPicture(kit: Kit, index = 0): Part[] {
  const paper = kit.paint.of('paper', -0.05);
  const ink = kit.paint.of('granite', -0.08);
  const motif =
    index % 2 === 0
      ? [
          mark(authored('M-0.8 2.6Q-0.5 1.2 -0.2 1.9Q0.1 0.8 0.4 1.6Q0.7 1.3 0.8 2.6Z'), ink, 0.5),
          mark(authored('M-0.8 3Q0 2.4 0.8 2.9L0.8 3.3L-0.8 3.3Z'), ink, 0.35),
        ]
      : [
          mark(authored('M-0.7 3.3Q-0.3 2.4 0.3 2L0.6 1L0.42 2.1Q-0.1 2.6 -0.55 3.3Z'), ink, 0.7),
          mark(
            together([
              ellipse(0.55, 1, 0.14),
              ellipse(0.2, 1.6, 0.12),
              ellipse(0.62, 1.5, 0.1),
              ellipse(0.05, 2.1, 0.11),
            ]),
            kit.paint.accent(),
            0.8,
          ),
        ];
  return [
    cut(rect(-1, 0.2, 2, 3.9), kit.paint.of('indigo', 0.14), { lift: 4, edge: 0.4 }),
    cut(rect(-0.8, 0.7, 1.6, 2.8), paper, { lift: 0, edge: 0, marks: motif }),
    cut(
      together([roundRect([-1.15, 0.05, 2.3, 0.2], 0.1), roundRect([-1.2, 4, 2.4, 0.26], 0.12)]),
      kit.paint.of('rosewood'),
      { lift: 5, edge: 0.5 },
    ),
  ];
}

/** A framed picture, its top at the origin: a landscape or a silhouette. */
export function framed(kit: Kit, [w, h]: readonly [number, number], index = 0): Part[] {
  const ground = kit.paint.of(index % 2 === 0 ? 'sky' : 'ochre', 0.02);
  const motif =
    index % 2 === 0
      ? authored(
          `M${-w / 2} ${h * 0.7}Q${-w * 0.2} ${h * 0.3} ${w * 0.1} ${h * 0.6}Q${w * 0.3} ${h * 0.4} ${w / 2} ${h * 0.62}L${w / 2} ${h}L${-w / 2} ${h}Z`,
        )
      : ellipse(0, h * 0.52, w * 0.2, h * 0.26);
  return [
    cut(rect(-w / 2, 0, w, h), kit.paint.of('brass', -0.12), { lift: 5, edge: 0.5 }),
    cut(rect(-w / 2 + 0.14, 0.14, w - 0.28, h - 0.28), blend(lighter(ground, 0.05), ground), {
      lift: 0,
      edge: 0,
      marks: [mark(motif, kit.paint.of(index % 2 === 0 ? 'felt' : 'plum'), 0.7)],
    }),
  ];
}
