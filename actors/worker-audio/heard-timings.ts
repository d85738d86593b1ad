/**
 * Timings of a voice that comes without any: a recording, or a service that tells nothing. All that is known is how
 * loud it is and how it is coloured, so its phonemes are classes of sound that the makers of mouth shapes know.
 */
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import type { SpeechTimings } from '../../contracts/sound.ts';

/** Twenty milliseconds. */
const FRAME = SAMPLE_RATE / 50;

/** Decibels below the loud parts of the line. */
const REST = -32;
const SLIGHT = -17;
const HALF = -8;
/** Crossings of zero a sample: hissing sounds cross often, rounded vowels rarely. */
const HISS = 0.22;
const ROUND = 0.018;

type SoundClass = 'rest' | 'hiss' | 'slight' | 'half' | 'wide' | 'round';

interface Frame {
  readonly db: number;
  readonly crossings: number;
}

function frameAt(signal: Float32Array, at: number): Frame {
  const part = signal.subarray(at, at + FRAME);
  const energy = part.reduce((sum, x) => sum + x * x, 0) / FRAME;
  const crossings = part.reduce((count, x, i) => count + (i > 0 && x * (part[i - 1] ?? 0) < 0 ? 1 : 0), 0);
  return { db: 10 * Math.log10(energy + 1e-12), crossings: crossings / FRAME };
}

function classOf({ db, crossings }: Frame, loud: number): SoundClass {
  const level = db - loud;
  if (level < REST) return 'rest';
  if (crossings > HISS) return 'hiss';
  if (level < SLIGHT) return 'slight';
  if (crossings < ROUND) return 'round';
  return level < HALF ? 'half' : 'wide';
}

type Phoneme = SpeechTimings['phonemes'][number];

/** Frames of one class in a row are one sound. */
function joined(classes: readonly SoundClass[], samples: number): Phoneme[] {
  const sounds: Phoneme[] = [];
  classes.forEach((id, i) => {
    const to = Math.min(samples, (i + 1) * FRAME);
    const last = sounds.at(-1);
    if (last?.id === id) sounds[sounds.length - 1] = { ...last, to };
    else sounds.push({ id, from: i * FRAME, to });
  });
  return sounds;
}

/** Sounds of a line by ear alone: mono at 48 kHz in, a phoneme for every stretch of one class out. */
export function heardPhonemes(signal: Float32Array): Phoneme[] {
  const frames = Array.from({ length: Math.ceil(signal.length / FRAME) }, (_, i) =>
    frameAt(signal, i * FRAME),
  );
  const sorted = frames.map(({ db }) => db).toSorted((a, b) => a - b);
  const loud = sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0;
  return joined(
    frames.map((frame) => classOf(frame, loud)),
    signal.length,
  );
}
