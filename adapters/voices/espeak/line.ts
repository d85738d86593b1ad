/** A whole line spoken: its clauses one after another, with their melody and their pauses. */
import { seeded, seedOf } from '../../../actors/runtime/random.ts';
import type { SpeechOrder } from '../../../contracts/sound.ts';
import { speakClause, type SpokenClause } from './clause.ts';
import type { Delivery } from './delivery.ts';
import { ENGINE_RATE, type Engine, type Manners } from './engine.ts';
import { addIntake } from './intake.ts';
import { speakable, type Clause } from './speakable.ts';
import type { Timbre } from './timbre.ts';
import type { Ending } from './tokens.ts';
import { variantOf } from './variant.ts';

/** Seconds of rest after an ending, when calm. */
const pauses: Readonly<Record<Ending, number>> = {
  none: 0.05,
  enumeration: 0.1,
  comma: 0.17,
  semicolon: 0.27,
  colon: 0.24,
  stop: 0.38,
  question: 0.4,
  exclamation: 0.36,
  ellipsis: 0.55,
  dash: 0.3,
};

const endsSentence = (ending: Ending): boolean => /^(stop|question|exclamation|ellipsis)$/.test(ending);

/** Where a clause stands in its sentence, 0 first … 1 last. */
function placeInSentence(clauses: readonly Clause[], index: number): number {
  const ends = (clause: Clause | undefined): boolean => clause === undefined || endsSentence(clause.ending);
  let first = index;
  while (!ends(clauses[first - 1])) first--;
  let last = index;
  while (last < clauses.length - 1 && !ends(clauses[last])) last++;
  return last === first ? 0.5 : (index - first) / (last - first);
}

/** Semitones of sinking from the first clause of a sentence to its last (declination; Ladd 2008, §2.2). */
const SINKING = 1.4;

/** Semitones by which an ending lifts the whole clause. */
const lifts: Partial<Readonly<Record<Ending, number>>> = { question: 0.7, exclamation: 1 };

export interface Performance {
  readonly timbre: Timbre;
  readonly delivery: Delivery;
  /** Told after every clause, with a last share kept for the finish. */
  readonly heard: (done: number, total: number) => void;
}

const languages = { zh: 'cmn', en: 'en-us' } as const;

/** Melody, speed and voice of one clause. */
function mannersOf(clauses: readonly Clause[], index: number, { timbre, delivery }: Performance): Manners {
  const clause = clauses[index] as Clause;
  const wander = seeded(seedOf(index, ...clause.pieces.map((piece) => piece.say)));
  const place = placeInSentence(clauses, index);
  const semitones =
    delivery.pitch + SINKING * (0.5 - place) + (lifts[clause.ending] ?? 0) + 0.5 * (wander() - 0.5);
  const language = languages[clause.language];
  return {
    language,
    variant: variantOf(language, timbre, {
      pitch: timbre.pitch * 2 ** (semitones / 12),
      span: timbre.span * delivery.span * (0.92 + 0.16 * wander()),
    }),
    rate: timbre.rate * delivery.rate * (0.97 + 0.05 * wander() - 0.02 * place),
  };
}

const restAfter = (ending: Ending, { timbre, delivery }: Performance): number =>
  Math.round(pauses[ending] * delivery.pause * (170 / timbre.rate) ** 0.5 * ENGINE_RATE);

interface Heard {
  readonly part: SpokenClause;
  /** Samples of silence after it. */
  readonly rest: number;
}

const shifted = <T extends { readonly from: number; readonly to: number }>(range: T, by: number): T => ({
  ...range,
  from: range.from + by,
  to: range.to + by,
});

/** Lays clauses end to end; a rest between two is a phoneme without an id. */
function laid(heard: readonly Heard[], delivery: Delivery): SpokenClause {
  const starts: number[] = [];
  let end = 0;
  for (const { part, rest } of heard) {
    starts.push(end);
    end += part.signal.length + rest;
  }
  const signal = new Float32Array(end - (heard.at(-1)?.rest ?? 0));
  heard.forEach(({ part }, i) => {
    signal.set(part.signal, starts[i]);
  });
  const phonemes = heard.flatMap(({ part }, i) => {
    const start = starts[i] ?? 0;
    const spoken = part.phonemes.map((phoneme) => shifted(phoneme, start));
    const next = starts[i + 1];
    if (next === undefined) return spoken;
    const rest = { id: '', from: start + part.signal.length, to: next };
    addIntake(signal, rest, delivery);
    return [...spoken, rest];
  });
  const words = heard.flatMap(({ part }, i) => part.words.map((word) => shifted(word, starts[i] ?? 0)));
  return { signal, phonemes, words };
}

/** Speaks all of a line; null when there is nothing to say. */
export function speakLine(engine: Engine, order: SpeechOrder, performance: Performance): SpokenClause | null {
  engine.reset();
  const clauses = speakable(order.text, order.language, order.pronunciations);
  const spoken = clauses.map((clause, i) => {
    const part = speakClause(engine, clause, mannersOf(clauses, i, performance));
    performance.heard(i + 1, clauses.length + 1);
    return { part, rest: restAfter(clause.ending, performance) };
  });
  const heard = spoken.flatMap(({ part, rest }) => (part === null ? [] : [{ part, rest }]));
  return heard.length === 0 ? null : laid(heard, performance.delivery);
}
