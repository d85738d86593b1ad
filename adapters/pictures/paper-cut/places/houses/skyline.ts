/** Towers of a modern city, far off. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, type Cut } from '../paper/piece.ts';
import { polygon, rect } from '../paper/shapes.ts';

/** A skyline of towers from −24 to 24: one sheet of blocks, lit windows in another. */
export function skyline(
  kit: Kit,
  name: string,
  { low, high, colour }: { low: number; high: number; colour: string },
): Cut[] {
  const random = kit.chance(`skyline ${name}`);
  const blocks: Outline[] = [];
  const lights: Outline[] = [];
  for (let x = -24; x < 24;) {
    const wide = between(random, 1.1, 2.4);
    const rise =
      (high - low) * between(random, 0.35, 1) * (0.45 + 0.55 * Math.min(1, Math.abs(x + wide / 2) / 9));
    blocks.push(tower([x, low + rise], wide, random));
    for (let k = 0; k < 5; k++)
      lights.push(
        rect(x + wide * between(random, 0.15, 0.75), low + rise * between(random, 0.1, 0.85), 0.14, 0.16),
      );
    x += wide + (random() < 0.25 ? between(random, 0.2, 0.7) : 0);
  }
  const ink = blend(lighter(colour, -0.01), lighter(colour, 0.03));
  const glow =
    kit.dark || kit.lit
      ? [lamp(together(lights), kit.paint.flame.body)]
      : [cut(together(lights), lighter(colour, -0.05), { lift: 0, edge: 0, alpha: 0.6 })];
  return [cut(together(blocks), ink, { lift: 6, edge: 0.3, grain: 0.4 }), ...glow];
}

/** A block whose top is flat, stepped or slanted. */
function tower([x, top]: Point, wide: number, random: () => number): Outline {
  const form = random();
  if (form < 0.45) return polygon(x, 2, x, top, x + wide, top, x + wide, 2);
  if (form < 0.7)
    return authored(
      `M${x} 2L${x} ${top + 0.6}L${x + wide * 0.2} ${top + 0.6}L${x + wide * 0.2} ${top}L${x + wide * 0.8} ${top}L${x + wide * 0.8} ${top + 0.6}L${x + wide} ${top + 0.6}L${x + wide} 2Z`,
    );
  if (form < 0.87) return polygon(x, 2, x, top + 0.7, x + wide, top, x + wide, 2);
  return authored(
    `M${x} 2L${x} ${top + 0.4}L${x + wide * 0.46} ${top + 0.4}L${x + wide * 0.48} ${top - 0.8}L${x + wide * 0.52} ${top - 0.8}L${x + wide * 0.54} ${top + 0.4}L${x + wide} ${top + 0.4}L${x + wide} 2Z`,
  );
}
