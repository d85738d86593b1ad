/** Trees with broad leaves, each standing on the origin, in heads: an adult is six. */
import { pointsOf } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { cut, mark, type Part } from '../paper/piece.ts';
import { ellipse } from '../paper/shapes.ts';
import { grown } from './branches.ts';
import { UP, bare, bareTree, leafage, trunk } from './crowns.ts';

/** A broad tree: oak in the West, camphor or elm in China. About fourteen heads. */
export function broadTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('broad tree', index);
  const height = between(random, 12, 15);
  if (bare(kit)) return bareTree(kit, { height, random });
  const lean = between(random, -0.8, 0.8);
  const bark = kit.paint.of('bark');
  const top: Point = [lean, -height * 0.62];
  const wood = [
    trunk([[0, 0.2], [lean * 0.3, -height * 0.25], top], [1.15, 0.5], bark),
    trunk(
      pointsOf(
        `${lean * 0.2} ${-height * 0.3}, ${lean - 1.6} ${-height * 0.5}, ${lean - 2.6} ${-height * 0.62}`,
      ),
      [0.5, 0.2],
      bark,
    ),
    trunk(
      pointsOf(
        `${lean * 0.25} ${-height * 0.26}, ${lean + 1.6} ${-height * 0.44}, ${lean + 2.8} ${-height * 0.55}`,
      ),
      [0.5, 0.2],
      bark,
    ),
  ];
  const lumps = [
    [lean - 2.5, -height * 0.6, 2.2, 1.7],
    [lean + 2.7, -height * 0.57, 2.1, 1.6],
    [lean, -height * 0.8, 2.9, 2.1],
    [lean - 1.3, -height * 0.66, 2.1, 1.5],
    [lean + 1.5, -height * 0.69, 2.2, 1.5],
  ] as const;
  return [...wood, ...leafage(kit, lumps, kit.paint.of('leaf', between(random, -0.03, 0.03)))];
}

/** A small round tree for streets and yards, about nine heads. */
export function roundTree(kit: Kit, index = 0): Part[] {
  const random = kit.chance('round tree', index);
  const height = between(random, 8, 9.5);
  if (bare(kit)) return bareTree(kit, { height: height * 1.05, random });
  const wood = trunk(
    pointsOf(`0 0.1, ${between(random, -0.2, 0.2)} ${-height * 0.35}, 0 ${-height * 0.6}`),
    [0.55, 0.28],
    kit.paint.of('bark'),
  );
  const lumps = [
    [-0.9, -height * 0.66, 1.5, 1.35],
    [1, -height * 0.68, 1.4, 1.3],
    [0.05, -height * 0.8, 1.9, 1.7],
  ] as const;
  return [wood, ...leafage(kit, lumps, kit.paint.of('leaf'))];
}

/** A birch: a white stem with dark eyes and a light crown. About twelve heads. */
export function birch(kit: Kit, index = 0): Part[] {
  const random = kit.chance('birch', index);
  const height = between(random, 10.5, 13);
  const stem: readonly Point[] = pointsOf(
    `0 0.1, ${between(random, -0.25, 0.25)} ${-height * 0.45}, ${between(random, -0.5, 0.5)} ${-height * 0.95}`,
  );
  const eyes = together(
    Array.from({ length: 7 }, (_, i) =>
      ellipse(between(random, -0.16, 0.16), -0.8 - i * height * 0.12, 0.14, 0.05),
    ),
  );
  const wood = cut(ribbon(stem, [0.5, 0.16]), kit.paint.of('birch'), {
    lift: 5,
    marks: [mark(eyes, kit.paint.of('bark', -0.1), 0.8)],
  });
  if (bare(kit))
    return [
      ...grown(
        { from: [0, -height * 0.4], angle: UP, length: height * 0.3, width: 0.2, forks: 3 },
        0.5,
        random,
      ).wood.map((outline) => cut(outline, kit.paint.of('birch', -0.14), { lift: 2, edge: 0.1 })),
      wood,
    ];
  const lumps = [
    [-0.8, -height * 0.66, 1.2, 1.5],
    [0.9, -height * 0.72, 1.2, 1.6],
    [0, -height * 0.92, 1.3, 1.7],
  ] as const;
  const [first, ...rest] = leafage(kit, lumps, kit.paint.of('leaf', 0.06));
  return first === undefined ? [wood] : [first, wood, ...rest];
}

/** A dead tree with claws for twigs. About nine heads. */
export const deadTree = (kit: Kit, index = 0): Part[] =>
  bareTree(kit, { height: 10, random: kit.chance('dead tree', index), colour: kit.paint.of('bark', -0.08) });
