/** The port to what observer keeps, and what it is given to keep. */
import type { CostEntry } from '../../contracts/cost.ts';
import type { EventEnvelope, NewEvent } from '../../contracts/event.ts';
import type { Scope } from '../../contracts/shared.ts';

/** How one kind of job has gone in a run. */
export interface Rollup extends Scope {
  readonly runId: string;
  readonly kind: string;
  readonly jobs: number;
  readonly reused: number;
  readonly failed: number;
  readonly cpuMs: number;
}

/** What a person is called for, and for whom it was done. */
export interface Alert {
  readonly scope: Scope;
  readonly news: NewEvent;
}

export interface Observations {
  readonly costs: readonly CostEntry[];
  readonly rollups: readonly Rollup[];
  readonly alerts: readonly Alert[];
}

export interface ObserverStore {
  /** Keeps events of any logs and what follows from them, once: events that were kept before change nothing. */
  keep(
    events: readonly EventEnvelope[],
    observe: (events: readonly EventEnvelope[]) => Observations,
  ): Promise<void>;
  costs(runId: string): Promise<readonly CostEntry[]>;
}
