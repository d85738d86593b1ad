/** 06 model-router. */
import { NodeTable } from '../../actors/model-router/node-table.ts';
import { chooseProvider, decidePlace, recipeOf } from '../../actors/model-router/routes.ts';
import { Failure } from '../../contracts/error.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import type { Provider } from '../../contracts/route.ts';
import { NodeTelemetry } from '../../contracts/telemetry.ts';
import { routeStore } from '../../db/repositories/routes.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

export default serve('model-router', modelRouter, {
  hears: ['telemetry.sampled'],
  async build(kit) {
    const database = await kit.database();
    const store = routeStore(database);
    const nodes = new NodeTable(kit.clock);
    await store.register(kit.providers);
    const providers = await store.providers();
    const providerOf = (id: string): Provider => {
      const provider = providers.find((known) => known.id === id);
      if (provider === undefined) throw new Failure('PROVIDER_MISSING', `There is no provider ${id}.`);
      return provider;
    };
    return {
      hear: ({ data }) => nodes.hear(NodeTelemetry.parse(data)),
      answers: {
        chooseRecipes: async ({ projectId, kinds }) => {
          const budget = await store.budget(projectId);
          const chosen = kinds.map((kind) => [kind, chooseProvider(kind, providers, budget)] as const);
          return {
            recipes: Object.fromEntries(chosen.map(([kind, provider]) => [kind, recipeOf(provider)])),
            providers: Object.fromEntries(chosen.map(([, provider]) => [provider.id, provider])),
          };
        },
        placeJobs: async ({ runId, jobs }, { scope }) => {
          const decisions = jobs.map(({ jobId, recipe }) =>
            decidePlace(jobId, providerOf(recipe.provider), nodes.alive()),
          );
          await store.saveDecisions(scope, runId, decisions);
          return { decisions };
        },
        settleJobs: async ({ jobIds }, { scope }) => ({ spentMicros: await store.settle(scope, jobIds) }),
        releaseJobs: async ({ jobIds }) => ({ released: await store.release(jobIds) }),
        getBudget: async ({ projectId }) => ({ budget: await store.budget(projectId) }),
        readEvents: ownLog(database),
      },
    };
  },
});
