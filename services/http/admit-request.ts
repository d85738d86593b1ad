/** How much one tenant, or one place that nobody knows, may ask for in a minute. */
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../../contracts/account.ts';
import { Failure } from '../../contracts/error.ts';
import type { Cache } from '../../actors/runtime/cache.ts';

const MINUTE_MS = 60_000;

/** Of nobody known: who logs in needs a few, who guesses tokens many. */
const STRANGER_A_MINUTE = 300;

export interface AdmissionTerms {
  readonly cache: Pick<Cache, 'count'>;
  /** Requests of a tenant in a minute. */
  readonly requestsAMinute: number;
  /** How many proxies of our own stand before this server, each of which adds to X-Forwarded-For. */
  readonly proxies: number;
}

/** The address of the network that a request comes from, as far as it can be believed. */
export function networkPlaceOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const said = String(headers['x-forwarded-for'] ?? '').split(',');
  const believed = proxies > 0 ? said.at(-proxies)?.trim() : undefined;
  return (believed || socket.remoteAddress || 'nowhere').slice(0, 80);
}

/** Rejects with RATE_EXCEEDED. Whoever works at this machine may ask as often as he likes. */
export async function admitRequest(
  { cache, requestsAMinute, proxies }: AdmissionTerms,
  request: IncomingMessage,
  principal: Principal,
): Promise<void> {
  if (principal.by === 'local key') return;
  const [who, most] =
    principal.by === 'nothing'
      ? [`place ${networkPlaceOf(request, proxies)}`, STRANGER_A_MINUTE]
      : [`tenant ${principal.tenantId}`, requestsAMinute];
  const count = await cache.count(`api.requests.${who}`, MINUTE_MS);
  if (count > most)
    throw new Failure(
      'RATE_EXCEEDED',
      `${count} requests within a minute, and ${most} are allowed; ask again in a minute.`,
    );
}
