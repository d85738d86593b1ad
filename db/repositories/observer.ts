/** Observer’s store on PostgreSQL. */
import type { ObserverStore, Rollup } from '../../actors/observer/observer-store.ts';
import type { CostEntry } from '../../contracts/cost.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';
import { saveCursorsIn } from './cursors.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';

/** Keeps events and returns those that were not kept before. In one order, so that two who keep the same do not wait for each other. */
async function audit({ query }: Transaction, events: readonly EventEnvelope[]): Promise<EventEnvelope[]> {
  const rows = await query<{ owner: string; owner_position: string }>(
    `insert into observer.audit (owner, owner_position, name, run_id, at, ${shared})
     select owner, position, name, "runId", at, "tenantId", "projectId", "traceId", "correlationId"
     from jsonb_to_recordset($1::jsonb) as e(owner text, position bigint, name text, "runId" text, at timestamptz, "tenantId" text, "projectId" text, "traceId" text, "correlationId" text)
     order by owner, position
     on conflict (owner, owner_position) do nothing returning owner, owner_position`,
    [JSON.stringify(events)],
  );
  const fresh = new Set(rows.map((row) => `${row.owner} ${row.owner_position}`));
  return events.filter(({ owner, position }) => fresh.has(`${owner} ${position}`));
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

async function count({ query }: Transaction, rollups: readonly Rollup[]): Promise<void> {
  if (rollups.length === 0) return;
  await query(
    `insert into observer.metric_rollup (id, run_id, kind, jobs, reused, failed, cpu_ms, ${shared})
     select "runId" || ':' || kind, "runId", kind, jobs, reused, failed, "cpuMs", "tenantId", "projectId", "traceId", "correlationId"
     from jsonb_to_recordset($1::jsonb) as r("runId" text, kind text, jobs int, reused int, failed int, "cpuMs" bigint,
          "tenantId" text, "projectId" text, "traceId" text, "correlationId" text)
     order by "runId", kind
     on conflict (id) do update set jobs = metric_rollup.jobs + excluded.jobs, reused = metric_rollup.reused + excluded.reused,
       failed = metric_rollup.failed + excluded.failed, cpu_ms = metric_rollup.cpu_ms + excluded.cpu_ms, updated_at = now()`,
    [JSON.stringify(rollups)],
  );
}

export const observerStore = (database: ModuleDatabase): ObserverStore => ({
  keep: (events, observe) =>
    database.transaction(async (transaction) => {
      if (events.length === 0) return;
      const { costs, rollups, alerts } = observe(await audit(transaction, events));
      await book(transaction, costs);
      await count(transaction, rollups);
      await saveCursorsIn(transaction, database, events);
      for (const { scope, news } of alerts) await transaction.log(scope, [news]);
    }),

  costs: (runId) =>
    database.query<CostEntry & Record<string, unknown>>(
      `select id, run_id as "runId", job_id as "jobId", provider, cpu_ms as "cpuMs", amount_micros::int as "amountMicros", currency,
              tenant_id as "tenantId", project_id as "projectId", trace_id as "traceId", correlation_id as "correlationId"
       from observer.cost_entry where run_id = $1 order by id`,
      [runId],
    ),
});
