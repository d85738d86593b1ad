/** Who belongs to a tenant, and as what. */
import * as z from 'zod';
import { Invitation, Member, Membership } from '../../account.ts';
import { Role } from '../../rights.ts';
import { SeenTags } from '../../seen.ts';
import { Id, Instant, Sha256, Words } from '../../shared.ts';
import { pageRef } from './facts.ts';

const title = Words.trim().min(1).max(100);

export const memberActions = {
  createTenant: {
    does: 'Opens a tenant and makes an account its owner.',
    params: z.strictObject({ accountId: Id, title }),
    result: z.strictObject({ membership: Membership }),
  },
  listTenants: {
    does: 'Lists all tenants of the installation, for those who operate it.',
    params: pageRef,
    result: z.strictObject({
      tenants: z.array(z.strictObject({ id: Id, title: z.string(), members: z.int(), createdAt: Instant })),
      next: z.string().nullable(),
    }),
  },
  listMembers: {
    does: 'Lists the members of the tenant.',
    params: pageRef,
    result: z.strictObject({ members: z.array(Member), next: z.string().nullable() }),
  },
  setRole: {
    does: 'Makes a member something else; a tenant keeps an owner.',
    params: z.strictObject({ accountId: Id, role: Role, seen: SeenTags }),
    result: z.strictObject({ member: Member }),
  },
  removeMember: {
    does: 'Ends a membership, and what was proved with it; a tenant keeps an owner.',
    params: z.strictObject({ accountId: Id }),
    result: z.strictObject({}),
  },
  invite: {
    does: 'Offers membership to whoever has the token; of a tenant that is not there yet, it is opened.',
    params: z.strictObject({ role: Role, days: z.int().positive().max(90), title: title.nullable() }),
    result: z.strictObject({ invitation: Invitation, token: z.string(), tenantId: Id }),
  },
  listInvitations: {
    does: 'Lists offers of membership that nobody has taken yet.',
    params: pageRef,
    result: z.strictObject({ invitations: z.array(Invitation), next: z.string().nullable() }),
  },
  revokeInvitation: {
    does: 'Takes an offer of membership back.',
    params: z.strictObject({ invitationId: Id }),
    result: z.strictObject({}),
  },
  acceptInvitation: {
    does: 'Makes an account a member by an invitation.',
    params: z.strictObject({ accountId: Id, invitation: Sha256 }),
    result: z.strictObject({ membership: Membership }),
  },
} as const;
