/** Boulders, and the hollowed stones of Chinese gardens. */
import { authored } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import type { Material } from '../light/materials.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, lobed } from '../paper/shapes.ts';

/** A boulder about `size` heads wide, standing on the origin. */
export function boulder(
  kit: Kit,
  size: number,
  { index = 0, stone = 'rock' }: { readonly index?: number; readonly stone?: Material } = {},
): Part[] {
  const random = kit.chance('boulder', index);
  const colour = kit.paint.of(stone, between(random, -0.05, 0.04));
  const h = size * between(random, 0.45, 0.7);
  const r = (low: number, high: number): number => between(random, low, high);
  const outline = authored(
    `M${-size / 2} 0.1L${-size * r(0.42, 0.5)} ${-h * r(0.35, 0.55)}L${-size * r(0.1, 0.26)} ${-h * r(0.85, 1)}L${size * r(0.08, 0.24)} ${-h}L${size * r(0.32, 0.44)} ${-h * r(0.5, 0.7)}L${size / 2} 0.1Z`,
  );
  const face = authored(
    `M${-size * 0.2 * kit.sun} ${-h}L${size * 0.1 * -kit.sun} ${-h * 0.45}L${size * 0.02} 0.2L${size * 0.6 * -kit.sun} 0.2L${size * 0.5 * -kit.sun} ${-h * 0.6}Z`,
  );
  const marks = [
    mark(face, lighter(colour, -0.07), 0.75),
    ...(kit.snowy ? [mark(ellipse(0, -h * 0.95, size * 0.42, h * 0.22), kit.paint.of('snow'))] : []),
  ];
  return [cut(outline, blend(lighter(colour, 0.03), lighter(colour, -0.03)), { lift: 6, edge: 0.45, marks })];
}

/** A rockery stone of Chinese gardens: tall, hollowed through. */
export function scholarRock(kit: Kit, height: number, index = 0): Part[] {
  const random = kit.chance('scholar rock', index);
  const side = pick(random, [-1, 1]);
  const colour = kit.paint.of('stone', 0.06);
  const body = lobed(side * 0.1, -height * 0.5, { rx: height * 0.26, ry: height * 0.5, lobes: 11, random });
  const hollow = together([
    ellipse(side * 0.35, -height * 0.68, height * 0.07, height * 0.09),
    ellipse(-side * 0.3, -height * 0.38, height * 0.08, height * 0.06),
    ellipse(side * 0.2, -height * 0.16, height * 0.05, height * 0.05),
  ]);
  return [
    cut(body, blend(lighter(colour, 0.03), lighter(colour, -0.06)), {
      lift: 7,
      edge: 0.45,
      marks: [mark(hollow, lighter(colour, -0.26), 0.85)],
    }),
  ];
}
