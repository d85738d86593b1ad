/** A tenant keeps an owner: whatever makes, changes or ends a membership waits for whoever else does, tenant by tenant. */
import { Failure } from '../../contracts/error.ts';
import type { Role } from '../../contracts/rights.ts';
import type { Transaction } from '../module-database.ts';

type Query = Transaction['query'];

/** Of two owners who leave at once, one waits here and finds himself the last; so does whoever joins meanwhile. */
export async function lockMembers(query: Query, tenantId: string): Promise<void> {
  await query(`select pg_advisory_xact_lock(hashtext('gateway.member ' || $1))`, [tenantId]);
}

/** The members of a tenant, of whom none comes, goes or becomes something else until the transaction ends. */
export async function lockedRoles(query: Query, tenantId: string): Promise<ReadonlyMap<string, Role>> {
  await lockMembers(query, tenantId);
  const rows = await query<{ account_id: string; role: Role }>(
    `select account_id, role from gateway.member where tenant_id = $1`,
    [tenantId],
  );
  return new Map(rows.map(({ account_id: accountId, role }) => [accountId, role]));
}

/** Throws OWNER_LAST where somebody is an owner and nobody else is. */
export function expectOwnerBeside(
  roles: ReadonlyMap<string, Role>,
  accountId: string,
  tenantId: string,
): void {
  if (roles.get(accountId) !== 'owner') return;
  if ([...roles].some(([id, role]) => role === 'owner' && id !== accountId)) return;
  throw new Failure(
    'OWNER_LAST',
    `${accountId} is the last owner of ${tenantId}; make another member its owner first.`,
  );
}

/** Whoever is offered to join what nobody is left in would have no owner. */
const takeBackSql = `
  update gateway.invitation set deleted_at = now(), updated_at = now() where tenant_id = $1 and taken_at is null and deleted_at is null`;

/** Tenants in one order, so that two who leave several never wait for each other. */
const tenantsSql = `select tenant_id as "tenantId" from gateway.member where account_id = $1 order by tenant_id`;

/** Sees that an account may leave all its tenants; whoever is alone in one may. Throws OWNER_LAST. */
export async function expectMayLeave(query: Query, accountId: string): Promise<void> {
  // Whoever joins a tenant holds his account, so that none is left out.
  await query(`select id from gateway.account where id = $1 for update`, [accountId]);
  for (const { tenantId } of await query<{ tenantId: string }>(tenantsSql, [accountId])) {
    const roles = await lockedRoles(query, tenantId);
    if (roles.size > 1) expectOwnerBeside(roles, accountId, tenantId);
    else if (roles.get(accountId) === 'owner') await query(takeBackSql, [tenantId]);
  }
}
