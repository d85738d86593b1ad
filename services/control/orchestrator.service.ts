/** 02 orchestrator. */
import { planRevision } from '../../actors/orchestrator/plan-revision.ts';
import { toJob } from '../../actors/orchestrator/job-view.ts';
import { RunHost } from '../../actors/orchestrator/run-host.ts';
import { Follower } from '../../actors/runtime/follow.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import type { Scope } from '../../contracts/shared.ts';
import { eventCursors } from '../../db/repositories/cursors.ts';
import { journal, runViews, timers } from '../../db/repositories/journal.ts';
import { ownLog, sourcesOf, startFollowing } from '../wiring/logs.ts';
import { every } from '../wiring/every.ts';
import { isLogged } from '../wiring/heard.ts';
import { serve } from '../wiring/serve.ts';
import { tellRun, type Word } from '../../actors/orchestrator/tell-run.ts';

const TEND_MS = 2_000;

export default serve('orchestrator', orchestrator, {
  // All that the hub logs, so that no gap in what is heard makes the log be read.
  hears: ['job.leased', 'job.succeeded', 'job.failed', 'job.expired'],
  async build(kit) {
    const database = await kit.database();
    const cursors = eventCursors(database);
    const views = runViews(database);
    const ports = { ask: kit.ask, objects: kit.objects, clock: kit.clock };
    const onError = (error: unknown): void => kit.broker.logger.error(error);
    const runs = journal(database);
    const host = new RunHost({
      ...ports,
      onError,
      journal: runs,
      timers: timers(database),
      views,
      cursors,
      owner: kit.nodeId,
      seizesRuns: kit.seizesRuns,
    });
    const tell = (scope: Scope, word: Word) => tellRun({ ...kit, host, journal: runs }, scope, word);
    const applied = new Map<string, number>();
    const follower = new Follower({
      clock: kit.clock,
      gatherMs: 0,
      lookEveryMs: TEND_MS,
      sources: sourcesOf(kit, database, ['worker-hub']),
      loadCursor: () => host.listensFrom(),
      apply: async (owner, events) => {
        await host.applyHubEvents(events);
        applied.set(owner, events.at(-1)?.position ?? 0);
      },
      onError,
    });
    // Applied events do no harm when they are applied again, so the cursor may lag behind them.
    const keepCursors = async (): Promise<void> => {
      for (const [owner, position] of applied) await cursors.save(owner, position);
      applied.clear();
    };
    const tending = every(TEND_MS, () => Promise.all([host.tend(), keepCursors()]), onError);
    return {
      started: () => {
        startFollowing(kit, follower, ['worker-hub']);
        tending.start();
      },
      stopped: async () => {
        await tending.stop();
        await follower.stop();
        await keepCursors().catch(onError);
        await host.close();
      },
      hear: (event) => (isLogged(event) ? follower.hear(event) : undefined),
      answers: {
        startRun: async (order, { scope }) => ({ run: await host.start(order, scope) }),
        cancelRun: async ({ runId }, { scope }) => ({ run: await tell(scope, { runId, type: 'cancel' }) }),
        pauseRun: async ({ runId }, { scope }) => ({ run: await tell(scope, { runId, type: 'pause' }) }),
        resumeRun: async ({ runId }, { scope }) => ({ run: await tell(scope, { runId, type: 'resume' }) }),
        getRun: async ({ runId }) => ({ run: await host.view(runId) }),
        getPlan: ({ runId }) => host.plans(runId),
        listJobs: async ({ runId, after, limit }) => {
          const jobs = await views.jobs(runId, after, limit);
          return {
            jobs: jobs.map(toJob(runId)),
            next: jobs.length === limit ? (jobs.at(-1)?.key ?? null) : null,
          };
        },
        planRevision: async (params, { scope }) => ({
          plan: await planRevision({ ...ports, views }, scope, params),
        }),
        readEvents: ownLog(database),
      },
    };
  },
});
