/** Throats of any size: pulses and breath through the resonances of a mouth. */
import type { Random } from '../../../actors/runtime/random.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { bandpass, filtered } from '../../media/biquad.ts';
import { hissing } from '../../media/hiss.ts';
import { lay, samplesOf } from './signal.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { cos, floor, PI } = Math;

export interface Call {
  readonly seconds: number;
  /** Pitch in hertz at a time in seconds. */
  readonly pitch: (time: number) => number;
  readonly loudness: (time: number) => number;
  /** Hertz, sharpness and gain of each resonance. */
  readonly formants: readonly (readonly [number, number, number])[];
  /** Share of breath, 0…1. */
  readonly breath: number;
  /** Irregularity of the pulses, 0…1: growling. */
  readonly rough: number;
}

/** Rosenberg's pulse at `phase` of 0…1, differentiated by the formants' own highpass. */
const pulse = (phase: number): number => {
  if (phase < 0.4) return 0.5 * (1 - cos((PI * phase) / 0.4));
  return phase < 0.56 ? cos((PI / 2) * ((phase - 0.4) / 0.16)) : 0;
};

/** The cry that `call` describes, about −1…1. */
export function cry(random: Random, call: Call): Float32Array {
  const source = new Float32Array(samplesOf(call.seconds));
  const hiss = hissing(floor(random() * 2 ** 32));
  let phase = 0;
  let uneven = 1;
  let last = 0;
  for (let i = 0; i < source.length; i++) {
    const time = i / SAMPLE_RATE;
    phase += call.pitch(time) / SAMPLE_RATE;
    if (phase >= 1) {
      phase -= 1;
      uneven = 1 - call.rough * random();
    }
    const voiced = pulse(phase) * uneven;
    const breath = hiss() * 0.25 * call.breath * (0.4 + voiced);
    source[i] = ((voiced - last) * 8 * (1 - call.breath) + breath) * call.loudness(time);
    last = voiced;
  }
  const out = new Float32Array(source.length);
  for (const [hertz, q, gain] of call.formants)
    lay(out, filtered(source.slice(), bandpass(hertz, q)), 0, gain);
  return out;
}
