/** Houses built the Western way: half-timbered gables, stone cottages, brick terraces; crooked ones for fairy tales. */
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { ellipse, polygon, rect, symmetric, together, warped, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { doorOf, windowGlow, windowOf, type WindowStyle } from './openings.ts';

/** A chimney with its pot, its foot at a point. */
export function chimney(kit: Kit, [x, y]: Point, height: number): Cut[] {
  const brick = kit.paint.of('brick', -0.04);
  return [
    cut(rect(x - 0.45, y - height, 0.9, height), blend(brick, lighter(brick, -0.05)), { lift: 4 }),
    cut(rect(x - 0.6, y - height - 0.25, 1.2, 0.35), kit.snowy ? kit.paint.of('snow') : lighter(brick, -0.04), { lift: 3 }),
  ];
}

/** Smoke in puffs that rise from a point. */
export function smoke(kit: Kit, [x, y]: Point, index = 0): Part[] {
  const colour = lighter(kit.outside.haze, kit.dark ? 0.04 : 0.03);
  const puff = (dx: number, dy: number, r: number): Outline => ellipse(x + dx, y + dy, r, r * 0.8);
  return [0, 0.5].map((phase, i) =>
    moving([cut(together([puff(0, 0, 0.34), puff(0.34, -0.42, 0.26), puff(-0.12, -0.62, 0.22)]), colour, { lift: 0, edge: 0.15, grain: 0.3, alpha: 0.6 })], {
      motion: 'rise', amplitude: 3.4, periodSeconds: 7 + i, phase: (phase + index * 0.17) % 1, anchor: [x, y],
    }),
  );
}

/** A pitched roof seen from its gable end or its long side. */
export function pitchedRoof(kit: Kit, roof: { readonly half: number; readonly eaves: number; readonly top: number; readonly side: boolean; readonly colour: string }): Cut[] {
  const { half, eaves, top, side, colour } = roof;
  const outline = side
    ? polygon(-half * 0.86, top, half * 0.86, top, half, eaves, -half, eaves)
    : symmetric(authored(`M0 ${top}L${half} ${eaves}L${half - 0.35} ${eaves + 0.28}L0 ${top + 0.75}`));
  const courses = side ? [mark(together(Array.from({ length: 6 }, (_, i) => rect(-half, top + ((eaves - top) * (i + 1)) / 7, half * 2, 0.09))), lighter(colour, -0.06), 0.6)] : [];
  const snow = kit.snowy ? [mark(side ? polygon(-half, top - 0.1, half, top - 0.1, half * 0.95, top + (eaves - top) * 0.72, half * 0.3, top + (eaves - top) * 0.6, -half * 0.3, top + (eaves - top) * 0.75, -half, top + (eaves - top) * 0.62) : rect(-half, top - 1, half * 2, eaves - top + 0.9), kit.paint.of('snow'), 0.95)] : [];
  return [cut(outline, blend(lighter(colour, 0.04), lighter(colour, -0.03)), { lift: 8, edge: 0.45, marks: [...courses, ...snow] })];
}

/** Facts of a house front. */
export interface TownHouse {
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
  const wall = pick(random, [kit.paint.of('cream'), kit.paint.of('rose'), kit.paint.of('sky'), kit.paint.of('ochre', 0.04), kit.paint.of('sage', 0.05), kit.paint.of('plaster')]);
  const beam = kit.paint.of('timber', -0.05);
  const eaves = -5.6 - (storeys - 1) * 4.4;
  const top = eaves - half * between(random, 1.05, 1.35);
  const timbered = random() < 0.6;
  const gable = polygon(-half, 0.1, -half, eaves, 0, top + 0.35, half, eaves, half, 0.1);
  return [
    ...(index % 2 === 0 ? chimney(kit, [half * 0.5, eaves - half * 0.3], 2.6) : []),
    cut(gable, blend(lighter(wall, -0.03), lighter(wall, -0.01)), { lift: 7, edge: 0.3, marks: timbered ? [mark(timbering(half, eaves, top), beam, 0.95)] : [mark(rect(-half, eaves, width, 0.18), lighter(wall, -0.1), 0.7)] }),
    ...Array.from({ length: storeys - 1 }, (_, i) => floorWindows(kit, { half, y: -9.3 - i * 4.4, beam, index: index * 5 + i })).flat(),
    ...windowOf(kit, 'casement', { box: [-0.7, eaves - half * 0.42, 1.4, 1.7], trim: lighter(wall, 0.08), lit: kit.lit && random() < 0.4 }),
    ...(shop ? shopFront(kit, half, index) : homeFront(kit, half, index)),
    ...pitchedRoof(kit, { half: half + 0.55, eaves: eaves + 0.35, top: top - 0.3, side: false, colour: kit.paint.of(random() < 0.5 ? 'redTile' : 'slate', -0.03) }),
  ];
}

/** Posts, rails and crossed braces. */
function timbering(half: number, eaves: number, top: number): Outline {
  const rails = [rect(-half, eaves - 0.12, half * 2, 0.3), rect(-half, eaves + 4.2, half * 2, 0.3)];
  const uprights = [-half, -half * 0.36, half * 0.36 - 0.24, half - 0.26].map((x) => rect(x, eaves, 0.26, 4.4));
  const king = rect(-0.14, top, 0.28, eaves - top);
  const brace = (from: number, to: number): Outline => polygon(from, eaves + 4.2, from + 0.3, eaves + 4.2, to + 0.15, eaves, to - 0.15, eaves);
  return together([...rails, ...uprights, king, brace(-half + 0.1, -half * 0.42), brace(half - 0.4, half * 0.42)]);
}

function floorWindows(kit: Kit, { half, y, beam, index }: { half: number; y: number; beam: string; index: number }): Part[] {
  const random = kit.chance('floor windows', index);
  const count = half > 3.4 ? 3 : 2;
  return Array.from({ length: count }, (_, i) => {
    const x = -half + (half * 2 * (i + 0.5)) / count;
    const lit = kit.lit && random() < 0.55;
    const box = [x - 0.75, y, 1.5, 2.3] as const;
    const shutters = together([rect(x - 1.3, y, 0.5, 2.3), rect(x + 0.8, y, 0.5, 2.3)]);
    return [cut(shutters, kit.paint.of('teal', -0.08), { lift: 3, edge: 0.3 }), ...windowOf(kit, 'casement', { box, trim: lighter(beam, 0.3), lit }), ...(lit && i === 0 ? windowGlow(kit, box, 0.2) : [])];
  }).flat();
}

function homeFront(kit: Kit, half: number, index: number): Part[] {
  const colour = pick(kit.chance('door', index), [kit.paint.of('teal', -0.1), kit.paint.of('lacquer', -0.02), kit.paint.of('oak', -0.1), kit.paint.of('indigo', 0.05)]);
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
  const awning = pick(random, [kit.paint.accent(-0.02), kit.paint.of('teal', -0.04), kit.paint.of('felt'), kit.paint.of('indigo', 0.06)]);
  const box = [-half + 0.4, -3.9, half * 1.25, 3] as const;
  const count = Math.round(half * 2);
  const stripes = together(Array.from({ length: count }, (_, i) => polygon(-half + (i * half * 2) / count, -5.6, -half + ((i + 0.5) * half * 2) / count, -5.6, -half - 0.25 + ((i + 0.5) * (half * 2 + 0.5)) / count, -4.1, -half - 0.25 + (i * (half * 2 + 0.5)) / count, -4.1)));
  const goods = together([0.15, 0.32, 0.5, 0.68, 0.84].map((share, i) => (i % 2 === 0 ? ellipse(box[0] + box[2] * share, -1.35, 0.24, 0.36) : rect(box[0] + box[2] * share - 0.22, -1.9, 0.44, 0.9))));
  const [pane] = [windowOf(kit, 'modern', { box, trim: kit.paint.of('oak', -0.14) })];
  return [
    ...pane,
    cut(goods, kit.paint.of('plum', kit.lit ? -0.02 : -0.08), { lift: 0, edge: 0.1, alpha: 0.75 }),
    ...windowGlow(kit, box, 0.26),
    ...doorOf(kit, { box: [half * 0.42, -4.7, 1.55, 4.7], colour: kit.paint.of('oak', -0.16) }),
    cut(polygon(-half, -5.6, half, -5.6, half + 0.25, -4.1, -half - 0.25, -4.1), kit.paint.of('cream', -0.03), { lift: 9, edge: 0.4, marks: [mark(stripes, awning)] }),
  ];
}

/** A stone or plastered cottage with a thatched or slated roof, seen from its long side; 11 heads wide. */
export function cottage(kit: Kit, index = 0, humble = false): Part[] {
  const random = kit.chance('cottage', index);
  const chinese = kit.world === 'chinese-old' || kit.world === 'chinese-modern';
  const half = humble ? 3.9 : 5.2;
  const wall = chinese || humble ? kit.paint.of('adobe', between(random, -0.03, 0.03)) : pick(random, [kit.paint.of('plaster'), kit.paint.of('limestone'), kit.paint.of('cream')]);
  const roof = kit.paint.of(humble || random() < 0.6 || chinese ? 'thatch' : 'slate', -0.03);
  const style: WindowStyle = chinese ? 'paper' : 'casement';
  const left = [-half * 0.78, -3.9, 1.9, 1.9] as const;
  const right = [half * 0.78 - 1.9, -3.9, 1.9, 1.9] as const;
  return [
    ...(chinese ? [] : [...chimney(kit, [half * 0.55, -7.4], 2.8), ...(kit.windy ? [] : smoke(kit, [half * 0.55, -10.6], index))]),
    cut(polygon(-half, 0.1, -half * 1.02, -5.2, half * 1.02, -5.2, half, 0.1), blend(lighter(wall, -0.06), wall), { lift: 6, marks: [mark(together(Array.from({ length: 9 }, () => ellipse(between(random, -half, half), between(random, -4.6, -0.3), 0.38, 0.2))), lighter(wall, -0.05), 0.6)] }),
    ...windowOf(kit, style, { box: left, trim: kit.paint.of('timber', 0.02) }),
    ...(humble ? [] : windowOf(kit, style, { box: right, trim: kit.paint.of('timber', 0.02), lit: kit.lit && index % 2 === 0 })),
    ...windowGlow(kit, left),
    ...doorOf(kit, { box: [-0.9, -4.3, 1.8, 4.3], colour: kit.paint.of(chinese ? 'timber' : 'teal', -0.08), round: kit.world === 'fairytale' }),
    ...thatch(kit, half, roof),
  ];
}

/** A deep roof with a rounded hem. */
function thatch(kit: Kit, half: number, colour: string): Cut[] {
  const outline = symmetric(authored(`M0 -9.3Q${half * 0.7} -9.4 ${half * 0.86} -8.9Q${half} -7 ${half + 1} -4.9Q${half + 0.9} -4.2 ${half * 0.8} -4.6Q${half * 0.3} -4.95 0 -4.8`));
  const straws = together(Array.from({ length: 22 }, (_, i) => { const x = -half + (i * half * 2) / 21; return polygon(x * 0.84, -8.6 + (i % 3) * 0.5, x * 0.84 + 0.05, -8.6 + (i % 3) * 0.5, x + 0.08, -5.1, x - 0.02, -5.1); }));
  const band = symmetric(authored(`M0 -9.3Q${half * 0.7} -9.4 ${half * 0.9} -8.9L${half * 0.94} -8.1Q${half * 0.4} -8.5 0 -8.4`));
  const snow = kit.snowy ? [mark(symmetric(authored(`M0 -9.6L${half + 0.4} -9.6L${half * 1.02} -6.4Q${half * 0.7} -5.6 ${half * 0.3} -6.2Q${half * 0.1} -5.8 0 -6`)), kit.paint.of('snow'), 0.95)] : [mark(band, lighter(colour, -0.06), 0.8)];
  return [cut(outline, blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 10, edge: 0.4, marks: [mark(straws, lighter(colour, -0.06), 0.5), ...snow] })];
}

/** A brick terrace house with a flat cornice, sash windows and a stoop; 8 heads wide, three storeys. */
export function terraceHouse(kit: Kit, index = 0, shop = false): Part[] {
  const random = kit.chance('terrace house', index);
  const wall = pick(random, [kit.paint.of('brick'), kit.paint.of('rose', -0.1), kit.paint.of('limestone', -0.08), kit.paint.of('brick', 0.06), kit.paint.of('greyBrick', 0.04)]);
  const trim = kit.paint.of('limestone', -0.02);
  const height = pick(random, [13.4, 15.2, 15.2]);
  const rows = height > 14 ? [-14, -9.7] : [-12, -8.8];
  const courses = together(Array.from({ length: 9 }, (_, i) => rect(-4, -height + 0.9 + i * 1.6, 8, 0.05)));
  const windows = rows.flatMap((y, r) => [-2.5, 0, 2.5].flatMap((x, i) => windowOf(kit, 'sash', { box: [x - 0.75, y, 1.5, 2.6], trim, lit: kit.lit && (r * 3 + i + index) % 4 !== 0 && random() < 0.7 })));
  return [
    cut(rect(-4, -height, 8, height + 0.1), blend(lighter(wall, -0.02), lighter(wall, -0.05)), { lift: 6, edge: 0.3, marks: [mark(courses, lighter(wall, -0.07), 0.5)] }),
    cut(together([rect(-4.2, -height - 0.3, 8.4, 0.6), rect(-4, -6.4, 8, 0.3)]), kit.snowy ? kit.paint.of('snow') : trim, { lift: 5 }),
    ...windows,
    ...(shop ? shopFront(kit, 3.7, index) : stoop(kit, index)),
  ];
}

function stoop(kit: Kit, index: number): Part[] {
  const stone = kit.paint.of('limestone', -0.1);
  const box = [0.6, -5, 2.3, 2.6] as const;
  return [
    ...doorOf(kit, { box: [-2.9, -5.9, 1.8, 4.8], colour: pick(kit.chance('stoop', index), [kit.paint.of('felt', -0.06), kit.paint.of('lacquer', -0.04), kit.paint.of('indigo')]) }),
    ...windowOf(kit, 'sash', { box, trim: kit.paint.of('limestone') }),
    ...windowGlow(kit, box, 0.2),
    ...[0, 1, 2].map((i) => cut(rect(-3.3 - i * 0.2, -1.1 + i * 0.4, 2.6 + i * 0.4, 0.5), lighter(stone, i * 0.02), { lift: 3 })),
  ];
}

/** A crooked house for fairy tales: leaning walls, a hooked roof, a round door. */
export function crookedHouse(kit: Kit, index = 0): Part[] {
  const random = kit.chance('crooked house', index);
  const wall = pick(random, [kit.paint.of('cream'), kit.paint.of('rose', 0.06), kit.paint.of('sage', 0.06), kit.paint.of('sky', 0.02)]);
  const roof = pick(random, [kit.paint.of('plum', 0.06), kit.paint.of('redTile', -0.02), kit.paint.of('teal', -0.06), kit.paint.of('indigo', 0.06)]);
  const lean = between(random, -0.9, 0.9);
  const bend = (outline: Outline): Outline => warped(outline, (x, y) => [x + (lean * y * y) / 90, y]);
  const hood = authored(`M-4.4 -7.2Q-2.2 -9.6 ${lean - 0.3} -14.4Q${lean + 0.4} -15 ${lean + 1.1} -14Q2.6 -9.6 4.4 -7.1Q4.2 -6.5 3.6 -6.7Q0 -7.6 -3.7 -6.7Q-4.3 -6.6 -4.4 -7.2Z`);
  const tiles = together(Array.from({ length: 10 }, (_, i) => ellipse(lean * 0.5 + (i % 4 - 1.5) * 1.2 + (i % 2) * 0.4, -8 - Math.floor(i / 4) * 1.5, 0.5, 0.24)));
  return [
    cut(bend(polygon(-3.2, 0.1, -3.5, -7.4, 3.5, -7.4, 3.2, 0.1)), blend(lighter(wall, -0.05), wall), { lift: 7, marks: [mark(bend(together([rect(-3.5, -4.4, 7, 0.3), rect(-3.5, -7.3, 7, 0.4)])), kit.paint.of('timber'), 0.9)] }),
    ...windowOf(kit, 'round', { box: [lean * 0.5 - 1.9, -6.8, 1.7, 1.7], trim: kit.paint.of('timber', 0.04) }),
    ...windowOf(kit, 'round', { box: [lean * 0.5 + 0.6, -6.8, 1.5, 1.5], trim: kit.paint.of('timber', 0.04), lit: kit.lit && index % 2 === 0 }),
    ...windowGlow(kit, [lean * 0.5 - 1.9, -6.8, 1.7, 1.7]),
    ...doorOf(kit, { box: [-1.1, -4, 2.2, 4], colour: kit.paint.of('teal', -0.06), round: true }),
    ...chimney(kit, [2, -8.6], 2.6),
    cut(hood, blend(lighter(roof, 0.05), lighter(roof, -0.03)), { lift: 10, edge: 0.45, marks: [mark(tiles, lighter(roof, -0.05), 0.6), ...(kit.snowy ? [mark(polygon(-5, -16, 5, -16, 3, -8.6, 0.6, -9.4, -3, -8.4), kit.paint.of('snow'))] : [])] }),
    ...smoke(kit, [2, -11.6], index),
  ];
}
