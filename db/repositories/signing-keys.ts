/** The gateway’s SigningKeys on PostgreSQL. Time is the database’s. */
import type { SigningKey, SigningKeys } from '../../actors/gateway/signed-addresses.ts';
import { ADDRESS_SECONDS } from '../../contracts/modules/gateway/address-actions.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** So long a key signs, seconds; what it has signed last holds for as long again as an address may. */
const SIGNS_SECONDS = 30 * 86_400;

type KeyRow = SigningKey & Row;

const columns = `id, tenant_id as "tenantId", secret`;

const currentSql = `
  select ${columns} from gateway.signing_key where tenant_id = $1 and signs_until > now() order by signs_until desc, id limit 1`;

/** Of two gateways that make one at once, both have made one: addresses say by which they were signed. */
const insertSql = `
  insert into gateway.signing_key (id, secret, signs_until, expires_at, tenant_id, project_id, trace_id, correlation_id)
  values ($1, $2, now() + $3 * interval '1 s', now() + ($3 + $4) * interval '1 s', $5, $6, $7, $8) returning ${columns}`;

export const signingKeys = (database: ModuleDatabase): SigningKeys => ({
  current: (scope, { id, secret }) =>
    database.transaction(async ({ query }) => {
      const { tenantId, projectId, traceId, correlationId } = scope;
      const [known] = await query<KeyRow>(currentSql, [tenantId]);
      if (known !== undefined) return known;
      await query(`delete from gateway.signing_key where expires_at < now()`);
      const own = [id, secret, SIGNS_SECONDS, ADDRESS_SECONDS];
      await query(insertSql, [...own, tenantId, projectId, traceId, correlationId]);
      return { id, secret, tenantId };
    }),

  async find(id) {
    const sql = `select ${columns} from gateway.signing_key where id = $1 and expires_at > now()`;
    return (await database.query<KeyRow>(sql, [id]))[0] ?? null;
  },
});
