/** Whether a failed attempt is followed by another: decided by the class of the error alone. */
import { errorFacts, isOutage, type ErrorCode } from '../../contracts/error.ts';
import type { WorkerFailure } from '../../contracts/worker.ts';
import { between, type Random } from '../runtime/random.ts';
import { SILENT_END, type Verdict } from './dispatch-store.ts';

const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * What the end of a worker weighs. That a process crashed or hung under the job is certain. That a lease ran out without a
 * word is not: a machine, the network, or the answer by which the lease was given may have been lost
 * (docs/decisions/0023).
 */
const CERTAIN_END = 2;
/** What ends weigh together when a job is taken to be what ends them: two that are certain, or four that are not. */
const POISON = 2 * CERTAIN_END;

/** Exponential back-off with full jitter, so that jobs that failed together do not come back together. */
export function backoffMs(attempt: number, random: Random): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(between(random, longest / 2, longest));
}

/** What a job is certain to have done to its worker: to have ended it, or to have made it hand in something else. */
const FAULTS: ReadonlySet<ErrorCode> = new Set(['WORKER_CRASHED', 'WORKER_STALLED', 'RESULT_INVALID']);

function weightOf(code: ErrorCode): number {
  if (code === 'LEASE_LOST') return SILENT_END;
  return FAULTS.has(code) ? CERTAIN_END : 0;
}

interface Tried {
  readonly attempt: number;
  readonly deaths: number;
}

/** Transient errors wait and come back, outages for ever; whoever ends a worker comes back until that weighs too much, everything else is final. */
export function decideRetry(
  failure: WorkerFailure & { code: ErrorCode },
  tried: Tried,
  random: Random,
): Verdict {
  const weight = weightOf(failure.code);
  const deaths = tried.deaths + weight;
  if (deaths >= POISON) {
    return {
      again: false,
      failure: {
        code: 'JOB_POISONOUS',
        message: `Too many workers have failed at the work, the last at attempt ${tried.attempt}: ${failure.message}`,
      },
    };
  }
  const { retry } = errorFacts(failure.code);
  // Outages may have used up all attempts; what ends workers is bounded by what it weighs.
  const isTooOften = tried.attempt >= MAX_ATTEMPTS && weight === 0 && !isOutage(failure);
  if (retry === 'never' || isTooOften) return { again: false, failure };
  const isLost = failure.code === 'LEASE_LOST';
  const delayMs = retry === 'later' && !isLost ? backoffMs(tried.attempt, random) : 0;
  return { again: true, delayMs, deaths, isLost };
}
