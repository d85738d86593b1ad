/** How a line is given, as far as words tell: manner, emotion and its strength. */
import type { Emotion, Manner } from '../../../../contracts/reading.ts';

/** What a verb or an adverb of speech tells; nulls leave the question open. */
export interface Delivery {
  readonly manner: Manner | null;
  readonly emotion: Emotion | null;
  /** 0…1; null when the word says nothing about it. */
  readonly intensity: number | null;
}

export const PLAIN: Delivery = { manner: null, emotion: null, intensity: null };
