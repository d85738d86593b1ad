/** How a worker gets through its work: take a seat, lease what is to be done, do it while the leases are kept, hand in the results. */
import { codeOf, Failure, messageOf } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Lease } from '../../contracts/worker.ts';
import type { Outcome } from './bus.ts';
import type { Clock } from './clock.ts';
import type { Crew, Prospect, Seat } from './crew.ts';
import { HandIn } from './hand-in.ts';
import { MOST_AT_ONCE, type Assignment, type Done, type HubLine } from './hub-line.ts';
import { LeaseKeeper, type KeptLease } from './lease-keeper.ts';
import { noProspect } from './prospects.ts';

interface Taken extends Assignment {
  /** When it was asked for, by the worker’s clock: the lease cannot have begun before, ms. */
  readonly askedAt: number;
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
  readonly crew: Pick<Crew, 'seat' | 'prospect' | 'seats' | 'taken' | 'stallMs'>;
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

export class WorkLoop {
  readonly #ports: WorkPorts;
  readonly #stop = new AbortController();
  readonly #keeper: LeaseKeeper;
  readonly #results: HandIn;
  readonly #running = new Map<
    string,
    Assignment & { readonly abort: AbortController; done: Promise<void> }
  >();
  #wake: (() => void) | null = null;
  #isHinted = false;
  /** Whether too little work waited for a novice; more of it is said by a hint. */
  #isLittle = false;
  #isDraining = false;
  /** Jobs that have left their seats since work was asked for. */
  #ended = 0;
  /** Until when nothing is taken, by the clock. */
  #restsUntil = -Infinity;
  #loop: Promise<void> | null = null;
  /** Hand-offs of which nobody knows yet what became of them. */
  #handed: PromiseWithResolvers<Outcome>[] = [];
  /** Resolves when there is nothing to do but to wait. */
  #idle = Promise.withResolvers<void>();

  constructor(ports: WorkPorts) {
    this.#ports = ports;
    const { hub, clock, crew } = ports;
    this.#keeper = new LeaseKeeper(hub, { clock, silenceMs: crew.stallMs });
    this.#results = new HandIn(hub, clock);
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
      const found = await this.#takeSome().catch((error: unknown) => {
        // Whoever is stopped does not get the seat that it waited for.
        if (!this.#stop.signal.aborted) this.#ports.onError(error);
        return false;
      });
      if (!found) await this.#waitForHint();
    }
  }

  /** Leases what is to be done and starts on it; false when there was nothing. */
  async #takeSome(): Promise<boolean> {
    const { crew, kinds, clock } = this.#ports;
    if (crew.taken >= crew.seats) settle(this.#handed.splice(0), 'pass');
    const seat = await crew.seat(kinds, this.#stop.signal);
    if (this.#isDraining) {
      seat.leave();
      return false;
    }
    const others = this.#prospect(seat);
    const askedAt = clock.now();
    try {
      const given = await this.#ask(seat, 1 + others.seats);
      await this.#seatAll(given, { seat, others, askedAt });
      return given.length > 0;
    } finally {
      others.end();
    }
  }

  /**
   * Twice as many seats as have become free since work was asked for: a crew whose jobs soon end is kept busy by few words,
   * and one whose jobs last takes on one after the other, so that nodes fill up side by side and not one after the other.
   */
  #prospect({ isNovice }: Seat): Prospect {
    const { crew, kinds } = this.#ports;
    if (isNovice) return noProspect;
    const most = Math.min(2 * this.#ended, MOST_AT_ONCE - 1);
    this.#ended = 0;
    return most === 0 ? noProspect : crew.prospect(kinds, most);
  }

  /** Jobs for whoever has taken a seat, which is left where there are none; hand-offs are settled by the answer. */
  async #ask(seat: Seat, most: number): Promise<readonly Assignment[]> {
    const handed = this.#handed.splice(0);
    try {
      const given = await this.#leaseFor(seat, most);
      settle(handed, given.length === 0 ? 'done' : 'pass');
      if (given.length === 0) seat.leave();
      return given;
    } catch (error) {
      for (const { reject } of handed) reject(error);
      seat.leave();
      throw error;
    }
  }

  /** Jobs for whoever has taken a seat; a novice gets none where little work waits. */
  async #leaseFor({ isNovice }: Seat, most: number): Promise<readonly Assignment[]> {
    const { hub, kinds } = this.#ports;
    if (!isNovice) return hub.lease(kinds, { most, leastMs: 0 });
    if (this.#isLittle) return [];
    const busy = this.#running.size;
    const given = await hub.lease(kinds, { most: 1, leastMs: WORTH_GETTING_READY_MS });
    this.#isLittle = given.length === 0;
    // Whoever was about to be free may be so by now.
    if (this.#isLittle && this.#running.size < busy) this.#lookAgain();
    return given;
  }

  /** Begins what was given. What comes after this worker has stopped, or finds its seat taken by another, is given back. */
  async #seatAll(
    [first, ...more]: readonly Assignment[],
    { seat, others, askedAt }: { seat: Seat; others: Prospect; askedAt: number },
  ): Promise<void> {
    if (first === undefined) return;
    const left: Lease[] = [];
    const begin = (place: Seat | null, given: Assignment): void => {
      if (place !== null && !this.#isDraining && !this.#stop.signal.aborted)
        return this.#begin(place, { ...given, askedAt });
      place?.leave();
      left.push(given.lease);
    };
    begin(seat, first);
    for (const given of more) begin(others.take(), given);
    others.end();
    if (left.length > 0) await this.#ports.hub.release(left);
  }

  #begin(seat: Seat, assignment: Taken): void {
    const abort = new AbortController();
    const { lease } = assignment;
    const done = this.#work(seat, assignment, abort)
      .catch((error: unknown) => this.#ports.onError(error))
      .finally(() => {
        seat.leave();
        this.#ended += 1;
        this.#running.delete(lease.jobId);
        // What was too little for a novice is enough for whoever is free now.
        if (this.#isLittle) this.#lookAgain();
      });
    this.#running.set(lease.jobId, { ...assignment, abort, done });
  }

  async #work(seat: Seat, { lease, provider, askedAt }: Taken, abort: AbortController): Promise<void> {
    const kept = this.#keeper.keep(lease, { abort, askedAt });
    const { clock } = this.#ports;
    const began = clock.now();
    const ended = (isGood: boolean, endedAt = clock.now()): void =>
      this.#ports.onEnded?.({ kind: lease.task.kind, ms: endedAt - began, isGood });
    try {
      const result = await seat.run({
        task: lease.task,
        provider,
        signal: abort.signal,
        onProgress: (share) => kept.progress(share),
      });
      const madeAt = clock.now();
      ended(await this.#isAsPromised({ lease, result }, abort.signal), madeAt);
    } catch (error) {
      if (!abort.signal.aborted) {
        ended(false);
        if (isOfTheWork(error)) this.#ports.onError(error);
      }
      if (isOfTheNode(error)) this.#rest();
      await this.#handBack(kept, error);
    } finally {
      kept.stop();
    }
  }

  /** Whether the result is what its kind promises; of one that is not, the node tells whoever looks after it. */
  async #isAsPromised(done: Done, signal: AbortSignal): Promise<boolean> {
    const refusal = await this.#results.add(done, signal).catch((error: unknown) => {
      throw isUnsayable(error) ? new Failure('RESULT_INVALID', messageOf(error)) : error;
    });
    if (refusal !== null) this.#ports.onError(new Failure('RESULT_INVALID', refusal.message));
    return refusal === null;
  }

  async #handBack({ lease, isUnwanted }: KeptLease, error: unknown): Promise<void> {
    if (isUnwanted) return;
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
