/** Sessions, keys of programs and whom they are of, on PostgreSQL: tokens are kept as hashes and nothing else. */
import type {
  AccountStore,
  ApiKeys,
  RefreshState,
  Sessions,
  TokenOwner,
  TokenTimes,
} from '../../actors/gateway/account-store.ts';
import type { ApiKey } from '../../contracts/account.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';
import { accountTable, tenantTable } from './accounts.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';
import { instantSql, scopeColumns, scopeValues } from './shared-values.ts';
import { invitationTable, memberTable } from './members.ts';

/** How long a token proves something, how long the next may be had for it, and how long a login lasts at all. */
const ACCESS = `interval '10 minutes'`;
const REFRESH = `interval '14 days'`;
const SESSION = `interval '60 days'`;

/** Two pages of one person may refresh at the same moment. */
const RACE = `interval '10 seconds'`;

const addTokens = `
  insert into gateway.token (hash, session_id, kind, expires_at, ${scopeColumns})
  values ($1, $3, 'access', now() + ${ACCESS}, $4, $5, $6, $7), ($2, $3, 'refresh', now() + ${REFRESH}, $4, $5, $6, $7)
  returning kind, ${instantSql('expires_at')} as at`;

async function added(
  query: Transaction['query'],
  scope: Scope,
  given: { readonly sessionId: string; readonly access: string; readonly refresh: string },
): Promise<TokenTimes> {
  const rows = await query<{ kind: string; at: string }>(addTokens, [
    given.access,
    given.refresh,
    given.sessionId,
    ...scopeValues(scope),
  ]);
  const at = (kind: string): string => rows.find((row) => row.kind === kind)?.at ?? '';
  return { accessExpiresAt: at('access'), refreshExpiresAt: at('refresh') };
}

interface RefreshRow extends Row {
  readonly sessionId: string;
  readonly accountId: string;
  readonly tenantId: string;
  readonly isMember: boolean;
  readonly isUsed: boolean;
  readonly isRaced: boolean;
}

const refreshSql = `
  select s.id as "sessionId", s.account_id as "accountId", coalesce($2, s.tenant_id) as "tenantId", t.used_at is not null as "isUsed",
    coalesce(t.used_at > now() - ${RACE}, false) as "isRaced",
    exists (select from gateway.member m where m.account_id = s.account_id and m.tenant_id = coalesce($2, s.tenant_id)) as "isMember"
  from gateway.token t join gateway.session s on s.id = t.session_id
  where t.hash = $1 and t.kind = 'refresh' and t.expires_at > now() and s.ended_at is null and s.expires_at > now() for update`;

const endSql = `update gateway.session set ended_at = now(), updated_at = now() where id = $1 and ended_at is null`;

const use = (database: ModuleDatabase, hash: string, tenantId: string | null): Promise<RefreshState> =>
  database.transaction(async ({ query }): Promise<RefreshState> => {
    const [row] = await query<RefreshRow>(refreshSql, [hash, tenantId]);
    if (row === undefined) return { kind: 'unknown' };
    const { isUsed, isRaced, isMember, ...session } = row;
    if (isUsed && isRaced) return { kind: 'raced' };
    if (isUsed) {
      await query(endSql, [session.sessionId]);
      return { kind: 'stolen', sessionId: session.sessionId };
    }
    if (!isMember) return { kind: 'elsewhere', tenantId: session.tenantId };
    await query(`update gateway.token set used_at = now(), updated_at = now() where hash = $1`, [hash]);
    return { kind: 'good', ...session };
  });

export const sessionTable = (database: ModuleDatabase): Sessions => ({
  begin: (scope, { id, accountId, ...pair }) =>
    database.transaction(async ({ query }) => {
      await query(`delete from gateway.token where expires_at < now() - interval '1 day'`);
      await query(
        `insert into gateway.session (id, account_id, expires_at, ${scopeColumns}) values ($1, $2, now() + ${SESSION}, $3, $4, $5, $6)`,
        [id, accountId, ...scopeValues(scope)],
      );
      return added(query, scope, { ...pair, sessionId: id });
    }),

  use: (hash, tenantId) => use(database, hash, tenantId),

  renew: (scope, sessionId, pair) =>
    database.transaction(async ({ query }) => {
      await query(
        `update gateway.session set tenant_id = $2, project_id = $2, updated_at = now() where id = $1`,
        [sessionId, scope.tenantId],
      );
      return added(query, scope, { ...pair, sessionId });
    }),

  async end(accountId, sessionId) {
    await database.query(`${endSql} and account_id = $2`, [sessionId, accountId]);
  },

  async endOthers(accountId, sessionId) {
    await database.query(
      `update gateway.session set ended_at = now(), updated_at = now() where account_id = $1 and id <> $2 and ended_at is null`,
      [accountId, sessionId],
    );
  },

  list: (accountId) =>
    database.query<SessionRow>(
      `select id, tenant_id as "tenantId", ${instantSql('created_at')} as "createdAt", ${instantSql('ended_at')} as "endedAt"
       from gateway.session where account_id = $1 order by gateway.session.created_at desc, id limit 100`,
      [accountId],
    ),
});

interface SessionRow extends Row {
  readonly id: string;
  readonly tenantId: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
}

const keyColumns = `id, name, rights, ${instantSql('created_at')} as "createdAt", ${instantSql('expires_at')} as "expiresAt"`;

const apiKeyTable = (database: ModuleDatabase): ApiKeys => ({
  async insert(scope, { id, hash, accountId, name, rights, days }) {
    const rows = await database.forTenant(scope.tenantId).query<ApiKey & Row>(
      `insert into gateway.api_key (id, hash, account_id, name, rights, expires_at, ${scopeColumns})
       values ($1, $2, $3, $4, $5, now() + $6::int * interval '1 day', $7, $8, $9, $10) returning ${keyColumns}`,
      [id, hash, accountId, name, JSON.stringify(rights), days, ...scopeValues(scope)],
    );
    return rows[0] as ApiKey;
  },

  async list(tenantId, accountId, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<ApiKey>>(
      `select ${keyColumns}, ${placeOfMade('api_key')} from gateway.api_key
       where tenant_id = $1 and account_id = $2 and revoked_at is null and ${isMadeBeyond({ of: 'api_key', is: '>', parameter: '$3' })}
       order by api_key.created_at, id limit $4`,
      [tenantId, accountId, after, limit],
    );
    return paged(rows, limit);
  },

  listAll: (accountId) =>
    database.query<ApiKey & Row>(
      `select ${keyColumns} from gateway.api_key where account_id = $1 order by gateway.api_key.created_at, id limit 500`,
      [accountId],
    ),

  async revoke(tenantId, accountId, id) {
    const rows = await database.forTenant(tenantId).query(
      `update gateway.api_key set revoked_at = now(), updated_at = now()
       where tenant_id = $1 and account_id = $2 and id = $3 and revoked_at is null returning id`,
      [tenantId, accountId, id],
    );
    return rows.length > 0;
  },
});

/** A session that is ended, a key that is revoked and a member who has gone all prove nothing. */
const ownerSql = `
  select p.by, p.id as "credentialId", p.account_id as "accountId", a.name, p.tenant_id as "tenantId", m.role, p.rights from (
    select 'session' as by, s.id, s.account_id, t.tenant_id, null::jsonb as rights
    from gateway.token t join gateway.session s on s.id = t.session_id
    where t.hash = $1 and t.kind = 'access' and t.expires_at > now() and s.ended_at is null and s.expires_at > now()
    union all
    select 'api key', k.id, k.account_id, k.tenant_id, k.rights from gateway.api_key k
    where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())) as p
  join gateway.account a on a.id = p.account_id and a.deleted_at is null
  join gateway.member m on m.account_id = p.account_id and m.tenant_id = p.tenant_id`;

/** Everything that the gateway knows of people. */
export const accountStore = (database: ModuleDatabase): AccountStore => ({
  accounts: accountTable(database),
  tenants: tenantTable(database),
  members: memberTable(database),
  invitations: invitationTable(database),
  sessions: sessionTable(database),
  apiKeys: apiKeyTable(database),
  async ownerOf(tokenHash) {
    const rows = await database.query<TokenOwner & Row>(ownerSql, [tokenHash]);
    return rows[0] ?? null;
  },
});
