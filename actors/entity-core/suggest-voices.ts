/** Six other voices for somebody, far enough apart to be told from each other at the first word. */
import type { VoiceChange } from '../../contracts/edits/entity-edits.ts';
import type { Character } from '../../contracts/entity.ts';
import type { Age } from '../../contracts/reading.ts';
import { between, seeded, seedOf } from '../runtime/random.ts';

interface Manner {
  /** Semitones from the usual of gender and age. */
  readonly pitch: number;
  readonly brightness: number;
  readonly pace: number;
  readonly liveliness: number;
  /** How many ages older it sounds. */
  readonly older: -1 | 0 | 1;
}

/** Dark and slow, bright and quick, and what lies between; each differs from every other in two things at least. */
const manners: readonly Manner[] = [
  { pitch: -4.5, brightness: -0.7, pace: 0.86, liveliness: 0.7, older: 0 },
  { pitch: 3.6, brightness: 0.7, pace: 1.16, liveliness: 1.5, older: 0 },
  { pitch: -1.2, brightness: 0.5, pace: 1.08, liveliness: 0.6, older: 1 },
  { pitch: 1.4, brightness: -0.6, pace: 0.9, liveliness: 1.2, older: -1 },
  { pitch: -3, brightness: 0.1, pace: 1.12, liveliness: 1.3, older: -1 },
  { pitch: 5.2, brightness: 0.2, pace: 0.95, liveliness: 0.9, older: 1 },
];

/** A child sounds like no grown person and nobody else like a child: what is drawn has to be believed. */
const grown: readonly Age[] = ['young', 'adult', 'old'];

function ageOf(age: Age, older: Manner['older']): Age {
  if (age === 'child') return age;
  const at = grown.indexOf(age) + older;
  return grown[at] ?? grown[grown.indexOf(age) - older] ?? age;
}

const within = (low: number, x: number, high: number): number =>
  Math.round(Math.min(high, Math.max(low, x)) * 100) / 100;

export interface VoiceWish {
  readonly character: Pick<Character, 'id' | 'age'>;
  readonly round: number;
  readonly seed: number;
}

/** The same wish gives the same offers. */
export function suggestVoices({ character, round, seed }: VoiceWish): VoiceChange[] {
  const random = seeded(seedOf('suggest', 'voice', seed, character.id, round));
  return manners.map(({ pitch, brightness, pace, liveliness, older }) => ({
    age: ageOf(character.age, older),
    pitch: within(-6, pitch + between(random, -0.9, 0.9), 6),
    brightness: within(-1, brightness + between(random, -0.2, 0.2), 1),
    pace: within(0.7, pace * between(random, 0.96, 1.04), 1.4),
    liveliness: within(0.3, liveliness * between(random, 0.9, 1.1), 1.8),
  }));
}
