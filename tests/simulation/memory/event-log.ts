/** A module’s retained log in memory: positions without gaps, announced as it grows. */
import { isPublishAllowed } from '../../../contracts/boundaries.ts';
import { Failure } from '../../../contracts/error.ts';
import { events, type EventEnvelope, type NewEvent } from '../../../contracts/event.ts';
import type { Scope } from '../../../contracts/shared.ts';
import type { Log } from '../../../db/repositories/samples/stores-of.ts';
import type { ModuleWithSchema } from '../../../db/schemas.ts';

/** The time of a store, ms: the only clock that decides about leases. */
export type StoreClock = () => number;

/** A copy, as a row is: nobody who holds a document can change what is kept. */
export const copyOf = <T>(value: T): T => structuredClone(value);

export class MemoryLog implements Log {
  readonly envelopes: EventEnvelope[] = [];
  readonly #module: ModuleWithSchema;
  readonly #now: StoreClock;
  #tell: (envelopes: readonly EventEnvelope[]) => void = () => undefined;

  constructor(module: ModuleWithSchema, now: StoreClock) {
    this.#module = module;
    this.#now = now;
  }

  whenLogged(listener: (envelopes: readonly EventEnvelope[]) => void): void {
    this.#tell = listener;
  }

  async readEvents(after: number, limit: number): Promise<EventEnvelope[]> {
    return copyOf(this.envelopes.slice(after, after + limit));
  }

  async readRunEvents(wanted: string, after: number, limit: number): Promise<EventEnvelope[]> {
    const own = this.envelopes.filter(({ runId, position }) => runId === wanted && position > after);
    return copyOf(own.slice(0, limit));
  }

  /** Throws BOUNDARY_VIOLATION for another’s event. */
  checkOwn(news: readonly NewEvent[]): void {
    const foreign = news.find(({ name }) => !isPublishAllowed(this.#module, name));
    if (foreign !== undefined)
      throw new Failure('BOUNDARY_VIOLATION', `${this.#module} may not publish ${foreign.name}.`);
  }

  /** Appends at once, as the last part of a transaction. Throws BOUNDARY_VIOLATION for another module’s event. */
  append(scope: Scope, news: readonly NewEvent[]): void {
    if (news.length === 0) return;
    this.checkOwn(news);
    const logged = news.map((event, at) => this.#envelope(scope, event, at));
    this.envelopes.push(...logged);
    this.#tell(copyOf(logged));
  }

  #envelope(scope: Scope, { name, runId, data }: NewEvent, at: number): EventEnvelope {
    const { tenantId, projectId, traceId, correlationId } = scope;
    const position = this.envelopes.length + at + 1;
    return {
      ...{ tenantId, projectId, traceId, correlationId, runId, name, position, owner: this.#module },
      ...{ id: `${this.#module}-${position}`, version: events[name].version },
      at: new Date(this.#now()).toISOString(),
      data: copyOf(events[name].data.parse(data)),
    };
  }
}
