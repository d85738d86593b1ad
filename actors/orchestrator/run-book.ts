/** What a run knows, and how messages change it: pure bookkeeping, so that every history can be replayed. */
import type { Recipe } from '../../contracts/route.ts';
import type { Stage } from '../../contracts/stage.ts';
import type { RunCommand, RunEvent, RunPhase } from '../../machines/run.machine.ts';
import { stateOf, stepRun, type StoredSnapshot } from '../../machines/step.ts';
import { JobGraph, type RunJob } from './job-graph.ts';
import type { Claim, Commit, RunDocuments, StoredRun, Take, TimerOrder } from './journal.ts';
import type { Message, MessageOf } from './message.ts';
import { newsOf } from './news.ts';
import { stageOfPhase } from './phases.ts';
import { decideReadyJobs } from './ready-jobs.ts';
import { coarserFor } from './recipes.ts';
import { takeOf } from './takes.ts';

/** What a batch of messages comes to: the part of a commit that they decide, and what is to be done after it. */
export interface Change {
  readonly commit: Pick<
    Commit,
    | 'events'
    | 'snapshot'
    | 'state'
    | 'stage'
    | 'documents'
    | 'opened'
    | 'changed'
    | 'takes'
    | 'timers'
    | 'news'
  >;
  readonly commands: readonly RunCommand[];
  readonly isEmpty: boolean;
}

/** Collects what the messages of one batch change. */
class Batch {
  readonly events: RunEvent[] = [];
  readonly commands: RunCommand[] = [];
  readonly opened = new Map<string, RunJob>();
  readonly changed = new Map<string, RunJob>();
  readonly takes: Take[] = [];
  readonly timers: TimerOrder[] = [];
  readonly cancelled: RunJob[] = [];

  /** Jobs that changed and were there before. */
  get altered(): RunJob[] {
    return [...this.changed.values()].filter(({ key }) => !this.opened.has(key));
  }
}

/** By what a job is made instead, and what it did to those who made it. */
interface Degrading extends Omit<MessageOf<'jobFailed'>, 'type' | 'position' | 'key'> {
  readonly coarser: Recipe;
}

/** Whether a job is neither done nor given up. */
const isOpen = ({ state }: RunJob): boolean =>
  state === 'waiting' || state === 'ready' || state === 'dispatched';

export class RunBook {
  readonly run: StoredRun;
  readonly graph = new JobGraph();
  #snapshot: StoredSnapshot;
  #documents: RunDocuments;
  #stage: Stage | null;

  constructor({ run, jobs }: Claim) {
    this.run = run;
    this.graph.add(jobs);
    this.#snapshot = run.snapshot;
    this.#documents = run.documents;
    this.#stage = run.stage;
  }

  get snapshot(): StoredSnapshot {
    return this.#snapshot;
  }

  get documents(): RunDocuments {
    return this.#documents;
  }

  get isWorking(): boolean {
    const state = stateOf(this.#snapshot);
    return state === 'queued' || state === 'running' || state === 'cancelling';
  }

  /** Whether the run is running, and in this phase. */
  isIn(phase: RunPhase): boolean {
    return stateOf(this.#snapshot) === 'running' && this.#snapshot.context.phase === phase;
  }

  /** Jobs to hand to the hub now, in the order of the plan; none while the run is held. */
  get submittable(): RunJob[] {
    if (stateOf(this.#snapshot) !== 'running') return [];
    return this.graph.all.filter((job) => job.state === 'ready').sort((a, b) => a.position - b.position);
  }

  /** Books wall time under the stage that was unfinished while it passed. */
  bookTime(spentMs: number): void {
    if (this.#stage === null || spentMs <= 0) return;
    const { stageMs } = this.#documents;
    this.#documents = {
      ...this.#documents,
      stageMs: { ...stageMs, [this.#stage]: (stageMs?.[this.#stage] ?? 0) + spentMs },
    };
  }

  /** Applies messages in order. The book is ahead of the store until the change is committed. */
  apply(messages: readonly Message[]): Change {
    const before = { snapshot: this.#snapshot, stage: this.#stage };
    const batch = new Batch();
    for (const message of messages) this.#applyOne(batch, message);
    this.#stage = this.#currentStage();
    const after = { snapshot: this.#snapshot, stage: this.#stage };
    const opened = [...batch.opened.values()];
    const { events, takes, timers, altered: changed, commands, cancelled } = batch;
    const news = newsOf({ runId: this.run.order.runId, before, after, opened, cancelled });
    const commit = {
      events,
      ...after,
      state: stateOf(this.#snapshot),
      documents: this.#documents,
      opened,
      changed,
      takes,
      timers,
      news,
    };
    return { commit, commands, isEmpty: events.length === 0 && timers.length === 0 };
  }

  #applyOne(batch: Batch, message: Message): void {
    if ('position' in message && !this.#isNews(message.position)) return;
    switch (message.type) {
      case 'event':
        return this.#step(batch, message.event);
      case 'jobDone':
        return this.#finishJob(batch, message);
      case 'jobFailed':
        return this.#failJob(batch, message);
      case 'performed':
        return this.#acceptPhase(batch, message);
      case 'retryLater':
        batch.timers.push({
          id: `${this.run.order.runId}:${message.phase}`,
          delayMs: message.delayMs,
          phase: message.phase,
        });
    }
  }

  /**
   * Notes how far the hub’s log has been heard. It is read at least once and in order, so that what is not beyond that
   * was applied before; a failure may since have been answered by another attempt.
   */
  #isNews(position: number): boolean {
    if (position <= (this.#documents.heard ?? 0)) return false;
    this.#documents = { ...this.#documents, heard: position };
    return true;
  }

  #step(batch: Batch, event: RunEvent): void {
    const step = stepRun(this.#snapshot, event);
    this.#snapshot = step.snapshot;
    batch.events.push(event);
    batch.commands.push(...step.commands);
    if (step.commands.some(({ type }) => type === 'reopenFailedJobs')) this.#reopen(batch);
    if (event.type === 'withdrawn') this.#cancelOpen(batch);
  }

  /** A job has one result, whatever is said of it later. */
  #finishJob(batch: Batch, { key, reused, artifacts, facts, cpuMs }: MessageOf<'jobDone'>): void {
    const job = this.graph.job(key);
    if (job === undefined || job.state === 'succeeded') return;
    Object.assign(job, { state: 'succeeded', reused, artifacts, facts, cpuMs });
    batch.changed.set(key, job);
    const take = takeOf(job, this.#documents);
    if (take !== null) batch.takes.push(take);
    this.#settle(batch, this.graph.finish(key));
    this.#step(batch, { type: 'jobSucceeded', key, reused });
  }

  #failJob(batch: Batch, { key, code, message }: MessageOf<'jobFailed'>): void {
    const job = this.graph.job(key);
    if (job === undefined || job.state === 'failed' || job.state === 'succeeded') return;
    const coarser = code === 'JOB_POISONOUS' ? coarserFor(this.#documents, job) : undefined;
    if (coarser !== undefined) return this.#degrade(batch, job, { coarser, code, message });
    job.state = 'failed';
    batch.changed.set(key, job);
    this.#step(batch, { type: 'jobFailed', key, code, message });
  }

  /** What ends workers is made coarser, and the run goes on. */
  #degrade(batch: Batch, job: RunJob, { coarser, code, message }: Degrading): void {
    const { key } = job;
    this.#documents = { ...this.#documents, degraded: { ...this.#documents.degraded, [key]: coarser } };
    this.#settle(batch, [job]);
    this.#step(batch, { type: 'jobDegraded', key, provider: coarser.provider, code, message });
  }

  /** What a phase brings counts only while the run is in it; a run that was stopped meanwhile performs it again. */
  #acceptPhase(batch: Batch, { phase, documents, jobs }: MessageOf<'performed'>): void {
    if (!this.isIn(phase)) return;
    this.#documents = { ...this.#documents, ...documents };
    if (jobs === null) return this.#step(batch, { type: 'answered', phase });
    this.graph.add(jobs);
    for (const job of jobs) batch.opened.set(job.key, job);
    this.#settle(batch, this.graph.ready());
    this.#step(batch, { type: 'jobsOpened', phase, count: jobs.length });
  }

  #cancelOpen(batch: Batch): void {
    for (const job of this.graph.all.filter(isOpen)) {
      job.state = 'cancelled';
      batch.changed.set(job.key, job);
      batch.cancelled.push(job);
    }
  }

  #reopen(batch: Batch): void {
    for (const job of this.graph.all) {
      if (job.state !== 'failed' && job.state !== 'cancelled') continue;
      job.state = job.digest === null ? 'waiting' : 'ready';
      batch.changed.set(job.key, job);
    }
    this.#settle(batch, this.graph.ready());
  }

  /** Gives jobs that can start their digests; they are submitted once that is committed. */
  #settle(batch: Batch, jobs: readonly RunJob[]): void {
    const settled = decideReadyJobs(this.graph, jobs, {
      tenantId: this.run.scope.tenantId,
      recipes: this.#documents,
    });
    for (const job of settled) batch.changed.set(job.key, job);
  }

  #currentStage(): Stage | null {
    const state = stateOf(this.#snapshot);
    if (state === 'queued') return 'intake';
    if (state === 'succeeded') return null;
    const { phase } = this.#snapshot.context;
    return phase === 'making' ? (this.graph.earliestStage() ?? stageOfPhase[phase]) : stageOfPhase[phase];
  }
}
