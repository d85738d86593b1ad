/** Sets of tilled land: fields under their crop, farms. */
import { barnBuilding, windmill } from '../houses/farm-buildings.ts';
import { fence } from '../houses/fences.ts';
import { villageHouse } from '../houses/local.ts';
import { between, isChinese, type Kit } from '../kit.ts';
import { ground, strip } from '../land/ground.ts';
import { farWood } from '../land/hills.ts';
import { water } from '../land/water.ts';
import { lighter } from '../light/tone.ts';
import { authored, pointsOf } from '../paper/authored.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, moving, placed, type Part } from '../paper/piece.ts';
import { ellipse, leaf, rect } from '../paper/shapes.ts';
import { HORIZON, planes, stacked, type PlaneName, type SetParts } from '../planes.ts';
import { localTree } from '../plants/local-tree.ts';
import { flowers, grassRow } from '../plants/undergrowth.ts';
import { sky } from '../sky/sky.ts';
import { rollingHills } from './open-country.ts';
import { farShore } from './shore.ts';

/** Rows of a crop, closer together the farther they are: rice in water, wheat, or cabbages. */
export function field(kit: Kit): SetParts {
  const paddy = isChinese(kit) && kit.season !== 'winter';
  return stacked(
    sky(kit),
    {
      far: [
        ...farShore(kit),
        farWood(kit, 'field', { y: HORIZON + 0.1, height: 0.6, colour: kit.paint.of('leaf', 0.02) }),
      ],
    },
    ground(kit, paddy ? 'mud' : 'earth'),
    {
      distance: [
        ...crop(kit, 'distance', paddy),
        ...placed(villageHouse(kit, 2), { x: -7.4, y: -1.6, scale: 0.26 }),
      ],
      middle: [...crop(kit, 'middle', paddy), ...placed(localTree(kit, 2), { x: 8.4, y: -1.3, scale: 0.5 })],
      back: [...crop(kit, 'back', paddy), ...placed(scarecrow(kit), { x: 5.8, y: -0.7, scale: 0.72 })],
      near: [
        strip(kit, 'grass', 'near'),
        ...placed(grassRow(kit, [-4, 4], { y: 0, height: 0.7, step: 0.4 }), { x: -9, y: -0.4 }),
      ],
      stage: [strip(kit, 'earth', 'stage')],
    },
  );
}

/** One plane of a field: water with seedlings, or ears that sway. */
function crop(kit: Kit, plane: PlaneName, paddy: boolean): Part[] {
  const random = kit.chance(`crop ${plane}`);
  const top = planes[plane].ground;
  const size = plane === 'back' ? 0.8 : plane === 'middle' ? 0.5 : 0.28;
  const colour = kit.snowy
    ? kit.paint.of('reed', 0.1)
    : kit.season === 'spring' || (paddy && kit.season === 'summer')
      ? kit.paint.of('grass', 0.02)
      : kit.paint.of('wheat', -0.04);
  const blades: Outline[] = [];
  for (let x = -16; x < 16; x += size * 0.62) {
    const foot: Point = [x + between(random, -0.1, 0.1), top + 0.16];
    for (const lean of [-0.35, 0, 0.35])
      blades.push(
        leaf(foot, [foot[0] + lean * size * 0.8, foot[1] - size * between(random, 0.75, 1.15)], size * 0.09),
      );
  }
  const rows = cut(together(blades), blend(lighter(colour, 0.04), lighter(colour, -0.06)), {
    lift: 2,
    edge: 0.15,
    grain: 0.3,
  });
  return [
    ...(paddy ? [water(kit, plane, { top, bottom: top + 0.6 })] : []),
    plane === 'middle'
      ? moving([rows], {
          motion: 'sway',
          amplitude: kit.windy ? 0.02 : 0.006,
          periodSeconds: 3.4,
          phase: 0,
          anchor: [0, top + 4],
        })
      : rows,
  ];
}

/** A scarecrow in an old coat. */
const scarecrow = (kit: Kit): Part[] => [
  cut(
    together([rect(-0.14, -6, 0.28, 6), rect(-2.4, -4.5, 2.2, 0.24), rect(0.2, -4.5, 2.2, 0.24)]),
    kit.paint.of('timber'),
    { lift: 4 },
  ),
  cut(
    authored(
      'M-2.3 -4.8L-0.7 -5L0.7 -5L2.3 -4.8L2.2 -3.8L1 -4L1.2 -1.8L0.4 -2.2L0 -1.6L-0.5 -2.2L-1.2 -1.8L-1 -4L-2.2 -3.8Z',
    ),
    kit.paint.of('indigo', 0.06),
    { lift: 5 },
  ),
  cut(ellipse(0, -5.7, 0.62), kit.paint.of('canvas', -0.04), { lift: 4 }),
  cut(authored('M-1.5 -6L1.5 -6L0.5 -6.3L0 -7.4L-0.5 -6.3Z'), kit.paint.of('thatch'), { lift: 5 }),
];

/** A farm: barn, house, mill or haystacks, fences, fields. */
export const farm = (kit: Kit): SetParts =>
  stacked(sky(kit), { far: rollingHills(kit) }, ground(kit, 'grass'), {
    distance: [
      ...crop(kit, 'distance', false),
      ...(isChinese(kit) ? [] : placed(windmill(kit), { x: 4.6, y: -1.6, scale: 0.34 })),
    ],
    middle: [
      ...placed(barnBuilding(kit), { x: -8, y: -1.2, scale: 0.62 }),
      ...placed(villageHouse(kit, 2), { x: 9, y: -1.2, scale: 0.58 }),
    ],
    back: [
      ...placed(haystack(kit), { x: 5.8, y: -0.72, scale: 0.8 }),
      ...placed(fence(kit, -13, 8), { y: -0.72, scale: 0.9 }),
    ],
    near: [
      ...placed(fence(kit, 0, 8), { x: 8.4, y: -0.36 }),
      ...placed(flowers(kit, 2, 1), { x: -7, y: -0.3 }),
    ],
    stage: [
      cut(
        ridge(pointsOf('-40 -0.14, 0 -0.12, 40 -0.14'), 2.6),
        kit.paint.of(kit.snowy ? 'snow' : 'path', -0.03),
        { lift: 2, edge: 0.25 },
      ),
    ],
  });

const haystack = (kit: Kit): Part[] => {
  const straw = kit.paint.of('wheat', -0.06);
  const lines = together(
    Array.from({ length: 9 }, (_, i) =>
      leaf([-1.7 + i * 0.42, -3.2 + Math.abs(i - 4) * 0.4], [-2 + i * 0.5, -0.3], 0.05),
    ),
  );
  return [
    cut(
      authored('M-2.6 0Q-2.9 -2.2 -1.2 -3.6Q0 -4.6 1.2 -3.6Q2.9 -2.2 2.6 0Z'),
      blend(lighter(straw, 0.05), lighter(straw, -0.05)),
      {
        lift: 7,
        marks: [
          mark(lines, lighter(straw, -0.08), 0.7),
          ...(kit.snowy ? [mark(ellipse(0, -4, 2, 1), kit.paint.of('snow'))] : []),
        ],
      },
    ),
  ];
};
