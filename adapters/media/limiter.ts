/** A true-peak limiter that looks ahead: it keeps below a ceiling without clipping. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { loudSpots, TAPS } from './true-peak.ts';
import type { Channels } from './wav.ts';

/** Samples by which the gains come later than the samples they are for. */
export const LOOKAHEAD = 128;

/** A peak between samples is known this many samples after the one before it. */
const LATE = TAPS / 2;

/** Length of the attack: the mean of so many gains, all of which know the peak when it comes out. */
const ATTACK = LOOKAHEAD - LATE;

/** Time constant of letting go, seconds. */
const RELEASE = 0.08;
const LET_GO = 1 - Math.exp(-1 / (RELEASE * SAMPLE_RATE));

/** Finds the gains that keep the true peak of what passes below a ceiling. */
export class Limiter {
  readonly #ceiling: number;
  readonly #tails: readonly Float32Array[];
  /** Highest gains that peaks of the last block allow to the samples after it. */
  #ahead = new Float32Array(LOOKAHEAD).fill(1);
  #held = 1;
  readonly #window = new Float32Array(ATTACK).fill(1);
  #windowAt = 0;
  #windowSum = ATTACK;

  constructor(channels: number, ceilingDbtp: number) {
    this.#ceiling = 10 ** (ceilingDbtp / 20);
    this.#tails = Array.from({ length: channels }, () => new Float32Array(TAPS));
  }

  /** Takes as many samples of every channel as `out` has, times `gain`; writes the gains for those LOOKAHEAD before. */
  follow(block: Channels, gain: number, out: Float32Array): void {
    const count = out.length;
    const allowed = new Float32Array(count + LOOKAHEAD).fill(1);
    allowed.set(this.#ahead);
    this.#tails.forEach((tail, c) => {
      const signal = new Float32Array(TAPS + count);
      signal.set(tail);
      signal.set((block[c] as Float32Array).subarray(0, count), TAPS);
      lower(allowed, signal, this.#ceiling / gain);
      tail.set(signal.subarray(count));
    });
    this.#smooth(allowed, out);
    this.#ahead = allowed.slice(count);
  }

  /** Held down at once, let go slowly, and the mean of it as a soft attack. */
  #smooth(allowed: Float32Array, out: Float32Array): void {
    const window = this.#window;
    let [held, at, sum] = [this.#held, this.#windowAt, this.#windowSum];
    for (let i = 0; i < out.length; i++) {
      const released = held + (1 - held) * LET_GO;
      const most = allowed[i] as number;
      held = most < released ? most : released;
      sum += held - (window[at] as number);
      window[at] = held;
      at = at + 1 === ATTACK ? 0 : at + 1;
      out[i] = sum < ATTACK ? sum / ATTACK : 1;
    }
    [this.#held, this.#windowAt, this.#windowSum] = [held, at, sum];
  }
}

/** Holds the gain down from when a peak is known until it has come out. */
function lower(allowed: Float32Array, signal: Float32Array, ceiling: number): void {
  loudSpots(signal, { count: signal.length - TAPS, floor: ceiling }, (at, magnitude) => {
    const limit = ceiling / magnitude;
    const last = Math.min(allowed.length - 1, at - LATE + LOOKAHEAD);
    for (let k = at - 1; k <= last; k++) {
      if (k >= 0 && (allowed[k] as number) > limit) allowed[k] = limit;
    }
  });
}

/** `channels` times `gain`, limited, as new arrays of the same length. */
export function limited(channels: Channels, gain: number, ceilingDbtp: number): Float32Array[] {
  const samples = channels[0]?.length ?? 0;
  const gains = new Float32Array(samples + LOOKAHEAD);
  const padded = channels.map((channel) => {
    const longer = new Float32Array(samples + LOOKAHEAD);
    longer.set(channel);
    return longer;
  });
  new Limiter(channels.length, ceilingDbtp).follow(padded, gain, gains);
  for (const channel of padded) {
    for (let i = 0; i < samples; i++)
      channel[i] = (channel[i] as number) * gain * (gains[i + LOOKAHEAD] as number);
  }
  return padded.map((channel) => channel.subarray(0, samples));
}
