/** The port to what worker-hub keeps: jobs to hand out, leases on them, artifacts and the build cache. */
import type { ArtifactMeta, RoleArtifact } from '../../contracts/artifact.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { DispatchDecision, Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Lease, Worker, WorkerFailure, WorkerResult } from '../../contracts/worker.ts';

export interface SubmittedJob {
  readonly task: TaskSpec;
  readonly decision: DispatchDecision;
  readonly provider: Provider;
  /** Step of its run at which it was wanted. */
  readonly asOf: number;
}

/** What came of a digest the last time it was made. */
export interface CachedResult {
  readonly artifacts: readonly RoleArtifact[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly cpuMs: number;
}

export interface LeaseRequest {
  readonly workerId: string;
  readonly kinds: readonly JobKind[];
  readonly limit: number;
  /** Nothing is given where less work waits that this worker could do, ms by its estimates. */
  readonly leastMs: number;
  readonly leaseMs: number;
}

/** A job under the token of whoever speaks of it. */
export interface Held {
  readonly jobId: string;
  readonly token: number;
}

export interface Renewal extends Held {
  readonly share: number;
}

/** A result as it was handed in, and the kinds of job that promise just that. */
export interface HandedIn extends WorkerResult {
  readonly kinds: readonly JobKind[];
}

export interface Completion extends Held {
  readonly result: HandedIn;
}

/** What it weighs that nothing was heard of a worker any more: taken off again when it is back. */
export const SILENT_END = 1;

/** An attempt that ended without a result. */
export interface Attempt extends Held {
  readonly attempt: number;
  /** What the ends of its workers so far weigh together. */
  readonly deaths: number;
  readonly task: TaskSpec;
}

/** What becomes of a job after such an attempt. */
export type Verdict =
  | {
      readonly again: true;
      readonly delayMs: number;
      readonly deaths: number;
      /** Whether nobody knows what became of the worker: it may come back, and then it was no death. */
      readonly isLost: boolean;
    }
  | { readonly again: false; readonly failure: WorkerFailure };

export interface DispatchStore {
  /** What is known of these digests. */
  cached(tenantId: string, digests: readonly string[]): Promise<ReadonlyMap<string, CachedResult>>;
  forget(tenantId: string, digest: string): Promise<void>;
  /** Queues jobs, or answers them with a cached result, in one transaction; a job that is known already stays as it is. */
  submit(
    scope: Scope,
    queued: readonly SubmittedJob[],
    reused: readonly (SubmittedJob & { readonly result: CachedResult })[],
  ): Promise<void>;
  /** Takes back what was not submitted at a later step of its run; a submission of an earlier one then comes too late. */
  withdraw(jobIds: readonly string[], asOf: number): Promise<number>;
  /** Jobs for a registered worker: what it may be given, its registration says, and nobody else. */
  lease(request: LeaseRequest): Promise<readonly { lease: Lease; provider: Provider }[]>;
  /**
   * The task of each job that is still wanted under its token, in their order. A worker that was taken to be lost has its
   * job back as long as no other has leased it, and is not counted as dead.
   */
  renew(renewals: readonly Renewal[], leaseMs: number): Promise<readonly (TaskSpec | null)[]>;
  /**
   * Of each, in their order, whether the token was current, the job is of one of the result’s kinds, and the result is now
   * the job’s; that of a lost worker is, as long as no other has leased the job.
   */
  complete(completions: readonly Completion[]): Promise<readonly boolean[]>;
  /** The attempt under this token, or null when the lease is lost. */
  attempt(jobId: string, token: number): Promise<Attempt | null>;
  conclude(attempt: Attempt, verdict: Verdict): Promise<void>;
  /** Kinds of the jobs that were given back under their tokens, one for each job. */
  release(held: readonly Held[]): Promise<readonly JobKind[]>;
  /** Puts everything that is leased back, as if it had not been begun; for a hub that knows that no worker lives. */
  releaseAll(): Promise<number>;
  /** Attempts whose lease has run out by the database’s clock. */
  expired(limit: number): Promise<readonly Attempt[]>;
  record(artifacts: readonly ArtifactMeta[]): Promise<void>;
  register(scope: Scope, worker: Worker): Promise<void>;
  /** Notes that these nodes were heard of. */
  markSeen(nodeIds: readonly string[]): Promise<void>;
}
