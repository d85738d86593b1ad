/** What makes a room its kind: stoves, benches, boards, altars, thrones, bars, curtains of a stage. Each on the origin. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { arch, ellipse, polygon, rect, roundRect, symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, contact, cut, lamp, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { flame, pool } from './lamps.ts';

const under = (kit: Kit, half: number): Cut => contact(0, 0.02, half, kit.paint.shade);

/** A brick hearth with two woks, as in village kitchens. */
export function wokStove(kit: Kit): Part[] {
  const clay = kit.paint.of('plaster', -0.12);
  const mouth = (x: number): Outline => arch(x, -0.3, [1.1, 1.1]);
  const wok = (x: number): Outline => authored(`M${x - 1.1} -3.1Q${x} -2.2 ${x + 1.1} -3.1Z`);
  return [
    under(kit, 4),
    cut(rect(2.6, -16, 1.3, 13), blend(lighter(clay, -0.1), lighter(clay, -0.02)), { lift: 7 }),
    cut(polygon(-3.8, 0, -3.7, -2.9, 3.8, -2.9, 3.9, 0), blend(lighter(clay, 0.02), lighter(clay, -0.06)), { lift: 7, marks: [mark(rect(-4, -0.4, 8, 0.4), kit.paint.of('greyBrick', -0.06), 0.7)] }),
    cut(rect(-4, -3.15, 8, 0.34), kit.paint.of('greyBrick', -0.02), { lift: 6, edge: 0.5 }),
    cut(together([mouth(-1.8), mouth(1.4)]), kit.paint.shade, { lift: 0, edge: 0 }),
    ...flame(kit, [-1.8, -0.34], 1.2, 2),
    pool(kit, [-1.8, -0.7], 3.6, 0.45),
    cut(together([wok(-1.8), wok(1.4)]), kit.paint.of('iron', 0.04), { lift: 4 }),
    cut(together([authored('M-2.9 -3.1Q-1.8 -4.3 -0.7 -3.1Z'), roundRect([-2, -3.95, 0.4, 0.26], 0.1)]), kit.paint.of('oak', -0.04), { lift: 5 }),
  ];
}

/** An iron range with pots, as in Western kitchens. */
export function range(kit: Kit, modern: boolean): Part[] {
  const iron = modern ? kit.paint.of('plaster', -0.04) : kit.paint.of('iron', 0.06);
  return [
    under(kit, 2.4),
    ...(modern ? [] : [cut(rect(1.2, -18, 0.7, 15), lighter(iron, 0.02), { lift: 6 })]),
    cut(rect(-2.4, -3.1, 4.8, 3.1), blend(lighter(iron, 0.05), iron), { lift: 7, marks: [mark(roundRect([-1.9, -2.3, 2.3, 1.6], 0.15), lighter(iron, modern ? -0.45 : -0.06)), mark(together([0.8, 1.3, 1.8].map((x) => ellipse(x, -2.1, 0.14))), kit.paint.of('brass'))] }),
    cut(rect(-2.6, -3.35, 5.2, 0.32), lighter(iron, 0.08), { lift: 5, edge: 0.5 }),
    cut(together([roundRect([-2, -4.4, 1.6, 1.05], 0.15), rect(-2.4, -4.15, 2.4, 0.12)]), kit.paint.of('copper'), { lift: 5 }),
    cut(authored('M0.5 -3.36Q0.3 -4.2 1 -4.3Q1.8 -4.2 1.6 -3.36Z'), kit.paint.of('teal', -0.06), { lift: 5 }),
  ];
}

/** A work bench with a vice, a plane and a half-made thing. */
export function workBench(kit: Kit, wood: string): Part[] {
  return [
    under(kit, 3.4),
    cut(together([rect(-3, -2.5, 0.4, 2.5), rect(2.6, -2.5, 0.4, 2.5), rect(-2.8, -0.9, 5.6, 0.24)]), lighter(wood, -0.04), { lift: 5 }),
    cut(rect(-3.5, -2.9, 7, 0.46), blend(lighter(wood, 0.06), wood), { lift: 8, edge: 0.5 }),
    cut(authored('M-2.8 -2.9L-2.8 -3.3L-2.4 -3.3L-2.2 -3.6L-1.9 -3.3L-1.3 -3.3L-1.3 -2.9Z'), kit.paint.of('oak', 0.02), { lift: 3 }),
    cut(together([rect(1.8, -3.5, 0.24, 0.6), rect(2.3, -3.3, 0.24, 0.4), rect(1.7, -3.5, 0.9, 0.14)]), kit.paint.of('steel', -0.1), { lift: 3 }),
  ];
}

/** Ribs of an unfinished lantern, hanging paper, a paste pot: a lantern maker's corner. */
export function lanternFrames(kit: Kit): Part[] {
  const bamboo = kit.paint.of('pine', -0.04);
  const ribs = (x: number, y: number, r: number): Outline => together([-0.85, -0.4, 0.05, 0.5].map((share) => authored(`M${x + r * share} ${y - r * 0.9}Q${x + r * share * 2.1 + 0.02} ${y} ${x + r * share} ${y + r * 0.9}L${x + r * share + 0.06} ${y + r * 0.9}Q${x + r * share * 2.1 + 0.1} ${y} ${x + r * share + 0.06} ${y - r * 0.9}Z`)));
  return [
    cut(together([ribs(-1.1, -3.9, 0.95), rect(-1.75, -4.85, 1.3, 0.12), rect(-1.75, -3.05, 1.3, 0.12)]), bamboo, { lift: 3, edge: 0.3 }),
    cut(together([ribs(1.2, -3.6, 0.7), rect(0.75, -4.3, 0.9, 0.1), rect(0.75, -2.98, 0.9, 0.1)]), lighter(bamboo, -0.06), { lift: 3, edge: 0.3 }),
  ];
}

/** Open umbrellas of oiled paper hung on a wall. */
export function paperUmbrella(kit: Kit, colour: string): Part[] {
  const spokes = together(Array.from({ length: 12 }, (_, i) => { const a = (i * Math.PI) / 6; return polygon(0, 0, Math.cos(a) * 2 - Math.sin(a) * 0.03, Math.sin(a) * 2 + Math.cos(a) * 0.03, Math.cos(a) * 2 + Math.sin(a) * 0.03, Math.sin(a) * 2 - Math.cos(a) * 0.03); }));
  const rim = polygon(...Array.from({ length: 12 }, (_, i) => { const a = (i * Math.PI) / 6; return [Math.cos(a) * 2, Math.sin(a) * 2]; }).flat());
  return [
    cut(rim, blend(lighter(colour, 0.05), lighter(colour, -0.04)), { lift: 6, edge: 0.4, marks: [mark(ellipse(0, 0, 1.3), lighter(colour, 0.07), 0.6), mark(spokes, lighter(colour, -0.12), 0.7), mark(ellipse(0, 0, 0.3), lighter(colour, -0.14))] }),
  ];
}

/** A blackboard with chalk marks, its middle at the origin, 9 wide. */
export const blackboard = (kit: Kit): Part[] => [
  cut(rect(-4.8, -2.1, 9.6, 4.2), kit.paint.of('oak', -0.06), { lift: 6, edge: 0.5 }),
  cut(rect(-4.5, -1.8, 9, 3.6), blend(kit.paint.of('felt', -0.14), kit.paint.of('felt', -0.1)), {
    lift: 0, edge: 0,
    marks: [mark(together([rect(-3.9, -1.1, 3, 0.09), rect(-3.9, -0.6, 2.2, 0.09), rect(-3.9, -0.1, 2.6, 0.09)]), kit.paint.of('paper'), 0.5), mark(together([authored('M1 0.6L2.2 -1L3.4 0.6L3.3 0.6L2.2 -0.86L1.1 0.6Z'), rect(1, 0.55, 2.4, 0.08)]), kit.paint.of('paper'), 0.5)],
  }),
  cut(rect(-4.9, 2.05, 9.8, 0.26), kit.paint.of('oak', 0.02), { lift: 5 }),
];

/** A pupil's desk with an inkwell and a book. */
export const schoolDesk = (kit: Kit, wood: string): Part[] => [
  under(kit, 1.4),
  cut(together([rect(-1.2, -2.1, 0.18, 2.1), rect(1, -2.1, 0.18, 2.1)]), lighter(wood, -0.04), { lift: 3 }),
  cut(polygon(-1.5, -2.1, 1.5, -2.1, 1.4, -2.5, -1.4, -2.5), lighter(wood, 0.04), { lift: 6, edge: 0.5 }),
  cut(polygon(-0.8, -2.5, 0.2, -2.5, 0.2, -2.64, -0.8, -2.64), kit.paint.of('indigo', 0.06), { lift: 2 }),
];

/** An altar with a seated figure in shadow, incense and candles. */
export function altar(kit: Kit): Part[] {
  const gold = kit.paint.of('brass', -0.02);
  const red = kit.paint.of('lacquer', -0.06);
  const figure = symmetric(authored('M0 -9.6Q0.7 -9.5 0.72 -8.7Q0.7 -8 0.5 -7.8Q1.9 -7.4 2 -5.6Q3 -5.2 2.9 -4.3L0 -4.3'));
  return [
    under(kit, 4.6),
    cut(arch(0, -3.4, [7.4, 8.6]), kit.paint.of('indigo', -0.08), { lift: 8, edge: 0.4 }),
    cut(ellipse(0, -8.7, 1.7), lighter(gold, 0.06), { lift: 2, alpha: 0.55 }),
    cut(figure, blend(lighter(gold, 0.03), lighter(gold, -0.09)), { lift: 6, edge: 0.5 }),
    cut(together([-2.4, -1.2, 0, 1.2, 2.4].map((x) => authored(`M${x - 0.7} -3.6Q${x} -4.9 ${x + 0.7} -3.6Z`))), kit.paint.of('lotus', -0.08), { lift: 4 }),
    cut(rect(-4.6, -3.7, 9.2, 3.7), blend(lighter(red, 0.02), lighter(red, -0.05)), { lift: 7, marks: [mark(polygon(-2.2, -3.7, 2.2, -3.7, 1.6, -1.2, 0, -0.8, -1.6, -1.2), gold, 0.75)] }),
    cut(rect(-4.9, -3.95, 9.8, 0.35), lighter(red, 0.05), { lift: 6, edge: 0.5 }),
    cut(together([rect(-0.5, -4.6, 1, 0.65), rect(-0.7, -4.7, 1.4, 0.14)]), kit.paint.of('copper', -0.08), { lift: 4 }),
    ...[-3.6, 3.6].flatMap((x, i) => [cut(rect(x - 0.12, -5, 0.24, 1.1), kit.paint.of('lacquer', 0.06), { lift: 2 }), ...flame(kit, [x, -5], 0.9, i)]),
    pool(kit, [0, -5.5], 7, 0.45),
    ...incense(kit),
  ];
}

/** Smoke of incense that rises in a thread. */
const incense = (kit: Kit): Part[] => [0, 0.5].map((phase) =>
  moving([cut(authored('M-0.04 -5Q0.4 -5.9 0 -6.8Q-0.3 -7.6 0.1 -8.4L0.2 -8.3Q-0.1 -7.6 0.16 -6.8Q0.55 -5.9 0.06 -5Z'), kit.paint.of('paper'), { lift: 0, edge: 0, grain: 0, alpha: 0.2 })], { motion: 'rise', amplitude: 2.4, periodSeconds: 6, phase, anchor: [0, -5] }),
);

/** A throne on a dais before a screen of clouds or a canopy. */
export function throne(kit: Kit, chinese: boolean): Part[] {
  const gold = kit.paint.of('brass', 0.02);
  const red = kit.paint.of('lacquer', -0.04);
  const back = chinese ? symmetric(authored('M0 -7.4Q1 -7.6 1.3 -6.6Q2.4 -6.8 2.3 -5.6L2.1 -3L0 -3')) : symmetric(authored('M0 -9L0.4 -8.2L1.5 -8L1.7 -8.8L2 -8L1.9 -2.6L0 -2.6'));
  return [
    ...[0, 1, 2].map((i) => cut(rect(-5.6 + i * 0.8, -0.45 - i * 0.45, 11.2 - i * 1.6, 0.5), blend(kit.paint.of('marble', -0.08 - i * 0.02), kit.paint.of('marble', -0.16)), { lift: 5 })),
    cut(polygon(-1.4, 0.05, 1.4, 0.05, 1.1, -1.35, -1.1, -1.35), red, { lift: 2, edge: 0.2 }),
    cut(back, blend(lighter(gold, 0.04), lighter(gold, -0.08)), { lift: 7, edge: 0.5 }),
    cut(chinese ? roundRect([-1.5, -6.2, 3, 3], 0.4) : roundRect([-1.3, -7.4, 2.6, 4.4], 0.3), red, { lift: 0, edge: 0.2 }),
    cut(roundRect([-2, -3.3, 4, 0.7], 0.2), lighter(red, 0.05), { lift: 5 }),
    cut(together([rect(-2.4, -4.4, 0.5, 3), rect(1.9, -4.4, 0.5, 3), ellipse(-2.15, -4.5, 0.4), ellipse(2.15, -4.5, 0.4)]), gold, { lift: 6, edge: 0.5 }),
    cut(rect(-2.2, -2.7, 4.4, 1.3), lighter(gold, -0.06), { lift: 5 }),
  ];
}

/** A church window of coloured glass, 2.4 wide and 6 high, its foot at the origin. */
export function stainedGlass(kit: Kit, index = 0): Part[] {
  const outline = arch(0, 0, [2.2, 6]);
  const hues = [[0.62, 0.14, 25], [0.62, 0.12, 255], [0.76, 0.13, 85], [0.6, 0.11, 150]] as const;
  const day = kit.dark ? -0.3 : 0.05;
  const tone = (i: number): string => { const [l, c, h] = hues[(i + index) % 4] ?? hues[0]; return kit.outside.tone([l + day, c, h]); };
  const bands = [0, 1, 2, 3].map((i) => mark(rect(-1.2, -6 + i * 1.5, 2.4, 1.5), tone(i)));
  const lead = together([rect(-0.05, -6, 0.1, 6), ...[1, 2, 3].map((i) => rect(-1.2, -6 + i * 1.5, 2.4, 0.1)), polygon(-1.2, 0, -1.1, 0, 1.2, -3, 1.1, -3), polygon(1.2, 0, 1.1, 0, -1.2, -3, -1.1, -3)]);
  return [
    cut(arch(0, 0.2, [2.8, 6.5]), kit.paint.of('limestone', -0.14), { lift: 6, edge: 0.45 }),
    cut(outline, tone(1), { lift: 0, edge: 0, shines: !kit.dark, marks: [...bands, mark(ellipse(0, -4.2, 0.75), tone(2)), mark(ellipse(0, -4.2, 0.4), tone(0)), mark(lead, kit.paint.of('iron', -0.05))] }),
  ];
}

/** A pew seen from behind, `width` wide. */
export const pew = (kit: Kit, wood: string, width: number): Part[] => [
  cut(rect(-width / 2, -2.6, width, 2.6), blend(lighter(wood, 0.02), lighter(wood, -0.05)), { lift: 7, marks: [mark(rect(-width / 2 + 0.3, -2.1, width - 0.6, 1.4), lighter(wood, -0.04))] }),
  cut(rect(-width / 2 - 0.1, -2.85, width + 0.2, 0.3), lighter(wood, 0.06), { lift: 5, edge: 0.5 }),
];

/** Iron bars from floor to ceiling between two x. */
export const ironBars = (kit: Kit, from: number, to: number): Part[] => [
  cut(together(Array.from({ length: Math.round((to - from) / 0.95) + 1 }, (_, i) => rect(from + i * 0.95 - 0.08, -24, 0.16, 24))), kit.paint.of('iron', 0.02), { lift: 7, edge: 0.4 }),
  cut(together([rect(from - 0.1, -7.4, to - from + 0.2, 0.24), rect(from - 0.1, -2.4, to - from + 0.2, 0.24)]), kit.paint.of('iron', 0.04), { lift: 4, edge: 0.4 }),
];

/** Curtains of a stage: a valance and two parted wings. */
export function stageCurtain(kit: Kit, colour: string): Part[] {
  const wing = (side: 1 | -1): Outline => ({ ops: 'MLQLLZ', at: [side * 26, -18, side * 7.2, -18, side * 7, -6, side * 8.8, -0.4, side * 26, -0.4, side * 26, -18] });
  const folds = (side: 1 | -1): Outline => together([8.4, 9.8, 11.2, 12.8].map((x) => polygon(side * x, -18, side * (x + 0.3), -18, side * (x + 0.9), -0.4, side * (x + 0.5), -0.4)));
  const swags = together([-9, -6, -3, 0, 3, 6, 9].map((x) => authored(`M${x - 1.6} -10.6Q${x} -8.2 ${x + 1.6} -10.6Z`)));
  return [
    ...([-1, 1] as const).map((side) => cut(wing(side), blend(lighter(colour, -0.04), colour), { lift: 12, edge: 0.4, marks: [mark(folds(side), lighter(colour, -0.07), 0.8)] })),
    cut(swags, lighter(colour, 0.02), { lift: 8, edge: 0.4 }),
    cut(rect(-26, -24, 52, 13.6), blend(lighter(colour, -0.12), lighter(colour, -0.02)), { lift: 9, edge: 0.3, marks: [mark(rect(-26, -10.75, 52, 0.3), kit.paint.of('brass'))] }),
  ];
}

/** A hospital bed with an iron frame and a curtain on a rail. */
export const wardBed = (kit: Kit): Part[] => [
  under(kit, 4),
  cut(together([rect(-3.9, -4.2, 0.16, 4.2), rect(3.7, -3.2, 0.16, 3.2), rect(-3.9, -4.2, 0.8, 0.16), rect(-3.9, -1.5, 7.8, 0.2), rect(-3.5, -4.2, 0.1, 2), rect(-3.2, -4.2, 0.1, 2)]), kit.paint.of('steel', 0.08), { lift: 4 }),
  cut(roundRect([-3.7, -2.4, 7.4, 0.9], 0.25), kit.paint.of('linen', 0.06), { lift: 5 }),
  cut(roundRect([-3.5, -2.95, 1.7, 0.7], 0.3), kit.paint.of('linen', 0.1), { lift: 4 }),
  cut(authored('M-1.6 -2.55Q1 -2.85 3.7 -2.45L3.7 -1.2L-1.5 -1.2Z'), kit.paint.of('sky', 0.06), { lift: 4, marks: [mark(rect(-1.7, -2.9, 0.5, 1.8), kit.paint.of('linen', 0.08))] }),
];

/** Files and papers on an office desk with a lamp; 5 wide. */
export const officeDesk = (kit: Kit, wood: string, modern: boolean): Part[] => [
  under(kit, 2.7),
  cut(together([rect(-2.6, -2.7, 1.5, 2.7), rect(2.2, -2.7, 0.3, 2.7)]), lighter(wood, -0.03), { lift: 5, marks: [mark(together([rect(-2.45, -2.5, 1.2, 0.7), rect(-2.45, -1.7, 1.2, 0.7)]), lighter(wood, -0.08))] }),
  cut(rect(-2.8, -2.95, 5.6, 0.3), lighter(wood, 0.05), { lift: 7, edge: 0.5 }),
  ...(modern
    ? [cut(rect(-0.9, -4.8, 2.6, 1.6), kit.paint.of('iron', 0.02), { lift: 4 }), lamp(rect(-0.78, -4.68, 2.36, 1.36), blend(kit.paint.of('sky', 0.1), kit.paint.of('sky', 0.02))), cut(rect(0.25, -3.3, 0.3, 0.36), kit.paint.of('iron'), { lift: 2 })]
    : [cut(together([rect(-0.6, -3.25, 1.3, 0.3), rect(-0.5, -3.5, 1.2, 0.25)]), kit.paint.of('paper'), { lift: 3 })]),
];
