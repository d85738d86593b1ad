import { describe, expect, test } from '@jest/globals';
import { Mood } from '../../../contracts/reading.ts';
import { MusicOrder } from '../../../contracts/sound.ts';
import { compose } from './compose.ts';
import { formOf } from './melody.ts';
import { modeOf } from './modes.ts';
import type { Note } from './score.ts';
import { themeOf } from './theme.ts';

const worlds = MusicOrder.shape.world.options;

const order = (change: Partial<MusicOrder> = {}): MusicOrder => ({
  mood: 'calm',
  theme: 0,
  world: 'chinese-old',
  bars: 8,
  intensity: 0.6,
  seed: 1,
  ...change,
});

const drums = /^(tanggu|frameDrum|timpani|woodBlock|shaker|brush|triangle|cymbal|gong)$/;
const lead = (wanted: MusicOrder): readonly Note[] => compose(wanted)[0]?.notes ?? [];
/** The tune without graces, as intervals from its first note. */
const tune = (wanted: MusicOrder): number[] => {
  const notes = lead(wanted).filter(({ beats }) => beats > 0.2);
  return notes.map(({ pitch }) => pitch - (notes[0]?.pitch ?? 0));
};

const everything = worlds.flatMap((world) => Mood.options.map((mood) => [world, mood] as const));

describe.each(everything)('a piece in %s, %s', (world, mood) => {
  test('stays inside its bars, in its scale, and closes at home', () => {
    for (const theme of [0, 1, 2]) {
      const wanted = order({ world, mood, theme, bars: 9 + theme });
      const parts = compose(wanted);
      const notes = parts.flatMap((part) => part.notes);
      expect(parts.length).toBeGreaterThanOrEqual(3);
      expect(Math.min(...notes.map(({ at }) => at))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...notes.map(({ at }) => at))).toBeLessThan(4 * wanted.bars);
      expect(notes.every(({ force, beats }) => force > 0 && force <= 1 && beats > 0)).toBe(true);
      const tonic = [62, 67, 60][theme] ?? 62;
      const { scale } = modeOf(world, mood);
      const inScale = lead(wanted).every(({ pitch }) => scale.includes((pitch - tonic + 120) % 12));
      expect(inScale).toBe(true);
      const lowest = notes
        .filter(({ at, beats }) => at === 4 * wanted.bars - 4 && beats === 4)
        .toSorted((a, b) => a.pitch - b.pitch)[0];
      expect(((lowest?.pitch ?? 0) - tonic + 120) % 12).toBe(0);
    }
  });

  test('never goes on without a rest for the melody when it is long', () => {
    const notes = lead(order({ world, mood, bars: 32 })).toSorted((a, b) => a.at - b.at);
    const gaps = notes.slice(1).map((note, i) => note.at - ((notes[i]?.at ?? 0) + (notes[i]?.beats ?? 0)));
    expect(Math.max(...gaps)).toBeGreaterThan(2);
  });
});

describe('themes', () => {
  test('come back: the same number is the same tune, whatever the seed and the intensity', () => {
    expect(tune(order({ seed: 9, intensity: 0.2 })).slice(0, 5)).toEqual(tune(order()).slice(0, 5));
  });

  test('are known again in another mood of the same mode', () => {
    const steps = (mood: Mood): number[] => tune(order({ mood, world: 'western-old' })).slice(0, 4);
    expect(steps('tender')).toEqual(steps('calm'));
  });

  test('differ from each other', () => {
    const tunes = Array.from({ length: 12 }, (_, theme) =>
      JSON.stringify(themeOf(theme, 5).map(({ step, eighths }) => [step, eighths])),
    );
    expect(new Set(tunes).size).toBe(12);
  });

  test('are two bars of at least four notes in a range that can be sung', () => {
    for (let theme = 0; theme < 24; theme++) {
      for (const size of [5, 7]) {
        const notes = themeOf(theme, size);
        const steps = notes.map(({ step }) => step);
        expect(notes.reduce((sum, { eighths }) => sum + eighths, 0)).toBe(16);
        expect(notes.length).toBeGreaterThanOrEqual(4);
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(size + 2);
      }
    }
  });
});

describe('forms', () => {
  test('have the length asked for, and an end', () => {
    for (let bars = 1; bars <= 64; bars++) {
      const form = formOf(bars);
      expect(form.reduce((sum, part) => sum + part.bars, 0)).toBe(bars);
      expect(form.findLast(({ phrase }) => phrase !== 'rest')?.phrase).toBe('answer');
    }
  });
});

describe('harmony', () => {
  test('has no semitone against the melody in the five-note worlds', () => {
    for (const mood of Mood.options) {
      const [first, ...rest] = compose(order({ mood, theme: 3 })).filter(
        ({ instrument }) => !drums.test(instrument),
      );
      const clashes = (first?.notes ?? []).filter((note) =>
        rest.some((part) =>
          part.notes.some((other) => {
            const together = other.at < note.at + note.beats && note.at < other.at + other.beats;
            return together && [1, 11].includes(Math.abs(other.pitch - note.pitch) % 12);
          }),
        ),
      );
      expect(clashes).toEqual([]);
    }
  });

  test('grows with the intensity', () => {
    const size = (intensity: number): number =>
      compose(order({ intensity, mood: 'heroic', bars: 12 })).flatMap(({ notes }) => notes).length;
    expect(size(0.9)).toBeGreaterThan(size(0.5));
    expect(size(0.5)).toBeGreaterThan(size(0.05));
  });
});
