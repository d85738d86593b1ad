/**
 * A Run with everything around it in memory, for tests: the modules that plan are the real ones, workers hand in
 * artifacts without content, and the journal keeps what it is given as JSON under a fence, as the database does.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Action, ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { RoleArtifact } from '../../contracts/artifact.ts';
import { codeOf, Failure, type ErrorCode } from '../../contracts/error.ts';
import { jobKinds, JobKind } from '../../contracts/job-kinds.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { composer } from '../../contracts/modules/composer.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { planner } from '../../contracts/modules/planner.ts';
import { workerHub } from '../../contracts/modules/worker-hub.ts';
import type { StoryReading } from '../../contracts/reading.ts';
import type { Provider } from '../../contracts/route.ts';
import { defaultRunOptions, type ReviewGate } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit, Revision } from '../../contracts/story.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { RunEvent } from '../../machines/run.machine.ts';
import { runVersions } from '../../machines/run-versions.ts';
import { stateOf } from '../../machines/step.ts';
import { matchAssets } from '../asset-knowledge/index.ts';
import { settleEntities } from '../entity-core/index.ts';
import { decidePlace } from '../model-router/places.ts';
import { recipeOf } from '../model-router/routes.ts';
import { draftPlan, estimateLines, fitTimeline, preparer, type DraftedPlan } from '../planner/index.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import type { Ask } from '../runtime/ask.ts';
import { sha256Hex } from '../runtime/fingerprint.ts';
import { encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { waitingRun } from './begin-run.ts';
import type { RunJob } from './job-graph.ts';
import {
  newRun,
  type Begun,
  type Claim,
  type Commit,
  type Hold,
  type Journal,
  type Rest,
  type RunCounts,
  type RunOrder,
  type Standing,
  type StoredRun,
} from './journal.ts';
import { RunActor } from './run-actor.ts';
import type { Message } from './message.ts';

export const scope: Scope = { tenantId: 't', projectId: 'p', traceId: 'trace', correlationId: 'corr' };

export type JobDone = Extract<Message, { type: 'jobDone' }>;
type JobFailed = Extract<Message, { type: 'jobFailed' }>;

function memoryObjects(): Objects {
  const kept = new Map<string, Uint8Array>();
  const noFile = (): never => {
    throw new Failure('INTERNAL', 'Nothing here lies in a file.');
  };
  return {
    put: async (bytes, mediaType) => {
      const sha256 = sha256Hex(bytes);
      kept.set(sha256, bytes);
      return { sha256, bytes: bytes.length, mediaType };
    },
    get: async (sha256) => kept.get(sha256) ?? Promise.reject(new Failure('ARTIFACT_MISSING')),
    stat: async (sha256) => kept.get(sha256)?.length ?? null,
    range: async () => noFile(),
    localFile: async () => noFile(),
    draft: async () => noFile(),
  };
}

/** One run as a database would keep it. */
interface Kept {
  readonly run: StoredRun;
  readonly jobs: readonly RunJob[];
}

/** The journal in memory. */
export class MemoryJournal implements Journal {
  readonly commits: Commit[] = [];
  readonly history: RunEvent[] = [];
  readonly released: Rest[] = [];
  /** Told of every commit as soon as it is kept. */
  onCommit: (commit: Commit) => void = () => undefined;
  #run: string | null = null;
  readonly #rows = new Map<string, string>();
  #epoch = 0;

  /** The state stored last. */
  get kept(): Kept {
    const rows = [...this.#rows.values()].map((row) => JSON.parse(row) as RunJob);
    return { run: this.#keptRun, jobs: rows.sort((a, b) => a.position - b.position) };
  }

  get #keptRun(): StoredRun {
    return JSON.parse(this.#run ?? 'null') as StoredRun;
  }

  async create(order: RunOrder, owner: Scope, begun: Begun): Promise<void> {
    this.#run ??= JSON.stringify(newRun(order, owner, begun));
  }

  async createHeld(order: RunOrder, begun: Begun & { readonly scope: Scope }): Promise<Claim | null> {
    if (this.#run !== null) return null;
    this.history.push(...begun.events);
    await this.create(order, begun.scope, begun);
    return this.claim();
  }

  async claim(): Promise<Claim> {
    this.#epoch += 1;
    return { ...this.kept, epoch: this.#epoch };
  }

  async standing(): Promise<Standing> {
    return { holder: null, machineVersion: runVersions.current };
  }

  async renew(holds: readonly Hold[]): Promise<ReadonlySet<string>> {
    return new Set(holds.filter(({ epoch }) => epoch === this.#epoch).map(({ runId }) => runId));
  }

  async release(rests: readonly Rest[]): Promise<void> {
    this.released.push(...rests);
  }

  async watch(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(runIds);
  }

  async count(): Promise<RunCounts> {
    return { held: 1, waiting: 0, resting: 0, tooNew: 0 };
  }

  async commit(commit: Commit): Promise<void> {
    const run = this.#keptRun;
    if (commit.epoch !== this.#epoch || commit.seq !== run.seq) throw new Failure('RUN_FENCED');
    const { snapshot, stage, documents, workedMs, events } = commit;
    this.commits.push(commit);
    this.history.push(...events);
    const seq = run.seq + events.length;
    this.#run = JSON.stringify({ ...run, snapshot, stage, documents, workedMs, seq });
    for (const job of [...commit.opened, ...commit.changed]) this.#rows.set(job.id, JSON.stringify(job));
    this.onCommit(commit);
  }

  async unheld(): Promise<readonly never[]> {
    return [];
  }
}

type Result = Pick<JobDone, 'artifacts' | 'facts' | 'cpuMs'>;

/** The hub and its workers: takes jobs once, remembers what was made, does a job when it is told to. */
export class Hub {
  /** Every submission, repeated ones too. */
  readonly submitted: TaskSpec[] = [];
  readonly withdrawn: string[] = [];
  /** Every result, in the order in which they were handed in. */
  readonly log: JobDone[] = [];
  readonly made = new Map<string, Result>();
  /** What a reader makes of the story. */
  read: (story: string) => StoryReading = lanternMaker;
  readonly #queue = new Map<string, TaskSpec>();
  readonly #done = new Set<string>();
  readonly #objects: Objects;
  readonly #story: string;
  #position = 0;

  constructor(objects: Objects, story: string) {
    this.#objects = objects;
    this.#story = story;
  }

  /** Jobs that wait for a worker, in the order in which they came. */
  get waiting(): readonly TaskSpec[] {
    return [...this.#queue.values()];
  }

  submit(tasks: readonly TaskSpec[]): void {
    this.submitted.push(...tasks);
    for (const task of tasks) if (!this.#done.has(task.jobId)) this.#queue.set(task.jobId, task);
  }

  withdraw(jobIds: readonly string[]): void {
    this.withdrawn.push(...jobIds);
    for (const id of jobIds) this.#queue.delete(id);
  }

  /** Does a job, or finds that it was done before. */
  async work(task: TaskSpec): Promise<JobDone> {
    this.#queue.delete(task.jobId);
    this.#done.add(task.jobId);
    const known = this.made.get(task.digest);
    const result = known ?? (await this.#make(task));
    this.made.set(task.digest, result);
    const position = (this.#position += 1);
    const done: JobDone = {
      type: 'jobDone',
      position,
      key: task.key,
      reused: known !== undefined,
      ...result,
    };
    this.log.push(done);
    return done;
  }

  /** Gives a job up, and tells so. */
  fail(key: string, code: string, message: string): JobFailed {
    return { type: 'jobFailed', position: (this.#position += 1), key, code, message };
  }

  async #make({ kind, digest, inputs }: TaskSpec): Promise<Result> {
    if (kind === 'reading') {
      const stored = await this.#objects.put(encodeJson(this.read(this.#story)), 'application/json');
      return { artifacts: [{ role: 'reading', ...stored }], facts: {}, cpuMs: 1 };
    }
    const artifacts = Object.entries(jobKinds[kind].yields).map(([role, mediaType]): RoleArtifact => ({
      role,
      sha256: sha256Hex(digest + role),
      bytes: 1,
      mediaType,
    }));
    const facts = kind === 'voice' ? { samples: String(inputs['text']).length * 9_600 } : {};
    return { artifacts, facts, cpuMs: 7 };
  }
}

const provider: Provider = {
  id: 'embedded',
  url: 'embedded:all',
  kinds: [...JobKind.options],
  rung: 'drawn',
  model: 'm1',
  needs: { gpu: false, vramMb: 0, labels: [] },
  priceMicros: 5,
};

/** Who makes the shots that others die of. */
export const coarse: Provider = { ...provider, id: 'coarse', rung: 'synthetic', priceMicros: 0 };

/** What the router keeps of money: every job's reservation, and what became of it. */
export class Till {
  readonly states = new Map<string, 'reserved' | 'settled' | 'released'>();

  reserve(jobIds: readonly string[]): void {
    for (const id of jobIds) if (this.states.get(id) !== 'settled') this.states.set(id, 'reserved');
  }

  /** Ends reservations that are still open; returns how many. */
  end(jobIds: readonly string[], as: 'settled' | 'released'): number {
    const open = jobIds.filter((id) => this.states.get(id) === 'reserved');
    for (const id of open) this.states.set(id, as);
    return open.length;
  }
}

function serveMoney(modules: Modules, till: Till): void {
  modules.serve(modelRouter.placeJobs, async ({ jobs }) => {
    till.reserve(jobs.map(({ jobId }) => jobId));
    return { decisions: jobs.map((job) => decidePlace(job, provider, [])) };
  });
  modules.serve(modelRouter.settleJobs, async ({ jobIds }) => ({
    spentMicros: till.end(jobIds, 'settled') * provider.priceMicros,
  }));
  modules.serve(modelRouter.releaseJobs, async ({ jobIds }) => ({ released: till.end(jobIds, 'released') }));
}

/** Serves what a run asks of other modules, and can be told to fail. */
class Modules {
  /** Names of the actions asked for, in order. */
  readonly asked: string[] = [];
  /** What they keep of plans, in order. */
  readonly kept: ('bible' | 'fit')[] = [];
  /** Failures to answer with before an action answers again. */
  readonly failures = new Map<string, ErrorCode[]>();
  readonly #answers = new Map<string, (params: unknown) => Promise<unknown>>();

  readonly ask: Ask = async <A extends Action>(_scope: Scope, action: A, params: unknown) => {
    this.asked.push(action.name);
    const code = this.failures.get(action.name)?.shift();
    if (code !== undefined) throw new Failure(code);
    const answer = this.#answers.get(action.name);
    if (answer === undefined) throw new Failure('INTERNAL', `Nobody serves ${action.name}.`);
    return action.result.parse(await answer(params)) as ResultOf<A>;
  };

  serve<A extends Action>(action: A, answer: (params: ReceivedParamsOf<A>) => Promise<ResultOf<A>>): void {
    this.#answers.set(action.name, (params) => answer(action.params.parse(params) as ReceivedParamsOf<A>));
  }
}

function servePlanning(modules: Modules, objects: Objects): void {
  const drafts = new Map<string, DraftedPlan>();
  const plans = {
    saveDraft: async (plan: DraftedPlan) => void drafts.set(plan.planId, plan),
    findDraft: async (planId: string) => drafts.get(planId) ?? null,
    saveFit: async () => void modules.kept.push('fit'),
  };
  const bibles = {
    load: async () => ({ characters: [], places: [] }),
    save: async () => void modules.kept.push('bible'),
  };
  modules.serve(entityCore.settleEntities, (params) => settleEntities({ objects, bibles }, params));
  modules.serve(assetKnowledge.matchAssets, (params) => matchAssets({ objects }, params));
  const ports = { objects, plans, prepare: preparer(objects) };
  modules.serve(planner.draftPlan, (params) => draftPlan(ports, params));
  modules.serve(planner.fitTimeline, (params) => fitTimeline(ports, params));
  modules.serve(planner.estimateLines, (params) => estimateLines(ports, params));
}

function serveWork(modules: Modules, hub: Hub, objects: Objects): void {
  modules.serve(modelRouter.chooseRecipes, async ({ kinds }) => ({
    recipes: Object.fromEntries(kinds.map((kind) => [kind, recipeOf(provider)])),
    coarser: kinds.includes('shot') ? { shot: [recipeOf(coarse)] } : {},
    providers: { [provider.id]: provider, [coarse.id]: coarse },
  }));
  modules.serve(workerHub.submitJobs, async ({ jobs }) => {
    hub.submit(jobs.map(({ task }) => task));
    return { queued: jobs.length, reused: 0 };
  });
  modules.serve(workerHub.withdrawJobs, async ({ jobIds }) => {
    hub.withdraw(jobIds);
    return { withdrawn: jobIds.length };
  });
  modules.serve(workerHub.recordArtifacts, async ({ artifacts }) => ({ recorded: artifacts.length }));
  modules.serve(workerHub.lookUpDigests, async ({ digests }) => {
    const known = digests.flatMap((digest) => {
      const result = hub.made.get(digest);
      return result === undefined ? [] : [[digest, result] as const];
    });
    return {
      found: Object.fromEntries(
        known.map(([digest, { artifacts, ...rest }]) => [digest, { ...rest, artifacts: [...artifacts] }]),
      ),
    };
  });
  modules.serve(composer.publishFilm, async () => ({
    report: await objects.put(encodeJson({}), 'application/json'),
    deliveries: [],
  }));
}

/** Lets everything that is under way come to rest: nothing here waits for anything but promises. */
export const rest = (): Promise<void> => nextTurn();

/** The sample story’s film and all that makes it. */
export class Rehearsal {
  readonly objects = memoryObjects();
  readonly journal = new MemoryJournal();
  readonly hub: Hub;
  readonly modules = new Modules();
  readonly till = new Till();
  /** Codes of errors that were nobody’s Failure. */
  readonly errors: string[] = [];
  readonly #story: string;
  #nowMs = 0;

  constructor(story: string, earlier?: Rehearsal) {
    this.#story = story;
    if (earlier !== undefined) this.objects = earlier.objects;
    this.hub = new Hub(this.objects, story);
    for (const [digest, result] of earlier?.hub.made ?? []) this.hub.made.set(digest, result);
    servePlanning(this.modules, this.objects);
    serveWork(this.modules, this.hub, this.objects);
    serveMoney(this.modules, this.till);
  }

  get state(): string {
    return stateOf(this.journal.kept.run.snapshot);
  }

  get jobs(): readonly RunJob[] {
    return this.journal.kept.jobs;
  }

  async revision(edits: readonly Edit[] = []): Promise<Revision> {
    const story = await this.objects.put(new TextEncoder().encode(this.#story), 'text/plain');
    return {
      ...{ id: 'rev-1', projectId: 'p', number: 1, parentId: null },
      ...{ story, language: 'auto', edits: [...edits], sealedAt: null },
    };
  }

  /** Creates the run, claims it and starts it. */
  async begin(gates: readonly ReviewGate[] = [], edits: readonly Edit[] = []): Promise<RunActor> {
    const order: RunOrder = {
      ...{ runId: 'run-1', revision: await this.revision(edits), options: defaultRunOptions },
      ...{ gates, fileName: '灯笼匠.txt', title: '灯笼匠' },
    };
    await this.journal.create(order, scope, waitingRun(order, runVersions.current));
    return this.takeUp();
  }

  /** Claims the run as another node would, and goes on with it. */
  async takeUp(): Promise<RunActor> {
    const actor = new RunActor(
      {
        ...{ ask: this.modules.ask, objects: this.objects, journal: this.journal },
        clock: { now: () => (this.#nowMs += 10), pause: async () => undefined },
        onError: (error) => void this.errors.push(codeOf(error)),
        versions: runVersions,
      },
      await this.journal.claim(),
    );
    await actor.resume();
    await rest();
    return actor;
  }

  /** Has the jobs that wait done, and those that come of them, until `until` holds or nothing waits. */
  async work(actor: RunActor, until: () => boolean = () => false): Promise<void> {
    while (this.hub.waiting.length > 0 && !until()) {
      const task = this.hub.waiting[0];
      if (task !== undefined) await actor.deliver([await this.hub.work(task)]);
      await rest();
    }
  }
}
