/** Tables of 13 observer. */
import { EntitySchema } from 'typeorm';
import { appendOnlyColumns, bigint, instant, integer, sharedColumns, text } from './columns.ts';
import { eventCursor, eventLog } from './event-log.ts';

const audit = new EntitySchema({
  name: 'observer.Audit',
  tableName: 'audit',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'audit_pkey',
    }),
    owner: text('owner'),
    ownerPosition: bigint('owner_position'),
    name: text('name'),
    runId: text('run_id', { nullable: true }),
    at: instant('at'),
    ...appendOnlyColumns,
  },
  uniques: [{ name: 'audit_owner_position_key', columns: ['owner', 'ownerPosition'] }],
});

const costEntry = new EntitySchema({
  name: 'observer.CostEntry',
  tableName: 'cost_entry',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'cost_entry_pkey' }),
    runId: text('run_id'),
    jobId: text('job_id'),
    provider: text('provider'),
    cpuMs: integer('cpu_ms'),
    amountMicros: bigint('amount_micros'),
    currency: text('currency'),
    ...appendOnlyColumns,
  },
  indices: [{ name: 'cost_entry_run_idx', columns: ['runId'] }],
});

const metricRollup = new EntitySchema({
  name: 'observer.MetricRollup',
  tableName: 'metric_rollup',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'metric_rollup_pkey' }),
    runId: text('run_id'),
    kind: text('kind'),
    jobs: integer('jobs'),
    reused: integer('reused'),
    failed: integer('failed'),
    cpuMs: bigint('cpu_ms'),
    ...sharedColumns,
  },
});

export const observerEntities = [
  audit,
  costEntry,
  metricRollup,
  eventLog('observer'),
  eventCursor('observer'),
];
