/** What stands in streets and yards: fountains, benches, wells, carts, lamps. */
import { isChinese, isModern, type Kit } from '../kit.ts';
import { lampPost } from '../land/boats.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, contact, cut, mark, moving, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { streetLamp } from './street-lamp.ts';

/** A round fountain with two bowls; 8 heads wide. */
export function fountain(kit: Kit): Part[] {
  const stone = kit.paint.of('limestone', -0.06);
  const jet = together(
    [-1, -0.5, 0, 0.5, 1].map((lean) =>
      ribbon(
        pointsOf(`0 -6.4, ${lean * 0.8} ${-7.2 + Math.abs(lean) * 0.3}, ${lean * 1.5} -5.2`),
        [0.1, 0.04],
      ),
    ),
  );
  return [
    contact([0, 0.05], 4.4, kit.paint.shade),
    ...(kit.season === 'winter'
      ? []
      : [
          moving([cut(jet, kit.paint.of('foam'), { lift: 0, edge: 0, alpha: 0.8 })], {
            motion: 'flicker',
            amplitude: 0.04,
            periodSeconds: 0.9,
            phase: 0,
            anchor: [0, -5],
          }),
        ]),
    cut(
      symmetric(authored('M0 -6.3L0.4 -6.2Q0.3 -5.4 0.3 -4.6L2 -4.9Q1.5 -3.9 0.4 -3.8L0.5 -1.6L0 -1.6')),
      blend(lighter(stone, 0.04), lighter(stone, -0.05)),
      { lift: 6, edge: 0.45 },
    ),
    cut(polygon(-4, -1.8, 4, -1.8, 3.7, 0.1, -3.7, 0.1), blend(stone, lighter(stone, -0.07)), {
      lift: 7,
      marks: [mark(rect(-4, -1.2, 8, 0.1), lighter(stone, -0.1), 0.7)],
    }),
    cut(ellipse(0, -1.8, 4.1, 0.3), lighter(stone, 0.05), {
      lift: 3,
      edge: 0.4,
      marks: [mark(ellipse(0, -1.78, 3.6, 0.2), kit.paint.of('water', 0.08))],
    }),
  ];
}

/** A park bench, 6 heads wide. */
export const parkBench = (kit: Kit): Part[] => [
  contact([0, 0.03], 3, kit.paint.shade),
  cut(together([rect(-2.6, -3.4, 0.24, 3.4), rect(2.36, -3.4, 0.24, 3.4)]), kit.paint.of('iron', 0.04), {
    lift: 4,
  }),
  cut(
    together([rect(-3, -3.3, 6, 0.4), rect(-3, -2.7, 6, 0.4), rect(-3, -1.75, 6, 0.3)]),
    kit.paint.of('oak', -0.04),
    { lift: 5, edge: 0.5 },
  ),
];

/** A well: a stone ring under a little roof in the West, a windlass on posts in China; 5 heads wide. */
export function wellHead(kit: Kit): Part[] {
  const stone = kit.paint.of('stone');
  const wood = kit.paint.of('timber', 0.02);
  const stones = together(
    Array.from({ length: 10 }, (_, i) =>
      rect(-2.2 + (i % 5) * 0.92, -1.5 + Math.floor(i / 5) * 0.8, 0.7, 0.5),
    ),
  );
  return [
    contact([0, 0.05], 2.7, kit.paint.shade),
    cut(together([rect(-2, -7, 0.3, 5.4), rect(1.7, -7, 0.3, 5.4)]), wood, { lift: 5 }),
    cut(together([rect(-2.3, -5.6, 4.6, 0.3), ellipse(0, -5.45, 0.5, 0.36)]), lighter(wood, -0.05), {
      lift: 4,
    }),
    cut(
      together([rect(-0.03, -5.2, 0.06, 2), polygon(-0.45, -3.2, 0.45, -3.2, 0.35, -2.3, -0.35, -2.3)]),
      kit.paint.of('rope', -0.1),
      { lift: 3 },
    ),
    ...(isChinese(kit)
      ? [cut(rect(-2.6, -7.2, 5.2, 0.34), wood, { lift: 6 })]
      : [
          cut(
            polygon(-3, -6.8, 3, -6.8, 0, -9.2),
            kit.snowy ? kit.paint.of('snow') : kit.paint.of('redTile', -0.02),
            { lift: 7, edge: 0.45 },
          ),
        ]),
    cut(
      polygon(-2.5, -2.1, 2.5, -2.1, 2.4, 0.1, -2.4, 0.1),
      blend(lighter(stone, 0.02), lighter(stone, -0.06)),
      { lift: 6, marks: [mark(stones, lighter(stone, -0.06), 0.8)] },
    ),
    cut(ellipse(0, -2.1, 2.55, 0.26), lighter(stone, 0.06), {
      lift: 3,
      marks: [mark(ellipse(0, -2.08, 2, 0.16), kit.paint.shade, 0.8)],
    }),
  ];
}

/** A hand cart or a wheelbarrow with a load; 6 heads long. */
export function cart(kit: Kit): Part[] {
  const wood = kit.paint.of('timber', 0.02);
  const spokes = together(
    [0, 0.785, 1.571, 2.356].map((a) =>
      authored(
        `M${Math.cos(a) * 1.2 + Math.sin(a) * 0.05} ${-1.3 + Math.sin(a) * 1.2 - Math.cos(a) * 0.05}L${Math.cos(a) * 1.2 - Math.sin(a) * 0.05} ${-1.3 + Math.sin(a) * 1.2 + Math.cos(a) * 0.05}L${-Math.cos(a) * 1.2 - Math.sin(a) * 0.05} ${-1.3 - Math.sin(a) * 1.2 + Math.cos(a) * 0.05}L${-Math.cos(a) * 1.2 + Math.sin(a) * 0.05} ${-1.3 - Math.sin(a) * 1.2 - Math.cos(a) * 0.05}Z`,
      ),
    ),
  );
  return [
    contact([0, 0.04], 3, kit.paint.shade),
    cut(authored('M-2 -2.9Q-1.4 -4.4 0 -4.2Q1.6 -4.4 2 -2.9Z'), kit.paint.of('thatch', 0.02), { lift: 4 }),
    cut(
      polygon(-2.8, -3, 2.4, -3, 5, -3.6, 5, -3.4, 2.5, -1.7, -2.4, -1.7),
      blend(lighter(wood, 0.03), lighter(wood, -0.04)),
      { lift: 6, marks: [mark(rect(-3, -2.4, 6, 0.08), lighter(wood, -0.1))] },
    ),
    cut(ellipse(0, -1.3, 1.35), lighter(wood, -0.08), {
      lift: 5,
      edge: 0.5,
      marks: [
        mark(ellipse(0, -1.3, 1.1), kit.paint.of('earth', -0.06)),
        mark(spokes, lighter(wood, -0.04)),
        mark(ellipse(0, -1.3, 0.24), lighter(wood, 0.06)),
      ],
    }),
  ];
}

/** The lamp of this world's streets; a lantern hung from a post in old China. */
export const localLamp = (kit: Kit): Part[] =>
  kit.world === 'chinese-old' ? lampPost(kit) : streetLamp(kit, isModern(kit));
