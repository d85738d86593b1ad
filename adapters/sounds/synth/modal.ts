/** Things that ring: sums of damped sines, one for each way a body can vibrate. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { samplesOf } from './signal.ts';

export interface Mode {
  readonly hertz: number;
  readonly gain: number;
  /** Seconds in which it falls by 60 dB. */
  readonly fall: number;
}

/** All modes struck at once; each by a recursion of two multiplications a sample. */
export function ring(modes: readonly Mode[], seconds: number): Float32Array {
  const out = new Float32Array(samplesOf(seconds));
  for (const { hertz, gain, fall } of modes) {
    if (hertz >= SAMPLE_RATE / 2.2) continue;
    const w = (2 * Math.PI * hertz) / SAMPLE_RATE;
    const decay = 10 ** (-3 / (fall * SAMPLE_RATE));
    const turn = 2 * decay * Math.cos(w);
    const damp = decay * decay;
    let y1 = gain * Math.sin(w) * decay;
    let y2 = 0;
    const heard = Math.min(out.length, samplesOf(fall * 1.4));
    for (let i = 0; i < heard; i++) {
      out[i] = (out[i] as number) + y2;
      const y = turn * y1 - damp * y2;
      y2 = y1;
      y1 = y;
    }
  }
  return out;
}

/** Modes at `ratios` of `hertz`; higher ones are softer by `slope` and shorter by `damping` (exponents of the ratio). */
export const modesOf = (
  hertz: number,
  ratios: readonly number[],
  { fall, slope, damping }: { readonly fall: number; readonly slope: number; readonly damping: number },
): Mode[] =>
  ratios.map((ratio) => ({ hertz: hertz * ratio, gain: ratio ** -slope, fall: fall * ratio ** -damping }));

/** Ratios of bodies: Fletcher & Rossing, “The Physics of Musical Instruments”. */
export const ratios = {
  /** A free bar: xylophone before tuning, wooden blocks. */
  bar: [1, 2.756, 5.404, 8.933, 13.34],
  /** A bar whose arch tunes its second mode: celesta, glockenspiel. */
  tuned: [1, 4, 10.2],
  /** A church bell: hum, prime, tierce, quint, nominal, and above. */
  bell: [0.5, 1, 1.19, 1.5, 2, 2.51, 2.66, 3.01, 4.16, 5.43],
  /** A membrane on a kettle. */
  drum: [1, 1.5, 1.98, 2.44, 2.9, 3.16],
  /** An ideal membrane. */
  skin: [1, 1.593, 2.135, 2.295, 2.653, 2.917, 3.155],
  /** A plate, as of a gong: dense and out of tune. */
  plate: [1, 1.41, 1.73, 2.12, 2.49, 2.83, 3.31, 3.74, 4.27, 4.9, 5.61, 6.4],
  /** A wine glass. */
  glass: [1, 2.32, 4.25, 6.63, 9.38],
} as const;
