/** True peak after ITU-R BS.1770-4, annex 2: four-fold oversampling with a filter of 48 taps. */
import type { Channels } from './wav.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, max, min } = Math;

/** Samples that one interpolated value depends on. */
export const TAPS = 12;

/** Taps of the first two of four phases (BS.1770-4, table of annex 2); the other two mirror them. */
const OUTER = Float64Array.of(
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625,
  0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
); // prettier-ignore
const INNER = Float64Array.of(
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625,
  0.77978515625, -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
); // prettier-ignore

/** No phase can raise a signal by more than the sum of its taps' magnitudes. */
const MOST_GAIN = INNER.reduce((sum, tap) => sum + Math.abs(tap), 0);

const STRIDE = 16;

/**
 * Visits every spot where `signal` rises above `floor` at or between samples. The spot `at` depends on the TAPS
 * samples from `at` and lies amid them; `count` spots are looked at. Stretches too soft to matter are skipped.
 */
export function loudSpots(
  signal: Float32Array,
  { count, floor }: { readonly count: number; readonly floor: number },
  visit: (at: number, magnitude: number) => void,
): void {
  for (let from = 1; from <= count; from += STRIDE) {
    const to = min(from + STRIDE, count + 1);
    if (loudest(signal, from, to + TAPS) * MOST_GAIN <= floor) continue;
    for (let at = from; at < to; at++) {
      const magnitude = magnitudeAmid(signal, at);
      if (magnitude > floor) visit(at, magnitude);
    }
  }
}

/** Highest magnitude at or between the `count` samples that `loudSpots` looks at, but at least `floor`. */
function peakAmid(signal: Float32Array, count: number, floor: number): number {
  // The highest sample first: then little has to be looked at between samples.
  let peak = max(floor, loudest(signal, 1 + TAPS / 2, count + 1 + TAPS / 2));
  for (let from = 1; from <= count; from += STRIDE) {
    const to = min(from + STRIDE, count + 1);
    if (loudest(signal, from, to + TAPS) * MOST_GAIN <= peak) continue;
    for (let at = from; at < to; at++) peak = max(peak, magnitudeAmid(signal, at));
  }
  return peak;
}

function loudest(signal: Float32Array, from: number, to: number): number {
  const end = min(to, signal.length);
  let most = 0;
  for (let i = from; i < end; i++) {
    const x = abs(signal[i] as number);
    if (x > most) most = x;
  }
  return most;
}

/** Highest of the sample in the middle of TAPS samples and the four values after it. */
function magnitudeAmid(signal: Float32Array, at: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < TAPS; k++) {
    const x = signal[at + k] as number;
    first += (OUTER[k] as number) * x;
    second += (INNER[k] as number) * x;
    third += (INNER[TAPS - 1 - k] as number) * x;
    fourth += (OUTER[TAPS - 1 - k] as number) * x;
  }
  const sample = signal[at + TAPS / 2] as number;
  return max(abs(first), abs(second), abs(third), abs(fourth), abs(sample));
}

/** Follows the true peak of all channels as blocks pass. */
export class TruePeakMeter {
  readonly #tails: readonly Float32Array[];
  #joined = new Float32Array(0);
  #peak = 0;

  constructor(channels: number) {
    this.#tails = Array.from({ length: channels }, () => new Float32Array(TAPS));
  }

  push(block: Channels, count = block[0]?.length ?? 0): void {
    if (this.#joined.length !== count + TAPS) this.#joined = new Float32Array(count + TAPS);
    this.#tails.forEach((tail, c) => {
      this.#joined.set(tail);
      this.#joined.set((block[c] as Float32Array).subarray(0, count), TAPS);
      this.#peak = peakAmid(this.#joined, count, this.#peak);
      tail.set(this.#joined.subarray(count));
    });
  }

  /** Highest magnitude so far in dBTP; −Infinity for silence. */
  decibels(): number {
    return 20 * Math.log10(this.#peak);
  }
}

/** True peak of a whole sound in dBTP; −Infinity for silence. */
export function truePeakOf(channels: Channels): number {
  const meter = new TruePeakMeter(channels.length);
  meter.push(channels);
  meter.push(channels.map(() => new Float32Array(TAPS)));
  return meter.decibels();
}
