/** What a phase is done with, and what it sees of its run. */
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from '../runtime/ask.ts';
import type { Objects } from '../runtime/objects.ts';
import type { JobGraph } from './job-graph.ts';
import type { RunDocuments, RunOrder } from './journal.ts';

export interface PhasePorts {
  readonly ask: Ask;
  readonly objects: Objects;
}

/** A run as its phases see it. */
export interface PhaseInput {
  readonly order: RunOrder;
  readonly scope: Scope;
  readonly documents: RunDocuments;
  readonly graph: JobGraph;
  readonly workedMs: number;
  /** Step of the run, counted over all its claims. */
  readonly seq: number;
}
