/** 02 orchestrator. */
import { planRevision } from '../../actors/orchestrator/plan-revision.ts';
import { listTakes } from '../../actors/orchestrator/list-takes.ts';
import { pinTake } from '../../actors/orchestrator/pin-take.ts';
import { toJob } from '../../actors/orchestrator/job-view.ts';
import { heardOfHub, RunDesk, runVersions } from '../../actors/orchestrator/run-desk.ts';
import type { Peer } from '../../actors/orchestrator/placement.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { ModuleDatabase } from '../../db/module-database.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { journal } from '../../db/repositories/journal.ts';
import { runViews } from '../../db/repositories/run-views.ts';
import { takeViews } from '../../db/repositories/take-views.ts';
import { timers } from '../../db/repositories/timers.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { every } from '../wiring/every.ts';
import { isLogged } from '../wiring/heard.ts';
import { nodesOf } from '../wiring/peers.ts';
import { serve, type ModuleKit } from '../wiring/serve.ts';

/** Runs in memory at once: a film of a hundred shots is about a megabyte of rows. */
const MOST_RUNS = 256;

/** A run whose jobs take longer than this waits for them outside of memory, ms. */
const IDLE_MS = 60_000;

const peersOf = (kit: ModuleKit): Peer[] =>
  nodesOf(kit.broker, 'orchestrator').map(({ nodeId, metadata }) => ({
    nodeId,
    machineVersion: Number(metadata['machineVersion']),
  }));

function deskOf(kit: ModuleKit, database: ModuleDatabase): RunDesk {
  const onError = (error: unknown): void => kit.broker.logger.error(error);
  return new RunDesk({
    ...{ ask: kit.ask, askNode: kit.askNode, objects: kit.objects, clock: kit.clock, onError },
    ...{ journal: journal(database), timers: timers(database), views: runViews(database) },
    ...{ cursors: eventCursors(database), owner: kit.nodeId, seizesRuns: kit.seizesRuns },
    ...{ versions: runVersions, mostRuns: MOST_RUNS, idleMs: IDLE_MS, peers: () => peersOf(kit) },
    hubLogs: sourcesOf(kit, database, ['worker-hub']),
    lookEveryMs: kit.lookEveryMs,
    every: (ms, deed) => every(ms, deed, onError),
  });
}

export default serve('orchestrator', orchestrator, {
  hears: heardOfHub,
  metadata: { machineVersion: runVersions.current },
  async build(kit) {
    const database = await kit.database();
    const views = runViews(database);
    const takes = takeViews(database);
    const ports = { ask: kit.ask, objects: kit.objects, clock: kit.clock };
    const desk = deskOf(kit, database);
    const { host } = desk;
    return {
      started: () => {
        startFollowing(kit, desk.follower, ['worker-hub']);
        desk.start();
      },
      stopped: () => desk.stop(),
      hear: (event) => (isLogged(event) ? desk.follower.hear(event) : undefined),
      answers: {
        startRun: async (order, call) => ({ run: await desk.startRun(order, call) }),
        cancelRun: async ({ runId }, call) => ({ run: await desk.tell({ runId, type: 'cancel' }, call) }),
        pauseRun: async ({ runId }, call) => ({ run: await desk.tell({ runId, type: 'pause' }, call) }),
        resumeRun: async ({ runId }, call) => ({ run: await desk.tell({ runId, type: 'resume' }, call) }),
        getRun: async ({ runId }) => ({ run: await host.view(runId) }),
        getPlan: ({ runId }) => host.plans(runId),
        getLoad: async () => ({
          load: { nodeId: kit.nodeId, machineVersion: runVersions.current, ...(await host.load()) },
        }),
        listJobs: async ({ runId, after, limit }) => {
          const jobs = await views.jobs(runId, after, limit);
          return {
            jobs: jobs.map(toJob(runId)),
            next: jobs.length === limit ? (jobs.at(-1)?.key ?? null) : null,
          };
        },
        listTakes: (params) => listTakes({ ...ports, takes }, params),
        pinTake: async (params) => ({ take: await pinTake({ ...ports, views }, params) }),
        planRevision: async (params, { scope }) => ({
          plan: await planRevision({ ...ports, views }, scope, params),
        }),
        readEvents: ownLog(database),
      },
    };
  },
});
