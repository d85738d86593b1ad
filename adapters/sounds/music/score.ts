/** What is played: notes in beats, in parts. */
import type { InstrumentName } from '../instruments/instruments.ts';

export interface Note {
  /** Beats from the beginning. */
  readonly at: number;
  readonly beats: number;
  /** MIDI number; 69 is 440 Hz. */
  readonly pitch: number;
  /** 0 hardly heard … 1 as strong as it goes. */
  readonly force: number;
}

export interface Part {
  readonly instrument: InstrumentName;
  readonly notes: readonly Note[];
  /** Decibels against the lead. */
  readonly db: number;
  /** −1 left … 1 right. */
  readonly pan: number;
  /** Whether notes are slurred: each slides out of the one before. */
  readonly slurred: boolean;
}

/** All music is in four-four time. */
export const BEATS_A_BAR = 4;

export const hertzOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12);
