/** Lets a request in that carries no key and a signed address, and nothing but what was signed. */
import { type Linked, Signature } from '../../contracts/modules/gateway/link-actions.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { Route } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { AnswerPorts } from './answered.ts';
import { urlOf, type Exchange } from './exchange.ts';

export interface SignedPorts extends Pick<AnswerPorts, 'ask'> {
  readonly scopeOf: (traceId: string) => Scope;
}

/** What is signed of an address: whoever may get a file may ask for its head as well. */
export const linkedTo = ({ pathname, searchParams }: URL): Linked => ({
  method: 'GET',
  path: pathname,
  disposition: searchParams.get('download') === '1' ? 'attachment' : 'inline',
});

/**
 * On whose behalf an address was signed; null where the route believes none, or the address carries no proof. Rejects with
 * LINK_WRONG or LINK_EXPIRED.
 */
export async function scopeBySignature(
  name: RouteName,
  { request, requestId }: Exchange,
  { ask, scopeOf }: SignedPorts,
): Promise<Scope | null> {
  const url = urlOf(request);
  if ((routes[name] as Route).signed !== true || !url.searchParams.has('sig')) return null;
  const { exp, kid, sig } = Object.fromEntries(url.searchParams);
  const signature = Signature.safeParse({ exp: Number(exp), kid, sig });
  if (!signature.success) throw new Failure('LINK_WRONG');
  const scope = scopeOf(requestId);
  const { tenantId } = await ask(scope, gateway.checkLink, { ...linkedTo(url), ...signature.data });
  return { ...scope, tenantId };
}
