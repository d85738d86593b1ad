/** The breath in a voice: the same mouth, driven by noise instead of pulses (linear prediction; Makhoul 1975). */
import { HISS_SCALE, hissState, stirred } from '../../media/hiss.ts';

const ORDER = 18;
/** Twenty-three milliseconds at the engine's rate. */
const FRAME = 512;
const HOP = FRAME / 2;
/** Widens resonances by pulling poles inwards, so that single harmonics are not followed. */
const WIDENING = 0.985;
/** Power that the widening takes from the result; measured. */
const LOST = 1.45;
/** White-noise correction of the autocorrelation, −40 dB. */
const FLOOR = 1.0001;

const HANN = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / FRAME));

function autocorrelation(frame: Float64Array): Float64Array {
  const result = new Float64Array(ORDER + 1);
  for (let lag = 0; lag <= ORDER; lag++) {
    let sum = 0;
    for (let i = lag; i < FRAME; i++) sum += (frame[i] as number) * (frame[i - lag] as number);
    result[lag] = sum;
  }
  return result;
}

interface Prediction {
  /** a₁…a_ORDER of x̂ₙ = −Σ aₖ·xₙ₋ₖ. */
  readonly taps: Float64Array;
  /** Energy that is not predicted. */
  readonly rest: number;
}

/** Levinson–Durbin recursion. */
function predict(correlation: Float64Array): Prediction {
  const taps = new Float64Array(ORDER + 1);
  const before = new Float64Array(ORDER + 1);
  let rest = (correlation[0] as number) * FLOOR;
  for (let m = 1; m <= ORDER; m++) {
    let sum = correlation[m] as number;
    for (let k = 1; k < m; k++) sum += (taps[k] as number) * (correlation[m - k] as number);
    const reflection = -sum / rest;
    before.set(taps);
    for (let k = 1; k < m; k++) taps[k] = (before[k] as number) + reflection * (before[m - k] as number);
    taps[m] = reflection;
    rest *= 1 - reflection * reflection;
  }
  for (let k = 1; k <= ORDER; k++) taps[k] = (taps[k] as number) * WIDENING ** k;
  return { taps, rest };
}

/** Noise through the mouth that `taps` describe, added to `out` under a window. */
function breatheOut(noise: Float64Array, { taps, rest }: Prediction, out: Float32Array): void {
  const gain = Math.sqrt((LOST * rest * 16) / (3 * FRAME));
  const past = new Float64Array(ORDER + FRAME);
  for (let i = 0; i < FRAME; i++) {
    let y = (noise[i] as number) * gain;
    for (let k = ORDER; k >= 1; k--) y -= (taps[k] as number) * (past[ORDER + i - k] as number);
    past[ORDER + i] = y;
    out[i] = (out[i] as number) + y * (HANN[i] as number);
  }
}

const SILENT = 1e-7;
/** Evenly spread noise has a third of the power of its limits. */
const NOISE_GAIN = Math.sqrt(3);

/** `signal` as if whispered: as loud and as long, without a pitch. The same signal gives the same breath. */
export function whispered(signal: Float32Array): Float32Array {
  let hiss = hissState(signal.length);
  const padded = new Float32Array(signal.length + FRAME);
  padded.set(signal);
  const out = new Float32Array(signal.length + FRAME);
  const frame = new Float64Array(FRAME);
  const noise = new Float64Array(FRAME);
  for (let from = 0; from < signal.length; from += HOP) {
    for (let i = 0; i < FRAME; i++) {
      frame[i] = (padded[from + i] as number) * (HANN[i] as number);
      hiss = stirred(hiss);
      noise[i] = hiss * HISS_SCALE * NOISE_GAIN;
    }
    const correlation = autocorrelation(frame);
    if ((correlation[0] as number) > SILENT)
      breatheOut(noise, predict(correlation), out.subarray(from, from + FRAME));
  }
  return out.subarray(0, signal.length);
}
