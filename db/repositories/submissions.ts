/** Jobs as they are submitted, and what is known of their digests: what several runs ask for at once is one statement. */
import type { CachedResult, SubmittedJob } from '../../actors/worker-hub/dispatch-store.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { RoleArtifact } from '../../contracts/artifact.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** Calls in one statement; each has jobs of one run. */
const MOST_AT_ONCE = 32;

const shared = 'tenant_id, project_id, trace_id, correlation_id';

/** A known job stays as it is, unless it ended without a result: then it is wanted once more. */
export const insertDispatch = `
  insert into worker_hub.dispatch (job_id, run_id, kind, digest, task, decision, provider, state, as_of, attempt, deaths, token, not_before, share, ${shared})
  select job_id, run_id, kind, digest, task, decision, provider, state, as_of, 0, 0, 0, now(), 0, ${shared}
  from jsonb_to_recordset($1::jsonb) as j(job_id text, run_id text, kind text, digest text, task jsonb, decision jsonb, provider jsonb, state text,
       as_of bigint, tenant_id text, project_id text, trace_id text, correlation_id text)
  on conflict (job_id) do update
    set state = excluded.state, task = excluded.task, digest = excluded.digest, decision = excluded.decision, provider = excluded.provider,
        as_of = excluded.as_of, attempt = 0, deaths = 0, lost = '{}', not_before = now(), updated_at = now()
    where dispatch.state in ('failed', 'withdrawn') and dispatch.as_of <= excluded.as_of
  returning job_id`;

/** A row of `insertDispatch`. */
export const dispatchRow = (
  { task, decision, provider, asOf }: SubmittedJob,
  { scope, state }: { readonly scope: Scope; readonly state: 'queued' | 'succeeded' },
): Row => ({
  ...{ job_id: task.jobId, run_id: task.runId, kind: task.kind, digest: task.digest },
  ...{ task, decision, provider, state, as_of: asOf },
  ...{ tenant_id: scope.tenantId, project_id: scope.projectId },
  ...{ trace_id: scope.traceId, correlation_id: scope.correlationId },
});

/** Jobs of one call. */
export interface Submission {
  readonly scope: Scope;
  readonly jobs: readonly SubmittedJob[];
}

/** Two that name the same job are one after the other: a row cannot be written twice at once. */
export const submissionQueue = (database: ModuleDatabase): GroupQueue<Submission, null> =>
  new GroupQueue({
    most: MOST_AT_ONCE,
    keyOf: ({ jobs }) => jobs[0]?.task.jobId ?? '',
    write: async (submissions) => {
      const rows = submissions.flatMap(({ scope, jobs }) =>
        jobs.map((job) => dispatchRow(job, { scope, state: 'queued' })),
      );
      await database.query(insertDispatch, [JSON.stringify(rows)]);
      return submissions.map(() => null);
    },
  });

interface CacheRow {
  readonly digest: string;
  readonly artifacts: RoleArtifact[];
  readonly facts: Record<string, unknown>;
  readonly cpu_ms: number;
}

/** Digests that one asks after. */
export interface Inquiry {
  readonly tenantId: string;
  readonly digests: readonly string[];
}

type Known = ReadonlyMap<string, CachedResult>;

/** One look into the index for each: asked for all at once, the server may walk through everything that a tenant has. */
const knownSql = `
  select known.* from unnest($2::text[]) as wanted(digest) cross join lateral (
    select c.digest, c.artifacts, c.facts, c.cpu_ms from worker_hub.build_cache c
    where c.tenant_id = $1 and c.digest = wanted.digest limit 1) as known`;

/** What is known of digests, asked by several of a tenant at once. */
export const cacheQueue = (database: ModuleDatabase): GroupQueue<Inquiry, Known> =>
  new GroupQueue<Inquiry, Known>({
    most: MOST_AT_ONCE,
    sortOf: ({ tenantId }) => tenantId,
    keyOf: ({ digests }) => digests[0] ?? '',
    write: async (inquiries) => {
      const rows = await database.query<CacheRow & Row>(knownSql, [
        inquiries[0]?.tenantId,
        inquiries.flatMap(({ digests }) => digests),
      ]);
      const known = new Map(
        rows.map(({ digest, artifacts, facts, cpu_ms: cpuMs }) => [digest, { artifacts, facts, cpuMs }]),
      );
      return inquiries.map(({ digests }) => among(known, digests));
    },
  });

function among(known: Known, digests: readonly string[]): Known {
  return new Map(
    digests.flatMap((digest) => {
      const result = known.get(digest);
      return result === undefined ? [] : [[digest, result] as const];
    }),
  );
}
