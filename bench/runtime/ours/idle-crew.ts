/** A crew whose work is none, or a pause: what is measured is everything around the work. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Crew, CrewJob, Prospect, Seat } from '../../../actors/runtime/crew.ts';
import { Prospects } from '../../../actors/runtime/prospects.ts';
import type { WorkerResult } from '../../../contracts/worker.ts';
import { resultOf } from './stand-in.ts';

export interface IdleTerms {
  readonly seats: number;
  /** How long a job takes. */
  readonly ms: number;
  /** Told when a job begins. */
  readonly onBegin: (jobId: string) => void;
}

export class IdleCrew implements Crew {
  readonly waiting = 0;
  readonly stallMs = 60_000;
  readonly #terms: IdleTerms;
  readonly #prospects = new Prospects();
  #taken = 0;
  #queue: (() => void)[] = [];

  constructor(terms: IdleTerms) {
    this.#terms = terms;
  }

  get seats(): number {
    return this.#terms.seats;
  }

  get taken(): number {
    return this.#taken;
  }

  async seat(_kinds: readonly unknown[], signal: AbortSignal): Promise<Seat> {
    while (this.#taken >= this.seats) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#queue.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.#take();
  }

  prospect(_kinds: readonly unknown[], most: number): Prospect {
    const spare = (): number => this.seats - this.#taken - this.#queue.length;
    return this.#prospects.among(spare(), most, () => (spare() > 0 ? this.#take() : null));
  }

  warm(): void {
    // Nothing needs to get ready.
  }

  begin(): Promise<null> {
    return Promise.resolve(null);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #take(): Seat {
    this.#taken += 1;
    return { isNovice: false, run: (job) => this.#run(job), leave: () => this.#leave() };
  }

  async #run({ task, signal }: CrewJob): Promise<WorkerResult> {
    this.#terms.onBegin(task.jobId);
    if (this.#terms.ms > 0) await pause(this.#terms.ms, undefined, { signal });
    return resultOf(task);
  }

  #leave(): void {
    this.#taken -= 1;
    this.#queue.shift()?.();
  }
}
