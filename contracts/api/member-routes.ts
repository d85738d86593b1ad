/** Who belongs to a tenant, and as what. */
import * as z from 'zod';
import { Invitation, Member, Membership, Token } from '../account.ts';
import { Role } from '../rights.ts';
import { withTag } from '../seen.ts';
import { Id, Instant, Words } from '../shared.ts';
import { none, nothing, pageEnd, pageQuery } from './route-pieces.ts';
import type { Route } from './route.ts';

const title = Words.trim().min(1).max(100);
const days = z.int().positive().max(90).default(7);
const empty = { kind: 'json', status: 200, schema: z.strictObject({}) } as const;

const Listed = withTag(Member);

const here = <P extends `/${string}`>(method: Route['method'], path: P, does: string) =>
  ({ method, path, does, params: nothing, query: nothing }) as const;

const listed = <P extends `/${string}`>(path: P, does: string) =>
  ({ method: 'GET', path, does, params: nothing, query: pageQuery }) as const;

const invited = {
  kind: 'json',
  status: 201,
  schema: z.strictObject({ invitation: Invitation, token: Token, tenantId: Id }),
} as const;

export const memberRoutes = {
  createTenant: {
    ...here('POST', '/tenants', 'Opens another tenant of yours, where anybody may register.'),
    right: 'account',
    body: { kind: 'json', schema: z.strictObject({ title }) },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ membership: Membership }) },
  },
  listMembers: {
    ...listed('/members', 'Lists who belongs to the tenant, for those who decide who sees what.'),
    ...{ right: 'share', body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ members: z.array(Listed), ...pageEnd }) },
  },
  setRole: {
    ...{
      method: 'PUT',
      path: '/members/{accountId}',
      does: 'Makes a member something else than he was seen to be.',
    },
    ...{ right: 'manage', params: z.strictObject({ accountId: Id }), query: nothing, changesSeen: 'value' },
    body: { kind: 'json', schema: z.strictObject({ role: Role }) },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ member: Listed }) },
  },
  removeMember: {
    ...{
      method: 'DELETE',
      path: '/members/{accountId}',
      does: 'Ends a membership and what was proved with it.',
    },
    ...{
      right: 'manage',
      params: z.strictObject({ accountId: Id }),
      query: nothing,
      body: none,
      answer: empty,
    },
  },
  listInvitations: {
    ...listed('/invitations', 'Lists invitations that nobody has taken yet.'),
    ...{ right: 'manage', body: none },
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({ invitations: z.array(Invitation), ...pageEnd }),
    },
  },
  invite: {
    ...here('POST', '/invitations', 'Offers membership to whoever has the token, which is told once.'),
    ...{ right: 'manage', isSecret: true, answer: invited },
    body: { kind: 'json', schema: z.strictObject({ role: Role, days }) },
  },
  revokeInvitation: {
    ...{ method: 'DELETE', path: '/invitations/{invitationId}', does: 'Takes an invitation back.' },
    ...{ right: 'manage', params: z.strictObject({ invitationId: Id }) },
    ...{ query: nothing, body: none, answer: empty },
  },
  acceptInvitation: {
    ...here('POST', '/invitations/accept', 'Makes you a member by an invitation.'),
    ...{ right: 'account', isSecret: true },
    body: { kind: 'json', schema: z.strictObject({ invitation: Token }) },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ membership: Membership }) },
  },
  listTenants: {
    ...listed('/operator/tenants', 'Lists all tenants of the installation.'),
    ...{ right: 'operate', body: none },
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({
        tenants: z.array(z.strictObject({ id: Id, title: z.string(), members: z.int(), createdAt: Instant })),
        ...pageEnd,
      }),
    },
  },
  inviteOwner: {
    ...here('POST', '/operator/tenants', 'Opens a tenant and offers to own it to whoever has the token.'),
    ...{ right: 'operate', isSecret: true, answer: invited },
    body: { kind: 'json', schema: z.strictObject({ title, days }) },
  },
} as const satisfies Readonly<Record<string, Route>>;
