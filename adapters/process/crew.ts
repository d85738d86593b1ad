/**
 * The only spawner of processes. There are as many seats as cores; a seat uses an idle process or starts one, and every
 * process can do all kinds of work: starting another and warming it up costs more than what it has loaded already
 * (docs/decisions/0011). A process that crashes fails the attempt it was on and nothing else.
 */
import type { Clock } from '../../actors/runtime/clock.ts';
import type { CrewJob, Crew, Seat, WorkAhead } from '../../actors/runtime/crew.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { CrewProcess } from './crew-process.ts';

export interface CrewSettings {
  readonly seats: number;
  /** URL of the object store, which the processes open themselves. */
  readonly objectsUrl: string;
  readonly clock: Clock;
  /** Without a word for so long, ms, a process is taken to hang. */
  readonly stallMs?: number;
  /** A process that has had nothing to do for so long, ms, is let go, because it holds memory. */
  readonly idleMs?: number;
}

const STALL_MS = 60_000;
const IDLE_MS = 4_000;
export class ProcessCrew implements Crew {
  readonly seats: number;
  readonly #settings: CrewSettings;
  readonly #idle: CrewProcess[] = [];
  readonly #busy = new Set<CrewProcess>();
  readonly #waiting: (() => void)[] = [];
  readonly #sweeper: NodeJS.Timeout;
  #free: number;

  constructor(settings: CrewSettings) {
    this.#settings = settings;
    this.seats = settings.seats;
    this.#free = settings.seats;
    this.#sweeper = setInterval(() => void this.#letGoIdle(), IDLE_MS / 2);
    this.#sweeper.unref();
  }

  get taken(): number {
    return this.seats - this.#free;
  }

  async seat(signal: AbortSignal): Promise<Seat> {
    await this.#freeSeat(signal);
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      this.#free += 1;
      for (const retry of this.#waiting.splice(0)) retry();
    };
    return { run: (job) => this.#run(job), leave };
  }

  warm(kind: JobKind): void {
    if (this.#idle.length === 0) this.#rest(new CrewProcess(kind, this.#settings.objectsUrl));
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
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((process) => process.end()));
  }

  async #freeSeat(signal: AbortSignal): Promise<void> {
    while (this.#free === 0) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    signal.throwIfAborted();
    this.#free -= 1;
  }

  async #run(job: CrewJob): Promise<WorkerResult> {
    const process = this.#take(job.task.kind);
    this.#busy.add(process);
    try {
      return await process.run(job, this.#settings.stallMs ?? STALL_MS);
    } finally {
      this.#busy.delete(process);
      if (process.isAlive && !job.signal.aborted) this.#rest(process);
    }
  }

  /** An idle process, or a new one. */
  #take(kind: JobKind): CrewProcess {
    const at = this.#idle.findIndex((process) => process.isAlive);
    const [idle] = at < 0 ? [] : this.#idle.splice(at, 1);
    return idle ?? new CrewProcess(kind, this.#settings.objectsUrl);
  }

  #rest(process: CrewProcess): void {
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
