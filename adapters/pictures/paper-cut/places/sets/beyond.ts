/** Sets beyond the ground: on the clouds, among the stars. */
import { between, type Kit } from '../kit.ts';
import { strip } from '../land/ground.ts';
import { boulder } from '../land/rocks.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ribbon } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, placed, shine, veil, type Part } from '../paper/piece.ts';
import { ellipse, lobed, rect } from '../paper/shapes.ts';
import { planes, stacked, type PlaneName, type SetParts } from '../planes.ts';
import { cloudColour } from '../sky/clouds.ts';
import { sky as heavens, stars } from '../sky/sky.ts';

/** On the clouds: a floor of paper heaps in every depth. */
export function sky(kit: Kit): SetParts {
  const floor = (plane: PlaneName, step: number): Part[] => {
    const random = kit.chance(`cloud floor ${plane}`);
    const top = planes[plane].ground;
    const colour = lighter(mixed(cloudColour(kit), kit.outside.sky[2], 0.15), step);
    const at: number[] = [-30, top];
    let ops = 'M';
    for (let x = -30; x < 30;) {
      const wide = between(random, 1.6, 3.4) * (plane === 'stage' ? 1.5 : 1);
      const rise = wide * between(random, 0.18, 0.34);
      at.push(x - 0.2, top - rise, x + wide + 0.2, top - rise, x + wide, top);
      ops += 'C';
      x += wide;
    }
    return [
      cut(
        { ops: `${ops}LLZ`, at: [...at, 30, 16, -30, 16] },
        blend(colour, mixed(colour, kit.outside.sky[1], 0.35)),
        { lift: 9, edge: 0.45, grain: 0.4 },
      ),
    ];
  };
  return stacked(heavens(kit), {
    far: floor('far', -0.06),
    distance: [...floor('distance', -0.04), ...island(kit, -7.2, -4)],
    middle: floor('middle', -0.025),
    back: [...island(kit, 8.2, -3), ...floor('back', -0.01)],
    near: floor('near', 0),
    stage: floor('stage', 0.015),
  });
}

/** A little island of rock and a pine that floats. */
const island = (kit: Kit, x: number, y: number): Part[] => [
  moving(
    [
      cut(
        authored(
          `M${x - 2} ${y}Q${x} ${y - 0.5} ${x + 2} ${y}Q${x + 1.2} ${y + 1.2} ${x + 0.4} ${y + 1.4}Q${x + 0.2} ${y + 2.6} ${x - 0.2} ${y + 2.8}Q${x - 0.5} ${y + 1.6} ${x - 1.2} ${y + 1.2}Z`,
        ),
        blend(kit.paint.of('rock', 0.08), kit.paint.of('rock', -0.06)),
        { lift: 7, edge: 0.4 },
      ),
      cut(
        authored(`M${x - 2} ${y}Q${x} ${y - 0.6} ${x + 2} ${y}Q${x} ${y + 0.5} ${x - 2} ${y}Z`),
        kit.paint.of('grass'),
        { lift: 4 },
      ),
      cut(
        together([ellipse(x + 0.5, y - 1.7, 0.9, 0.5), ellipse(x - 0.3, y - 1.2, 0.7, 0.36)]),
        kit.paint.of('needles', 0.06),
        { lift: 4, edge: 0.1 },
      ),
      cut(rect(x + 0.15, y - 1.3, 0.16, 1.2), kit.paint.of('bark'), { lift: 1 }),
    ],
    { motion: 'bob', amplitude: 0.12, periodSeconds: 6.5, phase: Math.abs(x * 0.07) % 1, anchor: [x, y] },
  ),
];

/** In space: nebula in veils, planets, stars; a floor of moon rock. */
export function space(kit: Kit): SetParts {
  const night = { ...kit, dark: true };
  const deep = kit.outside.tone([0.2, 0.06, 285]);
  const cloud = (x: number, y: number, { rx, ry, hue }: { rx: number; ry: number; hue: number }): Part => ({
    ...veil(
      lobed(x, y, { rx, ry, lobes: 11, random: kit.chance('nebula', hue) }),
      kit.outside.tone([0.55, 0.13, hue]),
      0.16,
    ),
    shines: true,
  });
  const dust =
    night.order.weather === 'clear'
      ? stars(night, 130)
      : stars({ ...night, order: { ...night.order, weather: 'clear' } }, 130);
  return stacked(
    {
      sky: [
        cut(rect(-26, -24, 52, 40), blend(lighter(deep, -0.06), lighter(deep, 0.03)), {
          lift: 0,
          edge: 0,
          shines: true,
        }),
        cloud(-5, -7, { rx: 7, ry: 2.6, hue: 320 }),
        cloud(4, -9, { rx: 6, ry: 2.2, hue: 250 }),
        cloud(7, -5, { rx: 5, ry: 2, hue: 200 }),
        ...dust,
      ],
      far: [...planet(kit, [-7.2, -8], 1.7), ...ringed(kit, [7.2, -6.6], 1.1)],
    },
    {
      middle: [craterLand(kit, 'middle', 0.06)],
      back: [craterLand(kit, 'back', 0), ...placed(boulder(kit, 2.6, { index: 1 }), { x: 9, y: -0.6 })],
      near: [
        craterLand(kit, 'near', -0.02),
        ...placed(boulder(kit, 1.6, { index: 2 }), { x: -8.4, y: -0.3 }),
      ],
      stage: [craterLand(kit, 'stage', -0.03)],
    },
  );
}

const planet = (kit: Kit, [x, y]: Point, r: number): Part[] => [
  cut(ellipse(x, y, r), blend(kit.outside.tone([0.7, 0.12, 40]), kit.outside.tone([0.5, 0.12, 20])), {
    lift: 6,
    edge: 0.5,
    shines: true,
    marks: [
      mark(
        together([rect(x - r, y - r * 0.4, r * 2, r * 0.22), rect(x - r, y + r * 0.25, r * 2, r * 0.16)]),
        kit.outside.tone([0.8, 0.09, 60]),
        0.5,
      ),
      mark(ellipse(x + r * 0.7, y + r * 0.4, r * 1.1), '#0a0820', 0.35),
    ],
  }),
  shine(x, y, { radius: r * 2.4, colour: '#c08a70', strength: 0.25 }),
];

const ringed = (kit: Kit, [x, y]: Point, r: number): Part[] => [
  cut(ellipse(x, y, r), blend(kit.outside.tone([0.78, 0.09, 210]), kit.outside.tone([0.5, 0.09, 240])), {
    lift: 6,
    edge: 0.5,
    shines: true,
    marks: [mark(ellipse(x + r * 0.7, y + r * 0.4, r * 1.1), '#0a0820', 0.3)],
  }),
  ...placed(
    [
      cut(ribbon(pointsOf('-2.1 0, 0 0.34, 2.1 0'), [0.16, 0.16]), kit.outside.tone([0.85, 0.06, 80]), {
        lift: 2,
        edge: 0.3,
        shines: true,
      }),
    ],
    { x, y, turn: -0.3, scale: r },
  ),
];

/** Dusty ground with craters. */
function craterLand(kit: Kit, plane: PlaneName, step: number): Part {
  const random = kit.chance(`craters ${plane}`);
  const base = strip({ ...kit, snowy: false, wet: false }, 'rock', plane);
  const top = planes[plane].ground;
  const pits = Array.from({ length: 9 }, () =>
    ellipse(
      between(random, -14, 14),
      top + between(random, 0.15, plane === 'stage' ? 2.4 : 0.4),
      between(random, 0.3, 1),
      0.09,
    ),
  );
  const colour = kit.paint.of('stone', step - 0.08);
  return {
    ...base,
    fill: blend(lighter(colour, 0.04), lighter(colour, -0.08)),
    marks: [mark(together(pits), lighter(colour, -0.1), 0.8)],
  };
}
