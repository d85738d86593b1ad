/** Observer’s store on PostgreSQL. */
import type { ObserverStore, Rollup } from '../../actors/observer/observer-store.ts';
import type { CostEntry } from '../../contracts/cost.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';
import { saveCursorIn } from './cursors.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';

/** Keeps events and returns those that were not kept before. */
async function audit(
  { query }: Transaction,
  owner: string,
  events: readonly EventEnvelope[],
): Promise<EventEnvelope[]> {
  const rows = await query<{ owner_position: string }>(
    `insert into observer.audit (owner, owner_position, name, run_id, at, ${shared})
     select $2, position, name, "runId", at, "tenantId", "projectId", "traceId", "correlationId"
     from jsonb_to_recordset($1::jsonb) as e(position bigint, name text, "runId" text, at timestamptz, "tenantId" text, "projectId" text, "traceId" text, "correlationId" text)
     on conflict (owner, owner_position) do nothing returning owner_position`,
    [JSON.stringify(events), owner],
  );
  const fresh = new Set(rows.map((row) => Number(row.owner_position)));
  return events.filter(({ position }) => fresh.has(position));
}

async function book({ query }: Transaction, costs: readonly CostEntry[]): Promise<void> {
  if (costs.length === 0) return;
  await query(
    `insert into observer.cost_entry (id, run_id, job_id, provider, cpu_ms, amount_micros, currency, ${shared})
     select id, "runId", "jobId", provider, "cpuMs", "amountMicros", currency, "tenantId", "projectId", "traceId", "correlationId"
     from jsonb_to_recordset($1::jsonb) as c(id text, "runId" text, "jobId" text, provider text, "cpuMs" int, "amountMicros" bigint, currency text,
          "tenantId" text, "projectId" text, "traceId" text, "correlationId" text)
     on conflict (id) do nothing`,
    [JSON.stringify(costs)],
  );
}

async function count(
  { query }: Transaction,
  rollups: readonly Rollup[],
  { tenantId, projectId, traceId, correlationId }: EventEnvelope,
): Promise<void> {
  if (rollups.length === 0) return;
  await query(
    `insert into observer.metric_rollup (id, run_id, kind, jobs, reused, failed, cpu_ms, ${shared})
     select "runId" || ':' || kind, "runId", kind, jobs, reused, failed, "cpuMs", $2, $3, $4, $5
     from jsonb_to_recordset($1::jsonb) as r("runId" text, kind text, jobs int, reused int, failed int, "cpuMs" bigint)
     on conflict (id) do update set jobs = metric_rollup.jobs + excluded.jobs, reused = metric_rollup.reused + excluded.reused,
       failed = metric_rollup.failed + excluded.failed, cpu_ms = metric_rollup.cpu_ms + excluded.cpu_ms, updated_at = now()`,
    [JSON.stringify(rollups), tenantId, projectId, traceId, correlationId],
  );
}

export const observerStore = (database: ModuleDatabase): ObserverStore => ({
  keep: (owner, events, observe) =>
    database.transaction(async (transaction) => {
      const last = events.at(-1);
      if (last === undefined) return;
      const { costs, rollups, alerts } = observe(await audit(transaction, owner, events));
      await book(transaction, costs);
      await count(transaction, rollups, last);
      await saveCursorIn(transaction, database, { owner, position: last.position });
      await transaction.log(last, alerts);
    }),

  costs: (runId) =>
    database.query<CostEntry & Record<string, unknown>>(
      `select id, run_id as "runId", job_id as "jobId", provider, cpu_ms as "cpuMs", amount_micros::int as "amountMicros", currency,
              tenant_id as "tenantId", project_id as "projectId", trace_id as "traceId", correlation_id as "correlationId"
       from observer.cost_entry where run_id = $1 order by id`,
      [runId],
    ),
});
