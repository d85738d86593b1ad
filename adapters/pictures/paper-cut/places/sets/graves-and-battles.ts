/** Sets of the dead and of war. */
import { castleBuilding } from '../houses/castle.ts';
import { churchBuilding } from '../houses/church-building.ts';
import { fence } from '../houses/fences.ts';
import { between, isChinese, type Kit } from '../kit.ts';
import { ground } from '../land/ground.ts';
import { boulder } from '../land/rocks.ts';
import { lighter, mixed } from '../light/tone.ts';
import { authored } from '../paper/authored.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, placed, type Part } from '../paper/piece.ts';
import { ellipse, lobed, polygon, rect } from '../paper/shapes.ts';
import { stacked, type SetParts } from '../planes.ts';
import { deadTree } from '../plants/broad-trees.ts';
import { cypress, pine } from '../plants/conifers.ts';
import { grassRow } from '../plants/undergrowth.ts';
import { willow } from '../plants/willow.ts';
import { sky } from '../sky/sky.ts';
import { rollingHills } from './open-country.ts';
import { farShore } from './shore.ts';

/** Graves under trees: mounds and slabs in China, crosses and stones in the West. */
export const graveyard = (kit: Kit): SetParts => {
  const stone = (index: number): Part[] => {
    const colour = kit.paint.of('stone', index % 2 === 0 ? -0.06 : 0.02);
    const shape = isChinese(kit)
      ? authored('M-0.7 0.1L-0.7 -2.5Q0 -3 0.7 -2.5L0.7 0.1Z')
      : index % 3 === 0
        ? authored(
            'M-0.25 0.1L-0.25 -1.7L-0.9 -1.7L-0.9 -2.2L-0.25 -2.2L-0.25 -3L0.25 -3L0.25 -2.2L0.9 -2.2L0.9 -1.7L0.25 -1.7L0.25 0.1Z',
          )
        : authored('M-0.8 0.1L-0.8 -1.7Q0 -2.9 0.8 -1.7L0.8 0.1Z');
    const mound = isChinese(kit)
      ? [
          cut(
            authored('M-2.2 0.1Q-1.6 -2.2 0 -2.3Q1.6 -2.2 2.2 0.1Z'),
            kit.paint.of(kit.snowy ? 'snow' : 'grass', -0.05),
            { lift: 4 },
          ),
        ]
      : [];
    return [
      ...mound,
      cut(shape, blend(lighter(colour, 0.04), lighter(colour, -0.06)), {
        lift: 5,
        edge: 0.45,
        marks: [
          mark(
            together([rect(-0.35, -1.4, 0.7, 0.08), rect(-0.35, -1.1, 0.7, 0.08)]),
            lighter(colour, -0.12),
            0.7,
          ),
          ...(kit.snowy ? [mark(rect(-1, -3, 2, 0.4), kit.paint.of('snow'))] : []),
        ],
      }),
    ];
  };
  return stacked(
    sky(kit),
    {
      far: rollingHills(kit),
      distance: isChinese(kit) ? [] : placed(churchBuilding(kit), { x: 6.6, y: -1.6, scale: 0.32 }),
    },
    ground(kit, 'grass'),
    {
      distance: [-8, -6.2, -3.4, 3].flatMap((x, i) => placed(stone(i), { x, y: -1.5, scale: 0.36 })),
      middle: [
        ...[-4.6, 4.4, 7].flatMap((x, i) => placed(stone(i + 1), { x, y: -1.2, scale: 0.56 })),
        ...placed(isChinese(kit) ? cypress(kit, 1) : deadTree(kit, 1), { x: -9.6, y: -1.3, scale: 0.72 }),
      ],
      back: [
        ...[-7.4, 8.8].flatMap((x, i) => placed(stone(i + 2), { x, y: -0.66, scale: 0.85 })),
        ...placed(isChinese(kit) ? pine(kit, 2) : willow(kit, 2), { x: 10.8, y: -0.8, scale: 0.74 }),
      ],
      near: [
        ...placed(grassRow(kit, [-12, 12], { y: 0, height: 0.5, step: 0.7 }), { y: -0.35 }),
        ...placed(fence(kit, -13, 4), { y: -0.3 }),
      ],
    },
  );
};

/** A battlefield: smoke, banners, spears in the ground, a far camp. */
export const battlefield = (kit: Kit): SetParts => {
  const spear = (lean: number): Outline =>
    polygon(lean * 3.4 - 0.05, -4.6, lean * 3.4 + 0.05, -4.6, 0.07, 0.1, -0.07, 0.1);
  const spears = cut(
    together([spear(-0.3), placedSpear(1.2, 0.12), placedSpear(-0.9, 0.3), placedSpear(2.4, -0.24)]),
    kit.paint.of('timber'),
    { lift: 3 },
  );
  return stacked(
    sky(kit),
    {
      far: [
        ...farShore(kit),
        ...placed(isChinese(kit) ? [] : castleBuilding(kit), { x: -6.4, y: -2, scale: 0.22 }),
      ],
    },
    ground(kit, 'earth'),
    {
      distance: [
        ...[-8, -6.6, 6, 7.4, 8.8].flatMap((x, i) => placed(tent(kit, i), { x, y: -1.5, scale: 0.3 })),
        ...plume(kit, [4.4, -1.7], 0),
        ...plume(kit, [-3.6, -1.7], 1),
      ],
      middle: [
        ...placed([spears], { x: -6, y: -1.1, scale: 0.6 }),
        ...placed(banner(kit, 1), { x: 6.8, y: -1.2, scale: 0.62 }),
      ],
      back: [
        ...placed(banner(kit, 0), { x: -8.8, y: -0.7, scale: 0.86 }),
        ...placed([spears], { x: 8, y: -0.6, scale: 0.85 }),
        ...placed(boulder(kit, 2.2, { index: 1 }), { x: 10, y: -0.5 }),
      ],
      near: placed(palisade(kit), { x: -10, y: -0.2 }),
    },
  );
};

const placedSpear = (x: number, lean: number): Outline =>
  polygon(x + lean * 3.4 - 0.05, -4.4, x + lean * 3.4 + 0.05, -4.4, x + 0.07, 0.1, x - 0.07, 0.1);

const tent = (kit: Kit, index: number): Part[] => {
  const cloth = kit.paint.of('canvas', index % 2 === 0 ? -0.08 : -0.14);
  return [
    cut(polygon(-3, 0.1, 0, -4.6, 3, 0.1), blend(lighter(cloth, 0.03), lighter(cloth, -0.05)), {
      lift: 5,
      marks: [mark(polygon(0, -4.6, 0.9, 0.1, -0.9, 0.1), kit.paint.shade, 0.5)],
    }),
  ];
};

/** Smoke over the plain: lumps that widen as they rise. */
function plume(kit: Kit, [x, y]: Point, index: number): Part[] {
  const random = kit.chance('plume', index);
  const puffs = [0, 1, 2, 3].map((i) =>
    lobed(x + i * i * 0.28 + between(random, -0.2, 0.2), y - 0.7 - i * 1.25, {
      rx: 0.6 + i * 0.38,
      ry: 0.55 + i * 0.26,
      lobes: 7,
      random,
    }),
  );
  const colour = mixed(kit.paint.of('granite', 0.06), kit.outside.sky[1], 0.35);
  return [
    moving(
      puffs
        .map((puff, i) =>
          cut(puff, lighter(colour, i * 0.02), { lift: 3, edge: 0.25, alpha: 0.85 - i * 0.12 }),
        )
        .reverse(),
      { motion: 'sway', amplitude: 0.03, periodSeconds: 7, phase: index * 0.4, anchor: [x, y] },
    ),
  ];
}

/** A war banner on a pole. */
const banner = (kit: Kit, index: number): Part[] => [
  cut(rect(-0.12, -9, 0.24, 9.1), kit.paint.of('timber', -0.04), { lift: 4, edge: 0.4 }),
  moving(
    [
      cut(
        authored('M0.12 -8.8Q1.8 -9.1 3.4 -8.5L2.7 -7L3.5 -5.4Q1.8 -6 0.12 -5.6Z'),
        index === 0 ? kit.paint.accent() : kit.paint.of('indigo', 0.04),
        { lift: 5, marks: [mark(ellipse(1.5, -7.2, 0.6), kit.paint.of('paper'), 0.8)] },
      ),
    ],
    {
      motion: 'sway',
      amplitude: kit.windy ? 0.1 : 0.035,
      periodSeconds: kit.windy ? 1.3 : 2.6,
      phase: index * 0.3,
      anchor: [0, -7.2],
    },
  ),
];

const palisade = (kit: Kit): Part[] => [
  cut(
    together(
      Array.from({ length: 5 }, (_, i) =>
        polygon(-1.8 + i * 0.85, 0.2, -1.8 + i * 0.85 + 0.3, -2.6, -1.8 + i * 0.85 + 0.6, 0.2),
      ),
    ),
    kit.paint.of('bark', 0.02),
    { lift: 5 },
  ),
];
