/** What a node remembers of its work: how long each kind takes here, and how often it failed of late. */
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { NodeTelemetry } from '../../contracts/telemetry.ts';
import type { Clock } from './clock.ts';
import type { Ended } from './work-loop.ts';

/** Weight of the last job in the average: after seven others a job counts for less than a tenth. */
const LAST_WEIGHS = 0.3;

/** Failures are told for so long, ms. */
const LATELY_MS = 60_000;

export class WorkTally {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #averages = new Map<JobKind, number>();
  #failedAt: number[] = [];

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** What failed says nothing about how long such work takes. */
  note({ kind, ms, isGood }: Ended): void {
    if (!isGood) this.#failedAt.push(this.#clock.now());
    else {
      const before = this.#averages.get(kind) ?? ms;
      this.#averages.set(kind, before + (ms - before) * LAST_WEIGHS);
    }
  }

  read(): Pick<NodeTelemetry, 'durations' | 'failures'> {
    const since = this.#clock.now() - LATELY_MS;
    this.#failedAt = this.#failedAt.filter((at) => at > since);
    const durations = [...this.#averages].map(([kind, ms]) => [kind, Math.round(ms)] as const);
    return { durations: Object.fromEntries(durations), failures: this.#failedAt.length };
  }
}
