/** How loud a film is from moment to moment. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { Sound } from '../../media/decode.ts';

/** Milliseconds of one value. */
export const ENVELOPE_MS = 10;
const SAMPLES = (SAMPLE_RATE * ENVELOPE_MS) / 1000;

/** Root mean square of every 10 ms, of all channels together. */
export class SoundEnvelope {
  readonly #levels: number[] = [];
  #sum = 0;
  #filled = 0;

  listen({ samples, channels }: Sound): void {
    const [left, right = left] = channels;
    if (left === undefined || right === undefined) return;
    for (let i = 0; i < samples; i++) {
      const x = (left[i] ?? 0) + (right[i] ?? 0);
      this.#sum += x * x;
      this.#filled += 1;
      if (this.#filled === SAMPLES) this.#close();
    }
  }

  /** The level of the stretch that begins at `index` × 10 ms; 0 outside the film. */
  level(index: number): number {
    return this.#levels[index] ?? 0;
  }

  #close(): void {
    this.#levels.push(Math.sqrt(this.#sum / SAMPLES));
    this.#sum = 0;
    this.#filled = 0;
  }
}
