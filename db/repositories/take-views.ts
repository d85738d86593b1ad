/** Orchestrator’s TakeViews on PostgreSQL. */
import type { MadeTake, TakeViews } from '../../actors/orchestrator/journal.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** Takes of one shot that are told of: more than anybody compares. */
const MOST_TAKES = 200;

const taken = `
  select t.shot_id as "shotId", t.run_id as "runId", t.take_no as "takeNo", t.digest, j.kind, j.artifacts,
         to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, r.documents->'shotPlan' as "shotPlan"
  from orchestrator.take t join orchestrator.job j on j.id = t.id join orchestrator.run r on r.id = t.run_id
  where t.project_id = $1`;

export const takeViews = (database: ModuleDatabase): TakeViews => ({
  ofShot: (projectId, shotId) =>
    database.query<MadeTake & Row>(
      `${taken} and t.shot_id = $2 order by t.created_at, t.id limit ${MOST_TAKES}`,
      [projectId, shotId],
    ),

  ofRun: (projectId, runId, { after, limit }) =>
    database.query<MadeTake & Row>(`${taken} and t.run_id = $2 order by j.position limit $3 offset $4`, [
      projectId,
      runId,
      limit,
      after,
    ]),
});
