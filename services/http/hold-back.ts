/** Has whoever asks for far more than he may wait until he is told so: saying no at once takes the time of those who work. */

/** A program that means well learns of it from these. */
const TOLD_AT_ONCE = 60;
const HELD_MS = 1_000;
/** What is held takes memory; were there more, waiting would be the attack. */
const MOST_HELD = 1_000;

export class HoldBack {
  readonly #pause: (ms: number) => Promise<unknown>;
  #held = 0;

  constructor(pause: (ms: number) => Promise<unknown>) {
    this.#pause = pause;
  }

  /** Resolves when he may be told that this is the `over`th request too many. */
  async wait(over: number): Promise<void> {
    if (over <= TOLD_AT_ONCE || this.#held >= MOST_HELD) return;
    this.#held += 1;
    await this.#pause(HELD_MS).finally(() => (this.#held -= 1));
  }
}
