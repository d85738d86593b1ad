/** Voices: every character gets one of their own, told apart by slot, pitch, pace and colour. */
import type { Voice } from '../../contracts/entity.ts';
import type { Age, CastMember, Gender, Species } from '../../contracts/reading.ts';
import type { Language } from '../../contracts/shared.ts';
import { between, seeded, seedOf } from '../runtime/random.ts';

/** Order in which pitches of one gender and age are given out, in semitones: neighbours in a film lie far apart. */
const pitches = [0, -2.4, 2.2, -4, 3.6, -1.2, 1.1, -3.2, 2.9, -4.8, 4.4, -1.8, 1.7] as const;
const brightnesses = [0, -0.5, 0.5, 0.25, -0.3, 0.75, -0.75] as const;

interface Colouring {
  readonly words: RegExp;
  readonly pitch: number;
  readonly pace: number;
  readonly brightness: number;
}

/** Words of description that colour a voice. */
const colourings: readonly Colouring[] = [
  {
    words: /低沉|沙哑|粗声|deep voice|hoarse|gruff|growl|rumbling/i,
    pitch: -2.5,
    pace: 0.95,
    brightness: -0.4,
  },
  { words: /尖细|尖声|清脆|shrill|high voice|squeaky|piping/i, pitch: 2.5, pace: 1.05, brightness: 0.4 },
  { words: /慢吞吞|慢条斯理|slow|drawl/i, pitch: 0, pace: 0.88, brightness: 0 },
  { words: /急性子|快嘴|hasty|quick|talkative/i, pitch: 0.5, pace: 1.12, brightness: 0.1 },
];

/** Big bodies sound low and small ones high, in semitones. */
const bodies: Readonly<Partial<Record<Species, number>>> = {
  giant: -4,
  bear: -3,
  dragon: -4,
  lion: -2.5,
  tiger: -2,
  wolf: -2,
  cow: -1.5,
  horse: -1,
  donkey: -1,
  dog: 0,
  fox: 1,
  cat: 2,
  rabbit: 2.5,
  mouse: 4.5,
  bird: 3.5,
  frog: 1,
  duck: 2,
  hen: 2,
  fish: 2,
  spirit: 1,
  owl: -0.5,
};

const usualPace: Readonly<Record<Age, number>> = { child: 1.04, young: 1.02, adult: 1, old: 0.92 };

const clamp = (low: number, x: number, high: number): number =>
  Math.round(Math.min(high, Math.max(low, x)) * 100) / 100;

/** Number of voices of one gender and age given so far is the next free slot. */
export function freeSlot(taken: readonly Voice[], gender: Gender, age: Age): number {
  const slots = new Set(taken.filter((v) => v.gender === gender && v.age === age).map(({ slot }) => slot));
  let slot = 0;
  while (slots.has(slot)) slot += 1;
  return slot;
}

/** A voice for a character, unlike those taken; `seed` varies pace and liveliness a little. */
export function castVoice(
  member: Pick<CastMember, 'id' | 'name' | 'gender' | 'age' | 'species' | 'traits'>,
  taken: readonly Voice[],
  setting: { readonly language: Language; readonly seed: number },
): Voice {
  const random = seeded(seedOf('voice', setting.seed, member.name));
  const slot = freeSlot(taken, member.gender, member.age);
  const traits = colourings.filter(({ words }) => member.traits.some((trait) => words.test(trait)));
  const added = (of: 'pitch' | 'brightness'): number => traits.reduce((sum, trait) => sum + trait[of], 0);
  const pitch = (pitches[slot % pitches.length] ?? 0) + (bodies[member.species] ?? 0) + added('pitch');
  const pace = traits.reduce((product, trait) => product * trait.pace, usualPace[member.age]);
  return {
    id: `voice-${member.id}`,
    language: setting.language,
    gender: member.gender,
    age: member.age,
    slot,
    pitch: clamp(-6, pitch, 6),
    pace: clamp(0.7, pace * between(random, 0.97, 1.05), 1.4),
    brightness: clamp(-1, (brightnesses[slot % brightnesses.length] ?? 0) + added('brightness'), 1),
    liveliness: clamp(0.3, between(random, 0.85, 1.2) * (member.age === 'child' ? 1.15 : 1), 1.8),
  };
}

/**
 * The narrator who is nobody of the cast: a calm grown-up of the gender that the hero is not. It is settled before
 * the cast, so that newcomers do not move it to another slot.
 */
export function narratorVoice(hero: Gender, taken: readonly Voice[], language: Language): Voice {
  const gender: Gender = hero === 'female' ? 'male' : 'female';
  return {
    id: 'voice-narrator',
    language,
    gender,
    age: 'adult',
    slot: freeSlot(taken, gender, 'adult'),
    pitch: gender === 'male' ? -0.8 : -0.4,
    pace: 0.96,
    brightness: -0.1,
    liveliness: 0.75,
  };
}
