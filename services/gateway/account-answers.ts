/** Accounts, members and keys: what the gateway answers. */
import type { CommentStore } from '../../actors/gateway/comment-store.ts';
import { guestOf } from '../../actors/gateway/comments.ts';
import {
  authenticate,
  getAccount,
  logIn,
  refreshSession,
  type AccountPorts,
} from '../../actors/gateway/log-in.ts';
import {
  createApiKey,
  invite,
  removeMember,
  revokeApiKey,
  revokeInvitation,
  setRole,
} from '../../actors/gateway/membership.ts';
import {
  acceptInvitation,
  changePassword,
  createTenant,
  eraseAccount,
  register,
} from '../../actors/gateway/registration.ts';
import { pageAsked } from '../../actors/runtime/page.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers } from '../wiring/serve.ts';

const done = (work: Promise<unknown>): Promise<Record<string, never>> => work.then(() => ({}));

export const accountAnswers = (ports: AccountPorts & { readonly said: CommentStore }) =>
  ({
    register: (params, { scope }) => register(ports, scope, params),
    logIn: (params, { scope }) => logIn(ports, scope, params),
    refreshSession: (params, { scope }) => refreshSession(ports, scope, params),
    endSession: ({ accountId, sessionId }) => done(ports.accounts.sessions.end(accountId, sessionId)),
    authenticate: async ({ token, isLink }) => ({
      principal: await (isLink ? guestOf(ports.said, token) : authenticate(ports, token)),
    }),
    getAccount: ({ accountId }) => getAccount(ports, accountId),
    changePassword: (params) => done(changePassword(ports, params)),
    eraseAccount: (params) => done(eraseAccount(ports, params)),
    createApiKey: (params, { scope }) => createApiKey(ports, scope, params),
    listApiKeys: async ({ accountId, ...asked }, { scope }) => {
      const page = await ports.accounts.apiKeys.list(scope.tenantId, accountId, pageAsked(asked));
      return { keys: [...page.items], next: page.next };
    },
    revokeApiKey: (params, { scope }) => done(revokeApiKey(ports, scope, params)),
  }) satisfies Partial<Answers<typeof gateway>>;

export const memberAnswers = (ports: AccountPorts) => {
  const { tenants, members, invitations } = ports.accounts;
  return {
    createTenant: (params, { scope }) => createTenant(ports, scope, params),
    listTenants: async (asked) => {
      const { items, next } = await tenants.list(pageAsked(asked));
      return { tenants: [...items], next };
    },
    listMembers: async (asked, { scope }) => {
      const { items, next } = await members.list(scope.tenantId, pageAsked(asked));
      return { members: [...items], next };
    },
    setRole: (params, { scope }) => setRole(ports, scope, params),
    removeMember: (params, { scope }) => done(removeMember(ports, scope, params)),
    invite: (params, { scope }) => invite(ports, scope, params),
    listInvitations: async (asked, { scope }) => {
      const { items, next } = await invitations.list(scope.tenantId, pageAsked(asked));
      return { invitations: [...items], next };
    },
    revokeInvitation: (params, { scope }) => done(revokeInvitation(ports, scope, params)),
    acceptInvitation: (params, { scope }) => acceptInvitation(ports, scope, params),
  } satisfies Partial<Answers<typeof gateway>>;
};
