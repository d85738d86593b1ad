/** worker-hub’s DispatchStore in memory, with the rules of the SQL one: db/repositories/dispatch.ts. */
import {
  SILENT_END,
  type Attempt,
  type CachedResult,
  type DispatchStore,
  type HandedIn,
  type LeaseRequest,
  type SubmittedJob,
  type Verdict,
} from '../../../actors/worker-hub/dispatch-store.ts';
import type { ArtifactMeta } from '../../../contracts/artifact.ts';
import type { JobKind } from '../../../contracts/job-kinds.ts';
import type { Provider } from '../../../contracts/route.ts';
import type { Scope } from '../../../contracts/shared.ts';
import type { TaskSpec } from '../../../contracts/task.ts';
import type { Lease, Worker } from '../../../contracts/worker.ts';
import type { HubStores } from '../../../db/repositories/samples/stores-of.ts';
import { copyOf, MemoryLog, type StoreClock } from './event-log.ts';

type DispatchState = 'queued' | 'leased' | 'succeeded' | 'failed' | 'withdrawn';

export interface KeptDispatch extends Omit<SubmittedJob, 'asOf'> {
  asOf: number;
  readonly position: number;
  readonly submittedMs: number;
  state: DispatchState;
  attempt: number;
  deaths: number;
  token: number;
  notBeforeMs: number;
  leaseUntilMs: number;
  /** Tokens of workers that were taken to be lost. */
  lost: number[];
}

type Reused = SubmittedJob & { readonly result: CachedResult };

interface ArtifactRefRow {
  readonly sha256: string;
  readonly role: string;
  readonly jobId: string | null;
}

const told = ({ jobId, runId, key, kind, stage, subject }: TaskSpec) => ({
  ...{ jobId, runId, key, kind, stage, subject },
});

const cacheKey = (tenantId: string, digest: string): string => `${tenantId} ${digest}`;

export class MemoryHubStores implements HubStores {
  readonly log: MemoryLog;
  readonly dispatches = new Map<string, KeptDispatch>();
  /** When the first result of a digest was kept, by tenant and digest, ms. */
  readonly cachedSinceMs = new Map<string, number>();
  /** Told of every lease as it is given. */
  onLease: (dispatch: KeptDispatch) => void = () => undefined;
  readonly #now: StoreClock;
  readonly #cache = new Map<string, CachedResult>();
  readonly #refs: ArtifactRefRow[] = [];
  readonly #workers = new Map<string, Worker & { seenMs: number }>();
  /** Without it any token is as good as another: the fault that the simulation must find. */
  readonly #isFenced: boolean;

  constructor(now: StoreClock, isFenced = true) {
    this.#now = now;
    this.#isFenced = isFenced;
    this.log = new MemoryLog('worker-hub', now);
  }

  async artifactRefs(): Promise<ArtifactRefRow[]> {
    return copyOf(this.#refs).sort((a, b) => (a.role < b.role ? -1 : 1));
  }

  async worker(id: string): Promise<Pick<Worker, 'kinds' | 'slots' | 'labels' | 'vramMb'> | undefined> {
    const known = this.#workers.get(id);
    if (known === undefined) return undefined;
    const { kinds, slots, labels, vramMb } = known;
    return copyOf({ kinds, slots, labels, vramMb });
  }

  async forgetSeen(ids: readonly string[]): Promise<void> {
    for (const worker of this.#workers.values()) if (ids.includes(worker.id)) worker.seenMs -= 3_600_000;
  }

  async seenLately(ids: readonly string[]): Promise<readonly string[]> {
    const lately = [...this.#workers.values()].filter(({ seenMs }) => seenMs > this.#now() - 60_000);
    return lately
      .map(({ id }) => id)
      .filter((id) => ids.includes(id))
      .sort();
  }

  /** When a result of this digest was first kept, ms; null when there is none. */
  madeAtMs({ tenantId, digest }: Pick<TaskSpec, 'tenantId' | 'digest'>): number | null {
    return this.cachedSinceMs.get(cacheKey(tenantId, digest)) ?? null;
  }

  /** Until when the lease under this token was given, ms; null when another has been given since. */
  leaseEndMs(jobId: string, token: number): number | null {
    const row = this.dispatches.get(jobId);
    return row?.token === token ? row.leaseUntilMs : null;
  }

  get store(): DispatchStore {
    return {
      cached: async (tenantId, digests) => this.#cached(tenantId, digests),
      forget: async (tenantId, digest) => void this.#cache.delete(cacheKey(tenantId, digest)),
      submit: async (scope, queued, reused) => this.#submit(scope, copyOf(queued), copyOf(reused)),
      withdraw: async (jobIds, asOf) => this.#withdraw(jobIds, asOf),
      lease: async (request) => this.#lease(request),
      renew: async (held, leaseMs) => held.map(({ jobId, token }) => this.#renew(jobId, token, leaseMs)),
      complete: async (done) =>
        done.map(({ jobId, token, result }) => this.#complete(jobId, token, copyOf(result))),
      attempt: async (jobId, token) => {
        const row = this.#held(jobId, token);
        return row === null ? null : attemptOf(row);
      },
      conclude: async (attempt, verdict) => this.#conclude(attempt, verdict),
      release: async (held) => held.flatMap(({ jobId, token }) => this.#release(jobId, token)),
      releaseAll: async () => {
        const leased = [...this.dispatches.values()].filter(({ state }) => state === 'leased');
        leased.forEach(giveBack);
        return leased.length;
      },
      expired: async (limit) => this.#expired(limit),
      record: async (artifacts) => this.#record(artifacts),
      register: async (_scope, worker) =>
        void this.#workers.set(worker.id, { ...copyOf(worker), seenMs: this.#now() }),
      markSeen: async (nodeIds) => {
        for (const worker of this.#workers.values())
          if (nodeIds.includes(worker.nodeId)) worker.seenMs = this.#now();
      },
    };
  }

  #held(jobId: string, token: number): KeptDispatch | null {
    const row = this.dispatches.get(jobId);
    if (row === undefined) return null;
    const isCurrent = row.state === 'leased' && row.token === token;
    return isCurrent || !this.#isFenced ? row : null;
  }

  /** The same for a worker that was taken to be lost, as long as no other has taken the job: it has it back. */
  #back(jobId: string, token: number): KeptDispatch | null {
    const row = this.dispatches.get(jobId);
    if (row?.lost.includes(token) === true) {
      row.lost = row.lost.filter((each) => each !== token);
      row.deaths = Math.max(0, row.deaths - SILENT_END);
      if (row.state === 'queued' && row.token === token) row.state = 'leased';
    }
    return this.#held(jobId, token);
  }

  #cached(tenantId: string, digests: readonly string[]): Map<string, CachedResult> {
    const found = digests.flatMap((digest) => {
      const result = this.#cache.get(cacheKey(tenantId, digest));
      return result === undefined ? [] : [[digest, copyOf(result)] as const];
    });
    return new Map(found);
  }

  #submit(scope: Scope, queued: readonly SubmittedJob[], reused: readonly Reused[]): void {
    for (const job of queued) this.#take(job, 'queued');
    for (const job of reused) {
      if (!this.#take(job, 'succeeded')) continue;
      this.#name(job.task, job.result.artifacts);
      const data = { ...told(job.task), reused: true, ...copyOf(job.result) };
      const artifacts = [...job.result.artifacts];
      this.log.append(scope, [
        { name: 'job.succeeded', runId: job.task.runId, data: { ...data, artifacts } },
      ]);
    }
  }

  /** A known job stays as it is, unless it ended without a result. */
  #take(job: SubmittedJob, state: DispatchState): boolean {
    const known = this.dispatches.get(job.task.jobId);
    const isOver = known === undefined || known.state === 'failed' || known.state === 'withdrawn';
    if (!isOver || (known !== undefined && known.asOf > job.asOf)) return false;
    this.dispatches.set(job.task.jobId, {
      ...{ task: job.task, decision: job.decision, provider: job.provider, asOf: job.asOf },
      ...{ state, attempt: 0, deaths: 0, token: known?.token ?? 0 },
      ...{ notBeforeMs: this.#now(), leaseUntilMs: known?.leaseUntilMs ?? 0, submittedMs: this.#now() },
      lost: [],
      position: known?.position ?? this.dispatches.size + 1,
    });
    return true;
  }

  #withdraw(jobIds: readonly string[], asOf: number): number {
    const rows = jobIds.flatMap((id) => this.dispatches.get(id) ?? []);
    const open = rows.filter((row) => (row.state === 'queued' || row.state === 'leased') && row.asOf <= asOf);
    for (const row of open) Object.assign(row, { state: 'withdrawn', asOf });
    return open.length;
  }

  #lease({ workerId, kinds, limit, leastMs, leaseMs }: LeaseRequest): {
    lease: Lease;
    provider: Provider;
  }[] {
    const worker = this.#workers.get(workerId);
    if (worker === undefined) return [];
    const waiting = [...this.dispatches.values()]
      .filter(
        ({ state, task, notBeforeMs }) =>
          state === 'queued' && kinds.includes(task.kind) && notBeforeMs <= this.#now(),
      )
      .filter(({ decision }) => decision.labels.every((label) => worker.labels.includes(label)))
      .filter(({ provider }) => provider.needs.vramMb <= worker.vramMb)
      .sort((a, b) => a.position - b.position);
    const waitingMs = waiting.reduce((sum, { task }) => sum + task.estimateMs, 0);
    if (leastMs > 0 && waitingMs < leastMs) return [];
    return waiting.slice(0, limit).map((row) => this.#give(row, workerId, leaseMs));
  }

  #give(row: KeptDispatch, workerId: string, leaseMs: number): { lease: Lease; provider: Provider } {
    row.token += 1;
    row.attempt += 1;
    Object.assign(row, { state: 'leased', leaseUntilMs: this.#now() + leaseMs });
    this.onLease(row);
    const { task, token, attempt, provider } = row;
    const data = { ...told(task), workerId, attempt };
    this.log.append(task, [{ name: 'job.leased', runId: task.runId, data }]);
    return copyOf({ lease: { jobId: task.jobId, token, attempt, leaseMs, task }, provider });
  }

  #renew(jobId: string, token: number, leaseMs: number): TaskSpec | null {
    const row = this.#back(jobId, token);
    if (row === null) return null;
    row.leaseUntilMs = this.#now() + leaseMs;
    return copyOf(row.task);
  }

  #release(jobId: string, token: number): JobKind[] {
    const row = this.#held(jobId, token);
    if (row === null) return [];
    giveBack(row);
    return [row.task.kind];
  }

  #complete(jobId: string, token: number, { artifacts, facts, cpuMs, kinds }: HandedIn): boolean {
    const isPromised = kinds.some((kind) => kind === this.dispatches.get(jobId)?.task.kind);
    const row = isPromised ? this.#back(jobId, token) : null;
    if (row === null) return false;
    row.state = 'succeeded';
    const { task } = row;
    this.#name(task, artifacts);
    const key = cacheKey(task.tenantId, task.digest);
    if (!this.#cache.has(key)) this.#cache.set(key, { artifacts, facts, cpuMs });
    if (!this.cachedSinceMs.has(key)) this.cachedSinceMs.set(key, this.#now());
    const data = { ...told(task), reused: false, artifacts, facts, cpuMs };
    this.log.append(task, [{ name: 'job.succeeded', runId: task.runId, data }]);
    return true;
  }

  #conclude({ jobId, token, task, attempt }: Attempt, verdict: Verdict): void {
    const row = this.#held(jobId, token);
    if (row === null) return;
    const delayMs = verdict.again ? verdict.delayMs : 0;
    Object.assign(row, {
      ...{ state: verdict.again ? 'queued' : 'failed', deaths: verdict.again ? verdict.deaths : 0 },
      notBeforeMs: this.#now() + delayMs,
    });
    if (verdict.again && verdict.isLost) row.lost.push(token);
    const { runId } = task;
    if (verdict.again)
      this.log.append(task, [{ name: 'job.expired', runId, data: { ...told(task), attempt } }]);
    else {
      const data = { ...told(task), failure: verdict.failure };
      this.log.append(task, [{ name: 'job.failed', runId, data }]);
    }
  }

  #expired(limit: number): Attempt[] {
    return [...this.dispatches.values()]
      .filter(({ state, leaseUntilMs }) => state === 'leased' && leaseUntilMs < this.#now())
      .sort((a, b) => a.position - b.position)
      .slice(0, limit)
      .map(attemptOf);
  }

  #record(artifacts: readonly ArtifactMeta[]): void {
    for (const { sha256, role, jobId } of artifacts) this.#refs.push({ sha256, role, jobId });
  }

  #name({ jobId }: TaskSpec, artifacts: CachedResult['artifacts']): void {
    for (const { sha256, role } of artifacts) this.#refs.push({ sha256, role, jobId });
  }
}

const attemptOf = ({ task, token, attempt, deaths }: KeptDispatch): Attempt =>
  copyOf({ jobId: task.jobId, token, attempt, deaths, task });

function giveBack(row: KeptDispatch): void {
  row.state = 'queued';
  row.attempt -= 1;
}
