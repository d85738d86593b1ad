/** What stands in streets and yards: stalls, fountains, benches, wells, fences, carts, strings of lanterns. */
import { rowOf } from '../goods/shelf.ts';
import type { Family } from '../goods/goods.ts';
import { isChinese, isModern, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { ellipse, polygon, rect, ribbon, symmetric, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, contact, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { hangingLantern } from './chinese.ts';
import { streetLamp } from './modern.ts';

/** A market stall: table with goods under an awning on two poles; 7 heads wide. */
export function stall(kit: Kit, index: number): Part[] {
  const random = kit.chance('stall', index);
  const cloth = pick(random, [kit.paint.accent(-0.03), kit.paint.of('teal', 0.02), kit.paint.of('ochre', 0.02), kit.paint.of('indigo', 0.1)]);
  const family = pick(random, ['grocer', 'household', 'cloth', 'bakery', 'toys'] as const satisfies readonly Family[]);
  const wood = kit.paint.of('oak', -0.08);
  const hem = together(Array.from({ length: 8 }, (_, i) => ellipse(-3.6 + i * 1.03, -6.45, 0.52, 0.34)));
  const stripes = together([-3, -1, 1, 3].map((x) => polygon(x * 0.86 - 0.44, -8.2, x * 0.86 + 0.44, -8.2, x + 0.5, -6.4, x - 0.5, -6.4)));
  return [
    contact(0, 0.03, 3.6, kit.paint.shade),
    cut(together([rect(-3.3, -7.6, 0.22, 7.6), rect(3.08, -7.6, 0.22, 7.6)]), wood, { lift: 5, edge: 0.4 }),
    ...rowOf(kit, family, { x: -3, y: -2.7, width: 6, index }),
    cut(polygon(-3.5, -2.7, 3.5, -2.7, 3.4, 0, -3.4, 0), blend(lighter(cloth, 0.02), lighter(cloth, -0.06)), { lift: 7, marks: [mark(rect(-3.6, -2.7, 7.2, 0.34), lighter(wood, 0.06)), mark(together([-2.2, 0, 2.2].map((x) => polygon(x, -2.3, x + 0.16, -2.3, x + 0.4, 0, x - 0.1, 0))), lighter(cloth, -0.06), 0.7)] }),
    cut(hem, lighter(cloth, -0.03), { lift: 6, edge: 0.3 }),
    cut(polygon(-3.5, -8.3, 3.5, -8.3, 4.1, -6.4, -4.1, -6.4), kit.paint.of('cream', -0.04), { lift: 8, edge: 0.4, marks: [mark(stripes, cloth), ...(kit.snowy ? [mark(rect(-4, -8.4, 8, 0.6), kit.paint.of('snow'))] : [])] }),
  ];
}

/** A string of lanterns, or pennants, sagging between two points over the street. */
export function garland(kit: Kit, from: Point, to: Point): Part[] {
  const sag = 1.2;
  const at = (share: number): Point => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share + sag * 4 * share * (1 - share)];
  const cord = cut(ribbon([0, 0.25, 0.5, 0.75, 1].map(at), [0.05, 0.05]), kit.paint.of('iron'), { lift: 0, edge: 0 });
  const shares = [0.12, 0.32, 0.68, 0.88];
  if (isChinese(kit)) return [cord, ...shares.flatMap((share, i) => hangingLantern(kit, at(share), { size: 0.62, cord: 0.12, index: i }))];
  const flags = Array.from({ length: 11 }, (_, i): Outline => { const [x, y] = at((i + 0.5) / 11); return polygon(x - 0.3, y, x + 0.3, y, x, y + 0.7); });
  return [cord, cut(together(flags.filter((_, i) => i % 2 === 0)), kit.paint.accent(), { lift: 3 }), cut(together(flags.filter((_, i) => i % 2 === 1)), kit.paint.of('cream', -0.03), { lift: 3 })];
}

/** A round fountain with two bowls; 8 heads wide. */
export function fountain(kit: Kit): Part[] {
  const stone = kit.paint.of('limestone', -0.06);
  const jet = together([-1, -0.5, 0, 0.5, 1].map((lean) => ribbon([[0, -6.4], [lean * 0.8, -7.2 + Math.abs(lean) * 0.3], [lean * 1.5, -5.2]], [0.1, 0.04])));
  return [
    contact(0, 0.05, 4.4, kit.paint.shade),
    ...(kit.season === 'winter' ? [] : [moving([cut(jet, kit.paint.of('foam'), { lift: 0, edge: 0, alpha: 0.8 })], { motion: 'flicker', amplitude: 0.04, periodSeconds: 0.9, phase: 0, anchor: [0, -5] })]),
    cut(symmetric(authored('M0 -6.3L0.4 -6.2Q0.3 -5.4 0.3 -4.6L2 -4.9Q1.5 -3.9 0.4 -3.8L0.5 -1.6L0 -1.6')), blend(lighter(stone, 0.04), lighter(stone, -0.05)), { lift: 6, edge: 0.45 }),
    cut(polygon(-4, -1.8, 4, -1.8, 3.7, 0.1, -3.7, 0.1), blend(stone, lighter(stone, -0.07)), { lift: 7, marks: [mark(rect(-4, -1.2, 8, 0.1), lighter(stone, -0.1), 0.7)] }),
    cut(ellipse(0, -1.8, 4.1, 0.3), lighter(stone, 0.05), { lift: 3, edge: 0.4, marks: [mark(ellipse(0, -1.78, 3.6, 0.2), kit.paint.of('water', 0.08))] }),
  ];
}

/** A park bench, 6 heads wide. */
export const parkBench = (kit: Kit): Part[] => [
  contact(0, 0.03, 3, kit.paint.shade),
  cut(together([rect(-2.6, -3.4, 0.24, 3.4), rect(2.36, -3.4, 0.24, 3.4)]), kit.paint.of('iron', 0.04), { lift: 4 }),
  cut(together([rect(-3, -3.3, 6, 0.4), rect(-3, -2.7, 6, 0.4), rect(-3, -1.75, 6, 0.3)]), kit.paint.of('oak', -0.04), { lift: 5, edge: 0.5 }),
];

/** A well: a stone ring under a little roof in the West, a windlass on posts in China; 5 heads wide. */
export function wellHead(kit: Kit): Part[] {
  const stone = kit.paint.of('stone');
  const wood = kit.paint.of('timber', 0.02);
  const stones = together(Array.from({ length: 10 }, (_, i) => rect(-2.2 + (i % 5) * 0.92, -1.5 + Math.floor(i / 5) * 0.8, 0.7, 0.5)));
  return [
    contact(0, 0.05, 2.7, kit.paint.shade),
    cut(together([rect(-2, -7, 0.3, 5.4), rect(1.7, -7, 0.3, 5.4)]), wood, { lift: 5 }),
    cut(together([rect(-2.3, -5.6, 4.6, 0.3), ellipse(0, -5.45, 0.5, 0.36)]), lighter(wood, -0.05), { lift: 4 }),
    cut(together([rect(-0.03, -5.2, 0.06, 2), polygon(-0.45, -3.2, 0.45, -3.2, 0.35, -2.3, -0.35, -2.3)]), kit.paint.of('rope', -0.1), { lift: 3 }),
    ...(isChinese(kit) ? [cut(rect(-2.6, -7.2, 5.2, 0.34), wood, { lift: 6 })] : [cut(polygon(-3, -6.8, 3, -6.8, 0, -9.2), kit.snowy ? kit.paint.of('snow') : kit.paint.of('redTile', -0.02), { lift: 7, edge: 0.45 })]),
    cut(polygon(-2.5, -2.1, 2.5, -2.1, 2.4, 0.1, -2.4, 0.1), blend(lighter(stone, 0.02), lighter(stone, -0.06)), { lift: 6, marks: [mark(stones, lighter(stone, -0.06), 0.8)] }),
    cut(ellipse(0, -2.1, 2.55, 0.26), lighter(stone, 0.06), { lift: 3, marks: [mark(ellipse(0, -2.08, 2, 0.16), kit.paint.shade, 0.8)] }),
  ];
}

/** A fence from x to x + width, on the origin's height: pickets, rails or bamboo by world. */
export function fence(kit: Kit, x: number, width: number): Part[] {
  const white = kit.world === 'western-modern' || kit.world === 'fairytale';
  const wood = white ? kit.paint.of('plaster') : isChinese(kit) ? kit.paint.of('bamboo', -0.12) : kit.paint.of('driftwood', -0.1);
  const rails = railing({ x, width, foot: 0.1 }, [[-1.9, 0.16], [-0.9, 0.16]], { step: white || isChinese(kit) ? 0.62 : 2.2, thick: white ? 0.34 : isChinese(kit) ? 0.16 : 0.26 });
  const tops = white ? together(Array.from({ length: Math.floor(width / 0.62) + 1 }, (_, i) => polygon(x + i * 0.62, -1.9, x + i * 0.62 + 0.34, -1.9, x + i * 0.62 + 0.17, -2.3))) : null;
  return [cut(rails, wood, { lift: 4, edge: 0.4 }), ...(tops === null ? [] : [cut(tops, kit.snowy ? kit.paint.of('snow') : wood, { lift: 3, edge: 0.4 })])];
}

/** A hand cart or a wheelbarrow with a load; 6 heads long. */
export function cart(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', 0.02);
  const spokes = together([0, 0.785, 1.571, 2.356].map((a) => polygon(Math.cos(a) * 1.2 + Math.sin(a) * 0.05, -1.3 + Math.sin(a) * 1.2 - Math.cos(a) * 0.05, Math.cos(a) * 1.2 - Math.sin(a) * 0.05, -1.3 + Math.sin(a) * 1.2 + Math.cos(a) * 0.05, -Math.cos(a) * 1.2 - Math.sin(a) * 0.05, -1.3 - Math.sin(a) * 1.2 + Math.cos(a) * 0.05, -Math.cos(a) * 1.2 + Math.sin(a) * 0.05, -1.3 - Math.sin(a) * 1.2 - Math.cos(a) * 0.05)));
  return [
    contact(0, 0.04, 3, kit.paint.shade),
    cut(authored('M-2 -2.9Q-1.4 -4.4 0 -4.2Q1.6 -4.4 2 -2.9Z'), kit.paint.of('thatch', 0.02), { lift: 4 }),
    cut(polygon(-2.8, -3, 2.4, -3, 5, -3.6, 5, -3.4, 2.5, -1.7, -2.4, -1.7), blend(lighter(wood, 0.03), lighter(wood, -0.04)), { lift: 6, marks: [mark(rect(-3, -2.4, 6, 0.08), lighter(wood, -0.1))] }),
    cut(ellipse(0, -1.3, 1.35), lighter(wood, -0.08), { lift: 5, edge: 0.5, marks: [mark(ellipse(0, -1.3, 1.1), kit.paint.of('earth', -0.06)), mark(spokes, lighter(wood, -0.04)), mark(ellipse(0, -1.3, 0.24), lighter(wood, 0.06))] }),
  ];
}

/** The lamp of this world's streets; a lantern on a post in old China and fairy tales. */
export const localLamp = (kit: Kit): Part[] => streetLamp(kit, isModern(kit));

/** A playground's swing, slide and climbing arch. */
export function playThings(kit: Kit): { swing: Part[]; slide: Part[] } {
  const red = kit.paint.accent();
  const blue = kit.paint.of('sky', -0.14);
  const frame = together([polygon(-2.8, 0, -2.5, 0, -1.4, -6.6, -1.7, -6.6), polygon(2.5, 0, 2.8, 0, 1.7, -6.6, 1.4, -6.6), rect(-2, -6.9, 4, 0.3)]);
  const seat = [cut(together([rect(-0.75, -6.6, 0.06, 4.6), rect(0.69, -6.6, 0.06, 4.6)]), kit.paint.of('iron'), { lift: 1, edge: 0 }), cut(rect(-1, -2.1, 2, 0.24), kit.paint.of('goldTile'), { lift: 4 })];
  return {
    swing: [contact(0, 0.03, 3, kit.paint.shade), cut(frame, blue, { lift: 6, edge: 0.45 }), moving(seat, { motion: 'sway', amplitude: kit.windy ? 0.12 : 0.03, periodSeconds: 3.2, phase: 0.3, anchor: [0, -6.6] })],
    slide: [
      contact(0, 0.03, 3.6, kit.paint.shade),
      cut(railing({ x: -3.2, width: 1.3, foot: 0 }, [[-5.6, 0.16], [-4.2, 0.14], [-2.8, 0.14], [-1.4, 0.14]], { step: 1.14, thick: 0.16 }), blue, { lift: 4 }),
      cut(authored('M-2 -4.9L-1.2 -4.9Q1.6 -4 2.6 -1.1Q3 -0.5 4.2 -0.5L4.2 -0.1Q2.6 0 2 -0.9Q0.8 -3.4 -2 -4.4Z'), red, { lift: 6, edge: 0.45 }),
    ],
  };
}

/** A low wall of stones with a cap, from x to x + width. */
export const lowWall = (kit: Kit, x: number, width: number): Cut[] => {
  const stone = kit.paint.of('stone', -0.02);
  const random = kit.chance('low wall', Math.round(x));
  const stones = together(Array.from({ length: Math.round(width * 1.6) }, (_, i) => rect(x + ((i * 1.37) % width), -1.7 + (i % 3) * 0.55, 0.6 + 0.4 * random(), 0.42)));
  return [cut(rect(x, -1.8, width, 1.9), blend(lighter(stone, 0.02), lighter(stone, -0.06)), { lift: 5, marks: [mark(stones, lighter(stone, -0.05), 0.8)] }), cut(rect(x - 0.1, -2.1, width + 0.2, 0.34), kit.snowy ? kit.paint.of('snow') : lighter(stone, 0.05), { lift: 4, edge: 0.45 })];
};
