/** Who did what, and what is known of somebody. */
import * as z from 'zod';
import { Account, ApiKey, Membership } from '../../account.ts';
import { AuditCheck, AuditEntry, Deed } from '../../audit.ts';
import { Comment } from '../../comment.ts';
import { Id, Instant, Place } from '../../shared.ts';

const page = z.strictObject({ after: z.int().nonnegative(), limit: z.int().positive().max(200) });

export const auditActions = {
  recordDeed: {
    does: 'Keeps for ever that somebody did something.',
    params: Deed,
    result: z.strictObject({ number: z.int().positive() }),
  },
  listDeeds: {
    does: 'Lists who did what in the tenant, in its order.',
    params: page.extend({ actor: Id.nullable(), deed: Deed.shape.deed.nullable() }),
    result: z.strictObject({ entries: z.array(AuditEntry), next: z.int().nullable() }),
  },
  checkDeeds: {
    does: 'Sees whether what was kept of who did what is still as it was written.',
    params: z.strictObject({}),
    result: AuditCheck,
    timeoutMs: 120_000,
  },
  exportAccount: {
    does: 'Gives everything that is known of somebody: all that would be forgotten with the account.',
    params: z.strictObject({ accountId: Id, after: Place }),
    result: z.strictObject({
      account: Account,
      memberships: z.array(Membership),
      sessions: z.array(
        z.strictObject({ id: Id, tenantId: Id, createdAt: Instant, endedAt: Instant.nullable() }),
      ),
      keys: z.array(ApiKey),
      comments: z.array(Comment),
      next: z.string().nullable(),
    }),
  },
} as const;
