/** 07 worker-hub. */
import { HEARD_WITHIN_MS, lookEveryMs } from '../../actors/worker-hub/look-ration.ts';
import {
  completeJobs,
  failJob,
  LEASE_MS,
  lookUpDigests,
  submitJobs,
  sweepExpired,
} from '../../actors/worker-hub/hub.ts';
import { seeded, seedOf } from '../../actors/runtime/random.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import { dispatchStore } from '../../db/repositories/dispatch.ts';
import { every } from '../wiring/every.ts';
import { ownLog, ownRunLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';
import { systemScope } from '../wiring/system-scope.ts';

/** Of several hubs one sweeps in so many ms. */
const TURN_MS = 1_000;

export default serve('worker-hub', workerHub, {
  async build(kit) {
    const database = await kit.database();
    const store = dispatchStore(database);
    // Whoever held a lease here died with the process before this one: that is no fault of the work.
    if (kit.seizesRuns) await store.releaseAll();
    const ports = { store, objects: kit.objects, random: seeded(seedOf(kit.nodeId)) };
    const onError = (error: unknown): void => kit.broker.logger.error(error);
    // Told to those who do such work and to nobody else: whoever is told asks.
    const offer = (kinds: readonly JobKind[]): void => {
      if (kinds.length > 0) kit.offerWork([...new Set(kinds)]);
    };
    const stopping = new AbortController();
    const offerIn = (ms: number, kind: JobKind): void =>
      void kit.clock.pause(ms, stopping.signal).then(() => stopping.signal.aborted || offer([kind]));
    // Where the cache is away every hub counts for itself, and each sweeps.
    const isOurTurn = async (): Promise<boolean> =>
      (await kit.cache.count('worker-hub.sweep', TURN_MS)) === 1;
    const sweep = async (): Promise<void> => {
      if (await isOurTurn()) offer(await sweepExpired(ports));
    };
    const sweeping = every(kit.lookEveryMs, sweep, onError);
    const progressed = (task: TaskSpec | null, share: number): void => {
      if (task === null) return;
      const { jobId, runId, key, kind, stage, subject } = task;
      kit.announce(task, 'job.progressed', { jobId, runId, key, kind, stage, subject, share });
    };
    // Whoever was heard of is noted by one statement for all of them. Of several hubs each hears of every node in that time.
    const heard = new Set<string>();
    let nodes = 0;
    const noteHeard = async (): Promise<void> => {
      const nodeIds = [...heard];
      heard.clear();
      nodes = nodeIds.length;
      await store.markSeen(nodeIds);
    };
    const noting = every(HEARD_WITHIN_MS, noteHeard, onError);
    return {
      started: () => {
        sweeping.start();
        noting.start();
      },
      stopped: async () => {
        stopping.abort();
        await Promise.all([sweeping.stop(), noting.stop()]);
      },
      answers: {
        submitJobs: async (params, { scope }) => {
          const counts = await submitJobs(ports, scope, params);
          if (counts.queued > 0) offer(params.jobs.map(({ task }) => task.kind));
          return counts;
        },
        lookUpDigests: async (params, { scope }) => ({ found: await lookUpDigests(ports, scope, params) }),
        withdrawJobs: async ({ jobIds, asOf }) => ({ withdrawn: await store.withdraw(jobIds, asOf) }),
        registerWorker: async (worker) => {
          await store.register(systemScope, worker);
          return { leaseMs: LEASE_MS };
        },
        reportTelemetry: async (telemetry) => {
          heard.add(telemetry.nodeId);
          kit.announce(systemScope, 'telemetry.sampled', telemetry);
          return { lookEveryMs: Math.max(kit.lookEveryMs, lookEveryMs(Math.max(nodes, heard.size))) };
        },
        leaseJobs: async (request) => ({
          leases: [...(await store.lease({ ...request, leaseMs: LEASE_MS }))],
        }),
        renewLeases: async ({ held }) => {
          const tasks = await store.renew(held, LEASE_MS);
          held.forEach(({ share }, at) => progressed(tasks[at] ?? null, share));
          return { wanted: tasks.map((task) => task !== null) };
        },
        completeJobs: async (params) => {
          const { answers, again } = await completeJobs(ports, params);
          for (const { inMs, kind } of again) offerIn(inMs, kind);
          return { answers };
        },
        failJob: async (params) => {
          const again = await failJob(ports, params);
          if (again !== null) offerIn(again.inMs, again.kind);
          return { again: again !== null };
        },
        releaseJobs: async ({ held }) => {
          const kinds = await store.release(held);
          offer(kinds);
          return { released: kinds.length };
        },
        recordArtifacts: async ({ artifacts }) => {
          await store.record(artifacts);
          return { recorded: artifacts.length };
        },
        readEvents: ownLog(database),
        readRunEvents: ownRunLog(database),
      },
    };
  },
});
