/** Joints of floors in perspective: rows at equal steps of depth, joints towards the point where they meet. */
import { authored } from '../paper/authored.ts';
import { between, type Kit } from '../kit.ts';
import { lighter } from '../light/tone.ts';
import { together, type Outline } from '../paper/outline.ts';
import { mark, type Mark } from '../paper/piece.ts';
import { polygon, roundRect } from '../paper/shapes.ts';
import { planes, type PlaneName } from '../planes.ts';

/** Floors that lie flat and are jointed in perspective. */
export type FloorCover = 'paving' | 'cobbles' | 'boards' | 'tiles' | 'asphalt';

/** Height at which a depth is seen (the renderer's rule for feet), and how large things are there. */
const seenAt = (depth: number): number => (-2.2 * depth) / (1 + depth);

const sizeAt = (depth: number): number => 1 / (1 + depth);

interface Row {
  readonly far: number;
  readonly near: number;
  readonly index: number;
}

/** Rows of a plane's strip, `deep` apart, from its far rim to where the next plane covers it. */
function rowsOf(plane: PlaneName, deep: number): Row[] {
  const nearest = plane === 'stage' ? -0.72 : planes[plane].depth * 0.3 - 0.1;
  const farthest = planes[plane].depth + (plane === 'stage' ? 0.16 : 0.02);
  const first = Math.floor(nearest / deep);
  const last = Math.ceil(farthest / deep);
  return Array.from({ length: last - first }, (_, i) => ({
    far: (first + i + 1) * deep,
    near: (first + i) * deep,
    index: first + i,
  }));
}

/** Marks of a floor on one plane. */
export function floorMarks(
  kit: Kit,
  cover: FloorCover,
  { plane, colour }: { plane: PlaneName; colour: string },
): Mark[] {
  if (plane === 'far' || plane === 'distance') return [];
  switch (cover) {
    case 'paving':
      return slabs(kit, { plane, colour, deep: 0.2, wide: 2.1 });
    case 'tiles':
      return chequers({ plane, colour });
    case 'cobbles':
      return cobbles(kit, { plane, colour });
    case 'boards':
      return boards(kit, { plane, colour });
    case 'asphalt':
      return [];
  }
}

/** A thin joint across the whole floor. */
const across = (depth: number): Outline => {
  const y = seenAt(depth);
  return polygon(-30, y, 30, y, 30, y + 0.035 * sizeAt(depth), -30, y + 0.035 * sizeAt(depth));
};

/** A short joint along the depth at world x. */
function along(x: number, { far, near }: Row, width: number): Outline {
  const [xf, xn] = [x * sizeAt(far), x * sizeAt(near)];
  const [wf, wn] = [width * sizeAt(far), width * sizeAt(near)];
  return polygon(xf - wf, seenAt(far), xf + wf, seenAt(far), xn + wn, seenAt(near), xn - wn, seenAt(near));
}

interface Slabs {
  readonly plane: PlaneName;
  readonly colour: string;
  readonly deep: number;
  readonly wide: number;
}

/** Slabs in bond, a few of them darker or lighter. */
function slabs(kit: Kit, { plane, colour, deep, wide }: Slabs): Mark[] {
  const rows = rowsOf(plane, deep);
  const random = kit.chance('slabs', planes[plane].depth * 10);
  const joints = rows.flatMap((row) => [
    across(row.far),
    ...steps(9, (k) => along((k + (row.index % 2 === 0 ? 0 : 0.5)) * wide, row, 0.022)),
  ]);
  const odd = rows.flatMap((row) =>
    steps(6, (k) =>
      random() < 0.3 ? [slab((k + (row.index % 2 === 0 ? 0 : 0.5)) * wide, row, wide)] : [],
    ).flat(),
  );
  return [
    mark(together(odd.filter((_, i) => i % 2 === 0)), lighter(colour, 0.03), 0.7),
    mark(together(odd.filter((_, i) => i % 2 === 1)), lighter(colour, -0.03), 0.7),
    mark(together(joints), lighter(colour, -0.11), 0.55),
  ];
}

const steps = <T>(reach: number, make: (k: number) => T): T[] =>
  Array.from({ length: reach * 2 + 1 }, (_, i) => make(i - reach));

/** A whole slab beginning at world x. */
function slab(x: number, { far, near }: Row, wide: number): Outline {
  return authored(
    `M${x * sizeAt(far)} ${seenAt(far)}L${(x + wide) * sizeAt(far)} ${seenAt(far)}L${(x + wide) * sizeAt(near)} ${seenAt(near)}L${x * sizeAt(near)} ${seenAt(near)}Z`,
  );
}

/** Two-tone tiles. */
function chequers({ plane, colour }: { plane: PlaneName; colour: string }): Mark[] {
  const rows = rowsOf(plane, 0.22);
  const dark = rows.flatMap((row) =>
    steps(5, (k) => slab((2 * k + Math.abs(row.index % 2)) * 1.3, row, 1.3)),
  );
  return [mark(together(dark), lighter(colour, -0.09), 0.8)];
}

/** Rounded stones in rows; only near ones are told apart. */
function cobbles(kit: Kit, { plane, colour }: { plane: PlaneName; colour: string }): Mark[] {
  const random = kit.chance('cobbles', planes[plane].depth * 10);
  const rows = rowsOf(plane, plane === 'stage' ? 0.115 : 0.2);
  const stones = rows.flatMap((row) =>
    steps(plane === 'stage' ? 9 : 7, (k) =>
      cobble((k + (row.index % 2 === 0 ? 0 : 0.5)) * 1.15 + between(random, -0.1, 0.1), row),
    ),
  );
  return [
    mark(together(stones.filter((_, i) => i % 3 !== 0)), lighter(colour, 0.045), 0.6),
    mark(together(stones.filter((_, i) => i % 3 === 0)), lighter(colour, -0.045), 0.6),
  ];
}

function cobble(x: number, { far, near }: Row): Outline {
  const [top, foot] = [seenAt(far), seenAt(near)];
  const wide = 0.98 * sizeAt((far + near) / 2);
  return roundRect(
    [x * sizeAt((far + near) / 2) - wide / 2, top + 0.02, wide, (foot - top) * 0.82],
    (foot - top) * 0.3,
  );
}

/** Planks that run across, with a joint here and there and a light board among them. */
function boards(kit: Kit, { plane, colour }: { plane: PlaneName; colour: string }): Mark[] {
  const rows = rowsOf(plane, 0.13);
  const random = kit.chance('boards', planes[plane].depth * 10);
  const ends = rows.flatMap((row) =>
    [0, 1, 2].map((k) => along(-12 + k * 9 + between(random, 0, 7), row, 0.02)),
  );
  const pale = rows
    .filter((row) => Math.abs(row.index % 3) === 1)
    .map((row) =>
      polygon(-30, seenAt(row.far), 30, seenAt(row.far), 30, seenAt(row.near), -30, seenAt(row.near)),
    );
  return [
    mark(together(pale), lighter(colour, 0.028), 0.7),
    mark(together([...rows.map((row) => across(row.far)), ...ends]), lighter(colour, -0.11), 0.6),
  ];
}
