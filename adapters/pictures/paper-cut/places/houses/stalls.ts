/** Market stalls, and what hangs over a market. */
import type { Family } from '../goods/families.ts';
import { rowOf } from '../goods/shelf.ts';
import { isChinese, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, contact, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { hangingLantern } from './hanging-lantern.ts';

/** A market stall: table with goods under an awning on two poles; 7 heads wide. */
export function stall(kit: Kit, index: number): Part[] {
  const random = kit.chance('stall', index);
  const cloth = pick(random, [
    kit.paint.accent(-0.03),
    kit.paint.of('teal', 0.02),
    kit.paint.of('ochre', 0.02),
    kit.paint.of('indigo', 0.1),
  ]);
  const family = pick(random, [
    'grocer',
    'household',
    'cloth',
    'bakery',
    'toys',
  ] as const satisfies readonly Family[]);
  const wood = kit.paint.of('oak', -0.08);
  const hem = together(Array.from({ length: 8 }, (_, i) => ellipse(-3.6 + i * 1.03, -6.45, 0.52, 0.34)));
  const stripes = together(
    [-3, -1, 1, 3].map((x) =>
      polygon(x * 0.86 - 0.44, -8.2, x * 0.86 + 0.44, -8.2, x + 0.5, -6.4, x - 0.5, -6.4),
    ),
  );
  return [
    contact([0, 0.03], 3.6, kit.paint.shade),
    cut(together([rect(-3.3, -7.6, 0.22, 7.6), rect(3.08, -7.6, 0.22, 7.6)]), wood, { lift: 5, edge: 0.4 }),
    ...rowOf(kit, family, { x: -3, y: -2.7, width: 6, index }),
    cut(polygon(-3.5, -2.7, 3.5, -2.7, 3.4, 0, -3.4, 0), blend(lighter(cloth, 0.02), lighter(cloth, -0.06)), {
      lift: 7,
      marks: [
        mark(rect(-3.6, -2.7, 7.2, 0.34), lighter(wood, 0.06)),
        mark(
          together([-2.2, 0, 2.2].map((x) => polygon(x, -2.3, x + 0.16, -2.3, x + 0.4, 0, x - 0.1, 0))),
          lighter(cloth, -0.06),
          0.7,
        ),
      ],
    }),
    cut(hem, lighter(cloth, -0.03), { lift: 6, edge: 0.3 }),
    cut(polygon(-3.5, -8.3, 3.5, -8.3, 4.1, -6.4, -4.1, -6.4), kit.paint.of('cream', -0.04), {
      lift: 8,
      edge: 0.4,
      marks: [
        mark(stripes, cloth),
        ...(kit.snowy ? [mark(rect(-4, -8.4, 8, 0.6), kit.paint.of('snow'))] : []),
      ],
    }),
  ];
}

/** A string of lanterns, or pennants, sagging between two points over the street. */
export function garland(kit: Kit, from: Point, to: Point): Part[] {
  const sag = 1.2;
  const at = (share: number): Point => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share + sag * 4 * share * (1 - share),
  ];
  const cord = cut(ribbon([0, 0.25, 0.5, 0.75, 1].map(at), [0.05, 0.05]), kit.paint.of('iron'), {
    lift: 0,
    edge: 0,
  });
  const count = Math.max(4, Math.round((to[0] - from[0]) / 2.8));
  const shares = Array.from({ length: count }, (_, i) => (i + 0.6) / (count + 0.2));
  if (isChinese(kit))
    return [
      cord,
      ...shares.flatMap((share, i) => hangingLantern(kit, at(share), { size: 0.62, cord: 0.12, index: i })),
    ];
  const flags = Array.from({ length: 11 }, (_, i): Outline => {
    const [x, y] = at((i + 0.5) / 11);
    return polygon(x - 0.3, y, x + 0.3, y, x, y + 0.7);
  });
  return [
    cord,
    cut(together(flags.filter((_, i) => i % 2 === 0)), kit.paint.accent(), { lift: 3 }),
    cut(together(flags.filter((_, i) => i % 2 === 1)), kit.paint.of('cream', -0.03), { lift: 3 }),
  ];
}
