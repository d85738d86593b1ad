/** How a lease is kept while the work under it lives. */
import type { Lease } from '../../contracts/worker.ts';
import type { Clock } from './clock.ts';

/** What is asked of the hub. */
interface Renewals {
  /** Whether the job is still wanted. */
  renew(lease: Lease, share: number): Promise<boolean>;
}

/** Work that says nothing for this long, ms, has hung, however busy the machine is; the crew gives up at the same time. */
const SILENCE_MS = 60_000;

/**
 * Renews a lease while the work lives, and stops the work when it is not wanted any more. Slow is not dead: on a busy
 * machine progress may take longer than a lease, and a lease lost that way would count as a death of the job.
 */
export class LeaseKeeper {
  readonly #hub: Renewals;
  readonly #lease: Lease;
  readonly #abort: AbortController;
  readonly #over = new AbortController();
  #share = 0;
  #movedAt: number;
  readonly #clock: Clock;
  isUnwanted = false;

  constructor(hub: Renewals, lease: Lease, { clock, abort }: { clock: Clock; abort: AbortController }) {
    this.#hub = hub;
    this.#lease = lease;
    this.#abort = abort;
    this.#clock = clock;
    this.#movedAt = clock.now();
    void this.#keep();
  }

  progress(share: number): void {
    this.#share = share;
    this.#movedAt = this.#clock.now();
  }

  stop(): void {
    this.#over.abort();
  }

  async #keep(): Promise<void> {
    for (;;) {
      await this.#clock.pause(this.#lease.leaseMs / 3, this.#over.signal);
      if (this.#over.signal.aborted) return;
      if (this.#clock.now() - this.#movedAt > SILENCE_MS) continue;
      // An unreachable hub is no reason to stop: the lease may still hold, and if not the result is refused.
      const wanted = await this.#hub.renew(this.#lease, this.#share).catch(() => true);
      if (wanted) continue;
      this.isUnwanted = true;
      this.#abort.abort();
      return;
    }
  }
}
