/** worker-hub’s DispatchStore on PostgreSQL. Time is the database’s, so that no node’s clock decides about a lease. */
import type {
  Attempt,
  CachedResult,
  DispatchStore,
  Verdict,
} from '../../actors/worker-hub/dispatch-store.ts';
import type { ArtifactMeta, RoleArtifact } from '../../contracts/artifact.ts';
import type { NewEvent } from '../../contracts/event.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Worker, WorkerFailure } from '../../contracts/worker.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';
import { about, completionQueue, leaseQueue, locked, renewalQueue } from './dispatch-queues.ts';
import { cacheQueue, dispatchRow, insertDispatch, submissionQueue } from './submissions.ts';

const scopeOf = ({ tenantId, projectId, traceId, correlationId }: TaskSpec): Scope => ({
  tenantId,
  projectId,
  traceId,
  correlationId,
});

const succeeded = (task: TaskSpec, reused: boolean, { artifacts, facts, cpuMs }: CachedResult): NewEvent => ({
  name: 'job.succeeded',
  runId: task.runId,
  data: { ...about(task), reused, artifacts: [...artifacts], facts, cpuMs },
});

const failed = (task: TaskSpec, failure: WorkerFailure): NewEvent => ({
  name: 'job.failed',
  runId: task.runId,
  data: { ...about(task), failure },
});

const shared = 'tenant_id, project_id, trace_id, correlation_id';

interface AttemptRow {
  readonly job_id: string;
  readonly token: string;
  readonly attempt: number;
  readonly deaths: number;
  readonly task: TaskSpec;
}

const toAttempt = (row: AttemptRow): Attempt => ({
  jobId: row.job_id,
  token: Number(row.token),
  attempt: row.attempt,
  deaths: row.deaths,
  task: row.task,
});

const attemptColumns = 'job_id, token, attempt, deaths, task';

const scopeValues = ({ tenantId, projectId, traceId, correlationId }: Scope): readonly string[] => [
  tenantId,
  projectId,
  traceId,
  correlationId,
];

async function recordArtifacts(
  { query }: Pick<Transaction, 'query'>,
  scope: Scope,
  artifacts: readonly Row[],
): Promise<void> {
  if (artifacts.length === 0) return;
  await query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as a(sha256 text, bytes bigint, "mediaType" text, role text, kind text, "jobId" text)),
     kept as (insert into worker_hub.artifact (sha256, bytes, media_type, ${shared})
              select distinct on (sha256) sha256, bytes, "mediaType", $2, $3, $4, $5 from given on conflict do nothing)
     insert into worker_hub.artifact_ref (sha256, role, kind, job_id, ${shared})
     select sha256, role, kind, "jobId", $2, $3, $4, $5 from given`,
    [JSON.stringify(artifacts), ...scopeValues(scope)],
  );
}

const artifactRows = (task: TaskSpec, artifacts: readonly RoleArtifact[]): Row[] =>
  artifacts.map((artifact) => ({ ...artifact, kind: task.kind, jobId: task.jobId }));

export function dispatchStore(database: ModuleDatabase): DispatchStore {
  const [leases, renewals, completions] = [
    leaseQueue(database),
    renewalQueue(database),
    completionQueue(database),
  ];
  const [submissions, inquiries] = [submissionQueue(database), cacheQueue(database)];
  return {
    cached: (tenantId, digests) => inquiries.add({ tenantId, digests }),

    async forget(tenantId, digest) {
      await database.query(`delete from worker_hub.build_cache where tenant_id = $1 and digest = $2`, [
        tenantId,
        digest,
      ]);
    },

    async submit(scope, queued, reused) {
      if (reused.length === 0) return void (await submissions.add({ scope, jobs: queued }));
      const rows = [
        ...queued.map((job) => dispatchRow(job, { scope, state: 'queued' })),
        ...reused.map((job) => dispatchRow(job, { scope, state: 'succeeded' })),
      ];
      await database.transaction(async (transaction) => {
        const taken = await transaction.query<{ job_id: string }>(insertDispatch, [JSON.stringify(rows)]);
        const ids = new Set(taken.map((row) => row.job_id));
        const answered = reused.filter(({ task }) => ids.has(task.jobId));
        await recordArtifacts(
          transaction,
          scope,
          answered.flatMap(({ task, result }) => artifactRows(task, result.artifacts)),
        );
        await transaction.log(
          scope,
          answered.map(({ task, result }) => succeeded(task, true, result)),
        );
      });
    },

    async withdraw(jobIds, asOf) {
      const rows = await database.query(
        `update worker_hub.dispatch set state = 'withdrawn', as_of = $2, updated_at = now()
         where job_id in (${locked('$1')}) and state in ('queued', 'leased') and as_of <= $2 returning job_id`,
        [jobIds, asOf],
      );
      return rows.length;
    },

    lease: (request) => leases.add(request),

    renew: (held, leaseMs) => renewals.addAll(held.map((renewal) => ({ ...renewal, leaseMs }))),

    complete: (done) => completions.addAll(done),

    async attempt(jobId, token) {
      const rows = await database.query<AttemptRow>(
        `select ${attemptColumns} from worker_hub.dispatch where job_id = $1 and token = $2 and state = 'leased'`,
        [jobId, token],
      );
      return rows[0] === undefined ? null : toAttempt(rows[0]);
    },

    conclude: (attempt, verdict) => conclude(database, attempt, verdict),

    async release(held) {
      const rows = await database.query<{ kind: JobKind }>(
        `with there as (${locked('$2')})
         update worker_hub.dispatch d set state = 'queued', attempt = attempt - 1, lease_until = null, worker_id = null, updated_at = now()
         from jsonb_to_recordset($1::jsonb) as h("jobId" text, "heldBy" bigint) join there on there.job_id = h."jobId"
         where d.job_id = any($2) and d.job_id = h."jobId" and d.token = h."heldBy" and d.state = 'leased' returning d.kind`,
        [
          JSON.stringify(held.map(({ jobId, token: heldBy }) => ({ jobId, heldBy }))),
          held.map(({ jobId }) => jobId),
        ],
      );
      return rows.map(({ kind }) => kind);
    },

    async releaseAll() {
      const rows = await database.query(
        `update worker_hub.dispatch set state = 'queued', attempt = attempt - 1, lease_until = null, worker_id = null, updated_at = now()
         where state = 'leased' returning job_id`,
      );
      return rows.length;
    },

    async expired(limit) {
      const rows = await database.query<AttemptRow>(
        `select ${attemptColumns} from worker_hub.dispatch where state = 'leased' and lease_until < now() order by position limit $1`,
        [limit],
      );
      return rows.map(toAttempt);
    },

    async record(artifacts: readonly ArtifactMeta[]) {
      for (const [, group] of Map.groupBy(artifacts, ({ projectId }) => projectId)) {
        const [first] = group;
        if (first !== undefined) await recordArtifacts(database, first, group);
      }
    },

    register: (scope, worker) => register(database, scope, worker),

    async markSeen(nodeIds) {
      if (nodeIds.length === 0) return;
      await database.query(`update worker_hub.worker_registry set seen_at = now() where node_id = any($1)`, [
        nodeIds,
      ]);
    },
  };
}

/** A worker that is taken to be lost stays named: if it is back with the result before anybody else, it was the one. */
async function conclude(
  database: ModuleDatabase,
  { jobId, token, task, attempt }: Attempt,
  verdict: Verdict,
): Promise<void> {
  await database.transaction(async ({ query, log }) => {
    const rows = await query(
      `update worker_hub.dispatch set state = $3, deaths = $4, lease_until = null, worker_id = case when $7 then worker_id end, error_code = $5,
              not_before = now() + $6 * interval '1 ms', lost = case when $7 then array_append(lost, token) else lost end, updated_at = now()
       where job_id = $1 and token = $2 and state = 'leased' returning job_id`,
      [
        jobId,
        token,
        verdict.again ? 'queued' : 'failed',
        verdict.again ? verdict.deaths : 0,
        verdict.again ? null : verdict.failure.code,
        verdict.again ? verdict.delayMs : 0,
        verdict.again && verdict.isLost,
      ],
    );
    if (rows.length === 0) return;
    const expired: NewEvent = { name: 'job.expired', runId: task.runId, data: { ...about(task), attempt } };
    await log(scopeOf(task), [verdict.again ? expired : failed(task, verdict.failure)]);
  });
}

/** A worker that says again what is known, and of whom was heard lately, costs no write to disk. */
async function register(database: ModuleDatabase, scope: Scope, worker: Worker): Promise<void> {
  await database.query(
    `insert into worker_hub.worker_registry (id, node_id, kinds, slots, labels, vram_mb, seen_at, ${shared})
     select $1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10 where not exists (
       select from worker_hub.worker_registry where id = $1 and kinds = $3 and slots = $4 and labels = $5 and vram_mb = $6
         and seen_at > now() - interval '30 s')
     on conflict (id) do update set kinds = excluded.kinds, slots = excluded.slots, labels = excluded.labels, vram_mb = excluded.vram_mb,
       seen_at = now(), updated_at = now()`,
    [
      worker.id,
      worker.nodeId,
      worker.kinds,
      worker.slots,
      worker.labels,
      worker.vramMb,
      ...scopeValues(scope),
    ],
  );
}
