/** Somebody becomes somebody: an account, a tenant of its own or a place in another’s. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import type { OpenInvitation } from './account-store.ts';
import { beginSession, expectPassword, getAccount, type AccountPorts } from './log-in.ts';
import { expectPatience } from './slow-down.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

/** Rejects with INVITATION_UNKNOWN for one that is taken, over, or none. */
async function invitationOf({ accounts }: AccountPorts, hash: string): Promise<OpenInvitation> {
  const invitation = await accounts.invitations.find(hash);
  if (invitation === null) throw new Failure('INVITATION_UNKNOWN');
  return invitation;
}

async function join(
  { accounts, ids }: AccountPorts,
  scope: Scope,
  { accountId, invitation }: { readonly accountId: string; readonly invitation: OpenInvitation },
): Promise<string> {
  const { tenantId } = invitation;
  const own = { ...scope, tenantId, projectId: tenantId };
  const member = { id: ids.next('member'), accountId };
  if (!(await accounts.invitations.take(own, invitation, member))) throw new Failure('INVITATION_UNKNOWN');
  return tenantId;
}

export async function openTenant(
  { accounts, ids }: AccountPorts,
  scope: Scope,
  {
    accountId,
    title,
    tenantId = ids.next('tenant'),
  }: { readonly accountId: string; readonly title: string; readonly tenantId?: string },
): Promise<string> {
  const own = { ...scope, tenantId, projectId: tenantId };
  await accounts.tenants.open(own, { id: tenantId, title });
  await accounts.members.add(own, { id: ids.next('member'), accountId, role: 'owner' });
  return tenantId;
}

const nameOnce = (kind: 'account' | 'tenant', onceKey: string): string =>
  `${kind}-${fingerprint(['register', kind, onceKey]).slice(0, 26)}`;

/**
 * Whether the account was made under this very key, and a place of its own is all that it may still lack. Rejects with
 * ANSWER_SECRET where it lacks nothing; whoever has not its password is told of no key.
 */
async function isHalfMade(
  ports: AccountPorts,
  { email, password }: Params<'register'>,
  accountId: string,
): Promise<boolean> {
  const found = await ports.accounts.accounts.byEmail(email);
  if (found?.id !== accountId || !(await ports.passwords.verify(password, found.passwordHash))) return false;
  if ((await ports.accounts.tenants.of(accountId)).length > 0)
    throw new Failure('ANSWER_SECRET', 'The account was made under this Idempotency-Key; log in with it.');
  return true;
}

/** Where nobody has the address, somebody had it who was made under the same key and is erased. */
const whyTaken = async ({ accounts }: AccountPorts, email: string): Promise<Failure> =>
  new Failure((await accounts.accounts.byEmail(email)) === null ? 'KEY_REUSED' : 'EMAIL_TAKEN');

/** Nothing is stored of whoever may not come in. */
export async function register(
  ports: AccountPorts,
  scope: Scope,
  params: Params<'register'>,
): Promise<Result<'register'>> {
  const { email, name, invitation, from, onceKey } = params;
  await expectPatience(ports.cache, { email, from });
  const accountId = nameOnce('account', onceKey);
  const isThere = await isHalfMade(ports, params, accountId);
  if (invitation === null && !ports.isOpen) throw new Failure('REGISTRATION_CLOSED');
  const invited = invitation === null ? null : await invitationOf(ports, invitation);
  const passwordHash = isThere ? null : await ports.passwords.hash(params.password);
  if (passwordHash !== null) {
    const account = { id: accountId, email, name, passwordHash };
    if (!(await ports.accounts.accounts.insert(scope, account))) throw await whyTaken(ports, email);
  }
  const tenantId =
    invited === null
      ? await openTenant(ports, scope, { accountId, title: name, tenantId: nameOnce('tenant', onceKey) })
      : await join(ports, scope, { accountId, invitation: invited });
  const grant = await beginSession(ports, scope, { accountId, tenantId });
  return { ...(await getAccount(ports, accountId)), grant };
}

async function membershipOf(
  ports: AccountPorts,
  accountId: string,
  tenantId: string,
): Promise<Result<'createTenant'>> {
  const { memberships } = await getAccount(ports, accountId);
  const membership = memberships.find((each) => each.tenantId === tenantId);
  if (membership === undefined) throw new Failure('TENANT_UNKNOWN');
  return { membership };
}

/** Of one account, that it owns. */
const MOST_TENANTS = 20;

/** Another tenant of somebody who has an account; where only the invited register, only the invited have tenants. */
export async function createTenant(
  ports: AccountPorts,
  scope: Scope,
  { accountId, title }: Params<'createTenant'>,
): Promise<Result<'createTenant'>> {
  const { memberships } = await getAccount(ports, accountId);
  if (!ports.isOpen) throw new Failure('REGISTRATION_CLOSED');
  if (memberships.filter(({ role }) => role === 'owner').length >= MOST_TENANTS)
    throw new Failure('QUOTA_EXCEEDED', `An account owns at most ${MOST_TENANTS} tenants.`);
  return membershipOf(ports, accountId, await openTenant(ports, scope, { accountId, title }));
}

export async function acceptInvitation(
  ports: AccountPorts,
  scope: Scope,
  { accountId, invitation }: Params<'acceptInvitation'>,
): Promise<Result<'acceptInvitation'>> {
  await getAccount(ports, accountId);
  const found = await invitationOf(ports, invitation);
  return membershipOf(ports, accountId, await join(ports, scope, { accountId, invitation: found }));
}

/** Whoever has a session of an account has not its password. */
export async function changePassword(
  ports: AccountPorts,
  { accountId, current, next, sessionId, from }: Params<'changePassword'>,
): Promise<void> {
  await expectPassword(ports, { accountId, password: current, from });
  const { accounts, sessions } = ports.accounts;
  await accounts.setPassword(accountId, await ports.passwords.hash(next));
  await sessions.endOthers(accountId, sessionId);
}

/** A tenant keeps an owner: whoever is the last must hand it over first. */
export async function eraseAccount(
  ports: AccountPorts,
  { accountId, password, from }: Params<'eraseAccount'>,
): Promise<void> {
  await expectPassword(ports, { accountId, password, from });
  await ports.accounts.accounts.erase(accountId);
}
