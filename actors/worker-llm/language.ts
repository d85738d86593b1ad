/** The port of a language engine. */
import type { Make } from '../runtime/maker.ts';

export interface Language {
  /** Reads a story into lines, speakers, cast, places and scenes. `facts.language` is what it was read as. */
  readonly reading: Make<'reading'>;
}
