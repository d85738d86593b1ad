/**
 * Reads the event logs of other modules from a cursor. An event that comes over the bus is taken as it is when it is
 * the next of its log; otherwise it is only a hint to look, and what was missed is found by position.
 */
import type { EventEnvelope } from '../../contracts/event.ts';
import type { Clock } from './clock.ts';

/** One log that is followed. */
export interface Source {
  readonly owner: string;
  /** Events after a position, oldest first. */
  read(after: number): Promise<readonly EventEnvelope[]>;
  /** Whether this version knows such an event; one that it does not know is passed by. */
  understands?(event: EventEnvelope): boolean;
}

export interface FollowPorts {
  readonly clock: Clock;
  readonly sources: readonly Source[];
  loadCursor(owner: string): Promise<number>;
  /**
   * Applies events, of each log in its order; what has come of several is applied together. It must keep the cursors, or see
   * that repeated events do no harm.
   */
  apply(events: readonly EventEnvelope[]): Promise<void>;
  /** How long to gather before applying, ms: fewer, larger steps. */
  readonly gatherMs: number;
  /** How often a log is looked at of which nothing is heard, ms: the last event before a silence may have been lost. */
  readonly lookEveryMs?: number;
  /** Whether an event is not to be kept waiting, nor what was gathered before it. */
  hurries?(event: EventEnvelope): boolean;
  onError(error: unknown): void;
}

const RETRY_MS = 500;

/** How far one log has been applied, and what of it has arrived since. */
interface Progress {
  readonly source: Source;
  /** Null until it is known where to read on. */
  cursor: number | null;
  heard: EventEnvelope[];
  /** Whether there may be events that were not heard. */
  isStale: boolean;
  /** Whether nothing was heard since it was last looked at for that reason. */
  isSilent: boolean;
}

interface Batch {
  readonly log: Progress;
  readonly events: readonly EventEnvelope[];
}

/** What was heard of a log, in order, when it is the next of it; null when the log is to be read instead. */
function takeNext(log: Progress): readonly EventEnvelope[] | null {
  const { cursor, heard } = log;
  log.heard = [];
  if (cursor === null || log.isStale) return null;
  const next = heard.filter(({ position }) => position > cursor).sort((a, b) => a.position - b.position);
  return next.every(({ position }, at) => position === cursor + at + 1) ? next : null;
}

export class Follower {
  readonly #ports: FollowPorts;
  readonly #logs = new Map<string, Progress>();
  readonly #stop = new AbortController();
  #looking: Promise<void> | null = null;
  #hurry = new AbortController();

  constructor(ports: FollowPorts) {
    this.#ports = ports;
  }

  /** Catches up with everything that was logged while nobody looked, as soon as that can be read. */
  async start(): Promise<void> {
    for (const source of this.#ports.sources)
      this.#logs.set(source.owner, { source, cursor: null, heard: [], isStale: true, isSilent: true });
    this.#look(0);
    void this.#lookAround();
  }

  /** Takes an event that came over the bus. */
  hear(envelope: EventEnvelope): void {
    const log = this.#logs.get(envelope.owner);
    if (log === undefined) return;
    log.heard.push(envelope);
    log.isSilent = false;
    if (this.#ports.hurries?.(envelope) === true) this.#hurry.abort();
    this.#look(this.#ports.gatherMs);
  }

  /** Ends after what is being applied. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#looking;
  }

  async #lookAround(): Promise<void> {
    const { clock, lookEveryMs } = this.#ports;
    while (lookEveryMs !== undefined) {
      await clock.pause(lookEveryMs, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      for (const log of this.#logs.values()) {
        log.isStale ||= log.isSilent;
        log.isSilent = true;
      }
      this.#look(0);
    }
  }

  #look(delayMs: number): void {
    if (this.#looking !== null || this.#stop.signal.aborted) return;
    this.#looking = this.#run(delayMs).finally(() => {
      this.#looking = null;
      if ([...this.#logs.values()].some((log) => log.isStale || log.heard.length > 0))
        this.#look(this.#ports.gatherMs);
    });
  }

  async #run(delayMs: number): Promise<void> {
    if (delayMs > 0)
      await this.#ports.clock.pause(delayMs, AbortSignal.any([this.#stop.signal, this.#hurry.signal]));
    if (this.#hurry.signal.aborted) this.#hurry = new AbortController();
    const next: Batch[] = [];
    for (const log of this.#logs.values()) {
      if (this.#stop.signal.aborted) return;
      const events = takeNext(log);
      if (events === null) await this.#trying([log], () => this.#catchUp(log));
      else if (events.length > 0) next.push({ log, events });
    }
    const logs = next.map(({ log }) => log);
    if (next.length > 0) await this.#trying(logs, () => this.#apply(next));
  }

  /** What could not be done is done again, from the logs. */
  async #trying(logs: readonly Progress[], deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      this.#ports.onError(error);
      for (const log of logs) log.isStale = true;
      await this.#ports.clock.pause(RETRY_MS, this.#stop.signal);
    }
  }

  async #catchUp(log: Progress): Promise<void> {
    let after = (log.cursor ??= await this.#ports.loadCursor(log.source.owner));
    log.isStale = false;
    for (;;) {
      const events = await log.source.read(after);
      if (events.length === 0) return;
      await this.#apply([{ log, events }]);
      after = log.cursor;
    }
  }

  async #apply(batches: readonly Batch[]): Promise<void> {
    const known = batches.flatMap(({ log, events }) =>
      events.filter((event) => log.source.understands?.(event) ?? true),
    );
    if (known.length > 0) await this.#ports.apply(known);
    for (const { log, events } of batches) log.cursor = events.at(-1)?.position ?? log.cursor;
  }
}
