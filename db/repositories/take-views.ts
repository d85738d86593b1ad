/** Orchestrator’s TakeViews on PostgreSQL. */
import type { MadeTake, TakeViews } from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** The newest rows of one shot that are looked at; most tell of the same takes again. */
const MOST_ROWS = 1_000;

const taken = `
  select t.shot_id as "shotId", t.run_id as "runId", t.take_no as "takeNo", t.digest, j.kind, j.artifacts,
         to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, r.documents->'shotPlan' as "shotPlan"
  from orchestrator.take t join orchestrator.job j on j.id = t.id join orchestrator.run r on r.id = t.run_id
  where t.project_id = $1`;

export const takeViews = (database: ModuleDatabase): TakeViews => ({
  async ofShot(projectId, shotId) {
    const newest = await database.query<MadeTake & Row>(
      `${taken} and t.shot_id = $2 order by t.created_at desc, t.id desc limit ${MOST_ROWS}`,
      [projectId, shotId],
    );
    return newest.toReversed();
  },

  ofRun: (projectId, runId, { after, limit }) =>
    database.query<MadeTake & Row>(`${taken} and t.run_id = $2 order by j.position limit $3 offset $4`, [
      projectId,
      runId,
      limit,
      after,
    ]),
});
