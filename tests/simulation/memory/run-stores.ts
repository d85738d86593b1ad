/** Orchestrator’s stores in memory, with the rules of the SQL ones: db/repositories/journal.ts and cursors.ts. */
import { Failure } from '../../../contracts/error.ts';
import type { Run, RunState } from '../../../contracts/run.ts';
import type { Scope } from '../../../contracts/shared.ts';
import { RUN_MACHINE_VERSION, type RunEvent, type RunPhase } from '../../../machines/run.machine.ts';
import { stateOf, type StoredSnapshot } from '../../../machines/step.ts';
import type {
  Claim,
  Commit,
  Cursors,
  Journal,
  RunJob,
  RunOrder,
  RunViews,
  StoredRun,
  Take,
  Timers,
} from '../../../actors/orchestrator/journal.ts';
import type { RunStores } from '../../../db/repositories/samples/stores-of.ts';
import { copyOf, MemoryLog, type StoreClock } from './event-log.ts';

export interface KeptRun {
  run: StoredRun;
  state: RunState;
  epoch: number;
  owner: string | null;
  leaseUntilMs: number;
  readonly jobs: Map<string, RunJob>;
  readonly history: { readonly seq: number; readonly type: string; readonly event: RunEvent }[];
  readonly takes: Map<string, Take>;
}

interface KeptTimer {
  readonly id: string;
  readonly runId: string;
  readonly phase: RunPhase;
  readonly dueMs: number;
}

/** What a row keeps of a job that changed. */
const alteredBy = ({ state, digest, reused, artifacts, facts, cpuMs }: RunJob): Partial<RunJob> => ({
  ...{ state, digest, reused, artifacts, facts, cpuMs },
});

const working: readonly RunState[] = ['queued', 'running', 'cancelling'];

export class MemoryRunStores implements RunStores {
  readonly log: MemoryLog;
  readonly runs = new Map<string, KeptRun>();
  readonly #now: StoreClock;
  readonly #timers = new Map<string, KeptTimer>();
  readonly #cursors = new Map<string, number>();
  /** Without it the store takes the commit of whoever comes: the fault that the simulation must find. */
  readonly #isFenced: boolean;

  constructor(now: StoreClock, isFenced = true) {
    this.#now = now;
    this.#isFenced = isFenced;
    this.log = new MemoryLog('orchestrator', now);
  }

  async historyOf(runId: string): Promise<{ seq: number; type: string }[]> {
    return (this.runs.get(runId)?.history ?? []).map(({ seq, type }) => ({ seq, type }));
  }

  get journal(): Journal {
    return {
      create: async (order, scope, snapshot) => this.#create(order, scope, snapshot),
      claim: async (runId, owner, terms) => this.#claim(runId, owner, terms),
      holder: async (runId) => this.#holder(runId),
      renew: async (runId, epoch, leaseMs) => this.#renew(runId, epoch, leaseMs),
      commit: async (commit) => this.#commit(copyOf(commit)),
      unheld: async (seize) => this.#unheld(seize),
    };
  }

  get timers(): Timers {
    return {
      due: async (runIds) =>
        [...this.#timers.values()]
          .filter(({ runId, dueMs }) => runIds.includes(runId) && dueMs <= this.#now())
          .sort((a, b) => a.dueMs - b.dueMs)
          .slice(0, 50)
          .map(({ id, runId, phase }) => ({ id, runId, phase })),
      forget: async (id, epoch) => this.#forget(id, epoch),
    };
  }

  get cursors(): Cursors {
    return {
      load: async (owner) => this.#cursors.get(owner) ?? 0,
      save: async (owner, position) =>
        void this.#cursors.set(owner, Math.max(this.#cursors.get(owner) ?? 0, position)),
    };
  }

  get views(): RunViews {
    return {
      run: async (runId) => {
        const kept = this.runs.get(runId);
        return kept === undefined ? null : copyOf(viewOf(kept));
      },
      jobs: async (runId, after, limit) =>
        copyOf(
          [...(this.runs.get(runId)?.jobs.values() ?? [])]
            .filter(({ key }) => key > after)
            .sort((a, b) => (a.key < b.key ? -1 : 1))
            .slice(0, limit),
        ),
      stored: async (runId) => {
        const kept = this.runs.get(runId);
        return kept === undefined ? null : copyOf({ run: kept.run, jobs: inOrder(kept) });
      },
    };
  }

  #forget(id: string, epoch: number): void {
    const timer = this.#timers.get(id);
    if (timer === undefined || timer.dueMs > this.#now()) return;
    if (this.runs.get(timer.runId)?.epoch === epoch) this.#timers.delete(id);
  }

  #create(order: RunOrder, scope: Scope, snapshot: StoredSnapshot): void {
    const { runId } = order;
    if (this.runs.has(runId)) return;
    const begun = { stage: 'intake', seq: 0, workedMs: 0, documents: {} } as const;
    this.runs.set(runId, {
      run: copyOf({ order, scope, snapshot, machineVersion: RUN_MACHINE_VERSION, ...begun }),
      ...{ state: stateOf(snapshot), epoch: 0, owner: null, leaseUntilMs: 0 },
      ...{ jobs: new Map(), history: [], takes: new Map() },
    });
    const data = { runId, revisionId: order.revision.id };
    this.log.append(scope, [{ name: 'run.created', runId, data }]);
  }

  #claim(runId: string, owner: string, terms: { leaseMs: number; seize: boolean }): Claim | null {
    const kept = this.runs.get(runId);
    if (kept === undefined) return null;
    const isFree = kept.owner === null || kept.owner === owner || kept.leaseUntilMs < this.#now();
    if (!terms.seize && !isFree) return null;
    kept.epoch += 1;
    Object.assign(kept, { owner, leaseUntilMs: this.#now() + terms.leaseMs });
    return copyOf({ run: kept.run, epoch: kept.epoch, jobs: inOrder(kept) });
  }

  #holder(runId: string): string | null {
    const kept = this.runs.get(runId);
    return kept !== undefined && kept.leaseUntilMs >= this.#now() ? kept.owner : null;
  }

  #renew(runId: string, epoch: number, leaseMs: number): boolean {
    const kept = this.runs.get(runId);
    if (kept?.epoch !== epoch) return false;
    kept.leaseUntilMs = this.#now() + leaseMs;
    return true;
  }

  #unheld(seize: boolean): string[] {
    const free = ({ owner, leaseUntilMs, state }: KeptRun): boolean =>
      working.includes(state) && (seize || owner === null || leaseUntilMs < this.#now());
    return [...this.runs.values()]
      .filter(free)
      .slice(0, 20)
      .map(({ run }) => run.order.runId);
  }

  #commit(commit: Commit): void {
    const kept = this.runs.get(commit.runId);
    const isCurrent = kept?.epoch === commit.epoch && kept.run.seq === commit.seq;
    if (kept === undefined || (this.#isFenced && !isCurrent))
      throw new Failure('RUN_FENCED', `The run ${commit.runId} is no longer held under ${commit.epoch}.`);
    this.log.checkOwn(commit.news);
    const { snapshot, stage, documents, workedMs, events } = commit;
    kept.state = commit.state;
    kept.run = { ...kept.run, snapshot, stage, documents, workedMs, seq: commit.seq + events.length };
    events.forEach((event, at) =>
      kept.history.push({ seq: commit.seq + at + 1, type: event.type, event: event }),
    );
    this.#keepRows(kept, commit);
    this.log.append(commit.scope, commit.news);
  }

  #keepRows(kept: KeptRun, { opened, changed, takes, timers, runId }: Commit): void {
    for (const job of opened) if (!isKnown(kept, job)) kept.jobs.set(job.id, job);
    for (const job of changed) {
      const row = kept.jobs.get(job.id);
      if (row !== undefined) Object.assign(row, alteredBy(job));
    }
    for (const take of takes) if (!kept.takes.has(take.jobId)) kept.takes.set(take.jobId, take);
    for (const { id, delayMs, phase } of timers)
      this.#timers.set(id, { id, runId, phase, dueMs: this.#now() + delayMs });
  }
}

const isKnown = ({ jobs }: KeptRun, { key }: RunJob): boolean =>
  [...jobs.values()].some((job) => job.key === key);

const inOrder = ({ jobs }: KeptRun): RunJob[] => [...jobs.values()].sort((a, b) => a.position - b.position);

function viewOf({ run, jobs, state }: KeptRun): Run {
  const all = [...jobs.values()];
  const done = all.filter(({ state }) => state === 'succeeded');
  return {
    ...{ id: run.order.runId, projectId: run.scope.projectId, revisionId: run.order.revision.id },
    ...{ options: run.order.options, state, stage: run.stage },
    failure: run.snapshot.context.failure,
    jobs: {
      total: all.length,
      done: done.length,
      reused: all.filter(({ reused }) => reused).length,
      failed: all.filter(({ state }) => state === 'failed').length,
    },
    shots: {
      total: all.filter(({ kind }) => kind === 'shot').length,
      done: done.filter(({ kind }) => kind === 'shot').length,
    },
    filmFrames: run.documents.frames ?? null,
  };
}
