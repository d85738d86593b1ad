/** How much one tenant, or one place that nobody knows, may ask for. */
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../../contracts/account.ts';
import { Failure } from '../../contracts/error.ts';
import type { Cache } from '../../actors/runtime/cache.ts';
import type { HoldBack } from './hold-back.ts';

const MINUTE_S = 60;
/** A minute’s worth at once would take the processor from films for seconds. */
const TENANT_WINDOW_S = 10;

/** Of nobody known: who logs in needs a few, who guesses tokens many. */
const STRANGER_A_MINUTE = 300;

export interface AdmissionTerms {
  readonly cache: Pick<Cache, 'count'>;
  /** Requests of a tenant in a minute. */
  readonly requestsAMinute: number;
  /** How many proxies of our own stand before this server, each of which adds to X-Forwarded-For. */
  readonly proxies: number;
  readonly holdBack: HoldBack;
}

interface Allowance {
  readonly who: string;
  readonly most: number;
  readonly withinS: number;
}

/** The address of the network that a request comes from, as far as it can be believed. */
export function networkPlaceOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const said = String(headers['x-forwarded-for'] ?? '').split(',');
  const believed = proxies > 0 ? said.at(-proxies)?.trim() : undefined;
  return (believed || socket.remoteAddress || 'nowhere').slice(0, 80);
}

function allowanceOf(terms: AdmissionTerms, request: IncomingMessage, principal: Principal): Allowance {
  if (principal.by === 'nothing') {
    const who = `place ${networkPlaceOf(request, terms.proxies)}`;
    return { who, most: STRANGER_A_MINUTE, withinS: MINUTE_S };
  }
  const most = Math.ceil((terms.requestsAMinute * TENANT_WINDOW_S) / MINUTE_S);
  return { who: `tenant ${principal.tenantId}`, most, withinS: TENANT_WINDOW_S };
}

/** Rejects with RATE_EXCEEDED, late where it was so before. Whoever works at this machine may ask as often as he likes. */
export async function admitRequest(
  terms: AdmissionTerms,
  request: IncomingMessage,
  principal: Principal,
): Promise<void> {
  if (principal.by === 'local key') return;
  const { who, most, withinS } = allowanceOf(terms, request, principal);
  const count = await terms.cache.count(`api.requests.${who}`, withinS * 1_000);
  if (count <= most) return;
  await terms.holdBack.wait(count - most);
  throw new Failure(
    'RATE_EXCEEDED',
    `${count} requests within ${withinS} seconds, and ${most} are allowed; ask again in ${withinS} seconds.`,
    { headers: { 'retry-after': String(withinS) } },
  );
}
