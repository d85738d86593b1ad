import { expect, test } from '@jest/globals';
import { sumCosts } from './sum-costs.ts';

const entry = (provider: string, cpuMs: number, amountMicros: number) => ({
  ...{
    id: `${provider}-${cpuMs}`,
    runId: 'run-1',
    jobId: 'job-1',
    provider,
    cpuMs,
    amountMicros,
    currency: 'EUR',
  },
  ...{ tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'x' },
});

test('what a film has cost is summed by who did the work', () => {
  expect(sumCosts([entry('paper-cut', 30, 0), entry('cloud', 1, 500), entry('paper-cut', 12, 0)])).toEqual({
    providers: [
      { provider: 'cloud', currency: 'EUR', jobs: 1, cpuMs: 1, amountMicros: 500 },
      { provider: 'paper-cut', currency: 'EUR', jobs: 2, cpuMs: 42, amountMicros: 0 },
    ],
    totalMicros: 500,
    cpuMs: 43,
  });
  expect(sumCosts([])).toEqual({ providers: [], totalMicros: 0, cpuMs: 0 });
});
