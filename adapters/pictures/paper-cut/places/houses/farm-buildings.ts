/** Barns and windmills. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect, taper } from '../paper/shapes.ts';
import { doorOf, windowOf } from './openings.ts';

/** A red or timber barn with a gambrel roof, 14 heads wide. */
export function barnBuilding(kit: Kit): Part[] {
  const chinese = kit.world === 'chinese-old' || kit.world === 'chinese-modern';
  const wall = kit.paint.of(chinese ? 'oak' : 'lacquer', chinese ? -0.06 : -0.02);
  const front = polygon(-6.4, 0.1, -6.4, -6.6, -4.2, -10.4, 0, -12.4, 4.2, -10.4, 6.4, -6.6, 6.4, 0.1);
  const roofLine = authored(
    'M-7.1 -6.2L-4.5 -10.9L0 -13.1L4.5 -10.9L7.1 -6.2L6.3 -5.9L4 -10.2L0 -12.1L-4 -10.2L-6.3 -5.9Z',
  );
  const planks = together(Array.from({ length: 15 }, (_, i) => rect(-6.1 + i * 0.87, -12.4, 0.06, 12.5)));
  const white = kit.paint.of('cream', -0.02);
  const cross = (x: number): Outline =>
    together([
      polygon(x - 1.5, -5, x - 1.25, -5, x + 1.5, 0, x + 1.25, 0),
      rect(x - 1.6, -5.1, 0.2, 5.1),
      rect(x + 1.4, -5.1, 0.2, 5.1),
      rect(x - 1.6, -5.2, 3.2, 0.22),
    ]);
  return [
    cut(front, blend(lighter(wall, 0.02), lighter(wall, -0.05)), {
      lift: 7,
      marks: [mark(planks, lighter(wall, -0.08), 0.6)],
    }),
    cut(rect(-3.3, -5.3, 6.6, 5.4), lighter(wall, -0.08), {
      lift: 3,
      marks: [mark(cross(-1.65), white, 0.85), mark(cross(1.65), white, 0.85)],
    }),
    ...windowOf(kit, 'sash', { box: [-1, -9.2, 2, 2], trim: white }),
    cut(roofLine, kit.snowy ? kit.paint.of('snow') : kit.paint.of('slate', -0.04), { lift: 8, edge: 0.45 }),
  ];
}

/** A windmill whose sails turn; about 16 heads. */
export function windmill(kit: Kit): Part[] {
  const wall = kit.paint.of('plaster', -0.02);
  const sail = (angle: number): Outline[] => {
    const arm = (along: number, across: number): Point => [
      Math.cos(angle) * along - Math.sin(angle) * across,
      -12 + Math.sin(angle) * along + Math.cos(angle) * across,
    ];
    return [
      polygon(...arm(0.2, -0.09), ...arm(6.6, -0.09), ...arm(6.6, 0.09), ...arm(0.2, 0.09)),
      polygon(...arm(1.6, 0.12), ...arm(6.5, 0.12), ...arm(6.5, 1.2), ...arm(1.6, 1)),
    ];
  };
  const sails = [0.5, 2.07, 3.64, 5.21].flatMap(sail);
  return [
    cut(taper(0, [-11.6, 0.1], [2, 3.3]), blend(wall, lighter(wall, -0.06)), { lift: 7 }),
    cut(symmetric(authored('M0 -14.2Q2 -13.8 2.4 -11.4L0 -11.4')), kit.paint.of('redTile'), { lift: 6 }),
    ...windowOf(kit, 'casement', { box: [-0.6, -8, 1.2, 1.6], trim: kit.paint.of('timber') }),
    ...doorOf(kit, { box: [-0.9, -4, 1.8, 4], colour: kit.paint.of('timber') }),
    moving([cut(together(sails), kit.paint.of('linen', -0.06), { lift: 5, edge: 0.3 })], {
      motion: 'spin',
      amplitude: 1,
      periodSeconds: kit.windy ? 7 : 22,
      phase: 0,
      anchor: [0, -12],
    }),
    cut(ellipse(0, -12, 0.4), kit.paint.of('timber'), { lift: 3 }),
  ];
}
