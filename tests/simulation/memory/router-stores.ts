/** The router’s store in memory, with the rules of the SQL one: db/repositories/routes.ts. */
import type { RouteStore, StoredNode } from '../../../actors/model-router/route-store.ts';
import { expectSeen, limitTag } from '../../../actors/runtime/value-tags.ts';
import type { NewEvent } from '../../../contracts/event.ts';
import type { Budget, DispatchDecision, Provider } from '../../../contracts/route.ts';
import type { Scope } from '../../../contracts/shared.ts';
import type { RouterStores } from '../../../db/repositories/samples/stores-of.ts';
import { copyOf, MemoryLog, type StoreClock } from './event-log.ts';

interface Reservation {
  readonly projectId: string;
  readonly amountMicros: number;
  state: 'reserved' | 'settled' | 'released';
}

export class MemoryRouterStores implements RouterStores {
  readonly log: MemoryLog;
  readonly reservations = new Map<string, Reservation>();
  readonly #providers = new Map<string, { readonly provider: Provider; saidMs: number }>();
  readonly #decisions = new Map<string, DispatchDecision>();
  readonly #money = new Map<string, { limitMicros: number; spentMicros: number }>();

  readonly #nodes = new Map<string, { readonly node: StoredNode; savedMs: number }>();
  readonly #now: StoreClock;

  constructor(now: StoreClock) {
    this.#now = now;
    this.log = new MemoryLog('model-router', now);
  }

  async grant(projectId: string, limitMicros: number): Promise<void> {
    const { spentMicros } = this.#money.get(projectId) ?? { spentMicros: 0 };
    this.#money.set(projectId, { limitMicros, spentMicros });
  }

  async ageNodes(nodeIds: readonly string[]): Promise<void> {
    for (const [id, kept] of this.#nodes) if (nodeIds.includes(id)) kept.savedMs -= 25 * 3_600_000;
  }

  async ageProviders(ids: readonly string[]): Promise<void> {
    for (const [id, said] of this.#providers) if (ids.includes(id)) said.saidMs -= 60_000;
  }

  async decisionsOn(jobId: string): Promise<DispatchDecision[]> {
    const decision = this.#decisions.get(jobId);
    return decision === undefined ? [] : [copyOf(decision)];
  }

  get store(): RouteStore {
    return {
      providers: async (withinMs) => this.#said(({ saidMs }) => saidMs > this.#now() - withinMs),
      providersNamed: async (ids) => this.#said(({ provider }) => ids.includes(provider.id)),
      register: async (providers) => {
        for (const provider of providers)
          this.#providers.set(provider.id, { provider: copyOf(provider), saidMs: this.#now() });
      },
      saveDecisions: async (scope, runId, decisions) => this.#save(scope, runId, copyOf(decisions)),
      settle: async (scope, jobIds) => this.#settle(scope, jobIds),
      release: async (jobIds) => this.#end(jobIds, 'released').length,
      budget: async (projectId) => this.#budget(projectId),
      setBudget: async ({ projectId }, { limitMicros, seen }) => {
        expectSeen(seen, limitTag(this.#budget(projectId)));
        await this.grant(projectId, limitMicros);
      },
      saveNodes: async (nodes) => {
        for (const node of nodes) this.#nodes.set(node.nodeId, { node: copyOf(node), savedMs: this.#now() });
      },
      nodes: async () => this.#knownNodes(),
    };
  }

  #said(isWanted: (said: { readonly provider: Provider; readonly saidMs: number }) => boolean): Provider[] {
    const found = [...this.#providers.values()].filter(isWanted).map(({ provider }) => provider);
    return copyOf(found.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  /** Those that have been down for a day are not told any more. */
  #knownNodes(): StoredNode[] {
    const since = this.#now() - 24 * 3_600_000;
    const known = [...this.#nodes.values()].filter(
      ({ node, savedMs }) => node.state !== 'down' || savedMs > since,
    );
    return copyOf(known.map(({ node }) => node)).sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
  }

  #save(scope: Scope, runId: string, decisions: readonly DispatchDecision[]): void {
    for (const decision of decisions) this.#decisions.set(decision.jobId, decision);
    const reserved = decisions.filter((decision) => this.#reserve(scope, decision));
    this.log.append(scope, [
      ...decisions.map((decision): NewEvent => ({ name: 'route.decided', runId, data: { runId, decision } })),
      ...reserved.map(({ jobId, reservedMicros }): NewEvent => ({
        name: 'budget.reserved',
        runId,
        data: { runId, jobId, amountMicros: reservedMicros },
      })),
    ]);
  }

  /** Whether money was set aside that was not before. */
  #reserve({ projectId }: Scope, { jobId, reservedMicros }: DispatchDecision): boolean {
    const known = this.reservations.get(jobId);
    if (reservedMicros === 0 || (known !== undefined && known.state !== 'released')) return false;
    this.reservations.set(jobId, { projectId, amountMicros: reservedMicros, state: 'reserved' });
    return true;
  }

  #end(jobIds: readonly string[], state: 'settled' | 'released'): Reservation[] {
    const found = [...new Set(jobIds)].flatMap((id) => this.reservations.get(id) ?? []);
    const open = found.filter((reservation) => reservation.state === 'reserved');
    for (const reservation of open) reservation.state = state;
    return open;
  }

  #settle({ projectId }: Scope, jobIds: readonly string[]): number {
    const spent = this.#end(jobIds, 'settled').reduce((sum, { amountMicros }) => sum + amountMicros, 0);
    const money = this.#money.get(projectId);
    if (money !== undefined) money.spentMicros += spent;
    return spent;
  }

  #budget(projectId: string): Budget {
    const { limitMicros, spentMicros } = this.#money.get(projectId) ?? { limitMicros: 0, spentMicros: 0 };
    const open = [...this.reservations.values()].filter(
      (reservation) => reservation.projectId === projectId && reservation.state === 'reserved',
    );
    const reservedMicros = this.#money.has(projectId)
      ? open.reduce((sum, { amountMicros }) => sum + amountMicros, 0)
      : 0;
    return { currency: 'USD', limitMicros, reservedMicros, spentMicros };
  }
}
