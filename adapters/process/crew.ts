/**
 * The only spawner of processes. There are as many seats as cores; a seat uses an idle process or starts one, and every
 * process can do all kinds of work: starting another and warming it up costs more than what it has loaded already
 * (docs/decisions/0011). A process that crashes fails the attempt it was on and nothing else.
 */
import type { Clock } from '../../actors/runtime/clock.ts';
import type { CrewJob, Crew, Prospect, Seat, WorkAhead } from '../../actors/runtime/crew.ts';
import { Prospects } from '../../actors/runtime/prospects.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { CrewProcess, type CrewStore } from './crew-process.ts';
import { ceilingMb, machineMb } from './memory.ts';
import { takeNext, type Waiting } from './seat-queue.ts';

/** The processes open the store themselves. */
export interface CrewSettings extends CrewStore {
  readonly seats: number;
  readonly clock: Clock;
  /** Without a word for so long, ms, a process is taken to hang. */
  readonly stallMs?: number | undefined;
  /** Memory that a process may hold, MB, before it is ended; an equal part of the machine’s unless it is said. */
  readonly memoryMb?: number | undefined;
  /** A process that has had nothing to do for so long, ms, is let go, because it holds memory. */
  readonly idleMs?: number;
  /** A process that has worked for so long, ms, is replaced. */
  readonly wornMs?: number;
}

/** Longer than anything keeps silent, however busy the machine is. */
export const STALL_MS = 60_000;
const IDLE_MS = 4_000;

/**
 * Pictures of all sizes come and go, and what lies free between them is given back only by ending: a process grows for
 * minutes, from 440 to 640 MB (measured). A film of a minute and a half is made without any replacement; in longer ones a
 * fresh process costs a second each time.
 */
const WORN_MS = 28_000;
/** Work that is expected to take no longer, ms, is soon over: as long as it takes a process to get ready for other work. */
const SOON_MS = 2_000;

export class ProcessCrew implements Crew {
  readonly seats: number;
  readonly stallMs: number;
  readonly #memoryMb: number;
  readonly #settings: CrewSettings;
  readonly #idle: CrewProcess[] = [];
  readonly #busy = new Set<CrewProcess>();
  readonly #ending = new Set<Promise<void>>();
  readonly #prospects = new Prospects();
  readonly #queue: (Waiting & { take(process: CrewProcess | null): void })[] = [];
  #serving: NodeJS.Immediate | undefined;
  readonly #sweeper: NodeJS.Timeout;
  #free: number;

  constructor(settings: CrewSettings) {
    this.#settings = settings;
    this.seats = settings.seats;
    this.#free = settings.seats;
    this.stallMs = settings.stallMs ?? STALL_MS;
    this.#memoryMb = settings.memoryMb ?? ceilingMb(settings.seats, machineMb());
    this.#sweeper = setInterval(() => void this.#letGoIdle(), IDLE_MS / 2);
    this.#sweeper.unref();
  }

  get taken(): number {
    return this.seats - this.#free;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  async seat(kinds: readonly JobKind[], signal: AbortSignal): Promise<Seat> {
    return this.#seatAt(await this.#place(kinds, signal), kinds);
  }

  prospect(kinds: readonly JobKind[], most: number): Prospect {
    const spare = (): number => this.#free - this.#queue.length;
    const knowing = this.#idle.filter((process) => process.isAlive && process.knows(kinds)).length;
    const take = (): Seat | null => {
      if (spare() <= 0) return null;
      this.#free -= 1;
      return this.#seatAt(this.#takeIdle(kinds), kinds);
    };
    return this.#prospects.among(spare(), Math.min(most, knowing), take);
  }

  #seatAt(place: CrewProcess | null, kinds: readonly JobKind[]): Seat {
    let process = place;
    if (process !== null) this.#busy.add(process);
    const isNovice = process?.knows(kinds) !== true && this.#isSoonFree(kinds);
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      if (process !== null) this.#rest(process);
      process = null;
      this.#free += 1;
      this.#serve();
    };
    const run = (job: CrewJob): Promise<WorkerResult> => {
      const own = process?.isAlive === true ? process : this.#take(job.task.kind);
      if (process !== null && own !== process) this.#busy.delete(process);
      process = null;
      return this.#run(own, job);
    };
    return { isNovice, run, leave };
  }

  warm(kind: JobKind): void {
    if (this.#idle.length === 0) this.#rest(this.#start(kind));
  }

  async begin(work: WorkAhead): Promise<WorkerResult | null> {
    const process = this.#take(work.kind);
    this.#rest(process);
    const result = await process.begin(work);
    process.idleSince = this.#settings.clock.now();
    return result;
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    clearImmediate(this.#serving);
    const ends = [...this.#idle.splice(0), ...this.#busy].map((process) => process.end());
    await Promise.all([...ends, ...this.#ending]);
  }

  /** Waits for a place; resolves to the process that is there, or to null where one is yet to be started. */
  #place(kinds: readonly JobKind[], signal: AbortSignal): Promise<CrewProcess | null> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const take = (process: CrewProcess | null): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(process);
      };
      const waiting = { kinds, passed: 0, take };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(waiting);
      this.#serve();
    });
  }

  /** Serves the queue as soon as everybody who was called by the same news is in it. */
  #serve(): void {
    clearImmediate(this.#serving);
    this.#serving = setImmediate(() => {
      while (this.#free > 0 && this.#queue.length > 0) this.#serveNext();
    });
  }

  #serveNext(): void {
    const next = takeNext(
      this.#queue,
      this.#idle.filter((process) => process.isAlive),
    );
    if (next === undefined) return;
    this.#free -= 1;
    next.take(this.#takeIdle(next.kinds));
  }

  async #run(process: CrewProcess, job: CrewJob): Promise<WorkerResult> {
    this.#busy.add(process);
    const began = this.#settings.clock.now();
    try {
      return await process.run(job);
    } finally {
      process.workedMs += this.#settings.clock.now() - began;
      if (process.isAlive && !job.signal.aborted) this.#rest(this.#fresh(process, job.task.kind));
      else this.#busy.delete(process);
    }
  }

  /** The process, or another in its place when it is worn. */
  #fresh(process: CrewProcess, kind: JobKind): CrewProcess {
    if (process.workedMs < (this.#settings.wornMs ?? WORN_MS)) return process;
    this.#busy.delete(process);
    const end = process.end().finally(() => this.#ending.delete(end));
    this.#ending.add(end);
    return this.#start(kind);
  }

  /** An idle process, or a new one. */
  #take(kind: JobKind): CrewProcess {
    return this.#takeIdle([kind]) ?? this.#start(kind);
  }

  #start(kind: JobKind): CrewProcess {
    const terms = { stallMs: this.stallMs, memoryMb: this.#memoryMb };
    return new CrewProcess(kind, this.#settings, terms);
  }

  /** An idle process: one that has done such work, if there is one. */
  #takeIdle(kinds: readonly JobKind[]): CrewProcess | null {
    const alive = this.#idle.filter((process) => process.isAlive);
    const process = alive.find((each) => each.knows(kinds)) ?? alive[0];
    if (process === undefined) return null;
    this.#idle.splice(this.#idle.indexOf(process), 1);
    return process;
  }

  /** Whether a process is at such work, and soon done with it. */
  #isSoonFree(kinds: readonly JobKind[]): boolean {
    return [...this.#busy].some(
      ({ task }) => task !== null && kinds.includes(task.kind) && task.estimateMs <= SOON_MS,
    );
  }

  #rest(process: CrewProcess): void {
    this.#busy.delete(process);
    process.idleSince = this.#settings.clock.now();
    this.#idle.push(process);
  }

  async #letGoIdle(): Promise<void> {
    const before = this.#settings.clock.now() - (this.#settings.idleMs ?? IDLE_MS);
    const old = this.#idle.filter((process) => process.idleSince < before && !process.isAhead);
    for (const process of old) this.#idle.splice(this.#idle.indexOf(process), 1);
    await Promise.all(old.map((process) => process.end()));
  }
}
