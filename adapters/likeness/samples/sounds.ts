/** Sounds of which is known what is heard: effects of the product, each as others might bring it. */
import { effectOf } from '../../sounds/effects/effect.ts';
import { resample } from '../../media/resample.ts';
import { seeded } from '../../../actors/runtime/random.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { EffectKind } from '../../../contracts/sound.ts';

export interface Heard {
  readonly motif: string;
  readonly shown: string;
  readonly samples: Float32Array;
}

/** Both channels as one. */
function effect(kind: EffectKind, variant: number): Float32Array {
  const [left = new Float32Array(), right = left] = effectOf({ kind, variant, strength: 0.6 });
  return left.map((sample, at) => (sample + (right[at] ?? 0)) / 2);
}

/** As much noise as stands so many dB below the loudest sample. */
function noisy(samples: Float32Array, below: number): Float32Array {
  const random = seeded(samples.length);
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0) * 10 ** (-below / 20);
  return samples.map((sample) => sample + peak * (2 * random() - 1));
}

/** Higher or lower by so many per cent, and as much shorter or longer. */
const pitched = (samples: Float32Array, percent: number): Float32Array =>
  resample(samples, Math.round((SAMPLE_RATE * (100 + percent)) / 100 / 480) * 480, SAMPLE_RATE);

const softly = (samples: Float32Array): Float32Array => samples.map((sample) => sample * 0.1);

/** Behind half a second of nothing, and before some. */
function late(samples: Float32Array): Float32Array {
  const whole = new Float32Array(samples.length + SAMPLE_RATE);
  whole.set(samples, SAMPLE_RATE / 2);
  return whole;
}

/** An effect, softer, higher, lower, in noise, and later; and the same thing happening once more. */
export function soundsLike(kind: EffectKind): Heard[] {
  const [plain, again] = [effect(kind, 1), effect(kind, 2)];
  return Object.entries({
    ...{ plain, softly: softly(plain), 'in noise': noisy(plain, 34), late: late(plain) },
    ...{ higher: pitched(plain, 6), lower: pitched(plain, -6), 'once more': again },
  }).map(([shown, samples]) => ({ motif: kind, shown, samples }));
}
