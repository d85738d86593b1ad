/** The port to what a Run is: its state, its history, its jobs and timers, committed together under a fence. */
import type { NewEvent } from '../../contracts/event.ts';
import type { Revision } from '../../contracts/story.ts';
import type { ReviewGate, Run, RunOptions, RunState } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Provider, Recipe } from '../../contracts/route.ts';
import type { Stage } from '../../contracts/stage.ts';
import type { ArtifactRef, RoleArtifact } from '../../contracts/artifact.ts';
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
  /** The reading as edits of the cast put it right, where there are such. */
  readonly reading?: ArtifactRef;
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

/** A new run: as it was ordered, or with its first step taken. */
export interface Begun {
  readonly snapshot: StoredSnapshot;
  readonly machineVersion: number;
  /** What its machine has been told. */
  readonly events: readonly RunEvent[];
  readonly stage: Stage | null;
  readonly news: readonly NewEvent[];
}

/** A new run as whoever claims it first is handed it. */
export const newRun = (order: RunOrder, scope: Scope, begun: Begun): StoredRun => ({
  ...{ order, scope, snapshot: begun.snapshot, machineVersion: begun.machineVersion },
  ...{ stage: begun.stage, seq: begun.events.length, workedMs: 0, documents: {} },
});

/** Who holds a run from its beginning, and for how long, ms. */
export interface FirstHold {
  readonly owner: string;
  readonly leaseMs: number;
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

/** A run that this node writes, and under which claim. */
export interface Hold {
  readonly runId: string;
  readonly epoch: number;
}

/** How a run is let go. */
export interface Rest extends Hold {
  /** How long it is left alone unless a timer of it is due before, ms; 0 where it has something to do. */
  readonly forMs: number;
  /** Jobs that the hub has taken, so that whoever claims the run need not hand them over again. */
  readonly dispatched: readonly string[];
}

/** A run that has something to do, and that nobody holds. */
export interface Unheld {
  readonly runId: string;
  /** Whether its holder is taken for dead, and not one who has let it go. */
  readonly isOrphan: boolean;
  /** How long anybody might have taken it, ms. */
  readonly freeMs: number;
}

/** Who asks for runs. */
export interface Claimant {
  readonly owner: string;
  /** Whether no other node can hold runs. */
  readonly seize: boolean;
  /** The newest version of the machine that it understands. */
  readonly machineVersion: number;
}

/** Where a run stands with the nodes. */
export interface Standing {
  /** Who holds it now, by the database’s clock; null when anybody may claim it. */
  readonly holder: string | null;
  /** Version of the machine that wrote it. */
  readonly machineVersion: number;
}

/** How many runs with something to do there are. */
export interface RunCounts {
  /** Somebody has them in memory. */
  readonly held: number;
  /** They wait for somebody to take them. */
  readonly waiting: number;
  /** They wait for their jobs or a timer, and need nobody until then. */
  readonly resting: number;
  /** Newer versions wrote them than whoever asks understands. */
  readonly tooNew: number;
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
  readonly machineVersion: number;
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
  /** Stores a new run, held by nobody, unless there is one with this id. */
  create(order: RunOrder, scope: Scope, begun: Begun): Promise<void>;
  /** Stores a new run and claims it; null when there is one with this id. */
  createHeld(
    order: RunOrder,
    begun: Begun & { readonly scope: Scope },
    hold: FirstHold,
  ): Promise<Claim | null>;
  /**
   * Takes the run for its claimant, unless another holds a lease on it (`seize` takes it anyway) or a newer machine wrote
   * it; null when it cannot be had.
   */
  claim(runId: string, claimant: Claimant, leaseMs: number): Promise<Claim | null>;
  /** Null when there is no such run. */
  standing(runId: string): Promise<Standing | null>;
  /** Keeps claims; resolves with the runs whose claims were not lost. */
  renew(holds: readonly Hold[], leaseMs: number): Promise<ReadonlySet<string>>;
  /** Lets runs go that are still held so: anybody may claim them at once, and need not before they have something to do. */
  release(rests: readonly Rest[]): Promise<void>;
  /**
   * Keeps resting runs at rest so much longer, or with 0 ends their rest; timers of theirs end it all the same. One whose
   * rest has ended stays awake. Resolves with those that were still at rest.
   */
  watch(runIds: readonly string[], forMs: number): Promise<ReadonlySet<string>>;
  /** All or nothing. Rejects with RUN_FENCED when epoch or sequence are not current. */
  commit(commit: Commit): Promise<void>;
  /** Runs that the claimant may take and that have something to do, the oldest first. */
  unheld(claimant: Claimant, limit: number): Promise<readonly Unheld[]>;
  count(machineVersion: number): Promise<RunCounts>;
}

/** Deadlines that outlive the process, by the database’s clock. */
export interface Timers {
  due(
    runIds: readonly string[],
  ): Promise<readonly { readonly id: string; readonly runId: string; readonly phase: RunPhase }[]>;
  /** Forgets a deadline that has passed, unless its run has been claimed by another since `epoch`. */
  forget(id: string, epoch: number): Promise<void>;
}

/** A take as one run has it. */
export interface MadeTake extends Pick<Take, 'shotId' | 'takeNo' | 'digest'> {
  readonly runId: string;
  readonly kind: 'shot' | 'footage';
  readonly at: string;
  readonly artifacts: readonly RoleArtifact[];
  readonly shotPlan: ArtifactRef | null;
}

/** Takes that runs have made or taken over. */
export interface TakeViews {
  /** Of a shot over all runs of a project, the oldest first. */
  ofShot(projectId: string, shotId: string): Promise<readonly MadeTake[]>;
  /** Of a run, in the order of its film: so many of them after the first ones. */
  ofRun(
    projectId: string,
    runId: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly MadeTake[]>;
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
