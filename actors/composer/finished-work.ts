/** What the jobs of a run have made, by the keys that the planner gave them. */
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { Failure } from '../../contracts/error.ts';
import type { FinishedJob } from '../../contracts/modules/composer.ts';

export class FinishedWork {
  readonly #jobs: ReadonlyMap<string, FinishedJob>;

  constructor(jobs: readonly FinishedJob[]) {
    this.#jobs = new Map(jobs.map((job) => [job.key, job]));
  }

  /** Whether the job's artifacts were there before the run. */
  isReused(key: string): boolean {
    return this.#job(key).reused;
  }

  /** Throws INTERNAL when the run has no such job, or the job no such artifact. */
  artifact(key: string, role: string): ArtifactRef {
    const artifact = this.#job(key).artifacts[role];
    if (artifact === undefined) throw new Failure('INTERNAL', `The job “${key}” has made no “${role}”.`);
    return artifact;
  }

  /** The artifact, or null when the run has no such job. */
  artifactIfAny(key: string, role: string): ArtifactRef | null {
    return this.#jobs.has(key) ? this.artifact(key, role) : null;
  }

  /** One-core time that this run spent, ms; what was reused cost it nothing. */
  get cpuMs(): number {
    return [...this.#jobs.values()].reduce((sum, { reused, cpuMs }) => sum + (reused ? 0 : cpuMs), 0);
  }

  #job(key: string): FinishedJob {
    const job = this.#jobs.get(key);
    if (job === undefined) throw new Failure('INTERNAL', `The run has no finished job “${key}”.`);
    return job;
  }
}
