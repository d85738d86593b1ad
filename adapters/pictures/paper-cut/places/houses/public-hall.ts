/** Public buildings; the gable carries the emblem of their use. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together } from '../paper/outline.ts';
import { blend, cut, lamp, mark, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { doorOf, windowGlow, windowOf } from './openings.ts';

/** What a public building serves. */
export type PublicUse = 'school' | 'hospital' | 'station' | 'theatre' | 'library' | 'office';

/** A public building with columns or a clock, 20 heads wide; its gable carries the emblem of its use. */
export function publicHall(kit: Kit, use: PublicUse): Part[] {
  const stone = kit.paint.of(
    use === 'school' || use === 'station' ? 'brick' : 'limestone',
    use === 'theatre' ? -0.04 : 0,
  );
  const trim = kit.paint.of('limestone', 0.02);
  const columned = use === 'library' || use === 'theatre';
  const windows = [-8, -5.2, 3.6, 6.4].flatMap((x) =>
    [-11.4, -6.2].flatMap((y) => windowOf(kit, y < -8 ? 'sash' : 'arched', { box: [x, y, 1.7, 3.1], trim })),
  );
  return [
    cut(rect(-9.6, -13, 19.2, 13.1), blend(lighter(stone, -0.02), lighter(stone, -0.06)), { lift: 6 }),
    cut(rect(-10, -13.5, 20, 0.7), kit.snowy ? kit.paint.of('snow') : trim, { lift: 5 }),
    ...windows,
    ...windowGlow(kit, [-8, -6.2, 1.7, 3.1], 0.2),
    cut(rect(-3, -13.6, 6, 13.7), lighter(stone, 0.03), { lift: 6 }),
    cut(polygon(-3.7, -13.4, 0, -16.4, 3.7, -13.4), trim, {
      lift: 7,
      marks: [mark(polygon(-2.7, -13.7, 0, -15.8, 2.7, -13.7), lighter(trim, -0.1), 0.8)],
    }),
    ...(columned
      ? [
          cut(together([-2.8, -1.3, 0.9, 2.4].map((x) => rect(x, -13.4, 0.55, 12.6))), lighter(trim, 0.03), {
            lift: 6,
            edge: 0.5,
          }),
        ]
      : []),
    ...doorOf(kit, { box: [-1.2, -5.2, 2.4, 4.6], colour: kit.paint.of('timber'), leaves: 2, round: true }),
    ...emblem(kit, use),
    ...[0, 1].map((i) =>
      cut(rect(-3.6 - i * 0.7, -0.7 + i * 0.35, 7.2 + i * 1.4, 0.5), lighter(trim, -0.04 * i), { lift: 3 }),
    ),
  ];
}

/** What tells the use from afar: bell, cross, clock, masks, book, plain shield. */
function emblem(kit: Kit, use: PublicUse): Part[] {
  const dark = kit.paint.of('iron');
  const face = kit.lit
    ? lamp(ellipse(0, -10.6, 1.5), kit.paint.flame.core)
    : cut(ellipse(0, -10.6, 1.5), kit.paint.of('paper'), { lift: 2 });
  switch (use) {
    case 'station':
    case 'school':
      return [
        cut(ellipse(0, -10.6, 1.75), dark, { lift: 4 }),
        face,
        cut(
          together([
            polygon(-0.08, -10.6, 0.08, -10.6, 0.05, -11.7, -0.05, -11.7),
            polygon(0, -10.68, 0, -10.52, 0.8, -10.3, 0.8, -10.4),
          ]),
          dark,
          { lift: 1, edge: 0 },
        ),
        ...(use === 'school' ? bell(kit) : []),
      ];
    case 'hospital':
      return [
        cut(together([rect(-0.35, -12.1, 0.7, 2.6), rect(-1.3, -11.15, 2.6, 0.7)]), kit.paint.accent(), {
          lift: 4,
        }),
      ];
    case 'theatre':
      return [
        cut(
          together([ellipse(-0.7, -11, 0.75, 0.95), ellipse(0.75, -10.6, 0.75, 0.95)]),
          kit.paint.of('brass', 0.06),
          {
            lift: 4,
            marks: [
              mark(
                together([
                  ellipse(-0.95, -11.2, 0.14, 0.1),
                  ellipse(-0.45, -11.2, 0.14, 0.1),
                  ellipse(0.5, -10.8, 0.14, 0.1),
                  ellipse(1, -10.8, 0.14, 0.1),
                ]),
                dark,
              ),
            ],
          },
        ),
      ];
    case 'library':
      return [
        cut(
          symmetric(authored('M0 -11.2Q0.9 -11.7 1.7 -11.2L1.7 -9.8Q0.9 -10.2 0 -9.8')),
          kit.paint.of('brass', 0.04),
          { lift: 4 },
        ),
      ];
    case 'office':
      return [
        cut(symmetric(authored('M0 -12L1.1 -11.7L1.1 -10.4Q0.8 -9.6 0 -9.2')), kit.paint.of('indigo', 0.06), {
          lift: 4,
        }),
      ];
  }
}

const bell = (kit: Kit): Cut[] => [
  cut(
    together([
      rect(-0.9, -18.6, 0.2, 2.4),
      rect(0.7, -18.6, 0.2, 2.4),
      polygon(-1.2, -18.4, 0, -19.6, 1.2, -18.4),
    ]),
    kit.paint.of('timber'),
    { lift: 4 },
  ),
  cut(symmetric(authored('M0 -18.1Q0.5 -17.9 0.45 -17.2L0.65 -16.8L0 -16.8')), kit.paint.of('brass'), {
    lift: 3,
  }),
];
