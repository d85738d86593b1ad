/** The port of a maker of everything that is heard besides speech: stereo 16-bit WAV at 48 kHz. */
import type { Make } from '../runtime/maker.ts';

export interface Sounds {
  /** `facts.samples` is the length of the piece without its ring-out, `facts.barSamples` that of a bar. */
  readonly music: Make<'music'>;
  /** A bed whose end runs seamlessly into its beginning. */
  readonly ambience: Make<'ambience'>;
  readonly effect: Make<'effect'>;
  /** A sound that somebody has put in, no longer than it is heard. */
  readonly sound: Make<'sound'>;
}
