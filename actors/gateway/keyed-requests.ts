/** What a client asks for under a key of its own is done once, however often it asks. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Ids } from '../runtime/clock.ts';
import type { GatewayStore } from './studio-store.ts';

export interface KeyPorts {
  readonly store: Pick<GatewayStore, 'keys'>;
  readonly ids: Ids;
}

/** Rejects with KEY_REUSED for another request under the same key, with REQUEST_UNDERWAY while the same is being done. */
export async function beginRequest(
  { store: { keys }, ids }: KeyPorts,
  scope: Scope,
  { key, fingerprint }: ReceivedParamsOf<(typeof gateway)['beginRequest']>,
): Promise<ResultOf<(typeof gateway)['beginRequest']>> {
  const id = await keys.begin(scope, { id: ids.next('ask'), key, fingerprint });
  if (id !== null) return { id, answer: null };
  const known = await keys.known(scope.tenantId, key);
  // Whoever was doing it has just let it go.
  if (known === null) throw new Failure('REQUEST_UNDERWAY');
  if (known.fingerprint !== fingerprint) throw new Failure('KEY_REUSED');
  if (known.answer === null) throw new Failure('REQUEST_UNDERWAY');
  return { id: known.id, answer: known.answer };
}
