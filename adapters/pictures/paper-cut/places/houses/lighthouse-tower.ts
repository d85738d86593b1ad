/** The lighthouse and its beam. */
import type { Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { railing } from '../paper/grille.ts';
import { symmetric, together, type Outline } from '../paper/outline.ts';
import { blend, cut, lamp, mark, moving, shine, veil, type Cut, type Part } from '../paper/piece.ts';
import { ellipse, polygon, rect, taper } from '../paper/shapes.ts';
import { doorOf, pane, windowOf } from './openings.ts';

/** A lighthouse with bands, gallery and lantern room, 26 heads high; by night its beam stands over the sea to `side`. */
export function lighthouseTower(kit: Kit, side: -1 | 1): Part[] {
  const white = kit.paint.of('plaster', 0.05);
  const red = kit.paint.of('lacquer', 0.06);
  const shaft = taper(0, [-19.4, 0.2], [1.75, 3]);
  const bandsOf = [0.08, 0.42, 0.76].map((share) => rect(-4, -19.4 + 19.6 * share, 8, 3.2));
  const shadeSide = authored(
    `M${kit.sun * -0.5} -19.4L${kit.sun * -4} -19.4L${kit.sun * -4} 0.2L${kit.sun * -0.9} 0.2Z`,
  );
  const iron = kit.paint.of('iron', 0.06);
  const rails = railing({ x: -2.7, width: 5.4, foot: -19.7 }, pointsOf('-20.9 0.12, -20.4 0.08'), {
    step: 0.655,
    thick: 0.08,
  });
  return [
    ...(kit.lit ? beam(kit, side) : []),
    cut(shaft, blend(white, lighter(white, -0.06)), {
      lift: 9,
      edge: 0.45,
      marks: [mark(together(bandsOf), red), mark(shadeSide, kit.paint.shade, 0.16)],
    }),
    ...[-15.4, -10.2, -5.4].flatMap((y, i) =>
      windowOf(kit, 'arched', {
        box: [-0.55, y, 1.1, 1.7],
        trim: lighter(white, -0.1),
        lit: kit.lit && i !== 1,
      }),
    ),
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
    kit.lit
      ? lamp(glass, blend('#fffbe2', kit.paint.flame.body), [
          mark(ellipse(0, -21.3, 0.55, 0.75), '#ffffff', 0.9),
        ])
      : pane(kit, glass, { lit: false }),
    cut(frame, iron, { lift: 2, edge: 0.2 }),
    cut(symmetric(authored('M0 -24.6Q1.5 -24.3 1.65 -22.6L0 -22.6')), kit.paint.of('lacquer'), {
      lift: 6,
      edge: 0.45,
      marks: kit.snowy ? [mark(ellipse(0, -24.4, 1.3, 0.8), kit.paint.of('snow'))] : [],
    }),
    cut(together([rect(-0.05, -26, 0.1, 1.5), ellipse(0, -24.7, 0.2)]), iron, { lift: 2 }),
    ...(kit.lit ? [shine(0, -21.3, { radius: 6.5, colour: '#ffe6a6', strength: 0.95, flicker: 0.02 })] : []),
  ];
}

/** Two cones of thin paper, one within the other. */
function beam(kit: Kit, side: -1 | 1): Part[] {
  const cone = (spread: number, length: number): Outline =>
    polygon(0, -21.6, side * length, -21.6 - spread, side * length, -21.2 + spread * 0.55, 0, -21);
  const strength = kit.order.weather === 'fog' || kit.wet ? 0.16 : 0.11;
  const swing = {
    motion: 'sway',
    amplitude: 0.035,
    periodSeconds: 11,
    phase: 0,
    anchor: [0, -21.3] as const,
  } as const;
  const light = (outline: Outline, alpha: number): Cut => ({
    ...veil(outline, '#ffe9b8', alpha),
    shines: true,
    grain: 0,
  });
  return [
    moving(
      [
        light(cone(12, 90), strength),
        light(cone(6, 90), strength * 1.1),
        light(polygon(0, -21.6, -side * 60, -24.6, -side * 60, -20, 0, -21), strength * 0.8),
      ],
      swing,
    ),
  ];
}
