/** Tables of 02 orchestrator. */
import { EntitySchema } from 'typeorm';
import {
  bigint,
  flag,
  instant,
  integer,
  json,
  sharedColumns,
  appendOnlyColumns,
  text,
  texts,
} from './columns.ts';
import { eventCursor, eventLog } from './event-log.ts';

const run = new EntitySchema({
  name: 'orchestrator.Run',
  tableName: 'run',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'run_pkey' }),
    revisionId: text('revision_id'),
    order: json('run_order'),
    state: text('state'),
    stage: text('stage', { nullable: true }),
    machineVersion: integer('machine_version'),
    snapshot: json('snapshot'),
    documents: json('documents'),
    seq: bigint('seq'),
    epoch: bigint('epoch'),
    owner: text('owner', { nullable: true }),
    leaseUntil: instant('lease_until', { nullable: true }),
    restsUntil: instant('rests_until', { nullable: true }),
    startedAt: instant('started_at', { nullable: true }),
    workedMs: bigint('worked_ms'),
    ...sharedColumns,
  },
  indices: [{ name: 'run_state_idx', columns: ['state'] }],
});

const runEvent = new EntitySchema({
  name: 'orchestrator.RunEvent',
  tableName: 'run_event',
  columns: {
    runId: text('run_id', { primary: true, primaryKeyConstraintName: 'run_event_pkey' }),
    seq: bigint('seq', { primary: true, primaryKeyConstraintName: 'run_event_pkey' }),
    type: text('type'),
    data: json('data'),
    ...appendOnlyColumns,
  },
});

const job = new EntitySchema({
  name: 'orchestrator.Job',
  tableName: 'job',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'job_pkey' }),
    runId: text('run_id'),
    key: text('key'),
    position: integer('position'),
    kind: text('kind'),
    stage: text('stage'),
    state: text('state'),
    subject: json('subject'),
    inputs: json('inputs'),
    needs: texts('needs'),
    digest: text('digest', { nullable: true }),
    takeNo: integer('take_no'),
    estimateMs: integer('estimate_ms'),
    attempt: integer('attempt'),
    reused: flag('reused'),
    artifacts: json('artifacts'),
    facts: json('facts'),
    cpuMs: integer('cpu_ms'),
    finishedAt: instant('finished_at', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'job_run_key', columns: ['runId', 'key'] }],
});

const timer = new EntitySchema({
  name: 'orchestrator.Timer',
  tableName: 'timer',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'timer_pkey' }),
    runId: text('run_id'),
    dueAt: instant('due_at'),
    command: json('command'),
    ...sharedColumns,
  },
  indices: [
    { name: 'timer_due_idx', columns: ['dueAt'] },
    { name: 'timer_run_idx', columns: ['runId'] },
  ],
});

const take = new EntitySchema({
  name: 'orchestrator.Take',
  tableName: 'take',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'take_pkey' }),
    runId: text('run_id'),
    shotId: text('shot_id'),
    takeNo: integer('take_no'),
    digest: text('digest'),
    videoSha256: text('video_sha256'),
    recipe: json('recipe'),
    ...appendOnlyColumns,
  },
  indices: [{ name: 'take_shot_idx', columns: ['projectId', 'shotId'] }],
});

export const orchestratorEntities = [
  run,
  runEvent,
  job,
  timer,
  take,
  eventLog('orchestrator'),
  eventCursor('orchestrator'),
];
