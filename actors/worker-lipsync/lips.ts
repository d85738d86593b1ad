/** The port of a maker of mouth shapes. */
import type { Make } from '../runtime/maker.ts';

export interface Lips {
  readonly visemes: Make<'visemes'>;
}
