/** The port of a film maker: mixing, joining and checking. What needs no media tools the composer writes itself. */
import type { Make } from '../runtime/maker.ts';

export interface Film {
  /** Mixes in blocks, so that memory does not grow with the film; yields the mix, encoded too, and its three stems. */
  readonly mix: Make<'mix'>;
  /** Joins video packets as they are and lays the mix under them; picture and sound end together. */
  readonly film: Make<'film'>;
  /** Decodes the finished film and measures it; knows nothing of the plan. */
  readonly check: Make<'check'>;
}
