/** worker-hub’s DispatchStore on PostgreSQL. Time is the database’s, so that no node’s clock decides about a lease. */
import type {
  Attempt,
  CachedResult,
  DispatchStore,
  LeaseRequest,
  SubmittedJob,
  Verdict,
} from '../../actors/worker-hub/dispatch-store.ts';
import type { ArtifactMeta, RoleArtifact } from '../../contracts/artifact.ts';
import type { NewEvent } from '../../contracts/event.ts';
import type { Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Lease, Worker, WorkerFailure, WorkerResult } from '../../contracts/worker.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';

const scopeOf = ({ tenantId, projectId, traceId, correlationId }: TaskSpec): Scope => ({
  tenantId,
  projectId,
  traceId,
  correlationId,
});

/** What every event about a job says of its task. */
const told = ['jobId', 'runId', 'key', 'kind', 'stage', 'subject'] as const;

type Told = Pick<TaskSpec, (typeof told)[number]>;

const about = (task: TaskSpec): Told => Object.fromEntries(told.map((name) => [name, task[name]])) as Told;

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
const doneScope = 'done.tenant_id, done.project_id, done.trace_id, done.correlation_id';

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

/** Whether $2 is the token of whoever does the job, or did it when last heard of and nobody has taken it since. */
const isHolder = `(token = $2 and (state = 'leased' or (state = 'queued' and $2::bigint = any(lost))))`;

/** A holder that was taken to be lost was not dead. */
const isBack = `state = 'leased', lost = array_remove(lost, $2::bigint), deaths = case when $2::bigint = any(lost) then greatest(0, deaths - 1) else deaths end`;

const attemptColumns = 'job_id, token, attempt, deaths, task';

/** A known job stays as it is, unless it ended without a result: then it is wanted once more. */
const insertDispatch = `
  insert into worker_hub.dispatch (job_id, run_id, kind, digest, task, decision, provider, state, as_of, attempt, deaths, token, not_before, share, ${shared})
  select j.job_id, j.run_id, j.kind, j.digest, j.task, j.decision, j.provider, j.state, j.as_of, 0, 0, 0, now(), 0, $2, $3, $4, $5
  from jsonb_to_recordset($1::jsonb) as j(job_id text, run_id text, kind text, digest text, task jsonb, decision jsonb, provider jsonb, state text, as_of bigint)
  on conflict (job_id) do update
    set state = excluded.state, task = excluded.task, digest = excluded.digest, decision = excluded.decision, provider = excluded.provider,
        as_of = excluded.as_of, attempt = 0, deaths = 0, lost = '{}', not_before = now(), updated_at = now()
    where dispatch.state in ('failed', 'withdrawn') and dispatch.as_of <= excluded.as_of
  returning job_id`;

const dispatchRow = ({ task, decision, provider, asOf }: SubmittedJob, state: string): Row => ({
  job_id: task.jobId,
  run_id: task.runId,
  kind: task.kind,
  digest: task.digest,
  task,
  decision,
  provider,
  state,
  as_of: asOf,
});

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
  return {
    async cached(tenantId, digests) {
      const rows = await database.query<{
        digest: string;
        artifacts: RoleArtifact[];
        facts: Record<string, unknown>;
        cpu_ms: number;
      }>(
        `select digest, artifacts, facts, cpu_ms from worker_hub.build_cache where tenant_id = $1 and digest = any($2)`,
        [tenantId, digests],
      );
      return new Map(
        rows.map((row) => [row.digest, { artifacts: row.artifacts, facts: row.facts, cpuMs: row.cpu_ms }]),
      );
    },

    async forget(tenantId, digest) {
      await database.query(`delete from worker_hub.build_cache where tenant_id = $1 and digest = $2`, [
        tenantId,
        digest,
      ]);
    },

    submit: (scope, queued, reused) =>
      database.transaction(async (transaction) => {
        const rows = [
          ...queued.map((job) => dispatchRow(job, 'queued')),
          ...reused.map((job) => dispatchRow(job, 'succeeded')),
        ];
        const taken = await transaction.query<{ job_id: string }>(insertDispatch, [
          JSON.stringify(rows),
          ...scopeValues(scope),
        ]);
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
      }),

    async withdraw(jobIds, asOf) {
      const rows = await database.query(
        `update worker_hub.dispatch set state = 'withdrawn', as_of = $2, updated_at = now()
         where job_id = any($1) and state in ('queued', 'leased') and as_of <= $2 returning job_id`,
        [jobIds, asOf],
      );
      return rows.length;
    },

    lease: (request) => lease(database, request),

    async renew(jobId, token, { share, leaseMs }) {
      const rows = await database.query<{ task: TaskSpec }>(
        `with back as (
           update worker_hub.dispatch set lost = array_remove(lost, $2::bigint), deaths = greatest(0, deaths - 1)
           where job_id = $1 and $2::bigint = any(lost) and not ${isHolder} returning job_id)
         update worker_hub.dispatch set share = $3, lease_until = now() + $4 * interval '1 ms', updated_at = now(), ${isBack}
         where job_id = $1 and ${isHolder} returning task`,
        [jobId, token, share, leaseMs],
      );
      return rows[0]?.task ?? null;
    },

    complete: (jobId, token, result) => complete(database, jobId, { token, result }),

    async attempt(jobId, token) {
      const rows = await database.query<AttemptRow>(
        `select ${attemptColumns} from worker_hub.dispatch where job_id = $1 and token = $2 and state = 'leased'`,
        [jobId, token],
      );
      return rows[0] === undefined ? null : toAttempt(rows[0]);
    },

    conclude: (attempt, verdict) => conclude(database, attempt, verdict),

    async release(jobId, token) {
      const rows = await database.query(
        `update worker_hub.dispatch set state = 'queued', attempt = attempt - 1, lease_until = null, worker_id = null, updated_at = now()
         where job_id = $1 and token = $2 and state = 'leased' returning job_id`,
        [jobId, token],
      );
      return rows.length === 1;
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

/** The same of the column `task`, in SQL, with more beside it. */
const aboutSql = (more: string): string =>
  `jsonb_build_object(${told.map((name) => `'${name}', task->'${name}'`).join(', ')}, ${more})`;

/**
 * What the worker $1 could begin with now, of the kinds $2. Its labels and its GPU’s memory are those it registered: a
 * worker that is not known has none, and gets nothing.
 */
const waitsForWorker = `
  state = 'queued' and kind = any($2) and not_before <= now()
  and array(select jsonb_array_elements_text(decision->'labels')) <@ (select labels from worker_hub.worker_registry where id = $1)
  and (provider->'needs'->>'vramMb')::int <= (select vram_mb from worker_hub.worker_registry where id = $1)`;

const leaseSql = (database: ModuleDatabase): string => `
  with leased as (
    update worker_hub.dispatch d set state = 'leased', token = d.token + 1, attempt = d.attempt + 1, worker_id = $1, share = 0,
           lease_until = now() + $4 * interval '1 ms', updated_at = now()
    where d.job_id in (
      select job_id from worker_hub.dispatch where ${waitsForWorker}
        and ($5 = 0 or $5 <= (select sum((task->>'estimateMs')::int) from worker_hub.dispatch where ${waitsForWorker}))
      order by position limit $3 for update skip locked)
    returning d.job_id, d.run_id, d.token, d.attempt, d.task, d.provider, ${shared}),
  news as (
    select run_id, ${aboutSql(`'workerId', $1::text, 'attempt', attempt`)} as data, ${shared} from leased),
  ${database.logSql('job.leased')}
  select leased.job_id, token, attempt, task, provider, logged.* from leased join logged on logged.data->>'jobId' = leased.job_id
  order by logged.position`;

interface LeasedRow {
  readonly job_id: string;
  readonly token: string;
  readonly attempt: number;
  readonly task: TaskSpec;
  readonly provider: Provider;
}

async function lease(
  database: ModuleDatabase,
  { workerId, kinds, limit, leastMs, leaseMs }: LeaseRequest,
): Promise<{ lease: Lease; provider: Provider }[]> {
  const values = [workerId, kinds, limit, leaseMs, leastMs];
  const rows = await database.logging<LeasedRow>(leaseSql(database), values);
  return rows.map(({ job_id, token, attempt, task, provider }) => ({
    lease: { jobId: job_id, token: Number(token), attempt, leaseMs, task },
    provider,
  }));
}

/**
 * Token, artifacts, cache and event are one statement: a result is the job’s once, or not at all. Everything hangs on
 * `done`: when the token is not current it is empty, and nothing of the result is written.
 */
const completeSql = (database: ModuleDatabase): string => `
  with done as (
    update worker_hub.dispatch set state = 'succeeded', share = 1, lease_until = null, updated_at = now()
    where job_id = $1 and ${isHolder}
    returning run_id, task, digest, job_id, kind, ${shared}),
  given as (
    select a.*, done.job_id, done.kind, ${doneScope}
    from done, jsonb_to_recordset($3::jsonb) as a(sha256 text, bytes bigint, "mediaType" text, role text)),
  kept as (
    insert into worker_hub.artifact (sha256, bytes, media_type, ${shared})
    select distinct on (sha256) sha256, bytes, "mediaType", ${shared} from given on conflict do nothing),
  named as (
    insert into worker_hub.artifact_ref (sha256, role, kind, job_id, ${shared}) select sha256, role, kind, job_id, ${shared} from given),
  cached as (
    insert into worker_hub.build_cache (digest, artifacts, facts, cpu_ms, ${shared})
    select digest, $3::jsonb, $4::jsonb, $5::int, ${shared} from done on conflict do nothing),
  news as (
    select run_id, ${aboutSql(`'reused', false, 'artifacts', $3::jsonb, 'facts', $4::jsonb, 'cpuMs', $5::int`)} as data, ${shared} from done),
  ${database.logSql('job.succeeded')}
  select * from logged`;

async function complete(
  database: ModuleDatabase,
  jobId: string,
  { token, result }: { token: number; result: WorkerResult },
): Promise<boolean> {
  const { artifacts, facts, cpuMs } = result;
  const values = [jobId, token, JSON.stringify(artifacts), JSON.stringify(facts), cpuMs];
  return (await database.logging(completeSql(database), values)).length === 1;
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

async function register(database: ModuleDatabase, scope: Scope, worker: Worker): Promise<void> {
  await database.query(
    `insert into worker_hub.worker_registry (id, node_id, kinds, slots, labels, vram_mb, seen_at, ${shared})
     values ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9, $10)
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
