/** What every effect is made from: the chance of its variant, and how strong it is. */
import { between, type Random } from '../../../actors/runtime/random.ts';
import { bandpass, filtered, highpass, lowpass } from '../../media/biquad.ts';
import { white } from '../synth/noise.ts';
import { lay, silence, strike } from '../synth/signal.ts';

export interface Strike {
  readonly random: Random;
  /** Which of the kind's clearly different forms, 0…2. */
  readonly form: number;
  /** 0 gentle … 1 violent. */
  readonly strength: number;
}

/** A mono signal at any level; what comes after levels, trims and places it. */
export type Recipe = (strike: Strike) => Float32Array;

/** A value within `spread` (a share) of `usual`. */
export const around = (random: Random, usual: number, spread: number): number =>
  usual * between(random, 1 - spread, 1 + spread);

/** A short burst of noise in a band: `fall` is its time to −60 dB. */
export function burst(
  random: Random,
  hertz: number,
  { q, fall }: { readonly q: number; readonly fall: number },
): Float32Array {
  return strike(filtered(white(random, fall), bandpass(hertz, q)), 0.001, fall);
}

/** Everything between two frequencies. */
export const band = (signal: Float32Array, low: number, high: number): Float32Array =>
  filtered(signal, highpass(low), lowpass(high));

/** `make` sounded `count` times, `step` seconds apart give or take a share of `looseness`, into `seconds`. */
export function repeated(
  { random }: Strike,
  times: {
    readonly count: number;
    readonly step: number;
    readonly looseness: number;
    readonly seconds: number;
  },
  make: (index: number) => Float32Array,
): Float32Array {
  const out = silence(times.seconds);
  for (let i = 0; i < times.count; i++) {
    const at = times.step * (i + (i === 0 ? 0 : between(random, -times.looseness, times.looseness)));
    lay(out, make(i), at, between(random, 0.75, 1));
  }
  return out;
}

/** `count` grains at random times, denser where `density` (0…1 over `seconds`) is higher. */
export function scattered(
  random: Random,
  grains: { readonly count: number; readonly seconds: number; readonly density?: (share: number) => number },
  make: (share: number) => Float32Array,
): Float32Array {
  const out = silence(grains.seconds);
  for (let i = 0; i < grains.count; i++) {
    const share = random();
    const isKept = random() < (grains.density?.(share) ?? 1);
    if (isKept) lay(out, make(share), share * grains.seconds, random() ** 2 * 0.9 + 0.1);
  }
  return out;
}
