/** Carries the jobs of a run to the hub and back, and knows which of them it has. */
import { codeOf } from '../../contracts/error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { RunJob } from './job-graph.ts';
import type { PhaseInput, PhasePorts } from './phase-input.ts';
import { FIRST_RETRY_MS, LONGEST_RETRY_MS } from './phase-tries.ts';
import { settleJobs, submitJobs, withdrawJobs } from './submit-jobs.ts';

interface CourierPorts extends PhasePorts {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** What is to be taken back, as it is whenever it is tried. */
interface Recall {
  readonly input: () => PhaseInput;
  /** Makes sure that the run is still held here. */
  readonly isOurs: () => Promise<boolean>;
}

export class JobCourier {
  readonly #ports: CourierPorts;
  /** Jobs that the hub is known to have taken. */
  readonly #accepted = new Set<string>();
  #isTakingBack = false;

  constructor(ports: CourierPorts) {
    this.#ports = ports;
  }

  get isTakingBack(): boolean {
    return this.#isTakingBack;
  }

  /** Those of these jobs that the hub has. */
  delivered(jobs: readonly RunJob[]): string[] {
    const isOut = ({ id, state }: RunJob): boolean => state === 'dispatched' && this.#accepted.has(id);
    return jobs.filter(isOut).map(({ id }) => id);
  }

  /** Rejects with the Failure of router or hub; then the jobs are as ready as they were. */
  async handOver(input: PhaseInput, jobs: readonly RunJob[]): Promise<void> {
    for (const job of jobs) {
      job.state = 'dispatched';
      this.#accepted.delete(job.id);
    }
    try {
      await submitJobs(this.#ports, { ...input, jobs });
      for (const { id } of jobs) this.#accepted.add(id);
    } catch (error) {
      for (const job of jobs) if (job.state === 'dispatched') job.state = 'ready';
      throw error;
    }
  }

  /** Tells the hub until it has heard it; false when the run is another’s, who begins again. */
  async takeBack(recall: Recall): Promise<boolean> {
    this.#isTakingBack = true;
    let isDone: boolean | null = null;
    for (let pauseMs = FIRST_RETRY_MS; isDone === null; pauseMs = Math.min(2 * pauseMs, LONGEST_RETRY_MS)) {
      isDone = await this.#isTakenBack(recall);
      if (isDone === null) await this.#ports.clock.pause(pauseMs);
    }
    this.#isTakingBack = false;
    return isDone;
  }

  /** The hub does not know who has a run: whoever may have lost it, makes sure first, and spares the jobs of another. */
  async #isTakenBack({ input, isOurs }: Recall): Promise<boolean | null> {
    try {
      if (!(await isOurs())) return false;
      await settleJobs(this.#ports, input());
      // What has failed is not open, but its money is still put aside.
      const unmade = input().graph.all.filter(({ state }) => state !== 'succeeded');
      await withdrawJobs(this.#ports, input(), unmade);
      return true;
    } catch (error) {
      if (codeOf(error) === 'INTERNAL') this.#ports.onError(error);
      return null;
    }
  }
}
