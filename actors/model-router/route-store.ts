/** The port to what the router keeps: providers, decisions and money. */
import type { Budget, DispatchDecision, Provider } from '../../contracts/route.ts';
import type { SeenTags } from '../../contracts/seen.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { KnownNode } from '../../contracts/telemetry.ts';

/** A node as it is kept: how long it has been silent is not, because that is never true for long. */
export type StoredNode = Omit<KnownNode, 'silentMs'>;

export interface RouteStore {
  /** Providers that were registered within so many ms, in the order of their ids. */
  providers(withinMs: number): Promise<readonly Provider[]>;
  /** Those of these ids that were ever registered, in the order of their ids. */
  providersNamed(ids: readonly string[]): Promise<readonly Provider[]>;
  /** Says that they are there; that holds for as long as whoever asks lets it. */
  register(providers: readonly Provider[]): Promise<void>;
  /** Stores decisions and reserves their price in one transaction; deciding a job again replaces the decision. */
  saveDecisions(scope: Scope, runId: string, decisions: readonly DispatchDecision[]): Promise<void>;
  /** Turns reservations into spending, each once; returns what was spent, in micro units. */
  settle(scope: Scope, jobIds: readonly string[]): Promise<number>;
  /** Gives reservations back; returns how many there were. */
  release(jobIds: readonly string[]): Promise<number>;
  budget(projectId: string): Promise<Budget>;
  /** In the currency that the project spends already. Rejects with EDIT_CONFLICT where another limit is set than was seen. */
  setBudget(scope: Scope, change: { readonly limitMicros: number; readonly seen: SeenTags }): Promise<void>;
  /** Nodes as they were kept last, in the order of their ids; those that have been down for a day are dropped. */
  nodes(): Promise<readonly StoredNode[]>;
  /** Keeps nodes that have come into another state. */
  saveNodes(nodes: readonly StoredNode[]): Promise<void>;
}
