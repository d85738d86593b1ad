/** The router’s store on PostgreSQL. */
import type { RouteStore, StoredNode } from '../../actors/model-router/route-store.ts';
import { GroupQueue } from '../../actors/runtime/group-queue.ts';
import { expectSeen, limitTag } from '../../actors/runtime/value-tags.ts';
import type { NewEvent } from '../../contracts/event.ts';
import type { Budget, DispatchDecision, Provider } from '../../contracts/route.ts';
import type { Scope } from '../../contracts/shared.ts';
import { SYSTEM_TENANT } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';

const shared = 'tenant_id, project_id, trace_id, correlation_id';
const scopeValues = ({ tenantId, projectId, traceId, correlationId }: Scope): readonly string[] => [
  tenantId,
  projectId,
  traceId,
  correlationId,
];
const system: Scope = {
  tenantId: SYSTEM_TENANT,
  projectId: SYSTEM_TENANT,
  traceId: SYSTEM_TENANT,
  correlationId: SYSTEM_TENANT,
};

/** Budget of a project that nobody has given one: nothing may be spent. */
const noMoney: Budget = { currency: 'USD', limitMicros: 0, reservedMicros: 0, spentMicros: 0 };

/** Sets money aside; returns the decisions for which that was not done before. */
async function reserve(
  { query }: Transaction,
  scope: Scope,
  { runId, decisions }: { runId: string; decisions: readonly DispatchDecision[] },
): Promise<readonly DispatchDecision[]> {
  const paid = decisions.filter(({ reservedMicros }) => reservedMicros > 0);
  if (paid.length === 0) return [];
  const rows = await query<{ job_id: string }>(
    `insert into model_router.reservation (job_id, run_id, amount_micros, state, ${shared})
     select "jobId", $2, "reservedMicros", 'reserved', $3, $4, $5, $6 from jsonb_to_recordset($1::jsonb) as d("jobId" text, "reservedMicros" bigint)
     on conflict (job_id) do update set amount_micros = excluded.amount_micros, state = 'reserved', updated_at = now()
     where reservation.state = 'released'
     returning job_id`,
    [JSON.stringify(paid), runId, ...scopeValues(scope)],
  );
  const fresh = new Set(rows.map(({ job_id }) => job_id));
  return paid.filter(({ jobId }) => fresh.has(jobId));
}

interface Made {
  readonly scope: Scope;
  readonly runId: string;
  readonly decisions: readonly DispatchDecision[];
}

const MOST_AT_ONCE = 64;

const decideSql = (database: ModuleDatabase): string => `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as d("jobId" text, "runId" text, decision jsonb, place int,
      tenant_id text, project_id text, trace_id text, correlation_id text)),
  kept as (
    insert into model_router.route_decision (job_id, run_id, decision, ${shared})
    select "jobId", "runId", decision, ${shared} from given
    on conflict (job_id) do update set decision = excluded.decision),
  news as (
    select "runId" as run_id, jsonb_build_object('runId', "runId", 'decision', decision) as data, ${shared} from given order by place),
  ${database.logSql('route.decided')}
  select * from logged`;

const decisionRows = ({ scope, runId, decisions }: Made): Row[] =>
  decisions.map((decision) => ({
    ...{ jobId: decision.jobId, runId, decision, tenant_id: scope.tenantId, project_id: scope.projectId },
    ...{ trace_id: scope.traceId, correlation_id: scope.correlationId },
  }));

/** Decisions about work that costs nothing, of as many runs as wait at once, in one statement. */
function decisionQueue(database: ModuleDatabase): GroupQueue<Made, void> {
  const sql = decideSql(database);
  return new GroupQueue<Made, void>({
    ...{ most: MOST_AT_ONCE, keyOf: ({ runId }) => runId },
    write: async (made) => {
      const rows = made.flatMap(decisionRows).map((row, place) => ({ ...row, place }));
      await database.logging(sql, [JSON.stringify(rows)]);
      return [];
    },
  });
}

/** Decisions with money that is set aside for them. */
async function savePaid(database: ModuleDatabase, { scope, runId, decisions }: Made): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(
      `insert into model_router.route_decision (job_id, run_id, decision, ${shared})
         select d."jobId", $2, d.decision, $3, $4, $5, $6 from jsonb_to_recordset($1::jsonb) as d("jobId" text, decision jsonb)
         on conflict (job_id) do update set decision = excluded.decision`,
      [
        JSON.stringify(decisions.map((decision) => ({ jobId: decision.jobId, decision }))),
        runId,
        ...scopeValues(scope),
      ],
    );
    const reserved = await reserve(transaction, scope, { runId, decisions });
    await transaction.log(scope, [
      ...decisions.map((decision): NewEvent => ({
        name: 'route.decided',
        runId,
        data: { runId, decision },
      })),
      ...reserved.map(({ jobId, reservedMicros }): NewEvent => ({
        name: 'budget.reserved',
        runId,
        data: { runId, jobId, amountMicros: reservedMicros },
      })),
    ]);
  });
}

export function routeStore(database: ModuleDatabase): RouteStore {
  const decided = decisionQueue(database);
  return {
    async providers(withinMs) {
      const rows = await database.query<{ document: Provider }>(
        `select document from model_router.provider where updated_at > now() - $1 * interval '1 millisecond' order by id`,
        [withinMs],
      );
      return rows.map(({ document }) => document);
    },

    async providersNamed(ids) {
      const rows = await database.query<{ document: Provider }>(
        `select document from model_router.provider where id = any($1) order by id`,
        [ids],
      );
      return rows.map(({ document }) => document);
    },

    async register(providers) {
      await database.query(
        `insert into model_router.provider (id, url, kinds, document, ${shared})
       select p.id, p.url, array(select jsonb_array_elements_text(p.kinds)), p.document, $2, $3, $4, $5
       from jsonb_to_recordset($1::jsonb) as p(id text, url text, kinds jsonb, document jsonb)
       on conflict (id) do update set url = excluded.url, kinds = excluded.kinds, document = excluded.document, updated_at = now()`,
        [
          JSON.stringify(providers.map((provider) => ({ ...provider, document: provider }))),
          ...scopeValues(system),
        ],
      );
    },

    saveDecisions: (scope, runId, decisions) => {
      const made = { scope, runId, decisions };
      const isFree = decisions.every(({ reservedMicros }) => reservedMicros === 0);
      return isFree ? decided.add(made) : savePaid(database, made);
    },

    settle: (scope, jobIds) =>
      database.transaction(async ({ query }) => {
        const rows = await query<{ amount_micros: string }>(
          `update model_router.reservation set state = 'settled', updated_at = now() where job_id = any($1) and state = 'reserved' returning amount_micros`,
          [jobIds],
        );
        const spent = rows.reduce((sum, row) => sum + Number(row.amount_micros), 0);
        if (spent > 0)
          await query(
            `update model_router.budget set spent_micros = spent_micros + $2, updated_at = now() where id = $1`,
            [scope.projectId, spent],
          );
        return spent;
      }),

    async release(jobIds) {
      const rows = await database.query(
        `update model_router.reservation set state = 'released', updated_at = now() where job_id = any($1) and state = 'reserved' returning job_id`,
        [jobIds],
      );
      return rows.length;
    },

    async nodes() {
      await database.query(
        `delete from model_router.node_state where state = 'down' and updated_at < now() - interval '1 day'`,
      );
      const rows = await database.query<Omit<StoredNode, 'since'> & { since: Date }>(
        `select node_id as "nodeId", state, since, because, telemetry from model_router.node_state order by node_id`,
      );
      return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
    },

    async saveNodes(nodes) {
      if (nodes.length === 0) return;
      await database.query(
        `insert into model_router.node_state (node_id, state, since, because, telemetry, ${shared})
       select n."nodeId", n.state, n.since, array(select jsonb_array_elements_text(n.because)), n.telemetry, $2, $3, $4, $5
       from jsonb_to_recordset($1::jsonb) as n("nodeId" text, state text, since timestamptz, because jsonb, telemetry jsonb)
       on conflict (node_id) do update set state = excluded.state, since = excluded.since, because = excluded.because,
         telemetry = excluded.telemetry, updated_at = now()`,
        [JSON.stringify(nodes), ...scopeValues(system)],
      );
    },

    setBudget: (scope, { limitMicros, seen }) =>
      database.transaction(async ({ query }) => {
        // There is one to hold, also of a project that nobody has given one.
        await query(
          `insert into model_router.budget (id, currency, limit_micros, spent_micros, ${shared}) values ($1, $2, $3, 0, $4, $5, $6, $7)
           on conflict (id) do nothing`,
          [scope.projectId, noMoney.currency, noMoney.limitMicros, ...scopeValues(scope)],
        );
        const [held] = await query<{ limit: string }>(
          `select limit_micros as "limit" from model_router.budget where id = $1 for update`,
          [scope.projectId],
        );
        expectSeen(seen, limitTag({ limitMicros: Number(held?.limit) }));
        await query(
          `update model_router.budget set limit_micros = $2, version = version + 1, updated_at = now() where id = $1`,
          [scope.projectId, limitMicros],
        );
      }),

    async budget(projectId) {
      const rows = await database.query<{
        currency: string;
        limit_micros: string;
        spent_micros: string;
        reserved_micros: string;
      }>(
        `select b.currency, b.limit_micros, b.spent_micros,
              (select coalesce(sum(r.amount_micros), 0) from model_router.reservation r where r.project_id = b.id and r.state = 'reserved') as reserved_micros
       from model_router.budget b where b.id = $1`,
        [projectId],
      );
      const row = rows[0];
      if (row === undefined) return noMoney;
      return {
        currency: row.currency,
        limitMicros: Number(row.limit_micros),
        reservedMicros: Number(row.reserved_micros),
        spentMicros: Number(row.spent_micros),
      };
    },
  };
}
