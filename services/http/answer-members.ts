/** Who belongs to a tenant: what the HTTP API answers. */
import type { Member } from '../../contracts/account.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import { roleTag } from '../../actors/runtime/value-tags.ts';
import { json, tagged, withTag, type Answers, type Asker } from './answered.ts';

/** What is joined or opened is joined by somebody with an account, who is logged in. */
function personOf({ principal }: Asker): string {
  if (principal.by === 'session') return principal.accountId;
  throw new Failure('RIGHT_MISSING', 'Only somebody who is logged in with a password may do this.');
}

type MemberAnswers = Pick<
  Answers,
  | 'createTenant'
  | 'listMembers'
  | 'setRole'
  | 'removeMember'
  | 'listInvitations'
  | 'invite'
  | 'revokeInvitation'
  | 'acceptInvitation'
  | 'listTenants'
  | 'inviteOwner'
>;

const withRoleTag = withTag<Member>(roleTag);

export const memberAnswers: MemberAnswers = {
  createTenant: async ({ body }, asker, { ask }) =>
    json(
      'createTenant',
      await ask(asker.scope, gateway.createTenant, { ...body, accountId: personOf(asker) }),
    ),
  listMembers: async ({ query }, { scope }, { ask }) => {
    const { members, next } = await ask(scope, gateway.listMembers, query);
    return json('listMembers', { members: members.map(withRoleTag), next });
  },
  setRole: async ({ params, body }, { scope, seenTags: seen }, { ask }) => {
    const { member } = await ask(scope, gateway.setRole, { ...params, ...body, seen });
    return tagged(json('setRole', { member: withRoleTag(member) }), roleTag(member));
  },
  removeMember: async ({ params }, { scope }, { ask }) =>
    json('removeMember', await ask(scope, gateway.removeMember, params)),
  listInvitations: async ({ query }, { scope }, { ask }) =>
    json('listInvitations', await ask(scope, gateway.listInvitations, query)),
  invite: async ({ body }, { scope }, { ask }) =>
    json('invite', await ask(scope, gateway.invite, { ...body, title: null })),
  revokeInvitation: async ({ params }, { scope }, { ask }) =>
    json('revokeInvitation', await ask(scope, gateway.revokeInvitation, params)),
  acceptInvitation: async ({ body }, asker, { ask }) => {
    const invitation = sha256Hex(body.invitation);
    const asked = { accountId: personOf(asker), invitation };
    return json('acceptInvitation', await ask(asker.scope, gateway.acceptInvitation, asked));
  },
  listTenants: async ({ query }, { scope }, { ask }) =>
    json('listTenants', await ask(scope, gateway.listTenants, query)),
  inviteOwner: async ({ body }, { scope }, { ask }) =>
    json('inviteOwner', await ask(scope, gateway.invite, { ...body, role: 'owner' })),
};
