/** Turns of talk: speech that one person says in one go, with the cues around it. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Speech } from '../page/speech.ts';
import type { Cue } from './cue.ts';

export interface Turn {
  readonly speeches: readonly Speech[];
  readonly paragraph: number;
  /** The paragraph's range, or the part of it that belongs to this turn. */
  readonly range: Span;
  readonly cues: readonly Cue[];
  /** Whether nothing but blanks parts it from the turn before, in one paragraph. */
  readonly adjacent: boolean;
  /** Whether its last quotation is not closed, so that the next goes on. */
  readonly open: boolean;
  /** Phrases inside the speech that call somebody, and those that only mention somebody. */
  readonly calls: readonly number[];
  /** Phrases outside its words that tell to whom it is said: 对阿满说, said to the boy. */
  readonly addressed: readonly number[];
  readonly mentions: readonly number[];
  /** Subject of the narration right before, when that is a paragraph without speech. */
  readonly before: number | null;
  /** Name that the page gives. */
  readonly given: string | null;
}
