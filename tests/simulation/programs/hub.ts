/** 07 worker-hub, wired as services/control/worker-hub.service.ts wires it. */
import {
  completeJobs,
  failJob,
  LEASE_MS,
  lookUpDigests,
  submitJobs,
  sweepExpired,
  type HubPorts,
} from '../../../actors/worker-hub/hub.ts';
import type { EventEnvelope } from '../../../contracts/event.ts';
import type { JobKind } from '../../../contracts/job-kinds.ts';
import { workerHub } from '../../../contracts/modules/worker-hub.ts';
import { Served } from '../bus.ts';
import type { Program } from '../machine.ts';
import { reached } from '../process.ts';
import { systemScope, type Site } from '../site.ts';
import { everyIn } from './every.ts';

const SWEEP_MS = 2_000;

type Offer = (kinds: readonly JobKind[]) => void;

interface Offers {
  readonly offer: Offer;
  /** Offers work of a kind in so many ms. */
  readonly offerIn: (ms: number, kind: JobKind) => void;
}

function serveJobs(served: Served, ports: HubPorts, offer: Offer): Served {
  const { store } = ports;
  return served
    .answer(workerHub.submitJobs, async (params, { scope }) => {
      const counts = await submitJobs(ports, scope, params);
      if (counts.queued > 0) offer(params.jobs.map(({ task }) => task.kind));
      return counts;
    })
    .answer(workerHub.lookUpDigests, async (params, { scope }) => ({
      found: await lookUpDigests(ports, scope, params),
    }))
    .answer(workerHub.withdrawJobs, async ({ jobIds, asOf }) => ({
      withdrawn: await store.withdraw(jobIds, asOf),
    }))
    .answer(workerHub.recordArtifacts, async ({ artifacts }) => {
      await store.record(artifacts);
      return { recorded: artifacts.length };
    });
}

function serveWorkers(served: Served, ports: HubPorts, { offer, offerIn }: Offers): Served {
  const { store } = ports;
  return served
    .answer(workerHub.registerWorker, async (worker) => {
      await store.register(systemScope, worker);
      return { leaseMs: LEASE_MS };
    })
    .answer(workerHub.leaseJobs, async (request) => ({
      leases: [...(await store.lease({ ...request, leaseMs: LEASE_MS }))],
    }))
    .answer(workerHub.renewLeases, async ({ held }) => ({
      wanted: (await store.renew(held, LEASE_MS)).map((task) => task !== null),
    }))
    .answer(workerHub.completeJobs, async (params) => {
      const { answers, again } = await completeJobs(ports, params);
      for (const { inMs, kind } of again) offerIn(inMs, kind);
      return { answers };
    })
    .answer(workerHub.failJob, async (params) => {
      const again = await failJob(ports, params);
      if (again !== null) offerIn(again.inMs, again.kind);
      return { again: again !== null };
    })
    .answer(workerHub.releaseJobs, async ({ held }) => {
      const kinds = await store.release(held);
      offer(kinds);
      return { released: kinds.length };
    });
}

const page = (events: EventEnvelope[], after: number) => ({ events, last: events.at(-1)?.position ?? after });

export const hubOn =
  (site: Site): Program =>
  async (process) => {
    const store = reached(process, 'dispatch', site.hub.store);
    const ports = { store, objects: site.objects(process), random: process.random };
    const offer: Offer = (kinds) => {
      if (process.isDead || kinds.length === 0) return;
      site.bus.announce({ name: 'work.offered', data: { kinds: [...new Set(kinds)] } });
    };
    const offerIn = (ms: number, kind: JobKind): void =>
      void process.clock.pause(ms).then(() => offer([kind]));
    const log = reached(process, 'log', {
      read: (after: number, limit: number) => site.hub.log.readEvents(after, limit),
      readOfRun: (runId: string, after: number, limit: number) =>
        site.hub.log.readRunEvents(runId, after, limit),
    });
    const sweeping = everyIn(process, SWEEP_MS, {
      deed: async () => offer(await sweepExpired(ports)),
      onError: site.onError(process),
    });
    const served = new Served(process, [], () => undefined)
      .answer(workerHub.readEvents, async ({ after, limit }) => page(await log.read(after, limit), after))
      .answer(workerHub.readRunEvents, async ({ runId, after, limit }) =>
        page(await log.readOfRun(runId, after, limit), after),
      );
    sweeping.start();
    return {
      served: serveWorkers(serveJobs(served, ports, offer), ports, { offer, offerIn }),
      stop: () => sweeping.stop(),
    };
  };
