/** One clause spoken: the engine's text for it, and its sound cut to where something is heard. */
import type { Engine, Manners } from './engine.ts';
import { ENGINE_RATE } from './engine.ts';
import type { Clause, Piece } from './speakable.ts';
import type { Ending } from './tokens.ts';

/** The mark that gives the engine the melody of an ending. */
const marks: Readonly<Record<Ending, string>> = {
  none: ',',
  enumeration: ',',
  comma: ',',
  semicolon: ';',
  colon: ':',
  stop: '.',
  question: '?',
  exclamation: '!',
  ellipsis: ',',
  dash: ',',
};

interface Script {
  readonly text: string;
  /** The piece that each code point of `text` belongs to. */
  readonly owners: readonly Piece[];
}

/**
 * Letters as they are, phonemes in the engine's double brackets. Blanks keep these apart: of four in a row without
 * one, the last is read out letter by letter (measured).
 */
function scriptOf(clause: Clause): Script {
  let text = '';
  const owners: Piece[] = [];
  for (const piece of clause.pieces) {
    const said = piece.as === 'phonemes' ? ` [[${piece.say}]] ` : piece.say;
    text += said;
    for (const _ of said) owners.push(piece);
  }
  return { text: text + marks[clause.ending], owners };
}

interface SpokenPart {
  readonly from: number;
  readonly to: number;
}

/** Positions are samples at ENGINE_RATE from the first sample of `signal`. */
export interface SpokenClause {
  readonly signal: Float32Array;
  readonly phonemes: readonly (SpokenPart & { readonly id: string })[];
  readonly words: readonly (SpokenPart & { readonly start: number; readonly end: number })[];
}

/** Looked up once: in every sample, finding the global costs more than the arithmetic. */
const { abs } = Math;

/** What is this much softer than the clause's peak counts as silence (−40 dB). */
const SILENCE = 0.01;
const LEAD = Math.round(0.004 * ENGINE_RATE);
const TAIL = Math.round(0.016 * ENGINE_RATE);

function loudest(signal: Float32Array): number {
  let most = 0;
  for (let i = 0; i < signal.length; i++) most = Math.max(most, abs(signal[i] as number));
  return most;
}

/** Where the sound begins and ends, with a little room for its edges. */
function audible(signal: Float32Array): SpokenPart {
  const floor = SILENCE * loudest(signal);
  const first = signal.findIndex((x) => abs(x) > floor);
  const last = signal.findLastIndex((x) => abs(x) > floor);
  return { from: Math.max(0, first - LEAD), to: Math.min(signal.length, last + TAIL) };
}

/** Eases the edges in and out, so that a cut never clicks. */
function softened(signal: Float32Array): Float32Array {
  const ease = (i: number, length: number): number => 0.5 - 0.5 * Math.cos((Math.PI * i) / length);
  for (let i = 0; i < LEAD && i < signal.length; i++) signal[i] = (signal[i] as number) * ease(i, LEAD);
  for (let i = 0; i < TAIL && i < signal.length; i++) {
    const at = signal.length - 1 - i;
    signal[at] = (signal[at] as number) * ease(i, TAIL);
  }
  return signal;
}

/** Turns onsets into ranges that end where the next begins; what lies outside of `heard` is dropped. */
function ranges<T extends { readonly at: number }>(
  onsets: readonly T[],
  heard: SpokenPart,
): (T & SpokenPart)[] {
  const clamp = (at: number): number => Math.max(0, Math.min(at, heard.to) - heard.from);
  return onsets
    .map((onset, i) => ({ ...onset, from: clamp(onset.at), to: clamp(onsets[i + 1]?.at ?? heard.to) }))
    .filter((range) => range.to > range.from);
}

type Word = SpokenClause['words'][number];

/** The text that a word of the engine's covers: its own piece and those after it until the next word's. */
function covered(
  pieces: readonly Piece[],
  owner: Piece,
  next: Piece | undefined,
): Pick<Word, 'start' | 'end'> {
  const until = next?.start ?? Infinity;
  const last = pieces.findLast((piece) => piece.as !== 'blank' && piece.start < until);
  return { start: owner.start, end: Math.max(owner.end, last?.end ?? 0) };
}

/** Words with the text they stand for; several of the engine's for one piece (a number) are one. */
function wordsOf(clause: Clause, heard: readonly (SpokenPart & { readonly owner: Piece })[]): Word[] {
  const firsts = heard.filter(({ owner }, i) => owner.start !== heard[i - 1]?.owner.start);
  return firsts.map(({ from, owner }, i) => {
    const next = firsts[i + 1];
    return {
      from,
      to: next?.from ?? heard.at(-1)?.to ?? from,
      ...covered(clause.pieces, owner, next?.owner),
    };
  });
}

/** Speaks a clause; null when nothing of it is heard. */
export function speakClause(engine: Engine, clause: Clause, manners: Manners): SpokenClause | null {
  const { text, owners } = scriptOf(clause);
  const spoken = engine.speak(text, manners);
  const heard = audible(spoken.signal);
  if (heard.to - heard.from < LEAD + TAIL) return null;
  const words = ranges(spoken.words, heard).flatMap(({ from, to, position }) => {
    const owner = owners[position];
    return owner === undefined ? [] : [{ from, to, owner }];
  });
  return {
    signal: softened(spoken.signal.slice(heard.from, heard.to)),
    phonemes: ranges(spoken.phonemes, heard).map(({ from, to, id }) => ({ from, to, id })),
    words: wordsOf(clause, words),
  };
}
