/** The use cases of worker-hub. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { ErrorCode } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { WorkerFailure } from '../../contracts/worker.ts';
import type { Objects } from '../runtime/objects.ts';
import type { Random } from '../runtime/random.ts';
import { decideRetry } from './decide-retry.ts';
import { faultIn, kindsOf } from './judge-result.ts';
import type { Attempt, CachedResult, DispatchStore, SubmittedJob } from './dispatch-store.ts';

/** How long a lease lasts without renewal. */
export const LEASE_MS = 6_000;

export interface HubPorts {
  readonly store: DispatchStore;
  readonly objects: Objects;
  readonly random: Random;
}

type Params<K extends keyof typeof workerHub> = ReceivedParamsOf<(typeof workerHub)[K]>;

/** A cached result counts only while its bytes are really there. */
async function isWhole(objects: Objects, result: CachedResult): Promise<boolean> {
  const sizes = await Promise.all(result.artifacts.map(({ sha256 }) => objects.stat(sha256)));
  return sizes.every((bytes, at) => bytes === result.artifacts[at]?.bytes);
}

/** Results of digests whose bytes are there; the memory of others is dropped, so that they are made again. */
async function usable(
  { store, objects }: HubPorts,
  tenantId: string,
  digests: readonly string[],
): Promise<Map<string, CachedResult>> {
  const found = new Map(await store.cached(tenantId, digests));
  for (const [digest, result] of found) {
    if (await isWhole(objects, result)) continue;
    found.delete(digest);
    await store.forget(tenantId, digest);
  }
  return found;
}

export async function submitJobs(
  ports: HubPorts,
  scope: Scope,
  { jobs }: Params<'submitJobs'>,
): Promise<{ queued: number; reused: number }> {
  const found = await usable(
    ports,
    scope.tenantId,
    jobs.map(({ task }) => task.digest),
  );
  const queued: SubmittedJob[] = [];
  const reused: (SubmittedJob & { result: CachedResult })[] = [];
  for (const job of jobs) {
    const result = found.get(job.task.digest);
    if (result === undefined) queued.push(job);
    else reused.push({ ...job, result });
  }
  await ports.store.submit(scope, queued, reused);
  return { queued: queued.length, reused: reused.length };
}

type Found = ResultOf<(typeof workerHub)['lookUpDigests']>['found'];

export async function lookUpDigests(
  ports: HubPorts,
  scope: Scope,
  { digests }: Params<'lookUpDigests'>,
): Promise<Found> {
  const found = await usable(ports, scope.tenantId, digests);
  return Object.fromEntries(
    [...found].map(([digest, { artifacts, facts, cpuMs }]) => [
      digest,
      { artifacts: [...artifacts], facts, cpuMs },
    ]),
  );
}

const known = (failure: WorkerFailure): WorkerFailure & { code: ErrorCode } => {
  const code = ErrorCode.safeParse(failure.code);
  return { message: failure.message, code: code.success ? code.data : 'JOB_FAILED' };
};

type VerdictPorts = Pick<HubPorts, 'store' | 'random'>;

async function conclude(
  { store, random }: VerdictPorts,
  attempt: Attempt,
  failure: WorkerFailure,
): Promise<number | null> {
  const verdict = decideRetry(known(failure), attempt, random);
  await store.conclude(attempt, verdict);
  return verdict.again ? verdict.delayMs : null;
}

/** A job that waits again. */
interface Again {
  readonly kind: JobKind;
  /** In how many ms it may be tried. */
  readonly inMs: number;
}

/** Null when it is not tried again, nor when the lease was lost: the job is somebody else’s now. */
export async function failJob(
  ports: VerdictPorts,
  { jobId, token, failure }: Params<'failJob'>,
): Promise<Again | null> {
  const attempt = await ports.store.attempt(jobId, token);
  const inMs = attempt === null ? null : await conclude(ports, attempt, failure);
  return attempt === null || inMs === null ? null : { kind: attempt.task.kind, inMs };
}

interface Refused {
  readonly refusal: WorkerFailure;
  /** Null when it is not tried again. */
  readonly again: Again | null;
}

/** What is wrong with a result that was not taken; null when nothing is, but the lease was lost. */
async function refuse(
  ports: VerdictPorts,
  { jobId, token, result }: Params<'completeJobs'>['done'][number],
): Promise<Refused | null> {
  const attempt = await ports.store.attempt(jobId, token);
  const fault = attempt === null ? null : faultIn(attempt.task.kind, result);
  if (attempt === null || fault === null) return null;
  const refusal = { code: 'RESULT_INVALID', message: `${attempt.task.key}: ${fault}` };
  const inMs = await conclude(ports, attempt, refusal);
  return { refusal, again: inMs === null ? null : { kind: attempt.task.kind, inMs } };
}

interface Completed {
  readonly answers: ResultOf<(typeof workerHub)['completeJobs']>['answers'];
  readonly again: readonly Again[];
}

/**
 * A result that is not what its kind promises is a failed attempt. Which kinds a result may be of is known before its job is
 * looked up, so that what is as promised costs no statement more.
 */
export async function completeJobs(
  ports: VerdictPorts,
  { done }: Params<'completeJobs'>,
): Promise<Completed> {
  const judged = done.map(({ result, ...held }) => ({
    ...held,
    result: { ...result, kinds: kindsOf(result) },
  }));
  const accepted = await ports.store.complete(judged);
  const refused = await Promise.all(
    done.map((each, at) => (accepted[at] === true ? Promise.resolve(null) : refuse(ports, each))),
  );
  return {
    answers: refused.map((each, at) => ({
      accepted: accepted[at] === true,
      ...(each !== null && { refusal: each.refusal }),
    })),
    again: refused.flatMap((each) => each?.again ?? []),
  };
}

/** Puts jobs whose lease ran out back into the queue, and tells of which kinds they were. */
export async function sweepExpired(ports: VerdictPorts): Promise<readonly JobKind[]> {
  const attempts = await ports.store.expired(50);
  for (const attempt of attempts) {
    await conclude(ports, attempt, {
      code: 'LEASE_LOST',
      message: 'The lease ran out without a word from the worker.',
    });
  }
  return attempts.map(({ task }) => task.kind);
}
