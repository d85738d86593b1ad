/** Cottages under thatch, and crooked houses for fairy tales. */
import { between, pick, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together, warped, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { doorOf, windowGlow, windowOf, type WindowStyle } from './openings.ts';
import { chimney, smoke } from './roofs-and-chimneys.ts';

/** A stone or plastered cottage with a thatched or slated roof, seen from its long side; 11 heads wide. */
export function cottage(kit: Kit, index = 0, humble = false): Part[] {
  const random = kit.chance('cottage', index);
  const chinese = kit.world === 'chinese-old' || kit.world === 'chinese-modern';
  const half = humble ? 3.9 : 5.2;
  const wall =
    chinese || humble
      ? kit.paint.of('adobe', between(random, -0.03, 0.03))
      : pick(random, [kit.paint.of('plaster'), kit.paint.of('limestone'), kit.paint.of('cream')]);
  const roof = kit.paint.of(humble || random() < 0.6 || chinese ? 'thatch' : 'slate', -0.03);
  const style: WindowStyle = chinese ? 'paper' : 'casement';
  const left = [-half * 0.78, -3.9, 1.9, 1.9] as const;
  const right = [half * 0.78 - 1.9, -3.9, 1.9, 1.9] as const;
  return [
    ...(chinese
      ? []
      : [
          ...chimney(kit, [half * 0.55, -7.4], 2.8),
          ...(kit.windy ? [] : smoke(kit, [half * 0.55, -10.6], index)),
        ]),
    cut(
      polygon(-half, 0.1, -half * 1.02, -5.2, half * 1.02, -5.2, half, 0.1),
      blend(lighter(wall, -0.06), wall),
      {
        lift: 6,
        marks: [
          mark(
            together(
              Array.from({ length: 9 }, () =>
                ellipse(between(random, -half, half), between(random, -4.6, -0.3), 0.38, 0.2),
              ),
            ),
            lighter(wall, -0.05),
            0.6,
          ),
        ],
      },
    ),
    ...windowOf(kit, style, { box: left, trim: kit.paint.of('timber', 0.02) }),
    ...(humble
      ? []
      : windowOf(kit, style, {
          box: right,
          trim: kit.paint.of('timber', 0.02),
          lit: kit.lit && index % 2 === 0,
        })),
    ...windowGlow(kit, left),
    ...doorOf(kit, {
      box: [-0.9, -4.3, 1.8, 4.3],
      colour: kit.paint.of(chinese ? 'timber' : 'teal', -0.08),
      round: kit.world === 'fairytale',
    }),
    ...thatch(kit, half, roof),
  ];
}

/** A deep roof with a rounded hem. */
function thatch(kit: Kit, half: number, colour: string): Cut[] {
  const outline = symmetric(
    authored(
      `M0 -9.3Q${half * 0.7} -9.4 ${half * 0.86} -8.9Q${half} -7 ${half + 1} -4.9Q${half + 0.9} -4.2 ${half * 0.8} -4.6Q${half * 0.3} -4.95 0 -4.8`,
    ),
  );
  const straws = together(
    Array.from({ length: 22 }, (_, i) => {
      const x = -half + (i * half * 2) / 21;
      return authored(
        `M${x * 0.84} ${-8.6 + (i % 3) * 0.5}L${x * 0.84 + 0.05} ${-8.6 + (i % 3) * 0.5}L${x + 0.08} -5.1L${x - 0.02} -5.1Z`,
      );
    }),
  );
  const band = symmetric(
    authored(`M0 -9.3Q${half * 0.7} -9.4 ${half * 0.9} -8.9L${half * 0.94} -8.1Q${half * 0.4} -8.5 0 -8.4`),
  );
  const snow = kit.snowy
    ? [
        mark(
          symmetric(
            authored(
              `M0 -9.6L${half + 0.4} -9.6L${half * 1.02} -6.4Q${half * 0.7} -5.6 ${half * 0.3} -6.2Q${half * 0.1} -5.8 0 -6`,
            ),
          ),
          kit.paint.of('snow'),
          0.95,
        ),
      ]
    : [mark(band, lighter(colour, -0.06), 0.8)];
  return [
    cut(outline, blend(lighter(colour, 0.04), lighter(colour, -0.06)), {
      lift: 10,
      edge: 0.4,
      marks: [mark(straws, lighter(colour, -0.06), 0.5), ...snow],
    }),
  ];
}

/** A crooked house for fairy tales: leaning walls, a hooked roof, a round door. */
export function crookedHouse(kit: Kit, index = 0): Part[] {
  const random = kit.chance('crooked house', index);
  const wall = pick(random, [
    kit.paint.of('cream'),
    kit.paint.of('rose', 0.06),
    kit.paint.of('sage', 0.06),
    kit.paint.of('sky', 0.02),
  ]);
  const roof = pick(random, [
    kit.paint.of('plum', 0.06),
    kit.paint.of('redTile', -0.02),
    kit.paint.of('teal', -0.06),
    kit.paint.of('indigo', 0.06),
  ]);
  const lean = between(random, -0.9, 0.9);
  const bend = (outline: Outline): Outline => warped(outline, (x, y) => [x + (lean * y * y) / 90, y]);
  const hood = authored(
    `M-4.4 -7.2Q-2.2 -9.6 ${lean - 0.3} -14.4Q${lean + 0.4} -15 ${lean + 1.1} -14Q2.6 -9.6 4.4 -7.1Q4.2 -6.5 3.6 -6.7Q0 -7.6 -3.7 -6.7Q-4.3 -6.6 -4.4 -7.2Z`,
  );
  const tiles = together(
    Array.from({ length: 10 }, (_, i) =>
      ellipse(lean * 0.5 + ((i % 4) - 1.5) * 1.2 + (i % 2) * 0.4, -8 - Math.floor(i / 4) * 1.5, 0.5, 0.24),
    ),
  );
  return [
    cut(bend(polygon(-3.2, 0.1, -3.5, -7.4, 3.5, -7.4, 3.2, 0.1)), blend(lighter(wall, -0.05), wall), {
      lift: 7,
      marks: [
        mark(
          bend(together([rect(-3.5, -4.4, 7, 0.3), rect(-3.5, -7.3, 7, 0.4)])),
          kit.paint.of('timber'),
          0.9,
        ),
      ],
    }),
    ...windowOf(kit, 'round', {
      box: [lean * 0.5 - 1.9, -6.8, 1.7, 1.7],
      trim: kit.paint.of('timber', 0.04),
    }),
    ...windowOf(kit, 'round', {
      box: [lean * 0.5 + 0.6, -6.8, 1.5, 1.5],
      trim: kit.paint.of('timber', 0.04),
      lit: kit.lit && index % 2 === 0,
    }),
    ...windowGlow(kit, [lean * 0.5 - 1.9, -6.8, 1.7, 1.7]),
    ...doorOf(kit, { box: [-1.1, -4, 2.2, 4], colour: kit.paint.of('teal', -0.06), round: true }),
    ...chimney(kit, [2, -8.6], 2.6),
    cut(hood, blend(lighter(roof, 0.05), lighter(roof, -0.03)), {
      lift: 10,
      edge: 0.45,
      marks: [
        mark(tiles, lighter(roof, -0.05), 0.6),
        ...(kit.snowy
          ? [mark(polygon(-5, -16, 5, -16, 3, -8.6, 0.6, -9.4, -3, -8.4), kit.paint.of('snow'))]
          : []),
      ],
    }),
    ...smoke(kit, [2, -11.6], index),
  ];
}
