/** What stands in Chinese gardens and streets: pavilions, memorial arches, moon gates, stone bridges. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { holed, symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { livery } from './halls-and-towers.ts';
import { hangingLantern } from './hanging-lantern.ts';
import { bars, type Box } from './openings.ts';
import { tiledRoof } from './tiled-roof.ts';

/** An open pavilion on six posts, about 9 heads wide. */
export function pavilion(kit: Kit): Part[] {
  const { tile } = livery(kit, false);
  const pillar = kit.paint.of('lacquer');
  const rail = railing({ x: -3.6, width: 7.2, foot: -1.06 }, pointsOf('-2.1 0.18, -1.2 0.14'), {
    step: 0.5,
    thick: 0.08,
  });
  const roof = symmetric(
    authored('M0 -11.6Q0.4 -9.6 3.4 -8.2Q4.6 -7.8 5.4 -8.6Q4.8 -7.1 3.8 -7.1Q1.8 -7.35 0 -7.35'),
  );
  return [
    cut(together([-2.4, 2.4].map((x) => rect(x - 0.16, -7.4, 0.32, 6.6))), lighter(pillar, -0.1), {
      lift: 3,
    }),
    cut(rail, lighter(pillar, -0.04), { lift: 3, edge: 0.3 }),
    cut(together([-3.5, 3.5].map((x) => rect(x - 0.22, -7.4, 0.44, 6.9))), pillar, { lift: 5, edge: 0.5 }),
    cut(rect(-4.2, -0.6, 8.4, 0.8), kit.paint.of('stone'), { lift: 4 }),
    cut(rect(-3.8, -7.5, 7.6, 0.55), kit.paint.of('greenTile', -0.12), { lift: 4 }),
    cut(roof, blend(lighter(tile, 0.04), lighter(tile, -0.04)), {
      lift: 9,
      edge: 0.45,
      marks: [
        mark(
          together(
            [-3, -2, -1, 0, 1, 2, 3].map((i) =>
              polygon(i * 0.12, -10.6, i * 0.12 + 0.06, -10.6, i * 1.1 + 0.08, -7, i * 1.1 - 0.06, -7),
            ),
          ),
          lighter(tile, -0.07),
          0.6,
        ),
        ...(kit.snowy
          ? [mark(polygon(-3, -12, 3, -12, 2.6, -8.5, 0, -9, -2.6, -8.4), kit.paint.of('snow'))]
          : []),
      ],
    }),
    cut(symmetric(authored('M0 -12.5Q0.3 -12 0.14 -11.7L0.3 -11.3L0 -11.3')), kit.paint.of('brass'), {
      lift: 3,
    }),
    ...hangingLantern(kit, [0, -7.1], { size: 0.75, index: 5 }),
  ];
}

/** A memorial arch over a street, 15 heads wide. */
export function paifang(kit: Kit): Part[] {
  const stone = kit.paint.of(kit.world === 'fairytale' ? 'lacquer' : 'stone', 0.02);
  const uprights = together([-6.6, -3.1, 3.1, 6.6].map((x) => rect(x - 0.32, -9.4, 0.64, 9.6)));
  return [
    cut(uprights, stone, { lift: 6, edge: 0.5 }),
    cut(together([-6.6, -3.1, 3.1, 6.6].map((x) => rect(x - 0.55, -0.9, 1.1, 1.1))), lighter(stone, -0.06), {
      lift: 4,
    }),
    cut(
      together([rect(-7.2, -7.8, 4.4, 0.7), rect(2.8, -7.8, 4.4, 0.7), rect(-3.6, -9.3, 7.2, 0.8)]),
      lighter(stone, -0.03),
      { lift: 6 },
    ),
    cut(rect(-1.8, -11, 3.6, 1.5), kit.paint.of('indigo', -0.02), {
      lift: 4,
      marks: [mark(rect(-1.55, -10.8, 3.1, 1.1), kit.paint.of('goldTile', -0.08), 0.45)],
    }),
    ...[-1, 1].flatMap((side) =>
      placed(tiledRoof(kit, { half: 2.5, rise: 1.1, eaves: -8, ridge: 1.6 }), { x: side * 5 }),
    ),
    ...tiledRoof(kit, { half: 4.2, rise: 1.5, eaves: -11, ridge: 2.6 }),
  ];
}

/** A garden wall with a round gate 月洞门, capped with tiles; what lies behind shows through. */
export function moonGate(kit: Kit, reach = 18): Part[] {
  const wall = kit.paint.of('plaster', 0.01);
  const tile = kit.paint.of('greyTile');
  const opening = ellipse(0, -3.7, 3.1);
  const outline = holed(rect(-reach, -8.4, reach * 2, 8.7), opening);
  const rim = holed(ellipse(0, -3.7, 3.45), opening);
  const scallops = together(
    Array.from({ length: reach * 2 }, (_, i) => ellipse(-reach + 0.5 + i, -8.32, 0.42, 0.2)),
  );
  const windows: readonly Box[] = [
    [-9.4, -6.2, 2.6, 2.6],
    [6.8, -6.2, 2.6, 2.6],
  ];
  return [
    cut(outline, blend(lighter(wall, -0.03), lighter(wall, -0.07)), { lift: 8, edge: 0.35 }),
    cut(rim, lighter(tile, 0.08), { lift: 4 }),
    ...windows.map((box) =>
      cut(
        ellipse(box[0] + 1.3, box[1] + 1.3, 1.3),
        lighter(kit.paint.of('needles'), kit.dark ? -0.04 : 0.02),
        { lift: 0, edge: 0, marks: [mark(bars('lattice', box), lighter(wall, -0.02))] },
      ),
    ),
    cut(scallops, lighter(tile, 0.04), { lift: 3 }),
    cut(
      polygon(-reach, -8.35, reach, -8.35, reach, -9, -reach, -9),
      kit.snowy ? kit.paint.of('snow') : blend(lighter(tile, -0.04), lighter(tile, 0.04)),
      { lift: 6, edge: 0.45 },
    ),
  ];
}

/** A humped stone bridge with one arch, 20 heads wide; its deck's crown is 4 heads high. */
export function stoneBridge(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', 0.02);
  const span = symmetric(authored('M0 -4.4Q5 -4.2 10.4 -0.7L10.4 0.4L3.6 0.4Q3.4 -2.9 0 -2.9'));
  const rail = symmetric(authored('M0 -5.4Q5 -5.2 10.4 -1.7L10.4 -1.3Q5 -4.8 0 -5'));
  const posts = together(
    [-8, -5.4, -2.7, 0, 2.7, 5.4, 8].map((x) => rect(x - 0.16, -5.75 + (x * x) / 26, 0.32, 1.5)),
  );
  const joints = together(
    [-1.15, -0.75, -0.35, 0.35, 0.75, 1.15].map((angle) =>
      authored(
        `M${Math.sin(angle) * 3.5} ${0.4 - Math.cos(angle) * 3.4}L${Math.sin(angle) * 3.6 + 0.05} ${0.4 - Math.cos(angle) * 3.4}L${Math.sin(angle) * 4.5 + 0.05} ${0.4 - Math.cos(angle) * 4.3}L${Math.sin(angle) * 4.4} ${0.4 - Math.cos(angle) * 4.3}Z`,
      ),
    ),
  );
  return [
    cut(together([posts]), lighter(stone, 0.03), { lift: 4, edge: 0.45 }),
    cut(rail, lighter(stone, 0.05), { lift: 3, edge: 0.4 }),
    cut(span, blend(stone, lighter(stone, -0.07)), {
      lift: 8,
      edge: 0.45,
      marks: [
        mark(joints, lighter(stone, -0.1), 0.7),
        ...(kit.snowy
          ? [mark(symmetric(authored('M0 -4.8Q5 -4.6 10.6 -1L10.6 -0.5Q5 -4 0 -4.1')), kit.paint.of('snow'))]
          : []),
      ],
    }),
  ];
}
