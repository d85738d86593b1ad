/** Trees in flower. */
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { cut, type Part } from '../paper/piece.ts';
import { ellipse, lobed } from '../paper/shapes.ts';
import { grown } from './branches.ts';
import { UP } from './crowns.ts';

/** A tree in flower: plum in late winter, peach or apple in spring; leaves and fruit otherwise. About eight heads. */
export function blossomTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('blossom tree', index);
  const crown = grown(
    { from: [0, 0], angle: UP + between(random, -0.25, 0.25), length: 3.4, width: 0.62, forks: 3 },
    0.9,
    random,
  );
  const bark = kit.paint.of('bark', -0.06);
  const wood = crown.wood.map((outline, i) =>
    cut(outline, bark, { lift: i < 3 ? 5 : 2, edge: i < 7 ? 0.4 : 0.1 }),
  );
  const flowering = kit.season === 'spring' || kit.season === 'winter';
  const dots = (share: number, size: number): Outline =>
    together(crown.tips.flatMap(([x, y]) => scattered([x, y], { random, share, size })));
  const colour = flowering ? kit.paint.of('blossom') : kit.paint.of('leaf');
  return [
    ...wood,
    ...crown.tips
      .filter((_, i) => i % 2 === 0)
      .map(([x, y]) =>
        cut(lobed(x, y, { rx: 0.95, ry: 0.75, lobes: 8, random }), lighter(colour, -0.04), {
          lift: 5,
          edge: 0.3,
          alpha: flowering ? 0.85 : 1,
        }),
      ),
    cut(dots(4, 0.17), lighter(colour, 0.03), { lift: 2, edge: 0.2 }),
    cut(dots(2, 0.1), flowering ? lighter(colour, 0.08) : kit.paint.accent(), { lift: 1, edge: 0 }),
  ];
}

/** Dots about a tip. */
function scattered(
  [x, y]: Point,
  { random, share, size }: { random: () => number; share: number; size: number },
): Outline[] {
  return Array.from({ length: share }, () =>
    ellipse(
      x + between(random, -0.8, 0.8),
      y + between(random, -0.6, 0.6),
      size * between(random, 0.7, 1.2),
      size,
    ),
  );
}
