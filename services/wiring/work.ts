/** Gives a module its worker: a loop that leases jobs of its kinds and has them done by the crew. */
import { WorkLoop, type HubLine } from '../../actors/runtime/work-loop.ts';
import { isOutage } from '../../contracts/error.ts';
import { jobKinds, type JobKind, type WorkerModule } from '../../contracts/job-kinds.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import { events } from '../../contracts/event.ts';
import type { Heard, ModuleKit } from './serve.ts';
import { systemScope } from './system-scope.ts';

/** Pause before a hub that could not be reached is told again, ms. */
const REGISTER_AGAIN_MS = 1_000;

export const kindsOfWorker = (module: WorkerModule): JobKind[] =>
  (Object.keys(jobKinds) as JobKind[]).filter((kind) => jobKinds[kind].worker === module);

function hubLine({ ask, labels }: ModuleKit, workerId: string): HubLine {
  return {
    lease: async (kinds, leastMs) => {
      const { leases } = await ask(systemScope, workerHub.leaseJobs, {
        workerId,
        kinds: [...kinds],
        limit: 1,
        leastMs,
        labels: [...labels],
      });
      return leases[0] ?? null;
    },
    renew: async ({ jobId, token, task }, share) =>
      (await ask(task, workerHub.renewLease, { jobId, token, share })).wanted,
    complete: async ({ jobId, token, task }, result) =>
      void (await ask(scopeOf(task), workerHub.completeJob, { jobId, token, result })),
    fail: async ({ jobId, token, task }, failure) =>
      void (await ask(scopeOf(task), workerHub.failJob, { jobId, token, failure })),
    release: async (leases) =>
      void (await ask(systemScope, workerHub.releaseJobs, {
        held: leases.map(({ jobId, token }) => ({ jobId, token })),
      })),
  };
}

const scopeOf = <S extends typeof systemScope>({
  tenantId,
  projectId,
  traceId,
  correlationId,
}: S): typeof systemScope => ({ tenantId, projectId, traceId, correlationId });

/** Whether an offer of work concerns these kinds; an offer that names none concerns everybody. */
export function concerns(kinds: readonly JobKind[], { data }: Heard): boolean {
  const offered = events['work.offered'].data.parse(data).kinds;
  return offered.length === 0 || offered.some((kind) => kinds.some((own) => own === kind));
}

export interface ModuleWork {
  readonly workerId: string;
  readonly kinds: readonly JobKind[];
  readonly loop: WorkLoop;
  /** Registers the worker and begins. */
  readonly start: () => Promise<void>;
  /** Gives back what is under way. */
  readonly stop: () => Promise<void>;
}

interface Registration {
  readonly id: string;
  readonly kinds: readonly JobKind[];
  readonly signal: AbortSignal;
}

/** Says to the hub who is here, until it has heard it; false when this node goes before that. */
async function registered(kit: ModuleKit, { id, kinds, signal }: Registration): Promise<boolean> {
  const worker = {
    id,
    nodeId: kit.nodeId,
    kinds: [...kinds],
    slots: kit.crew.seats,
    labels: [...kit.labels],
  };
  while (!signal.aborted) {
    try {
      await kit.ask(systemScope, workerHub.registerWorker, worker);
      return true;
    } catch (error) {
      if (!isOutage(error)) throw error;
    }
    await kit.clock.pause(REGISTER_AGAIN_MS, signal);
  }
  return false;
}

export function workOf(kit: ModuleKit, module: WorkerModule): ModuleWork {
  const workerId = `${module}:${kit.nodeId}`;
  const kinds = kindsOfWorker(module);
  const loop = new WorkLoop({
    kinds,
    hub: hubLine(kit, workerId),
    crew: kit.crew,
    clock: kit.clock,
    onError: (error) => kit.broker.logger.error(error),
  });
  const stopped = new AbortController();
  const start = async (): Promise<void> => {
    await kit.broker.waitForServices(['worker-hub']);
    if (await registered(kit, { id: workerId, kinds, signal: stopped.signal })) loop.start();
  };
  const drain = (patienceMs: number): Promise<void> => {
    stopped.abort();
    return loop.drain(patienceMs);
  };
  kit.leaving.add(drain);
  return { workerId, kinds, loop, start, stop: () => drain(0) };
}
