/** Mono signals at 48 kHz, and putting them together. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, ceil, cos, max, min, sin, PI, round } = Math;

/** Samples of so many seconds. */
export const samplesOf = (seconds: number): number => max(1, round(seconds * SAMPLE_RATE));

export const silence = (seconds: number): Float32Array => new Float32Array(samplesOf(seconds));

/** A signal from its value at each time, in seconds. */
export function drawn(seconds: number, valueAt: (time: number) => number): Float32Array {
  const out = silence(seconds);
  for (let i = 0; i < out.length; i++) out[i] = valueAt(i / SAMPLE_RATE);
  return out;
}

/** A sine of `seconds` that begins at `hertz` and rises by 2·`rise` of that each second: turns of turns, no sines. */
export function chirp(hertz: number, rise: number, seconds: number): Float32Array {
  const out = silence(seconds);
  const first = (2 * PI * hertz) / SAMPLE_RATE;
  const more = (first * rise) / SAMPLE_RATE;
  const [moreRe, moreIm] = [cos(2 * more), sin(2 * more)];
  let [stepRe, stepIm] = [cos(first + more), sin(first + more)];
  let [re, im] = [1, 0];
  for (let i = 0; i < out.length; i++) {
    out[i] = im;
    const nextRe = re * stepRe - im * stepIm;
    im = re * stepIm + im * stepRe;
    re = nextRe;
    const turned = stepRe * moreRe - stepIm * moreIm;
    stepIm = stepRe * moreIm + stepIm * moreRe;
    stepRe = turned;
  }
  return out;
}

/** Multiplies in place by a gain that depends on time in seconds. Returns the signal. */
export function shaped(signal: Float32Array, gainAt: (time: number) => number): Float32Array {
  for (let i = 0; i < signal.length; i++) signal[i] = (signal[i] as number) * gainAt(i / SAMPLE_RATE);
  return signal;
}

/** Steps of 64 samples, short enough for anything that moves slowly. */
const CONTROL = 64;

/** As `shaped`, for slow gains: asked every 64 samples, straight lines between. Returns the signal. */
export function modulated(signal: Float32Array, gainAt: (time: number) => number): Float32Array {
  let from = gainAt(0);
  for (let start = 0; start < signal.length; start += CONTROL) {
    const to = gainAt((start + CONTROL) / SAMPLE_RATE);
    const end = min(start + CONTROL, signal.length);
    for (let i = start; i < end; i++)
      signal[i] = (signal[i] as number) * (from + ((to - from) * (i - start)) / CONTROL);
    from = to;
  }
  return signal;
}

/** Multiplies in place so that the highest magnitude is 1. Returns the signal. */
export function normalised(signal: Float32Array): Float32Array {
  let peak = 0;
  for (let i = 0; i < signal.length; i++) peak = max(peak, abs(signal[i] as number));
  return peak > 0 ? louder(signal, 1 / peak) : signal;
}

/** When, in seconds, and how loud. */
type Placing = readonly [at: number, gain?: number];

/** Adds `sound` times `gain` at `at` seconds; what does not fit is left out. Returns the target. */
export function lay(target: Float32Array, sound: Float32Array, ...[at, gain = 1]: Placing): Float32Array {
  const start = round(at * SAMPLE_RATE);
  const from = max(0, -start);
  const to = min(sound.length, target.length - start);
  for (let i = from; i < to; i++)
    target[start + i] = (target[start + i] as number) + gain * (sound[i] as number);
  return target;
}

/** Several signals added; as long as the longest. */
export function together(...signals: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(max(...signals.map((signal) => signal.length)));
  for (const signal of signals) lay(out, signal, 0);
  return out;
}

/** Multiplies in place. Returns the signal. */
export function louder(signal: Float32Array, gain: number): Float32Array {
  for (let i = 0; i < signal.length; i++) signal[i] = (signal[i] as number) * gain;
  return signal;
}

/** Rise over `attack` seconds, then falling by 60 dB in `fall` seconds. */
export const struck =
  (attack: number, fall: number) =>
  (time: number): number =>
    (time < attack ? time / attack : 1) * 10 ** ((-3 * max(0, time - attack)) / fall);

/** Multiplies in place by `struck`, by one multiplication a sample. Returns the signal. */
export function strike(signal: Float32Array, attack: number, fall: number): Float32Array {
  const loss = 10 ** (-3 / (fall * SAMPLE_RATE));
  const full = min(signal.length, ceil(attack * SAMPLE_RATE));
  for (let i = 0; i < full; i++) signal[i] = (signal[i] as number) * (i / SAMPLE_RATE / attack);
  let gain = struck(attack, fall)(full / SAMPLE_RATE);
  for (let i = full; i < signal.length; i++) {
    signal[i] = (signal[i] as number) * gain;
    gain *= loss;
  }
  return signal;
}

/** 0 at both ends, 1 in the middle part: `rise` and `fall` in seconds, of `length` seconds. */
export const swelling =
  (length: number, rise: number, fall: number) =>
  (time: number): number => {
    const up = min(1, time / rise);
    const down = min(1, max(0, (length - time) / fall));
    const least = min(up, down);
    return least === 1 ? 1 : sin((PI / 2) * least) ** 2;
  };
