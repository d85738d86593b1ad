/** Films: what the gateway answers, mostly by asking others. */
import { admit } from '../../actors/gateway/admit.ts';
import { guestProject, projectOf, scopeOfRun } from '../../actors/gateway/projects.ts';
import { createRun, lastFilm, latestRun, listRuns, type GatewayPorts } from '../../actors/gateway/runs.ts';
import { Failure } from '../../contracts/error.ts';
import { composer } from '../../contracts/modules/composer.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Answers, ModuleKit } from '../wiring/serve.ts';

export const runAnswers = (ports: GatewayPorts, kit: ModuleKit) => {
  const { store } = ports;
  /** Nobody reaches a run of somebody else, whatever its name. */
  const of = (scope: Scope, { runId }: { readonly runId: string }): Promise<Scope> =>
    scopeOfRun(store, scope, runId);
  return {
    createRun: async (params, { scope }) => {
      await admit(kit, scope, 'films');
      return { run: await createRun(ports, scope, params) };
    },
    cancelRun: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.cancelRun, params),
    pauseRun: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.pauseRun, params),
    resumeRun: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.resumeRun, params),
    getRun: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.getRun, params),
    latestRun: ({ projectId }, { scope }) => latestRun(ports, scope, projectId),
    listRuns: (params, { scope }) => listRuns(ports, scope, params),
    lastFilm: async ({ projectId }, { scope }) => ({ run: await lastFilm(ports, scope, projectId) }),
    getPlan: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.getPlan, params),
    listJobs: async (params, { scope }) => kit.ask(await of(scope, params), orchestrator.listJobs, params),
    listDeliveries: async (params, { scope }) => {
      const { deliveries } = await kit.ask(await of(scope, params), composer.listDeliveries, params);
      return { deliveries };
    },
    getReport: async (params, { scope }) => {
      const { report } = await kit.ask(await of(scope, params), composer.listDeliveries, params);
      if (report === null) throw new Failure('FILM_MISSING', `The run ${params.runId} has no finished film.`);
      return { report };
    },
    feed: async ({ runId, projectId, after, limit }, { scope }) => {
      if (runId !== null) await of(scope, { runId });
      if (projectId !== null) await projectOf(store, scope, projectId);
      const whose = { tenantId: scope.tenantId, runId, projectId: projectId ?? guestProject(scope) };
      const { events, last } = await store.feed.read(whose, after, limit);
      return { events: [...events], last };
    },
    feedOfAll: async ({ after, limit }) => {
      if (after === null) return { events: [], last: await store.feed.end() };
      const { events, last } = await store.feed.readAll(after, limit);
      return { events: [...events], last };
    },
  } satisfies Partial<Answers<typeof gateway>>;
};
