/** How results are handed in: together where several are ready, and for as long as it takes to reach the hub. */
import { isOutage } from '../../contracts/error.ts';
import type { WorkerFailure } from '../../contracts/worker.ts';
import type { Clock } from './clock.ts';
import { GroupQueue } from './group-queue.ts';
import { MOST_AT_ONCE, type Done, type HubLine } from './hub-line.ts';

/** A call whose answer is lost keeps no more than what goes with it waiting: there is another way for what comes meanwhile. */
const LANES = 2;

/** Pauses before a hub that could not be reached is asked again, ms. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export class HandIn {
  readonly #clock: Clock;
  readonly #results: GroupQueue<Done, WorkerFailure | null>;

  constructor(hub: Pick<HubLine, 'complete'>, clock: Clock) {
    this.#clock = clock;
    this.#results = new GroupQueue({
      ...{ most: MOST_AT_ONCE, lanes: LANES, keyOf: ({ lease }: Done) => lease.jobId },
      write: (done: readonly Done[]) => hub.complete(done),
    });
  }

  /**
   * Hands a result in, again and again until the job may not be ours any more: the work is done and stored. What is wrong
   * with it, where it is refused for that.
   */
  async add(done: Done, whileOurs: AbortSignal): Promise<WorkerFailure | null> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await this.#results.add(done);
      } catch (error) {
        if (!isOutage(error) || whileOurs.aborted) throw error;
      }
      await this.#clock.pause(pauseMs, whileOurs);
    }
  }
}
