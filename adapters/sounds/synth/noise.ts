/** Noises, all from a seeded stream of chance. */
import type { Random } from '../../../actors/runtime/random.ts';
import { hiss } from '../../media/hiss.ts';
import { samplesOf } from './signal.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { cos, floor, PI } = Math;

/** How many seconds of noise, or where to put it: new memory costs more than the noise. */
type Into = number | Float32Array;

/** Equal power at every frequency, −1…1. */
export function white(random: Random, into: Into): Float32Array {
  const seed = floor(random() * 2 ** 32);
  return hiss(typeof into === 'number' ? new Float32Array(samplesOf(into)) : into, seed);
}

/** Falling by 3 dB an octave: one-pole filters spread over the range (after Paul Kellet's economy approximation). */
export function pink(random: Random, into: Into): Float32Array {
  const out = white(random, into);
  let low = 0;
  let middle = 0;
  let high = 0;
  for (let i = 0; i < out.length; i++) {
    const x = out[i] as number;
    low = 0.99765 * low + 0.099046 * x;
    middle = 0.963 * middle + 0.2965164 * x;
    high = 0.57 * high + 1.0526913 * x;
    out[i] = 0.25 * (low + middle + high + 0.1848 * x);
  }
  return out;
}

/** Falling by 6 dB an octave above 20 Hz. */
export function brown(random: Random, into: Into): Float32Array {
  const out = white(random, into);
  let y = 0;
  for (let i = 0; i < out.length; i++) {
    y = 0.9974 * y + 0.05 * (out[i] as number);
    out[i] = y;
  }
  return out;
}

/** A slow wandering between −1 and 1: one random value every `period` seconds, joined by half cosines. */
export function wandering(random: Random, period: number): (time: number) => number {
  const values: number[] = [];
  const valueAt = (index: number): number => {
    while (values.length <= index) values.push(2 * random() - 1);
    return values[index] as number;
  };
  return (time) => {
    const place = time / period;
    const index = floor(place);
    const blend = 0.5 - 0.5 * cos(PI * (place - index));
    return valueAt(index) * (1 - blend) + valueAt(index + 1) * blend;
  };
}
