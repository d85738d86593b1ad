/** What players add to the notes: graces, rolls, sweeps. */
import type { Random } from '../../../actors/runtime/random.ts';
import type { InstrumentName } from '../instruments/instruments.ts';
import { pitchOf, type Mode } from './modes.ts';
import type { Note } from './score.ts';

/** The note of the scale above a pitch. */
function above({ mode, tonic }: { readonly mode: Mode; readonly tonic: number }, pitch: number): number {
  const octave = 12 * Math.floor((pitch - tonic) / 12);
  const tone = pitch - tonic - octave;
  return tonic + octave + (mode.scale.find((step) => step > tone) ?? 12);
}

const GRACE_BEATS = 0.13;

/** A touch of the note above before some of the notes that fall on a beat. */
function graced(
  notes: readonly Note[],
  key: { readonly mode: Mode; readonly tonic: number },
  random: Random,
): Note[] {
  return notes.flatMap((note) => {
    const isPlace = note.beats >= 0.9 && note.at % 2 === 0;
    if (!isPlace || random() > 0.4) return [note];
    const grace = { at: note.at, beats: GRACE_BEATS, pitch: above(key, note.pitch), force: note.force * 0.8 };
    return [grace, { ...note, at: note.at + GRACE_BEATS, beats: note.beats - GRACE_BEATS }];
  });
}

/** Beats between two strokes of a roll. */
const STROKE = 1 / 8;

/** Plucked strings cannot hold a note: they roll it, swelling and sinking. */
function rolled(notes: readonly Note[]): Note[] {
  return notes.flatMap((note) => {
    if (note.beats < 1.2) return [note];
    const strokes = Math.floor(note.beats / STROKE);
    return Array.from({ length: strokes }, (_, i) => ({
      at: note.at + i * STROKE,
      beats: STROKE,
      pitch: note.pitch,
      force: note.force * (i === 0 ? 1 : 0.45 + 0.25 * Math.sin((Math.PI * i) / strokes)),
    }));
  });
}

/** What an instrument of the Chinese worlds does with a melody. */
export function ornamented(
  instrument: InstrumentName,
  notes: readonly Note[],
  { key, random }: { readonly key: { readonly mode: Mode; readonly tonic: number }; readonly random: Random },
): Note[] {
  if (instrument === 'pipa') return rolled(notes);
  return /^(erhu|xiao|dizi|guzheng)$/.test(instrument) ? graced(notes, key, random) : [...notes];
}

const SWEEP_NOTES = 9;
const SWEEP_BEATS = 0.75;

/** A zither's sweep up into the beat `at`: two octaves of the scale, the last note left to the melody. */
export function sweepInto(
  at: number,
  key: { readonly mode: Mode; readonly tonic: number },
  force: number,
): Note[] {
  const lowest = -key.mode.scale.length;
  return Array.from({ length: SWEEP_NOTES }, (_, i) => ({
    at: at - SWEEP_BEATS + (SWEEP_BEATS * i) / SWEEP_NOTES,
    beats: 1,
    pitch: pitchOf(key.mode, key.tonic, lowest + i),
    force: force * (0.3 + 0.035 * i),
  }));
}
