/** Fences and low walls. */
import { pointsOf } from '../paper/authored.ts';
import { isChinese, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Part } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';

/** A fence from x to x + width, on the origin's height: pickets, rails or bamboo by world. */
export function fence(kit: Kit, x: number, width: number): Part[] {
  const white = kit.world === 'western-modern' || kit.world === 'fairytale';
  const wood = white
    ? kit.paint.of('plaster')
    : isChinese(kit)
      ? kit.paint.of('bamboo', -0.12)
      : kit.paint.of('driftwood', -0.1);
  const rails = railing({ x, width, foot: 0.1 }, pointsOf('-1.9 0.16, -0.9 0.16'), {
    step: white || isChinese(kit) ? 0.62 : 2.2,
    thick: white ? 0.34 : isChinese(kit) ? 0.16 : 0.26,
  });
  const tops = white
    ? together(
        Array.from({ length: Math.floor(width / 0.62) + 1 }, (_, i) =>
          polygon(x + i * 0.62, -1.9, x + i * 0.62 + 0.34, -1.9, x + i * 0.62 + 0.17, -2.3),
        ),
      )
    : null;
  return [
    cut(rails, wood, { lift: 4, edge: 0.4 }),
    ...(tops === null ? [] : [cut(tops, kit.snowy ? kit.paint.of('snow') : wood, { lift: 3, edge: 0.4 })]),
  ];
}

/** A low wall of stones with a cap, from x to x + width. */
export const lowWall = (kit: Kit, x: number, width: number): Cut[] => {
  const stone = kit.paint.of('stone', -0.02);
  const random = kit.chance('low wall', Math.round(x));
  const stones = together(
    Array.from({ length: Math.round(width * 1.6) }, (_, i) =>
      rect(x + ((i * 1.37) % width), -1.7 + (i % 3) * 0.55, 0.6 + 0.4 * random(), 0.42),
    ),
  );
  return [
    cut(rect(x, -1.8, width, 1.9), blend(lighter(stone, 0.02), lighter(stone, -0.06)), {
      lift: 5,
      marks: [mark(stones, lighter(stone, -0.05), 0.8)],
    }),
    cut(rect(x - 0.1, -2.1, width + 0.2, 0.34), kit.snowy ? kit.paint.of('snow') : lighter(stone, 0.05), {
      lift: 4,
      edge: 0.45,
    }),
  ];
};
