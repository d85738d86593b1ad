/** Orchestrator’s Journal, Timers and RunViews on PostgreSQL. */
import type { Run } from '../../contracts/run.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Stage } from '../../contracts/stage.ts';
import { RUN_MACHINE_VERSION, type RunPhase } from '../../machines/run.machine.ts';
import { stateOf, type StoredSnapshot } from '../../machines/step.ts';
import type {
  Claim,
  Journal,
  RunDocuments,
  RunJob,
  RunOrder,
  RunViews,
  StoredRun,
  Timers,
} from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { CommitQueue } from './commit-queue.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const scopeValues = ({ tenantId, projectId, traceId, correlationId }: Scope): readonly string[] => [
  tenantId,
  projectId,
  traceId,
  correlationId,
];

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

const selectJobs = `select ${jobColumns} from orchestrator.job where run_id = $1 order by position`;

export function journal(database: ModuleDatabase): Journal {
  const commits = new CommitQueue(database);
  return {
    async create(order, scope, snapshot) {
      await database.transaction(async ({ query, log }) => {
        const rows = await query(
          `insert into orchestrator.run (id, revision_id, run_order, state, stage, machine_version, snapshot, documents, seq, epoch, worked_ms, ${shared})
           values ($1, $2, $3, $4, 'intake', $5, $6, '{}', 0, 0, 0, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
          [
            order.runId,
            order.revision.id,
            JSON.stringify(order),
            stateOf(snapshot),
            RUN_MACHINE_VERSION,
            JSON.stringify(snapshot),
            ...scopeValues(scope),
          ],
        );
        if (rows.length === 0) return;
        await log(scope, [
          {
            name: 'run.created',
            runId: order.runId,
            data: { runId: order.runId, revisionId: order.revision.id },
          },
        ]);
      });
    },

    async claim(runId, owner, { leaseMs, seize }): Promise<Claim | null> {
      const rows = await database.query<RunRow>(
        `update orchestrator.run set epoch = epoch + 1, owner = $2, lease_until = now() + $3 * interval '1 ms',
                started_at = coalesce(started_at, now()), updated_at = now()
         where id = $1 and ($4 or owner is null or owner = $2 or lease_until < now()) returning ${runColumns}`,
        [runId, owner, leaseMs, seize],
      );
      const row = rows[0];
      if (row === undefined) return null;
      const jobs = await database.query<RunJob & Row>(selectJobs, [runId]);
      return { run: toStoredRun(row), epoch: Number(row.epoch), jobs };
    },

    async holder(runId) {
      const rows = await database.query<{ owner: string }>(
        `select owner from orchestrator.run where id = $1 and owner is not null and lease_until >= now()`,
        [runId],
      );
      return rows[0]?.owner ?? null;
    },

    async renew(runId, epoch, leaseMs) {
      const rows = await database.query(
        `update orchestrator.run set lease_until = now() + $3 * interval '1 ms' where id = $1 and epoch = $2 returning id`,
        [runId, epoch, leaseMs],
      );
      return rows.length === 1;
    },

    commit: (commit) => commits.add(commit),

    async unheld(seize) {
      const rows = await database.query<{ id: string }>(
        `select id from orchestrator.run where state in ('queued', 'running', 'cancelling')
         and ($1 or owner is null or lease_until < now()) order by created_at limit 20`,
        [seize],
      );
      return rows.map(({ id }) => id);
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
      return run === null ? null : { run, jobs: await database.query<RunJob & Row>(selectJobs, [runId]) };
    },
  };
}
