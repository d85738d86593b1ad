/** A room: four diffusers and a feedback delay network of eight lines (Jot & Chaigne 1991), stereo. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { Biquad, highpass } from './biquad.ts';

export interface Room {
  /** Time in which the sound falls by 60 dB, seconds. */
  readonly decay: number;
  /** Delay before the first of it, seconds; at least 3 ms. */
  readonly gap: number;
  /** Length of the ways through the room: 1 is a concert hall, 0.3 a study; at least 0.25. */
  readonly size: number;
  /** Highs above this, in hertz, die away sooner. */
  readonly dullness: number;
}

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { fround, min } = Math;

/** Prime lengths, so that echoes do not fall together. */
const LINES = [1559, 1877, 2131, 2417, 2719, 3067, 3449, 3907];
const DIFFUSERS = [229, 347, 541, 797];
const DIFFUSION = 0.62;
/** Below this the room gives nothing back: it would only boom. */
const LOW_CUT = 180;

/** Nothing in the network is shorter, so that so many samples never depend on each other and are made at once. */
const CHUNK = 96;

/** A delay of whole samples: a ring whose oldest sample lies at `at`, where the newest will be put. */
interface Delay {
  readonly samples: Float32Array;
  at: number;
}

const delayOf = (length: number): Delay => ({
  samples: new Float32Array(Math.max(CHUNK, Math.round(length))),
  at: 0,
});

/** The oldest `count` samples into `out`. */
function read({ samples, at }: Delay, out: Float32Array, count: number): void {
  const first = min(count, samples.length - at);
  for (let i = 0; i < first; i++) out[i] = samples[at + i] as number;
  for (let i = first; i < count; i++) out[i] = samples[i - first] as number;
}

/** Puts `count` samples in place of the oldest. */
function write(delay: Delay, values: Float32Array, count: number): void {
  const { samples, at } = delay;
  const first = min(count, samples.length - at);
  for (let i = 0; i < first; i++) samples[at + i] = values[i] as number;
  for (let i = first; i < count; i++) samples[i - first] = values[i] as number;
  delay.at = (at + count) % samples.length;
}

interface Line {
  readonly delay: Delay;
  readonly gain: number;
  readonly heard: Float32Array;
  /** What damping remembers. */
  low: number;
}

type Four<T> = readonly [T, T, T, T];

/** Left and right, of one length. */
type Sides = readonly [Float32Array, Float32Array];

/** The lines at these places. */
const chosen = <T>(lines: readonly T[], ...places: Four<number>): Four<T> =>
  places.map((place) => lines[place]) as unknown as Four<T>;

/** Gives back only what the room adds. */
export class Reverb {
  readonly #gap: Delay;
  readonly #diffusers: readonly Delay[];
  readonly #lines: readonly Line[];
  readonly #left: Four<Line>;
  readonly #right: Four<Line>;
  readonly #damping: number;
  readonly #cut = new Biquad(highpass(LOW_CUT));
  readonly #x = new Float32Array(CHUNK);
  readonly #scratch = new Float32Array(CHUNK);
  readonly #sum = new Float32Array(CHUNK);

  constructor(room: Room) {
    this.#gap = delayOf(room.gap * SAMPLE_RATE);
    this.#diffusers = DIFFUSERS.map((length) => delayOf(length * Math.min(1, room.size + 0.3)));
    this.#lines = LINES.map((length) => ({
      delay: delayOf(length * room.size),
      gain: 10 ** ((-3 * length * room.size) / (room.decay * SAMPLE_RATE)),
      heard: new Float32Array(CHUNK),
      low: 0,
    }));
    this.#left = chosen(this.#lines, 0, 2, 4, 6);
    this.#right = chosen(this.#lines, 1, 3, 5, 7);
    this.#damping = Math.exp((-2 * Math.PI * room.dullness) / SAMPLE_RATE);
  }

  /** Hears both sides as one and adds `gain` times the room to both outputs. */
  add([left, right]: Sides, out: Sides, gain: number): void {
    const x = this.#x;
    for (let from = 0; from < left.length; from += CHUNK) {
      const count = min(CHUNK, left.length - from);
      for (let i = 0; i < count; i++) x[i] = 0.5 * ((left[from + i] as number) + (right[from + i] as number));
      this.#cut.run(x, x, count);
      this.#enter(count);
      this.#circulate(count);
      hear(this.#left, gain / 2, out[0].subarray(from, from + count));
      hear(this.#right, gain / 2, out[1].subarray(from, from + count));
    }
  }

  /** Delays and diffuses what comes in (Schroeder's all-pass sections). */
  #enter(count: number): void {
    const x = this.#x;
    const old = this.#scratch;
    read(this.#gap, old, count);
    write(this.#gap, x, count);
    x.set(old);
    for (const diffuser of this.#diffusers) {
      read(diffuser, old, count);
      diffuse(x, old, count);
      write(diffuser, x, count);
      x.set(old);
    }
  }

  /** Out of the lines, dulled, mixed by a Householder matrix, and in again with what came in. */
  #circulate(count: number): void {
    const sum = this.#sum.fill(0);
    const lines = this.#lines;
    for (let k = 0; k < lines.length; k += 2)
      come(lines[k] as Line, lines[k + 1] as Line, { damping: this.#damping, sum, count });
    for (let k = 0; k < lines.length; k++) {
      const line = lines[k] as Line;
      go(line, { x: this.#x, sum, sign: k < lines.length / 2 ? 1 : -1, back: this.#scratch, count });
    }
  }
}

/** One all-pass section: `x` becomes what goes into its delay, `old`, what came out of that, what is heard. */
function diffuse(x: Float32Array, old: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const late = old[i] as number;
    const inner = (x[i] as number) - DIFFUSION * late;
    x[i] = inner;
    old[i] = late + DIFFUSION * inner;
  }
}

/** Two lines' oldest samples with the loss of one round and a one-pole lowpass, heard and added to `sum`. */
function come(
  one: Line,
  two: Line,
  { damping, sum, count }: { readonly damping: number; readonly sum: Float32Array; readonly count: number },
): void {
  const [a, b] = [one.heard, two.heard];
  const [gainA, gainB] = [one.gain, two.gain];
  read(one.delay, a, count);
  read(two.delay, b, count);
  let [lowA, lowB] = [one.low, two.low];
  // Each sample of a lowpass waits for the one before; two lines at once wait for half as long.
  for (let i = 0; i < count; i++) {
    const outA = (a[i] as number) * gainA;
    const outB = (b[i] as number) * gainB;
    lowA = outA + damping * (lowA - outA);
    lowB = outB + damping * (lowB - outB);
    a[i] = lowA;
    b[i] = lowB;
    sum[i] = fround((sum[i] as number) + fround(lowA)) + fround(lowB);
  }
  [one.low, two.low] = [settled(lowA), settled(lowB)];
}

const settled = (low: number): number => (Math.abs(low) < 1e-20 ? 0 : low);

interface Return {
  /** What came in, and the sum of what was heard. */
  readonly x: Float32Array;
  readonly sum: Float32Array;
  readonly sign: number;
  readonly back: Float32Array;
  readonly count: number;
}

/** Puts what came in, and what was heard less a share of all, in place of a line's oldest samples. */
function go({ delay, heard }: Line, { x, sum, sign, back, count }: Return): void {
  const share = 2 / LINES.length;
  for (let i = 0; i < count; i++)
    back[i] = sign * (x[i] as number) + (heard[i] as number) - share * (sum[i] as number);
  write(delay, back, count);
}

/** Adds four lines to a side, two of them turned over. */
function hear(lines: Four<Line>, gain: number, side: Float32Array): void {
  const [a, b, c, d] = [lines[0].heard, lines[1].heard, lines[2].heard, lines[3].heard];
  for (let i = 0; i < side.length; i++) {
    const one = fround((side[i] as number) + gain * (a[i] as number));
    const two = fround(one - gain * (b[i] as number));
    const three = fround(two + gain * (c[i] as number));
    side[i] = three - gain * (d[i] as number);
  }
}
