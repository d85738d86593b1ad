/** Half-timbered houses with their gable to the street, and shop fronts. */
import { authored } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { doorOf, windowGlow, windowOf } from './openings.ts';
import { chimney, pitchedRoof } from './roofs-and-chimneys.ts';

/** Facts of a house front. */
interface TownHouse {
  readonly width: number;
  readonly storeys: 1 | 2 | 3;
  readonly shop: boolean;
  readonly index: number;
}

/** A half-timbered or plastered house with its gable to the street, on the origin. */
export function gabledHouse(kit: Kit, house: TownHouse): Part[] {
  const { width, storeys, shop, index } = house;
  const random = kit.chance('gabled house', index);
  const half = width / 2;
  const wall = pick(random, [
    kit.paint.of('cream'),
    kit.paint.of('rose'),
    kit.paint.of('sky'),
    kit.paint.of('ochre', 0.04),
    kit.paint.of('sage', 0.05),
    kit.paint.of('plaster'),
  ]);
  const beam = kit.paint.of('timber', -0.05);
  const eaves = -5.6 - (storeys - 1) * 4.4;
  const top = eaves - half * between(random, 1.05, 1.35);
  const timbered = random() < 0.6;
  const gable = polygon(-half, 0.1, -half, eaves, 0, top + 0.35, half, eaves, half, 0.1);
  return [
    ...(index % 2 === 0 ? chimney(kit, [half * 0.5, eaves - half * 0.3], 2.6) : []),
    cut(gable, blend(lighter(wall, -0.03), lighter(wall, -0.01)), {
      lift: 7,
      edge: 0.3,
      marks: timbered
        ? [mark(timbering(half, eaves, top), beam, 0.95)]
        : [mark(rect(-half, eaves, width, 0.18), lighter(wall, -0.1), 0.7)],
    }),
    ...Array.from({ length: storeys - 1 }, (_, i) =>
      floorWindows(kit, { half, y: -9.3 - i * 4.4, beam, index: index * 5 + i }),
    ).flat(),
    ...windowOf(kit, 'casement', {
      box: [-0.7, eaves - half * 0.42, 1.4, 1.7],
      trim: lighter(wall, 0.08),
      lit: kit.lit && random() < 0.4,
    }),
    ...(shop ? shopFront(kit, half, index) : homeFront(kit, half, index)),
    ...pitchedRoof(kit, {
      half: half + 0.55,
      eaves: eaves + 0.35,
      top: top - 0.3,
      side: false,
      colour: kit.paint.of(random() < 0.5 ? 'redTile' : 'slate', -0.03),
    }),
  ];
}

/** Posts, rails and crossed braces. */
function timbering(half: number, eaves: number, top: number): Outline {
  const rails = [rect(-half, eaves - 0.12, half * 2, 0.3), rect(-half, eaves + 4.2, half * 2, 0.3)];
  const uprights = [-half, -half * 0.36, half * 0.36 - 0.24, half - 0.26].map((x) =>
    rect(x, eaves, 0.26, 4.4),
  );
  const king = rect(-0.14, top, 0.28, eaves - top);
  const brace = (from: number, to: number): Outline =>
    polygon(from, eaves + 4.2, from + 0.3, eaves + 4.2, to + 0.15, eaves, to - 0.15, eaves);
  return together([
    ...rails,
    ...uprights,
    king,
    brace(-half + 0.1, -half * 0.42),
    brace(half - 0.4, half * 0.42),
  ]);
}

function floorWindows(
  kit: Kit,
  { half, y, beam, index }: { half: number; y: number; beam: string; index: number },
): Part[] {
  const random = kit.chance('floor windows', index);
  const count = half > 3.4 ? 3 : 2;
  return Array.from({ length: count }, (_, i) => {
    const x = -half + (half * 2 * (i + 0.5)) / count;
    const lit = kit.lit && random() < 0.55;
    const box = [x - 0.75, y, 1.5, 2.3] as const;
    const shutters = together([rect(x - 1.3, y, 0.5, 2.3), rect(x + 0.8, y, 0.5, 2.3)]);
    return [
      cut(shutters, kit.paint.of('teal', -0.08), { lift: 3, edge: 0.3 }),
      ...windowOf(kit, 'casement', { box, trim: lighter(beam, 0.3), lit }),
      ...(lit && i === 0 ? windowGlow(kit, box, 0.2) : []),
    ];
  }).flat();
}

function homeFront(kit: Kit, half: number, index: number): Part[] {
  const colour = pick(kit.chance('door', index), [
    kit.paint.of('teal', -0.1),
    kit.paint.of('lacquer', -0.02),
    kit.paint.of('oak', -0.1),
    kit.paint.of('indigo', 0.05),
  ]);
  const side = index % 2 === 0 ? -1 : 1;
  const box = [side * -half * 0.45 - 0.85, -4, 1.7, 2.3] as const;
  return [
    ...doorOf(kit, { box: [side * half * 0.45 - 0.85, -5, 1.7, 5], colour }),
    ...windowOf(kit, 'casement', { box, trim: kit.paint.of('cream') }),
    ...windowGlow(kit, box, 0.22),
    cut(rect(side * half * 0.45 - 1.2, -0.25, 2.4, 0.4), kit.paint.of('stone'), { lift: 3 }),
  ];
}

/** A shop window under a striped awning, and a bracket with its emblem. */
export function shopFront(kit: Kit, half: number, index: number): Part[] {
  const random = kit.chance('shop front', index);
  const awning = pick(random, [
    kit.paint.accent(-0.02),
    kit.paint.of('teal', -0.04),
    kit.paint.of('felt'),
    kit.paint.of('indigo', 0.06),
  ]);
  const box = [-half + 0.4, -3.9, half * 1.25, 3] as const;
  const count = Math.round(half * 2);
  const stripes = together(
    Array.from({ length: count }, (_, i) =>
      authored(
        `M${-half + (i * half * 2) / count} -5.6L${-half + ((i + 0.5) * half * 2) / count} -5.6L${-half - 0.25 + ((i + 0.5) * (half * 2 + 0.5)) / count} -4.1L${-half - 0.25 + (i * (half * 2 + 0.5)) / count} -4.1Z`,
      ),
    ),
  );
  const goods = together(
    [0.15, 0.32, 0.5, 0.68, 0.84].map((share, i) =>
      i % 2 === 0
        ? ellipse(box[0] + box[2] * share, -1.35, 0.24, 0.36)
        : rect(box[0] + box[2] * share - 0.22, -1.9, 0.44, 0.9),
    ),
  );
  const [pane] = [windowOf(kit, 'modern', { box, trim: kit.paint.of('oak', -0.14) })];
  return [
    ...pane,
    cut(goods, kit.paint.of('plum', kit.lit ? -0.02 : -0.08), { lift: 0, edge: 0.1, alpha: 0.75 }),
    ...windowGlow(kit, box, 0.26),
    ...doorOf(kit, { box: [half * 0.42, -4.7, 1.55, 4.7], colour: kit.paint.of('oak', -0.16) }),
    cut(
      polygon(-half, -5.6, half, -5.6, half + 0.25, -4.1, -half - 0.25, -4.1),
      kit.paint.of('cream', -0.03),
      { lift: 9, edge: 0.4, marks: [mark(stripes, awning)] },
    ),
  ];
}
