/** The messages that one group of a bus in memory has yet to get done, and who waits for them. */
import type { Message } from '../../actors/runtime/bus.ts';

export interface Waiting {
  readonly message: Message;
  /** Failed attempts so far. */
  readonly failed: number;
}

/** More than this is a sign that nobody listens any more; the oldest are forgotten first. */
const MAX_WAITING = 10_000;

export class MemoryGroup {
  readonly #waiting: Waiting[] = [];
  readonly #takers = new Set<(waiting: Waiting) => void>();

  /** Gives it to whoever has waited longest. */
  put(waiting: Waiting): void {
    const [taker] = this.#takers;
    if (taker !== undefined) {
      this.#takers.delete(taker);
      return taker(waiting);
    }
    this.#waiting.push(waiting);
    if (this.#waiting.length > MAX_WAITING) this.#waiting.shift();
  }

  /** The oldest, as soon as there is one; null when the signal aborts. */
  take(signal: AbortSignal): Promise<Waiting | null> {
    if (signal.aborted) return Promise.resolve(null);
    const next = this.#waiting.shift();
    if (next !== undefined) return Promise.resolve(next);
    return new Promise((resolve) => {
      const give = (waiting: Waiting): void => {
        signal.removeEventListener('abort', leave);
        resolve(waiting);
      };
      const leave = (): void => {
        this.#takers.delete(give);
        resolve(null);
      };
      this.#takers.add(give);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
