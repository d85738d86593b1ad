/** Who waits for a run to come to rest. */
export class Waiting {
  readonly #resolvers = new Map<string, () => void>();

  /** Resolves when `over` is called for the run. */
  for(runId: string): Promise<void> {
    return new Promise((resolve) => this.#resolvers.set(runId, resolve));
  }

  over(runId: string): void {
    this.#resolvers.get(runId)?.();
    this.#resolvers.delete(runId);
  }
}
