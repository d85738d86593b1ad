/** Whether a failed attempt is followed by another: decided by the class of the error alone. */
import { errorFacts, isOutage, type ErrorCode } from '../../contracts/error.ts';
import type { WorkerFailure } from '../../contracts/worker.ts';
import { between, type Random } from '../runtime/random.ts';
import type { Verdict } from './dispatch-store.ts';

const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** Workers that a job may end, or that may hand in something else, before it is taken to be the job’s fault. */
const POISON_DEATHS = 2;

/** Exponential back-off with full jitter, so that jobs that failed together do not come back together. */
export function backoffMs(attempt: number, random: Random): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(between(random, longest / 2, longest));
}

const lostItsWorker = (code: string): boolean =>
  ['WORKER_CRASHED', 'WORKER_STALLED', 'LEASE_LOST', 'RESULT_INVALID'].includes(code);

interface Tried {
  readonly attempt: number;
  readonly deaths: number;
}

/** Transient errors wait and come back, outages for ever; deaths come back once, everything else is final. */
export function decideRetry(
  failure: WorkerFailure & { code: ErrorCode },
  tried: Tried,
  random: Random,
): Verdict {
  const deaths = tried.deaths + (lostItsWorker(failure.code) ? 1 : 0);
  if (deaths >= POISON_DEATHS) {
    return {
      again: false,
      failure: {
        code: 'JOB_POISONOUS',
        message: `${deaths} workers have failed at the work; last: ${failure.message}`,
      },
    };
  }
  const { retry } = errorFacts(failure.code);
  const isTooOften = tried.attempt >= MAX_ATTEMPTS && !isOutage(failure);
  if (retry === 'never' || isTooOften) return { again: false, failure };
  const isLost = failure.code === 'LEASE_LOST';
  const delayMs = retry === 'later' && !isLost ? backoffMs(tried.attempt, random) : 0;
  return { again: true, delayMs, deaths, isLost };
}
