/** What a worker says to the hub, and what it is given. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Lease, WorkerFailure, WorkerResult } from '../../contracts/worker.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ask } from './ask.ts';
import type { Renewal } from './lease-keeper.ts';

/** Jobs that are leased in one call, and results that are handed in. */
export const MOST_AT_ONCE = 64;

export interface Assignment {
  readonly lease: Lease;
  readonly provider: Provider;
}

/** How much a worker asks for: so many jobs, and none where less work waits, ms. */
export interface Wish {
  readonly most: number;
  readonly leastMs: number;
}

/** Work that is done. */
export interface Done {
  readonly lease: Lease;
  readonly result: WorkerResult;
}

/** What a worker says to the hub. */
export interface HubLine {
  /** Jobs of these kinds that wait. */
  lease(kinds: readonly JobKind[], wish: Wish): Promise<readonly Assignment[]>;
  /** Whether each job is still wanted, in their order. */
  renew(renewals: readonly Renewal[]): Promise<readonly boolean[]>;
  /** Of each, in their order, what is wrong with the result where it is refused for that; null where it was taken, or the lease is lost. */
  complete(done: readonly Done[]): Promise<readonly (WorkerFailure | null)[]>;
  fail(lease: Lease, failure: WorkerFailure): Promise<void>;
  release(leases: readonly Lease[]): Promise<void>;
}

/** A job’s own scope: a task is one too, and more. */
const scopeOf = ({ tenantId, projectId, traceId, correlationId }: Scope): Scope => ({
  ...{ tenantId, projectId, traceId, correlationId },
});

/** The line of a worker that calls its hub; what concerns several jobs is said for the installation, in `scope`. */
export function hubLineOf(
  ask: Ask,
  { workerId, scope }: { readonly workerId: string; readonly scope: Scope },
): HubLine {
  return {
    lease: async (kinds, { most: limit, leastMs }) => {
      const wish = { workerId, kinds: [...kinds], limit, leastMs };
      return (await ask(scope, workerHub.leaseJobs, wish)).leases;
    },
    renew: async (renewals) => {
      const held = renewals.map(({ lease: { jobId, token }, share }) => ({ jobId, token, share }));
      return (await ask(scope, workerHub.renewLeases, { held })).wanted;
    },
    complete: async (results) => {
      const done = results.map(({ lease: { jobId, token }, result }) => ({ jobId, token, result }));
      const { answers } = await ask(scope, workerHub.completeJobs, { done });
      return answers.map(({ refusal }) => refusal ?? null);
    },
    fail: async ({ jobId, token, task }, failure) =>
      void (await ask(scopeOf(task), workerHub.failJob, { jobId, token, failure })),
    release: async (leases) => {
      const held = leases.map(({ jobId, token }) => ({ jobId, token }));
      await ask(scope, workerHub.releaseJobs, { held });
    },
  };
}
