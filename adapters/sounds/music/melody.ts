/** A melody out of a theme: phrases of four bars that ask and answer. */
import type { Random } from '../../../actors/runtime/random.ts';
import type { ThemeNote } from './theme.ts';

/** What a phrase does with the theme. `ask` ends open, `answer` ends at home, `turn` goes elsewhere, `rest` is silent. */
export type Phrase = 'ask' | 'answer' | 'turn' | 'rest';

export interface Section {
  readonly phrase: Phrase;
  readonly bars: number;
}

/** Eighths and steps, as in a theme, from the beginning of the melody. */
export type Line = readonly ThemeNote[];

const EIGHTHS_A_BAR = 8;

/**
 * The plan of a piece of so many bars: phrases of four, what is left over as introduction and farewell. Long pieces
 * let the melody rest once, so that it is missed.
 */
export function formOf(bars: number): Section[] {
  const section = (phrase: Phrase, length: number): Section => ({ phrase, bars: length });
  if (bars < 4) return [section('answer', bars)];
  const left = bars % 4;
  const intro = bars > 11 && left === 0 ? 2 : left > 1 ? left - 1 : left;
  const outro = bars > 11 && left === 0 ? 2 : left > 1 ? 1 : 0;
  const phrases = (bars - intro - outro) / 4;
  const plan: Phrase[] = Array.from({ length: phrases }, (_, i) => {
    if (i === phrases - 1) return 'answer';
    return (['ask', 'answer', 'turn', 'answer', 'rest', 'ask', 'turn', 'answer'] as const)[i % 8] ?? 'ask';
  });
  const whole = [section('rest', intro), ...plan.map((phrase) => section(phrase, 4)), section('rest', outro)];
  return whole.filter((part) => part.bars > 0);
}

const bar = (theme: Line, index: number): ThemeNote[] =>
  theme
    .filter(({ at }) => Math.floor(at / EIGHTHS_A_BAR) === index)
    .map((note) => ({ ...note, at: note.at - index * EIGHTHS_A_BAR }));

const moved = (notes: Line, bars: number, steps: number): ThemeNote[] =>
  notes.map((note) => ({ ...note, at: note.at + bars * EIGHTHS_A_BAR, step: note.step + steps }));

const held = (barIndex: number, step: number): ThemeNote => ({
  at: barIndex * EIGHTHS_A_BAR,
  eighths: 6,
  step,
});

/**
 * A way from near one pitch to another in the rhythm of a bar, arriving with its last note. It never stands still:
 * where there is time left it steps over its goal and comes back.
 */
function leading(rhythm: Line, from: number, to: number): ThemeNote[] {
  const steps = [to];
  for (let left = rhythm.length - 1; left > 0; left--) {
    const next = steps[0] ?? to;
    const towards = Math.sign(from - next);
    steps.unshift(next + (towards === 0 ? (left % 2 === 0 ? 1 : -1) : towards));
  }
  return rhythm.map((note, i) => ({ ...note, step: steps[i] ?? to }));
}

/** Step of the fifth, where a phrase stays open. */
const openStep = (size: number): number => (size === 5 ? 3 : 4);

/** The home note that lies nearest. */
const nearestHome = (step: number, size: number): number => size * Math.round(step / size);

interface Shape {
  readonly theme: Line;
  /** Notes of the scale. */
  readonly size: number;
  readonly random: Random;
}

/** Four bars: the theme, its first bar again elsewhere, and a close. */
function asking({ theme, size, random }: Shape): ThemeNote[] {
  const first = bar(theme, 0);
  const shift = random() < 0.5 ? 1 : -1;
  return [...theme, ...moved(first, 2, shift), held(3, random() < 0.6 ? openStep(size) : 1)];
}

function answering({ theme, size }: Shape): ThemeNote[] {
  const first = bar(theme, 0);
  const from = theme.at(-1)?.step ?? 0;
  const home = nearestHome(from > size ? size : 0, size);
  const before = leading(first, from, home + 1);
  return [...theme, ...moved(before, 2, 0), held(3, home)];
}

/** The first bar as a sequence, high and then sinking, and the second bar brought down to the fifth. */
function turning({ theme, size }: Shape): ThemeNote[] {
  const first = bar(theme, 0);
  const second = bar(theme, 1);
  const lift = Math.max(0, Math.min(3, size + 2 - Math.max(...first.map(({ step }) => step))));
  return [
    ...moved(first, 0, lift),
    ...moved(first, 1, lift - 1),
    ...moved(leading(second, (first.at(-1)?.step ?? 0) + lift - 1, openStep(size)), 2, 0),
    held(3, openStep(size)),
  ];
}

const shapes: Readonly<Record<Phrase, (shape: Shape) => ThemeNote[]>> = {
  ask: asking,
  answer: answering,
  turn: turning,
  rest: () => [],
};

/** Phrases shorter than four bars keep their end: what is heard last must close. */
function fitted(notes: readonly ThemeNote[], bars: number): ThemeNote[] {
  const cut = Math.max(0, 4 - bars) * EIGHTHS_A_BAR;
  return notes.filter(({ at }) => at >= cut).map((note) => ({ ...note, at: note.at - cut }));
}

/** The melody of a whole piece. */
export function melodyOf(form: readonly Section[], shape: Shape): ThemeNote[] {
  let start = 0;
  return form.flatMap(({ phrase, bars }) => {
    const notes = moved(fitted(shapes[phrase](shape), bars), start, 0);
    start += bars;
    return notes;
  });
}

/** What moods do to a melody. */
export type Treatment = 'plain' | 'sparse' | 'broken' | 'lively';

/** Keeps what falls on a beat and lets it ring into what was taken away. */
function sparse(notes: Line): ThemeNote[] {
  const kept = notes.filter(({ at, eighths }) => at % 4 === 0 || eighths >= 4);
  return kept.map((note, i) => {
    const next = kept[i + 1]?.at ?? note.at + note.eighths;
    const room = next - note.at;
    return { ...note, eighths: room <= EIGHTHS_A_BAR ? Math.max(note.eighths, room) : note.eighths };
  });
}

/** Only the first of every two bars, as if someone stopped to listen. */
const broken = (notes: Line): ThemeNote[] =>
  notes.filter(({ at }) => Math.floor(at / EIGHTHS_A_BAR) % 2 === 0);

/** Long notes become a note, its neighbour and the note again; the last of a phrase stays. */
function lively(notes: Line, random: Random): ThemeNote[] {
  return notes.flatMap((note) => {
    if (note.eighths < 4 || note.eighths > 4 || random() < 0.3) return [note];
    const neighbour = note.step + (random() < 0.6 ? 1 : -1);
    return [
      { ...note, eighths: 2 },
      { at: note.at + 2, eighths: 1, step: neighbour },
      { at: note.at + 3, eighths: 1, step: note.step },
    ];
  });
}

export function treated(notes: Line, treatment: Treatment, random: Random): Line {
  switch (treatment) {
    case 'plain':
      return notes;
    case 'sparse':
      return sparse(notes);
    case 'broken':
      return broken(notes);
    case 'lively':
      return lively(notes, random);
  }
}
