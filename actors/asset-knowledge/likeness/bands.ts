/**
 * Sound as the ear divides it: loudness in bands that are as wide as mel has them (Stevens, Volkmann and Newman 1937, in
 * O’Shaughnessy’s formula), and what of that a voice-print is made of, the first cosines of their logarithms (MFCC: Davis
 * and Mermelstein 1980). Pure.
 */
import { powersAt, STEP, STRETCH } from './spectrum.ts';

export const BANDS = 40;
export const CEPSTRA = 20;

/** Lossy files leave out what is above. */
const [LOWEST, HIGHEST] = [50, 14_000];
/** What is so much softer than the loudest stretch, dB, is not heard: noise of a microphone is of no kind of sound. */
const HEARD = 50;

const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

interface Band {
  readonly first: number;
  /** How much each pitch from the first on counts. */
  readonly shares: readonly number[];
}

/** Triangles, each from the middle of the band below to that of the band above. */
function bandsAt(rate: number): readonly Band[] {
  const [low, high] = [melOf(LOWEST), melOf(HIGHEST)];
  const edges = Array.from({ length: BANDS + 2 }, (_, at) =>
    hertzOf(low + ((high - low) * at) / (BANDS + 1)),
  );
  const bins = edges.map((hertz) => (hertz * STRETCH) / rate);
  return Array.from({ length: BANDS }, (_, band): Band => {
    const [from, middle, to] = [bins[band] ?? 0, bins[band + 1] ?? 0, bins[band + 2] ?? 0];
    const first = Math.floor(from);
    const shares = Array.from({ length: Math.ceil(to) - first + 1 }, (_, at) =>
      Math.max(0, Math.min((first + at - from) / (middle - from), (to - first - at) / (to - middle))),
    );
    return { first, shares };
  });
}

/** Decibels of every band, stretch by stretch, none more than HEARD below the loudest. */
export function bandLevels(samples: Float32Array, rate: number): readonly (readonly number[])[] {
  const bands = bandsAt(rate);
  const count = Math.max(1, Math.ceil(samples.length / STEP));
  const levels = Array.from({ length: count }, (_, at) => {
    const powers = powersAt(samples, at * STEP);
    return bands.map(({ first, shares }) => {
      const power = shares.reduce((sum, share, i) => sum + share * (powers[first + i] ?? 0), 0);
      return 10 * Math.log10(power + 1e-12);
    });
  });
  const loudest = levels.flat().reduce((most, level) => Math.max(most, level), -120);
  return levels.map((stretch) => stretch.map((level) => Math.max(0, (level - loudest + HEARD) / HEARD)));
}

/** The first cosines (DCT-II) of the bands of one stretch. */
export const cepstraOf = (levels: readonly number[]): number[] =>
  Array.from({ length: CEPSTRA }, (_, order) =>
    levels.reduce((sum, level, band) => sum + level * Math.cos((Math.PI * order * (band + 0.5)) / BANDS), 0),
  );
