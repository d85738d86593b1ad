import { describe, expect, test } from '@jest/globals';
import type { EventEnvelope } from '../../contracts/event.ts';
import { observe } from './watch.ts';

const job = { jobId: 'job-1', runId: 'run-1', key: 'shot:a', kind: 'shot', stage: 'execution', subject: {} };

const scope = { tenantId: 't', projectId: 'p', traceId: 'x', correlationId: 'x' };

const envelope = (name: EventEnvelope['name'], data: Record<string, unknown>): EventEnvelope => ({
  id: 'e1',
  name,
  version: 1,
  owner: 'worker-hub',
  position: 1,
  runId: 'run-1',
  at: '2026-01-01T00:00:00.000Z',
  data,
  ...scope,
});

const done = (reused: boolean, cpuMs: number) =>
  envelope('job.succeeded', { ...job, reused, artifacts: [], facts: {}, cpuMs });
const failed = (code: string) => envelope('job.failed', { ...job, failure: { code, message: 'why' } });

describe('observer', () => {
  test('books processor time of work that was done, and nothing for what was reused', () => {
    const { costs } = observe([done(false, 1200), done(true, 800)]);
    expect(costs.map(({ cpuMs }) => cpuMs)).toEqual([1200]);
  });

  test('counts jobs of a kind together', () => {
    const { rollups } = observe([done(false, 10), done(true, 5), failed('JOB_FAILED')]);
    expect(rollups).toEqual([
      { ...scope, runId: 'run-1', kind: 'shot', jobs: 2, reused: 1, failed: 1, cpuMs: 10 },
    ]);
  });

  test('calls a person for poison and for runs that failed, not for every failed job', () => {
    const rules = (events: EventEnvelope[]) =>
      observe(events).alerts.map(({ news: { data } }) => ('rule' in data ? data.rule : ''));
    expect(rules([failed('JOB_FAILED')])).toEqual([]);
    expect(rules([failed('JOB_POISONOUS')])).toEqual(['job-poisonous']);
    expect(
      rules([envelope('run.failed', { runId: 'run-1', code: 'DISK_FULL', message: 'no room' })]),
    ).toEqual(['run-failed']);
  });
});
