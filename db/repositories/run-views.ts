/** Orchestrator’s RunViews on PostgreSQL. */
import type { RunJob, RunViews, StoredRun } from '../../actors/orchestrator/journal.ts';
import { runView, type JobTally } from '../../actors/orchestrator/run-view.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { Run } from '../../contracts/run.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { jobColumns, jobsOf, runColumns, toStoredRun, type RunRow } from './run-rows.ts';

/** Runs in one statement. */
const MOST_AT_ONCE = 64;

type CountedRow = RunRow & JobTally;

const viewSql = `
  select ${runColumns}, counted.* from orchestrator.run r cross join lateral (
    select count(*)::int as total, count(*) filter (where state = 'succeeded')::int as done, count(*) filter (where reused)::int as reused,
           count(*) filter (where state = 'failed')::int as failed, count(*) filter (where kind in ('shot', 'footage'))::int as shots,
           count(*) filter (where kind in ('shot', 'footage') and state = 'succeeded')::int as "shotsDone"
    from orchestrator.job where run_id = r.id) as counted
  where r.id = any($1)`;

/** Runs that are looked at at once, in one statement; several who look at the same see it one after the other. */
const viewQueue = (database: ModuleDatabase): GroupQueue<string, Run | null> =>
  new GroupQueue({
    ...{ most: MOST_AT_ONCE, keyOf: (runId: string) => runId },
    write: async (runIds: readonly string[]) => {
      const rows = await database.query<CountedRow & Row>(viewSql, [runIds]);
      const seen = new Map(rows.map((row) => [row.id, runView(toStoredRun(row), row)]));
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
