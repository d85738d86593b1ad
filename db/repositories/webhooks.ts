/** Addresses of others that are told what happens, on PostgreSQL. */
import type { DueWebhook, Outcome, Webhooks } from '../../actors/gateway/webhook-store.ts';
import { expectSeen, webhookTag } from '../../actors/runtime/value-tags.ts';
import type { Webhook } from '../../contracts/webhook.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';
import { instantSql, scopeColumns, scopeValues } from './shared-values.ts';

const columns = `id, url, events, only_project as "projectId", state, told_position::int as position, failures,
  ${instantSql('next_at')} as "nextAt", last_outcome as "lastOutcome", ${instantSql('created_at')} as "createdAt"`;

/** Whoever was last told longest ago comes first, so that a few who have missed much keep nobody from his turn. */
const takeSql = `
  with feed as (select coalesce(max(position), 0) as position from gateway.event_feed)
  update gateway.webhook set held_until = now() + $2 * interval '1 ms', updated_at = now() from feed where id in (
    select id from gateway.webhook
    where state = 'active' and told_position < (select position from feed) and (next_at is null or next_at <= now()) and (held_until is null or held_until <= now())
    order by updated_at, id limit $1 for update skip locked)
  returning id, tenant_id as "tenantId", url, secret, events, only_project as "projectId", told_position::int as position, failures,
    coalesce(extract(epoch from now() - failing_since) * 1000, 0)::float8 as "failingMs", feed.position::int as end`;

const holdSql = `select ${columns} from gateway.webhook where tenant_id = $1 and id = $2 for update`;

const setSql = `
  update gateway.webhook set state = coalesce($3, state), told_position = coalesce($4, told_position), failures = 0, failing_since = null,
    next_at = null, held_until = null, version = version + 1, updated_at = now()
  where tenant_id = $1 and id = $2 returning ${columns}`;

/** Sets what a try has changed; $2 and on are its values. */
function changeOf(outcome: Outcome): { readonly set: string; readonly values: readonly unknown[] } {
  switch (outcome.kind) {
    case 'told':
      return {
        set: `told_position = $2, last_outcome = $3, failures = 0, failing_since = null, next_at = null`,
        values: [outcome.position, outcome.said],
      };
    case 'nothing new':
      return { set: `told_position = $2`, values: [outcome.position] };
    case 'failed':
      return {
        set: `last_outcome = $2, next_at = now() + $3 * interval '1 ms', failures = failures + 1,
          failing_since = coalesce(failing_since, now()), state = case when $4::boolean then 'given up' else state end`,
        values: [outcome.said, outcome.againInMs, outcome.isGivenUp],
      };
  }
}

export const webhookTable = (database: ModuleDatabase): Webhooks => ({
  async insert(scope, { id, url, secret, events, projectId, position }) {
    const rows = await database.forTenant(scope.tenantId).query<Webhook & Row>(
      `insert into gateway.webhook (id, url, secret, events, only_project, told_position, ${scopeColumns})
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${columns}`,
      [id, url, secret, JSON.stringify(events), projectId, position, ...scopeValues(scope)],
    );
    return rows[0] as Webhook;
  },

  async list(tenantId, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<Webhook>>(
      `select ${columns}, ${placeOfMade('webhook')} from gateway.webhook
       where tenant_id = $1 and ${isMadeBeyond({ of: 'webhook', is: '>', parameter: '$2' })}
       order by webhook.created_at, id limit $3`,
      [tenantId, after, limit],
    );
    return paged(rows, limit);
  },

  set: (tenantId, id, { state, position, seen }) =>
    database.forTenant(tenantId).transaction(async ({ query }) => {
      const [held] = await query<Webhook & Row>(holdSql, [tenantId, id]);
      if (held === undefined) return null;
      expectSeen(seen, webhookTag(held));
      const [after] = await query<Webhook & Row>(setSql, [tenantId, id, state, position]);
      return after ?? null;
    }),

  async remove(tenantId, id) {
    const rows = await database
      .forTenant(tenantId)
      .query(`delete from gateway.webhook where tenant_id = $1 and id = $2 returning id`, [tenantId, id]);
    return rows.length > 0;
  },

  take: (most, holdMs) => database.query<DueWebhook & Row>(takeSql, [most, holdMs]),

  async settle(id, outcome) {
    const { set, values } = changeOf(outcome);
    await database.query(
      `update gateway.webhook set ${set}, held_until = null, updated_at = now() where id = $1`,
      [id, ...values],
    );
  },
});
