/** The jobs of a run in memory: which wait for which, and which can start when one is done. Pure bookkeeping over rows. */
import type { RoleArtifact } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import { earliestStage, type Stage } from '../../contracts/stage.ts';
import type { JobState, JobSubject } from '../../contracts/task.ts';

/** A job as the run keeps it. */
export interface RunJob {
  readonly id: string;
  readonly key: string;
  /** Order in which the plan names the jobs; ready jobs start in this order. */
  readonly position: number;
  readonly kind: JobKind;
  readonly stage: Stage;
  readonly subject: JobSubject;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly needs: readonly string[];
  readonly takeNo: number;
  readonly estimateMs: number;
  state: JobState;
  digest: string | null;
  reused: boolean;
  attempt: number;
  artifacts: readonly RoleArtifact[];
  facts: Readonly<Record<string, unknown>>;
  cpuMs: number;
}

export class JobGraph {
  readonly #jobs = new Map<string, RunJob>();
  readonly #dependents = new Map<string, string[]>();
  /** Needs that are not done yet, by job. */
  readonly #missing = new Map<string, number>();

  get all(): readonly RunJob[] {
    return [...this.#jobs.values()];
  }

  job(key: string): RunJob | undefined {
    return this.#jobs.get(key);
  }

  /** Adds jobs; one that is there already stays as it is. Throws when a need names no job. */
  add(jobs: readonly RunJob[]): void {
    for (const job of jobs) if (!this.#jobs.has(job.key)) this.#jobs.set(job.key, job);
    for (const job of jobs) this.#connect(job);
  }

  /** Jobs that wait although everything they need is done, in order. */
  ready(): RunJob[] {
    const startable = this.all.filter((job) => job.state === 'waiting' && this.#missing.get(job.key) === 0);
    return startable.sort((a, b) => a.position - b.position);
  }

  /** Marks a job done and returns the jobs that can start now, in order. */
  finish(key: string): RunJob[] {
    const dependents = this.#dependents.get(key) ?? [];
    for (const dependent of dependents) this.#missing.set(dependent, (this.#missing.get(dependent) ?? 1) - 1);
    const startable = dependents
      .map((dependent) => this.#known(dependent))
      .filter((job) => job.state === 'waiting' && this.#missing.get(job.key) === 0);
    return startable.sort((a, b) => a.position - b.position);
  }

  /** Hash of an artifact that a finished job made. Throws when there is none. */
  artifact(key: string, role: string): string {
    const found = this.#known(key).artifacts.find((artifact) => artifact.role === role);
    if (found === undefined) throw new Failure('INTERNAL', `The job ${key} has made no “${role}”.`);
    return found.sha256;
  }

  /** Earliest stage of the jobs that are not done; null when all are. */
  earliestStage(): Stage | null {
    return earliestStage(
      this.all
        .filter((job) => job.state !== 'succeeded' && job.state !== 'cancelled')
        .map((job) => job.stage),
    );
  }

  #connect(job: RunJob): void {
    if (this.#missing.has(job.key)) return;
    const open = job.needs.filter((need) => this.#known(need).state !== 'succeeded');
    this.#missing.set(job.key, open.length);
    for (const need of open) this.#dependents.set(need, [...(this.#dependents.get(need) ?? []), job.key]);
  }

  #known(key: string): RunJob {
    const job = this.#jobs.get(key);
    if (job === undefined) throw new Failure('INTERNAL', `A job needs “${key}”, which is in no plan.`);
    return job;
  }
}
