/** 06 model-router, wired as services/intelligence/model-router.service.ts wires it. */
import { NodeTable } from '../../../actors/model-router/node-table.ts';
import { decidePlace } from '../../../actors/model-router/places.ts';
import { chooseRecipes } from '../../../actors/model-router/routes.ts';
import { Failure } from '../../../contracts/error.ts';
import { JobKind } from '../../../contracts/job-kinds.ts';
import { modelRouter } from '../../../contracts/modules/model-router.ts';
import type { Provider } from '../../../contracts/route.ts';
import { NodeTelemetry } from '../../../contracts/telemetry.ts';
import { Served } from '../bus.ts';
import type { Program } from '../machine.ts';
import { reached } from '../process.ts';
import type { Site } from '../site.ts';

const plain: Provider = {
  ...{ id: 'plain', url: 'embedded:plain', kinds: [...JobKind.options], rung: 'drawn', model: 'm1' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

/** Shots are painted for money, on machines that are labelled gpu. */
export const PRICE_MICROS = 5;
const painter: Provider = {
  ...{ id: 'painter', url: 'embedded:painter', kinds: ['shot'], rung: 'video', model: 'm2' },
  ...{ needs: { gpu: true, vramMb: 0, labels: [] }, priceMicros: PRICE_MICROS },
};

export const routerOn =
  (site: Site): Program =>
  async (process) => {
    const store = reached(process, 'routes', site.router.store);
    const nodes = new NodeTable(process.clock);
    await store.register([plain, painter]);
    const providers = await store.providers();
    const providerOf = (id: string): Provider => {
      const provider = providers.find((known) => known.id === id);
      if (provider === undefined) throw new Failure('PROVIDER_MISSING', `There is no provider ${id}.`);
      return provider;
    };
    const served = new Served(process, ['telemetry.sampled'], ({ data }) => {
      nodes.hear(NodeTelemetry.parse(data));
    })
      .answer(modelRouter.chooseRecipes, async ({ projectId, kinds }) => {
        const budget = await store.budget(projectId);
        return chooseRecipes(kinds, providers, budget);
      })
      .answer(modelRouter.placeJobs, async ({ runId, jobs }, scope) => {
        const known = nodes.list();
        const decisions = jobs.map((job) => decidePlace(job, providerOf(job.recipe.provider), known));
        await store.saveDecisions(scope, runId, decisions);
        return { decisions };
      })
      .answer(modelRouter.settleJobs, async ({ jobIds }, scope) => ({
        spentMicros: await store.settle(scope, jobIds),
      }))
      .answer(modelRouter.releaseJobs, async ({ jobIds }) => ({ released: await store.release(jobIds) }));
    return { served, stop: async () => undefined };
  };
