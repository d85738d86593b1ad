/** Goods that hold something: jars, bottles, bowls, baskets, pots. */
import { between, pick } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, mark } from '../paper/piece.ts';
import { ellipse, rect, roundRect } from '../paper/shapes.ts';
import { fired, glaze, type Maker } from './ware.ts';

/** A bellied jar with a lid. */
export const jar: Maker = (kit, random) => {
  const [w, h] = [between(random, 0.7, 1.05), between(random, 0.8, 1.25)];
  const colour = glaze(kit, random);
  const body = symmetric(
    authored(
      `M0 ${-h}L${w * 0.28} ${-h}L${w * 0.28} ${-h * 0.9}Q${w * 0.62} ${-h * 0.66} ${w * 0.46} ${-h * 0.28}L${w * 0.32} 0L0 0`,
    ),
  );
  return {
    width: w,
    cuts: [
      fired(body, colour, [[rect(-w, -h * 0.62, w * 2, h * 0.12), 0.08]]),
      cut(roundRect([-w * 0.32, -h - 0.08, w * 0.64, 0.14], 0.05), lighter(colour, -0.08), { lift: 2 }),
    ],
  };
};

/** A tall vase. */
export const vase: Maker = (kit, random) => {
  const h = between(random, 1.1, 1.6);
  const colour = glaze(kit, random);
  const body = symmetric(
    authored(
      `M0 ${-h}L0.24 ${-h}Q0.1 ${-h * 0.84} 0.2 ${-h * 0.72}Q0.56 ${-h * 0.5} 0.34 ${-h * 0.16}L0.28 0L0 0`,
    ),
  );
  return { width: 0.95, cuts: [fired(body, colour, [[together([ellipse(0, -h * 0.46, 0.2, 0.16)]), 0.14]])] };
};

/** A bottle with a label. */
export const bottle: Maker = (kit, random) => {
  const h = between(random, 0.95, 1.35);
  const colour = pick(random, [
    kit.paint.of('teal', -0.06),
    kit.paint.of('felt'),
    kit.paint.of('copper', -0.1),
    kit.paint.of('indigo', 0.04),
  ]);
  const body = symmetric(
    authored(`M0 ${-h}L0.1 ${-h}L0.1 ${-h * 0.72}Q0.26 ${-h * 0.64} 0.26 ${-h * 0.5}L0.26 0L0 0`),
  );
  return {
    width: 0.58,
    cuts: [
      cut(body, blend(lighter(colour, 0.06), lighter(colour, -0.03)), {
        lift: 4,
        edge: 0.5,
        marks: [mark(rect(-0.26, -h * 0.4, 0.52, h * 0.24), kit.paint.of('paper', -0.04), 0.85)],
      }),
    ],
  };
};

/** Three bowls in a stack. */
export const bowls: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  const stack = Array.from({ length: 3 }, (_, i) =>
    symmetric(
      authored(
        `M0 ${-0.3 - i * 0.16}L0.44 ${-0.3 - i * 0.16}Q0.4 ${-i * 0.16} 0.16 ${-i * 0.16}L0 ${-i * 0.16}`,
      ),
    ),
  );
  return {
    width: 1,
    cuts: stack.map((outline, i) => cut(outline, lighter(colour, i * 0.04), { lift: 3, edge: 0.45 })),
  };
};

/** A woven basket. */
export const basket: Maker = (kit, random) => {
  const colour = kit.paint.of('rope', between(random, -0.08, 0.02));
  const weave = together([-0.62, -0.42, -0.22].map((y) => rect(-0.6, y, 1.2, 0.06)));
  return {
    width: 1.25,
    cuts: [
      cut(
        symmetric(authored('M0 -0.8L0.58 -0.8Q0.62 -0.3 0.42 0L0 0')),
        blend(lighter(colour, 0.04), lighter(colour, -0.06)),
        { lift: 5, marks: [mark(weave, lighter(colour, -0.1), 0.7)] },
      ),
    ],
  };
};

/** A teapot. */
export const teapot: Maker = (kit, random) => {
  const colour = glaze(kit, random);
  const body = authored(
    'M-0.4 -0.1Q-0.56 -0.55 -0.16 -0.68L-0.08 -0.8L0.08 -0.8L0.16 -0.68Q0.42 -0.6 0.44 -0.36L0.74 -0.6L0.8 -0.52L0.46 -0.1Q0.4 0 0.3 0L-0.26 0Q-0.36 0 -0.4 -0.1Z',
  );
  const handle = authored(
    'M-0.44 -0.5Q-0.86 -0.56 -0.76 -0.3Q-0.66 -0.1 -0.4 -0.14L-0.41 -0.22Q-0.62 -0.2 -0.68 -0.34Q-0.72 -0.48 -0.45 -0.42Z',
  );
  return {
    width: 1.7,
    cuts: [
      cut(handle, lighter(colour, -0.06), { lift: 2 }),
      fired(body, colour, [[rect(-0.6, -0.52, 1.2, 0.07), 0.12]]),
    ],
  };
};

/** A plate standing on its rim. */
export const plate: Maker = (kit, random) => {
  const colour = pick(random, [kit.paint.of('cream'), kit.paint.of('indigo', 0.2), kit.paint.of('sky')]);
  return {
    width: 1.1,
    cuts: [
      cut(ellipse(0, -0.5, 0.5), colour, {
        lift: 4,
        marks: [
          mark(ellipse(0, -0.5, 0.32), lighter(colour, -0.08), 0.7),
          mark(ellipse(0, -0.5, 0.26), lighter(colour, 0.02), 0.9),
        ],
      }),
    ],
  };
};
