/** Furniture that stands along the back wall, on the origin, in heads: a table is three high, a chair five. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { arch, ellipse, polygon, rect, roundRect, symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, contact, cut, mark, type Cut, type Part } from '../paper/piece.ts';

const under = (kit: Kit, half: number): Cut => contact(0, 0.02, half, kit.paint.shade);

/** A table with a top `width` wide; Chinese ones have an apron, Western ones turned legs. */
export function table(kit: Kit, wood: string, width: number): Part[] {
  const half = width / 2;
  const legs = together([-half + 0.2, half - 0.44].map((x) => rect(x, -2.7, 0.24, 2.7)));
  const apron = symmetric(authored(`M0 -2.6L${half - 0.2} -2.6L${half - 0.2} -2Q${half - 0.5} -2.3 ${half - 0.8} -2.3L0 -2.3`));
  return [
    under(kit, half),
    cut(legs, lighter(wood, -0.02), { lift: 4 }),
    cut(apron, lighter(wood, -0.05), { lift: 2, edge: 0.2 }),
    cut(rect(-half - 0.2, -2.9, width + 0.4, 0.3), blend(lighter(wood, 0.05), wood), { lift: 7, edge: 0.5 }),
  ];
}

/** A round stool or a plain bench. */
export const stool = (kit: Kit, wood: string, width = 1.4): Part[] => [
  under(kit, width * 0.55),
  cut(together([polygon(-width * 0.4, 0, -width * 0.28, 0, -width * 0.24, -1.5, -width * 0.36, -1.5), polygon(width * 0.28, 0, width * 0.4, 0, width * 0.36, -1.5, width * 0.24, -1.5)]), lighter(wood, -0.04), { lift: 3 }),
  cut(roundRect([-width / 2, -1.72, width, 0.26], 0.1), lighter(wood, 0.03), { lift: 5, edge: 0.5 }),
];

/** A chair from the side or front: an official's hat chair in China, a ladder-back in the West. */
export function chair(kit: Kit, wood: string, chinese: boolean): Part[] {
  const frame = together([rect(-0.95, -4.4, 0.2, 4.4), rect(0.75, -4.4, 0.2, 4.4), rect(-0.95, -0.7, 1.9, 0.12)]);
  const back = chinese ? together([symmetric(authored('M0 -4.75L1.25 -4.6L1.2 -4.35L0 -4.5')), rect(-0.28, -4.45, 0.56, 2.4)]) : together([-4.3, -3.6, -2.9].map((y) => rect(-0.8, y, 1.6, 0.24)));
  return [under(kit, 1), cut(frame, wood, { lift: 4 }), cut(back, lighter(wood, 0.02), { lift: 3, edge: 0.45 }), cut(rect(-1.08, -2.15, 2.16, 0.26), lighter(wood, 0.05), { lift: 6, edge: 0.5 })];
}

/** An armchair or a sofa with cushions, `width` wide. */
export function sofa(kit: Kit, colour: string, width: number): Part[] {
  const half = width / 2;
  const seats = Math.max(1, Math.round(width / 2.4));
  const cushions = Array.from({ length: seats }, (_, i) => roundRect([-half + 0.7 + (i * (width - 1.4)) / seats, -2.1, (width - 1.4) / seats - 0.06, 0.75], 0.2));
  return [
    under(kit, half),
    cut(roundRect([-half + 0.3, -3.9, width - 0.6, 3.2], 0.5), blend(lighter(colour, 0.02), lighter(colour, -0.04)), { lift: 6 }),
    ...cushions.map((outline) => cut(outline, lighter(colour, 0.05), { lift: 4 })),
    cut(rect(-half + 0.3, -1.4, width - 0.6, 1), lighter(colour, -0.03), { lift: 3 }),
    cut(together([roundRect([-half, -2.7, 0.8, 2.4], 0.35), roundRect([half - 0.8, -2.7, 0.8, 2.4], 0.35)]), lighter(colour, 0.02), { lift: 6, edge: 0.45 }),
    cut(together([rect(-half + 0.25, -0.35, 0.3, 0.35), rect(half - 0.55, -0.35, 0.3, 0.35)]), kit.paint.of('timber'), { lift: 2 }),
  ];
}

/** A bed seen from its side, 9 heads long: frame, quilt, pillow. */
export function bed(kit: Kit, wood: string, quilt: string): Part[] {
  const patches = together([-2.2, -0.6, 1, 2.6].map((x) => rect(x, -2.35, 0.8, 1.5)));
  return [
    under(kit, 4.5),
    cut(together([roundRect([-4.6, -4.6, 0.5, 4.6], 0.2), roundRect([4.1, -3.2, 0.5, 3.2], 0.2), rect(-4.4, -1.3, 8.8, 0.6)]), wood, { lift: 5, edge: 0.45 }),
    cut(rect(-4.1, -2, 8.2, 0.8), kit.paint.of('linen'), { lift: 3 }),
    cut(roundRect([-4, -2.75, 1.9, 0.85], 0.4), kit.paint.of('linen', 0.04), { lift: 5 }),
    cut(authored('M-2.3 -2.4Q0 -2.75 4.1 -2.3L4.15 -0.8L-2.1 -0.8Z'), blend(lighter(quilt, 0.03), lighter(quilt, -0.05)), { lift: 5, marks: [mark(patches, lighter(quilt, 0.07), 0.6), mark(rect(-2.4, -2.8, 0.55, 2.2), kit.paint.of('linen', 0.02))] }),
  ];
}

/** A canopied bed 架子床: lattice rails, parted curtains. */
export function canopyBed(kit: Kit, wood: string, cloth: string): Part[] {
  const curtain = (side: 1 | -1): Outline => ({ ops: 'MLQQLZ', at: [side * 4.5, -8.2, side * 1.6, -8.2, side * 2.4, -5.6, side * 4, -4.4, side * 4.1, -2.2, side * 4.6, -0.9, side * 4.6, -0.9] });
  const rail = together([-4.6, 2.4].map((x) => railing({ x, width: 2.2, foot: -1.4 }, [[-2.7, 0.14]], { step: 0.5, thick: 0.1 })));
  const fretwork = together(Array.from({ length: 12 }, (_, i) => rect(-4.5 + i * 0.77, -8.9, 0.5, 0.5)));
  return [
    under(kit, 5),
    cut(rect(-4.6, -8.4, 9.2, 7.4), kit.paint.of('indigo', -0.06), { lift: 6 }),
    cut(roundRect([-3.9, -2.2, 7.8, 1], 0.3), kit.paint.of('linen', -0.04), { lift: 3 }),
    cut(roundRect([-3.6, -2.8, 1.9, 0.8], 0.35), cloth, { lift: 3 }),
    cut(roundRect([-0.6, -2.5, 4.4, 0.9], 0.4), lighter(cloth, -0.04), { lift: 4 }),
    ...([-1, 1] as const).map((side) => cut(curtain(side), blend(lighter(cloth, 0.08), lighter(cloth, -0.02)), { lift: 6, edge: 0.4 })),
    cut(rail, lighter(wood, 0.04), { lift: 4, edge: 0.35 }),
    cut(together([rect(-5, -9.2, 0.36, 9.2), rect(4.64, -9.2, 0.36, 9.2), rect(-5, -1.4, 10, 0.9)]), wood, { lift: 6, edge: 0.5 }),
    cut(rect(-5.2, -9.2, 10.4, 1.05), lighter(wood, 0.02), { lift: 7, edge: 0.5, marks: [mark(fretwork, lighter(wood, -0.08), 0.8)] }),
  ];
}

/** A counter `width` wide and three and a half high with panels. */
export function counter(kit: Kit, wood: string, width: number): Part[] {
  const half = width / 2;
  const count = Math.max(2, Math.round(width / 2.2));
  const panels = together(Array.from({ length: count }, (_, i) => rect(-half + 0.3 + (i * (width - 0.4)) / count, -2.7, (width - 0.4) / count - 0.3, 2.1)));
  return [
    under(kit, half),
    cut(rect(-half, -3.2, width, 3.2), blend(lighter(wood, 0.02), lighter(wood, -0.05)), { lift: 7, marks: [mark(panels, lighter(wood, -0.05), 0.8)] }),
    cut(rect(-half - 0.3, -3.5, width + 0.6, 0.36), lighter(wood, 0.06), { lift: 8, edge: 0.55 }),
  ];
}

/** A chest of drawers, 4 wide. */
export const chest = (kit: Kit, wood: string): Part[] => [
  under(kit, 2.1),
  cut(rect(-2, -3.6, 4, 3.4), blend(lighter(wood, 0.03), lighter(wood, -0.04)), {
    lift: 7,
    marks: [mark(together([0, 1, 2].map((i) => rect(-1.8, -3.35 + i * 1.05, 3.6, 0.85))), lighter(wood, -0.05)), mark(together([0, 1, 2].flatMap((i) => [ellipse(-0.8, -2.92 + i * 1.05, 0.11), ellipse(0.8, -2.92 + i * 1.05, 0.11)])), kit.paint.of('brass'))],
  }),
  cut(rect(-2.2, -3.8, 4.4, 0.28), lighter(wood, 0.06), { lift: 5, edge: 0.5 }),
];

/** A wardrobe, 4 wide and 8 high. */
export const wardrobe = (kit: Kit, wood: string): Part[] => [
  under(kit, 2.2),
  cut(rect(-2.1, -7.6, 4.2, 7.4), blend(lighter(wood, 0.02), lighter(wood, -0.04)), { lift: 8, marks: [mark(together([rect(-1.85, -7.2, 1.75, 6.2), rect(0.1, -7.2, 1.75, 6.2)]), lighter(wood, -0.04)), mark(together([ellipse(-0.25, -3.8, 0.1), ellipse(0.25, -3.8, 0.1)]), kit.paint.of('brass'))] }),
  cut(polygon(-2.5, -8.1, 2.5, -8.1, 2.2, -7.6, -2.2, -7.6), lighter(wood, 0.05), { lift: 6, edge: 0.5 }),
];

/** A grandfather clock, 8 heads high. */
export const tallClock = (kit: Kit, wood: string): Part[] => [
  under(kit, 1),
  cut(together([rect(-0.95, -1.6, 1.9, 1.6), rect(-0.65, -5.6, 1.3, 4.1)]), wood, { lift: 6, marks: [mark(rect(-0.4, -5.2, 0.8, 3.3), lighter(wood, -0.1)), mark(ellipse(0, -2.7, 0.24), kit.paint.of('brass'))] }),
  cut(arch(0, -5.4, [2, 2.5]), lighter(wood, 0.03), { lift: 5, edge: 0.5 }),
  cut(ellipse(0, -6.6, 0.66), kit.paint.of('paper'), { lift: 2, marks: [mark(together([polygon(-0.04, -6.6, 0.04, -6.6, 0.02, -7.1, -0.02, -7.1), polygon(0, -6.64, 0.36, -6.4, 0.33, -6.35, -0.02, -6.56)]), kit.paint.of('iron'))] }),
];

/** A folding screen of painted panels, 9 wide and 7 high. */
export function screen(kit: Kit, wood: string): Part[] {
  const paper = kit.paint.of('paper', -0.08);
  const hills = kit.paint.of('teal', -0.02);
  return [-3.4, -1.15, 1.1, 3.35].flatMap((x, i) => {
    const y = i % 2 === 0 ? 0 : 0.14;
    const hill = authored(`M${x - 1} ${-2.2 - i * 0.3}Q${x - 0.3} ${-4.2 + i * 0.3} ${x + 0.2} ${-3}Q${x + 0.6} ${-3.9} ${x + 1} ${-2.6}L${x + 1} -1.4L${x - 1} -1.4Z`);
    return [
      cut(rect(x - 1.1, -7 + y, 2.2, 7), i % 2 === 0 ? wood : lighter(wood, 0.03), { lift: 6, edge: 0.5 }),
      cut(rect(x - 0.9, -6.7 + y, 1.8, 5.2), blend(lighter(paper, 0.02), paper), { lift: 0, edge: 0.1, marks: [mark(hill, hills, 0.45), mark(ellipse(x + (i - 1.5) * 0.2, -5.5, 0.3), kit.paint.accent(), i === 1 ? 0.7 : 0)] }),
    ];
  });
}

/** A hanging scroll 挂轴: mountains or a branch on paper, its top at the origin. */
export function scrollPicture(kit: Kit, index = 0): Part[] {
  const paper = kit.paint.of('paper', -0.05);
  const ink = kit.paint.of('granite', -0.08);
  const motif = index % 2 === 0
    ? [mark(authored('M-0.8 3.4Q-0.5 1.6 -0.2 2.4Q0.1 1 0.4 2Q0.7 1.7 0.8 3.4Z'), ink, 0.5), mark(authored('M-0.8 4Q0 3.2 0.8 3.9L0.8 4.3L-0.8 4.3Z'), ink, 0.35)]
    : [mark(authored('M-0.7 4.2Q-0.3 2.8 0.3 2.4L0.6 1.2L0.42 2.5Q-0.1 3 -0.55 4.2Z'), ink, 0.7), mark(together([ellipse(0.55, 1.2, 0.14), ellipse(0.2, 1.9, 0.12), ellipse(0.62, 1.75, 0.1), ellipse(0.05, 2.4, 0.11)]), kit.paint.accent(), 0.8)];
  return [
    cut(rect(-1, 0.2, 2, 5), kit.paint.of('indigo', 0.14), { lift: 4, edge: 0.4 }),
    cut(rect(-0.8, 0.9, 1.6, 3.6), paper, { lift: 0, edge: 0, marks: motif }),
    cut(together([roundRect([-1.15, 0.05, 2.3, 0.2], 0.1), roundRect([-1.2, 5.1, 2.4, 0.26], 0.12)]), kit.paint.of('rosewood'), { lift: 5, edge: 0.5 }),
  ];
}

/** A framed picture, its top at the origin: a landscape or a silhouette. */
export function framed(kit: Kit, [w, h]: readonly [number, number], index = 0): Part[] {
  const ground = kit.paint.of(index % 2 === 0 ? 'sky' : 'ochre', 0.02);
  const motif = index % 2 === 0 ? authored(`M${-w / 2} ${h * 0.7}Q${-w * 0.2} ${h * 0.3} ${w * 0.1} ${h * 0.6}Q${w * 0.3} ${h * 0.4} ${w / 2} ${h * 0.62}L${w / 2} ${h}L${-w / 2} ${h}Z`) : ellipse(0, h * 0.52, w * 0.2, h * 0.26);
  return [
    cut(rect(-w / 2, 0, w, h), kit.paint.of('brass', -0.12), { lift: 5, edge: 0.5 }),
    cut(rect(-w / 2 + 0.14, 0.14, w - 0.28, h - 0.28), blend(lighter(ground, 0.05), ground), { lift: 0, edge: 0, marks: [mark(motif, kit.paint.of(index % 2 === 0 ? 'felt' : 'plum'), 0.7)] }),
  ];
}

/** A barrel on its foot, or a crate. */
export const barrel = (kit: Kit): Part[] => {
  const wood = kit.paint.of('oak', -0.1);
  return [
    under(kit, 1),
    cut(symmetric(authored('M0 -2.7L0.85 -2.7Q1.2 -1.35 0.85 0L0 0')), blend(lighter(wood, 0.04), lighter(wood, -0.05)), { lift: 6, marks: [mark(together([rect(-1.2, -2.3, 2.4, 0.2), rect(-1.2, -0.6, 2.4, 0.2)]), kit.paint.of('iron', 0.08)), mark(together([-0.5, 0, 0.5].map((x) => rect(x, -2.7, 0.05, 2.7))), lighter(wood, -0.08), 0.6)] }),
  ];
};

export const crate = (kit: Kit, size = 2): Part[] => {
  const wood = kit.paint.of('pine', -0.14);
  return [
    under(kit, size * 0.55),
    cut(rect(-size / 2, -size * 0.85, size, size * 0.85), blend(lighter(wood, 0.04), lighter(wood, -0.04)), { lift: 6, marks: [mark(together([0.28, 0.56].map((share) => rect(-size / 2, -size * 0.85 * share, size, 0.06))), lighter(wood, -0.1)), mark(together([rect(-size / 2, -size * 0.85, 0.22, size * 0.85), rect(size / 2 - 0.22, -size * 0.85, 0.22, size * 0.85)]), lighter(wood, 0.05))] }),
  ];
};

/** A large jar for water, rice or pickles. */
export const bigJar = (kit: Kit, colour: string): Part[] => [
  under(kit, 0.95),
  cut(symmetric(authored('M0 -2.3L0.5 -2.3L0.52 -2.1Q1.15 -1.7 1.02 -0.9L0.62 0L0 0')), blend(lighter(colour, 0.05), lighter(colour, -0.07)), { lift: 6, edge: 0.45, marks: [mark(rect(-1.2, -1.75, 2.4, 0.1), lighter(colour, 0.08), 0.7)] }),
  cut(roundRect([-0.62, -2.46, 1.24, 0.24], 0.08), kit.paint.of('timber'), { lift: 3 }),
];
