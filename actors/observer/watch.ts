/** What observer makes of the events of others: an audit trail, costs, counts, and alerts for people. */
import type { CostEntry } from '../../contracts/cost.ts';
import { eventData, type EventData, type EventEnvelope } from '../../contracts/event.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Alert, Observations, Rollup } from './observer-store.ts';

const CURRENCY = 'USD';

const scopeOf = ({ tenantId, projectId, traceId, correlationId }: EventEnvelope): Scope => ({
  tenantId,
  projectId,
  traceId,
  correlationId,
});

/** Work that was reused cost nothing. Embedded work costs processor time and no money. */
function costOf(envelope: EventEnvelope): CostEntry[] {
  if (envelope.name !== 'job.succeeded') return [];
  const { jobId, runId, kind, cpuMs, reused } = eventData('job.succeeded', envelope);
  if (reused) return [];
  return [
    {
      ...scopeOf(envelope),
      id: `cost-${envelope.id}`,
      runId,
      jobId,
      provider: kind,
      cpuMs,
      amountMicros: 0,
      currency: CURRENCY,
    },
  ];
}

function rollupOf(envelope: EventEnvelope): Rollup[] {
  const scope = scopeOf(envelope);
  if (envelope.name === 'job.succeeded') {
    const { runId, kind, reused, cpuMs } = eventData('job.succeeded', envelope);
    return [{ ...scope, runId, kind, jobs: 1, reused: reused ? 1 : 0, failed: 0, cpuMs: reused ? 0 : cpuMs }];
  }
  if (envelope.name !== 'job.failed') return [];
  const { runId, kind } = eventData('job.failed', envelope);
  return [{ ...scope, runId, kind, jobs: 0, reused: 0, failed: 1, cpuMs: 0 }];
}

const add = (a: Rollup, b: Rollup): Rollup => ({
  ...a,
  jobs: a.jobs + b.jobs,
  reused: a.reused + b.reused,
  failed: a.failed + b.failed,
  cpuMs: a.cpuMs + b.cpuMs,
});

function sumRollups(rollups: readonly Rollup[]): Rollup[] {
  const sums = new Map<string, Rollup>();
  for (const rollup of rollups) {
    const key = `${rollup.runId}:${rollup.kind}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? rollup : add(sum, rollup));
  }
  return [...sums.values()];
}

/** A run that failed, and work that kills its workers, need a person. */
function alertOf(envelope: EventEnvelope): Alert[] {
  const raise = (data: EventData<'alert.raised'>): Alert[] => [
    { scope: scopeOf(envelope), news: { name: 'alert.raised', runId: data.runId, data } },
  ];
  if (envelope.name === 'run.failed') {
    const { runId, code, message } = eventData('run.failed', envelope);
    return raise({ runId, rule: 'run-failed', message: `${code}: ${message}` });
  }
  if (envelope.name !== 'job.failed') return [];
  const { runId, key, failure } = eventData('job.failed', envelope);
  if (failure.code !== 'JOB_POISONOUS') return [];
  return raise({ runId, rule: 'job-poisonous', message: `${key}: ${failure.message}` });
}

export const observe = (events: readonly EventEnvelope[]): Observations => ({
  costs: events.flatMap(costOf),
  rollups: sumRollups(events.flatMap(rollupOf)),
  alerts: events.flatMap(alertOf),
});
