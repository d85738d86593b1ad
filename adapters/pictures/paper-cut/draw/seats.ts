/** What a sitting or lying figure rests upon, cut to its size. */
import type { Joints } from '../act/posture.ts';
import { SEAT_HEIGHT, type Seat } from '../act/stance.ts';
import type { Sheet } from '../model.ts';
import { outline, polygon, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import { still, type Group } from './sprites.ts';

const WOOD = { fill: '#7a5640', shade: '#5f4133', light: '#96704f' };

const board = (d: string, fill: string, lift: number): Sheet => ({ d, fill, lift, edge: 0.45, grain: 0.55 });
const box = ([l, t, r, b]: readonly [number, number, number, number]): string =>
  polygon([
    [l, t],
    [r, t],
    [r, b],
    [l, b],
  ]);

export interface SeatGroups {
  readonly behind: readonly Group[];
  readonly before: readonly Group[];
}

const none: SeatGroups = { behind: [], before: [] };

/** Groups behind and before the body of someone who sits. */
export function seatGroups(seat: Seat, { rig, joints }: { rig: Rig; joints: Joints }): SeatGroups {
  const height = rig.build.hip * SEAT_HEIGHT[seat];
  const x = joints.pelvis[0];
  switch (seat) {
    case 'none':
    case 'ground':
      return none;
    case 'chair':
      return { behind: [still(stool([x + 0.12, -height + 0.2], height - 0.2))], before: [] };
    case 'bed':
      return { behind: [still(bed(height))], before: [] };
    case 'boat':
      return { behind: [still(hullInside(height))], before: [still(hull(height))] };
  }
}

function stool([x, y]: Point, height: number): readonly Sheet[] {
  const leg = (from: number, to: number): Sheet =>
    board(
      polygon([
        [x + from - 0.06, y],
        [x + from + 0.06, y],
        [x + to + 0.05, y + height],
        [x + to - 0.05, y + height],
      ]),
      WOOD.shade,
      3,
    );
  return [
    leg(-0.34, -0.46),
    leg(0.36, 0.48),
    board(box([x - 0.4, y + height * 0.55, x + 0.42, y + height * 0.55 + 0.07]), WOOD.shade, 2),
    board(
      outline([
        [x - 0.6, y - 0.1],
        [x + 0.62, y - 0.1],
        [x + 0.66, y + 0.03, 1],
        [x - 0.64, y + 0.03, 1],
      ]),
      WOOD.fill,
      5,
    ),
  ];
}

function bed(height: number): readonly Sheet[] {
  const top = -height + 0.12;
  return [
    board(box([-3.5, -height - 1.1, -3.2, 0]), WOOD.shade, 6),
    board(box([3.3, -height - 0.5, 3.56, 0]), WOOD.shade, 6),
    board(box([-3.3, top + 0.3, 3.4, top + 0.75]), WOOD.fill, 6),
    board(
      outline([
        [-3.25, top + 0.02],
        [-2.9, top - 0.06],
        [3.0, top - 0.04],
        [3.35, top + 0.05],
        [3.36, top + 0.36, 1],
        [-3.26, top + 0.36, 1],
      ]),
      '#d9cdb4',
      4,
    ),
    board(
      outline([
        [-3.2, top - 0.16],
        [-3.02, top - 0.62],
        [-2.2, top - 0.58],
        [-1.75, top - 0.06],
        [-2.5, top + 0.06],
      ]),
      '#efe6d3',
      4,
    ),
  ];
}

const hullInside = (height: number): readonly Sheet[] => [
  board(
    outline([
      [-3.1, -height + 0.15, 1],
      [0, -height + 0.02],
      [3.3, -height - 0.05, 1],
      [2.6, -0.1],
      [-2.4, -0.1],
    ]),
    WOOD.shade,
    3,
  ),
];

/** The near side of a boat; it covers the legs of whoever sits in it. */
function hull(height: number): readonly Sheet[] {
  const top = -height + 0.42;
  const side = outline([
    [-3.55, top - 0.55, 1],
    [-2.2, top - 0.05],
    [0, top + 0.08],
    [2.2, top - 0.1],
    [3.75, top - 0.75, 1],
    [3.1, 0.12],
    [2.1, 0.36],
    [-2.0, 0.36],
    [-3.0, 0.12],
  ]);
  const rail = outline([
    [-3.6, top - 0.6, 1],
    [-2.2, top - 0.12],
    [0, top],
    [2.2, top - 0.17],
    [3.8, top - 0.82, 1],
    [3.74, top - 0.64, 1],
    [2.2, top + 0.0],
    [0, top + 0.16],
    [-2.2, top + 0.04],
    [-3.52, top - 0.44, 1],
  ]);
  const plank = (down: number) => ({
    d: outline([
      [-3.4, top - 0.35 + down, 1],
      [-2.2, top + 0.1 + down],
      [0, top + 0.2 + down],
      [2.2, top + 0.05 + down],
      [3.5, top - 0.4 + down, 1],
      [2.2, top + 0.075 + down],
      [0, top + 0.225 + down],
      [-2.2, top + 0.125 + down],
    ]),
    fill: WOOD.shade,
    alpha: 0.9,
  });
  return [{ ...board(side, WOOD.fill, 7), inlays: [plank(0.12), plank(0.34)] }, board(rail, WOOD.light, 3)];
}
