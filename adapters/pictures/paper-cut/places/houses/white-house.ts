/** White houses of the river towns with stepped gables. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { polyline, symmetric, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { polygon } from '../paper/shapes.ts';
import { doorOf, windowOf } from './openings.ts';

/** A white house of the river towns: stepped black-capped gable 马头墙, small windows, a dark door. */
export function whiteHouse(kit: Kit, width: number, index = 0): Part[] {
  const random = kit.chance('white house', index);
  const half = width / 2;
  const wall = kit.paint.of('plaster', between(random, -0.03, 0.04));
  const tile = kit.paint.of('greyTile', -0.06);
  const tall = between(random, 8.6, 10.4);
  const [outer, inner] = [half * 0.66, half * 0.32];
  const outline = symmetric(
    polyline(
      0,
      -tall,
      inner,
      -tall,
      inner,
      -tall * 0.88,
      outer,
      -tall * 0.88,
      outer,
      -tall * 0.74,
      half,
      -tall * 0.74,
      half,
      0,
      0,
      0,
    ),
  );
  const caps = [
    stepCap(-half, -outer, -tall * 0.74),
    stepCap(outer, half, -tall * 0.74),
    stepCap(-outer, -inner, -tall * 0.88),
    stepCap(inner, outer, -tall * 0.88),
    stepCap(-inner, inner, -tall),
  ];
  const stain = polygon(-half, -1.1, half, -1.1, half, 0, -half, 0);
  return [
    cut(outline, blend(wall, lighter(wall, -0.06)), {
      lift: 7,
      edge: 0.3,
      marks: [mark(stain, kit.paint.of('stone', -0.02), 0.4)],
    }),
    ...caps.map((cap) => cut(cap, kit.snowy ? kit.paint.of('snow') : tile, { lift: 5, edge: 0.45 })),
    ...windowOf(kit, 'paper', {
      box: [-half * 0.62, -tall * 0.6, 1.1, 1.3],
      trim: kit.paint.of('ebony', 0.06),
    }),
    ...windowOf(kit, 'paper', {
      box: [half * 0.62 - 1.1, -tall * 0.6, 1.1, 1.3],
      trim: kit.paint.of('ebony', 0.06),
      lit: kit.lit && index % 2 === 1,
    }),
    ...doorOf(kit, { box: [-0.95, -4.4, 1.9, 4.4], colour: kit.paint.of('ebony', 0.08), leaves: 2 }),
    cut(polygon(-1.5, -4.6, 1.5, -4.6, 1.25, -5.15, -1.25, -5.15), tile, { lift: 5, edge: 0.45 }),
  ];
}

/** The cap of a gable step: a thin roof whose outer ends turn up. */
const stepCap = (from: number, to: number, y: number): Outline =>
  authored(
    `M${from - 0.42} ${y - 0.52}L${from - 0.1} ${y - 0.32}L${to + 0.1} ${y - 0.32}L${to + 0.42} ${y - 0.52}L${to + 0.3} ${y + 0.06}L${from - 0.3} ${y + 0.06}Z`,
  );
