/** The planner’s plans on PostgreSQL. */
import type { FittedPlan, Plans } from '../../actors/planner/ports.ts';
import { ArtifactRef } from '../../contracts/artifact.ts';
import type { NewEvent } from '../../contracts/event.ts';
import { PlanRequest } from '../../contracts/modules/planner.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const scopeValues = ({ tenantId, projectId, traceId, correlationId }: Scope): readonly string[] => [
  tenantId,
  projectId,
  traceId,
  correlationId,
];

const insertDag = `
  insert into planner.task_dag (plan_id, part, artifact, ${shared}) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (plan_id, part) do update set artifact = excluded.artifact, version = task_dag.version + 1, updated_at = now()`;

export const plans = (database: ModuleDatabase, scope: Scope): Plans => ({
  saveDraft: ({ planId, request, script, dag }) =>
    database.transaction(async ({ query }) => {
      await query(
        `insert into planner.plan (id, request, ${shared}) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
        [planId, JSON.stringify(request), ...scopeValues(scope)],
      );
      await query(
        `insert into planner.script (plan_id, artifact, ${shared}) values ($1, $2, $3, $4, $5, $6) on conflict (plan_id) do nothing`,
        [planId, JSON.stringify(script), ...scopeValues(scope)],
      );
      await query(insertDag, [planId, 'voices', JSON.stringify(dag), ...scopeValues(scope)]);
    }),

  async findDraft(planId) {
    const rows = await database.query<{ request: unknown; script: unknown; dag: unknown }>(
      `select p.request, s.artifact as script, d.artifact as dag from planner.plan p
       join planner.script s on s.plan_id = p.id join planner.task_dag d on d.plan_id = p.id and d.part = 'voices' where p.id = $1`,
      [planId],
    );
    const row = rows[0];
    if (row === undefined) return null;
    return {
      planId,
      request: PlanRequest.parse(row.request),
      script: ArtifactRef.parse(row.script),
      dag: ArtifactRef.parse(row.dag),
    };
  },

  saveFit: (fitted) =>
    database.transaction(async (transaction) => {
      const { planId, dag } = fitted;
      await transaction.query(insertDag, [planId, 'film', JSON.stringify(dag), ...scopeValues(scope)]);
      await replaceShots(transaction, scope, fitted);
      await transaction.log(scope, newsOf(fitted));
    }),
});

async function replaceShots(
  { query }: Transaction,
  scope: Scope,
  { planId, shots, segments }: FittedPlan,
): Promise<void> {
  await query(`delete from planner.shot where plan_id = $1`, [planId]);
  await query(
    `insert into planner.shot (plan_id, id, scene_id, position, start_frame, frames, document, ${shared})
     select $2, s->>'id', s->>'sceneId', at::int, (s->>'startFrame')::int, (s->>'frames')::int, s, $3, $4, $5, $6
     from jsonb_array_elements($1::jsonb) with ordinality as e(s, at)`,
    [JSON.stringify(shots), planId, ...scopeValues(scope)],
  );
  await query(`delete from planner.timeline_segment where plan_id = $1`, [planId]);
  await query(
    `insert into planner.timeline_segment (plan_id, position, shot_id, job, start_frame, frames, ${shared})
     select $2, at::int, s->>'shotId', s->>'job', (s->>'startFrame')::int, (s->>'frames')::int, $3, $4, $5, $6
     from jsonb_array_elements($1::jsonb) with ordinality as e(s, at)`,
    [JSON.stringify(segments), planId, ...scopeValues(scope)],
  );
}

const newsOf = ({ runId, planId, shots, frames }: FittedPlan): NewEvent[] => [
  { name: 'plan.fitted', runId, data: { runId, planId, shots: shots.length, frames } },
  ...shots.map(({ id, sceneId, frames: length }) => ({
    name: 'shot.planned' as const,
    runId,
    data: { runId, shotId: id, sceneId, frames: length },
  })),
];

export async function logDrafted(
  database: ModuleDatabase,
  scope: Scope,
  drafted: { runId: string; planId: string; scenes: number; lines: number },
): Promise<void> {
  await database.transaction(({ log }) =>
    log(scope, [{ name: 'plan.drafted', runId: drafted.runId, data: drafted }]),
  );
}
