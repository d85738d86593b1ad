/** Sets where little grows: deserts and fields of snow. */
import { villageHouse } from '../houses/local.ts';
import { between, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farFirs } from '../land/hills.ts';
import { mountains } from '../land/mountains.ts';
import { boulder } from '../land/rocks.ts';
import { lighter } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Point } from '../paper/outline.ts';
import { blend, cut, mark, placed, type Part } from '../paper/piece.ts';
import { ellipse } from '../paper/shapes.ts';
import { HORIZON, stacked, type PlaneName, type SetParts } from '../planes.ts';
import { fir } from '../plants/conifers.ts';
import { palm } from '../plants/palm.ts';
import { sky } from '../sky/sky.ts';

/** Dunes, a caravan's way, palms by a far water. */
export const desert = (kit: Kit): SetParts => {
  const dune = (name: PlaneName, { y, high, step }: { y: number; high: number; step: number }): Part => {
    const random = kit.chance(`dune ${name}`);
    const crest = Array.from({ length: 8 }, (_, i): Point => [
      -24 + i * 7 + between(random, -1, 1),
      y - (i % 2 === 0 ? high * between(random, 0.6, 1) : 0),
    ]);
    const colour = kit.paint.of('dune', step);
    const shade = together(
      crest
        .filter((_, i) => i % 2 === 0)
        .map(([x, cy]) =>
          authored(
            `M${x} ${cy}Q${x - kit.sun * 1.6} ${cy + high * 0.5} ${x - kit.sun * 1} ${y + 1}L${x - kit.sun * 5} ${y + 1}Q${x - kit.sun * 3} ${cy + high * 0.5} ${x} ${cy}Z`,
          ),
        ),
    );
    return cut(ridge(crest, 8), blend(lighter(colour, 0.03), lighter(colour, -0.03)), {
      lift: 7,
      edge: 0.4,
      marks: [mark(shade, lighter(colour, -0.07), 0.75)],
    });
  };
  return stacked(sky(kit), {
    far: [dune('far', { y: HORIZON, high: 1.3, step: 0.05 })],
    distance: [
      dune('distance', { y: -1.6, high: 0.9, step: 0 }),
      ...[6.4, 7.4, 8.8].flatMap((x, i) => placed(palm(kit, i), { x, y: -1.5, scale: 0.3 })),
    ],
    middle: [dune('middle', { y: -1.2, high: 0.8, step: -0.03 })],
    back: [
      strip(kit, 'dune', 'back'),
      ...placed(boulder(kit, 2.8, { index: 1, stone: 'cliff' }), { x: -8.8, y: -0.55 }),
    ],
    near: [strip(kit, 'dune', 'near'), ...placed(cactus(kit), { x: 8.4, y: -0.35 })],
    stage: [strip(kit, 'dune', 'stage')],
  });
};

const cactus = (kit: Kit): Part[] => [
  cut(
    authored(
      'M-0.35 0.1L-0.35 -3.2Q0 -3.8 0.35 -3.2L0.35 -1.6L0.8 -1.6L0.8 -2.5Q1 -2.9 1.25 -2.5L1.25 -1.1L0.35 -1.1L0.35 0.1Z',
    ),
    kit.paint.of('kelp', 0.08),
    { lift: 5, edge: 0.45 },
  ),
];

/** A wide field of snow, firs, a far hut's smoke. */
export const snowfield = (kit: Kit): SetParts => {
  const snow = { ...kit, snowy: true };
  return stacked(
    sky(kit),
    {
      far: [
        mountains(snow, { name: 'white', low: HORIZON, high: -7.4, peaks: 6 }, kit.paint.of('ice', -0.14)),
      ],
    },
    ground(snow, 'snow'),
    {
      distance: [
        farFirs(snow, 'white', { y: -1.6, height: 1.5, colour: kit.paint.of('needles', 0.1) }),
        strip(snow, 'snow', 'distance'),
        ...placed(villageHouse(snow, 2), { x: 5.6, y: -1.5, scale: 0.22 }),
      ],
      middle: [-8.4, 8].flatMap((x, i) => placed(fir(snow, i), { x, y: -1.25, scale: 0.55 })),
      back: [
        ...placed(fir(snow, 4), { x: -10.2, y: -0.75, scale: 0.86 }),
        ...placed(boulder(snow, 2.2, { index: 1 }), { x: 8.6, y: -0.55 }),
      ],
      near: [
        cut(
          together(
            [
              [-3.4, 0],
              [-2.7, 0.1],
              [-1.9, 0],
              [-1.2, 0.1],
              [3.4, 0.1],
              [4.2, 0],
            ].map(([x = 0, dy = 0]) => ellipse(x, -0.42 + dy, 0.2, 0.06)),
          ),
          kit.paint.of('ice', -0.12),
          { lift: 0, edge: 0, alpha: 0.7 },
        ),
      ],
      stage: [strip(snow, 'snow', 'stage')],
    },
  );
};
