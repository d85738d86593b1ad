/** The port to what the composer keeps: one composition for each run, and the files it delivers. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { NewEvent } from '../../contracts/event.ts';
import type { Delivery } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';

/** A film that was put together, with all that belongs to it. */
export interface Composition {
  readonly id: string;
  readonly runId: string;
  readonly filmSha256: string;
  readonly frames: number;
  readonly report: ArtifactRef;
  readonly deliveries: readonly Delivery[];
}

export interface Films {
  /** Stores the composition of a run and logs its news, together and once: a run that has one keeps it. */
  saveComposition(scope: Scope, composition: Composition, news: readonly NewEvent[]): Promise<void>;
  /** The composition of a run, or null while there is none. */
  findByRun(runId: string): Promise<Pick<Composition, 'report' | 'deliveries'> | null>;
}
