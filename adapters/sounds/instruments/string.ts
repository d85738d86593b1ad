/** Plucked strings: Karplus & Strong's loop as extended by Jaffe & Smith (1983), at 48 kHz. */
import type { Random } from '../../../actors/runtime/random.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { filtered, highpass, lowpass, peak, type Coefficients } from '../../media/biquad.ts';
import { hiss } from '../../media/hiss.ts';
import { louder, samplesOf } from '../synth/signal.ts';

export interface Tone {
  readonly hertz: number;
  /** How long the note is held. */
  readonly seconds: number;
  /** 0…1. */
  readonly force: number;
  /** Pitch of the note before, when this one slides out of it. */
  readonly from: number | null;
}

/** Makes one note, including how it dies away. */
export type Instrument = (tone: Tone, random: Random) => Float32Array;

interface StringKind {
  /** Seconds to −60 dB of a string at 220 Hz; higher ones die sooner. */
  readonly fall: number;
  /** Loss of highs in each round, 0 steel … 0.5 gut. */
  readonly dull: number;
  /** Where it is plucked, as a share of its length. */
  readonly pluckedAt: number;
  /** Highest hertz of the pluck at middle force: nail or finger. */
  readonly touch: number;
  /** Seconds in which a hand stops it when the note is over; 0 lets it ring. */
  readonly damped: number;
  /** The body's resonances. */
  readonly body: readonly Coefficients[];
}

interface Pluck {
  /** Samples of one round of the string. */
  readonly length: number;
  readonly force: number;
}

/** The finger's noise: a burst as long as the string, through the touch, with the comb of the plucking place. */
function pluck(random: Random, { touch, pluckedAt }: StringKind, { length, force }: Pluck): Float32Array {
  const noise = hiss(new Float32Array(length), Math.floor(random() * 2 ** 32));
  filtered(noise, lowpass(Math.min(18_000, touch * (0.5 + force))));
  const place = Math.max(1, Math.round(pluckedAt * length));
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++)
    out[i] = (noise[i] as number) - (noise[(i + length - place) % length] as number);
  return out;
}

/** Multiplies the last part of a held note away, as a hand does. */
function stopped(signal: Float32Array, seconds: number, damped: number): Float32Array {
  if (damped === 0) return signal;
  const from = samplesOf(seconds);
  const fall = samplesOf(damped);
  for (let i = from; i < signal.length; i++) {
    const share = Math.max(0, 1 - (i - from) / fall);
    signal[i] = (signal[i] as number) * share * share;
  }
  return signal.subarray(0, Math.min(signal.length, from + fall));
}

interface Round {
  /** Left of the sound after each round, and how dull it gets. */
  readonly gain: number;
  readonly dull: number;
  /** Coefficient of the allpass that delays by a part of a sample. */
  readonly tuning: number;
}

/**
 * Sends what is in `line` round and round, into `out`. Not in the instrument itself: there it would be compiled for each
 * of them.
 */
function swing(line: Float32Array, out: Float32Array, { gain, dull, tuning }: Round): void {
  const length = line.length;
  let at = 0;
  let before = 0;
  let tunedIn = 0;
  let tunedOut = 0;
  for (let i = 0; i < out.length; i++) {
    const x = line[at] as number;
    out[i] = x;
    const dulled = gain * ((1 - dull) * x + dull * before);
    before = x;
    tunedOut = tuning * dulled + tunedIn - tuning * tunedOut;
    tunedIn = dulled;
    line[at] = tunedOut;
    at = at + 1 === length ? 0 : at + 1;
  }
}

/** An instrument with strings of one kind. */
const plucked =
  (kind: StringKind): Instrument =>
  ({ hertz, seconds, force }, random) => {
    const fall = kind.fall * (220 / hertz) ** 0.55;
    const period = SAMPLE_RATE / hertz - kind.dull;
    const length = Math.max(2, Math.floor(period - 0.2));
    const fraction = period - length;
    const tuning = (1 - fraction) / (1 + fraction);
    const line = pluck(random, kind, { length, force });
    const out = new Float32Array(
      samplesOf(Math.min(kind.damped > 0 ? seconds + kind.damped : fall * 1.1, 6)),
    );
    swing(line, out, { gain: 10 ** (-3 / (hertz * fall)), dull: kind.dull, tuning });
    louder(out, 0.25 + 0.75 * force);
    return stopped(filtered(out, highpass(50), ...kind.body), seconds, kind.damped);
  };

export const strings = {
  guzheng: plucked({ fall: 3.4, dull: 0.16, pluckedAt: 0.12, touch: 5200, damped: 0, body: [peak(310, 1.2, 3), peak(2400, 0.8, -3)] }),
  pipa: plucked({ fall: 1.4, dull: 0.2, pluckedAt: 0.1, touch: 6500, damped: 0.12, body: [peak(520, 1.5, 4), peak(1500, 1.2, 2)] }),
  ruan: plucked({ fall: 2.2, dull: 0.36, pluckedAt: 0.2, touch: 2200, damped: 0.25, body: [peak(180, 1.2, 3), peak(2500, 0.7, -4)] }),
  harp: plucked({ fall: 3, dull: 0.3, pluckedAt: 0.35, touch: 2600, damped: 0, body: [peak(240, 1, 2), peak(2200, 0.7, -3)] }),
  pizzicato: plucked({ fall: 0.55, dull: 0.42, pluckedAt: 0.24, touch: 2400, damped: 0.2, body: [peak(290, 1.6, 5), peak(700, 1.4, 3)] }),
  doubleBass: plucked({ fall: 1.5, dull: 0.45, pluckedAt: 0.3, touch: 1100, damped: 0.18, body: [peak(100, 1.1, 4), peak(1800, 0.7, -6)] }),
} as const; // prettier-ignore
