/** How a worker gets through its work: take a seat, lease a job, do it while the lease is kept, hand in the result. */
import { codeOf, Failure, isOutage, messageOf } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Lease, WorkerFailure, WorkerResult } from '../../contracts/worker.ts';
import type { Outcome } from './bus.ts';
import type { Clock } from './clock.ts';
import type { Crew, Seat } from './crew.ts';
import { LeaseKeeper } from './lease-keeper.ts';

export interface Assignment {
  readonly lease: Lease;
  readonly provider: Provider;
}

interface Taken extends Assignment {
  /** When it was asked for, by the worker’s clock: the lease cannot have begun before, ms. */
  readonly askedAt: number;
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
  /** What is wrong with the result, where it is refused for that; null where it was taken, or the lease is lost. */
  complete(lease: Lease, result: WorkerResult): Promise<WorkerFailure | null>;
  fail(lease: Lease, failure: WorkerFailure): Promise<void>;
  release(leases: readonly Lease[]): Promise<void>;
}

/** An attempt that ended by itself: it was neither given back nor taken away. */
export interface Ended {
  readonly kind: JobKind;
  readonly ms: number;
  readonly isGood: boolean;
}

export interface WorkPorts {
  readonly kinds: readonly JobKind[];
  readonly hub: HubLine;
  readonly crew: Pick<Crew, 'seat' | 'seats' | 'taken' | 'stallMs'>;
  readonly clock: Clock;
  /** How often to look for work when nobody has said that there is any, ms, where that is known. */
  lookEveryMs?(): number | undefined;
  /** Told of every attempt that ended. */
  onEnded?(ended: Ended): void;
  onError(error: unknown): void;
}

/** How often work is looked for when nobody has said that there is any, nor how often that need be, ms. */
const LOOK_EVERY_MS = 2_000;

/** Where less work waits, ms, it is left to the process that knows it: by the time that another is ready, most of it is done (docs/decisions/0011). */
const WORTH_GETTING_READY_MS = 3_000;

/** A node whose disk is full, or that alone cannot reach the objects, would fail whatever it takes: it takes nothing for so long, ms. */
const UNFIT_MS = 5_000;

/** A result with which no message can be made is one that its kind does not promise either. */
const isUnsayable = (error: unknown): boolean =>
  ['PARAMS_INVALID', 'PAYLOAD_TOO_LARGE'].includes(codeOf(error));

/** The run hears of it only when it happens twice: whoever looks after the node hears of it at once. */
const isOfTheWork = (error: unknown): boolean =>
  ['WORKER_CRASHED', 'WORKER_STALLED', 'RESULT_INVALID'].includes(codeOf(error));

const isOfTheNode = (error: unknown): boolean => ['DISK_FULL', 'STORAGE_UNAVAILABLE'].includes(codeOf(error));

/** Pauses before a hub that could not be reached is asked again, ms. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export class WorkLoop {
  readonly #ports: WorkPorts;
  readonly #stop = new AbortController();
  readonly #running = new Map<
    string,
    Assignment & { readonly abort: AbortController; done: Promise<void> }
  >();
  #wake: (() => void) | null = null;
  #isHinted = false;
  /** Whether too little work waited for a novice; more of it is said by a hint. */
  #isLittle = false;
  #isDraining = false;
  /** Until when nothing is taken, by the clock. */
  #restsUntil = -Infinity;
  #loop: Promise<void> | null = null;
  /** Hand-offs of which nobody knows yet what became of them. */
  #handed: PromiseWithResolvers<Outcome>[] = [];
  /** Resolves when there is nothing to do but to wait. */
  #idle = Promise.withResolvers<void>();

  constructor(ports: WorkPorts) {
    this.#ports = ports;
  }

  /** Ids of the jobs being done. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Who does the jobs being done, one for each job. */
  get providers(): readonly Provider[] {
    return [...this.#running.values()].map(({ provider }) => provider);
  }

  start(): void {
    this.#loop = this.#look();
  }

  /** Says that there may be work. */
  hint(): void {
    this.#isLittle = false;
    this.#lookAgain();
  }

  /** Takes nothing new, and gives what is under way so long, ms, to come to its end; then stops. */
  async drain(patienceMs: number): Promise<void> {
    this.#isDraining = true;
    this.hint();
    const ends = Promise.allSettled([...this.#running.values()].map(({ done }) => done));
    await Promise.race([ends, this.#ports.clock.pause(patienceMs, this.#stop.signal)]);
    await this.stop();
  }

  /**
   * Takes a hand-off from the bus. It is passed on when there was work, because there may be more, and when there is no
   * seat, because another may have one; it is done when there was nothing to do. Rejects when nobody could say.
   */
  take(): Promise<Outcome> {
    const { crew } = this.#ports;
    this.hint();
    if (this.#stop.signal.aborted || this.#restMs > 0 || crew.taken >= crew.seats)
      return Promise.resolve('pass');
    const handed = Promise.withResolvers<Outcome>();
    this.#handed.push(handed);
    return handed.promise;
  }

  /** Resolves when a hand-off would find this worker waiting, or when the signal aborts. */
  idle(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', end, { once: true });
      void this.#idle.promise.then(end);
    });
  }

  /** Stops at once: work under way is given back, so that another worker need not wait for its lease to end. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.hint();
    const held = [...this.#running.values()];
    for (const { abort } of held) abort.abort();
    await Promise.allSettled(held.map(({ done }) => done));
    await this.#loop;
    settle(this.#handed.splice(0), 'pass');
  }

  #lookAgain(): void {
    this.#isHinted = true;
    if (this.#wake === null) return;
    this.#idle = Promise.withResolvers();
    this.#wake();
  }

  get #restMs(): number {
    return this.#restsUntil - this.#ports.clock.now();
  }

  async #look(): Promise<void> {
    while (!this.#stop.signal.aborted && !this.#isDraining) {
      if (this.#restMs > 0) await this.#ports.clock.pause(this.#restMs, this.#stop.signal);
      const found = await this.#takeOne().catch((error: unknown) => {
        // Whoever is stopped does not get the seat that it waited for.
        if (!this.#stop.signal.aborted) this.#ports.onError(error);
        return false;
      });
      if (!found) await this.#waitForHint();
    }
  }

  /** Leases one job and starts on it; false when there was none. */
  async #takeOne(): Promise<boolean> {
    const { crew, kinds } = this.#ports;
    if (crew.taken >= crew.seats) settle(this.#handed.splice(0), 'pass');
    const seat = await crew.seat(kinds, this.#stop.signal);
    if (this.#isDraining) {
      seat.leave();
      return false;
    }
    const handed = this.#handed.splice(0);
    const askedAt = this.#ports.clock.now();
    const assignment = await this.#leaseFor(seat).catch((error: unknown) => {
      for (const { reject } of handed) reject(error);
      seat.leave();
      throw error;
    });
    settle(handed, assignment === null ? 'done' : 'pass');
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
    this.#running.set(lease.jobId, { ...assignment, abort, done });
  }

  async #work(seat: Seat, { lease, provider, askedAt }: Taken, abort: AbortController): Promise<void> {
    const { clock, crew, hub } = this.#ports;
    const keeper = new LeaseKeeper(hub, lease, { clock, abort, askedAt, silenceMs: crew.stallMs });
    const began = clock.now();
    const ended = (isGood: boolean, endedAt = clock.now()): void =>
      this.#ports.onEnded?.({ kind: lease.task.kind, ms: endedAt - began, isGood });
    try {
      const result = await seat.run({
        task: lease.task,
        provider,
        signal: abort.signal,
        onProgress: (share) => keeper.progress(share),
      });
      const madeAt = clock.now();
      ended(await this.#isAsPromised(lease, result, abort.signal), madeAt);
    } catch (error) {
      if (!abort.signal.aborted) {
        ended(false);
        if (isOfTheWork(error)) this.#ports.onError(error);
      }
      if (isOfTheNode(error)) this.#rest();
      await this.#handBack(lease, { error, unwanted: keeper.isUnwanted });
    } finally {
      keeper.stop();
    }
  }

  /** Whether the result is what its kind promises; of one that is not, the node tells whoever looks after it. */
  async #isAsPromised(lease: Lease, result: WorkerResult, signal: AbortSignal): Promise<boolean> {
    const refusal = await this.#handIn(lease, result, signal).catch((error: unknown) => {
      throw isUnsayable(error) ? new Failure('RESULT_INVALID', messageOf(error)) : error;
    });
    if (refusal !== null) this.#ports.onError(new Failure('RESULT_INVALID', refusal.message));
    return refusal === null;
  }

  /** Hands the result in, for as long as the hub cannot be reached and the job may still be ours: the work is done and stored. */
  async #handIn(lease: Lease, result: WorkerResult, signal: AbortSignal): Promise<WorkerFailure | null> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await this.#ports.hub.complete(lease, result);
      } catch (error) {
        if (!isOutage(error) || signal.aborted) throw error;
      }
      await this.#ports.clock.pause(pauseMs, signal);
    }
  }

  async #handBack(lease: Lease, { error, unwanted }: { error: unknown; unwanted: boolean }): Promise<void> {
    if (unwanted) return;
    if (this.#stop.signal.aborted) return this.#ports.hub.release([lease]);
    await this.#ports.hub.fail(lease, { code: codeOf(error), message: messageOf(error).slice(0, 2000) });
  }

  #rest(): void {
    this.#restsUntil = this.#ports.clock.now() + UNFIT_MS;
    this.#lookAgain();
  }

  async #waitForHint(): Promise<void> {
    // A hint may have come while the hub was asked, just too late for its answer.
    if (!this.#isHinted) {
      const hinted = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#idle.resolve();
      const lookEveryMs = this.#ports.lookEveryMs?.() ?? LOOK_EVERY_MS;
      await Promise.race([hinted, this.#ports.clock.pause(lookEveryMs, this.#stop.signal)]);
    }
    if (!this.#isHinted) this.#idle = Promise.withResolvers();
    this.#isHinted = false;
    this.#wake = null;
  }
}

/** Hand-offs that came together woke one worker, so one of them is enough to wake the next. */
function settle([first, ...others]: readonly PromiseWithResolvers<Outcome>[], outcome: Outcome): void {
  first?.resolve(outcome);
  for (const { resolve } of others) resolve('done');
}
