/** Tables of 07 worker-hub. */
import { EntitySchema } from 'typeorm';
import {
  appendOnlyColumns,
  bigint,
  bigints,
  instant,
  integer,
  json,
  real,
  sharedColumns,
  text,
  texts,
} from './columns.ts';
import { eventLog } from './event-log.ts';

/** A job to hand out, with the lease on it: one row, so that leasing is one statement. */
const dispatch = new EntitySchema({
  name: 'workerHub.Dispatch',
  tableName: 'dispatch',
  columns: {
    jobId: text('job_id', { primary: true, primaryKeyConstraintName: 'dispatch_pkey' }),
    position: bigint('position', { generated: 'increment' }),
    runId: text('run_id'),
    kind: text('kind'),
    digest: text('digest'),
    task: json('task'),
    decision: json('decision'),
    provider: json('provider'),
    state: text('state'),
    attempt: integer('attempt'),
    deaths: integer('deaths'),
    token: bigint('token'),
    lost: bigints('lost', { default: '{}' }),
    workerId: text('worker_id', { nullable: true }),
    leaseUntil: instant('lease_until', { nullable: true }),
    notBefore: instant('not_before'),
    share: real('share'),
    asOf: bigint('as_of', { default: 0 }),
    ...sharedColumns,
  },
  indices: [
    { name: 'dispatch_queued_idx', columns: ['position'], where: "state = 'queued'" },
    { name: 'dispatch_leased_idx', columns: ['leaseUntil'], where: "state = 'leased'" },
  ],
});

const workerRegistry = new EntitySchema({
  name: 'workerHub.WorkerRegistry',
  tableName: 'worker_registry',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'worker_registry_pkey' }),
    nodeId: text('node_id'),
    kinds: texts('kinds'),
    slots: integer('slots'),
    labels: texts('labels'),
    vramMb: integer('vram_mb', { default: 0 }),
    seenAt: instant('seen_at'),
    ...sharedColumns,
  },
});

const artifact = new EntitySchema({
  name: 'workerHub.Artifact',
  tableName: 'artifact',
  columns: {
    tenantId: text('tenant_id', { primary: true, primaryKeyConstraintName: 'artifact_pkey' }),
    sha256: text('sha256', { primary: true, primaryKeyConstraintName: 'artifact_pkey' }),
    bytes: bigint('bytes'),
    mediaType: text('media_type'),
    ...withoutTenant(appendOnlyColumns),
  },
});

const artifactRef = new EntitySchema({
  name: 'workerHub.ArtifactRef',
  tableName: 'artifact_ref',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'artifact_ref_pkey',
    }),
    sha256: text('sha256'),
    role: text('role'),
    kind: text('kind'),
    jobId: text('job_id', { nullable: true }),
    ...appendOnlyColumns,
  },
  indices: [{ name: 'artifact_ref_sha256_idx', columns: ['sha256'] }],
});

const buildCache = new EntitySchema({
  name: 'workerHub.BuildCache',
  tableName: 'build_cache',
  columns: {
    tenantId: text('tenant_id', { primary: true, primaryKeyConstraintName: 'build_cache_pkey' }),
    digest: text('digest', { primary: true, primaryKeyConstraintName: 'build_cache_pkey' }),
    artifacts: json('artifacts'),
    facts: json('facts'),
    cpuMs: integer('cpu_ms'),
    ...withoutTenant(appendOnlyColumns),
  },
});

function withoutTenant({
  tenantId: _tenant,
  ...rest
}: typeof appendOnlyColumns): Omit<typeof appendOnlyColumns, 'tenantId'> {
  return rest;
}

export const workerHubEntities = [
  dispatch,
  workerRegistry,
  artifact,
  artifactRef,
  buildCache,
  eventLog('worker-hub', { byRun: true }),
];
