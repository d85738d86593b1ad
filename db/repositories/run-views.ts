/** Orchestrator’s RunViews on PostgreSQL. */
import type { RunJob, RunViews, StoredRun } from '../../actors/orchestrator/journal.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { Run } from '../../contracts/run.ts';
import { stateOf } from '../../machines/step.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { jobColumns, jobsOf, runColumns, toStoredRun, type RunRow } from './run-rows.ts';

/** Runs in one statement. */
const MOST_AT_ONCE = 64;

interface CountedRow extends RunRow {
  readonly total: number;
  readonly done: number;
  readonly reused: number;
  readonly failed: number;
  readonly shots: number;
  readonly shots_done: number;
}

const viewSql = `
  select ${runColumns}, counted.* from orchestrator.run r cross join lateral (
    select count(*)::int as total, count(*) filter (where state = 'succeeded')::int as done, count(*) filter (where reused)::int as reused,
           count(*) filter (where state = 'failed')::int as failed, count(*) filter (where kind = 'shot')::int as shots,
           count(*) filter (where kind = 'shot' and state = 'succeeded')::int as shots_done
    from orchestrator.job where run_id = r.id) as counted
  where r.id = any($1)`;

function toRun(row: CountedRow): Run {
  const stored = toStoredRun(row);
  return {
    id: stored.order.runId,
    projectId: stored.scope.projectId,
    revisionId: stored.order.revision.id,
    options: stored.order.options,
    state: stateOf(stored.snapshot),
    stage: stored.stage,
    failure: stored.snapshot.context.failure,
    jobs: { total: row.total, done: row.done, reused: row.reused, failed: row.failed },
    shots: { total: row.shots, done: row.shots_done },
    filmFrames: stored.documents.frames ?? null,
  };
}

/** Runs that are looked at at once, in one statement; several who look at the same see it one after the other. */
const viewQueue = (database: ModuleDatabase): GroupQueue<string, Run | null> =>
  new GroupQueue({
    ...{ most: MOST_AT_ONCE, keyOf: (runId: string) => runId },
    write: async (runIds: readonly string[]) => {
      const rows = await database.query<CountedRow & Row>(viewSql, [runIds]);
      const seen = new Map(rows.map((row) => [row.id, toRun(row)]));
      return runIds.map((runId) => seen.get(runId) ?? null);
    },
  });

export function runViews(database: ModuleDatabase): RunViews {
  const find = async (runId: string): Promise<StoredRun | null> => {
    const rows = await database.query<RunRow>(`select ${runColumns} from orchestrator.run where id = $1`, [
      runId,
    ]);
    return rows[0] === undefined ? null : toStoredRun(rows[0]);
  };
  const views = viewQueue(database);
  return {
    run: (runId) => views.add(runId),

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
