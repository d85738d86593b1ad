/** 02 orchestrator, wired as services/control/orchestrator.service.ts wires it. */
import { RunHost } from '../../../actors/orchestrator/run-host.ts';
import { Follower, type Source } from '../../../actors/runtime/follow.ts';
import type { Ask } from '../../../actors/runtime/ask.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import { orchestrator } from '../../../contracts/modules/orchestrator.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { Served, type Heard } from '../bus.ts';
import type { Program } from '../machine.ts';
import { reached, type Process } from '../process.ts';
import { systemScope, type Site } from '../site.ts';
import { everyIn } from './every.ts';

const TEND_MS = 2_000;
const PAGE = 200;

const isLogged = (event: Heard): event is EventEnvelope => 'position' in event;

const hubLog = (ask: Ask): Source => ({
  owner: 'worker-hub',
  read: async (after) => (await ask(systemScope, workerHub.readEvents, { after, limit: PAGE })).events,
});

function hostIn(site: Site, process: Process): RunHost {
  return new RunHost({
    ...{ ask: site.ask(process, 'orchestrator'), objects: site.objects(process), clock: process.clock },
    ...{ onError: site.onError(process), owner: process.name, seizesRuns: false },
    journal: reached(process, 'journal', site.runs.journal),
    timers: reached(process, 'timers', site.runs.timers),
    views: reached(process, 'views', site.runs.views),
    cursors: reached(process, 'cursors', site.runs.cursors),
  });
}

function serveHost(served: Served, host: RunHost): Served {
  return served
    .answer(orchestrator.startRun, async (order, scope) => ({ run: await host.start(order, scope) }))
    .answer(orchestrator.cancelRun, async ({ runId }) => ({
      run: await host.tell(runId, { type: 'cancel' }),
    }))
    .answer(orchestrator.pauseRun, async ({ runId }) => ({ run: await host.tell(runId, { type: 'pause' }) }))
    .answer(orchestrator.resumeRun, async ({ runId }) => ({
      run: await host.tell(runId, { type: 'resume' }),
    }))
    .answer(orchestrator.getRun, async ({ runId }) => ({ run: await host.view(runId) }));
}

export const orchestratorOn =
  (site: Site): Program =>
  async (process) => {
    const host = hostIn(site, process);
    const cursors = reached(process, 'cursors', site.runs.cursors);
    const onError = site.onError(process);
    const applied = new Map<string, number>();
    const follower = new Follower({
      ...{ clock: process.clock, gatherMs: 0, lookEveryMs: TEND_MS, onError },
      sources: [hubLog(site.ask(process, 'orchestrator'))],
      loadCursor: () => host.listensFrom(),
      apply: async (owner, events) => {
        await host.applyHubEvents(events);
        applied.set(owner, events.at(-1)?.position ?? 0);
      },
    });
    const keepCursors = async (): Promise<void> => {
      for (const [owner, position] of applied) await cursors.save(owner, position);
      applied.clear();
    };
    const tending = everyIn(process, TEND_MS, {
      deed: () => Promise.all([host.tend(), keepCursors()]),
      onError,
    });
    const hear = (event: Heard): void => (isLogged(event) ? follower.hear(event) : undefined);
    const served = new Served(process, ['job.leased', 'job.succeeded', 'job.failed', 'job.expired'], hear);
    void follower.start().catch(onError);
    tending.start();
    const stop = async (): Promise<void> => {
      await tending.stop();
      await follower.stop();
      await keepCursors().catch(onError);
      await host.close();
    };
    return { served: serveHost(served, host), stop };
  };
