/** Timber-fronted Chinese houses: homes, shops, inns. */
import { pointsOf } from '../paper/authored.ts';
import { between, pick, type Kit } from '../kit.ts';
import { lighter, mixed } from '../light/tone.ts';
import { railing } from '../paper/grille.ts';
import { together, type Outline } from '../paper/outline.ts';
import { blend, cut, mark, moving, type Cut, type Part, type Mark } from '../paper/piece.ts';
import { ellipse, polygon, rect } from '../paper/shapes.ts';
import { doorOf, windowGlow, windowOf, type Box } from './openings.ts';
import { tiledRoof } from './tiled-roof.ts';

/** What a house shows to the street. */
interface HouseFront {
  readonly width: number;
  readonly storeys: 1 | 2;
  readonly use: 'home' | 'shop' | 'inn';
  readonly index: number;
}

/** A timber-fronted house on the origin: plinth, posts, lattice, tiled roof; a shop stands open and has a banner. */
export function timberHouse(kit: Kit, front: HouseFront): Part[] {
  const { width, storeys, use, index } = front;
  const random = kit.chance('timber house', index);
  const half = width / 2;
  const wood = pick(random, [
    kit.paint.of('rosewood'),
    kit.paint.of('timber'),
    kit.paint.of('lacquer', -0.08),
    kit.paint.of('ebony', 0.08),
  ]);
  const wall = pick(random, [
    kit.paint.of('plaster', -0.05),
    kit.paint.of('ochre', 0.02),
    kit.paint.of('plaster', 0.02),
  ]);
  const eaves = storeys === 2 ? -13.2 : -7.6;
  return [
    cut(rect(-half, eaves, width, -eaves), blend(lighter(wall, -0.1), wall), { lift: 6, edge: 0.3 }),
    cut(rect(-half - 0.2, -0.7, width + 0.4, 0.9), kit.paint.of('stone', -0.06), { lift: 4, edge: 0.35 }),
    ...(storeys === 2 ? upperStorey(kit, { half, wood, index }) : []),
    ...groundFloor(kit, { half, wood, use, index }),
    ...posts(half, wood, eaves),
    ...(storeys === 2
      ? tiledRoof(kit, { half: half + 0.7, rise: 1.25, eaves: -7.3, ridge: half + 0.15 })
      : []),
    ...tiledRoof(kit, { half: half + 0.9, rise: between(random, 2.6, 3.3), eaves, ridge: half * 0.86 }),
    ...(use === 'home' ? [] : signs(kit, half, index)),
  ];
}

const posts = (half: number, wood: string, eaves: number): Cut[] => [
  cut(
    together([-half + 0.05, half - 0.45].map((x) => rect(x, eaves, 0.4, -eaves - 0.6))),
    lighter(wood, -0.02),
    { lift: 5, edge: 0.45 },
  ),
];

interface Floor {
  readonly half: number;
  readonly wood: string;
  readonly index: number;
}

/** Lattice windows in a row under the eaves, over a balcony rail. */
function upperStorey(kit: Kit, { half, wood, index }: Floor): Part[] {
  const count = Math.max(2, Math.round(half * 0.75));
  const wide = (half * 2 - 1) / count;
  const random = kit.chance('upper storey', index);
  const windows = Array.from({ length: count }, (_, i) => {
    const box: Box = [-half + 0.5 + i * wide + 0.08, -12.2, wide - 0.16, 2.9];
    return windowOf(kit, 'lattice', { box, trim: wood, lit: kit.lit && random() < 0.65 });
  });
  const rail = railing({ x: -half, width: half * 2, foot: -8.28 }, pointsOf('-9.1 0.16, -8.4 0.12'), {
    step: 0.66,
    thick: 0.09,
  });
  return [...windows.flat(), cut(rail, lighter(wood, 0.04), { lift: 4, edge: 0.2 })];
}

/** A shop or inn is open to the street; a home has a door between windows. */
const groundFloor = (kit: Kit, floor: Floor & { use: HouseFront['use'] }): Part[] =>
  floor.use === 'home' ? homeFront(kit, floor) : openFront(kit, floor);

function homeFront(kit: Kit, { half, wood, index }: Floor): Part[] {
  const wide = half * 0.62;
  return [
    ...windowOf(kit, 'lattice', { box: [-half + 0.7, -5.4, wide, 2.9], trim: wood }),
    ...windowOf(kit, 'lattice', {
      box: [half - 0.7 - wide, -5.4, wide, 2.9],
      trim: wood,
      lit: kit.lit && index % 2 === 0,
    }),
    ...doorOf(kit, {
      box: [-half * 0.27, -5.9, half * 0.54, 5.3],
      colour: kit.paint.of('lacquer', -0.06),
      leaves: 2,
    }),
  ];
}

/** Shelves with wares in the shade of the room, or in its lamplight; a counter before them. */
function openFront(kit: Kit, { half, wood, index }: Floor): Part[] {
  const mouth: Box = [-half + 0.7, -6.2, half * 2 - 1.4, 5.5];
  const [x, y, w, h] = mouth;
  const dim = mixed(wood, kit.paint.shade, 0.45);
  const marks = [...wares(kit, mouth, index), mark(rect(x, y, w, 0.5), kit.paint.shade, 0.35)];
  const glowing = blend(mixed(kit.paint.flame.body, kit.paint.flame.throws, 0.25), kit.paint.flame.throws);
  const inside = kit.lit
    ? cut(rect(...mouth), glowing, { lift: 0, edge: 0, grain: 0.4, shines: true, marks })
    : cut(rect(...mouth), blend(mixed(dim, kit.paint.shade, 0.35), dim), {
        lift: 0,
        edge: 0,
        grain: 0.4,
        marks,
      });
  const panels = together([0.25, 0.5, 0.75].map((share) => rect(x + w * share, -2.3, 0.08, 1.4)));
  return [
    inside,
    cut(rect(x, -2.6, w, h - 3.6), blend(lighter(wood, 0.06), lighter(wood, -0.04)), {
      lift: 5,
      marks: [mark(panels, lighter(wood, -0.08))],
    }),
    ...windowGlow(kit, mouth, 0.2),
  ];
}

/** Boards and what stands on them: jars, boxes and rolls in three colours. */
function wares(kit: Kit, [x, y, w, h]: Box, index: number): Mark[] {
  const random = kit.chance('wares', index);
  const wood = kit.paint.of('timber', kit.lit ? -0.02 : -0.1);
  const boards = [y + h * 0.3, y + h * 0.6];
  const count = Math.round(w * 0.9);
  const things = boards.flatMap((level) =>
    Array.from({ length: count }, (_, i): Outline => {
      const [cx, tall] = [x + (w * (i + 0.5)) / count, between(random, 0.5, 1)];
      return random() < 0.6
        ? ellipse(cx, level - tall / 2, 0.3, tall / 2)
        : rect(cx - 0.32, level - tall, 0.64, tall);
    }),
  );
  const colours = [kit.paint.of('copper', -0.06), kit.paint.of('indigo', 0.06), kit.paint.of('ochre', -0.1)];
  return [
    ...colours.map((colour, k) =>
      mark(together(things.filter((_, i) => i % 3 === k)), colour, kit.lit ? 0.75 : 0.8),
    ),
    mark(together(boards.map((level) => rect(x, level, w, 0.14))), wood, 0.9),
  ];
}

/** A plaque over the door and a cloth banner at the side; emblems, no writing. */
function signs(kit: Kit, half: number, index: number): Part[] {
  const side = index % 2 === 0 ? 1 : -1;
  const x = side * (half + 0.75);
  const cloth = index % 3 === 0 ? kit.paint.accent(-0.02) : kit.paint.of('indigo', 0.04);
  const banner = cut(polygon(x - 0.5, -7.4, x + 0.5, -7.4, x + 0.5, -4.1, x, -3.7, x - 0.5, -4.1), cloth, {
    lift: 5,
    marks: [
      mark(ellipse(x, -5.9, 0.32), kit.paint.of('paper'), 0.9),
      mark(ellipse(x, -5.9, 0.18), cloth),
      mark(rect(x - 0.5, -7.2, 1, 0.1), kit.paint.of('paper'), 0.7),
    ],
  });
  return [
    cut(rect(-1.3, -7.2, 2.6, 0.95), kit.paint.of('ebony'), {
      lift: 5,
      marks: [
        mark(
          together(
            [-0.75, 0, 0.75].map((dx) => polygon(dx, -7, dx + 0.26, -6.73, dx, -6.46, dx - 0.26, -6.73)),
          ),
          kit.paint.of('brass'),
          0.9,
        ),
      ],
    }),
    cut(rect(Math.min(0, side) + side * half, -7.5, 1.3 * Math.abs(side), 0.1), kit.paint.of('ebony'), {
      lift: 2,
      edge: 0.2,
    }),
    moving([banner], {
      motion: 'sway',
      amplitude: kit.windy ? 0.14 : 0.02,
      periodSeconds: 2.7,
      phase: (index * 0.23) % 1,
      anchor: [x, -7.4],
    }),
  ];
}
