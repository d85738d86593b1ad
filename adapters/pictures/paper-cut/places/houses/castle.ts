/** Castles and lone towers. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Part } from '../paper/piece.ts';
import { arch, polygon, rect, taper } from '../paper/shapes.ts';
import { doorOf, windowGlow, windowOf } from './openings.ts';

/** A round tower with a cone: half width, height. */
function turret(
  kit: Kit,
  { x, half, height, stone, roof }: { x: number; half: number; height: number; stone: string; roof: string },
): Part[] {
  const flag = authored(
    `M${x + 0.06} ${-height - half * 3 - 1.4}L${x + 1.5} ${-height - half * 3 - 1}L${x + 0.06} ${-height - half * 3 - 0.6}Z`,
  );
  return [
    cut(taper(x, [-height, 0.1], [half, half * 1.08]), blend(lighter(stone, 0.03), lighter(stone, -0.05)), {
      lift: 6,
      marks: [mark(rect(x + half * 0.3 * -kit.sun, -height, half, height), lighter(stone, -0.06), 0.5)],
    }),
    cut(rect(x - half * 1.2, -height - 0.4, half * 2.4, 0.9), lighter(stone, 0.02), { lift: 4 }),
    ...windowOf(kit, 'slit', { box: [x - 0.35, -height * 0.72, 0.7, 1.6], trim: lighter(stone, -0.1) }),
    cut(
      polygon(x - half * 1.35, -height - 0.3, x + half * 1.35, -height - 0.3, x, -height - half * 3),
      blend(lighter(roof, 0.05), lighter(roof, -0.03)),
      {
        lift: 7,
        edge: 0.45,
        marks: kit.snowy
          ? [
              mark(
                authored(
                  `M${x - half} ${-height - half * 3.2}L${x + half} ${-height - half * 3.2}L${x + half * 0.6} ${-height - half * 1.2}L${x - half * 0.6} ${-height - half}Z`,
                ),
                kit.paint.of('snow'),
              ),
            ]
          : [],
      },
    ),
    moving(
      [
        cut(rect(x - 0.05, -height - half * 3 - 1.5, 0.1, 1.6), kit.paint.of('iron'), { lift: 1, edge: 0 }),
        cut(flag, kit.paint.accent(), { lift: 2 }),
      ],
      {
        motion: 'sway',
        amplitude: kit.windy ? 0.12 : 0.03,
        periodSeconds: 2.9,
        phase: Math.abs(x * 0.11) % 1,
        anchor: [x, -height - half * 3],
      },
    ),
  ];
}

/** A castle of four towers and a gate, about 24 heads wide. */
export function castleBuilding(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', -0.02);
  const roof = kit.paint.of(kit.world === 'fairytale' ? 'plum' : 'slate', 0.02);
  const merlons = together(Array.from({ length: 9 }, (_, i) => rect(-7.6 + i * 1.8, -9.3, 1, 0.9)));
  return [
    ...turret(kit, { x: -3.2, half: 1.5, height: 15.5, stone: lighter(stone, -0.04), roof }),
    ...turret(kit, { x: 3.8, half: 1.8, height: 18, stone: lighter(stone, -0.04), roof }),
    cut(merlons, stone, { lift: 4 }),
    cut(rect(-8, -8.5, 16, 8.6), blend(stone, lighter(stone, -0.06)), {
      lift: 7,
      marks: [mark(together([-5, -1, 3].map((y) => rect(-8, y - 3, 16, 0.06))), lighter(stone, -0.08), 0.5)],
    }),
    cut(arch(0, 0.1, [4.4, 6]), lighter(stone, 0.05), { lift: 4 }),
    cut(arch(0, 0.1, [3.5, 5.4]), kit.paint.shade, {
      lift: 0,
      edge: 0,
      marks: [
        mark(
          together([-1.2, -0.4, 0.4, 1.2].map((x) => rect(x - 0.07, -6, 0.14, 6))),
          lighter(kit.paint.shade, 0.12),
        ),
      ],
    }),
    ...[-5.4, 4].flatMap((x) =>
      windowOf(kit, 'arched', { box: [x, -6.6, 1.3, 2.3], trim: lighter(stone, -0.1) }),
    ),
    ...windowGlow(kit, [4, -6.6, 1.3, 2.3]),
    ...turret(kit, { x: -8.6, half: 2, height: 11, stone, roof }),
    ...turret(kit, { x: 8.6, half: 2, height: 12.5, stone, roof }),
  ];
}

/** A lone stone tower, about 20 heads. */
export function loneTower(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', -0.03);
  const random = kit.chance('tower stones');
  const stones = together(
    Array.from({ length: 16 }, () => rect(between(random, -2.4, 1.7), between(random, -16, -1), 0.8, 0.34)),
  );
  const merlons = together([-2.9, -1.55, -0.2, 1.15].map((x) => rect(x + 0.2, -19, 0.9, 0.9)));
  return [
    cut(merlons, stone, { lift: 4 }),
    cut(taper(0, [-16.6, 0.1], [2.5, 3.1]), blend(lighter(stone, 0.04), lighter(stone, -0.05)), {
      lift: 8,
      edge: 0.45,
      marks: [mark(stones, lighter(stone, -0.07), 0.6)],
    }),
    cut(rect(-3, -18.2, 6, 1.9), lighter(stone, 0.02), { lift: 5 }),
    ...windowOf(kit, 'slit', { box: [-0.5, -14.6, 1, 2.2], trim: lighter(stone, -0.1) }),
    ...windowOf(kit, 'slit', { box: [-0.5, -9.4, 1, 2.2], trim: lighter(stone, -0.1), lit: false }),
    ...windowGlow(kit, [-0.5, -14.6, 1, 2.2]),
    ...doorOf(kit, { box: [-1, -4, 2, 4], colour: kit.paint.of('timber'), round: true }),
  ];
}
