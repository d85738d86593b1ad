/** New runs, as many as are ordered at once in one statement. */
import type { Begun, FirstHold, RunOrder } from '../../actors/orchestrator/journal.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import type { Scope } from '../../contracts/shared.ts';
import { stateOf } from '../../machines/step.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { historyRows, historySql, newsRowsOf, newsSql, rowsOf } from './commit-queue.ts';

/** Runs in one statement. */
const MOST_AT_ONCE = 64;

const shared = 'tenant_id, project_id, trace_id, correlation_id';

/** The epoch of whoever holds a run from its beginning. */
export const FIRST_EPOCH = 1;

interface NewRun extends Begun {
  readonly order: RunOrder;
  readonly scope: Scope;
  /** Null for one that waits for a node. */
  readonly hold: FirstHold | null;
}

const createSql = (database: ModuleDatabase): string => `
  with created as (
    insert into orchestrator.run (id, revision_id, run_order, state, stage, machine_version, snapshot, documents, seq, epoch, worked_ms,
                                  owner, lease_until, started_at, ${shared})
    select id, revision_id, run_order, state, stage, "machineVersion", snapshot, '{}', seq, epoch, 0,
           owner, now() + "leaseMs" * interval '1 ms', case when owner is not null then now() end, ${shared}
    from jsonb_to_recordset($1::jsonb) as r(id text, revision_id text, run_order jsonb, state text, stage text, "machineVersion" int,
         snapshot jsonb, seq bigint, epoch bigint, owner text, "leaseMs" bigint, tenant_id text, project_id text, trace_id text, correlation_id text)
    on conflict (id) do nothing returning id, ${shared}),
  ${historySql('created', '$2')},
  ${newsSql('created', '$3')},
  ${database.logNewsSql()}
  select created.id as created, logged.* from created left join logged on logged.run_id = created.id order by logged.position`;

const newRow = ({ order, scope, hold, snapshot, ...begun }: NewRun): Row => ({
  ...{ id: order.runId, revision_id: order.revision.id, run_order: order },
  ...{ state: stateOf(snapshot), stage: begun.stage, snapshot, machineVersion: begun.machineVersion },
  ...{ seq: begun.events.length, epoch: hold === null ? 0 : FIRST_EPOCH, ...hold },
  ...{ tenant_id: scope.tenantId, project_id: scope.projectId },
  ...{ trace_id: scope.traceId, correlation_id: scope.correlationId },
});

/** Whether each run was new. */
export function creations(database: ModuleDatabase): GroupQueue<NewRun, boolean> {
  const sql = createSql(database);
  return new GroupQueue<NewRun, boolean>({
    most: MOST_AT_ONCE,
    keyOf: ({ order }) => order.runId,
    write: async (runs) => {
      const told = runs.map(({ order: { runId }, events, news }) => ({ runId, seq: 0, events, news }));
      const rows = await database.logging<{ created: string }>(sql, [
        JSON.stringify(runs.map(newRow)),
        rowsOf(told, historyRows),
        newsRowsOf(database, told),
      ]);
      const created = new Set(rows.map((row) => row.created));
      return runs.map(({ order }) => created.has(order.runId));
    },
  });
}
