/** The gateway’s RequestKeys on PostgreSQL. Time is the database’s. */
import type { KnownRequest, RequestKeys } from '../../actors/gateway/studio-store.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

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
  begin: (scope, { id, key, fingerprint }) =>
    database.transaction(async ({ query }) => {
      await query(`delete from gateway.request_key where expires_at < now()`);
      const { tenantId, projectId, traceId, correlationId } = scope;
      const own = [id, key, fingerprint, LEASE_MS, KEPT_MS];
      const rows = await query<{ id: string }>(beginSql, [
        ...own,
        tenantId,
        projectId,
        traceId,
        correlationId,
      ]);
      return rows[0]?.id ?? null;
    }),

  async known(tenantId, key) {
    const rows = await database.query<KnownRequest & Row>(
      `select id, fingerprint, answer from gateway.request_key where tenant_id = $1 and idempotency_key = $2`,
      [tenantId, key],
    );
    return rows[0] ?? null;
  },

  async answer(id, answer) {
    await database.query(`update gateway.request_key set answer = $2, updated_at = now() where id = $1`, [
      id,
      JSON.stringify(answer),
    ]);
  },

  async release(id) {
    await database.query(`delete from gateway.request_key where id = $1 and answer is null`, [id]);
  },
});
