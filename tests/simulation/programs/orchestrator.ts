/** 02 orchestrator: the desk of the product, with stores, bus and time of the simulation. */
import { heardOfHub, RunDesk } from '../../../actors/orchestrator/run-desk.ts';
import type { Peer } from '../../../actors/orchestrator/placement.ts';
import type { Source } from '../../../actors/runtime/follow.ts';
import type { Ask } from '../../../actors/runtime/ask.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import { orchestrator } from '../../../contracts/modules/orchestrator.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { runVersions } from '../../../machines/run-versions.ts';
import { Served, type Heard } from '../bus.ts';
import type { Program } from '../machine.ts';
import { reached, type Process } from '../process.ts';
import { systemScope, type Site } from '../site.ts';
import { everyIn } from './every.ts';

const PAGE = 200;

/** So few and so short that runs come and go all the time. */
const MOST_RUNS = 2;
const IDLE_MS = 3_000;
const LOOK_EVERY_MS = 2_000;

const isLogged = (event: Heard): event is EventEnvelope => 'position' in event;

const hubLog = (ask: Ask): Source => ({
  owner: 'worker-hub',
  read: async (after) => (await ask(systemScope, workerHub.readEvents, { after, limit: PAGE })).events,
});

function deskIn(site: Site, process: Process): RunDesk {
  const ask = site.ask(process, 'orchestrator');
  const onError = site.onError(process);
  const peers = (): Peer[] =>
    site.bus
      .serving(orchestrator.startRun)
      .map((nodeId) => ({ nodeId, machineVersion: runVersions.current }));
  return new RunDesk({
    ...{ ask, objects: site.objects(process), clock: process.clock, onError, hubLogs: [hubLog(ask)] },
    ...{ owner: process.name, seizesRuns: false, versions: runVersions, peers },
    ...{ mostRuns: MOST_RUNS, idleMs: IDLE_MS, lookEveryMs: LOOK_EVERY_MS },
    journal: reached(process, 'journal', site.runs.journal),
    timers: reached(process, 'timers', site.runs.timers),
    views: reached(process, 'views', site.runs.views),
    cursors: reached(process, 'cursors', site.runs.cursors),
    askNode: (nodeId) => site.bus.askAs(process, 'orchestrator', nodeId),
    every: (ms, deed) => everyIn(process, ms, { deed, onError }),
  });
}

const serveDesk = (served: Served, desk: RunDesk): Served =>
  served
    .answer(orchestrator.startRun, async (order, call) => ({ run: await desk.startRun(order, call) }))
    .answer(orchestrator.cancelRun, async ({ runId }, call) => ({
      run: await desk.tell({ runId, type: 'cancel' }, call),
    }))
    .answer(orchestrator.pauseRun, async ({ runId }, call) => ({
      run: await desk.tell({ runId, type: 'pause' }, call),
    }))
    .answer(orchestrator.resumeRun, async ({ runId }, call) => ({
      run: await desk.tell({ runId, type: 'resume' }, call),
    }))
    .answer(orchestrator.getRun, async ({ runId }) => ({ run: await desk.host.view(runId) }));

export const orchestratorOn =
  (site: Site): Program =>
  async (process) => {
    const desk = deskIn(site, process);
    const hear = (event: Heard): void => (isLogged(event) ? desk.follower.hear(event) : undefined);
    const served = new Served(process, heardOfHub, hear);
    void desk.follower.start().catch(site.onError(process));
    desk.start();
    return { served: serveDesk(served, desk), stop: () => desk.stop() };
  };
