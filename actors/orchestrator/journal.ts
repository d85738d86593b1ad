/** The port to what a Run is: its state, its history, its jobs and timers, committed together under a fence. */
import type { NewEvent } from '../../contracts/event.ts';
import type { Revision } from '../../contracts/story.ts';
import type { ReviewGate, Run, RunOptions, RunState } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Provider, Recipe } from '../../contracts/route.ts';
import type { Stage } from '../../contracts/stage.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import type { RunEvent, RunPhase } from '../../machines/run.machine.ts';
import type { StoredSnapshot } from '../../machines/step.ts';
import type { RunJob } from './job-graph.ts';

/** The port speaks of jobs, so whoever implements it finds them here. */
export type { RunJob };

/** What was asked for. */
export interface RunOrder {
  readonly runId: string;
  readonly revision: Revision;
  readonly options: RunOptions;
  readonly gates: readonly ReviewGate[];
  readonly fileName: string;
  readonly title: string;
}

/** What the phases have brought so far. */
export interface RunDocuments {
  readonly recipes?: Readonly<Record<string, Recipe>>;
  /** By kind: what a job may be made by instead, the finest first. */
  readonly coarser?: Readonly<Record<string, readonly Recipe[]>>;
  /** By key: jobs that are made otherwise than their kind. */
  readonly degraded?: Readonly<Record<string, Recipe>>;
  readonly providers?: Readonly<Record<string, Provider>>;
  readonly pack?: ArtifactRef;
  readonly questions?: ArtifactRef;
  readonly candidates?: ArtifactRef;
  readonly planId?: string;
  readonly script?: ArtifactRef;
  readonly voiceDag?: ArtifactRef;
  readonly shotPlan?: ArtifactRef;
  readonly timeline?: ArtifactRef;
  readonly dag?: ArtifactRef;
  readonly shots?: number;
  readonly frames?: number;
  /** Position in the hub’s log up to which all that it says of this run has been applied. */
  readonly heard?: number;
  /** Wall time spent in each stage, ms. */
  readonly stageMs?: Readonly<Partial<Record<Stage, number>>>;
}

export interface StoredRun {
  readonly order: RunOrder;
  readonly scope: Scope;
  readonly snapshot: StoredSnapshot;
  readonly machineVersion: number;
  readonly documents: RunDocuments;
  readonly stage: Stage | null;
  readonly seq: number;
  /** Wall time worked on this run before the present claim, ms. */
  readonly workedMs: number;
}

/** A run taken by this node: every commit under an older epoch is refused. */
export interface Claim {
  readonly run: StoredRun;
  readonly epoch: number;
  readonly jobs: readonly RunJob[];
}

export interface Take {
  readonly jobId: string;
  readonly shotId: string;
  readonly takeNo: number;
  readonly digest: string;
  readonly videoSha256: string;
  readonly recipe: Recipe;
}

export interface TimerOrder {
  readonly id: string;
  readonly delayMs: number;
  readonly phase: RunPhase;
}

/** Everything one commit changes. */
export interface Commit {
  readonly runId: string;
  readonly scope: Scope;
  readonly epoch: number;
  /** Sequence number before this commit. */
  readonly seq: number;
  readonly events: readonly RunEvent[];
  readonly snapshot: StoredSnapshot;
  readonly state: RunState;
  readonly stage: Stage | null;
  readonly documents: RunDocuments;
  readonly workedMs: number;
  readonly opened: readonly RunJob[];
  readonly changed: readonly RunJob[];
  readonly takes: readonly Take[];
  readonly timers: readonly TimerOrder[];
  readonly news: readonly NewEvent[];
}

/** The single writer’s memory of runs. */
export interface Journal {
  /** Stores a new run, or finds the one with this id. */
  create(order: RunOrder, scope: Scope, snapshot: StoredSnapshot): Promise<void>;
  /** Takes the run for `owner`, unless another holds a lease on it (`seize` takes it anyway); null when it cannot be had. */
  claim(
    runId: string,
    owner: string,
    terms: { readonly leaseMs: number; readonly seize: boolean },
  ): Promise<Claim | null>;
  /** Who holds a run now, by the database’s clock; null when anybody may claim it. */
  holder(runId: string): Promise<string | null>;
  /** Keeps the claim; false when it was lost. */
  renew(runId: string, epoch: number, leaseMs: number): Promise<boolean>;
  /** All or nothing. Rejects with RUN_FENCED when epoch or sequence are not current. */
  commit(commit: Commit): Promise<void>;
  /** Runs that have work to do and that nobody holds (`seize`: whoever holds them). */
  unheld(seize: boolean): Promise<readonly string[]>;
}

/** Deadlines that outlive the process, by the database’s clock. */
export interface Timers {
  due(
    runIds: readonly string[],
  ): Promise<readonly { readonly id: string; readonly runId: string; readonly phase: RunPhase }[]>;
  /** Forgets a deadline that has passed, unless its run has been claimed by another since `epoch`. */
  forget(id: string, epoch: number): Promise<void>;
}

/** What others may see of runs; reading takes no claim. */
export interface RunViews {
  run(runId: string): Promise<Run | null>;
  jobs(runId: string, after: string, limit: number): Promise<readonly RunJob[]>;
  stored(runId: string): Promise<{ readonly run: StoredRun; readonly jobs: readonly RunJob[] } | null>;
}

/** How far the logs of others have been applied. */
export interface Cursors {
  load(owner: string): Promise<number>;
  save(owner: string, position: number): Promise<void>;
}
