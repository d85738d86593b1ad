/** Hair cut as sheets: the cap over the skull, the nape, locks before the ears. */
import { outline, sliver, united, type Knot, type Point } from '../../path.ts';
import type { HeadPiece, Paints } from '../../rig.ts';
import type { Form, Sheet } from '../../model.ts';
import type { HairCut } from './hair-styles.ts';
import { buns, hangingBack, sheetOf, tails, type Hair } from './hanging-hair.ts';
import { rimAngle, seenLine, spotOn, type Skull, type Spot } from './skull.ts';

/** All hair of a head, back to front by slot. */
export function cutHair(cut: HairCut, skull: Skull, paints: Paints): readonly HeadPiece[] {
  if (cut.line === null) return [];
  const hair: Hair = { cut, skull, paints };
  return [
    ...hangingBack(hair),
    ...buns(hair, 'behindFace'),
    ...tails(hair),
    nape(hair),
    cap(hair, cut.line),
    ...buns(hair, 'overFace'),
  ];
}

/** Hair of the neck, seen below and behind the ears. */
function nape({ cut, skull, paints }: Hair): HeadPiece {
  const far = Math.min(1.06, cut.out);
  const knots: readonly Knot[] =
    skull.view === 'back'
      ? [
          [-0.38, -0.6],
          [-0.36, -0.34],
          [-0.25, -0.15],
          [0.0, -0.06],
          [0.16, -0.1],
          [0.24, -0.25],
          [0.28, -0.4],
          [0.3, -0.6],
        ]
      : [...skull.rim({ from: 210, to: 140, out: far }), skull.at([-90, 30]), ...napeFront[skull.view]];
  return {
    slot: skull.view === 'back' ? 'overFace' : 'behindFace',
    sheets: [sheetOf(outline(knots), paints.hairShade, 3)],
  };
}

const napeFront: Readonly<Record<'front' | 'threeQuarter' | 'profile', readonly Knot[]>> = {
  front: [
    [0.3, -0.5],
    [0.2, -0.2],
    [-0.2, -0.2],
  ],
  threeQuarter: [
    [0.0, -0.3],
    [-0.14, -0.14],
    [-0.25, -0.16],
  ],
  profile: [
    [-0.1, -0.35],
    [-0.16, -0.15],
    [-0.3, -0.13],
  ],
};

/** The cap: from the hairline, up the rim on one side and down the other; locks before the ears grow out of it. */
function cap(hair: Hair, line: readonly Spot[]): HeadPiece {
  const { cut, skull, paints } = hair;
  const edge = raisedAtTemple(seenLine(skull, line), { skull, line });
  const [first, last] = [edge[0] ?? [0, 0], edge.at(-1) ?? [0, 0]];
  const rim = skull.rim({
    from: rimAngle(last[1], cut.out),
    to: 180 - rimAngle(first[1], cut.out),
    out: cut.out,
    step: cut.rim === 'spikes' ? 14 : 22,
  });
  const outer = rim.map((point, i): Knot => shapedRim(cut, { point, i, ends: rim.length - 1 }));
  const crown = cut.rim === 'curls' ? curled(outer) : outer;
  const d = united([outline([...sharpEnds(edge), ...crown]), ...locks(hair)]);
  const sheet: Sheet = {
    ...sheetOf(d, paints.hair, 7),
    inlays: combLines(hair, line),
    form: capForm(skull, paints),
  };
  return { slot: 'overFace', sheets: [sheet] };
}

/** Where the face's far side ends in a three-quarter view the hair is cut as high as over the brow, because less would be a thread. */
function raisedAtTemple(
  edge: readonly Knot[],
  { skull, line }: { skull: Skull; line: readonly Spot[] },
): readonly Knot[] {
  if (skull.view !== 'threeQuarter') return edge;
  const far = skull.seen[1];
  const high = spotOn(line, far * 0.72)[1];
  return [...edge.slice(0, -1), skull.at([far, high])];
}

const sharpEnds = (knots: readonly Knot[]): readonly Knot[] =>
  knots.map(([x, y], i): Knot => [x, y, i === 0 || i === knots.length - 1 ? 1 : 0]);

function shapedRim(cut: HairCut, { point, i, ends }: { point: Point; i: number; ends: number }): Knot {
  if (cut.rim !== 'spikes' || i === 0 || i === ends) return point;
  const middle: Point = [0, -0.56];
  const far = i % 2 === 0 ? 1.13 : 0.98;
  const lean = i % 2 === 0 ? -0.05 : 0;
  return [
    middle[0] + (point[0] - middle[0]) * far + lean,
    middle[1] + (point[1] - middle[1]) * far,
    i % 2 === 0 ? 1 : 0,
  ];
}

/** Scallops between neighbouring points of a rim. */
function curled(rim: readonly Knot[]): readonly Knot[] {
  return rim.flatMap((point, i): readonly Knot[] => {
    const next = rim[i + 1];
    if (next === undefined) return [point];
    const [mx, my] = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
    const away = Math.hypot(mx, my + 0.56) || 1;
    return [
      [point[0], point[1], 1],
      [mx + (mx / away) * 0.055, my + ((my + 0.56) / away) * 0.055],
    ];
  });
}

/** The darker plane of the cap away from the light. */
function capForm(skull: Skull, paints: Paints): Form {
  const [left, right] = skull.view === 'threeQuarter' ? [-0.16, 0.2] : [-0.14, 0.16];
  return {
    left: outline([
      [-0.9, -1.4, 1],
      [left - 0.02, -1.4, 1],
      [left - 0.08, -0.95],
      [left - 0.02, -0.6],
      [left + 0.02, 1.4, 1],
      [-0.9, 1.4, 1],
    ]),
    right: outline([
      [0.9, -1.4, 1],
      [right, -1.4, 1],
      [right + 0.06, -0.95],
      [right, -0.6],
      [right, 1.4, 1],
      [0.9, 1.4, 1],
    ]),
    fill: paints.hairShade,
    alpha: 1,
  };
}

/** Two or three thin cuts that follow the comb, from the hairline to the crown or the parting. */
function combLines({ cut, skull, paints }: Hair, line: readonly Spot[]): Sheet['inlays'] & object {
  if (cut.rim !== 'smooth' || cut.out < 1.04) return [];
  const start = cut.part ?? 0;
  return combed[skull.view].flatMap((lon) => {
    const low = spotOn(line, lon);
    const from = skull.at([lon, low[1] + 7, 1.02]);
    const to = skull.at([
      Math.abs(lon) > 110 ? lon : start + (lon - start) * 0.5,
      Math.min(74, low[1] + 42),
      cut.out,
    ]);
    if (skull.nearness([lon, low[1] + 7]) < 0.08) return [];
    return [
      {
        d: sliver(from, to, { bend: (from[0] < to[0] ? -1 : 1) * 0.035, width: 0.014 }),
        fill: paints.hairLight,
        alpha: 0.5,
      },
    ];
  });
}

/** Longitudes at which the comb's lines begin. */
const combed: Readonly<Record<Skull['view'], readonly number[]>> = {
  front: [-48, -20, 26, 52],
  threeQuarter: [-64, -36, -8, 34],
  profile: [-72, -48, -28],
  back: [-150, 178, 146],
};

/** Locks before the ears. */
function locks({ cut, skull }: Hair): readonly string[] {
  const end = cut.sides;
  if (end === null || skull.view === 'back') return [];
  return lockPlaces[skull.view].map(({ x, wide, side }) => lock({ x, wide, side, end }));
}

function lock({ x, wide, side, end }: { x: number; wide: number; side: -1 | 1; end: number }): string {
  return outline([
    [x - side * wide * 0.1, -0.76],
    [x + side * wide * 0.9, -0.6],
    [x + side * (wide + 0.03), (end - 0.5) / 2],
    [x + side * wide * 0.9, end - 0.03],
    [x - side * wide * 0.1, end, 1],
    [x - side * wide * 0.75, end - 0.18],
    [x - side * wide * 0.72, -0.36],
    [x - side * wide * 0.5, -0.6],
    [x - side * wide * 0.4, -0.72],
  ]);
}

const lockPlaces: Readonly<
  Record<'front' | 'threeQuarter' | 'profile', readonly { x: number; wide: number; side: -1 | 1 }[]>
> = {
  front: [
    { x: -0.31, wide: 0.085, side: -1 },
    { x: 0.31, wide: 0.085, side: 1 },
  ],
  threeQuarter: [
    { x: -0.27, wide: 0.14, side: -1 },
    { x: 0.338, wide: 0.04, side: 1 },
  ],
  profile: [{ x: -0.17, wide: 0.16, side: -1 }],
};
