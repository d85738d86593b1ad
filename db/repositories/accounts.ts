/** Accounts and tenants on PostgreSQL. */
import type { Account, Membership } from '../../contracts/account.ts';
import type { Accounts, Tenants } from '../../actors/gateway/account-store.ts';
import { SYSTEM_TENANT } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { expectMayLeave } from './owners.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';
import { instantSql, scopeColumns, scopeValues } from './shared-values.ts';

const endings = [
  `update gateway.session set ended_at = now(), updated_at = now() where account_id = $1 and ended_at is null`,
  `update gateway.api_key set revoked_at = now(), updated_at = now() where account_id = $1 and revoked_at is null`,
  `delete from gateway.member where account_id = $1`,
];

/**
 * A tenant is named after whoever opened it by registering: both came with one request. Where others stay it keeps any name
 * but his, be he a member or one who has left; where nobody stays, whatever it is called may say who was there.
 */
const unnameSql = `
  update gateway.tenant t set title = t.id, version = t.version + 1, updated_at = now()
  from gateway.account a where a.id = $1 and (
    (lower(trim(t.title)) = lower(trim(a.name)) and (t.correlation_id = a.correlation_id or exists
      (select 1 from gateway.member m where m.tenant_id = t.id and m.account_id = a.id)))
    or (select array_agg(m.account_id) from gateway.member m where m.tenant_id = t.id) = array[a.id])`;

export const accountTable = (database: ModuleDatabase): Accounts => ({
  async insert(scope, { id, email, name, passwordHash }) {
    const own = { ...scope, tenantId: SYSTEM_TENANT, projectId: SYSTEM_TENANT };
    const rows = await database.query(
      `insert into gateway.account (id, email, name, password_hash, ${scopeColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict do nothing returning id`,
      [id, email, name, passwordHash, ...scopeValues(own)],
    );
    return rows.length > 0;
  },

  async find(id) {
    const rows = await database.query<Account & Row>(
      `select id, email, name, ${instantSql('created_at')} as "createdAt" from gateway.account where id = $1 and deleted_at is null`,
      [id],
    );
    return rows[0] ?? null;
  },

  async byEmail(email) {
    const rows = await database.query<{ id: string; passwordHash: string }>(
      `select id, password_hash as "passwordHash" from gateway.account where email = $1 and deleted_at is null`,
      [email],
    );
    return rows[0] ?? null;
  },

  async passwordHash(id) {
    const rows = await database.query<{ passwordHash: string | null }>(
      `select password_hash as "passwordHash" from gateway.account where id = $1 and deleted_at is null`,
      [id],
    );
    return rows[0]?.passwordHash ?? null;
  },

  async setPassword(id, passwordHash) {
    await database.query(
      `update gateway.account set password_hash = $2, version = version + 1, updated_at = now() where id = $1 and deleted_at is null`,
      [id, passwordHash],
    );
  },

  erase: (id) =>
    database.transaction(async ({ query }) => {
      await expectMayLeave(query, id);
      for (const step of [unnameSql, ...endings]) await query(step, [id]);
      await query(
        `update gateway.account set email = null, name = '', password_hash = null, deleted_at = now(), updated_at = now() where id = $1`,
        [id],
      );
    }),
});

interface TenantRow extends Row {
  readonly id: string;
  readonly title: string;
  readonly members: number;
  readonly createdAt: string;
}

export const tenantTable = (database: ModuleDatabase): Tenants => ({
  async open(scope, { id, title }) {
    await database.query(
      `insert into gateway.tenant (id, title, ${scopeColumns}) values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
      [id, title, ...scopeValues(scope)],
    );
  },

  async list({ after, limit }) {
    const rows = await database.query<Placed<TenantRow>>(
      `select t.id, t.title, (select count(*)::int from gateway.member m where m.tenant_id = t.id) as members,
         ${instantSql('t.created_at')} as "createdAt", ${placeOfMade('t')} from gateway.tenant t
       where ${isMadeBeyond({ of: 't', is: '>', parameter: '$1' })} order by t.created_at, t.id limit $2`,
      [after, limit],
    );
    return paged<TenantRow>(rows, limit);
  },

  of: (accountId) =>
    database.query<Membership & Row>(
      `select m.tenant_id as "tenantId", t.title, m.role from gateway.member m join gateway.tenant t on t.id = m.tenant_id
       where m.account_id = $1 order by m.created_at, m.id`,
      [accountId],
    ),
});
