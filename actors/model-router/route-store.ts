/** The port to what the router keeps: providers, decisions and money. */
import type { Budget, DispatchDecision, Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';

export interface RouteStore {
  /** Providers that are registered, in the order of their ids. */
  providers(): Promise<readonly Provider[]>;
  register(providers: readonly Provider[]): Promise<void>;
  /** Stores decisions and reserves their price in one transaction; deciding a job again replaces the decision. */
  saveDecisions(scope: Scope, runId: string, decisions: readonly DispatchDecision[]): Promise<void>;
  /** Turns a reservation into spending; returns what was spent, 0 when nothing was reserved. */
  settle(scope: Scope, jobId: string): Promise<number>;
  budget(projectId: string): Promise<Budget>;
}
