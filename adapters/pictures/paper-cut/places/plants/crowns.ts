/** What trees are made of: trunks, lumps of leaves, bare boughs. */
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, lobed } from '../paper/shapes.ts';
import { grown } from './branches.ts';

/** The angle of growth that is upright, radians. */
export const UP = -Math.PI / 2;

/** Whether broad leaves are off the trees. */
export const bare = (kit: Kit): boolean => kit.season === 'winter';

/** A crown of leaves as lumps, the farther darker; each lump carries lighter cuts towards the light. */
export function leafage(
  kit: Kit,
  lumps: readonly (readonly [number, number, number, number])[],
  colour: string,
): Cut[] {
  return lumps.map(([x, y, rx, ry], i) => {
    const random = kit.chance('lump', Math.round(x * 31 + y * 17));
    const tone = lighter(colour, -0.05 + (0.075 * i) / Math.max(1, lumps.length - 1));
    const inner = lobed(x + kit.sun * rx * 0.25, y - ry * 0.25, {
      rx: rx * 0.62,
      ry: ry * 0.55,
      lobes: 7,
      random,
    });
    const marks = [
      mark(inner, lighter(tone, 0.035), 0.8),
      ...(kit.snowy
        ? [mark(lobed(x, y - ry * 0.95, { rx, ry: ry * 0.5, lobes: 8, random }), kit.paint.of('snow'), 0.92)]
        : []),
    ];
    return cut(
      lobed(x, y, { rx, ry, lobes: 9 + Math.round(rx), random }),
      blend(lighter(tone, 0.02), lighter(tone, -0.04)),
      { lift: 8, edge: 0.35, marks },
    );
  });
}

/** A trunk or bough through points, tapering. */
export const trunk = (points: readonly Point[], widths: Point, colour: string): Cut =>
  cut(ribbon(points, widths), blend(lighter(colour, 0.03), lighter(colour, -0.05)), { lift: 6, edge: 0.4 });

/** A bare tree: forks only, with snow along the boughs. */
export function bareTree(
  kit: Kit,
  {
    height,
    random,
    colour = kit.paint.of('bark'),
  }: { readonly height: number; readonly random: () => number; readonly colour?: string },
): Part[] {
  const crown = grown(
    {
      from: [0, 0],
      angle: UP + between(random, -0.08, 0.08),
      length: height * 0.42,
      width: height * 0.062,
      forks: 4,
    },
    0.5,
    random,
  );
  const wood = crown.wood.map((outline) => cut(outline, colour, { lift: 3, edge: 0.3, grain: 0.4 }));
  const thin = crown.wood.slice(7);
  const merged = [...wood.slice(0, 7), cut(together(thin), colour, { lift: 3, edge: 0, grain: 0.3 })];
  return kit.snowy
    ? [
        ...merged,
        cut(together(crown.tips.map(([x, y]) => ellipse(x, y - 0.05, 0.22, 0.1))), kit.paint.of('snow'), {
          lift: 2,
          edge: 0.2,
        }),
      ]
    : merged;
}
