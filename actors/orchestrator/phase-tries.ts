/** How often the phases of a run have failed, and what comes of the next failure. */
import { codeOf, errorFacts, isOutage, messageOf } from '../../contracts/error.ts';
import type { RunPhase } from '../../machines/run.machine.ts';
import type { Message } from './message.ts';

const MOST_TRIES = 5;

export const FIRST_RETRY_MS = 500;
export const LONGEST_RETRY_MS = 30_000;

const retryDelayMs = (tries: number): number => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1));

export class PhaseTries {
  readonly #tries = new Map<RunPhase, number>();

  forget(phase: RunPhase): void {
    this.#tries.delete(phase);
  }

  /**
   * What passes by itself is tried again after a growing pause, kept as a timer: for ever while others cannot be reached,
   * a few times otherwise. Everything else fails the run.
   */
  afterError(phase: RunPhase, error: unknown): Message {
    const code = codeOf(error);
    const tries = (this.#tries.get(phase) ?? 0) + 1;
    this.#tries.set(phase, tries);
    if (isOutage(error) || (errorFacts(code).retry !== 'never' && tries <= MOST_TRIES)) {
      return { type: 'retryLater', phase, delayMs: retryDelayMs(tries) };
    }
    this.forget(phase);
    return { type: 'event', event: { type: 'stepFailed', phase, code, message: messageOf(error) } };
  }
}
