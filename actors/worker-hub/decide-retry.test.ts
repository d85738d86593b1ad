import { describe, expect, test } from '@jest/globals';
import type { ErrorCode } from '../../contracts/error.ts';
import { seeded } from '../runtime/random.ts';
import { backoffMs, decideRetry } from './decide-retry.ts';

const fail = (code: ErrorCode) => ({ code, message: 'it went wrong' });

describe('a failed attempt', () => {
  test.each([
    ['STORAGE_UNAVAILABLE', 1, 0, true],
    ['STORAGE_UNAVAILABLE', 50, 0, true],
    ['DISK_FULL', 5, 0, false],
    ['LEASE_LOST', 1, 0, true],
    ['LEASE_LOST', 2, 1, true],
    ['LEASE_LOST', 3, 2, true],
    ['LEASE_LOST', 4, 3, false],
    ['LEASE_LOST', 3, 3, false],
    ['ARTIFACT_MISSING', 1, 0, true],
    ['JOB_INPUTS_INVALID', 1, 0, false],
    ['WORKER_CRASHED', 1, 0, true],
    ['WORKER_CRASHED', 2, 1, true],
    ['WORKER_STALLED', 2, 2, false],
    ['WORKER_CRASHED', 3, 2, false],
    ['RESULT_INVALID', 1, 0, true],
    ['RESULT_INVALID', 2, 2, false],
    ['LEASE_LOST', 9, 0, true],
    ['WORKER_CRASHED', 9, 0, true],
  ] as const)(
    'with %s at attempt %i after ends that weigh %i is tried again: %s',
    (code, attempt, deaths, again) => {
      expect(decideRetry(fail(code), { attempt, deaths }, seeded(1)).again).toBe(again);
    },
  );

  test.each<ErrorCode>(['WORKER_CRASHED', 'WORKER_STALLED', 'RESULT_INVALID'])(
    'that is the second to end with %s is called poisonous',
    (code) => {
      const verdict = decideRetry(fail(code), { attempt: 2, deaths: 2 }, seeded(1));
      expect(verdict).toMatchObject({ again: false, failure: { code: 'JOB_POISONOUS' } });
    },
  );

  test('counts twice where it is certain that the worker ended of it', () => {
    const after = (code: ErrorCode) => decideRetry(fail(code), { attempt: 1, deaths: 1 }, seeded(1));
    expect(after('WORKER_CRASHED')).toMatchObject({ again: true, deaths: 3, isLost: false });
    expect(after('LEASE_LOST')).toMatchObject({ again: true, deaths: 2, isLost: true });
    expect(after('ARTIFACT_CORRUPT')).toMatchObject({ again: true, deaths: 1 });
  });

  test('goes elsewhere at once, but waits longer and longer for what may pass', () => {
    const elsewhere = decideRetry(fail('ARTIFACT_CORRUPT'), { attempt: 1, deaths: 0 }, seeded(1));
    expect(elsewhere).toMatchObject({ again: true, delayMs: 0, isLost: false });
    const lost = decideRetry(fail('LEASE_LOST'), { attempt: 1, deaths: 0 }, seeded(1));
    expect(lost).toMatchObject({ again: true, delayMs: 0, deaths: 1, isLost: true });
    const delays = [1, 2, 3, 4].map((attempt) => backoffMs(attempt, seeded(attempt)));
    delays.forEach((delay, at) => {
      expect(delay).toBeGreaterThanOrEqual(500 * 2 ** at);
      expect(delay).toBeLessThanOrEqual(1000 * 2 ** at);
    });
  });
});
