/** Pitched roofs, chimneys and their smoke. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { symmetric, together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';

/** A chimney with its pot, its foot at a point. */
export function chimney(kit: Kit, [x, y]: Point, height: number): Cut[] {
  const brick = kit.paint.of('brick', -0.04);
  return [
    cut(rect(x - 0.45, y - height, 0.9, height), blend(brick, lighter(brick, -0.05)), { lift: 4 }),
    cut(
      rect(x - 0.6, y - height - 0.25, 1.2, 0.35),
      kit.snowy ? kit.paint.of('snow') : lighter(brick, -0.04),
      { lift: 3 },
    ),
  ];
}

/** Smoke in puffs that rise from a point. */
export function smoke(kit: Kit, [x, y]: Point, index = 0): Part[] {
  const colour = lighter(kit.outside.haze, kit.dark ? 0.04 : 0.03);
  const puff = (dx: number, dy: number, r: number): Outline => ellipse(x + dx, y + dy, r, r * 0.8);
  return [0, 0.5].map((phase, i) =>
    moving(
      [
        cut(together([puff(0, 0, 0.34), puff(0.34, -0.42, 0.26), puff(-0.12, -0.62, 0.22)]), colour, {
          lift: 0,
          edge: 0.15,
          grain: 0.3,
          alpha: 0.6,
        }),
      ],
      {
        motion: 'rise',
        amplitude: 3.4,
        periodSeconds: 7 + i,
        phase: (phase + index * 0.17) % 1,
        anchor: [x, y],
      },
    ),
  );
}

/** A pitched roof seen from its gable end or its long side. */
export function pitchedRoof(
  kit: Kit,
  roof: {
    readonly half: number;
    readonly eaves: number;
    readonly top: number;
    readonly side: boolean;
    readonly colour: string;
  },
): Cut[] {
  const { half, eaves, top, side, colour } = roof;
  const outline = side
    ? polygon(-half * 0.86, top, half * 0.86, top, half, eaves, -half, eaves)
    : symmetric(authored(`M0 ${top}L${half} ${eaves}L${half - 0.35} ${eaves + 0.28}L0 ${top + 0.75}`));
  const courses = side
    ? [
        mark(
          together(
            Array.from({ length: 6 }, (_, i) =>
              rect(-half, top + ((eaves - top) * (i + 1)) / 7, half * 2, 0.09),
            ),
          ),
          lighter(colour, -0.06),
          0.6,
        ),
      ]
    : [];
  const snow = kit.snowy
    ? [
        mark(
          side
            ? authored(
                `M${-half} ${top - 0.1}L${half} ${top - 0.1}L${half * 0.95} ${top + (eaves - top) * 0.72}L${half * 0.3} ${top + (eaves - top) * 0.6}L${-half * 0.3} ${top + (eaves - top) * 0.75}L${-half} ${top + (eaves - top) * 0.62}Z`,
              )
            : rect(-half, top - 1, half * 2, eaves - top + 0.9),
          kit.paint.of('snow'),
          0.95,
        ),
      ]
    : [];
  return [
    cut(outline, blend(lighter(colour, 0.04), lighter(colour, -0.03)), {
      lift: 8,
      edge: 0.45,
      marks: [...courses, ...snow],
    }),
  ];
}
