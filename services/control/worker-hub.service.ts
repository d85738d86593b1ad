/** 07 worker-hub. */
import { HEARD_WITHIN_MS, lookEveryMs } from '../../actors/worker-hub/look-ration.ts';
import {
  completeJob,
  failJob,
  LEASE_MS,
  lookUpDigests,
  submitJobs,
  sweepExpired,
} from '../../actors/worker-hub/hub.ts';
import { seeded, seedOf } from '../../actors/runtime/random.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
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
    const offerAgain = (): void => kit.offerWork([]);
    const stopping = new AbortController();
    const offerIn = (ms: number): void =>
      void kit.clock.pause(ms, stopping.signal).then(() => stopping.signal.aborted || offerAgain());
    // Where the cache is away every hub counts for itself, and each sweeps.
    const isOurTurn = async (): Promise<boolean> =>
      (await kit.cache.count('worker-hub.sweep', TURN_MS)) === 1;
    const sweep = async (): Promise<void> => {
      if ((await isOurTurn()) && (await sweepExpired(ports)) > 0) offerAgain();
    };
    const sweeping = every(kit.lookEveryMs, sweep, onError);
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
          if (counts.queued > 0) kit.offerWork([...new Set(params.jobs.map(({ task }) => task.kind))]);
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
        renewLease: async ({ jobId, token, share }) => {
          const task = await store.renew(jobId, token, { share, leaseMs: LEASE_MS });
          if (task === null) return { wanted: false };
          const { runId, key, kind, stage, subject } = task;
          kit.announce(task, 'job.progressed', { jobId, runId, key, kind, stage, subject, share });
          return { wanted: true };
        },
        completeJob: async (params) => {
          const { againInMs, ...answer } = await completeJob(ports, params);
          if (againInMs !== null) offerIn(againInMs);
          return answer;
        },
        failJob: async (params) => {
          const againInMs = await failJob(ports, params);
          if (againInMs !== null) offerIn(againInMs);
          return { again: againInMs !== null };
        },
        releaseJobs: async ({ held }) => {
          const released = await Promise.all(held.map(({ jobId, token }) => store.release(jobId, token)));
          offerAgain();
          return { released: released.filter(Boolean).length };
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
