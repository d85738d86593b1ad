/** Leases, their renewals and results of jobs, as many as are asked for or handed in at once in one statement. */
import {
  SILENT_END,
  type Completion,
  type LeaseRequest,
  type Renewal,
} from '../../actors/worker-hub/dispatch-store.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { Provider } from '../../contracts/route.ts';
import type { TaskSpec } from '../../contracts/task.ts';
import type { Lease } from '../../contracts/worker.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

const MOST_AT_ONCE = 64;

/** Renewing one more costs next to nothing. */
const MOST_RENEWED = 512;

/** Tasks that one worker is given at once, bytes: the answer travels in one message, with providers and an envelope. */
const ANSWER_BYTES = 160 * 1024;

/** What every event about a job says of its task. */
const told = ['jobId', 'runId', 'key', 'kind', 'stage', 'subject'] as const;

type Told = Pick<TaskSpec, (typeof told)[number]>;

export const about = (task: TaskSpec): Told =>
  Object.fromEntries(told.map((name) => [name, task[name]])) as Told;

/** The same of the column `task`, in SQL, with more beside it. */
const aboutSql = (more: string): string =>
  `jsonb_build_object(${told.map((name) => `'${name}', task->'${name}'`).join(', ')}, ${more})`;

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const doneScope = 'done.tenant_id, done.project_id, done.trace_id, done.correlation_id';

/**
 * Whether this is the token of whoever does the job, or did it when last heard of and nobody has taken it since. A case,
 * because the server is to look a job up by its name and not to search for all that are in such a state.
 */
export const isHolderBy = (token: string): string =>
  `(token = ${token} and case state when 'leased' then true when 'queued' then ${token} = any(lost) else false end)`;

/** Jobs of these names, locked in one order: two who change some of the same wait for each other, and not both for both. */
export const locked = (ids: string): string =>
  `select job_id from worker_hub.dispatch where job_id = any(${ids}) order by job_id for update`;

/**
 * What those who are alike could begin with now, of the kinds $2. Labels and the memory of a GPU are those that were
 * registered: a worker that is not known is given nothing. A case, so that the server goes through what waits in its order
 * and stops, and does not expect so little that it may as well sort it.
 */
const waits = `
  state = 'queued' and case when not_before > now() or kind <> all($2) then false
    else array(select jsonb_array_elements_text(decision->'labels')) <@ (select labels from alike limit 1)
      and (provider->'needs'->>'vramMb')::int <= (select vram_mb from alike limit 1) end`;

/** How long a task is as text; nobody counts where everybody wants one job. */
const bytes = `case when (select max(most) from alike) = 1 then 0 else octet_length(task::text) end`;

/**
 * Of those who ask, it serves the one who has waited longest and all who may be given the same: what waits is dealt out
 * among them, one to each before anybody has a second, and to nobody more than one answer carries. Its rows tell who was served, also of those who got nothing.
 */
const leaseSql = (database: ModuleDatabase): string => `
  with asked as (
    select a."workerId" as asker, a.most, a.place, w.labels, w.vram_mb
    from jsonb_to_recordset($1::jsonb) as a("workerId" text, most int, place int)
    join worker_hub.worker_registry w on w.id = a."workerId"),
  alike as (
    select * from asked where (labels, vram_mb) = (select labels, vram_mb from asked order by place limit 1)),
  hands as (
    select asker, hand, row_number() over (order by hand, place) as nth from alike, generate_series(1, alike.most) as hand),
  waiting as (
    select job_id, position, ${bytes} as bytes from worker_hub.dispatch
    where ${waits} and ($4 = 0 or $4 <= (select sum((task->>'estimateMs')::int) from worker_hub.dispatch where ${waits}))
    order by position limit (select count(*) from hands) for update skip locked),
  dealt as (
    select job_id, asker from (
      select job_id, asker, hand, sum(bytes) over (partition by asker order by hand) as answer
      from (select job_id, bytes, row_number() over (order by position) as nth from waiting) as w join hands using (nth)) as answers
    where hand = 1 or answer <= ${ANSWER_BYTES}),
  leased as (
    update worker_hub.dispatch d set state = 'leased', token = d.token + 1, attempt = d.attempt + 1, worker_id = dealt.asker, share = 0,
           lease_until = now() + $3 * interval '1 ms', updated_at = now()
    from dealt where d.job_id = dealt.job_id
    returning d.job_id, d.run_id, d.token, d.attempt, d.worker_id, d.position, d.task, d.provider, ${shared}),
  news as (
    select run_id, ${aboutSql(`'workerId', worker_id, 'attempt', attempt`)} as data, ${shared} from leased order by position),
  ${database.logSql('job.leased')}
  select alike.asker, leased.job_id, leased.token, leased.attempt, leased.task, leased.provider, logged.*
  from alike left join leased on leased.worker_id = alike.asker left join logged on logged.data->>'jobId' = leased.job_id
  order by logged.position`;

type Leases = { readonly lease: Lease; readonly provider: Provider }[];

type LeasedRow = { readonly asker: string } & (
  | { readonly job_id: null }
  | {
      readonly job_id: string;
      readonly token: string;
      readonly attempt: number;
      readonly task: TaskSpec;
      readonly provider: Provider;
    }
);

/** Leases of those who were served, by worker. */
function leasesIn(rows: readonly LeasedRow[], leaseMs: number): Map<string, Leases> {
  const served = new Map<string, Leases>(rows.map(({ asker }) => [asker, []]));
  for (const row of rows) {
    if (row.job_id === null) continue;
    const { asker, job_id: jobId, token, attempt, task, provider } = row;
    served.get(asker)?.push({ lease: { jobId, token: Number(token), attempt, leaseMs, task }, provider });
  }
  return served;
}

/** Serves all of them, those who may be given the same at once; nobody is left when a statement finds nobody to serve. */
async function leaseAll(
  database: ModuleDatabase,
  sql: string,
  requests: readonly LeaseRequest[],
): Promise<Map<string, Leases>> {
  const given = new Map<string, Leases>();
  for (let left = requests; left.length > 0;) {
    const { kinds = [], leaseMs = 0, leastMs = 0 } = left[0] ?? {};
    const asked = left.map(({ workerId, limit: most }, place) => ({ workerId, most, place }));
    const values = [JSON.stringify(asked), kinds, leaseMs, leastMs];
    const served = leasesIn(await database.logging<LeasedRow>(sql, values), leaseMs);
    if (served.size === 0) break;
    for (const [workerId, leases] of served) given.set(workerId, leases);
    left = left.filter(({ workerId }) => !served.has(workerId));
  }
  return given;
}

/** Who asks for the same; one for whom a little work is not enough asks alone, because the others would lessen it. */
const sortOf = ({ workerId, kinds, leaseMs, leastMs }: LeaseRequest): string =>
  JSON.stringify([kinds, leaseMs, leastMs > 0 ? workerId : null]);

export function leaseQueue(database: ModuleDatabase): GroupQueue<LeaseRequest, Leases> {
  const sql = leaseSql(database);
  return new GroupQueue({
    ...{ most: MOST_AT_ONCE, sortOf, keyOf: ({ workerId }: LeaseRequest) => workerId },
    write: async (requests: readonly LeaseRequest[]) => {
      const given = await leaseAll(database, sql, requests);
      return requests.map(({ workerId }) => given.get(workerId) ?? []);
    },
  });
}

/**
 * Token, artifacts, cache and event are one statement: a result is the job’s once, or not at all. Everything hangs on
 * `done`: a job whose token is not current, or whose kind does not promise such a result, is not in it, and nothing of the
 * result is written.
 */
const completeSql = (database: ModuleDatabase): string => `
  with there as (${locked('$2')}),
  done as (
    update worker_hub.dispatch d set state = 'succeeded', share = 1, lease_until = null, updated_at = now()
    from jsonb_to_recordset($1::jsonb) as r("jobId" text, "heldBy" bigint, kinds text[], artifacts jsonb, facts jsonb, "cpuMs" int)
    join there on there.job_id = r."jobId"
    where d.job_id = any($2) and d.job_id = r."jobId" and d.kind = any(r.kinds) and ${isHolderBy('r."heldBy"')}
    returning d.run_id, d.task, d.digest, d.job_id, d.kind, d.tenant_id, d.project_id, d.trace_id, d.correlation_id,
              r.artifacts, r.facts, r."cpuMs"),
  given as (
    select a.*, done.job_id, done.kind, ${doneScope}
    from done, jsonb_to_recordset(done.artifacts) as a(sha256 text, bytes bigint, "mediaType" text, role text)),
  kept as (
    insert into worker_hub.artifact (sha256, bytes, media_type, ${shared})
    select distinct on (tenant_id, sha256) sha256, bytes, "mediaType", ${shared} from given on conflict do nothing),
  named as (
    insert into worker_hub.artifact_ref (sha256, role, kind, job_id, ${shared}) select sha256, role, kind, job_id, ${shared} from given),
  cached as (
    insert into worker_hub.build_cache (digest, artifacts, facts, cpu_ms, ${shared})
    select distinct on (tenant_id, digest) digest, artifacts, facts, "cpuMs", ${shared} from done on conflict do nothing),
  news as (
    select run_id, ${aboutSql(`'reused', false, 'artifacts', artifacts, 'facts', facts, 'cpuMs', "cpuMs"`)} as data, ${shared} from done),
  ${database.logSql('job.succeeded')}
  select logged.data->>'jobId' as done, logged.* from logged order by logged.position`;

const completionRow = ({ jobId, token: heldBy, result }: Completion): Row => ({ jobId, heldBy, ...result });

/** Whether each result was taken. */
export function completionQueue(database: ModuleDatabase): GroupQueue<Completion, boolean> {
  const sql = completeSql(database);
  return new GroupQueue({
    ...{ most: MOST_AT_ONCE, keyOf: ({ jobId }: Completion) => jobId },
    write: async (completions: readonly Completion[]) => {
      const ids = completions.map(({ jobId }) => jobId);
      const values = [JSON.stringify(completions.map(completionRow)), ids];
      const rows = await database.logging<{ readonly done: string }>(sql, values);
      const done = new Set(rows.map((row) => row.done));
      return completions.map(({ jobId }) => done.has(jobId));
    },
  });
}

/**
 * Keeps the leases of those who have their jobs. A holder that was taken to be lost was not dead, also where another has
 * its job by now: what its end weighed is taken off again.
 */
const renewSql = `
  with there as (${locked('$2')})
  update worker_hub.dispatch d
  set share = case when ${isHolderBy('r."heldBy"')} then r.share else d.share end,
      lease_until = case when ${isHolderBy('r."heldBy"')} then now() + r."leaseMs" * interval '1 ms' else lease_until end,
      state = case when ${isHolderBy('r."heldBy"')} then 'leased' else state end,
      deaths = case when r."heldBy" = any(lost) then greatest(0, deaths - ${SILENT_END}) else deaths end,
      lost = array_remove(lost, r."heldBy"), updated_at = now()
  from jsonb_to_recordset($1::jsonb) as r("jobId" text, "heldBy" bigint, share real, "leaseMs" int)
  join there on there.job_id = r."jobId"
  where d.job_id = any($2) and d.job_id = r."jobId" and (${isHolderBy('r."heldBy"')} or r."heldBy" = any(lost))
  returning d.job_id, case when d.state = 'leased' and d.token = r."heldBy" then d.task end as task`;

type Renewed = Renewal & { readonly leaseMs: number };

/** The task of each job that is still wanted. */
export function renewalQueue(database: ModuleDatabase): GroupQueue<Renewed, TaskSpec | null> {
  return new GroupQueue({
    ...{ most: MOST_RENEWED, keyOf: ({ jobId }: Renewed) => jobId },
    write: async (renewals: readonly Renewed[]) => {
      const ids = renewals.map(({ jobId }) => jobId);
      const asked = renewals.map(({ token: heldBy, ...renewal }) => ({ heldBy, ...renewal }));
      const rows = await database.query<RenewedRow>(renewSql, [JSON.stringify(asked), ids]);
      const wanted = new Map(rows.map(({ job_id, task }) => [job_id, task]));
      return ids.map((jobId) => wanted.get(jobId) ?? null);
    },
  });
}

interface RenewedRow {
  readonly job_id: string;
  readonly task: TaskSpec | null;
}
