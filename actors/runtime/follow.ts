/**
 * Reads the event logs of other modules from a cursor. An event that arrives over the bus is only a hint to look; what
 * was missed while the bus was down is found by position.
 */
import type { EventEnvelope } from '../../contracts/event.ts';
import type { Clock } from './clock.ts';

/** One log that is followed. */
export interface Source {
  readonly owner: string;
  /** Events after a position, oldest first. */
  read(after: number): Promise<readonly EventEnvelope[]>;
}

export interface FollowPorts {
  readonly clock: Clock;
  readonly sources: readonly Source[];
  loadCursor(owner: string): Promise<number>;
  /** Applies events of one log; it must keep the cursor, or see that repeated events do no harm. */
  apply(owner: string, events: readonly EventEnvelope[]): Promise<void>;
  /** How long to gather before looking, ms: fewer, larger reads. */
  readonly gatherMs: number;
  onError(error: unknown): void;
}

const RETRY_MS = 500;

export class Follower {
  readonly #ports: FollowPorts;
  readonly #cursors = new Map<string, number>();
  readonly #stale = new Set<string>();
  readonly #stop = new AbortController();
  #looking: Promise<void> | null = null;

  constructor(ports: FollowPorts) {
    this.#ports = ports;
  }

  /** Catches up with everything that was logged while nobody looked. */
  async start(): Promise<void> {
    for (const { owner } of this.#ports.sources) {
      this.#cursors.set(owner, await this.#ports.loadCursor(owner));
      this.#stale.add(owner);
    }
    this.#look(0);
  }

  /** Says that a log has grown. */
  wake(owner: string): void {
    this.#stale.add(owner);
    this.#look(this.#ports.gatherMs);
  }

  /** Applies what is known to be there, then stops. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#looking;
  }

  /** Reads on until every log has been read to its end. */
  async drain(): Promise<void> {
    for (const source of this.#ports.sources) await this.#catchUp(source);
  }

  #look(delayMs: number): void {
    if (this.#looking !== null || this.#stop.signal.aborted) return;
    this.#looking = this.#run(delayMs).finally(() => {
      this.#looking = null;
      if (this.#stale.size > 0) this.#look(this.#ports.gatherMs);
    });
  }

  async #run(delayMs: number): Promise<void> {
    if (delayMs > 0) await this.#ports.clock.pause(delayMs, this.#stop.signal);
    for (const source of this.#ports.sources) {
      if (this.#stop.signal.aborted || !this.#stale.delete(source.owner)) continue;
      await this.#catchUp(source).catch(async (error: unknown) => {
        this.#ports.onError(error);
        this.#stale.add(source.owner);
        await this.#ports.clock.pause(RETRY_MS, this.#stop.signal);
      });
    }
  }

  async #catchUp(source: Source): Promise<void> {
    for (;;) {
      const events = await source.read(this.#cursors.get(source.owner) ?? 0);
      const last = events.at(-1);
      if (last === undefined) return;
      await this.#ports.apply(source.owner, events);
      this.#cursors.set(source.owner, last.position);
    }
  }
}
