/** Breath drawn between clauses, where feeling makes it heard. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { bandpass, filtered } from '../../media/biquad.ts';
import { hiss } from '../../media/hiss.ts';
import type { Delivery } from './delivery.ts';
import { ENGINE_RATE } from './engine.ts';

/** Breath and trembling together above this are heard between the words as well. */
const MOVED = 0.45;
const SECONDS = 0.22;
const SIZE = 0.035;

/** How much of it is heard, 0…1. */
const strengthOf = ({ breath, tremble }: Delivery): number =>
  breath >= 1 ? 0 : Math.max(0, Math.min(1, breath + tremble - MOVED));

/** Adds a breath to the end of a rest, `from … to` in samples at ENGINE_RATE, when there is room for one. */
export function addIntake(
  signal: Float32Array,
  rest: { readonly from: number; readonly to: number },
  delivery: Delivery,
): void {
  const length = Math.round(SECONDS * ENGINE_RATE);
  const size = SIZE * strengthOf(delivery);
  if (size === 0 || rest.to - rest.from < 1.3 * length) return;
  const noise = hiss(new Float32Array(length), rest.from);
  filtered(noise, bandpass((1500 * SAMPLE_RATE) / ENGINE_RATE, 0.8));
  const start = rest.to - Math.round(1.15 * length);
  noise.forEach((x, i) => {
    signal[start + i] = (signal[start + i] as number) + size * x * Math.sin((Math.PI * i) / length) ** 2;
  });
}
