/** Hears that the feed of events has grown, and wakes all who wait for it. */
export class FeedEar {
  readonly #waiting = new Set<() => void>();

  /** The feed has grown. */
  hear(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves at the next growth, after so long, ms, or when the signal aborts. */
  grown(withinMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.#waiting.add(wake);
      if (signal.aborted) wake();
      else signal.addEventListener('abort', wake, { once: true });
    });
  }
}
