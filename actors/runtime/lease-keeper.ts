/** How the leases of a worker are kept while the work under them lives: all of them in one word to the hub. */
import type { Lease } from '../../contracts/worker.ts';
import type { Clock } from './clock.ts';

/** A lease that is to go on, and how far the work under it is (0…1). */
export interface Renewal {
  readonly lease: Lease;
  readonly share: number;
}

/** What is asked of the hub. */
interface Renewals {
  /** Whether each job is still wanted, in their order. */
  renew(renewals: readonly Renewal[]): Promise<readonly boolean[]>;
}

interface KeeperTerms {
  readonly clock: Clock;
  /** Work that says nothing for this long, ms, has hung, however busy the machine is; the crew gives up at the same time. */
  readonly silenceMs: number;
}

interface Terms {
  /** Aborted when the work is to stop. */
  readonly abort: AbortController;
  /** When the lease was asked for, ms. */
  readonly askedAt: number;
}

/** Leases are renewed so often before they would end. */
const BEATS = 3;

/** One of the leases that are kept. */
export class KeptLease {
  readonly lease: Lease;
  readonly #abort: AbortController;
  readonly #clock: Clock;
  readonly #silenceMs: number;
  readonly #leave: () => void;
  /** When the last word was sent that the hub has answered by keeping the lease. */
  #keptAt: number;
  #movedAt: number;
  #share = 0;
  #isOver = false;
  isUnwanted = false;

  constructor(
    lease: Lease,
    { abort, askedAt }: Terms,
    { clock, silenceMs, leave }: KeeperTerms & { readonly leave: () => void },
  ) {
    this.lease = lease;
    this.#abort = abort;
    this.#clock = clock;
    this.#silenceMs = silenceMs;
    this.#leave = leave;
    this.#keptAt = askedAt;
    this.#movedAt = clock.now();
  }

  progress(share: number): void {
    this.#share = share;
    this.#movedAt = this.#clock.now();
  }

  stop(): void {
    this.#isOver = true;
    this.#leave();
  }

  /** What is to be said of it now; null when nothing is, because the work has hung or is given up. */
  due(now: number): Renewal | null {
    const { leaseMs } = this.lease;
    // As long again as the lease it may be that it still holds; after that somebody else may be at the same work.
    if (now - this.#keptAt > 2 * leaseMs - leaseMs / BEATS) this.#giveUp();
    const isAlive = now - this.#movedAt <= this.#silenceMs;
    return isAlive && !this.isUnwanted ? { lease: this.lease, share: this.#share } : null;
  }

  /** Told what the hub has answered to a word that was sent at that time. */
  answered(isWanted: boolean, sentAt: number): void {
    if (isWanted) this.#keptAt = Math.max(this.#keptAt, sentAt);
    else if (!this.#isOver) this.#giveUp();
  }

  #giveUp(): void {
    this.isUnwanted = true;
    this.#abort.abort();
    this.#leave();
  }
}

/**
 * Renews leases while the work lives, and stops the work when it is not wanted any more. Slow is not dead: on a busy
 * machine progress may take longer than a lease, and a lease lost that way would count as a death of the job.
 */
export class LeaseKeeper {
  readonly #hub: Renewals;
  readonly #terms: KeeperTerms;
  readonly #kept = new Set<KeptLease>();
  /** Ends the pause between two beats; null while nothing is kept. */
  #pulse: AbortController | null = null;

  constructor(hub: Renewals, terms: KeeperTerms) {
    this.#hub = hub;
    this.#terms = terms;
  }

  keep(lease: Lease, terms: Terms): KeptLease {
    const leave = (): void => this.#leave(kept);
    const kept = new KeptLease(lease, terms, { ...this.#terms, leave });
    this.#kept.add(kept);
    if (this.#pulse === null) {
      this.#pulse = new AbortController();
      void this.#beat(this.#pulse.signal);
    }
    return kept;
  }

  #leave(kept: KeptLease): void {
    this.#kept.delete(kept);
    if (this.#kept.size > 0) return;
    this.#pulse?.abort();
    this.#pulse = null;
  }

  /** The hub may be slow or away; nobody waits for its answer before the next word is sent. */
  async #beat(over: AbortSignal): Promise<void> {
    for (;;) {
      const shortestMs = Math.min(...[...this.#kept].map(({ lease }) => lease.leaseMs));
      const { clock } = this.#terms;
      await clock.pause(shortestMs / BEATS, over);
      if (over.aborted) return;
      void this.#renewAll(clock.now());
    }
  }

  async #renewAll(sentAt: number): Promise<void> {
    const due = [...this.#kept].flatMap((kept) => {
      const renewal = kept.due(sentAt);
      return renewal === null ? [] : [{ kept, renewal }];
    });
    if (due.length === 0) return;
    const wanted = await this.#hub.renew(due.map(({ renewal }) => renewal)).catch(() => []);
    due.forEach(({ kept }, at) => {
      const isWanted = wanted[at];
      if (isWanted !== undefined) kept.answered(isWanted, sentAt);
    });
  }
}
