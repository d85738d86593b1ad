/** A garment upon a posed body: skirt, trunk, trims, collar and what is worn over it, from below to above. */
import type { Facing, View } from '../../../../contracts/drawing.ts';
import type { Joints } from '../act/posture.ts';
import type { Garment } from '../garment.ts';
import type { Inlay, Sheet } from '../model.ts';
import { add, outline, type Knot, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';

import { grounded, onTube, sidesOf, tubeOutline, type Ring } from '../tube.ts';
import { formOf, inlay, paper, sliceOf, strap, type Dressed, type Front } from './cloth.ts';
import { collarSheets } from './collars.ts';
import { capeBehind, extraSheets, type Worn } from './extras.ts';
import { patternMarks } from './patterns.ts';
import { skirtRings, trunkRings, WAIST_RING } from './trunk.ts';

const middles: Readonly<Record<View, number | null>> = {
  threeQuarter: 0.3,
  profile: 0.78,
  front: 0,
  back: null,
};

/** The floor under cloth that lies on it, just below the soles. */
const FLOOR = 0.03;

/** What dressing needs to know of a figure. */
export interface Dressing {
  readonly rig: Rig;
  readonly joints: Joints;
  readonly view: View;
  readonly facing: Facing;
  readonly sway: number;
}

/** What of a garment hangs behind the body. */
export function dressBehind(dressing: Dressing): readonly Sheet[] {
  const { extras } = dressing.rig.garment;
  return extras.flatMap((extra) => (extra.kind === 'cape' ? capeBehind(extra, wornBy(dressing)) : []));
}

/** The garment upon the body, except sleeves and legs, from below to above. */
export function dressBody(dressing: Dressing): readonly Sheet[] {
  const { garment } = dressing.rig;
  const worn = wornBy(dressing);
  const [vests, others] = [true, false].map((vest) =>
    garment.extras.filter(({ kind }) => (kind === 'vest') === vest),
  );
  return [
    ...(worn.skirt === null ? [] : skirtSheets(garment, worn.skirt)),
    ...trunkSheets(garment, worn.trunk, worn.front),
    ...(vests ?? []).flatMap((extra) => extraSheets(extra, worn)),
    ...collarSheets(garment, worn.trunk, worn.front),
    ...beltSheets(garment, worn),
    ...(others ?? []).flatMap((extra) => extraSheets(extra, worn)),
  ];
}

function wornBy({ rig, joints, view, facing, sway }: Dressing): Worn {
  const { garment, build } = rig;
  const body = { joints, build, view };
  const lay = (rings: readonly Ring[], swing: number): Dressed =>
    dressed(grounded(swung(rings, swing), FLOOR));
  return {
    trunk: lay(trunkRings(body, garment.trunk), garment.trunk.to > 1.9 ? sway : 0),
    skirt: garment.skirt === null ? null : lay(skirtRings(body, garment.skirt, garment.trunk.ease), sway),
    front: { middle: middles[view], right: facing === 'right' ? -1 : 1 },
    joints,
    build,
    sway,
  };
}

const dressed = (rings: readonly Ring[]): Dressed => ({ rings, on: onTube(rings) });

/** Pushes the hem aside, and what is above it less and less. */
function swung(rings: readonly Ring[], sway: number): readonly Ring[] {
  if (sway === 0) return rings;
  const last = rings.length - 1;
  return rings.map((ring, i) => {
    const share = Math.max(0, (i - WAIST_RING) / Math.max(1, last - WAIST_RING));
    return { ...ring, at: add(ring.at, [sway * share * share, 0]) };
  });
}

function trunkSheets(garment: Garment, trunk: Dressed, front: Front): readonly Sheet[] {
  const { cloth, torn } = garment.trunk;
  const hem = trunk.rings.length - 1;
  const d = torn ? tornOutline(trunk.rings) : tubeOutline(trunk.rings);
  const inlays: readonly Inlay[] = [
    ...patternMarks({ ...trunk, from: 2.2 }, garment.pattern),
    ...folds(trunk, cloth.shade),
    ...(garment.hemTrim === null || garment.skirt !== null ? [] : [hemBand(trunk, garment.hemTrim)]),
    ...(front.middle === null && hem > WAIST_RING + 1
      ? [inlay(strap([trunk.on(0, 4.2), trunk.on(0, hem)], 0.014), cloth.shade, 0.9)]
      : []),
  ];
  return [{ ...paper(d, cloth.fill, 7), inlays, form: formOf(trunk, cloth) }];
}

/** A few thin folds that fall from the waist. */
function folds({ on, rings }: Dressed, ink: string): readonly Inlay[] {
  const hem = rings.length - 1;
  if (hem < WAIST_RING + 2) return [];
  return [-0.55, -0.12, 0.5, 0.78].map((u, i) =>
    inlay(
      outline([
        [...on(u * 0.9, WAIST_RING + 0.5 + 0.2 * (i % 2)), 1],
        on(u * 0.97 + 0.015, (WAIST_RING + hem) / 2),
        [...on(u + 0.035, hem + 0.05), 1],
        [...on(u - 0.03, hem + 0.05), 1],
        on(u * 0.97 - 0.015, (WAIST_RING + hem) / 2),
      ]),
      ink,
      0.75,
    ),
  );
}

function hemBand({ on, rings }: Dressed, fill: string): Inlay {
  const hem = rings.length - 1;
  const up = hem - 0.16;
  return inlay(
    outline([
      [...on(-1.3, up), 1],
      on(0, up + 0.015),
      [...on(1.3, up), 1],
      [...on(1.3, hem + 0.3), 1],
      [...on(-1.3, hem + 0.3), 1],
    ]),
    fill,
  );
}

/** How far each tooth of a torn hem hangs down, heads. */
const TATTERS = [0.1, -0.04, 0.06, -0.08, 0.12, -0.02, 0.05, -0.07, 0.08] as const;

/** An outline whose hem hangs in tatters. */
function tornOutline(rings: readonly Ring[]): string {
  const { left, right } = sidesOf(rings);
  const [a, b] = [right.at(-1) ?? [0, 0], left.at(-1) ?? [0, 0]];
  const teeth = Array.from({ length: 9 }, (_, i): Knot => [
    a[0] + ((b[0] - a[0]) * (i + 0.5)) / 9,
    a[1] + ((b[1] - a[1]) * (i + 0.5)) / 9 + (TATTERS[i % TATTERS.length] ?? 0),
    1,
  ]);
  return outline([...right, ...teeth, ...left.toReversed()]);
}

function skirtSheets(garment: Garment, skirt: Dressed): readonly Sheet[] {
  const cut = garment.skirt;
  if (cut === null) return [];
  const last = skirt.rings.length - 1;
  const pleats = cut.pleats ? [-0.72, -0.4, -0.05, 0.32, 0.66] : [-0.5, 0.2, 0.6];
  const inlays: readonly Inlay[] = [
    ...patternMarks({ ...skirt, from: 0.3 }, garment.pattern),
    ...pleats.map((u, i) =>
      inlay(
        outline([
          [...skirt.on(u * 0.8, 0.25 + 0.2 * (i % 2)), 1],
          skirt.on(u + 0.02, last * 0.6),
          [...skirt.on(u + 0.055, last + 0.05), 1],
          [...skirt.on(u - 0.035, last + 0.05), 1],
          skirt.on(u - 0.015, last * 0.6),
        ]),
        cut.cloth.shade,
        0.8,
      ),
    ),
    ...(garment.hemTrim === null ? [] : [hemBand(skirt, garment.hemTrim)]),
  ];
  return [{ ...paper(tubeOutline(skirt.rings), cut.cloth.fill, 6), inlays, form: formOf(skirt, cut.cloth) }];
}

function beltSheets({ belt }: Garment, { trunk, front, sway }: Worn): readonly Sheet[] {
  if (belt === null) return [];
  const half = belt.thick * 1.05;
  const from = WAIST_RING - half * 0.9;
  const to = Math.min(trunk.rings.length - 1, WAIST_RING + half);
  const band: Sheet = {
    ...paper(tubeOutline(sliceOf(trunk.rings, { from, to, more: 0.012 })), belt.cloth.fill, 3),
    form: formOf(trunk, belt.cloth),
  };
  if (!belt.tails || front.middle === null) return [band];
  const knot = trunk.on(front.middle - 0.1, (from + to) / 2);
  const tail = (dx: number, long: number): Sheet =>
    paper(tailOf(knot, { dx: dx + sway * 0.5, long, wide: belt.thick * 0.62 }), belt.cloth.fill, 3);
  return [
    band,
    tail(-0.08, 1.0),
    tail(0.06, 0.82),
    {
      ...paper(
        outline([add(knot, [-0.09, 0]), add(knot, [0, -0.085]), add(knot, [0.09, 0]), add(knot, [0, 0.085])]),
        belt.cloth.shade,
        2,
      ),
    },
  ];
}

const tailOf = (at: Point, { dx, long, wide }: { dx: number; long: number; wide: number }): string =>
  outline([
    [...add(at, [-wide * 0.3, 0]), 1],
    [...add(at, [wide * 0.3, 0]), 1],
    add(at, [dx * 0.6 + wide * 0.42, long * 0.5]),
    [...add(at, [dx + wide * 0.5, long]), 1],
    [...add(at, [dx - wide * 0.5, long + 0.05]), 1],
    add(at, [dx * 0.6 - wide * 0.42, long * 0.5]),
  ]);
