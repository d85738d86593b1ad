/** A piece: theme, form, harmony and parts out of an order. Nothing sounds yet. */
import { seeded, seedOf, type Random } from '../../../actors/runtime/random.ts';
import type { MusicOrder } from '../../../contracts/sound.ts';
import { bassOf, beatOf, figureOf, padOf, type Ground } from './accompaniment.ts';
import { bandOf, middleOf, type Band } from './bands.ts';
import { harmonyOf } from './harmony.ts';
import { formOf, melodyOf, treated, type Line, type Section } from './melody.ts';
import { isChinese, modeOf, pitchOf, type Mode } from './modes.ts';
import { BEATS_A_BAR, type Note, type Part } from './score.ts';
import { tempers, type Temper } from './temper.ts';
import { themeOf } from './theme.ts';

/** MIDI numbers of tonics that a theme may be in: those that strings and flutes are tuned for. */
const tonics = [62, 67, 60, 65, 69, 64];

interface Plan {
  readonly order: MusicOrder;
  readonly temper: Temper;
  readonly band: Band;
  readonly mode: Mode;
  readonly tonic: number;
  readonly form: readonly Section[];
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

/** Octave that puts a tune nearest to the middle of an instrument. */
function octaveFor(notes: readonly Note[], middle: number): number {
  if (notes.length === 0) return 0;
  const mean = notes.reduce((sum, { pitch }) => sum + pitch, 0) / notes.length;
  return 12 * Math.round((middle - mean) / 12);
}

/** Eighths to beats, steps to pitches, with the phrase's rise and fall in strength. */
function sung({ mode, tonic, temper }: Pick<Plan, 'mode' | 'tonic' | 'temper'>, line: Line, random: Random): Note[] {
  return line.map(({ at, eighths, step }) => {
    const inPhrase = (at % 32) / 32;
    const accent = at % 8 === 0 ? 0.12 : at % 4 === 0 ? 0.06 : 0;
    return {
      at: at / 2,
      beats: (eighths / 2) * temper.length,
      pitch: pitchOf(mode, tonic, step),
      force: Math.min(1, temper.force * (0.78 + 0.3 * Math.sin(Math.PI * inPhrase) + accent) * (0.95 + 0.1 * random())),
    };
  });
}

const transposed = (notes: readonly Note[], semitones: number): Note[] =>
  notes.map((note) => ({ ...note, pitch: note.pitch + semitones }));

function planOf(order: MusicOrder): Plan {
  const temper = tempers[order.mood];
  const band = bandOf(order.world, order.mood);
  const mode = modeOf(order.world, order.mood);
  const random = seeded(seedOf('music', order.seed, order.mood, order.theme));
  const size = mode.scale.length;
  const tonic = tonics[order.theme % tonics.length] ?? 62;
  const form = formOf(order.bars);
  const theme = themeOf(order.theme, size);
  const line = melodyOf(form, { theme, size, random });
  const melody = sung({ mode, tonic, temper }, line, random);
  const chords = harmonyOf({ mode, tonic, melody, form, random });
  const ground: Ground = { chords, tonic, random, drive: driveOf(order.bars, order.intensity), force: temper.force };
  return { order, temper, band, mode, tonic, form, ground, line, random };
}

const isSlurred = (instrument: string): boolean => /^(erhu|xiao|dizi|flute|clarinet|cello)$/.test(instrument);

function leadPart(plan: Plan): Part {
  const { temper, band, random } = plan;
  const notes = sung(plan, treated(plan.line, temper.treatment, random), random);
  const octave = octaveFor(notes, middleOf(band.lead) + 4 * temper.lift);
  return { instrument: band.lead, notes: transposed(notes, octave), db: 0, pan: -0.12, slurred: isSlurred(band.lead) };
}

/** First bar of every section, with its phrase. */
function starts(form: readonly Section[]): { readonly bar: number; readonly section: Section }[] {
  let bar = 0;
  return form.map((section) => {
    const start = { bar, section };
    bar += section.bars;
    return start;
  });
}

/** The second voice echoes the theme's head while the first rests or holds, and sings long tones in turns. */
function secondPart(plan: Plan): Part {
  const { form, band, line, temper, ground } = plan;
  const head = line.filter(({ at }) => at - (line[0]?.at ?? 0) < 8).map((note) => ({ ...note, at: note.at - (line[0]?.at ?? 0) }));
  const echoes = starts(form).flatMap(({ bar, section }) => {
    if (section.phrase === 'rest' || (ground.drive[bar] ?? 0) > 0.3) {
      const at = (section.phrase === 'rest' ? bar : bar + section.bars - 1) * 8 + (section.phrase === 'rest' ? 0 : 4);
      return head.filter((note) => section.phrase === 'rest' || note.at < 4).map((note) => ({ ...note, at: note.at + at }));
    }
    return [];
  });
  const notes = sung(plan, echoes, plan.random).map((note) => ({ ...note, force: note.force * 0.75 }));
  const within = notes.filter((note) => note.at < plan.order.bars * BEATS_A_BAR - 1);
  const octave = octaveFor(within, middleOf(band.second) + 4 * temper.lift);
  return { instrument: band.second, notes: transposed(within, octave), db: -3, pan: 0.3, slurred: isSlurred(band.second) };
}

function figurePart({ band, temper, ground }: Plan): Part {
  return { instrument: band.figure, notes: figureOf(temper.texture, ground, middleOf(band.figure)), db: -5, pan: 0.22, slurred: false };
}

function padPart({ band, temper, ground }: Plan): Part {
  const notes = temper.pad ? padOf(ground, middleOf(band.pad) - 4) : [];
  return { instrument: band.pad, notes, db: -13, pan: -0.3, slurred: false };
}

function bassPart({ band, temper, ground, order }: Plan): Part {
  const notes = order.intensity < 0.12 ? [] : bassOf(temper.bass, ground, middleOf(band.bass));
  return { instrument: band.bass, notes, db: -6, pan: 0.05, slurred: false };
}

/** A single high note where a phrase begins, when the music has room for light. */
function sparklePart({ band, form, ground, tonic, temper }: Plan): Part {
  const bright = /^(flowing|rocking|sprinkled)$/.test(temper.texture);
  const notes = starts(form).flatMap(({ bar }) => {
    const tone = ground.chords[bar]?.tones.at(-1) ?? 0;
    const pitch = tonic + tone + 12 * Math.round((middleOf(band.sparkle) - tonic - tone) / 12);
    return bright ? [{ at: bar * BEATS_A_BAR, beats: 2, pitch, force: 0.35 * temper.force }] : [];
  });
  return { instrument: band.sparkle, notes, db: -10, pan: 0.5, slurred: false };
}

function beatParts({ order, temper, ground }: Plan): Part[] {
  if (order.intensity < 0.25) return [];
  const parts = beatOf(temper.beat, ground, isChinese(order.world));
  return [...parts].map(([instrument, notes]) => ({ instrument, notes, db: -8, pan: instrument === 'woodBlock' ? -0.4 : 0.1, slurred: false }));
}

/** All parts of a piece, the lead first. The same order gives the same notes. */
export function compose(order: MusicOrder): Part[] {
  const plan = planOf(order);
  const parts = [leadPart(plan), figurePart(plan), padPart(plan), bassPart(plan), secondPart(plan), sparklePart(plan), ...beatParts(plan)];
  return parts.filter(({ notes }) => notes.length > 0);
}
