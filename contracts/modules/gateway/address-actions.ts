/** Addresses that anybody may ask at for a while: who made one vouches for it. */
import * as z from 'zod';
import { Id, Instant } from '../../shared.ts';

/** How long a signed address may hold, seconds. */
export const ADDRESS_SECONDS = 7 * 86_400;

/** What is signed of a request: all that changes the answer. */
export const Linked = z.strictObject({
  method: z.enum(['GET']),
  path: z
    .string()
    .max(2_000)
    .regex(/^\/[\x21-\x7e]*$/),
  disposition: z.enum(['inline', 'attachment']),
});
export type Linked = z.infer<typeof Linked>;

/** What an address carries to be believed: until when, by which key, and the proof. */
export const Signature = z.strictObject({
  exp: z.int().positive(),
  kid: Id,
  sig: z.string().regex(/^[\w-]{43}$/),
});
export type Signature = z.infer<typeof Signature>;

export const addressActions = {
  signAddress: {
    does: 'Signs an address of the tenant, which holds for a while.',
    params: Linked.extend({ seconds: z.int().min(1).max(ADDRESS_SECONDS) }),
    result: z.strictObject({ signature: Signature, expiresAt: Instant }),
  },
  checkAddress: {
    does: 'Tells for which tenant an address was signed; refuses what was not signed here, or holds no longer.',
    params: Linked.extend(Signature.shape),
    result: z.strictObject({ tenantId: Id }),
  },
} as const;
