/** Scales, and the chords that belong to them. */
import type { Mood } from '../../../contracts/reading.ts';
import type { MusicOrder } from '../../../contracts/sound.ts';

export interface Mode {
  /** Semitones of the melody's steps above the tonic: five or seven. */
  readonly scale: readonly number[];
  /** Chords by their root's step of the parent scale; semitones above the tonic, root first. */
  readonly chords: readonly Chord[];
}

export interface Chord {
  /** Step of the seven-note parent scale, 0 is the tonic. */
  readonly root: number;
  readonly tones: readonly number[];
  /** `home` ends a piece, `open` asks for more. */
  readonly role: 'home' | 'open' | 'passing';
}

const parents = {
  ionian: [0, 2, 4, 5, 7, 9, 11],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  aeolian: [0, 2, 3, 5, 7, 8, 10],
} as const;

type Parent = keyof typeof parents;

/** Steps that act as dominant in each parent, the strongest first. */
const open: Readonly<Record<Parent, readonly number[]>> = {
  ionian: [4, 1],
  dorian: [3, 6],
  phrygian: [1, 6],
  lydian: [1, 4],
  mixolydian: [6, 4],
  aeolian: [6, 4],
};

/** The five Chinese modes, each with a parent that has its notes: gong, shang, jue, zhi, yu. */
const five = {
  gong: { scale: [0, 2, 4, 7, 9], parent: 'ionian' },
  shang: { scale: [0, 2, 5, 7, 10], parent: 'dorian' },
  jue: { scale: [0, 3, 5, 8, 10], parent: 'phrygian' },
  zhi: { scale: [0, 2, 5, 7, 9], parent: 'mixolydian' },
  yu: { scale: [0, 3, 5, 7, 10], parent: 'aeolian' },
} as const;

type Five = keyof typeof five;

const roleOf = (parent: Parent, root: number): Chord['role'] => {
  if (root === 0) return 'home';
  return open[parent].includes(root) ? 'open' : 'passing';
};

/** A diminished fifth above its root sounds like a mistake in music this simple. */
const isSteady = ([root = 0, , fifth = 0]: readonly number[]): boolean => (fifth - root + 12) % 12 === 7;

/** Thirds stacked on every step; a melody of five notes keeps only the tones it knows, so that nothing rubs. */
function chordsOf(parent: Parent, melody: readonly number[]): Chord[] {
  const steps = parents[parent];
  return steps.flatMap((_, root) => {
    const triad = [0, 2, 4].map((third) => steps[(root + third) % 7] ?? 0);
    const tones = melody.length === 7 ? triad : triad.filter((tone) => melody.includes(tone));
    const isRooted = tones[0] === triad[0];
    return isSteady(triad) && isRooted && tones.length >= 2
      ? [{ root, tones, role: roleOf(parent, root) }]
      : [];
  });
}

const sevenNotes = (parent: Parent): Mode => ({
  scale: parents[parent],
  chords: chordsOf(parent, parents[parent]),
});
const fiveNotes = (name: Five): Mode => ({
  scale: five[name].scale,
  chords: chordsOf(five[name].parent, five[name].scale),
});

const western: Readonly<Record<Mood, Parent>> = {
  calm: 'ionian', joyful: 'ionian', tender: 'ionian', sad: 'aeolian', tense: 'phrygian', fearful: 'phrygian',
  mysterious: 'lydian', heroic: 'mixolydian', comic: 'ionian', solemn: 'dorian',
}; // prettier-ignore

const chinese: Readonly<Record<Mood, Five>> = {
  calm: 'gong', joyful: 'gong', tender: 'zhi', sad: 'yu', tense: 'yu', fearful: 'jue',
  mysterious: 'shang', heroic: 'zhi', comic: 'gong', solemn: 'shang',
}; // prettier-ignore

export const isChinese = (world: MusicOrder['world']): boolean => world.startsWith('chinese');

/** The mode of a mood in a world. */
export const modeOf = (world: MusicOrder['world'], mood: Mood): Mode =>
  isChinese(world) ? fiveNotes(chinese[mood]) : sevenNotes(western[mood]);

/** MIDI number of a step of the scale, counted from `tonic`; steps go on above and below the octave. */
export function pitchOf({ scale }: Mode, tonic: number, step: number): number {
  const octave = Math.floor(step / scale.length);
  return tonic + 12 * octave + (scale[step - octave * scale.length] ?? 0);
}
