/** How a worker gets through its work: take a seat, lease a job, do it while the lease is kept, hand in the result. */
import { codeOf, messageOf } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Lease, WorkerFailure, WorkerResult } from '../../contracts/worker.ts';
import type { Clock } from './clock.ts';
import type { Crew, Seat } from './crew.ts';

export interface Assignment {
  readonly lease: Lease;
  readonly provider: Provider;
}

interface Taken extends Assignment {
  /** When it was asked for, by the worker’s clock: the lease cannot have begun before, ms. */
  readonly askedAt: number;
}

/** What a worker says to the hub. */
export interface HubLine {
  /** A waiting job, or null where less work of these kinds waits, ms. */
  lease(kinds: readonly JobKind[], leastMs: number): Promise<Assignment | null>;
  /** Whether the job is still wanted. */
  renew(lease: Lease, share: number): Promise<boolean>;
  complete(lease: Lease, result: WorkerResult): Promise<void>;
  fail(lease: Lease, failure: WorkerFailure): Promise<void>;
  release(leases: readonly Lease[]): Promise<void>;
}

export interface WorkPorts {
  readonly kinds: readonly JobKind[];
  readonly hub: HubLine;
  readonly crew: Pick<Crew, 'seat'>;
  readonly clock: Clock;
  onError(error: unknown): void;
}

/** How often work is looked for when nobody has said that there is any, ms. */
const LOOK_EVERY_MS = 2_000;

/** Where less work waits, ms, it is left to the process that knows it: by the time that another is ready, most of it is done (docs/decisions/0011). */
const WORTH_GETTING_READY_MS = 3_000;

export class WorkLoop {
  readonly #ports: WorkPorts;
  readonly #stop = new AbortController();
  readonly #running = new Map<
    string,
    { readonly lease: Lease; readonly abort: AbortController; done: Promise<void> }
  >();
  #wake: (() => void) | null = null;
  #isHinted = false;
  /** Whether too little work waited for a novice; more of it is said by a hint. */
  #isLittle = false;
  #loop: Promise<void> | null = null;

  constructor(ports: WorkPorts) {
    this.#ports = ports;
  }

  /** Ids of the jobs being done. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  start(): void {
    this.#loop = this.#look();
  }

  /** Says that there may be work. */
  hint(): void {
    this.#isLittle = false;
    this.#lookAgain();
  }

  /** Stops at once: work under way is given back, so that another worker need not wait for its lease to end. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.hint();
    const held = [...this.#running.values()];
    for (const { abort } of held) abort.abort();
    await Promise.allSettled(held.map(({ done }) => done));
    await this.#loop;
  }

  #lookAgain(): void {
    this.#isHinted = true;
    this.#wake?.();
  }

  async #look(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const found = await this.#takeOne().catch((error: unknown) => {
        this.#ports.onError(error);
        return false;
      });
      if (!found) await this.#waitForHint();
    }
  }

  /** Leases one job and starts on it; false when there was none. */
  async #takeOne(): Promise<boolean> {
    const { crew, kinds } = this.#ports;
    const seat = await crew.seat(kinds, this.#stop.signal);
    const askedAt = this.#ports.clock.now();
    const assignment = await this.#leaseFor(seat).catch((error: unknown) => {
      seat.leave();
      throw error;
    });
    if (assignment === null) {
      seat.leave();
      return false;
    }
    this.#begin(seat, { ...assignment, askedAt });
    return true;
  }

  /** A job for whoever has taken a seat; a novice gets none where little work waits. */
  async #leaseFor({ isNovice }: Seat): Promise<Assignment | null> {
    const { hub, kinds } = this.#ports;
    if (!isNovice) return hub.lease(kinds, 0);
    if (this.#isLittle) return null;
    const busy = this.#running.size;
    const assignment = await hub.lease(kinds, WORTH_GETTING_READY_MS);
    this.#isLittle = assignment === null;
    // Whoever was about to be free may be so by now.
    if (this.#isLittle && this.#running.size < busy) this.#lookAgain();
    return assignment;
  }

  #begin(seat: Seat, assignment: Taken): void {
    const abort = new AbortController();
    const { lease } = assignment;
    const done = this.#work(seat, assignment, abort)
      .catch((error: unknown) => this.#ports.onError(error))
      .finally(() => {
        seat.leave();
        this.#running.delete(lease.jobId);
        // What was too little for a novice is enough for whoever is free now.
        if (this.#isLittle) this.#lookAgain();
      });
    this.#running.set(lease.jobId, { lease, abort, done });
  }

  async #work(seat: Seat, { lease, provider, askedAt }: Taken, abort: AbortController): Promise<void> {
    const keeper = new LeaseKeeper(this.#ports.hub, lease, { clock: this.#ports.clock, abort, askedAt });
    try {
      const result = await seat.run({
        task: lease.task,
        provider,
        signal: abort.signal,
        onProgress: (share) => keeper.progress(share),
      });
      await this.#ports.hub.complete(lease, result);
    } catch (error) {
      await this.#handBack(lease, { error, unwanted: keeper.isUnwanted });
    } finally {
      keeper.stop();
    }
  }

  async #handBack(lease: Lease, { error, unwanted }: { error: unknown; unwanted: boolean }): Promise<void> {
    if (unwanted) return;
    if (this.#stop.signal.aborted) return this.#ports.hub.release([lease]);
    await this.#ports.hub.fail(lease, { code: codeOf(error), message: messageOf(error).slice(0, 2000) });
  }

  async #waitForHint(): Promise<void> {
    // A hint may have come while the hub was asked, just too late for its answer.
    if (!this.#isHinted) {
      const hinted = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([hinted, this.#ports.clock.pause(LOOK_EVERY_MS, this.#stop.signal)]);
    }
    this.#isHinted = false;
    this.#wake = null;
  }
}

/** Work that says nothing for this long, ms, has hung, however busy the machine is; the crew gives up at the same time. */
const SILENCE_MS = 60_000;

/**
 * Renews a lease while the work lives, and stops the work when it is not wanted any more. Slow is not dead: on a busy
 * machine progress may take longer than a lease, and a lease lost that way would count as a death of the job.
 */
class LeaseKeeper {
  readonly #hub: HubLine;
  readonly #lease: Lease;
  readonly #abort: AbortController;
  readonly #over = new AbortController();
  readonly #clock: Clock;
  #share = 0;
  #movedAt: number;
  /** When the last word was sent that the hub has answered by keeping the lease. */
  #keptAt: number;
  isUnwanted = false;

  constructor(hub: HubLine, lease: Lease, terms: { clock: Clock; abort: AbortController; askedAt: number }) {
    this.#hub = hub;
    this.#lease = lease;
    this.#abort = terms.abort;
    this.#clock = terms.clock;
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
      else if (now - this.#movedAt <= SILENCE_MS) void this.#renew(now);
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
