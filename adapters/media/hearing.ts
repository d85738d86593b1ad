/** Ears for tests: pitch, colour, periodicity and bands of a sound at 48 kHz. */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { filtered, highpass, lowpass } from './biquad.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs, ceil, floor, log2, log10, max, round, sqrt } = Math;

const EVERY = 4;
const RATE = SAMPLE_RATE / EVERY;
const WINDOW = round(0.04 * RATE);
const HOP = round(0.02 * RATE);

/** Every fourth sample; the highs that would fold are taken away first. */
function thinned(signal: Float32Array): Float32Array {
  const low = filtered(signal.slice(), lowpass(2600), lowpass(2600));
  return Float32Array.from({ length: floor(low.length / EVERY) }, (_, i) => low[i * EVERY] as number);
}

interface Period {
  readonly lag: number;
  /** Correlation of a window with itself one period later, 1 is a perfect repetition. */
  readonly sameness: number;
}

function correlation(signal: Float32Array, at: number, lag: number): number {
  let [cross, own, other] = [1e-12, 1e-12, 1e-12];
  for (let i = at; i < at + WINDOW; i++) {
    const a = signal[i] as number;
    const b = signal[i + lag] as number;
    cross += a * b;
    own += a * a;
    other += b * b;
  }
  return cross / sqrt(own * other);
}

/** The shortest lag that repeats nearly as well as the best, so that octaves below are not taken for the pitch. */
function periodAt(signal: Float32Array, at: number, lags: readonly [number, number]): Period {
  const found: Period[] = [];
  for (let lag = lags[0]; lag <= lags[1]; lag++) found.push({ lag, sameness: correlation(signal, at, lag) });
  const best = max(...found.map(({ sameness }) => sameness));
  const isPeak = ({ sameness }: Period, i: number): boolean =>
    sameness > 0.9 * best &&
    sameness >= (found[i - 1]?.sameness ?? 1) &&
    sameness >= (found[i + 1]?.sameness ?? 1);
  return found.find(isPeak) ?? { lag: lags[1], sameness: 0 };
}

const energy = (signal: Float32Array): number => signal.reduce((sum, x) => sum + x * x, 0) / signal.length;

/** Periods of all windows that are not much softer than the whole. */
function periods(sound: Float32Array): Period[] {
  const signal = thinned(sound);
  const least = 0.1 * energy(signal);
  const lags = [floor(RATE / 520), ceil(RATE / 65)] as const;
  const found: Period[] = [];
  for (let at = 0; at + WINDOW + lags[1] < signal.length; at += HOP) {
    if (energy(signal.subarray(at, at + WINDOW)) > least) found.push(periodAt(signal, at, lags));
  }
  return found;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[floor(values.length / 2)] ?? 0;

/** Pitches in hertz of everything voiced, 65–520 Hz. */
const pitches = (sound: Float32Array): number[] =>
  periods(sound).flatMap(({ lag, sameness }) => (sameness > 0.55 ? [RATE / lag] : []));

/** Median pitch in hertz. */
export const pitchOfVoice = (sound: Float32Array): number => median(pitches(sound));

/** Semitones between the tenth and the ninetieth percentile of pitch. */
export function melodySpan(sound: Float32Array): number {
  const sorted = pitches(sound).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[floor(share * (sorted.length - 1))] ?? 1;
  return 12 * log2(at(0.9) / at(0.1));
}

/** Median sameness of one period to the next: near 1 for a voice, lower for noise. */
export const periodicity = (sound: Float32Array): number =>
  median(periods(sound).map(({ sameness }) => sameness));

/** Decibels of the mean energy between two frequencies, from rest. */
export const bandDb = (sound: Float32Array, low: number, high: number): number =>
  10 *
  log10(energy(filtered(sound.slice(), highpass(low), highpass(low), lowpass(high), lowpass(high))) + 1e-15);

/** Centre of gravity of third-octave levels between 100 Hz and 8 kHz, in hertz: how bright a sound is. */
export function brightness(sound: Float32Array): number {
  const centres = Array.from({ length: 19 }, (_, i) => 100 * 2 ** (i / 3));
  const weights = centres.map((hertz) => 10 ** (bandDb(sound, hertz / 1.12, hertz * 1.12) / 20));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return 2 ** (centres.reduce((sum, hertz, i) => sum + log2(hertz) * (weights[i] ?? 0), 0) / total);
}

/** Highest magnitude of any sample. */
export const highest = (sound: Float32Array): number =>
  sound.reduce((most, x) => (abs(x) > most ? abs(x) : most), 0);

/** Decibels of the mean energy of all samples. */
export const levelDb = (sound: Float32Array): number => 10 * log10(energy(sound) + 1e-15);

/** Largest step from one sample to the next. */
export const largestStep = (sound: Float32Array): number =>
  sound.reduce((most, x, i) => max(most, abs(x - (sound[i - 1] ?? x))), 0);
