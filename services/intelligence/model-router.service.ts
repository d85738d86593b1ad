/** 06 model-router. */
import { NodeTable } from '../../actors/model-router/node-table.ts';
import { knownProviders, offeredProviders, SAY_AGAIN_MS } from '../../actors/model-router/offers.ts';
import { decidePlace } from '../../actors/model-router/places.ts';
import type { StoredNode } from '../../actors/model-router/route-store.ts';
import { chooseRecipes } from '../../actors/model-router/routes.ts';
import { shareNodes, sharedNodes } from '../../actors/model-router/shared-nodes.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
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
    const onError = (error: unknown): void => kit.broker.logger.error(error);
    const own = kit.providers;
    await store.register(own);
    const saying = every(SAY_AGAIN_MS, () => store.register(own), onError);
    nodes.restore(await store.nodes());
    nodes.learn(await sharedNodes(kit.cache));
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
      onError,
    );
    const sharing = every(SWEEP_MS, () => shareNodes(kit.cache, () => nodes.list()), onError);
    const deeds = [sweeping, sharing, saying];
    return {
      started: () => deeds.forEach((deed) => deed.start()),
      stopped: async () => void (await Promise.all(deeds.map((deed) => deed.stop()))),
      hear: ({ data }) => note([nodes.hear(NodeTelemetry.parse(data)) ?? []].flat()),
      answers: {
        chooseRecipes: async ({ projectId, kinds }) => {
          const budget = await store.budget(projectId);
          return chooseRecipes(kinds, await offeredProviders(store, own), budget);
        },
        placeJobs: async ({ runId, jobs }, { scope }) => {
          const ids = jobs.map(({ recipe }) => recipe.provider);
          const providerOf = await knownProviders(store, own, ids);
          const known = nodes.list();
          const decisions = jobs.map((job) => decidePlace(job, providerOf(job.recipe.provider), known));
          await store.saveDecisions(scope, runId, decisions);
          return { decisions };
        },
        settleJobs: async ({ jobIds }, { scope }) => ({ spentMicros: await store.settle(scope, jobIds) }),
        releaseJobs: async ({ jobIds }) => ({ released: await store.release(jobIds) }),
        getBudget: async ({ projectId }) => ({ budget: await store.budget(projectId) }),
        setBudget: async ({ projectId, ...change }, { scope }) => {
          await store.setBudget({ ...scope, projectId }, change);
          return { budget: await store.budget(projectId) };
        },
        listProviders: async () => ({ providers: [...(await offeredProviders(store, own))] }),
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
