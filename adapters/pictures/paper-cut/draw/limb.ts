/** What sleeves and trouser legs share. */
import type { Limb } from '../act/posture.ts';
import type { Cloth } from '../garment.ts';
import type { Form, Sheet } from '../model.ts';
import { between, polygon, type Point } from '../path.ts';
import type { OnTube } from '../tube.ts';

export const paper = (d: string, { fill }: Cloth, lift: number): Sheet => ({
  d,
  fill,
  lift,
  edge: 0.42,
  grain: 0.4,
});

/** Point at a share of the limb: 0 root, 1 joint, 2 tip. */
export const alongLimb = ({ root, joint, tip }: Limb, at: number): Point =>
  at <= 1 ? between(root, joint, at) : between(joint, tip, at - 1);

/** The second tone of a tube, along whichever edge lies away from the light. */
export function tubeForm(on: OnTube, { from, to }: { from: number; to: number }, cloth: Cloth): Form {
  const stops = Array.from({ length: 9 }, (_, i) => from + ((to - from) * i) / 8);
  const half = (inner: number, outer: number): string =>
    polygon([...stops.map((v) => on(inner, v)), ...stops.toReversed().map((v) => on(outer, v))]);
  return { left: half(-0.3, -1.6), right: half(0.3, 1.6), fill: cloth.shade, alpha: 1 };
}
