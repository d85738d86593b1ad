/** The port of a speech engine. */
import type { Make } from '../runtime/maker.ts';

export interface Voices {
  /** Speaks a line: mono 16-bit WAV at 48 kHz, levelled to −19 LUFS, with phoneme timings. `facts.samples` is its length. */
  readonly voice: Make<'voice'>;
}
