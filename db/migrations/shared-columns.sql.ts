/** SQL of the shared columns. Migrations that have shipped contain it: it is never changed, only added to by new migrations. */

const identity = `
  tenant_id text not null,
  project_id text not null,
  trace_id text not null,
  correlation_id text not null,
  idempotency_key text,
  error_code text,
  version integer not null default 1,
  created_at timestamptz not null default now()`;

export const sharedColumnsSql = `${identity},
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

export const appendOnlyColumnsSql = identity;

/** The retained log of a module’s events: the truth the bus only wakes readers up for. */
export const eventLogSql = (schema: string): string => `
create table ${schema}.event_log (
  position bigserial primary key,
  id text not null unique,
  name text not null,
  run_id text,
  data jsonb not null,${appendOnlyColumnsSql}
)`;

/** How far a module has read the logs of others. */
export const eventCursorSql = (schema: string): string => `
create table ${schema}.event_cursor (
  owner text primary key,
  position bigint not null default 0,${sharedColumnsSql}
)`;
