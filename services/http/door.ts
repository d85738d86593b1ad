/** Whether a server lets anybody in, and whom it still has to answer. */
import type { ServerResponse } from 'node:http';

export class Door {
  readonly #inside = new Set<ServerResponse>();
  #isShut = false;
  #whenEmpty: () => void = () => undefined;

  /** False when nobody is let in any more. */
  enter(response: ServerResponse): boolean {
    if (this.#isShut) return false;
    this.#inside.add(response);
    response.once('close', () => {
      this.#inside.delete(response);
      if (this.#inside.size === 0) this.#whenEmpty();
    });
    return true;
  }

  /** Resolves when everybody who is in has his answer, or after so long, ms. */
  shut(withinMs: number): Promise<void> {
    this.#isShut = true;
    if (this.#inside.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
