/** Addresses that are believed because of what they carry: a proof that only somebody with a key of ours can have made. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Linked, Signature } from '../../contracts/modules/gateway/address-actions.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Clock, Ids } from '../runtime/clock.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;

export interface SigningKey {
  readonly id: string;
  readonly tenantId: string;
  /** 32 bytes nobody can guess, in base64url. */
  readonly secret: string;
}

/** Keys are shared by all gateways. Time is the store’s. */
export interface SigningKeys {
  /** The key by which the tenant’s addresses are signed now: the newest, or `fresh` where that has signed long enough. */
  current(scope: Scope, fresh: Omit<SigningKey, 'tenantId'>): Promise<SigningKey>;
  /** Null where there is none any more. */
  find(id: string): Promise<SigningKey | null>;
}

export interface LinkPorts {
  readonly store: { readonly signingKeys: SigningKeys };
  readonly ids: Ids;
  readonly clock: Pick<Clock, 'now'>;
  /** A new secret. */
  readonly secret: () => string;
}

/** No part can hold what stands between them, so that no other parts give the same text. */
const textOf = ({ method, path, disposition }: Linked, { exp, kid }: Omit<Signature, 'sig'>): string =>
  [method, path, String(exp), kid, disposition].join('\n');

const proofOf = ({ secret }: SigningKey, text: string): Buffer =>
  createHmac('sha256', Buffer.from(secret, 'base64url')).update(text).digest();

/** Signs an address until `exp`, in seconds since the epoch. Pure. */
export function signed(linked: Linked, key: SigningKey, exp: number): Signature {
  const terms = { exp, kid: key.id };
  return { ...terms, sig: proofOf(key, textOf(linked, terms)).toString('base64url') };
}

/**
 * Whose address it is. Throws SIGNATURE_WRONG for what none of the keys has signed, and SIGNATURE_EXPIRED for what it has signed until
 * before `now`, ms. How long that takes tells nothing of the proof. Pure.
 */
export function signedBy(
  { sig, ...linked }: Linked & Signature,
  keys: readonly SigningKey[],
  now: number,
): SigningKey {
  const key = keys.find(({ id }) => id === linked.kid);
  if (key === undefined) throw new Failure('SIGNATURE_WRONG');
  // As text: of the last sign of base64url two bits mean nothing, and one address is to have one proof.
  const given = Buffer.from(sig);
  const proof = Buffer.from(proofOf(key, textOf(linked, linked)).toString('base64url'));
  if (given.length !== proof.length || !timingSafeEqual(given, proof)) throw new Failure('SIGNATURE_WRONG');
  if (linked.exp * 1_000 <= now) throw new Failure('SIGNATURE_EXPIRED');
  return key;
}

export async function signAddress(
  { store, ids, clock, secret }: LinkPorts,
  scope: Scope,
  { seconds, ...linked }: Params<'signAddress'>,
): Promise<ResultOf<(typeof gateway)['signAddress']>> {
  const fresh = { id: ids.next('key'), secret: secret() };
  const key = await store.signingKeys.current(scope, fresh);
  const exp = Math.floor(clock.now() / 1_000) + seconds;
  return { signature: signed(linked, key, exp), expiresAt: new Date(exp * 1_000).toISOString() };
}

export async function checkAddress(
  { store, clock }: Pick<LinkPorts, 'store' | 'clock'>,
  linked: Params<'checkAddress'>,
): Promise<ResultOf<(typeof gateway)['checkAddress']>> {
  const key = await store.signingKeys.find(linked.kid);
  const { tenantId } = signedBy(linked, key === null ? [] : [key], clock.now());
  return { tenantId };
}
