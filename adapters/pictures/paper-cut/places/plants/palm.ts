/** The palm. */
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import type { Point } from '../paper/outline.ts';
import { cut, type Part } from '../paper/piece.ts';
import { trunk } from './crowns.ts';

/** A palm with drooping fronds. About ten heads. */
export function palm(kit: Kit, index = 0): Part[] {
  const random = kit.chance('palm', index);
  const top: Point = [between(random, 0.8, 1.6), -9];
  const fronds = [-2.9, -2.4, -1.85, -1.3, -0.75, -0.25, -3.35].map((angle) => {
    const end: Point = [top[0] + Math.cos(angle) * 3, top[1] + Math.sin(angle) * 2.1 + 1.3];
    const knee: Point = [top[0] + Math.cos(angle) * 1.8, top[1] + Math.sin(angle) * 1.9 - 0.1];
    return ribbon([top, knee, end], [0.62, 0.04]);
  });
  const colour = kit.paint.of('kelp', 0.04);
  return [
    trunk([[0, 0.1], [0.2, -4.5], top], [0.7, 0.36], kit.paint.of('bark', 0.1)),
    ...fronds.map((outline, i) => cut(outline, lighter(colour, -0.03 + (i % 3) * 0.03), { lift: 4 })),
  ];
}
