/** Goods for shelves and counters: each stands on the origin and tells its width, so that a row can be filled. */
import { between, pick, type Kit } from '../kit.ts';
import type { Material } from '../light/materials.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { arch, ellipse, polygon, rect, roundRect, symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Cut } from '../paper/piece.ts';

export interface Good {
  readonly width: number;
  readonly cuts: readonly Cut[];
}

type Maker = (kit: Kit, random: () => number) => Good;

/** Glazes, cloths and papers that goods come in. */
const GLAZES: readonly (readonly [Material, number])[] = [['copper', 0], ['indigo', 0.12], ['stone', 0.04], ['sage', 0], ['ochre', 0], ['plum', 0.1], ['teal', 0], ['cream', -0.06], ['rosewood', 0.08]];
const glaze = (kit: Kit, random: () => number): string => {
  const [material, step] = pick(random, GLAZES);
  return kit.paint.of(material, step + between(random, -0.04, 0.04));
};

const fired = (outline: Outline, colour: string, marks: readonly (readonly [Outline, number])[]): Cut =>
  cut(outline, blend(lighter(colour, 0.05), lighter(colour, -0.06)), { lift: 5, edge: 0.45, marks: marks.map(([shape, step]) => mark(shape, lighter(colour, step), 0.8)) });

const jar: Maker = (kit, random) => {
  const [w, h] = [between(random, 0.7, 1.05), between(random, 0.8, 1.25)];
  const colour = glaze(kit, random);
  const body = symmetric(authored(`M0 ${-h}L${w * 0.28} ${-h}L${w * 0.28} ${-h * 0.9}Q${w * 0.62} ${-h * 0.66} ${w * 0.46} ${-h * 0.28}L${w * 0.32} 0L0 0`));
  return { width: w, cuts: [fired(body, colour, [[rect(-w, -h * 0.62, w * 2, h * 0.12), 0.08]]), cut(roundRect([-w * 0.32, -h - 0.08, w * 0.64, 0.14], 0.05), lighter(colour, -0.08), { lift: 2 })] };
};

const vase: Maker = (kit, random) => {
  const h = between(random, 1.1, 1.6);
  const colour = glaze(kit, random);
  const body = symmetric(authored(`M0 ${-h}L0.24 ${-h}Q0.1 ${-h * 0.84} 0.2 ${-h * 0.72}Q0.56 ${-h * 0.5} 0.34 ${-h * 0.16}L0.28 0L0 0`));
  return { width: 0.95, cuts: [fired(body, colour, [[together([ellipse(0, -h * 0.46, 0.2, 0.16)]), 0.14]])] };
};

const bottle: Maker = (kit, random) => {
  const h = between(random, 0.95, 1.35);
  const colour = pick(random, [kit.paint.of('teal', -0.06), kit.paint.of('felt'), kit.paint.of('copper', -0.1), kit.paint.of('indigo', 0.04)]);
  const body = symmetric(authored(`M0 ${-h}L0.1 ${-h}L0.1 ${-h * 0.72}Q0.26 ${-h * 0.64} 0.26 ${-h * 0.5}L0.26 0L0 0`));
  return { width: 0.58, cuts: [cut(body, blend(lighter(colour, 0.06), lighter(colour, -0.03)), { lift: 4, edge: 0.5, marks: [mark(rect(-0.26, -h * 0.4, 0.52, h * 0.24), kit.paint.of('paper', -0.04), 0.85)] })] };
};

const bowls: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  const stack = Array.from({ length: 3 }, (_, i) => symmetric(authored(`M0 ${-0.3 - i * 0.16}L0.44 ${-0.3 - i * 0.16}Q0.4 ${-i * 0.16} 0.16 ${-i * 0.16}L0 ${-i * 0.16}`)));
  return { width: 1, cuts: stack.map((outline, i) => cut(outline, lighter(colour, i * 0.04), { lift: 3, edge: 0.45 })) };
};

const basket: Maker = (kit, random) => {
  const colour = kit.paint.of('rope', between(random, -0.08, 0.02));
  const weave = together([-0.62, -0.42, -0.22].map((y) => rect(-0.6, y, 1.2, 0.06)));
  return { width: 1.25, cuts: [cut(symmetric(authored('M0 -0.8L0.58 -0.8Q0.62 -0.3 0.42 0L0 0')), blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 5, marks: [mark(weave, lighter(colour, -0.1), 0.7)] })] };
};

const box: Maker = (kit, random) => {
  const [w, h] = [between(random, 0.8, 1.3), between(random, 0.5, 0.85)];
  const colour = pick(random, [kit.paint.of('oak', -0.04), kit.paint.of('lacquer', -0.02), kit.paint.of('indigo', 0.06), kit.paint.of('rosewood', 0.06)]);
  return { width: w, cuts: [cut(rect(-w / 2, -h, w, h), blend(lighter(colour, 0.04), lighter(colour, -0.04)), { lift: 5, marks: [mark(rect(-w / 2, -h * 0.68, w, 0.06), lighter(colour, -0.1)), mark(rect(-0.07, -h * 0.78, 0.14, 0.22), kit.paint.of('brass'))] })] };
};

/** A block of books of varied height; some lean. */
const books: Maker = (kit, random) => {
  const spines = Array.from({ length: 4 + Math.floor(random() * 4) }, () => ({ w: between(random, 0.16, 0.3), h: between(random, 0.85, 1.25) }));
  const width = spines.reduce((sum, spine) => sum + spine.w, 0);
  let x = -width / 2;
  const cuts = spines.map(({ w, h }) => {
    const colour = pick(random, [kit.paint.of('plum', 0.02), kit.paint.of('indigo', 0.04), kit.paint.of('felt', -0.02), kit.paint.of('lacquer', -0.04), kit.paint.of('ochre', -0.06), kit.paint.of('teal', -0.08)]);
    x += w;
    return cut(rect(x - w, -h, w - 0.01, h), colour, { lift: 2, edge: 0.4, marks: [mark(together([rect(x - w, -h * 0.82, w, 0.05), rect(x - w, -h * 0.2, w, 0.05)]), kit.paint.of('brass', 0.04), 0.7)] });
  });
  return { width: width + 0.15, cuts };
};

const lying: Maker = (kit, random) => {
  const cuts = [0, 1, 2].map((i) => {
    const w = between(random, 0.8, 1.1);
    return cut(rect(-w / 2, -0.2 - i * 0.2, w, 0.19), pick(random, [kit.paint.of('plum'), kit.paint.of('felt'), kit.paint.of('ochre', -0.08), kit.paint.of('indigo', 0.04)]), { lift: 2, edge: 0.4, marks: [mark(rect(w / 2 - 0.1, -0.2 - i * 0.2 + 0.03, 0.1, 0.13), kit.paint.of('paper'))] });
  });
  return { width: 1.2, cuts };
};

const scrolls: Maker = (kit, random) => {
  const cuts = [[-0.3, -0.15], [0.02, -0.15], [0.34, -0.15], [-0.14, -0.42], [0.18, -0.42]].map(([x = 0, y = 0]) => cut(ellipse(x, y, 0.16), kit.paint.of('paper', between(random, -0.12, 0)), { lift: 2, edge: 0.3, marks: [mark(ellipse(x, y, 0.06), kit.paint.of('timber'))] }));
  return { width: 1.1, cuts };
};

const bolts: Maker = (kit, random) => {
  const cuts = [0, 1, 2, 3].map((i) => {
    const colour = glaze(kit, random);
    return cut(roundRect([-0.65, -0.3 - i * 0.28, 1.3, 0.27], 0.12), colour, { lift: 3, edge: 0.4, marks: [mark(ellipse(0.55, -0.17 - i * 0.28, 0.1, 0.12), lighter(colour, 0.12))] });
  });
  return { width: 1.5, cuts };
};

const teapot: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  const body = authored('M-0.4 -0.1Q-0.56 -0.55 -0.16 -0.68L-0.08 -0.8L0.08 -0.8L0.16 -0.68Q0.42 -0.6 0.44 -0.36L0.74 -0.6L0.8 -0.52L0.46 -0.1Q0.4 0 0.3 0L-0.26 0Q-0.36 0 -0.4 -0.1Z');
  const handle = authored('M-0.44 -0.5Q-0.86 -0.56 -0.76 -0.3Q-0.66 -0.1 -0.4 -0.14L-0.41 -0.22Q-0.62 -0.2 -0.68 -0.34Q-0.72 -0.48 -0.45 -0.42Z');
  return { width: 1.7, cuts: [cut(handle, lighter(colour, -0.06), { lift: 2 }), fired(body, colour, [[rect(-0.6, -0.52, 1.2, 0.07), 0.12]])] };
};

const loaf: Maker = (kit, random) => {
  const colour = kit.paint.tone([0.66, 0.1, between(random, 58, 72)]);
  return { width: 1.1, cuts: [cut(authored('M-0.5 0Q-0.62 -0.44 -0.2 -0.5Q0 -0.56 0.2 -0.5Q0.62 -0.44 0.5 0Z'), blend(lighter(colour, 0.06), lighter(colour, -0.05)), { lift: 4, marks: [mark(together([-0.24, 0, 0.24].map((x) => polygon(x - 0.1, -0.42, x - 0.03, -0.44, x + 0.1, -0.2, x + 0.03, -0.18))), lighter(colour, 0.13))] })] };
};

const fruit: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.tone([0.62, 0.17, 30]), kit.paint.tone([0.74, 0.15, 70]), kit.paint.tone([0.68, 0.14, 120])]);
  const spots = [[-0.4, -0.18], [-0.05, -0.18], [0.32, -0.18], [-0.22, -0.46], [0.14, -0.46], [-0.04, -0.72]] as const;
  return { width: 1.2, cuts: [cut(together(spots.map(([x, y]) => ellipse(x, y, 0.175))), blend(lighter(colour, 0.04), lighter(colour, -0.06)), { lift: 4, edge: 0.35, marks: [mark(together(spots.map(([x, y]) => ellipse(x - 0.05, y - 0.06, 0.05))), lighter(colour, 0.14))] })] };
};

const clockGood: Maker = (kit) => ({
  width: 1,
  cuts: [
    cut(arch(0, 0, [0.9, 1.25]), kit.paint.of('oak', -0.1), { lift: 5 }),
    cut(ellipse(0, -0.72, 0.3), kit.paint.of('paper'), { lift: 2, marks: [mark(together([polygon(-0.02, -0.72, 0.02, -0.72, 0.02, -0.94, -0.02, -0.94), polygon(0, -0.74, 0.16, -0.66, 0.16, -0.63, 0, -0.7)]), kit.paint.of('iron'))] }),
  ],
});

const toy: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.accent(), kit.paint.of('teal', 0.04), kit.paint.of('goldTile')]);
  const horse = authored('M-0.5 0L-0.46 -0.34L-0.56 -0.6L-0.3 -0.66L0.14 -0.62L0.26 -1.02L0.36 -0.92L0.58 -0.78L0.5 -0.66L0.36 -0.7L0.32 -0.34L0.4 0L0.26 0L0.16 -0.3L-0.24 -0.3L-0.36 0Z');
  return random() < 0.5
    ? { width: 1.3, cuts: [cut(horse, colour, { lift: 4 })] }
    : { width: 1, cuts: [cut(ellipse(0, -0.42, 0.42), colour, { lift: 4, marks: [mark(polygon(-0.5, -0.5, 0.5, -0.5, 0.5, -0.3, -0.5, -0.3), kit.paint.of('paper'))] })] };
};

/** A folded umbrella leaning, a paper fan, a small lantern: wares of old shops. */
const fan: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  return { width: 1.3, cuts: [cut(authored('M0 0L-0.64 -0.62Q-0.36 -1 0 -1Q0.36 -1 0.64 -0.62Z'), colour, { lift: 3, edge: 0.4, marks: [mark(together([-0.4, -0.14, 0.14, 0.4].map((x) => polygon(0, 0, x, -1, x + 0.05, -1))), lighter(colour, -0.08), 0.7)] })] };
};

const lanternGood: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.accent(), kit.paint.accent(0.05), kit.paint.of('ochre', 0.04), kit.paint.of('paper', -0.02)]);
  const [rx, ry] = pick(random, [[0.46, 0.42], [0.34, 0.52], [0.5, 0.34]] as const);
  const lines = together([-0.45, 0, 0.45].map((share) => ellipse(rx * share, -ry - 0.1, rx * 0.06, ry)));
  return { width: rx * 2 + 0.25, cuts: [cut(ellipse(0, -ry - 0.1, rx, ry), blend(lighter(colour, 0.05), lighter(colour, -0.04)), { lift: 5, edge: 0.4, marks: [mark(lines, lighter(colour, -0.1), 0.6)] }), cut(together([rect(-rx * 0.4, -0.14, rx * 0.8, 0.14), rect(-rx * 0.4, -ry * 2 - 0.16, rx * 0.8, 0.12)]), kit.paint.of('ebony', 0.05), { lift: 2 })] };
};

const candlestick: Maker = (kit) => ({
  width: 0.6,
  cuts: [
    cut(rect(-0.09, -1, 0.18, 0.6), kit.paint.of('cream'), { lift: 2 }),
    cut(symmetric(authored('M0 -0.44L0.16 -0.44L0.06 -0.3L0.06 -0.12L0.26 0L0 0')), kit.paint.of('brass'), { lift: 3 }),
  ],
});

const plate: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.of('cream'), kit.paint.of('indigo', 0.2), kit.paint.of('sky')]);
  return { width: 1.1, cuts: [cut(ellipse(0, -0.5, 0.5), colour, { lift: 4, marks: [mark(ellipse(0, -0.5, 0.32), lighter(colour, -0.08), 0.7), mark(ellipse(0, -0.5, 0.26), lighter(colour, 0.02), 0.9)] })] };
};

const tool: Maker = (kit, random) => {
  const wood = kit.paint.of('oak', between(random, -0.06, 0.02));
  return { width: 0.9, cuts: [cut(polygon(-0.08, 0, 0.08, 0, 0.06, -1.05, -0.06, -1.05), wood, { lift: 3 }), cut(polygon(-0.34, -1.02, 0.34, -1.02, 0.38, -1.26, -0.3, -1.26), kit.paint.of('steel', -0.1), { lift: 3 })] };
};

const makers = { jar, vase, bottle, bowls, basket, box, books, lying, scrolls, bolts, teapot, loaf, fruit, clock: clockGood, toy, fan, lantern: lanternGood, candlestick, plate, tool } as const;

/** Families of goods that belong on the same shelf. */
export const families = {
  household: ['jar', 'bowls', 'box', 'vase', 'basket', 'teapot', 'candlestick'],
  kitchen: ['jar', 'bowls', 'plate', 'bottle', 'basket', 'teapot'],
  books: ['books', 'books', 'lying', 'books', 'vase', 'books'],
  study: ['books', 'scrolls', 'lying', 'vase', 'box', 'clock'],
  tea: ['jar', 'teapot', 'jar', 'box', 'bowls'],
  medicine: ['bottle', 'jar', 'bottle', 'box', 'bowls'],
  cloth: ['bolts', 'bolts', 'basket', 'box'],
  bakery: ['loaf', 'basket', 'loaf', 'plate', 'jar'],
  grocer: ['fruit', 'basket', 'bottle', 'jar', 'box', 'fruit'],
  toys: ['toy', 'box', 'toy', 'lying', 'fan'],
  lanterns: ['lantern', 'fan', 'lantern', 'box', 'jar', 'scrolls'],
  clocks: ['clock', 'box', 'clock', 'candlestick'],
  workshop: ['tool', 'box', 'tool', 'jar', 'basket', 'tool'],
  tavern: ['bottle', 'jar', 'bottle', 'plate', 'bottle', 'bowls'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof makers)[]>>;

export type Family = keyof typeof families;

/** One good of a family, another than `last`. */
export function goodOf(kit: Kit, family: Family, { random, last }: { random: () => number; last: string }): { name: string; good: Good } {
  const names = families[family].filter((name) => name !== last || family === 'books');
  const name = pick(random, names);
  return { name, good: makers[name](kit, random) };
}
