/** 06 model-router. */
import { NodeTable } from '../../actors/model-router/node-table.ts';
import { decidePlace } from '../../actors/model-router/places.ts';
import type { StoredNode } from '../../actors/model-router/route-store.ts';
import { chooseRecipes } from '../../actors/model-router/routes.ts';
import { Failure } from '../../contracts/error.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import type { Provider } from '../../contracts/route.ts';
import { NodeTelemetry } from '../../contracts/telemetry.ts';
import { routeStore } from '../../db/repositories/routes.ts';
import { every } from '../wiring/every.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

/** How often it is looked who has fallen silent, ms. */
const SWEEP_MS = 1_000;

export default serve('model-router', modelRouter, {
  hears: ['telemetry.sampled'],
  async build(kit) {
    const database = await kit.database();
    const store = routeStore(database);
    const nodes = new NodeTable(kit.clock);
    await store.register(kit.providers);
    const providers = await store.providers();
    nodes.restore(await store.nodes());
    const providerOf = (id: string): Provider => {
      const provider = providers.find((known) => known.id === id);
      if (provider === undefined) throw new Failure('PROVIDER_MISSING', `There is no provider ${id}.`);
      return provider;
    };
    /** What the database does not know yet; where it cannot be told, it is told the next time. */
    const unsaved = new Map<string, StoredNode>();
    const note = (changed: readonly StoredNode[]): void =>
      changed.forEach((node) => unsaved.set(node.nodeId, node));
    const sweeping = every(
      SWEEP_MS,
      async () => {
        note(nodes.sweep());
        const saved = [...unsaved.values()];
        await store.saveNodes(saved);
        for (const node of saved) if (unsaved.get(node.nodeId) === node) unsaved.delete(node.nodeId);
      },
      (error) => kit.broker.logger.error(error),
    );
    return {
      started: () => sweeping.start(),
      stopped: () => sweeping.stop(),
      hear: ({ data }) => note([nodes.hear(NodeTelemetry.parse(data)) ?? []].flat()),
      answers: {
        chooseRecipes: async ({ projectId, kinds }) => {
          const budget = await store.budget(projectId);
          return chooseRecipes(kinds, providers, budget);
        },
        placeJobs: async ({ runId, jobs }, { scope }) => {
          const known = nodes.list();
          const decisions = jobs.map((job) => decidePlace(job, providerOf(job.recipe.provider), known));
          await store.saveDecisions(scope, runId, decisions);
          return { decisions };
        },
        settleJobs: async ({ jobIds }, { scope }) => ({ spentMicros: await store.settle(scope, jobIds) }),
        releaseJobs: async ({ jobIds }) => ({ released: await store.release(jobIds) }),
        getBudget: async ({ projectId }) => ({ budget: await store.budget(projectId) }),
        listNodes: async ({ state, after, limit }) => {
          const wanted = nodes
            .list()
            .filter(
              (node) => (state === null || node.state === state) && (after === null || node.nodeId > after),
            );
          return { nodes: wanted.slice(0, limit) };
        },
        readEvents: ownLog(database),
      },
    };
  },
});
