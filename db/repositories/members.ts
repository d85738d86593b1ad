/** Members of tenants, and offers to become one, on PostgreSQL. */
import type { Invitations, Members, OpenInvitation } from '../../actors/gateway/account-store.ts';
import { expectSeen, roleTag } from '../../actors/runtime/value-tags.ts';
import type { Invitation, Member } from '../../contracts/account.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { expectOwnerBeside, lockedRoles, lockMembers } from './owners.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';
import { instantSql, scopeColumns, scopeValues } from './shared-values.ts';

const memberColumns = `m.account_id as "accountId", a.name, coalesce(a.email, '') as email, m.role, ${instantSql('m.created_at')} as since`;

const inTenant = `from gateway.member m join gateway.account a on a.id = m.account_id where m.tenant_id = $1`;

const endings = [
  `update gateway.session set ended_at = now(), updated_at = now() where tenant_id = $1 and account_id = $2 and ended_at is null`,
  `update gateway.api_key set revoked_at = now(), updated_at = now() where tenant_id = $1 and account_id = $2 and revoked_at is null`,
  `delete from gateway.member where tenant_id = $1 and account_id = $2`,
];

const addSql = `
  insert into gateway.member (id, account_id, role, ${scopeColumns}) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (tenant_id, account_id) do nothing`;

export const memberTable = (database: ModuleDatabase): Members => ({
  async list(tenantId, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<Member>>(
      `select ${memberColumns}, ${placeOfMade('m')} ${inTenant} and ${isMadeBeyond({ of: 'm', is: '>', parameter: '$2' })}
       order by m.created_at, m.id limit $3`,
      [tenantId, after, limit],
    );
    return paged(rows, limit);
  },

  async add(scope, { id, accountId, role }) {
    await database.forTenant(scope.tenantId).transaction(async ({ query }) => {
      await lockMembers(query, scope.tenantId);
      await query(addSql, [id, accountId, role, ...scopeValues(scope)]);
    });
  },

  setRole: (tenantId, accountId, { role, seen }) =>
    database.forTenant(tenantId).transaction(async ({ query }) => {
      const roles = await lockedRoles(query, tenantId);
      const now = roles.get(accountId);
      if (now === undefined) return null;
      expectSeen(seen, roleTag({ role: now }));
      if (role !== 'owner') expectOwnerBeside(roles, accountId, tenantId);
      await query(
        `update gateway.member set role = $3, version = version + 1, updated_at = now() where tenant_id = $1 and account_id = $2`,
        [tenantId, accountId, role],
      );
      const rows = await query<Member>(`select ${memberColumns} ${inTenant} and m.account_id = $2`, [
        tenantId,
        accountId,
      ]);
      return rows[0] ?? null;
    }),

  /** Sessions are no tenant’s: they are ended by the gateway’s own hand. */
  remove: (tenantId, accountId) =>
    database.transaction(async ({ query }) => {
      const roles = await lockedRoles(query, tenantId);
      if (!roles.has(accountId)) return false;
      expectOwnerBeside(roles, accountId, tenantId);
      for (const ending of endings) await query(ending, [tenantId, accountId]);
      return true;
    }),
});

const invitationColumns = `id, role, ${instantSql('created_at')} as "createdAt", ${instantSql('expires_at')} as "expiresAt"`;

const isOpen = `taken_at is null and deleted_at is null and expires_at > now()`;

/** Nobody is erased while he joins. */
const holdSql = `select id from gateway.account where id = $1 and deleted_at is null for share`;

const takeSql = `
  update gateway.invitation set taken_at = now(), taken_by = $2, updated_at = now() where id = $1 and tenant_id = $3 and ${isOpen} returning id`;

export const invitationTable = (database: ModuleDatabase): Invitations => ({
  async insert(scope, { id, hash, role, days }) {
    const rows = await database.forTenant(scope.tenantId).query<Invitation & Row>(
      `insert into gateway.invitation (id, hash, role, expires_at, ${scopeColumns})
       values ($1, $2, $3, now() + $4 * interval '1 day', $5, $6, $7, $8) returning ${invitationColumns}`,
      [id, hash, role, days, ...scopeValues(scope)],
    );
    return rows[0] as Invitation;
  },

  async list(tenantId, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<Invitation>>(
      `select ${invitationColumns}, ${placeOfMade('invitation')} from gateway.invitation
       where tenant_id = $1 and ${isOpen} and ${isMadeBeyond({ of: 'invitation', is: '>', parameter: '$2' })}
       order by invitation.created_at, id limit $3`,
      [tenantId, after, limit],
    );
    return paged(rows, limit);
  },

  /** Whoever brings an invitation is not in the tenant yet. */
  async find(hash) {
    const rows = await database.query<OpenInvitation & Row>(
      `select id, tenant_id as "tenantId", role from gateway.invitation where hash = $1 and ${isOpen}`,
      [hash],
    );
    return rows[0] ?? null;
  },

  take: (scope, { id, role }, { id: memberId, accountId }) =>
    database.transaction(async ({ query }) => {
      if ((await query(holdSql, [accountId])).length === 0) return false;
      await lockMembers(query, scope.tenantId);
      if ((await query(takeSql, [id, accountId, scope.tenantId])).length === 0) return false;
      await query(addSql, [memberId, accountId, role, ...scopeValues(scope)]);
      return true;
    }),

  async revoke(tenantId, id) {
    const rows = await database
      .forTenant(tenantId)
      .query(
        `update gateway.invitation set deleted_at = now(), updated_at = now() where tenant_id = $1 and id = $2 and ${isOpen} returning id`,
        [tenantId, id],
      );
    return rows.length > 0;
  },
});
