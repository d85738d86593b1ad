/** Orchestrator’s stores in memory, with the rules of the SQL ones: db/repositories/journal.ts and cursors.ts. */
import { Failure } from '../../../contracts/error.ts';
import type { Run, RunState } from '../../../contracts/run.ts';
import type { Scope } from '../../../contracts/shared.ts';
import type { RunEvent, RunPhase } from '../../../machines/run.machine.ts';
import { stateOf } from '../../../machines/step.ts';
import {
  newRun,
  type Begun,
  type Claim,
  type Claimant,
  type Commit,
  type Cursors,
  type FirstHold,
  type Hold,
  type Journal,
  type Rest,
  type RunCounts,
  type RunJob,
  type RunOrder,
  type RunViews,
  type Standing,
  type StoredRun,
  type Take,
  type Timers,
  type Unheld,
} from '../../../actors/orchestrator/journal.ts';
import { runView } from '../../../actors/orchestrator/run-view.ts';
import type { RunStores } from '../../../db/repositories/samples/stores-of.ts';
import { copyOf, MemoryLog, type StoreClock } from './event-log.ts';

export interface KeptRun {
  run: StoredRun;
  state: RunState;
  epoch: number;
  owner: string | null;
  leaseUntilMs: number;
  /** Null when it does not rest. */
  restsUntilMs: number | null;
  readonly createdMs: number;
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
      create: async (order, scope, begun) => void this.#create(order, scope, begun),
      createHeld: async (order, begun, hold) => this.#createHeld(order, begun, hold),
      claim: async (runId, claimant, leaseMs) => this.#claim(runId, claimant, leaseMs),
      standing: async (runId) => this.#standing(runId),
      renew: async (holds, leaseMs) =>
        new Set(holds.filter((hold) => this.#renew(hold, leaseMs)).map(({ runId }) => runId)),
      release: async (rests) => rests.forEach((rest) => this.#release(rest)),
      watch: async (runIds, forMs) => new Set(runIds.filter((runId) => this.#watch(runId, forMs))),
      commit: async (commit) => this.#commit(copyOf(commit)),
      unheld: async (claimant, limit) => this.#unheld(claimant, limit),
      count: async (machineVersion) => this.#count(machineVersion),
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

  #create(order: RunOrder, scope: Scope, begun: Begun): KeptRun | null {
    const { runId } = order;
    if (this.runs.has(runId)) return null;
    const history = begun.events.map((event, at) => ({ seq: at + 1, type: event.type, event }));
    const kept: KeptRun = {
      run: copyOf(newRun(order, scope, begun)),
      ...{ state: stateOf(begun.snapshot), epoch: 0, owner: null, leaseUntilMs: 0 },
      ...{ restsUntilMs: null, createdMs: this.#now() },
      ...{ jobs: new Map(), history, takes: new Map() },
    };
    this.runs.set(runId, kept);
    this.log.append(scope, begun.news);
    return kept;
  }

  #createHeld(order: RunOrder, begun: Begun & { scope: Scope }, { owner, leaseMs }: FirstHold): Claim | null {
    const kept = this.#create(order, begun.scope, begun);
    if (kept === null) return null;
    Object.assign(kept, { epoch: 1, owner, leaseUntilMs: this.#now() + leaseMs });
    return copyOf({ run: kept.run, epoch: kept.epoch, jobs: [] });
  }

  #claim(runId: string, { owner, seize, machineVersion }: Claimant, leaseMs: number): Claim | null {
    const kept = this.runs.get(runId);
    if (kept === undefined || kept.run.machineVersion > machineVersion) return null;
    if (!seize && kept.owner !== owner && this.#isHeld(kept)) return null;
    kept.epoch += 1;
    Object.assign(kept, { owner, leaseUntilMs: this.#now() + leaseMs, restsUntilMs: null });
    return copyOf({ run: kept.run, epoch: kept.epoch, jobs: inOrder(kept) });
  }

  #standing(runId: string): Standing | null {
    const kept = this.runs.get(runId);
    if (kept === undefined) return null;
    return {
      holder: this.#isHeld(kept) ? kept.owner : null,
      machineVersion: kept.run.machineVersion,
    };
  }

  #isHeld({ owner, leaseUntilMs }: KeptRun): boolean {
    return owner !== null && leaseUntilMs >= this.#now();
  }

  #rests({ restsUntilMs }: KeptRun): boolean {
    return restsUntilMs !== null && restsUntilMs > this.#now();
  }

  #renew({ runId, epoch }: Hold, leaseMs: number): boolean {
    const kept = this.runs.get(runId);
    if (kept?.epoch !== epoch || kept.owner === null) return false;
    kept.leaseUntilMs = this.#now() + leaseMs;
    return true;
  }

  #release({ runId, epoch, forMs, dispatched }: Rest): void {
    const kept = this.runs.get(runId);
    if (kept?.epoch !== epoch) return;
    const restsUntilMs = this.#restsUntilMs(runId, forMs);
    Object.assign(kept, { owner: null, leaseUntilMs: this.#now(), restsUntilMs });
    for (const id of dispatched) {
      const job = kept.jobs.get(id);
      if (job?.state === 'ready') job.state = 'dispatched';
    }
  }

  #watch(runId: string, forMs: number): boolean {
    const kept = this.runs.get(runId);
    if (kept === undefined || kept.owner !== null || !this.#rests(kept)) return false;
    kept.restsUntilMs = this.#restsUntilMs(runId, forMs);
    return working.includes(kept.state);
  }

  #restsUntilMs(runId: string, forMs: number): number {
    const own = [...this.#timers.values()].filter((timer) => timer.runId === runId);
    return Math.min(this.#now() + forMs, ...own.map(({ dueMs }) => dueMs));
  }

  #unheld({ owner, seize, machineVersion }: Claimant, limit: number): Unheld[] {
    const isFree = (kept: KeptRun): boolean =>
      (!this.#isHeld(kept) && !this.#rests(kept)) || (seize && kept.owner !== null && kept.owner !== owner);
    return [...this.runs.values()]
      .filter((kept) => working.includes(kept.state) && kept.run.machineVersion <= machineVersion)
      .filter(isFree)
      .slice(0, limit)
      .map(({ run, owner: holder, createdMs, leaseUntilMs, restsUntilMs }) => ({
        ...{ runId: run.order.runId, isOrphan: holder !== null },
        freeMs: this.#now() - Math.max(createdMs, leaseUntilMs, restsUntilMs ?? 0),
      }));
  }

  #count(machineVersion: number): RunCounts {
    const all = [...this.runs.values()].filter(({ state }) => working.includes(state));
    const count = (isOne: (kept: KeptRun) => boolean): number => all.filter(isOne).length;
    return {
      held: count((kept) => this.#isHeld(kept)),
      waiting: count((kept) => !this.#isHeld(kept) && !this.#rests(kept)),
      resting: count((kept) => !this.#isHeld(kept) && this.#rests(kept)),
      tooNew: count(({ run }) => run.machineVersion > machineVersion),
    };
  }

  #commit(commit: Commit): void {
    const kept = this.runs.get(commit.runId);
    const isCurrent = kept?.epoch === commit.epoch && kept.run.seq === commit.seq;
    if (kept === undefined || (this.#isFenced && !isCurrent))
      throw new Failure('RUN_FENCED', `The run ${commit.runId} is no longer held under ${commit.epoch}.`);
    this.log.checkOwn(commit.news);
    const { snapshot, machineVersion, stage, documents, workedMs, events } = commit;
    kept.state = commit.state;
    kept.run = {
      ...kept.run,
      snapshot,
      machineVersion,
      stage,
      documents,
      workedMs,
      seq: commit.seq + events.length,
    };
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

function viewOf({ run, jobs }: KeptRun): Run {
  const all = [...jobs.values()];
  const done = all.filter(({ state }) => state === 'succeeded');
  const isShot = ({ kind }: RunJob): boolean => kind === 'shot';
  return runView(run, {
    ...{ total: all.length, done: done.length },
    reused: all.filter(({ reused }) => reused).length,
    failed: all.filter(({ state }) => state === 'failed').length,
    ...{ shots: all.filter(isShot).length, shotsDone: done.filter(isShot).length },
  });
}
