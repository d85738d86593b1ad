/** Chords for a melody: one a bar, chosen by the best way through all of them (Viterbi 1967). */
import type { Random } from '../../../actors/runtime/random.ts';
import type { Section } from './melody.ts';
import type { Chord, Mode } from './modes.ts';
import { BEATS_A_BAR, type Note } from './score.ts';

/** How well a chord carries the melody of its bar. */
function fit(chord: Chord, notes: readonly Note[], tonic: number): number {
  return notes.reduce((sum, note) => {
    const isTone = chord.tones.includes((((note.pitch - tonic) % 12) + 12) % 12);
    const weight = note.beats * (note.at % 2 === 0 ? 1.6 : 1);
    return sum + weight * (isTone ? 0.5 : -0.3);
  }, 0);
}

/** How well one chord follows another: falling fifths best, then steps and thirds; staying is dull. */
function flow(before: Chord, after: Chord): number {
  const motion = (after.root - before.root + 7) % 7;
  return [-0.7, 0.3, 0.25, 0.6, 0.4, 0.3, 0.35][motion] ?? 0;
}

/** What the place in the form asks for. */
function duty(chord: Chord, close: 'home' | 'open' | 'none', isFirst: boolean): number {
  if (close === 'home') return chord.role === 'home' ? 4 : -2;
  if (close === 'open') return chord.role === 'open' ? 1.8 : chord.role === 'home' ? -1 : 0;
  return isFirst && chord.role === 'home' ? 1.2 : 0;
}

/** How each bar closes: the last of a phrase, and the bar before a home that wants to be reached. */
function closesOf(form: readonly Section[]): ('home' | 'open' | 'none')[] {
  const closes = form.flatMap(({ phrase, bars }) => {
    const last =
      phrase === 'answer' ? ('home' as const) : phrase === 'rest' ? ('none' as const) : ('open' as const);
    return Array.from({ length: bars }, (_, i) => (i === bars - 1 ? last : ('none' as const)));
  });
  return closes.map((close, i) => {
    if (i === closes.length - 1) return 'home';
    return close === 'none' && closes[i + 1] === 'home' ? 'open' : close;
  });
}

interface Harmonised {
  readonly mode: Mode;
  readonly tonic: number;
  readonly melody: readonly Note[];
  readonly form: readonly Section[];
  readonly random: Random;
}

interface Way {
  readonly worth: number;
  readonly chords: readonly Chord[];
}

/** One chord for every bar. */
export function harmonyOf({ mode, tonic, melody, form, random }: Harmonised): Chord[] {
  const closes = closesOf(form);
  let ways: Way[] = mode.chords.map((chord) => ({ worth: chord.role === 'home' ? 0.5 : 0, chords: [] }));
  closes.forEach((close, bar) => {
    const notes = melody.filter(({ at }) => Math.floor(at / BEATS_A_BAR) === bar);
    ways = mode.chords.map((chord) => {
      const own = fit(chord, notes, tonic) + duty(chord, close, bar === 0) + 0.35 * random();
      const reached = ways.map((way) => {
        const before = way.chords.at(-1);
        return { way, worth: way.worth + (before === undefined ? 0 : flow(before, chord)) };
      });
      const best = reached.reduce((a, b) => (b.worth > a.worth ? b : a));
      return { worth: best.worth + own, chords: [...best.way.chords, chord] };
    });
  });
  return [...ways.reduce((a, b) => (b.worth > a.worth ? b : a)).chords];
}
