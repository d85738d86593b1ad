/** Films: what the gateway answers, mostly by asking others. */
import { admit } from '../../actors/gateway/admit.ts';
import { createRun, lastFilm, latestRun, listRuns, type GatewayPorts } from '../../actors/gateway/runs.ts';
import { Failure } from '../../contracts/error.ts';
import { composer } from '../../contracts/modules/composer.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

export const runAnswers = (ports: GatewayPorts, kit: ModuleKit) => {
  const { store } = ports;
  return {
    createRun: async (params, { scope }) => {
      await admit(kit, scope, 'films');
      return { run: await createRun(ports, scope, params) };
    },
    cancelRun: (params, { scope }) => kit.ask(scope, orchestrator.cancelRun, params),
    pauseRun: (params, { scope }) => kit.ask(scope, orchestrator.pauseRun, params),
    resumeRun: (params, { scope }) => kit.ask(scope, orchestrator.resumeRun, params),
    getRun: (params, { scope }) => kit.ask(scope, orchestrator.getRun, params),
    latestRun: ({ projectId }, { scope }) => latestRun(ports, scope, projectId),
    listRuns: async (params, { scope }) => ({ runs: await listRuns(ports, scope, params) }),
    lastFilm: async ({ projectId }, { scope }) => ({ run: await lastFilm(ports, scope, projectId) }),
    getPlan: (params, { scope }) => kit.ask(scope, orchestrator.getPlan, params),
    listJobs: (params, { scope }) => kit.ask(scope, orchestrator.listJobs, params),
    listDeliveries: async (params, { scope }) => {
      const { deliveries } = await kit.ask(scope, composer.listDeliveries, params);
      return { deliveries };
    },
    getReport: async (params, { scope }) => {
      const { report } = await kit.ask(scope, composer.listDeliveries, params);
      if (report === null) throw new Failure('FILM_MISSING', `The run ${params.runId} has no finished film.`);
      return { report };
    },
    feed: ({ runId, after, limit }) =>
      store.feed.read(runId, after, limit).then(({ events, last }) => ({ events: [...events], last })),
  } satisfies Partial<Answers<typeof gateway>>;
};
