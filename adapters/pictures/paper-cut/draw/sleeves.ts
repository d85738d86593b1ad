/** Sleeves and bare arms around the joints of an arm. */
import type { Limb } from '../act/posture.ts';
import type { Cloth, SleeveCut } from '../garment.ts';
import { alongLimb, paper, tubeForm } from './limb.ts';
import { between, outline, polygon, subtract, unit } from '../path.ts';
import type { Build } from '../rig.ts';
import type { Sheet } from '../model.ts';
import { onTube, tubeOutline, type OnTube, type Ring } from '../tube.ts';

/** What is needed to clothe a limb. */
export interface Sleeved {
  readonly limb: Limb;
  readonly build: Build;
  readonly cut: SleeveCut;
  readonly skin: Cloth;
  /** How far the hanging edge of the sleeve swings, heads. */
  readonly sway: number;
}

/** Sheets of a clothed arm without its hand; the hand comes from its own art. */
export function armSheets(order: Sleeved): readonly Sheet[] {
  const { cut, skin } = order;
  const bare = cut.to < 1.9 ? [paper(tubeOutline(bareArm(order)), skin, 4)] : [];
  return [...bare, ...sleeveSheets(order)];
}

function bareArm({ limb, build }: Sleeved): readonly Ring[] {
  const k = build.limb;
  const ring = (at: number, half: number): Ring => ({
    at: alongLimb(limb, at),
    left: half * k,
    right: half * k,
  });
  return [ring(-0.04, 0.13), ring(0.4, 0.125), ring(0.97, 0.105), ring(1.35, 0.11), ring(2.02, 0.075)];
}

function sleeveRings({ limb, build, cut, sway }: Sleeved): readonly Ring[] {
  const k = build.limb;
  const [shoulder, elbow, end] = cut.wide.map((half) => half * k) as [number, number, number];
  const ring = (at: number, half: number): Ring => ({ at: alongLimb(limb, at), left: half, right: half });
  const hang = drooping(limb, cut, sway);
  const cap: readonly Ring[] = [ring(-0.13, shoulder * 0.72), ring(0.05, shoulder * 1.02)];
  if (cut.to <= 1)
    return [...cap, ring(cut.to * 0.6, (shoulder + elbow) / 2), { ...ring(cut.to, end), corner: true }];
  const lower = (at: number, half: number, share: number): Ring => hang(ring(at, half), share);
  const mid = (cut.to + 1) / 2;
  return [
    ...cap,
    ring(0.55, (shoulder + elbow) / 2),
    ring(1, elbow),
    lower(mid, (elbow + end) / 2, 0.45),
    { ...lower(cut.to, end, 1), corner: true },
  ];
}

/** Widens whichever edge of the forearm's sleeve is below, because cloth hangs. */
function drooping(limb: Limb, { droop }: SleeveCut, sway: number): (ring: Ring, share: number) => Ring {
  const [dx] = unit(subtract(limb.tip, limb.joint));
  const fall = droop * Math.abs(dx) + 0.02 * droop;
  return (ring, share) => {
    const more = Math.max(0, fall * share + sway * share);
    return dx > 0 ? { ...ring, left: ring.left + more } : { ...ring, right: ring.right + more };
  };
}

function sleeveSheets(order: Sleeved): readonly Sheet[] {
  const rings = sleeveRings(order);
  const on = onTube(rings);
  const { cut } = order;
  const creases = cut.to > 1.2 ? elbowCrease(on, order) : [];
  const stripes =
    cut.stripes === null
      ? []
      : [-0.34, 0.1].map((u) => ({
          d: strip(on, { u, wide: 0.22, from: 0.4, to: rings.length - 1 }),
          fill: cut.stripes ?? '',
          alpha: 0.9,
        }));
  const sheet: Sheet = {
    ...paper(tubeOutline(rings), cut.cloth, 5),
    inlays: [...stripes, ...creases],
    form: tubeForm(on, { from: 0, to: rings.length - 1 }, cut.cloth),
  };
  return [sheet, ...cuffSheets(order, rings)];
}

const strip = (
  on: OnTube,
  { u, wide, from, to }: { u: number; wide: number; from: number; to: number },
): string => {
  const stops = Array.from({ length: 9 }, (_, i) => from + ((to - from) * i) / 8);
  return polygon([...stops.map((v) => on(u, v)), ...stops.toReversed().map((v) => on(u + wide, v))]);
};

/** A fold where the sleeve bends, the deeper the bend. */
function elbowCrease(on: OnTube, { limb, cut }: Sleeved) {
  const [ax, ay] = unit(subtract(limb.joint, limb.root));
  const [bx, by] = unit(subtract(limb.tip, limb.joint));
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 0.35) return [];
  const inner = cross > 0 ? -1 : 1;
  const d = outline([
    [...on(inner * 1.1, 2.86), 1],
    on(inner * 0.35, 3.02),
    [...on(inner * -0.1, 3.12), 1],
    on(inner * 0.4, 3.2),
    [...on(inner * 1.1, 3.3), 1],
  ]);
  return [{ d, fill: cut.cloth.shade, alpha: 0.9 }];
}

function cuffSheets({ cut }: Sleeved, rings: readonly Ring[]): readonly Sheet[] {
  const [before, end] = [rings.at(-2), rings.at(-1)];
  if (cut.cuff === null || before === undefined || end === undefined) return [];
  const share = Math.min(0.6, 0.12 / Math.max(0.1, Math.hypot(...subtract(end.at, before.at))));
  const start: Ring = {
    at: between(end.at, before.at, share),
    left: end.left + (before.left - end.left) * share + 0.008,
    right: end.right + (before.right - end.right) * share + 0.008,
    corner: true,
  };
  const lip: Ring = { ...end, left: end.left + 0.008, right: end.right + 0.008, corner: true };
  return [paper(tubeOutline([start, lip]), cut.cuff, 2)];
}
