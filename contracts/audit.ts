/** Who did what in a tenant: only ever added to, and each entry holds the one before it fast. */
import * as z from 'zod';
import { Id, Instant, Sha256 } from './shared.ts';

/** What is kept of a deed: names of things, never what was written into them. */
export const Deed = z.strictObject({
  /** The account, link or key that did it: a name that means nobody once the account is erased. */
  actor: Id,
  by: z.string().max(40),
  /** The route of the API. */
  deed: z.string().max(80),
  /** What it was done to, as the address names it. */
  subject: z.record(z.string().max(40), z.string().max(300)),
  /** How it ended: 200, or the code of the error. */
  outcome: z.string().max(60),
  requestId: Id,
});
export type Deed = z.infer<typeof Deed>;

export const AuditEntry = z.strictObject({
  ...Deed.shape,
  /** Its place among those of the tenant, from 1. */
  number: z.int().positive(),
  at: Instant,
  /** SHA-256 of the hash before it and of this entry. */
  hash: Sha256,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Whether the entries of a tenant are those that were written, in their order and all of them. */
export const AuditCheck = z.strictObject({
  entries: z.int().nonnegative(),
  /** The first entry that is not what was written; null where all are. */
  brokenAt: z.int().positive().nullable(),
  /** Whoever keeps it elsewhere sees later that nothing was rewritten from the beginning. */
  lastHash: z.string(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;
