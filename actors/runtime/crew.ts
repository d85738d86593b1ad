/** The port to the processes that do heavy work: broker processes themselves never compute. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { WorkerResult } from '../../contracts/worker.ts';

/** Work that is about to be ordered: what, from what, by whom. */
export interface WorkAhead {
  readonly kind: JobKind;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: Provider;
}

export interface CrewJob {
  readonly task: TaskSpec;
  readonly provider: Provider;
  /** Told whenever the process reports progress: that it is alive, and how far it is (0…1). */
  readonly onProgress: (share: number) => void;
  /** Aborts the work: the process is asked to stop, then ended. */
  readonly signal: AbortSignal;
}

/** A place at which one job at a time can be done. */
export interface Seat {
  /**
   * Whether such work is new to its process, while one that has done it before is about to be free: little work is better
   * left to that one, because getting ready costs as much as some of it.
   */
  readonly isNovice: boolean;
  /** Rejects with the maker’s Failure, WORKER_CRASHED or WORKER_STALLED. */
  run(job: CrewJob): Promise<WorkerResult>;
  leave(): void;
}

/** Free seats that somebody hopes to fill beside the one that it has taken: he who waits for a seat may be there first. */
export interface Prospect {
  readonly seats: number;
  /** One of them, or null where none is left. */
  take(): Seat | null;
  /** From now on others may hope for them. */
  end(): void;
}

export interface Crew {
  /** Seats that exist in all: one per core. */
  readonly seats: number;
  /** Seats that are taken now. */
  readonly taken: number;
  /** Work that says nothing for so long, ms, is taken to hang, and is ended. */
  readonly stallMs: number;
  /** Who waits for a seat now. */
  readonly waiting: number;
  /** Waits for a free seat for work of these kinds. Rejects when the signal aborts. */
  seat(kinds: readonly JobKind[], signal: AbortSignal): Promise<Seat>;
  /** Up to `most` more free seats whose processes know such work. */
  prospect(kinds: readonly JobKind[], most: number): Prospect;
  /** Starts a process before it is needed, with what such work needs; unless one is idle. */
  warm(kind: JobKind): void;
  /**
   * Begins work before it is ordered; the job that orders the same, if its process gets it, finds it done. Resolves to the
   * result, or to null when there is none: why, is for the job to say.
   */
  begin(work: WorkAhead): Promise<WorkerResult | null>;
  close(): Promise<void>;
}
