/** Collars and closings. A robe closes to the person's right (右衽): the left panel lies over the right one. */
import type { Garment } from '../garment.ts';
import { shade } from '../colour.ts';
import { add, between, ellipse, outline, polygon, sliver, subtract, type Knot, type Point } from '../path.ts';
import type { Sheet } from '../model.ts';
import { inlay, paper, strap, type Dressed, type Front } from './cloth.ts';
import { WAIST_RING } from './trunk.ts';

type Sewn = Pick<Garment, 'collar' | 'closing' | 'trunk' | 'extras'>;

/** Everything at the neck and along the opening, over the trunk. */
export function collarSheets(garment: Sewn, dressed: Dressed, front: Front): readonly Sheet[] {
  if (front.middle === null) return backCollar(garment, dressed);
  const seen: Seen = { ...dressed, middle: front.middle, right: front.right, hem: dressed.rings.length - 1 };
  return [...closing(garment, seen), ...collar(garment, seen)];
}

interface Seen extends Dressed {
  readonly middle: number;
  readonly right: 1 | -1;
  readonly hem: number;
}

const backCollar = ({ collar: { kind, trim } }: Sewn, { on }: Dressed): readonly Sheet[] =>
  kind === 'none'
    ? []
    : [
        paper(
          kind === 'sailor'
            ? polygon([on(-0.95, 0.1), on(0.95, 0.1), on(0.72, 3.9), on(-0.72, 3.9)])
            : strap([on(-0.95, 0.25), on(0, 0.45), on(0.95, 0.25)], 0.13),
          trim,
          2,
        ),
      ];

function collar({ collar: { kind, trim, inner }, extras }: Sewn, seen: Seen): readonly Sheet[] {
  switch (kind) {
    case 'none':
      return [];
    case 'crossed':
      return crossed(seen, { trim, inner });
    case 'mandarin':
      return mandarin(seen, trim);
    case 'round':
      return [
        paper(
          strap([seen.on(-0.98, -0.05), seen.on(seen.middle * 0.6, 0.75), seen.on(0.98, -0.05)], 0.1),
          trim,
          2,
        ),
      ];
    case 'roll':
      return [
        paper(
          strap([seen.on(-0.98, -0.2), seen.on(seen.middle * 0.5, 0.25), seen.on(0.98, -0.2)], 0.2),
          trim,
          3,
        ),
      ];
    case 'shirt':
      return shirt(seen, trim);
    case 'sailor':
      return sailor(seen, { trim, inner });
    case 'lapels':
      return lapels(seen, { trim, inner, tie: extras.find((extra) => extra.kind === 'tie')?.fill ?? null });
  }
}

/** The collar of a robe: the band from the person's left neck crosses to the right side of the waist. */
function crossed(
  { on, middle, right }: Seen,
  { trim, inner }: { trim: string; inner: string },
): readonly Sheet[] {
  const side = right > 0 ? 0.9 : -0.86;
  const cross = on(middle + right * 0.04, 3.15);
  const over = [
    on(-right * 0.95, -0.12),
    on((middle - right * 0.5) * 0.7, 1.7),
    cross,
    on((middle + side) / 2, 4.25),
    on(side, WAIST_RING - 0.05),
  ];
  const under = [
    on(right * 0.95, -0.12),
    on((middle + right * 0.5) * 0.7, 1.8),
    add(cross, [-right * 0.03, 0.06]),
  ];
  const vee = outline([
    [...on(-right * 0.95, -0.15), 1],
    on(0, -0.1),
    [...on(right * 0.95, -0.15), 1],
    on((middle + right * 0.42) * 0.7, 1.8),
    [...cross, 1],
    on((middle - right * 0.42) * 0.7, 1.7),
  ]);
  return [
    { ...paper(vee, inner, 0), edge: 0 },
    paper(strap(under, 0.12), trim, 1.5),
    { ...paper(strap(over, 0.13), trim, 3), edge: 0.5 },
  ];
}

function mandarin({ on, middle }: Seen, trim: string): readonly Sheet[] {
  const [left, right] = [on(-1, 0.15), on(1, 0.15)];
  const up: Point = [0, -0.17];
  const notch = between(left, right, 0.5 + middle * 0.42);
  const band = outline([
    [...left, 1],
    add(notch, [-0.12, 0.06]),
    [...add(notch, [0, 0.045]), 1],
    add(notch, [0.1, 0.04]),
    [...right, 1],
    [...add(right, up), 1],
    [...add(notch, [0.02, -0.075]), 1],
    [...add(left, up), 1],
  ]);
  return [
    {
      ...paper(band, trim, 3),
      edge: 0.55,
      inlays: [
        inlay(
          sliver(add(notch, [0, 0.05]), add(notch, [0.012, -0.09]), { bend: 0, width: 0.014 }),
          shade(trim, -0.12),
        ),
      ],
    },
  ];
}

function shirt({ on, middle }: Seen, trim: string): readonly Sheet[] {
  const base = on(middle * 0.8, 0.95);
  const wing = (side: 1 | -1): Sheet =>
    paper(
      outline([
        [...on(side * 0.98, -0.15), 1],
        [...add(base, [0, -0.16]), 1],
        [...add(base, [side * 0.13, 0.09]), 1],
        [...on(side * 0.85, 0.8), 1],
      ]),
      trim,
      3,
    );
  return [wing(-1), wing(1)];
}

/** A broad square collar that ends in a knot. */
function sailor({ on, middle }: Seen, { trim, inner }: { trim: string; inner: string }): readonly Sheet[] {
  const knot = on(middle, 3.55);
  const half = (side: 1 | -1): Sheet => {
    const d = outline([
      [...on(side * 0.98, -0.1), 1],
      [...on(side * 0.97, 0.7), 1],
      [...on(side * 0.72, 2.4), 1],
      [...add(knot, [side * 0.05, 0.04]), 1],
      [...add(knot, [0, -0.05]), 1],
      on(middle + side * 0.1, 1.6),
    ]);
    const line = sliver(on(side * 0.8, 0.9), add(knot, [side * 0.07, -0.12]), {
      bend: -side * 0.05,
      width: 0.02,
    });
    return { ...paper(d, trim, 3), inlays: [inlay(line, inner)] };
  };
  return [half(-1), half(1)];
}

/** The lapels of a suit or a coat, the shirt between them, and a tie. */
function lapels(
  { on, middle }: Seen,
  { trim, inner, tie }: { trim: string; inner: string; tie: string | null },
): readonly Sheet[] {
  const low = on(middle + 0.03, 4.35);
  const vee = outline([[...on(-0.9, -0.15), 1], on(0, 0.1), [...on(0.9, -0.15), 1], [...low, 1]]);
  const lapel = (side: 1 | -1): Sheet =>
    paper(
      outline([
        [...on(side * 0.98, -0.2), 1],
        on(side * 0.6 + middle * 0.3, 1.6),
        [...low, 1],
        [...on(middle + side * 0.36, 3.1), 1],
        [...on(middle * 0.6 + side * 0.48, 2.55), 1],
        [...on(side * 0.9, 0.9), 1],
      ]),
      trim,
      3,
    );
  const necktie = tie === null ? [] : tieSheets(on(middle * 0.7, 0.75), on(middle + 0.02, 4.1), tie);
  return [{ ...paper(vee, inner, 0), edge: 0 }, ...necktie, lapel(-1), lapel(1)];
}

function tieSheets(from: Point, to: Point, fill: string): readonly Sheet[] {
  const way = subtract(to, from);
  const at = (share: number, side: number): Knot => [
    from[0] + way[0] * share + side,
    from[1] + way[1] * share,
    1,
  ];
  return [
    paper(outline([at(0.1, -0.03), at(0.1, 0.03), at(0.95, 0.065), at(1.05, 0), at(0.95, -0.065)]), fill, 1),
    paper(outline([at(-0.04, -0.055), at(-0.04, 0.055), at(0.12, 0.035), at(0.12, -0.035)]), fill, 1.5),
  ];
}

function closing({ closing: kind, trunk, collar: { trim } }: Sewn, seen: Seen): readonly Sheet[] {
  const { on, middle, hem } = seen;
  switch (kind) {
    case 'none':
      return [];
    case 'side':
      return sideClosing(seen, trim);
    case 'zip':
      return [
        {
          ...paper(
            strap([on(middle, 0.6), on(middle, 3), on(middle, hem - 0.02)], 0.035),
            shade(trunk.cloth.fill, -0.14),
            0,
          ),
          edge: 0,
        },
      ];
    case 'buttons':
      return buttons(seen, { line: trunk.cloth.shade, button: shade(trim, -0.2) });
  }
}

/** Pieces of a seam down the side. */
const SEAM = 6;

/** From the neck over the breast to the person's right side, and down the seam; knotted buttons hold it. */
function sideClosing({ on, middle, right, hem }: Seen, trim: string): readonly Sheet[] {
  const side = right > 0 ? 0.92 : -0.88;
  const breast = on((middle + side) * 0.55, 2.9);
  const arm = on(side, 3.85);
  const path = [on(middle * 0.8, 0.5), on(middle + right * 0.05, 1.9), breast, arm];
  const seam = [
    arm,
    ...Array.from({ length: SEAM + 1 }, (_, i) => on(side, 4.2 + ((hem - 4.25) * i) / SEAM)),
  ];
  const knots = [on(middle + right * 0.02, 1.6), breast, arm, between(arm, on(side, WAIST_RING), 0.6)];
  const piping = [strap(path, 0.032), strap(seam, 0.022)].map((d): Sheet => ({
    ...paper(d, trim, 1),
    edge: 0.2,
  }));
  return [...piping, ...knots.flatMap((at, i) => frog(at, i === 0 ? 1.2 : 0.35, trim))];
}

const frog = (at: Point, turn: number, fill: string): readonly Sheet[] => [
  { ...paper(ellipse(at, [0.075, 0.02], turn), fill, 1), edge: 0.3 },
  { ...paper(ellipse(at, [0.03, 0.03]), fill, 1), edge: 0.5 },
];

function buttons(
  { on, middle, hem }: Seen,
  { line, button }: { line: string; button: string },
): readonly Sheet[] {
  const last = Math.min(hem - 0.1, 6.4);
  const edge: Sheet = {
    ...paper(
      strap([on(middle + 0.02, 1), on(middle + 0.02, 4), on(middle + 0.02, hem - 0.02)], 0.018),
      line,
      0,
    ),
    edge: 0,
  };
  const count = 4;
  const dots = Array.from({ length: count }, (_, i) =>
    on(middle - 0.07, 3.2 + ((last - 3.2) * i) / (count - 1)),
  );
  return [
    edge,
    ...dots.map((at): Sheet => ({ ...paper(ellipse(at, [0.032, 0.032]), button, 1), edge: 0.5 })),
  ];
}
