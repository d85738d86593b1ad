/** How much a tenant may ask for: a program that has gone wild must not fill the installation with films. */
import { Failure } from '../../contracts/error.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Cache } from '../runtime/cache.ts';

const MINUTE_MS = 60_000;

export interface AdmissionPorts {
  readonly cache: Pick<Cache, 'count'>;
  readonly submissionsAMinute: number;
}

/** Counts what is asked for. Rejects with RATE_EXCEEDED when it is more than a tenant may ask for in a minute. */
export async function admit(
  { cache, submissionsAMinute }: AdmissionPorts,
  { tenantId }: Pick<Scope, 'tenantId'>,
  what: 'stories' | 'films',
): Promise<void> {
  const count = await cache.count(`gateway.${what}.${tenantId}`, MINUTE_MS);
  if (count <= submissionsAMinute) return;
  throw new Failure(
    'RATE_EXCEEDED',
    `${tenantId} has asked for ${count} ${what} within a minute, and ${submissionsAMinute} are allowed; ask again in a minute.`,
  );
}
