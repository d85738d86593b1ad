/** Who did what, on PostgreSQL. */
import type { AuditStore, KeptDeed } from '../../actors/gateway/audit.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { scopeColumns, scopeValues } from './shared-values.ts';

interface DeedRow extends Row {
  readonly number: string;
  readonly entry: string;
  readonly hash: string;
}

const toKept = ({ number, entry, hash }: DeedRow): KeptDeed => ({ number: Number(number), entry, hash });

export const auditStore = (database: ModuleDatabase): AuditStore => ({
  add: (scope, actor, next) =>
    database.forTenant(scope.tenantId).transaction(async ({ query }) => {
      await query(`select pg_advisory_xact_lock(hashtext('gateway.audit ' || $1))`, [scope.tenantId]);
      const [last] = await query<DeedRow>(
        `select number, entry, hash from gateway.audit where tenant_id = $1 order by number desc limit 1`,
        [scope.tenantId],
      );
      const { number, entry, hash } = next(last === undefined ? null : toKept(last));
      await query(
        `insert into gateway.audit (number, actor, entry, hash, ${scopeColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [number, actor, entry, hash, ...scopeValues(scope)],
      );
      return number;
    }),

  list: async (tenantId, { actor, deed, after, limit }) => {
    const rows = await database.forTenant(tenantId).query<DeedRow>(
      `select number, entry, hash from gateway.audit
       where tenant_id = $1 and number > $2 and ($3::text is null or actor = $3)
         and ($5::text is null or entry::jsonb ->> 'deed' = $5) order by number limit $4`,
      [tenantId, after, actor, limit, deed],
    );
    return rows.map(toKept);
  },
});
