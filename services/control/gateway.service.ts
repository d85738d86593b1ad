/** 01 gateway. */
import { admit } from '../../actors/gateway/admit.ts';
import { beginRequest } from '../../actors/gateway/keyed-requests.ts';
import {
  appendEdits,
  discardDraft,
  readRevision,
  sealDraft,
  submitStory,
} from '../../actors/gateway/revisions.ts';
import { listProjects, projectOf } from '../../actors/gateway/projects.ts';
import {
  createRun,
  getDraft,
  lastFilm,
  latestRun,
  listRuns,
  planRevision,
} from '../../actors/gateway/runs.ts';
import { Follower } from '../../actors/runtime/follow.ts';
import { Failure } from '../../contracts/error.ts';
import { composer } from '../../contracts/modules/composer.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { gatewayStore } from '../../db/repositories/gateway.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { loggedEvents, ownersOf } from '../wiring/owners.ts';
import { isLogged } from '../wiring/heard.ts';
import { serve } from '../wiring/serve.ts';
import { systemScope } from '../wiring/system-scope.ts';

const others = ownersOf(loggedEvents);

/** Events are gathered so long before they are written into the feed, ms. */
const GATHER_MS = 250;

/** How long people may be kept waiting by an event that was lost on its way, ms. */
const LOOK_EVERY_MS = 5_000;

/** Events of every single job come in crowds and may be gathered; the others are what people wait for. */
const CROWDS = /^(job|route)\./;

export default serve('gateway', gateway, {
  hears: loggedEvents,
  async build(kit) {
    const database = await kit.database();
    const ports = { store: gatewayStore(database), ask: kit.ask };
    const cursors = eventCursors(database);
    const follower = new Follower({
      clock: kit.clock,
      gatherMs: GATHER_MS,
      lookEveryMs: Math.max(LOOK_EVERY_MS, kit.lookEveryMs),
      hurries: ({ name }) => !CROWDS.test(name),
      sources: sourcesOf(kit, database, others),
      loadCursor: (owner) => cursors.load(owner),
      apply: async (events) =>
        kit.announce(systemScope, 'feed.grown', { last: await ports.store.feed.append(events) }),
      onError: (error) => kit.broker.logger.error(error),
    });
    return {
      started: () => startFollowing(kit, follower, others),
      stopped: () => follower.stop(),
      hear: (event) => (isLogged(event) ? follower.hear(event) : undefined),
      answers: {
        openProject: async ({ title, idempotencyKey }, { scope }) => {
          const { id } = await ports.store.projects.open(scope, {
            id: kit.ids.next('prj'),
            title,
            idempotencyKey,
          });
          return { projectId: id };
        },
        getProject: async ({ projectId }, { scope }) => ({
          project: await projectOf(ports.store, scope, projectId),
        }),
        listProjects: (params, { scope }) => listProjects(ports.store, scope, params),
        submitStory: async (params, { scope }) => {
          await admit(kit, scope, 'stories');
          return { revision: await submitStory(ports.store, scope, params) };
        },
        appendEdits: async (params, { scope }) => ({
          revision: await appendEdits(ports.store, scope, params),
        }),
        discardDraft: async ({ projectId }) => ({ discarded: await discardDraft(ports.store, projectId) }),
        sealDraft: async (params, { scope }) => ({
          revision: await sealDraft(ports.store, scope, params),
        }),
        getRevision: async ({ projectId, revisionId }) => ({
          revision: await readRevision(ports.store, projectId, revisionId),
        }),
        getDraft: ({ projectId }) => getDraft(ports, projectId),
        planRevision: (params, { scope }) => planRevision(ports, scope, params),
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
          if (report === null)
            throw new Failure('FILM_MISSING', `The run ${params.runId} has no finished film.`);
          return { report };
        },
        beginRequest: (params, { scope }) => beginRequest({ ...ports, ids: kit.ids }, scope, params),
        answerRequest: async ({ id, answer }) => {
          await ports.store.keys.answer(id, answer);
          return {};
        },
        releaseRequest: async ({ id }) => {
          await ports.store.keys.release(id);
          return {};
        },
        feed: ({ runId, after, limit }) =>
          ports.store.feed
            .read(runId, after, limit)
            .then(({ events, last }) => ({ events: [...events], last })),
        readEvents: ownLog(database),
      },
    };
  },
});
