/** Orchestrator’s Journal, Timers and RunViews on PostgreSQL. */
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Stage } from '../../contracts/stage.ts';
import type { RunPhase } from '../../machines/run.machine.ts';
import { stateOf, type StoredSnapshot } from '../../machines/step.ts';
import type {
  Begun,
  Claim,
  Claimant,
  Journal,
  RunCounts,
  RunDocuments,
  RunJob,
  RunOrder,
  RunViews,
  Standing,
  StoredRun,
  Timers,
  Unheld,
} from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { GroupQueue } from '../group-queue.ts';
import { byRun, CommitQueue } from './commit-queue.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';
/** Runs in one statement. */
const MOST_AT_ONCE = 64;

interface RunRow {
  readonly id: string;
  readonly run_order: RunOrder;
  readonly snapshot: StoredSnapshot;
  readonly machine_version: number;
  readonly documents: RunDocuments;
  readonly stage: Stage | null;
  readonly seq: string;
  readonly epoch: string;
  readonly worked_ms: string;
  readonly tenant_id: string;
  readonly project_id: string;
  readonly trace_id: string;
  readonly correlation_id: string;
}

const runColumns = `id, run_order, snapshot, machine_version, documents, stage, seq, epoch, worked_ms, ${shared}`;

const toStoredRun = (row: RunRow): StoredRun => ({
  order: row.run_order,
  scope: {
    tenantId: row.tenant_id,
    projectId: row.project_id,
    traceId: row.trace_id,
    correlationId: row.correlation_id,
  },
  snapshot: row.snapshot,
  machineVersion: row.machine_version,
  documents: row.documents,
  stage: row.stage,
  seq: Number(row.seq),
  workedMs: Number(row.worked_ms),
});

/** Columns of a job under the names that RunJob has, so that rows are jobs. */
const jobColumns = `id, key, position, kind, stage, state, subject, inputs, needs, digest, take_no as "takeNo", estimate_ms as "estimateMs",
  attempt, reused, artifacts, facts, cpu_ms as "cpuMs"`;

/** Jobs of these runs in the order of their plans, by run. */
async function jobsOf(
  database: ModuleDatabase,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RunJob[]>> {
  const rows = await database.query<RunJob & { readonly run_id: string }>(
    `select run_id, ${jobColumns} from orchestrator.job where run_id = any($1) order by position`,
    [runIds],
  );
  const byRun = new Map<string, RunJob[]>(runIds.map((runId) => [runId, []]));
  for (const { run_id, ...job } of rows) byRun.get(run_id)?.push(job);
  return byRun;
}

interface NewRun extends Begun {
  readonly order: RunOrder;
  readonly scope: Scope;
}

const createSql = (database: ModuleDatabase): string => `
  with created as (
    insert into orchestrator.run (id, revision_id, run_order, state, stage, machine_version, snapshot, documents, seq, epoch, worked_ms, ${shared})
    select id, revision_id, run_order, state, 'intake', "machineVersion", snapshot, '{}', 0, 0, 0, ${shared}
    from jsonb_to_recordset($1::jsonb) as r(id text, revision_id text, run_order jsonb, state text, "machineVersion" int, snapshot jsonb,
         tenant_id text, project_id text, trace_id text, correlation_id text)
    on conflict (id) do nothing returning id, revision_id, ${shared}),
  news as (
    select id as run_id, jsonb_build_object('runId', id, 'revisionId', revision_id) as data, ${shared} from created),
  ${database.logSql('run.created')}
  select * from logged`;

const newRow = ({ order, scope, snapshot, machineVersion }: NewRun): Row => ({
  ...{ id: order.runId, revision_id: order.revision.id, run_order: order },
  ...{ state: stateOf(snapshot), snapshot, machineVersion },
  ...{ tenant_id: scope.tenantId, project_id: scope.projectId },
  ...{ trace_id: scope.traceId, correlation_id: scope.correlationId },
});

/** Runs that are created at once, in one statement. */
function creations(database: ModuleDatabase): GroupQueue<NewRun, void> {
  const sql = createSql(database);
  return new GroupQueue<NewRun, void>({
    most: MOST_AT_ONCE,
    keyOf: ({ order }) => order.runId,
    write: async (runs) => {
      await database.logging(sql, [JSON.stringify(runs.map(newRow))]);
      return [];
    },
  });
}

interface Claiming extends Claimant {
  readonly runId: string;
  readonly leaseMs: number;
}

const claimSql = `
  update orchestrator.run r set epoch = epoch + 1, owner = c.claimer, lease_until = now() + c."leaseMs" * interval '1 ms', rests_until = null,
         started_at = coalesce(started_at, now()), updated_at = now()
  from jsonb_to_recordset($1::jsonb) as c("runId" text, claimer text, "leaseMs" bigint, seize boolean, "machineVersion" int)
  where r.id = c."runId" and (c.seize or owner is null or owner = c.claimer or lease_until < now())
    and machine_version <= c."machineVersion" returning ${runColumns}`;

const claimRow = ({ owner: claimer, ...claiming }: Claiming): Row => ({ ...claiming, claimer });

/** Runs that are claimed at once, in one statement, and their jobs in another. */
function claims(database: ModuleDatabase): GroupQueue<Claiming, Claim | null> {
  return new GroupQueue({
    most: MOST_AT_ONCE,
    keyOf: ({ runId }) => runId,
    write: async (wanted) => {
      const rows = await database.query<RunRow>(claimSql, [JSON.stringify(byRun(wanted).map(claimRow))]);
      const held = new Map(rows.map((row) => [row.id, row]));
      const jobs = await jobsOf(database, [...held.keys()]);
      return wanted.map(({ runId }) => toClaim(held.get(runId), jobs.get(runId) ?? []));
    },
  });
}

const toClaim = (row: RunRow | undefined, jobs: readonly RunJob[]): Claim | null =>
  row === undefined ? null : { run: toStoredRun(row), epoch: Number(row.epoch), jobs };

/** States in which a run has something to do. */
const working = `('queued', 'running', 'cancelling')`;

/** When a resting run has something to do at the latest: after $1 ms, or when a timer of it is due. */
const restsUntil = (forMs: string): string => `least(now() + ${forMs} * interval '1 ms',
  (select min(due_at) from orchestrator.timer where run_id = r.id))`;

const releaseSql = `
  with let_go as (
    update orchestrator.run r set owner = null, lease_until = now(), rests_until = ${restsUntil('h."forMs"')}, updated_at = now()
    from jsonb_to_recordset($1::jsonb) as h("runId" text, epoch bigint, "forMs" int)
    where r.id = h."runId" and r.epoch = h.epoch returning r.id)
  update orchestrator.job j set state = 'dispatched', version = j.version + 1, updated_at = now()
  from let_go join jsonb_to_recordset($2::jsonb) as d("runId" text, id text) on d."runId" = let_go.id
  where j.id = d.id and j.run_id = let_go.id and j.state = 'ready'`;

const isFree = `(owner is null or lease_until < now()) and (rests_until is null or rests_until <= now())`;

/** A run that is seized is free since it was made: nobody is asked. */
const unheldSql = `
  select id as "runId", owner is not null as "isOrphan",
         round(extract(epoch from now() - greatest(created_at, lease_until, rests_until)) * 1000)::float8 as "freeMs"
  from orchestrator.run
  where state in ${working} and machine_version <= $3 and (${isFree} or ($2 and owner <> $1))
  order by created_at limit $4`;

const countSql = `
  select count(*) filter (where owner is not null and lease_until >= now())::int as held,
         count(*) filter (where ${isFree})::int as waiting,
         count(*) filter (where (owner is null or lease_until < now()) and rests_until > now())::int as resting,
         count(*) filter (where machine_version > $1)::int as "tooNew"
  from orchestrator.run where state in ${working}`;

export function journal(database: ModuleDatabase): Journal {
  const [created, claimed, commits] = [creations(database), claims(database), new CommitQueue(database)];
  return {
    create: (order, scope, begun) => created.add({ order, scope, ...begun }),

    claim: (runId, claimant, leaseMs) => claimed.add({ runId, leaseMs, ...claimant }),

    async standing(runId) {
      const rows = await database.query<Standing & Row>(
        `select case when lease_until >= now() then owner end as holder, machine_version as "machineVersion"
         from orchestrator.run where id = $1`,
        [runId],
      );
      return rows[0] ?? null;
    },

    async renew(holds, leaseMs) {
      if (holds.length === 0) return new Set();
      const rows = await database.query<{ id: string }>(
        `update orchestrator.run r set lease_until = now() + $2 * interval '1 ms'
         from jsonb_to_recordset($1::jsonb) as h("runId" text, epoch bigint)
         where r.id = h."runId" and r.epoch = h.epoch and r.owner is not null returning r.id`,
        [JSON.stringify(byRun(holds)), leaseMs],
      );
      return new Set(rows.map(({ id }) => id));
    },

    async release(rests) {
      if (rests.length === 0) return;
      const dispatched = rests.flatMap(({ runId, dispatched: ids }) => ids.map((id) => ({ runId, id })));
      const holds = rests.map(({ runId, epoch, forMs }) => ({ runId, epoch, forMs }));
      await database.query(releaseSql, [JSON.stringify(holds), JSON.stringify(dispatched)]);
    },

    async watch(runIds, forMs) {
      if (runIds.length === 0) return new Set();
      const rows = await database.query<{ id: string }>(
        `update orchestrator.run r set rests_until = ${restsUntil('$2')}
         where r.id = any($1) and r.state in ${working} and r.owner is null and r.rests_until > now() returning r.id`,
        [runIds, forMs],
      );
      return new Set(rows.map(({ id }) => id));
    },

    commit: (commit) => commits.add(commit),

    unheld: ({ owner, seize, machineVersion }, limit) =>
      database.query<Unheld & Row>(unheldSql, [owner, seize, machineVersion, limit]),

    async count(machineVersion) {
      const [counts] = await database.query<RunCounts & Row>(countSql, [machineVersion]);
      return counts ?? { held: 0, waiting: 0, resting: 0, tooNew: 0 };
    },
  };
}

export const timers = (database: ModuleDatabase): Timers => ({
  async due(runIds) {
    const rows = await database.query<{ id: string; run_id: string; command: { phase: RunPhase } }>(
      `select id, run_id, command from orchestrator.timer where run_id = any($1) and due_at <= now() order by due_at limit 50`,
      [runIds],
    );
    return rows.map(({ id, run_id, command }) => ({ id, runId: run_id, phase: command.phase }));
  },

  async forget(id, epoch) {
    await database.query(
      `delete from orchestrator.timer t using orchestrator.run r
       where t.id = $1 and t.due_at <= now() and r.id = t.run_id and r.epoch = $2`,
      [id, epoch],
    );
  },
});

interface CountRow {
  readonly total: number;
  readonly done: number;
  readonly reused: number;
  readonly failed: number;
  readonly shots: number;
  readonly shots_done: number;
}

const countJobs = `
  select count(*)::int as total, count(*) filter (where state = 'succeeded')::int as done, count(*) filter (where reused)::int as reused,
         count(*) filter (where state = 'failed')::int as failed, count(*) filter (where kind = 'shot')::int as shots,
         count(*) filter (where kind = 'shot' and state = 'succeeded')::int as shots_done
  from orchestrator.job where run_id = $1`;

function toRun(stored: StoredRun, counts: CountRow | undefined): Run {
  return {
    id: stored.order.runId,
    projectId: stored.scope.projectId,
    revisionId: stored.order.revision.id,
    options: stored.order.options,
    state: stateOf(stored.snapshot),
    stage: stored.stage,
    failure: stored.snapshot.context.failure,
    jobs: {
      total: counts?.total ?? 0,
      done: counts?.done ?? 0,
      reused: counts?.reused ?? 0,
      failed: counts?.failed ?? 0,
    },
    shots: { total: counts?.shots ?? 0, done: counts?.shots_done ?? 0 },
    filmFrames: stored.documents.frames ?? null,
  };
}

export function runViews(database: ModuleDatabase): RunViews {
  const find = async (runId: string): Promise<StoredRun | null> => {
    const rows = await database.query<RunRow>(`select ${runColumns} from orchestrator.run where id = $1`, [
      runId,
    ]);
    return rows[0] === undefined ? null : toStoredRun(rows[0]);
  };
  return {
    async run(runId) {
      const stored = await find(runId);
      return stored === null ? null : toRun(stored, (await database.query<CountRow>(countJobs, [runId]))[0]);
    },

    jobs: (runId, after, limit) =>
      database.query<RunJob & Row>(
        `select ${jobColumns} from orchestrator.job where run_id = $1 and key > $2 order by key limit $3`,
        [runId, after, limit],
      ),

    async stored(runId) {
      const run = await find(runId);
      return run === null ? null : { run, jobs: (await jobsOf(database, [runId])).get(runId) ?? [] };
    },
  };
}
