/** Round paper lanterns. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Point } from '../paper/outline.ts';
import { cut, mark, moving, shine, type Part } from '../paper/piece.ts';
import { ellipse, rect } from '../paper/shapes.ts';

/** A round paper lantern on a cord; it swings from the cord's top. `size` is its width in heads. */
export function hangingLantern(
  kit: Kit,
  [x, y]: Point,
  { size = 0.8, cord = 0.4, index = 0 }: { size?: number; cord?: number; index?: number } = {},
): Part[] {
  const cy = y + cord + size * 0.5;
  const body = ellipse(x, cy, size / 2, size * 0.46);
  const red = kit.lit ? kit.paint.flame.redPaper : kit.paint.tone([0.6, 0.185, 30]);
  const ribs = together(
    [-0.28, 0, 0.28].map((share) => ellipse(x + size * share * 0.55, cy, size * 0.035, size * 0.46)),
  );
  const core = ellipse(x, cy + size * 0.05, size * 0.26, size * 0.28);
  const cuts = [
    cut(rect(x - 0.02, y, 0.04, cord + 0.1), kit.paint.of('ebony'), { lift: 0, edge: 0 }),
    cut(body, red, {
      lift: 5,
      edge: 0.4,
      shines: kit.lit,
      marks: [
        ...(kit.lit ? [mark(core, kit.paint.flame.core, 0.75)] : []),
        mark(ribs, lighter(red, -0.09), 0.5),
      ],
    }),
    cut(
      together([
        rect(x - size * 0.2, cy - size * 0.5, size * 0.4, size * 0.1),
        rect(x - size * 0.2, cy + size * 0.41, size * 0.4, size * 0.1),
        rect(x - 0.025, cy + size * 0.5, 0.05, size * 0.45),
      ]),
      kit.paint.of('brass', -0.08),
      { lift: 2, edge: 0.3 },
    ),
  ];
  const hung = moving(cuts, {
    motion: 'sway',
    amplitude: kit.windy ? 0.16 : 0.035,
    periodSeconds: kit.windy ? 2.1 : 3.7,
    phase: (index * 0.29) % 1,
    anchor: [x, y],
  });
  return kit.lit
    ? [hung, shine(x, cy, { radius: size * 2.6, colour: red, strength: 0.4, flicker: 0.04 })]
    : [hung];
}
