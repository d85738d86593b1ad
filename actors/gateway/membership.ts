/** Who belongs to a tenant, as what, and what programs may do in somebody’s name. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { AccountPorts } from './log-in.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

const memberUnknown = (accountId: string): Failure =>
  new Failure('MEMBER_UNKNOWN', `The tenant has no member ${accountId}.`);

export async function setRole(
  { accounts: { members } }: AccountPorts,
  { tenantId }: Scope,
  { accountId, ...change }: Params<'setRole'>,
): Promise<Result<'setRole'>> {
  const member = await members.setRole(tenantId, accountId, change);
  if (member === null) throw memberUnknown(accountId);
  return { member };
}

export async function removeMember(
  { accounts: { members } }: AccountPorts,
  { tenantId }: Scope,
  { accountId }: Params<'removeMember'>,
): Promise<void> {
  if (!(await members.remove(tenantId, accountId))) throw memberUnknown(accountId);
}

/** With a title, into a tenant that is opened for it; without one, into that of whoever invites. */
/** Of a tenant, that are open. */
const MOST_INVITATIONS = 100;

/** Of somebody, in one tenant. */
const MOST_KEYS = 50;

/** Throws QUOTA_EXCEEDED. */
function expectRoom(there: readonly unknown[], most: number, what: string): void {
  if (there.length >= most) throw new Failure('QUOTA_EXCEEDED', `There are at most ${most} ${what}.`);
}

export async function invite(
  { accounts, secrets, ids }: AccountPorts,
  scope: Scope,
  { role, days, title }: Params<'invite'>,
): Promise<Result<'invite'>> {
  const tenantId = title === null ? scope.tenantId : ids.next('tenant');
  const own = { ...scope, tenantId, projectId: tenantId };
  await accounts.tenants.open(own, { id: tenantId, title: title ?? tenantId });
  const { items: open } = await accounts.invitations.list(tenantId, { after: null, limit: MOST_INVITATIONS });
  expectRoom(open, MOST_INVITATIONS, 'open invitations of a tenant');
  const token = secrets.next('in');
  const wanted = { id: ids.next('invitation'), hash: secrets.hash(token), role, days };
  return { invitation: await accounts.invitations.insert(own, wanted), token, tenantId };
}

export async function revokeInvitation(
  { accounts: { invitations } }: AccountPorts,
  { tenantId }: Scope,
  { invitationId }: Params<'revokeInvitation'>,
): Promise<void> {
  if (await invitations.revoke(tenantId, invitationId)) return;
  throw new Failure('INVITATION_UNKNOWN', `The tenant has no open invitation ${invitationId}.`);
}

export async function createApiKey(
  { accounts: { apiKeys }, secrets, ids }: AccountPorts,
  scope: Scope,
  params: Params<'createApiKey'>,
): Promise<Result<'createApiKey'>> {
  const page = { after: null, limit: MOST_KEYS };
  const { items: own } = await apiKeys.list(scope.tenantId, params.accountId, page);
  expectRoom(own, MOST_KEYS, 'keys of one person in a tenant');
  const token = secrets.next('ak');
  const key = await apiKeys.insert(scope, { id: ids.next('key'), hash: secrets.hash(token), ...params });
  return { key, token };
}

export async function revokeApiKey(
  { accounts: { apiKeys } }: AccountPorts,
  { tenantId }: Scope,
  { accountId, keyId }: Params<'revokeApiKey'>,
): Promise<void> {
  if (await apiKeys.revoke(tenantId, accountId, keyId)) return;
  throw new Failure('API_KEY_UNKNOWN', `You have no key ${keyId}.`);
}
