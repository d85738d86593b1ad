/** Modern buildings: flats, shop rows, towers of glass, and what stands in their streets. */
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { ellipse, polygon, rect, ribbon, roundRect, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, shine, type Cut, type Part } from '../paper/piece.ts';
import { burning, pane, windowGlow, windowOf } from './openings.ts';

/** A block of flats with balconies, 10 heads wide and `floors` high, its ground floor a row of shops. */
export function flats(kit: Kit, floors: number, index = 0): Part[] {
  const random = kit.chance('flats', index);
  const wall = pick(random, [kit.paint.of('concrete'), kit.paint.of('cream', -0.06), kit.paint.of('rose', 0.04), kit.paint.of('sage', 0.06), kit.paint.of('ochre', 0.06)]);
  const top = -6.2 - floors * 4.2;
  const storeys = Array.from({ length: floors }, (_, f) => storey(kit, { y: -6.2 - (f + 1) * 4.2, wall, index: index * 7 + f }));
  return [
    cut(rect(-5, top - 0.5, 10, -top + 0.6), blend(lighter(wall, -0.02), lighter(wall, -0.06)), { lift: 6, edge: 0.3 }),
    ...storeys.flat(),
    cut(rect(-5.2, top - 0.7, 10.4, 0.5), kit.snowy ? kit.paint.of('snow') : lighter(wall, 0.05), { lift: 4 }),
    ...shopRow(kit, index),
  ];
}

/** Two windows and a balcony with washing, a plant or an air conditioner. */
function storey(kit: Kit, { y, wall, index }: { y: number; wall: string; index: number }): Part[] {
  const random = kit.chance('storey', index);
  const trim = lighter(wall, 0.08);
  const balcony = railing({ x: -0.2, width: 4.6, foot: y + 3.4 }, [[y + 2.3, 0.14]], { step: 0.52, thick: 0.08 });
  const washing = together([polygon(0.6, y + 1.1, 1.3, y + 1.1, 1.25, y + 2.2, 0.65, y + 2.2), polygon(1.7, y + 1.1, 2.3, y + 1.1, 2.4, y + 1.9, 1.6, y + 1.9)]);
  return [
    ...windowOf(kit, 'modern', { box: [-4.2, y + 0.6, 2.4, 2.2], trim, lit: kit.lit && random() < 0.6 }),
    cut(rect(-1.5, y + 2.1, 0.95, 0.7), kit.paint.of('concrete', 0.1), { lift: 3, marks: [mark(ellipse(-1.02, y + 2.45, 0.25), kit.paint.of('steel', -0.1), 0.7)] }),
    pane(kit, rect(0, y + 0.5, 4.2, 2.6), { lit: kit.lit && random() < 0.5, marks: [mark(together([rect(1.35, y + 0.5, 0.09, 2.6), rect(2.8, y + 0.5, 0.09, 2.6)]), lighter(wall, -0.15))] }),
    ...(random() < 0.5 ? [cut(washing, pick(random, [kit.paint.of('sky'), kit.paint.of('rose', 0.05), kit.paint.of('linen')]), { lift: 2, edge: 0.2 })] : []),
    cut(balcony, kit.paint.of('steel', -0.14), { lift: 3, edge: 0.2 }),
    cut(rect(-0.3, y + 3.3, 4.8, 0.35), lighter(wall, -0.04), { lift: 4 }),
  ];
}

/** Two shops with sign boards; emblems, no writing. */
function shopRow(kit: Kit, index: number): Part[] {
  return [-2.5, 2.5].flatMap((x, i) => {
    const random = kit.chance('shop row', index * 2 + i);
    const colour = pick(random, [kit.paint.accent(-0.04), kit.paint.of('teal'), kit.paint.of('indigo', 0.1), kit.paint.of('felt', 0.04)]);
    const box = [x - 2.1, -4.4, 4.2, 3.9] as const;
    const emblem = together([ellipse(x - 1.2, -5.3, 0.26), rect(x - 0.6, -5.42, 1.5, 0.22), rect(x - 0.6, -5.1, 1, 0.14)]);
    return [
      pane(kit, rect(...box), { lit: kit.lit, marks: [mark(together([rect(x - 0.06, -4.4, 0.12, 3.9), rect(x - 2.1, -1.4, 2.04, 0.9)]), kit.paint.of('steel', -0.12), 0.7), mark(together([ellipse(x - 1.5, -1.75, 0.25, 0.35), rect(x - 1, -2.1, 0.4, 0.7), ellipse(x - 0.35, -1.7, 0.2, 0.3)]), lighter(colour, -0.03), 0.7)] }),
      ...windowGlow(kit, box, 0.2),
      cut(rect(x - 2.35, -6, 4.7, 1.3), blend(lighter(colour, 0.02), lighter(colour, -0.04)), { lift: 7, edge: 0.4, marks: [mark(emblem, kit.paint.of('paper'), 0.9)] }),
    ];
  });
}

/** A skyline of towers from −24 to 24: one sheet of blocks, lit windows in another. */
export function skyline(kit: Kit, name: string, { low, high, colour }: { low: number; high: number; colour: string }): Cut[] {
  const random = kit.chance(`skyline ${name}`);
  const blocks: Outline[] = [];
  const lights: Outline[] = [];
  for (let x = -24; x < 24; ) {
    const wide = between(random, 1.1, 2.4);
    const rise = (high - low) * between(random, 0.35, 1) * (0.45 + 0.55 * Math.min(1, Math.abs(x + wide / 2) / 9));
    blocks.push(tower([x, low + rise], wide, random));
    for (let k = 0; k < 5; k++) lights.push(rect(x + wide * between(random, 0.15, 0.75), low + rise * between(random, 0.1, 0.85), 0.14, 0.16));
    x += wide + (random() < 0.25 ? between(random, 0.2, 0.7) : 0);
  }
  const ink = blend(lighter(colour, -0.01), lighter(colour, 0.03));
  const glow = kit.dark || kit.lit ? [lamp(together(lights), kit.paint.flame.body)] : [cut(together(lights), lighter(colour, -0.05), { lift: 0, edge: 0, alpha: 0.6 })];
  return [cut(together(blocks), ink, { lift: 6, edge: 0.3, grain: 0.4 }), ...glow];
}

/** A block whose top is flat, stepped or slanted. */
function tower([x, top]: Point, wide: number, random: () => number): Outline {
  const form = random();
  if (form < 0.45) return polygon(x, 2, x, top, x + wide, top, x + wide, 2);
  if (form < 0.7) return polygon(x, 2, x, top + 0.6, x + wide * 0.2, top + 0.6, x + wide * 0.2, top, x + wide * 0.8, top, x + wide * 0.8, top + 0.6, x + wide, top + 0.6, x + wide, 2);
  if (form < 0.87) return polygon(x, 2, x, top + 0.7, x + wide, top, x + wide, 2);
  return polygon(x, 2, x, top + 0.4, x + wide * 0.46, top + 0.4, x + wide * 0.48, top - 0.8, x + wide * 0.52, top - 0.8, x + wide * 0.54, top + 0.4, x + wide, top + 0.4, x + wide, 2);
}

/** A street lamp: an arm of steel in modern worlds, an iron post with a glazed head in old ones. About 9 heads. */
export function streetLamp(kit: Kit, modern: boolean): Part[] {
  const iron = kit.paint.of('iron', 0.03);
  if (modern) {
    return [
      cut(together([rect(-0.13, -10.4, 0.26, 10.5), ribbon([[0, -10.3], [0.6, -10.9], [1.9, -10.9]], [0.22, 0.16])]), iron, { lift: 4, edge: 0.4 }),
      cut(roundRect([1.3, -11.02, 1.3, 0.26], 0.12), iron, { lift: 2 }),
      ...(kit.lit ? [lamp(roundRect([1.4, -10.8, 1.1, 0.12], 0.06), kit.paint.flame.core), shine(1.95, -10.5, { radius: 4.6, colour: kit.paint.flame.throws, strength: 0.5 })] : []),
    ];
  }
  return [
    cut(together([rect(-0.13, -7.6, 0.26, 7.7), rect(-0.34, -0.9, 0.68, 1), rect(-0.5, -6.8, 1, 0.12)]), iron, { lift: 4, edge: 0.4 }),
    ...burning(kit, polygon(-0.34, -7.6, 0.34, -7.6, 0.5, -8.7, -0.5, -8.7), [0, -8.2], 4.2),
    cut(authored('M-0.62 -8.7L0.62 -8.7L0.2 -9.25L0.08 -9.6L-0.08 -9.6L-0.2 -9.25Z'), iron, { lift: 3, edge: 0.4 }),
  ];
}

/** Power poles with sagging wires, for the back of modern lanes. */
export function wires(kit: Kit, y: number): Part[] {
  const ink = kit.paint.of('iron', 0.02);
  const line = (dy: number): Outline => ribbon([[-22, y + dy], [-11, y + dy + 0.7], [0, y + dy], [11, y + dy + 0.7], [22, y + dy]], [0.05, 0.05]);
  return [cut(together([line(0), line(0.35)]), ink, { lift: 0, edge: 0, grain: 0 })];
}

/** A saloon car of no make, 15 heads long, on the origin. */
export function carBody(kit: Kit, colour: string): Part[] {
  const body = authored('M-7.2 -1.2Q-7.4 -2.6 -6 -3L-3.6 -3.3Q-2.4 -5.2 0 -5.3Q2.8 -5.3 4 -3.4L6.2 -3Q7.4 -2.7 7.3 -1.2Z');
  const glass = together([authored('M-3 -3.4Q-2 -4.8 -0.2 -4.9L-0.2 -3.4Z'), authored('M0.2 -3.4L0.2 -4.9Q2.2 -4.9 3.2 -3.4Z')]);
  const wheel = (x: number): Cut[] => [cut(ellipse(x, -0.9, 1, 1), kit.paint.of('iron', -0.06), { lift: 3, marks: [mark(ellipse(x, -0.9, 0.45), kit.paint.of('steel'))] })];
  return [
    cut(body, blend(lighter(colour, 0.05), lighter(colour, -0.05)), { lift: 6, edge: 0.5, marks: [mark(glass, kit.paint.of('ice', -0.2)), mark(rect(-7.4, -1.9, 15, 0.12), lighter(colour, -0.1), 0.7)] }),
    ...wheel(-4.4),
    ...wheel(4.4),
    ...(kit.lit ? [lamp(ellipse(7, -2.2, 0.24, 0.3), kit.paint.flame.core), shine(7.1, -2.2, { radius: 2.6, colour: kit.paint.flame.throws, strength: 0.4 })] : []),
  ];
}
