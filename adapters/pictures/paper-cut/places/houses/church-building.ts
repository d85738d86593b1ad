/** The parish church. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { arch, polygon, rect } from '../paper/shapes.ts';
import { doorOf, pane, windowGlow, windowOf } from './openings.ts';
import { pitchedRoof } from './roofs-and-chimneys.ts';

/** A parish church: nave, tower and spire; about 24 heads high. */
export function churchBuilding(kit: Kit): Part[] {
  const stone = kit.paint.of('limestone', -0.08);
  const slate = kit.paint.of('slate');
  const naveWindows = [-1.2, 1.9, 5].flatMap((x) =>
    windowOf(kit, 'arched', { box: [x, -5.8, 1.5, 3.6], trim: lighter(stone, -0.08) }),
  );
  return [
    cut(rect(-2.6, -7.2, 10.2, 7.3), blend(stone, lighter(stone, -0.05)), { lift: 6 }),
    ...placed(pitchedRoof(kit, { half: 5.7, eaves: -7.1, top: -11.6, side: true, colour: slate }), {
      x: 2.6,
    }),
    ...naveWindows,
    ...windowGlow(kit, [1.9, -5.8, 1.5, 3.6], 0.25),
    cut(rect(-6.4, -13.6, 4.6, 13.7), blend(lighter(stone, 0.03), lighter(stone, -0.03)), {
      lift: 7,
      marks: [
        mark(
          together([rect(-6.4, -9.4, 4.6, 0.25), rect(-6.4, -13.4, 4.6, 0.3)]),
          lighter(stone, -0.08),
          0.7,
        ),
      ],
    }),
    pane(kit, arch(-4.1, -10, [1.3, 2.4]), { lit: false }),
    ...doorOf(kit, { box: [-5.3, -4.4, 2.4, 4.4], colour: kit.paint.of('timber'), round: true }),
    cut(polygon(-6.9, -13.5, -1.3, -13.5, -4.1, -22.5), blend(lighter(slate, 0.06), lighter(slate, -0.03)), {
      lift: 7,
      edge: 0.45,
      marks: [
        mark(polygon(-4.1, -22.5, -1.3, -13.5, -4.1, -13.5), lighter(slate, -0.06), 0.6),
        ...(kit.snowy
          ? [mark(polygon(-5, -23, -3.2, -23, -2.6, -17.6, -5.6, -17.2), kit.paint.of('snow'))]
          : []),
      ],
    }),
    cut(together([rect(-4.18, -24.2, 0.16, 1.9), rect(-4.55, -23.7, 0.9, 0.16)]), kit.paint.of('brass'), {
      lift: 2,
    }),
  ];
}
