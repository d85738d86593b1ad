/** What makes one voice different from another: pitch, size of the mouth, colour, grain, breath, pace. */
import type { Voice } from '../../../contracts/entity.ts';
import type { Language } from '../../../contracts/shared.ts';

export interface Timbre {
  /** Median pitch in hertz. */
  readonly pitch: number;
  /** Width of the melody in semitones. */
  readonly span: number;
  /** Formant frequencies against an adult man's. */
  readonly formants: number;
  /** Decibels above 2.5 kHz. */
  readonly tilt: number;
  /** A resonance of one's own: hertz and decibels. */
  readonly ring: readonly [number, number];
  /** The engine's irregularity of pulses, 0…7. */
  readonly roughness: number;
  /** The engine's slow wandering of pitch, 0…30. */
  readonly flutter: number;
  /** Share of the voice that is breath, 0…1. */
  readonly breath: number;
  /** Depth of a standing tremor, 0…1. */
  readonly tremble: number;
  /** Words a minute. */
  readonly rate: number;
}

/** One speaker among those of the same gender and age, as differences from them. */
interface Speaker {
  /** Semitones. */
  readonly pitch: number;
  readonly formants: number;
  readonly tilt: number;
  readonly ring: readonly [number, number];
  readonly roughness: number;
  readonly breath: number;
  readonly pace: number;
}

const speaker = (
  [pitch, formants, tilt]: readonly [number, number, number],
  ring: readonly [number, number],
  [roughness, breath, pace]: readonly [number, number, number],
): Speaker => ({ pitch, formants, tilt, ring, roughness, breath, pace });

/**
 * Spread so that neighbours in the list are far apart in pitch and in colour; a test measures every pair. Beyond the
 * list it begins again, shifted.
 */
const grown: readonly Speaker[] = [
  speaker([0, 1, 0], [2600, 1.5], [2, 0.06, 1]), //           plain
  speaker([3.5, 1.07, 3], [3100, 3.5], [1, 0.03, 1.06]), //   bright
  speaker([-3.8, 0.93, -3], [380, 4], [2, 0.05, 0.94]), //    dark, from the chest
  speaker([1.5, 0.94, -4], [900, 2], [1, 0.4, 0.97]), //      husky
  speaker([-1.8, 1.1, 4], [1350, 6], [3, 0.02, 1.03]), //     reedy, through the nose
  speaker([4.6, 0.98, -2], [700, 3], [0, 0.2, 0.98]), //      like a flute
  speaker([-5.4, 1.05, 2], [2300, 3], [5, 0.1, 0.92]), //     gravel
  speaker([1.8, 1.13, -1], [1700, 5], [1, 0.05, 1.1]), //      thin
  speaker([-1, 0.97, -6], [550, 3], [1, 0.16, 0.95]), //      velvet
  speaker([6.2, 1.09, 3], [2900, 4], [0, 0.04, 1.04]), //     sharp
];

const small: readonly Speaker[] = [
  speaker([0, 1, 0], [2800, 2], [1, 0.06, 1]),
  speaker([3, 1.08, 3], [3400, 3], [0, 0.03, 1.08]),
  speaker([-3, 0.93, -3], [600, 4], [1, 0.16, 0.95]),
  speaker([1.5, 1, -5], [700, 3], [0, 0.3, 1.02]),
  speaker([4.4, 0.96, 1], [1000, 4], [1, 0.04, 1.05]),
  speaker([-1.4, 1.1, 3], [2000, 5], [2, 0.05, 0.98]),
];

interface Group {
  readonly pitch: number;
  readonly formants: number;
  readonly roughness: number;
  readonly flutter: number;
  readonly breath: number;
  readonly tremble: number;
  readonly pace: number;
  readonly speakers: readonly Speaker[];
}

const group = (pitch: number, formants: number, rest: Partial<Group> = {}): Group => ({
  pitch,
  formants,
  roughness: 0,
  flutter: 4,
  breath: 0,
  tremble: 0,
  pace: 1,
  speakers: grown,
  ...rest,
});

const old = { roughness: 2, flutter: 12, breath: 0.1, tremble: 0.16, pace: 0.88 };

/** Usual pitches after Traunmüller & Eriksson 1995 (men 119 Hz, women 207 Hz); age after Harnsberger et al. 2008. */
const groups: Readonly<Record<'female' | 'male', Readonly<Record<Voice['age'], Group>>>> = {
  male: {
    child: group(262, 1.24, { speakers: small, pace: 1.03 }),
    young: group(132, 1.04, { pace: 1.05 }),
    adult: group(115, 1),
    old: group(122, 0.99, old),
  },
  female: {
    child: group(290, 1.28, { speakers: small, pace: 1.03 }),
    young: group(230, 1.18, { pace: 1.04 }),
    adult: group(206, 1.15),
    old: group(184, 1.12, old),
  },
};

/** Neither high nor low: between the two. */
const between = (a: Group, b: Group): Group => ({
  ...a,
  pitch: Math.sqrt(a.pitch * b.pitch),
  formants: (a.formants + b.formants) / 2,
});

const groupOf = ({ gender, age }: Voice): Group =>
  gender === 'unknown' ? between(groups.male[age], groups.female[age]) : groups[gender][age];

/** Semitones of melody of a calm speaker; tones make Mandarin's wider (Keating & Kuo 2012). */
const spans: Readonly<Record<Language, number>> = { zh: 8.5, en: 7 };

/** Words a minute at which the engine speaks a calm 4.9 syllables (zh) and 2.8 words (en) a second. */
const rates: Readonly<Record<Language, number>> = { zh: 190, en: 170 };

/** The timbre of a voice, the same for every line it ever speaks. */
export function timbreOf(voice: Voice, language: Language): Timbre {
  const { speakers, ...usual } = groupOf(voice);
  const { pitch, formants, tilt, ring, roughness, breath, pace } = speakers[
    voice.slot % speakers.length
  ] as Speaker;
  const round = Math.floor(voice.slot / speakers.length);
  return {
    pitch: usual.pitch * 2 ** ((pitch + voice.pitch + 0.8 * round) / 12),
    span: spans[language] * voice.liveliness,
    formants: usual.formants * formants * 1.035 ** (round % 2 === 0 ? round / 2 : -(round + 1) / 2),
    tilt: tilt + 4 * voice.brightness,
    ring,
    roughness: Math.min(7, usual.roughness + roughness),
    flutter: usual.flutter,
    breath: Math.min(1, usual.breath + breath),
    tremble: usual.tremble,
    rate: rates[language] * usual.pace * pace * voice.pace,
  };
}
