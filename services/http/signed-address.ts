/** Lets a request in that carries no key and a signed address, and nothing but what was signed. */
import type { Principal } from '../../contracts/account.ts';
import { type Linked, Signature } from '../../contracts/modules/gateway/address-actions.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { Route } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Ask } from '../wiring/ask.ts';
import { urlOf, type Exchange } from './exchange.ts';
import { nobody, scopeOf } from './identify.ts';

/** What is signed of an address: whoever may get a file may ask for its head as well. */
export const linkedTo = ({ pathname, searchParams }: URL): Linked => ({
  method: 'GET',
  path: pathname,
  disposition: searchParams.get('download') === '1' ? 'attachment' : 'inline',
});

/** A time as it is written here, and in no other signs; null for anything else. */
const secondsIn = (exp: string | undefined): number | null =>
  /^[1-9]\d{0,14}$/.test(exp ?? '') ? Number(exp) : null;

/**
 * Whoever brings an address that was signed, and may see what it names; null where the route believes none, or the address
 * carries no proof. Rejects with SIGNATURE_WRONG or SIGNATURE_EXPIRED.
 */
export async function principalBySignature(
  name: RouteName,
  { request, requestId }: Exchange,
  ask: Ask,
): Promise<Principal | null> {
  const url = urlOf(request);
  if ((routes[name] as Route).signed !== true || !url.searchParams.has('sig')) return null;
  const { exp, kid, sig } = Object.fromEntries(url.searchParams);
  const signature = Signature.safeParse({ exp: secondsIn(exp), kid, sig });
  if (!signature.success) throw new Failure('SIGNATURE_WRONG');
  const linked = { ...linkedTo(url), ...signature.data };
  const { tenantId } = await ask(scopeOf(nobody, requestId), gateway.checkAddress, linked);
  return {
    ...{ accountId: signature.data.kid, name: 'a signed address', tenantId, projectId: null },
    // Whoever signed it could see the file that it names, and it names no other.
    ...{ rights: ['watch', 'look'], by: 'signed address', credentialId: signature.data.kid },
  };
}
