/** Throats of any size: pulses and breath through the resonances of a mouth. */
import type { Random } from '../../../actors/runtime/random.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { bandpass, Biquad } from '../../media/biquad.ts';
import { HISS_SCALE, hissState, stirred } from '../../media/hiss.ts';
import { lay, samplesOf } from './signal.ts';

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { cos, floor, min, PI } = Math;

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

/** Samples between two looks at pitch and loudness; 300 microseconds, in which neither bends: what it changes lies 64 dB below or more. */
const CONTROL = 16;

/** What the throat gives to the mouth: pulses, no two alike, and breath. Pitch and loudness go in straight lines. */
function voiceOf(random: Random, call: Call): Float32Array {
  const source = new Float32Array(samplesOf(call.seconds));
  const { breath: breathing, rough } = call;
  let hiss = hissState(floor(random() * 2 ** 32));
  let [phase, uneven, last] = [0, 1, 0];
  let [pitch, loudness] = [call.pitch(0), call.loudness(0)];
  for (let start = 0; start < source.length; start += CONTROL) {
    const time = (start + CONTROL) / SAMPLE_RATE;
    const [nextPitch, nextLoudness] = [call.pitch(time), call.loudness(time)];
    const [bend, grow] = [(nextPitch - pitch) / CONTROL, (nextLoudness - loudness) / CONTROL];
    const count = min(CONTROL, source.length - start);
    for (let i = 0; i < count; i++) {
      phase += (pitch + bend * i) / SAMPLE_RATE;
      if (phase >= 1) {
        phase -= 1;
        uneven = 1 - rough * random();
      }
      const voiced = pulse(phase) * uneven;
      hiss = stirred(hiss);
      const breath = hiss * HISS_SCALE * 0.25 * breathing * (0.4 + voiced);
      source[start + i] = ((voiced - last) * 8 * (1 - breathing) + breath) * (loudness + grow * i);
      last = voiced;
    }
    [pitch, loudness] = [nextPitch, nextLoudness];
  }
  return source;
}

/** The cry that `call` describes, about −1…1. */
export function cry(random: Random, call: Call): Float32Array {
  const source = voiceOf(random, call);
  const out = new Float32Array(source.length);
  const formant = new Float32Array(source.length);
  for (const [hertz, q, gain] of call.formants) {
    new Biquad(bandpass(hertz, q)).run(source, formant);
    lay(out, formant, 0, gain);
  }
  return out;
}
