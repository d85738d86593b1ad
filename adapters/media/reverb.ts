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

/** Prime lengths, so that echoes do not fall together. */
const LINES = [1559, 1877, 2131, 2417, 2719, 3067, 3449, 3907];
const DIFFUSERS = [229, 347, 541, 797];
const DIFFUSION = 0.62;
/** Below this the room gives nothing back: it would only boom. */
const LOW_CUT = 180;

/** Nothing in the network is shorter, so that so many samples never depend on each other and are made at once. */
const CHUNK = 96;

/** A delay of whole samples that is read and written a chunk at a time: read first, then write as many. */
class Delay {
  readonly #samples: Float32Array;
  #at = 0;

  constructor(length: number) {
    this.#samples = new Float32Array(Math.max(CHUNK, Math.round(length)));
  }

  /** The oldest `count` samples into `out`. */
  read(out: Float32Array, count: number): void {
    const first = Math.min(count, this.#samples.length - this.#at);
    for (let i = 0; i < first; i++) out[i] = this.#samples[this.#at + i] as number;
    for (let i = first; i < count; i++) out[i] = this.#samples[i - first] as number;
  }

  /** Puts `count` samples in place of the oldest. */
  write(values: Float32Array, count: number): void {
    const first = Math.min(count, this.#samples.length - this.#at);
    for (let i = 0; i < first; i++) this.#samples[this.#at + i] = values[i] as number;
    for (let i = first; i < count; i++) this.#samples[i - first] = values[i] as number;
    this.#at = (this.#at + count) % this.#samples.length;
  }
}

interface Line {
  readonly delay: Delay;
  readonly gain: number;
  readonly heard: Float32Array;
  /** What damping remembers. */
  low: number;
}

/** Left and right, of one length. */
type Sides = readonly [Float32Array, Float32Array];

/** Gives back only what the room adds. */
export class Reverb {
  readonly #gap: Delay;
  readonly #diffusers: readonly Delay[];
  readonly #lines: readonly Line[];
  readonly #damping: number;
  readonly #cut = new Biquad(highpass(LOW_CUT));
  readonly #x = new Float32Array(CHUNK);
  readonly #scratch = new Float32Array(CHUNK);
  readonly #sum = new Float32Array(CHUNK);

  constructor(room: Room) {
    this.#gap = new Delay(room.gap * SAMPLE_RATE);
    this.#diffusers = DIFFUSERS.map((length) => new Delay(length * Math.min(1, room.size + 0.3)));
    this.#lines = LINES.map((length) => ({
      delay: new Delay(length * room.size),
      gain: 10 ** ((-3 * length * room.size) / (room.decay * SAMPLE_RATE)),
      heard: new Float32Array(CHUNK),
      low: 0,
    }));
    this.#damping = Math.exp((-2 * Math.PI * room.dullness) / SAMPLE_RATE);
  }

  /** Hears both sides as one and adds `gain` times the room to both outputs. */
  add([left, right]: Sides, out: Sides, gain: number): void {
    const x = this.#x;
    for (let from = 0; from < left.length; from += CHUNK) {
      const count = Math.min(CHUNK, left.length - from);
      for (let i = 0; i < count; i++) x[i] = 0.5 * ((left[from + i] as number) + (right[from + i] as number));
      this.#cut.run(x, x, count);
      this.#enter(count);
      this.#circulate(count);
      this.#lines.forEach(({ heard }, k) => {
        const side = out[k % 2 === 0 ? 0 : 1];
        const signed = k % 4 < 2 ? gain / 2 : -gain / 2;
        for (let i = 0; i < count; i++)
          side[from + i] = (side[from + i] as number) + signed * (heard[i] as number);
      });
    }
  }

  /** Delays and diffuses what comes in (Schroeder's all-pass sections). */
  #enter(count: number): void {
    const x = this.#x;
    const old = this.#scratch;
    this.#gap.read(old, count);
    this.#gap.write(x, count);
    x.set(old);
    for (const diffuser of this.#diffusers) {
      diffuser.read(old, count);
      for (let i = 0; i < count; i++) {
        const inner = (x[i] as number) - DIFFUSION * (old[i] as number);
        x[i] = inner;
        old[i] = (old[i] as number) + DIFFUSION * inner;
      }
      diffuser.write(x, count);
      x.set(old);
    }
  }

  /** Out of the lines, dulled, mixed by a Householder matrix, and in again with what came in. */
  #circulate(count: number): void {
    const x = this.#x;
    const back = this.#scratch;
    const sum = this.#sum.fill(0);
    for (const line of this.#lines) {
      line.delay.read(line.heard, count);
      dull(line, this.#damping, count);
      const heard = line.heard;
      for (let i = 0; i < count; i++) sum[i] = (sum[i] as number) + (heard[i] as number);
    }
    const share = 2 / this.#lines.length;
    this.#lines.forEach(({ delay, heard }, k) => {
      const sign = k < this.#lines.length / 2 ? 1 : -1;
      for (let i = 0; i < count; i++)
        back[i] = sign * (x[i] as number) + (heard[i] as number) - share * (sum[i] as number);
      delay.write(back, count);
    });
  }
}

/** One-pole lowpass and the loss of one round, in place. */
function dull(line: Line, damping: number, count: number): void {
  const { heard, gain } = line;
  let low = line.low;
  for (let i = 0; i < count; i++) {
    const out = (heard[i] as number) * gain;
    low = out + damping * (low - out);
    heard[i] = low;
  }
  line.low = Math.abs(low) < 1e-20 ? 0 : low;
}
