/** The port to what observer keeps, and what it is given to keep. */
import type { CostEntry } from '../../contracts/cost.ts';
import type { EventEnvelope, NewEvent } from '../../contracts/event.ts';

/** How one kind of job has gone in a run. */
export interface Rollup {
  readonly runId: string;
  readonly kind: string;
  readonly jobs: number;
  readonly reused: number;
  readonly failed: number;
  readonly cpuMs: number;
}

export interface Observations {
  readonly costs: readonly CostEntry[];
  readonly rollups: readonly Rollup[];
  readonly alerts: readonly NewEvent[];
}

export interface ObserverStore {
  /** Keeps events and what follows from them, once: events that were kept before change nothing. */
  keep(
    owner: string,
    events: readonly EventEnvelope[],
    observe: (events: readonly EventEnvelope[]) => Observations,
  ): Promise<void>;
  costs(runId: string): Promise<readonly CostEntry[]>;
}
