/** The people of one story, and how its language finds them and the signs of who speaks. */
import type { CueFinder } from '../said/cue.ts';
import type { Phrase } from './figure.ts';
import type { Resolved } from './resolve.ts';

export interface People extends Resolved {
  readonly phrases: readonly Phrase[];
  readonly cues: CueFinder;
  /** Whether a phrase in speech calls whom it names. */
  readonly isCall: (phrase: Phrase) => boolean;
}
