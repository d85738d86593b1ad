/** A line without a word in it, such as “……”: someone breathes. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { bandpass, filtered } from '../../media/biquad.ts';
import { hiss } from '../../media/hiss.ts';

const SAMPLES = Math.round(0.4 * SAMPLE_RATE);
/** Loudest of the breath: near silence. */
const SIZE = 0.004;

/** 400 ms of a breath that is more felt than heard, mono at 48 kHz. */
export function wordless(): Float32Array {
  const noise = hiss(new Float32Array(SAMPLES), SAMPLES);
  return filtered(noise, bandpass(900, 0.7)).map((x, i) => x * SIZE * Math.sin((Math.PI * i) / SAMPLES) ** 2);
}
