/** Second-order filters after Robert Bristow-Johnson's “Cookbook formulae for audio EQ biquad filter coefficients”. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';

/** Coefficients with a0 = 1: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂. */
export interface Coefficients {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { fround } = Math;

const BUTTERWORTH = Math.SQRT1_2;

interface Angle {
  readonly cos: number;
  readonly alpha: number;
}

function angleOf(hertz: number, q: number): Angle {
  const w = (2 * Math.PI * hertz) / SAMPLE_RATE;
  return { cos: Math.cos(w), alpha: Math.sin(w) / (2 * q) };
}

const over = (
  a0: number,
  b: readonly [number, number, number],
  a: readonly [number, number],
): Coefficients => ({
  b0: b[0] / a0,
  b1: b[1] / a0,
  b2: b[2] / a0,
  a1: a[0] / a0,
  a2: a[1] / a0,
});

/** 12 dB an octave above `hertz`. */
export function lowpass(hertz: number, q = BUTTERWORTH): Coefficients {
  const { cos, alpha } = angleOf(hertz, q);
  return over(1 + alpha, [(1 - cos) / 2, 1 - cos, (1 - cos) / 2], [-2 * cos, 1 - alpha]);
}

/** 12 dB an octave below `hertz`. */
export function highpass(hertz: number, q = BUTTERWORTH): Coefficients {
  const { cos, alpha } = angleOf(hertz, q);
  return over(1 + alpha, [(1 + cos) / 2, -1 - cos, (1 + cos) / 2], [-2 * cos, 1 - alpha]);
}

/** Peak of 0 dB at `hertz`, `q` wide. */
export function bandpass(hertz: number, q: number): Coefficients {
  const { cos, alpha } = angleOf(hertz, q);
  return over(1 + alpha, [alpha, 0, -alpha], [-2 * cos, 1 - alpha]);
}

/** Flat in level, turns the phase around `hertz`. */
export function allpass(hertz: number, q: number): Coefficients {
  const { cos, alpha } = angleOf(hertz, q);
  return over(1 + alpha, [1 - alpha, -2 * cos, 1 + alpha], [-2 * cos, 1 - alpha]);
}

/** Raises or lowers around `hertz` by `db`. */
export function peak(hertz: number, q: number, db: number): Coefficients {
  const { cos, alpha } = angleOf(hertz, q);
  const a = 10 ** (db / 40);
  return over(1 + alpha / a, [1 + alpha * a, -2 * cos, 1 - alpha * a], [-2 * cos, 1 - alpha / a]);
}

/** Raises or lowers everything above `hertz` by `db`. */
export function highShelf(hertz: number, db: number): Coefficients {
  const { cos, alpha } = angleOf(hertz, BUTTERWORTH);
  const a = 10 ** (db / 40);
  const s = 2 * Math.sqrt(a) * alpha;
  return over(
    a + 1 - (a - 1) * cos + s,
    [a * (a + 1 + (a - 1) * cos + s), -2 * a * (a - 1 + (a + 1) * cos), a * (a + 1 + (a - 1) * cos - s)],
    [2 * (a - 1 - (a + 1) * cos), a + 1 - (a - 1) * cos - s],
  );
}

/** One filter with its memory (transposed direct form II). */
export class Biquad {
  readonly #c: Coefficients;
  #s1 = 0;
  #s2 = 0;

  constructor(coefficients: Coefficients) {
    this.#c = coefficients;
  }

  /** Filters the first `count` samples of `input` into `output`, which may be the same array. */
  run(input: Float32Array, output: Float32Array, count = input.length): void {
    const { b0, b1, b2, a1, a2 } = this.#c;
    let s1 = this.#s1;
    let s2 = this.#s2;
    for (let i = 0; i < count; i++) {
      const x = input[i] as number;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      output[i] = y;
    }
    this.#s1 = settled(s1);
    this.#s2 = settled(s2);
  }
}

/** Denormal numbers make processors crawl through silence; nothing audible is below 10⁻²⁵. */
const settled = (state: number): number => (Math.abs(state) < 1e-25 ? 0 : state);

/**
 * Two filters in a row with their memory: what two Biquads give, to the bit, in little more than the time of one, because
 * the second works on a sample while the first is at the next.
 */
export class BiquadPair {
  readonly #first: Coefficients;
  readonly #second: Coefficients;
  #s1 = 0;
  #s2 = 0;
  #t1 = 0;
  #t2 = 0;

  constructor(first: Coefficients, second: Coefficients) {
    this.#first = first;
    this.#second = second;
  }

  /** Whether silence going in means silence coming out. */
  get isAtRest(): boolean {
    return this.#s1 === 0 && this.#s2 === 0 && this.#t1 === 0 && this.#t2 === 0;
  }

  /** Filters the first `count` samples of `input` into `output`, which may be the same array. */
  run(input: Float32Array, output: Float32Array, count = input.length): void {
    const { b0, b1, b2, a1, a2 } = this.#first;
    const { b0: d0, b1: d1, b2: d2, a1: c1, a2: c2 } = this.#second;
    let s1 = this.#s1;
    let s2 = this.#s2;
    let t1 = this.#t1;
    let t2 = this.#t2;
    for (let i = 0; i < count; i++) {
      const x = input[i] as number;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      // Between two Biquads, samples lie in an array of single precision.
      const between = fround(y);
      const z = d0 * between + t1;
      t1 = d1 * between - c1 * z + t2;
      t2 = d2 * between - c2 * z;
      output[i] = z;
    }
    this.#s1 = settled(s1);
    this.#s2 = settled(s2);
    this.#t1 = settled(t1);
    this.#t2 = settled(t2);
  }
}

/** Filters `signal` in place through each of `chain`, from rest. Returns it. */
export function filtered(signal: Float32Array, ...chain: readonly Coefficients[]): Float32Array {
  for (let k = 0; k < chain.length; k += 2) {
    const first = chain[k] as Coefficients;
    const second = chain[k + 1];
    const filter = second === undefined ? new Biquad(first) : new BiquadPair(first, second);
    filter.run(signal, signal);
  }
  return signal;
}
