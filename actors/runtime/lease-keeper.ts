/** How a lease is kept while the work under it lives. */
import type { Lease } from '../../contracts/worker.ts';
import type { Clock } from './clock.ts';

/** What is asked of the hub. */
interface Renewals {
  /** Whether the job is still wanted. */
  renew(lease: Lease, share: number): Promise<boolean>;
}

interface Terms {
  readonly clock: Clock;
  readonly abort: AbortController;
  readonly askedAt: number;
  /** Work that says nothing for this long, ms, has hung, however busy the machine is; the crew gives up at the same time. */
  readonly silenceMs: number;
}

/**
 * Renews a lease while the work lives, and stops the work when it is not wanted any more. Slow is not dead: on a busy
 * machine progress may take longer than a lease, and a lease lost that way would count as a death of the job.
 */
export class LeaseKeeper {
  readonly #hub: Renewals;
  readonly #lease: Lease;
  readonly #abort: AbortController;
  readonly #over = new AbortController();
  readonly #clock: Clock;
  readonly #silenceMs: number;
  #share = 0;
  #movedAt: number;
  /** When the last word was sent that the hub has answered by keeping the lease. */
  #keptAt: number;
  isUnwanted = false;

  constructor(hub: Renewals, lease: Lease, terms: Terms) {
    this.#hub = hub;
    this.#lease = lease;
    this.#abort = terms.abort;
    this.#clock = terms.clock;
    this.#silenceMs = terms.silenceMs;
    this.#movedAt = terms.clock.now();
    this.#keptAt = terms.askedAt;
    void this.#keep();
  }

  progress(share: number): void {
    this.#share = share;
    this.#movedAt = this.#clock.now();
  }

  stop(): void {
    this.#over.abort();
  }

  /** The hub may be slow or away; nobody waits for its answer before the next word is sent. */
  async #keep(): Promise<void> {
    const everyMs = this.#lease.leaseMs / 3;
    while (!this.isUnwanted) {
      await this.#clock.pause(everyMs, this.#over.signal);
      if (this.#over.signal.aborted) return;
      const now = this.#clock.now();
      // As long again as the lease it may be that it still holds; after that somebody else may be at the same work.
      if (now - this.#keptAt > 2 * this.#lease.leaseMs - everyMs) this.#giveUp();
      else if (now - this.#movedAt <= this.#silenceMs) void this.#renew(now);
    }
  }

  async #renew(sentAt: number): Promise<void> {
    const wanted = await this.#hub.renew(this.#lease, this.#share).catch(() => null);
    if (wanted === true) this.#keptAt = Math.max(this.#keptAt, sentAt);
    if (wanted === false && !this.#over.signal.aborted) this.#giveUp();
  }

  #giveUp(): void {
    this.isUnwanted = true;
    this.#abort.abort();
  }
}
