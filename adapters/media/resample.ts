/** Change of sample rate by a bank of windowed sincs, linear in phase and without delay. */

const HALF_TAPS = 14;
/** Kaiser window: 70 dB of rejection. */
const BETA = 6.76;

/** Modified Bessel function of the first kind and order zero, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** Kaiser window at `x` of −1…1. */
const kaiser = (x: number): number =>
  Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

interface Bank {
  readonly up: number;
  readonly down: number;
  /** Taps on each side of the centre. */
  readonly half: number;
  /** `up` rows of `2·half` taps. */
  readonly taps: Float64Array;
}

function bankFor(from: number, to: number): Bank {
  const common = gcd(from, to);
  const up = to / common;
  const down = from / common;
  const cutoff = Math.min(1, up / down) * 0.97;
  const half = Math.ceil(HALF_TAPS / Math.min(1, up / down));
  const taps = new Float64Array(up * 2 * half);
  for (let phase = 0; phase < up; phase++) {
    for (let k = 0; k < 2 * half; k++) {
      const x = k - half + 1 - phase / up;
      taps[phase * 2 * half + k] = cutoff * sinc(cutoff * x) * kaiser(x / half);
    }
  }
  return { up, down, half, taps };
}

const banks = new Map<string, Bank>();

function bankOf(from: number, to: number): Bank {
  const key = `${String(from)}:${String(to)}`;
  const bank = banks.get(key) ?? bankFor(from, to);
  banks.set(key, bank);
  return bank;
}

/** `input` at `from` samples a second, heard at `to`; whole rates. Sample i lies at time i/rate in both. */
export function resample(input: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return input.slice();
  const { up, down, half, taps } = bankOf(from, to);
  const width = 2 * half;
  const padded = new Float32Array(input.length + width);
  padded.set(input, half - 1);
  const output = new Float32Array(Math.floor((input.length * up) / down));
  for (let i = 0, centre = 0, phase = 0; i < output.length; i++) {
    let sum = 0;
    for (let k = 0, row = phase * width; k < width; k++)
      sum += (taps[row + k] as number) * (padded[centre + k] as number);
    output[i] = sum;
    phase += down;
    while (phase >= up) {
      phase -= up;
      centre++;
    }
  }
  return output;
}
