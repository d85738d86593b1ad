/** The gateway’s RequestKeys on PostgreSQL. Time is the database’s. */
import type { KnownRequest, RequestKeys } from '../../actors/gateway/studio-store.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { scopeValues } from './shared-values.ts';

/** Whoever does what was asked for is taken to be gone after so long, ms: longer than any call that it makes. */
const LEASE_MS = 150_000;

/** So long a key is known, ms. */
const KEPT_MS = 86_400_000;

const beginSql = `
  insert into gateway.request_key as r (id, idempotency_key, fingerprint, lease_until, expires_at, tenant_id, project_id, trace_id, correlation_id)
  values ($1, $2, $3, now() + $4 * interval '1 ms', now() + $5 * interval '1 ms', $6, $7, $8, $9)
  on conflict (tenant_id, idempotency_key) do update set lease_until = excluded.lease_until, updated_at = now()
    where r.answer is null and r.fingerprint = excluded.fingerprint and r.lease_until < now()
  returning r.id`;

export const requestKeys = (database: ModuleDatabase): RequestKeys => ({
  async begin(scope, { id, key, fingerprint }) {
    // Of all tenants: one that never comes back would keep what it asked for.
    await database.query(`delete from gateway.request_key where expires_at < now()`);
    const own = [id, key, fingerprint, LEASE_MS, KEPT_MS];
    const rows = await database
      .forTenant(scope.tenantId)
      .query<{ id: string }>(beginSql, [...own, ...scopeValues(scope)]);
    return rows[0]?.id ?? null;
  },

  async known(tenantId, key) {
    const rows = await database
      .forTenant(tenantId)
      .query<KnownRequest & Row>(
        `select id, fingerprint, answer from gateway.request_key where tenant_id = $1 and idempotency_key = $2`,
        [tenantId, key],
      );
    return rows[0] ?? null;
  },

  async hold(tenantId, id) {
    await database.forTenant(tenantId).query(
      `update gateway.request_key set lease_until = now() + $3 * interval '1 ms', updated_at = now()
         where tenant_id = $1 and id = $2 and answer is null`,
      [tenantId, id, LEASE_MS],
    );
  },

  async answer(tenantId, id, answer) {
    await database
      .forTenant(tenantId)
      .query(
        `update gateway.request_key set answer = $3, updated_at = now() where tenant_id = $1 and id = $2`,
        [tenantId, id, JSON.stringify(answer)],
      );
  },

  async release(tenantId, id) {
    await database
      .forTenant(tenantId)
      .query(`delete from gateway.request_key where tenant_id = $1 and id = $2 and answer is null`, [
        ...[tenantId, id],
      ]);
  },
});
