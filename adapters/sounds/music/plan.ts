/** What a piece is before anyone plays: form, tune, chords, and how much goes on when. */
import { seeded, seedOf, type Random } from '../../../actors/runtime/random.ts';
import type { MusicOrder } from '../../../contracts/sound.ts';
import type { Ground } from './accompaniment.ts';
import { bandOf, type Band } from './bands.ts';
import { harmonyOf } from './harmony.ts';
import { formOf, melodyOf, type Line, type Section } from './melody.ts';
import { modeOf, pitchOf, type Mode } from './modes.ts';
import type { Note } from './score.ts';
import { tempers, type Temper } from './temper.ts';
import { themeOf } from './theme.ts';

/** MIDI numbers of tonics that a theme may be in: those that strings and flutes are tuned for. */
const tonics = [62, 67, 60, 65, 69, 64];

export interface Plan {
  readonly order: MusicOrder;
  readonly temper: Temper;
  readonly band: Band;
  readonly key: { readonly mode: Mode; readonly tonic: number };
  readonly sections: readonly (Section & { readonly bar: number })[];
  readonly ground: Ground;
  readonly line: Line;
  readonly random: Random;
}

/** How much is going on in each bar: it grows to three quarters of the piece and gives way at the end. */
function driveOf(bars: number, intensity: number): number[] {
  return Array.from({ length: bars }, (_, bar) => {
    const place = (bar + 0.5) / bars;
    const arch = place < 0.75 ? 0.55 + 0.6 * place : 1 - 1.2 * (place - 0.75);
    return Math.min(1, intensity * arch * 1.15);
  });
}

/** Eighths to beats, steps to pitches, with the phrase's rise and fall in strength. */
export function sung({ key, temper, random }: Pick<Plan, 'key' | 'temper' | 'random'>, line: Line): Note[] {
  return line.map(({ at, eighths, step }) => {
    const inPhrase = (at % 32) / 32;
    const accent = at % 8 === 0 ? 0.12 : at % 4 === 0 ? 0.06 : 0;
    return {
      at: at / 2,
      beats: (eighths / 2) * temper.length,
      pitch: pitchOf(key.mode, key.tonic, step),
      force: Math.min(
        1,
        temper.force * (0.78 + 0.3 * Math.sin(Math.PI * inPhrase) + accent) * (0.95 + 0.1 * random()),
      ),
    };
  });
}

/** Sections with the bar each begins at. */
function placed(form: readonly Section[]): (Section & { readonly bar: number })[] {
  let bar = 0;
  return form.map((section) => {
    const start = { ...section, bar };
    bar += section.bars;
    return start;
  });
}

/** Settles a piece. The same theme in the same world is the same tune; the seed decides the rest. */
export function planOf(order: MusicOrder): Plan {
  const temper = tempers[order.mood];
  const mode = modeOf(order.world, order.mood);
  const random = seeded(seedOf('music', order.seed, order.mood, order.theme));
  const size = mode.scale.length;
  const key = { mode, tonic: tonics[order.theme % tonics.length] ?? 62 };
  const form = formOf(order.bars);
  const line = melodyOf(form, { theme: themeOf(order.theme, size), size, random });
  const chords = harmonyOf({ ...key, melody: sung({ key, temper, random }, line), form, random });
  const ground: Ground = {
    chords,
    tonic: key.tonic,
    random,
    drive: driveOf(order.bars, order.intensity),
    force: temper.force,
  };
  return {
    order,
    temper,
    band: bandOf(order.world, order.mood),
    key,
    sections: placed(form),
    ground,
    line,
    random,
  };
}
