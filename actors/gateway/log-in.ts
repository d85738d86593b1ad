/** Somebody proves who he is, and goes on proving it. */
import type { Grant, Principal } from '../../contracts/account.ts';
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import { rightsOf } from '../../contracts/rights.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Cache } from '../runtime/cache.ts';
import type { Ids } from '../runtime/clock.ts';
import type { AccountStore } from './account-store.ts';
import type { Passwords, Secrets } from '../runtime/secrets.ts';
import { expectPatience } from './slow-down.ts';
import { grantOf, newTokens } from './tokens.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

export interface AccountPorts {
  readonly accounts: AccountStore;
  readonly secrets: Secrets;
  readonly passwords: Passwords;
  readonly cache: Pick<Cache, 'count'>;
  readonly ids: Ids;
  /** Whether anybody may register, or only whoever is invited. */
  readonly isOpen: boolean;
}

/** Rejects with ACCOUNT_UNKNOWN. */
export async function getAccount(
  { accounts }: Pick<AccountPorts, 'accounts'>,
  accountId: string,
): Promise<Result<'getAccount'>> {
  const account = await accounts.accounts.find(accountId);
  if (account === null) throw new Failure('ACCOUNT_UNKNOWN', `There is no account ${accountId}.`);
  return { account, memberships: [...(await accounts.tenants.of(accountId))] };
}

const notYours = (tenantId: string): Failure =>
  new Failure('TENANT_UNKNOWN', `You do not belong to ${tenantId}.`);

/** The tenant that somebody works in: the one that he names, or his first. Rejects with TENANT_UNKNOWN. */
function tenantAmong({ memberships }: Result<'getAccount'>, wanted: string | null): string {
  const found = memberships.find(({ tenantId }) => wanted === null || tenantId === wanted);
  if (found !== undefined) return found.tenantId;
  if (wanted !== null) throw notYours(wanted);
  throw new Failure('TENANT_UNKNOWN', 'You belong to no tenant; ask for an invitation.');
}

export async function beginSession(
  { accounts, secrets, ids }: AccountPorts,
  scope: Scope,
  { accountId, tenantId }: { readonly accountId: string; readonly tenantId: string },
): Promise<Grant> {
  const tokens = newTokens(secrets);
  const session = { id: ids.next('session'), accountId, ...tokens.hashes };
  const own = { ...scope, tenantId, projectId: tenantId };
  return grantOf(tenantId, tokens, await accounts.sessions.begin(own, session));
}

/** Rejects with LOGIN_WRONG, which does not say what of it is wrong. */
export async function expectPassword(
  { accounts, passwords, cache }: AccountPorts,
  {
    accountId,
    password,
    from,
  }: { readonly accountId: string; readonly password: string; readonly from: string },
): Promise<void> {
  await expectPatience(cache, { email: accountId, from });
  const hash = await accounts.accounts.passwordHash(accountId);
  if (!(await passwords.verify(password, hash))) throw new Failure('LOGIN_WRONG');
}

export async function logIn(
  ports: AccountPorts,
  scope: Scope,
  { email, password, tenantId, from }: Params<'logIn'>,
): Promise<Result<'logIn'>> {
  const { accounts, passwords, cache } = ports;
  await expectPatience(cache, { email, from });
  const found = await accounts.accounts.byEmail(email);
  const isRight = await passwords.verify(password, found?.passwordHash ?? null);
  if (found === null || !isRight) throw new Failure('LOGIN_WRONG');
  const known = await getAccount(ports, found.id);
  const named = { accountId: found.id, tenantId: tenantAmong(known, tenantId) };
  return { ...known, grant: await beginSession(ports, scope, named) };
}

/**
 * Rejects with LOGIN_OVER where the session is ended, also because of this token; with REFRESH_RACED just after its use; with
 * TENANT_UNKNOWN for a tenant that is not his, and then the token may be used for another.
 */
export async function refreshSession(
  { accounts, secrets }: Pick<AccountPorts, 'accounts' | 'secrets'>,
  scope: Scope,
  { refresh, tenantId }: Params<'refreshSession'>,
): Promise<Result<'refreshSession'>> {
  const state = await accounts.sessions.use(refresh, tenantId);
  if (state.kind === 'raced') throw new Failure('REFRESH_RACED');
  if (state.kind === 'elsewhere') throw notYours(state.tenantId);
  if (state.kind !== 'good') throw new Failure('LOGIN_OVER');
  const tokens = newTokens(secrets);
  const own = { ...scope, tenantId: state.tenantId, projectId: state.tenantId };
  const times = await accounts.sessions.renew(own, state.sessionId, tokens.hashes);
  return { accountId: state.accountId, grant: grantOf(state.tenantId, tokens, times) };
}

/** A key may do what its owner may do now, and of that what it was made for. */
export async function authenticate(
  { accounts }: Pick<AccountPorts, 'accounts'>,
  token: string,
): Promise<Principal | null> {
  const owner = await accounts.ownerOf(token);
  if (owner === null) return null;
  const { role, rights, ...rest } = owner;
  const may = rightsOf[role].filter((right) => rights === null || rights.includes(right));
  return { ...rest, rights: may, projectId: null };
}
