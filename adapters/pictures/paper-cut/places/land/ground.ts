/** Ground from the horizon to the camera: a strip on every plane, so that it parts in a camera move as real ground does. */
import { between, type Kit } from '../kit.ts';
import type { Material } from '../light/materials.ts';
import { lighter, mixed } from '../light/tone.ts';
import { ridge } from '../paper/curves.ts';
import { together, type Outline, type Point } from '../paper/outline.ts';
import { blend, cut, mark, type Cut, type Mark } from '../paper/piece.ts';
import { ellipse, polygon } from '../paper/shapes.ts';
import { planes, type PlaneName, type SetParts } from '../planes.ts';
import { tuft } from '../plants/undergrowth.ts';
import { floorMarks, type FloorCover } from './floor.ts';

/** What the ground is made of: natural covers roll, floors lie flat. */
export type Cover = 'grass' | 'sand' | 'wetSand' | 'earth' | 'snow' | 'rock' | 'mud' | 'dune' | FloorCover;

const STRIPS: readonly PlaneName[] = ['far', 'distance', 'middle', 'back', 'near', 'stage'];

const FLOORS: readonly Cover[] = [
  'paving',
  'cobbles',
  'boards',
  'tiles',
  'asphalt',
] satisfies readonly FloorCover[];

const isFloor = (cover: Cover): cover is FloorCover => FLOORS.includes(cover);

const BOTTOM = 16;

const material = (cover: Cover): Material => {
  switch (cover) {
    case 'paving':
    case 'cobbles':
      return 'slab';
    case 'boards':
      return 'oak';
    case 'tiles':
      return 'limestone';
    case 'asphalt':
      return 'asphalt';
    default:
      return cover;
  }
};

/** Ground of one cover on all planes from `farthest` to the stage. */
export function ground(kit: Kit, cover: Cover, farthest: PlaneName = 'far'): SetParts {
  const first = STRIPS.indexOf(farthest);
  return Object.fromEntries(STRIPS.slice(first).map((plane) => [plane, [strip(kit, cover, plane)]]));
}

/** The ground of one plane. Snow lies on what grows and dims what is paved; wet ground is darker and shines. */
export function strip(kit: Kit, cover: Cover, plane: PlaneName): Cut {
  const laid: Cover = kit.snowy && !kit.within && !isFloor(cover) && cover !== 'dune' ? 'snow' : cover;
  const colour = groundColour(kit, laid, plane);
  const top = planes[plane].ground;
  const fill = blend(lighter(colour, 0.035), lighter(colour, plane === 'stage' ? -0.13 : -0.03));
  const natural = !isFloor(laid);
  const outline = natural ? rolling(kit, plane, laid) : polygon(-40, top, 40, top, 40, BOTTOM, -40, BOTTOM);
  const marks = isFloor(laid)
    ? [...floorMarks(kit, laid, { plane, colour }), ...snowDust(kit, plane)]
    : naturalMarks(kit, laid, { plane, colour });
  return cut(outline, fill, {
    lift: natural ? 5 : 0,
    edge: natural ? 0.3 : 0,
    grain: 0.5,
    marks: [...marks, ...wetness(kit, plane)],
  });
}

/** Colour of a plane's ground, each farther one a little lighter. */
function groundColour(kit: Kit, cover: Cover, plane: PlaneName): string {
  const index = STRIPS.indexOf(plane);
  const colour = kit.paint.of(material(cover), 0.03 * (2 - index) + (index % 2 === 0 ? 0.012 : -0.012));
  return kit.wet && !kit.within ? mixed(lighter(colour, -0.05), kit.outside.sky[1], 0.12) : colour;
}

/** The upper rim of natural ground: gentle on sand, lively on grass. */
function rolling(kit: Kit, plane: PlaneName, cover: Cover): Outline {
  const random = kit.chance(`ground ${plane}`);
  const roll = cover === 'rock' ? 0.16 : cover === 'dune' ? 0.3 : 0.09;
  const top = planes[plane].ground;
  const points = Array.from({ length: 21 }, (_, i): Point => [
    -40 + i * 4,
    top + between(random, -roll, roll * 0.4),
  ]);
  return ridge(points, BOTTOM);
}

interface OnPlane {
  readonly plane: PlaneName;
  readonly colour: string;
}

/** Tufts, pebbles, ripples or hollows: small marks that lie flat and grow towards the camera. */
function naturalMarks(kit: Kit, cover: Cover, { plane, colour }: OnPlane): Mark[] {
  if (plane === 'far' || plane === 'distance') return [];
  const random = kit.chance(`marks ${plane}`);
  const top = planes[plane].ground;
  const rows = plane === 'stage' ? [0.25, 0.7, 1.3, 2.1, 3.2, 4.6] : [0.12];
  const spots = rows.flatMap((down) =>
    Array.from({ length: 13 }, (): Point => [
      between(random, -15, 15),
      top + down * between(random, 0.85, 1.3),
    ]),
  );
  return marksOf(cover)({ random, spots, colour });
}

interface Strewn {
  readonly random: () => number;
  readonly spots: readonly Point[];
  readonly colour: string;
}

/** How large a mark at y is seen. */
const nearness = (y: number): number => (y + 2.4) / 2.4;

/** Flat ellipses at spots; widths are chosen between two bounds. */
const flecks = (
  random: () => number,
  spots: readonly Point[],
  [least, most, high]: readonly [number, number, number],
): Outline =>
  together(
    spots.map(([x, y]) => ellipse(x, y, between(random, least, most) * nearness(y), high * nearness(y))),
  );

function marksOf(cover: Cover): (strewn: Strewn) => Mark[] {
  switch (cover) {
    case 'grass':
      return ({ random, spots, colour }) => [
        mark(
          together(spots.flatMap((spot) => tuft(random, spot, 0.2 * nearness(spot[1])))),
          lighter(colour, -0.07),
          0.8,
        ),
        mark(flecks(random, spots.slice(0, 12), [1.3, 1.9, 0.14]), lighter(colour, 0.04), 0.55),
      ];
    case 'sand':
    case 'wetSand':
    case 'dune':
      return ({ random, spots, colour }) => [
        mark(flecks(random, spots, [0.5, 1.5, 0.035]), lighter(colour, -0.06), 0.5),
        mark(flecks(random, spots.slice(0, 14), [0.04, 0.06, 0.03]), lighter(colour, -0.16), 0.5),
      ];
    case 'snow':
      return ({ random, spots, colour }) => [
        mark(flecks(random, spots.slice(0, 26), [0.7, 1.9, 0.08]), lighter(colour, -0.055), 0.6),
      ];
    default:
      return ({ random, spots, colour }) => [
        mark(flecks(random, spots, [0.07, 0.2, 0.05]), lighter(colour, 0.07), 0.7),
        mark(flecks(random, spots.slice(0, 20), [0.5, 1.3, 0.06]), lighter(colour, -0.05), 0.6),
      ];
  }
}

/** Snow that lies on paved ground: broad patches along the far rim. */
function snowDust(kit: Kit, plane: PlaneName): Mark[] {
  if (!kit.snowy || kit.within) return [];
  const random = kit.chance(`snow ${plane}`);
  const top = planes[plane].ground;
  const patches = Array.from({ length: 12 }, () =>
    ellipse(
      between(random, -15, 15),
      top + between(random, 0, plane === 'stage' ? 3 : 0.4),
      between(random, 1.6, 3.6),
      between(random, 0.12, 0.3),
    ),
  );
  return [mark(together(patches), kit.paint.of('snow', -0.02), 0.85)];
}

/** Puddles that hold the sky, on the stage where the camera sees them. */
function wetness(kit: Kit, plane: PlaneName): Mark[] {
  if (!kit.wet || kit.within || (plane !== 'stage' && plane !== 'near')) return [];
  const random = kit.chance(`puddles ${plane}`);
  const top = planes[plane].ground;
  const pools = Array.from({ length: plane === 'stage' ? 9 : 4 }, (_, i) => {
    const y = top + 0.14 + (i % 5) * 0.5;
    return ellipse(
      between(random, -11, 11),
      y,
      between(random, 0.7, 1.7) * (1 + y * 0.25),
      0.1 * (1 + y * 0.3),
    );
  });
  const shineOf = mixed(kit.outside.sky[2], kit.outside.sky[1], 0.3);
  return [
    mark(together(pools), mixed(kit.paint.shade, shineOf, 0.55), 0.6),
    mark(together(pools.slice(0, 5)), shineOf, 0.25),
  ];
}
