/** Buildings that name a Western place: church, castle, tower, lighthouse, barn, mill, public halls. */
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { arch, ellipse, holed, polygon, rect, symmetric, taper, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, placed, shine, veil, type Cut, type Part } from '../paper/piece.ts';
import { pitchedRoof } from './western.ts';
import { doorOf, pane, windowGlow, windowOf } from './openings.ts';

/** A parish church: nave, tower and spire; about 24 heads high. */
export function churchBuilding(kit: Kit): Part[] {
  const stone = kit.paint.of('limestone', -0.08);
  const slate = kit.paint.of('slate');
  const naveWindows = [-1.2, 1.9, 5].flatMap((x) => windowOf(kit, 'arched', { box: [x, -5.8, 1.5, 3.6], trim: lighter(stone, -0.08) }));
  return [
    cut(rect(-2.6, -7.2, 10.2, 7.3), blend(stone, lighter(stone, -0.05)), { lift: 6 }),
    ...placed(pitchedRoof(kit, { half: 5.7, eaves: -7.1, top: -11.6, side: true, colour: slate }), { x: 2.6 }),
    ...naveWindows,
    ...windowGlow(kit, [1.9, -5.8, 1.5, 3.6], 0.25),
    cut(rect(-6.4, -13.6, 4.6, 13.7), blend(lighter(stone, 0.03), lighter(stone, -0.03)), { lift: 7, marks: [mark(together([rect(-6.4, -9.4, 4.6, 0.25), rect(-6.4, -13.4, 4.6, 0.3)]), lighter(stone, -0.08), 0.7)] }),
    pane(kit, arch(-4.1, -10, [1.3, 2.4]), { lit: false }),
    ...doorOf(kit, { box: [-5.3, -4.4, 2.4, 4.4], colour: kit.paint.of('timber'), round: true }),
    cut(polygon(-6.9, -13.5, -1.3, -13.5, -4.1, -22.5), blend(lighter(slate, 0.06), lighter(slate, -0.03)), { lift: 7, edge: 0.45, marks: [mark(polygon(-4.1, -22.5, -1.3, -13.5, -4.1, -13.5), lighter(slate, -0.06), 0.6), ...(kit.snowy ? [mark(polygon(-5, -23, -3.2, -23, -2.6, -17.6, -5.6, -17.2), kit.paint.of('snow'))] : [])] }),
    cut(together([rect(-4.18, -24.2, 0.16, 1.9), rect(-4.55, -23.7, 0.9, 0.16)]), kit.paint.of('brass'), { lift: 2 }),
  ];
}

/** A round tower with a cone: half width, height. */
function turret(kit: Kit, { x, half, height, stone, roof }: { x: number; half: number; height: number; stone: string; roof: string }): Part[] {
  const flag = polygon(x + 0.06, -height - half * 3 - 1.4, x + 1.5, -height - half * 3 - 1, x + 0.06, -height - half * 3 - 0.6);
  return [
    cut(taper(x, [-height, 0.1], [half, half * 1.08]), blend(lighter(stone, 0.03), lighter(stone, -0.05)), { lift: 6, marks: [mark(rect(x + half * 0.3 * -kit.sun, -height, half, height), lighter(stone, -0.06), 0.5)] }),
    cut(rect(x - half * 1.2, -height - 0.4, half * 2.4, 0.9), lighter(stone, 0.02), { lift: 4 }),
    ...windowOf(kit, 'slit', { box: [x - 0.35, -height * 0.72, 0.7, 1.6], trim: lighter(stone, -0.1) }),
    cut(polygon(x - half * 1.35, -height - 0.3, x + half * 1.35, -height - 0.3, x, -height - half * 3), blend(lighter(roof, 0.05), lighter(roof, -0.03)), { lift: 7, edge: 0.45, marks: kit.snowy ? [mark(polygon(x - half, -height - half * 3.2, x + half, -height - half * 3.2, x + half * 0.6, -height - half * 1.2, x - half * 0.6, -height - half), kit.paint.of('snow'))] : [] }),
    moving([cut(rect(x - 0.05, -height - half * 3 - 1.5, 0.1, 1.6), kit.paint.of('iron'), { lift: 1, edge: 0 }), cut(flag, kit.paint.accent(), { lift: 2 })], { motion: 'sway', amplitude: kit.windy ? 0.12 : 0.03, periodSeconds: 2.9, phase: Math.abs(x * 0.11) % 1, anchor: [x, -height - half * 3] }),
  ];
}

/** A castle of four towers and a gate, about 24 heads wide. */
export function castleBuilding(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', -0.02);
  const roof = kit.paint.of(kit.world === 'fairytale' ? 'plum' : 'slate', 0.02);
  const merlons = together(Array.from({ length: 9 }, (_, i) => rect(-7.6 + i * 1.8, -9.3, 1, 0.9)));
  return [
    ...turret(kit, { x: -3.2, half: 1.5, height: 15.5, stone: lighter(stone, -0.04), roof }),
    ...turret(kit, { x: 3.8, half: 1.8, height: 18, stone: lighter(stone, -0.04), roof }),
    cut(merlons, stone, { lift: 4 }),
    cut(rect(-8, -8.5, 16, 8.6), blend(stone, lighter(stone, -0.06)), { lift: 7, marks: [mark(together([-5, -1, 3].map((y) => rect(-8, y - 3, 16, 0.06))), lighter(stone, -0.08), 0.5)] }),
    cut(arch(0, 0.1, [4.4, 6]), lighter(stone, 0.05), { lift: 4 }),
    cut(arch(0, 0.1, [3.5, 5.4]), kit.paint.shade, { lift: 0, edge: 0, marks: [mark(together([-1.2, -0.4, 0.4, 1.2].map((x) => rect(x - 0.07, -6, 0.14, 6))), lighter(kit.paint.shade, 0.12))] }),
    ...[-5.4, 4].flatMap((x) => windowOf(kit, 'arched', { box: [x, -6.6, 1.3, 2.3], trim: lighter(stone, -0.1) })),
    ...windowGlow(kit, [4, -6.6, 1.3, 2.3]),
    ...turret(kit, { x: -8.6, half: 2, height: 11, stone, roof }),
    ...turret(kit, { x: 8.6, half: 2, height: 12.5, stone, roof }),
  ];
}

/** A lone stone tower, about 20 heads. */
export function loneTower(kit: Kit): Part[] {
  const stone = kit.paint.of('stone', -0.03);
  const random = kit.chance('tower stones');
  const stones = together(Array.from({ length: 16 }, () => rect(between(random, -2.4, 1.7), between(random, -16, -1), 0.8, 0.34)));
  const merlons = together([-2.9, -1.55, -0.2, 1.15].map((x) => rect(x + 0.2, -19, 0.9, 0.9)));
  return [
    cut(merlons, stone, { lift: 4 }),
    cut(taper(0, [-16.6, 0.1], [2.5, 3.1]), blend(lighter(stone, 0.04), lighter(stone, -0.05)), { lift: 8, edge: 0.45, marks: [mark(stones, lighter(stone, -0.07), 0.6)] }),
    cut(rect(-3, -18.2, 6, 1.9), lighter(stone, 0.02), { lift: 5 }),
    ...windowOf(kit, 'slit', { box: [-0.5, -14.6, 1, 2.2], trim: lighter(stone, -0.1) }),
    ...windowOf(kit, 'slit', { box: [-0.5, -9.4, 1, 2.2], trim: lighter(stone, -0.1), lit: false }),
    ...windowGlow(kit, [-0.5, -14.6, 1, 2.2]),
    ...doorOf(kit, { box: [-1, -4, 2, 4], colour: kit.paint.of('timber'), round: true }),
  ];
}

/** A lighthouse with bands, gallery and lantern room, 26 heads high; by night its beam stands over the sea to `side`. */
export function lighthouseTower(kit: Kit, side: -1 | 1): Part[] {
  const white = kit.paint.of('plaster', 0.05);
  const red = kit.paint.of('lacquer', 0.06);
  const shaft = taper(0, [-19.4, 0.2], [1.75, 3]);
  const bandsOf = [0.08, 0.42, 0.76].map((share) => rect(-4, -19.4 + 19.6 * share, 8, 3.2));
  const shadeSide = polygon(kit.sun * -0.5, -19.4, kit.sun * -4, -19.4, kit.sun * -4, 0.2, kit.sun * -0.9, 0.2);
  const iron = kit.paint.of('iron', 0.06);
  const rails = railing({ x: -2.7, width: 5.4, foot: -19.7 }, [[-20.9, 0.12], [-20.4, 0.08]], { step: 0.655, thick: 0.08 });
  return [
    ...(kit.lit ? beam(kit, side) : []),
    cut(shaft, blend(white, lighter(white, -0.06)), { lift: 9, edge: 0.45, marks: [mark(together(bandsOf), red), mark(shadeSide, kit.paint.shade, 0.16)] }),
    ...[-15.4, -10.2, -5.4].flatMap((y, i) => windowOf(kit, 'arched', { box: [-0.55, y, 1.1, 1.7], trim: lighter(white, -0.1), lit: kit.lit && i !== 1 })),
    ...doorOf(kit, { box: [-0.95, -3.6, 1.9, 3.8], colour: kit.paint.of('teal', -0.1), round: true }),
    cut(polygon(-2.2, -19.4, 2.2, -19.4, 2.8, -19.95, -2.8, -19.95), lighter(iron, 0.06), { lift: 6 }),
    ...lanternRoom(kit, iron),
    cut(rails, iron, { lift: 3, edge: 0.3 }),
  ];
}

function lanternRoom(kit: Kit, iron: string): Part[] {
  const glass = rect(-1.15, -22.7, 2.3, 2.8);
  const frame = together([-1.2, -0.44, 0.36, 1.1].map((x) => rect(x, -22.7, 0.1, 2.8)));
  return [
    kit.lit ? lamp(glass, blend('#fffbe2', kit.paint.flame.body), [mark(ellipse(0, -21.3, 0.55, 0.75), '#ffffff', 0.9)]) : pane(kit, glass, { lit: false }),
    cut(frame, iron, { lift: 2, edge: 0.2 }),
    cut(symmetric(authored('M0 -24.6Q1.5 -24.3 1.65 -22.6L0 -22.6')), kit.paint.of('lacquer'), { lift: 6, edge: 0.45, marks: kit.snowy ? [mark(ellipse(0, -24.4, 1.3, 0.8), kit.paint.of('snow'))] : [] }),
    cut(together([rect(-0.05, -26, 0.1, 1.5), ellipse(0, -24.7, 0.2)]), iron, { lift: 2 }),
    ...(kit.lit ? [shine(0, -21.3, { radius: 6.5, colour: '#ffe6a6', strength: 0.95, flicker: 0.02 })] : []),
  ];
}

/** Two cones of thin paper, one within the other. */
function beam(kit: Kit, side: -1 | 1): Part[] {
  const cone = (spread: number, length: number): Outline => polygon(0, -21.6, side * length, -21.6 - spread, side * length, -21.2 + spread * 0.55, 0, -21);
  const strength = kit.order.weather === 'fog' || kit.wet ? 0.16 : 0.11;
  const swing = { motion: 'sway', amplitude: 0.035, periodSeconds: 11, phase: 0, anchor: [0, -21.3] as const } as const;
  const light = (outline: Outline, alpha: number): Cut => ({ ...veil(outline, '#ffe9b8', alpha), shines: true, grain: 0 });
  return [moving([light(cone(12, 90), strength), light(cone(6, 90), strength * 1.1), light(polygon(0, -21.6, -side * 60, -24.6, -side * 60, -20, 0, -21), strength * 0.8)], swing)];
}

/** A red or timber barn with a gambrel roof, 14 heads wide. */
export function barnBuilding(kit: Kit): Part[] {
  const chinese = kit.world === 'chinese-old' || kit.world === 'chinese-modern';
  const wall = kit.paint.of(chinese ? 'oak' : 'lacquer', chinese ? -0.06 : -0.02);
  const front = polygon(-6.4, 0.1, -6.4, -6.6, -4.2, -10.4, 0, -12.4, 4.2, -10.4, 6.4, -6.6, 6.4, 0.1);
  const roofLine = polygon(-7.1, -6.2, -4.5, -10.9, 0, -13.1, 4.5, -10.9, 7.1, -6.2, 6.3, -5.9, 4, -10.2, 0, -12.1, -4, -10.2, -6.3, -5.9);
  const planks = together(Array.from({ length: 15 }, (_, i) => rect(-6.1 + i * 0.87, -12.4, 0.06, 12.5)));
  const white = kit.paint.of('cream', -0.02);
  const cross = (x: number): Outline => together([polygon(x - 1.5, -5, x - 1.25, -5, x + 1.5, 0, x + 1.25, 0), rect(x - 1.6, -5.1, 0.2, 5.1), rect(x + 1.4, -5.1, 0.2, 5.1), rect(x - 1.6, -5.2, 3.2, 0.22)]);
  return [
    cut(front, blend(lighter(wall, 0.02), lighter(wall, -0.05)), { lift: 7, marks: [mark(planks, lighter(wall, -0.08), 0.6)] }),
    cut(rect(-3.3, -5.3, 6.6, 5.4), lighter(wall, -0.08), { lift: 3, marks: [mark(cross(-1.65), white, 0.85), mark(cross(1.65), white, 0.85)] }),
    ...windowOf(kit, 'sash', { box: [-1, -9.2, 2, 2], trim: white }),
    cut(roofLine, kit.snowy ? kit.paint.of('snow') : kit.paint.of('slate', -0.04), { lift: 8, edge: 0.45 }),
  ];
}

/** A windmill whose sails turn; about 16 heads. */
export function windmill(kit: Kit): Part[] {
  const wall = kit.paint.of('plaster', -0.02);
  const sail = (angle: number): Outline[] => {
    const arm = (along: number, across: number): Point => [Math.cos(angle) * along - Math.sin(angle) * across, -12 + Math.sin(angle) * along + Math.cos(angle) * across];
    return [polygon(...arm(0.2, -0.09), ...arm(6.6, -0.09), ...arm(6.6, 0.09), ...arm(0.2, 0.09)), polygon(...arm(1.6, 0.12), ...arm(6.5, 0.12), ...arm(6.5, 1.2), ...arm(1.6, 1)) ];
  };
  const sails = [0.5, 2.07, 3.64, 5.21].flatMap(sail);
  return [
    cut(taper(0, [-11.6, 0.1], [2, 3.3]), blend(wall, lighter(wall, -0.06)), { lift: 7 }),
    cut(symmetric(authored('M0 -14.2Q2 -13.8 2.4 -11.4L0 -11.4')), kit.paint.of('redTile'), { lift: 6 }),
    ...windowOf(kit, 'casement', { box: [-0.6, -8, 1.2, 1.6], trim: kit.paint.of('timber') }),
    ...doorOf(kit, { box: [-0.9, -4, 1.8, 4], colour: kit.paint.of('timber') }),
    moving([cut(together(sails), kit.paint.of('linen', -0.06), { lift: 5, edge: 0.3 })], { motion: 'spin', amplitude: 1, periodSeconds: kit.windy ? 7 : 22, phase: 0, anchor: [0, -12] }),
    cut(ellipse(0, -12, 0.4), kit.paint.of('timber'), { lift: 3 }),
  ];
}

export type PublicUse = 'school' | 'hospital' | 'station' | 'theatre' | 'library' | 'office';

/** A public building with columns or a clock, 20 heads wide; its gable carries the emblem of its use. */
export function publicHall(kit: Kit, use: PublicUse): Part[] {
  const stone = kit.paint.of(use === 'school' || use === 'station' ? 'brick' : 'limestone', use === 'theatre' ? -0.04 : 0);
  const trim = kit.paint.of('limestone', 0.02);
  const columned = use === 'library' || use === 'theatre';
  const windows = [-8, -5.2, 3.6, 6.4].flatMap((x) => [-11.4, -6.2].flatMap((y) => windowOf(kit, y < -8 ? 'sash' : 'arched', { box: [x, y, 1.7, 3.1], trim })));
  return [
    cut(rect(-9.6, -13, 19.2, 13.1), blend(lighter(stone, -0.02), lighter(stone, -0.06)), { lift: 6 }),
    cut(rect(-10, -13.5, 20, 0.7), kit.snowy ? kit.paint.of('snow') : trim, { lift: 5 }),
    ...windows,
    ...windowGlow(kit, [-8, -6.2, 1.7, 3.1], 0.2),
    cut(rect(-3, -13.6, 6, 13.7), lighter(stone, 0.03), { lift: 6 }),
    cut(polygon(-3.7, -13.4, 0, -16.4, 3.7, -13.4), trim, { lift: 7, marks: [mark(polygon(-2.7, -13.7, 0, -15.8, 2.7, -13.7), lighter(trim, -0.1), 0.8)] }),
    ...(columned ? [cut(together([-2.8, -1.3, 0.9, 2.4].map((x) => rect(x, -13.4, 0.55, 12.6))), lighter(trim, 0.03), { lift: 6, edge: 0.5 })] : []),
    ...doorOf(kit, { box: [-1.2, -5.2, 2.4, 4.6], colour: kit.paint.of('timber'), leaves: 2, round: true }),
    ...emblem(kit, use),
    ...[0, 1].map((i) => cut(rect(-3.6 - i * 0.7, -0.7 + i * 0.35, 7.2 + i * 1.4, 0.5), lighter(trim, -0.04 * i), { lift: 3 })),
  ];
}

/** What tells the use from afar: bell, cross, clock, masks, book, plain shield. */
function emblem(kit: Kit, use: PublicUse): Part[] {
  const dark = kit.paint.of('iron');
  const face = kit.lit ? lamp(ellipse(0, -10.6, 1.5), kit.paint.flame.core) : cut(ellipse(0, -10.6, 1.5), kit.paint.of('paper'), { lift: 2 });
  switch (use) {
    case 'station':
    case 'school':
      return [cut(ellipse(0, -10.6, 1.75), dark, { lift: 4 }), face, cut(together([polygon(-0.08, -10.6, 0.08, -10.6, 0.05, -11.7, -0.05, -11.7), polygon(0, -10.68, 0, -10.52, 0.8, -10.3, 0.8, -10.4)]), dark, { lift: 1, edge: 0 }), ...(use === 'school' ? bell(kit) : [])];
    case 'hospital':
      return [cut(together([rect(-0.35, -12.1, 0.7, 2.6), rect(-1.3, -11.15, 2.6, 0.7)]), kit.paint.accent(), { lift: 4 })];
    case 'theatre':
      return [cut(together([ellipse(-0.7, -11, 0.75, 0.95), ellipse(0.75, -10.6, 0.75, 0.95)]), kit.paint.of('brass', 0.06), { lift: 4, marks: [mark(together([ellipse(-0.95, -11.2, 0.14, 0.1), ellipse(-0.45, -11.2, 0.14, 0.1), ellipse(0.5, -10.8, 0.14, 0.1), ellipse(1, -10.8, 0.14, 0.1)]), dark)] })];
    case 'library':
      return [cut(symmetric(authored('M0 -11.2Q0.9 -11.7 1.7 -11.2L1.7 -9.8Q0.9 -10.2 0 -9.8')), kit.paint.of('brass', 0.04), { lift: 4 })];
    case 'office':
      return [cut(symmetric(authored('M0 -12L1.1 -11.7L1.1 -10.4Q0.8 -9.6 0 -9.2')), kit.paint.of('indigo', 0.06), { lift: 4 })];
  }
}

const bell = (kit: Kit): Cut[] => [
  cut(together([rect(-0.9, -18.6, 0.2, 2.4), rect(0.7, -18.6, 0.2, 2.4), polygon(-1.2, -18.4, 0, -19.6, 1.2, -18.4)]), kit.paint.of('timber'), { lift: 4 }),
  cut(symmetric(authored('M0 -18.1Q0.5 -17.9 0.45 -17.2L0.65 -16.8L0 -16.8')), kit.paint.of('brass'), { lift: 3 }),
];
