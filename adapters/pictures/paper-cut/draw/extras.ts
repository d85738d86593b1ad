/** What is worn over a garment: aprons, vests, capes, sashes, plates of armour, neckerchiefs. */
import type { Joints } from '../act/posture.ts';
import { shade } from '../colour.ts';
import type { Extra } from '../garment.ts';
import { add, between, ellipse, outline, scaled, turned, type Knot, type Point } from '../path.ts';
import type { Build } from '../rig.ts';
import type { Sheet } from '../model.ts';
import { formOf, inlay, panel, paper, sliceOf, strap, type Dressed, type Front } from './cloth.ts';
import { onTube, tubeOutline, type Ring } from '../tube.ts';
import { HIP_RING } from './trunk.ts';

export interface Worn {
  readonly trunk: Dressed;
  readonly skirt: Dressed | null;
  readonly front: Front;
  readonly joints: Joints;
  readonly build: Build;
  /** How far hanging cloth swings, heads at the hem. */
  readonly sway: number;
}

/** Extras that lie over the trunk. */
export function extraSheets(extra: Extra, worn: Worn): readonly Sheet[] {
  switch (extra.kind) {
    case 'apron':
      return apron(extra.cloth, worn);
    case 'vest':
      return vest(extra.cloth, worn);
    case 'cape':
      return mantle(extra, worn);
    case 'sash':
      return sash(extra.cloth.fill, worn);
    case 'plates':
      return plates(extra, worn);
    case 'neckerchief':
      return neckerchief(extra.cloth.fill, worn);
    case 'tie':
      return [];
  }
}

/** The part of a cape that hangs behind the body. */
export function capeBehind(
  { cloth }: Extract<Extra, { kind: 'cape' }>,
  { joints, build, sway }: Worn,
): readonly Sheet[] {
  const feet = between(joints.nearLeg.tip, joints.farLeg.tip, 0.5);
  const hem: Point = add(between(joints.pelvis, feet, 0.72), [-0.18 + sway, 0]);
  const wide = build.shoulderHalf;
  const rings: readonly Ring[] = [
    { at: joints.neck, left: wide * 0.4, right: wide * 0.3 },
    { at: joints.chest, left: wide * 1.12, right: wide * 0.9 },
    { at: joints.pelvis, left: wide * 1.36, right: wide * 0.9 },
    { at: hem, left: wide * 1.55, right: wide * 1.05, corner: true },
  ];
  const on = onTube(rings);
  const folds = [-0.7, -0.35, 0.2, 0.55].map((u) =>
    inlay(strap([on(u, 1.2), on(u * 1.02, 2.98)], 0.02), cloth.shade, 0.9),
  );
  return [{ ...paper(tubeOutline(rings), shade(cloth.fill, -0.03), 5), inlays: folds }];
}

/** The collar of a cape over both shoulders, with its clasp. */
function mantle(
  { cloth, clasp }: Extract<Extra, { kind: 'cape' }>,
  { trunk: { on }, front, build }: Worn,
): readonly Sheet[] {
  const out = (side: 1 | -1): Point => add(on(side, 2.6), [side * 0.13 * build.limb, 0.1]);
  const middle = front.middle ?? 0;
  const d = outline([
    [...on(-0.9, -0.1), 1],
    on(-0.9, 1),
    out(-1),
    [...add(on(-0.92, 3.9), [-0.1, 0.05]), 1],
    on((-1 + middle) * 0.45, 3.3),
    [...on(middle, 1.3), 1],
    on((1 + middle) * 0.45, 3.2),
    [...add(on(0.92, 3.7), [0.08, 0.05]), 1],
    out(1),
    on(0.9, 1),
    [...on(0.9, -0.1), 1],
    on(middle, 0.5),
  ]);
  const closed = outline([
    [...on(-0.9, -0.1), 1],
    on(-0.9, 1),
    out(-1),
    [...add(on(-0.92, 3.9), [-0.1, 0.05]), 1],
    on(0, 4.2),
    [...add(on(0.92, 3.7), [0.08, 0.05]), 1],
    out(1),
    on(0.9, 1),
    [...on(0.9, -0.1), 1],
  ]);
  const sheet: Sheet = { ...paper(front.middle === null ? closed : d, cloth.fill, 6) };
  return front.middle === null
    ? [sheet]
    : [sheet, { ...paper(ellipse(on(middle, 1.15), [0.07, 0.07]), clasp, 2), edge: 0.7 }];
}

function apron(cloth: { fill: string; shade: string }, { trunk, skirt, front }: Worn): readonly Sheet[] {
  const middle = front.middle;
  if (middle === null) return skirt === null ? [] : bow(skirt.on(0, 0.1), cloth.fill);
  const bib = panel(trunk, {
    from: 3.5,
    to: trunk.rings.length - 1,
    left: () => middle - 0.5,
    right: () => Math.min(1, middle + 0.45),
  });
  const lap = skirt === null ? [] : [apronLap(cloth, { skirt, middle })];
  const straps = [-0.42, 0.36].map((u): Sheet =>
    paper(strap([trunk.on(middle + u, 3.55), trunk.on(middle * 0.5 + u * 1.5, 1.4)], 0.07), cloth.fill, 1),
  );
  return [...straps, paper(bib, cloth.fill, 2), ...lap];
}

function apronLap(
  cloth: { fill: string; shade: string },
  { skirt, middle }: { skirt: Dressed; middle: number },
): Sheet {
  const to = skirt.rings.length - 1.25;
  const d = panel(skirt, {
    from: 0,
    to,
    left: () => middle - 0.72,
    right: () => Math.min(0.98, middle + 0.62),
  });
  return {
    ...paper(d, cloth.fill, 3),
    inlays: [-0.35, 0.2].map((u) =>
      inlay(strap([skirt.on(middle + u, 0.3), skirt.on(middle + u, to)], 0.016), cloth.shade, 0.8),
    ),
  };
}

const bow = (at: Point, fill: string): readonly Sheet[] =>
  [-1, 1].map((side): Sheet =>
    paper(
      outline([
        [...at, 1],
        add(at, [side * 0.16, -0.1]),
        add(at, [side * 0.24, 0.02]),
        add(at, [side * 0.14, 0.1]),
      ]),
      fill,
      2,
    ),
  );

function vest(cloth: { fill: string; shade: string }, { trunk, front }: Worn): readonly Sheet[] {
  const to = Math.min(trunk.rings.length - 1, 6.5);
  const lift = 3;
  if (front.middle === null)
    return [paper(panel(trunk, { from: 1.3, to, left: () => -1.01, right: () => 1.01 }), cloth.fill, lift)];
  const middle = front.middle;
  const gap = (v: number): number => (v < 4.3 ? (0.3 * (4.3 - v)) / 2.8 : 0.02) + 0.02;
  const left = panel(trunk, { from: 1.4, to, left: () => -1.01, right: (v) => middle - gap(v) });
  const right = panel(trunk, { from: 1.4, to, left: (v) => middle + gap(v), right: () => 1.01 });
  const form = formOf(trunk, { fill: cloth.fill, shade: cloth.shade });
  const buttons = [4.5, 5.1, 5.7].map((v): Sheet => ({
    ...paper(ellipse(trunk.on(middle - 0.09, v), [0.028, 0.028]), shade(cloth.fill, -0.2), 1),
    edge: 0.5,
  }));
  return [
    { ...paper(left, cloth.fill, lift), form },
    { ...paper(right, cloth.fill, lift), form },
    ...buttons,
  ];
}

/** A cloth over the person's left shoulder to the right hip. */
function sash(fill: string, { trunk: { on }, front }: Worn): readonly Sheet[] {
  const { right } = front;
  const path =
    front.middle === null
      ? [on(right * 0.7, 1.3), on(0, 3.9), on(-right * 0.95, 5.9)]
      : [on(-right * 0.7, 1.3), on(0, 3.9), on(right * 0.95, 5.9)];
  return [paper(strap(path, 0.34), fill, 4)];
}

/** Rows of scales over the breast, and a guard over each shoulder. */
function plates(
  { cloth, trim }: Extract<Extra, { kind: 'plates' }>,
  { trunk, joints, build, front }: Worn,
): readonly Sheet[] {
  const rows = [3.2, 3.75, 4.3, 4.85, 5.4]
    .map((v, i) =>
      Array.from({ length: 7 }, (_, k) => -0.92 + k * 0.3 + (i % 2) * 0.15).map((u) =>
        inlay(
          outline([
            [...trunk.on(u - 0.13, v - 0.05), 1],
            [...trunk.on(u + 0.13, v - 0.05), 1],
            trunk.on(u + 0.11, v + 0.36),
            trunk.on(u, v + 0.46),
            trunk.on(u - 0.11, v + 0.36),
          ]),
          i % 2 === 0 ? shade(cloth.fill, 0.05) : cloth.shade,
          0.9,
        ),
      ),
    )
    .flat();
  const breast: Sheet = {
    ...paper(
      tubeOutline(sliceOf(trunk.rings, { from: 2.6, to: HIP_RING - 0.4, more: 0.015 })),
      cloth.fill,
      4,
    ),
    inlays: rows,
    edge: 0.6,
  };
  const guard = (root: Point, side: 1 | -1): Sheet => {
    const size = 0.3 * build.limb;
    const knots: readonly Knot[] = [
      [-0.9, -0.35],
      [-0.2, -0.85],
      [0.6, -0.7],
      [1, 0.1],
      [1.05, 0.85, 1],
      [0, 1.1],
      [-1.05, 0.8, 1],
    ];
    const d = outline(
      knots.map(([x, y, c]): Knot => [
        ...add(root, turned(scaled([x * side, y], size), joints.back)),
        c ?? 0,
      ]),
    );
    return {
      ...paper(d, shade(cloth.fill, 0.03), 4),
      edge: 0.6,
      inlays: [inlay(ellipse(add(root, [0, size * 0.1]), [size * 0.34, size * 0.3]), trim, 0.9)],
    };
  };
  const shoulders =
    front.middle === null
      ? [guard(joints.nearArm.root, 1), guard(joints.farArm.root, 1)]
      : [guard(joints.farArm.root, 1)];
  return [breast, ...shoulders];
}

function neckerchief(fill: string, { trunk: { on }, front, sway }: Worn): readonly Sheet[] {
  const wrap = paper(
    strap([on(-1.05, -0.15), on((front.middle ?? 0) * 0.4, 0.55), on(1.05, -0.2)], 0.19),
    fill,
    4,
  );
  if (front.middle === null) return [wrap];
  const knot = on(front.middle * 0.7, 0.75);
  const tail = (dx: number, long: number): Sheet =>
    paper(
      outline([
        [...add(knot, [-0.05, 0]), 1],
        [...add(knot, [0.06, 0]), 1],
        [...add(knot, [dx + 0.1 + sway * 0.3, long]), 1],
        [...add(knot, [dx - 0.06 + sway * 0.3, long + 0.04]), 1],
      ]),
      shade(fill, -0.03),
      3,
    );
  return [tail(0.03, 0.5), tail(-0.05, 0.38), wrap];
}
