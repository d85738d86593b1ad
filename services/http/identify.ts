/** Finds out who asks, and refuses what he may not do before anything of it is read. */
import type { Principal } from '../../contracts/account.ts';
import type { Route } from '../../contracts/api/route.ts';
import { Token } from '../../contracts/account.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { Right } from '../../contracts/rights.ts';
import { SYSTEM_TENANT, type Scope } from '../../contracts/shared.ts';
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Ask } from '../wiring/ask.ts';
import { credentialOf } from './credentials.ts';
import { keyElsewhere, worthOf, type MachineKeys, type Placed } from './machine-keys.ts';
import { RecentPrincipals } from './recent-principals.ts';

/** Whoever works at this machine, and has what only he can read: everything is his. */
export const localPrincipal = (tenantId: string): Principal => ({
  ...{ accountId: tenantId, name: tenantId, tenantId, projectId: null },
  ...{ rights: [...Right.options], by: 'local key', credentialId: 'local-key' },
});

/** Whoever has proved nothing. */
export const nobody: Principal = {
  ...{ accountId: 'nobody', name: 'nobody', tenantId: SYSTEM_TENANT, projectId: null },
  ...{ rights: [], by: 'nothing', credentialId: 'nothing' },
};

/** Whoever has the key of this machine, and is not at it. */
const keyHolderElsewhere: Principal = { ...nobody, credentialId: 'local-key-elsewhere' };

export interface IdentityPorts {
  readonly ask: Ask;
  readonly keys: MachineKeys;
  /** Whose is what is done with one of them. */
  readonly localTenant: string;
  readonly recent: RecentPrincipals;
}

/** In whose name something is done: his tenant’s, and of it the one project that a guest reaches. */
export const scopeOf = (
  { tenantId, projectId }: Principal,
  requestId: string,
  traceId: string = requestId,
): Scope => ({
  ...{ tenantId, projectId: projectId ?? tenantId },
  ...{ traceId, correlationId: requestId },
});

/** Nobody, where nothing is brought that is worth anything. */
export async function identify(
  { ask, keys, localTenant, recent }: IdentityPorts,
  request: Placed,
  requestId: string,
): Promise<Principal> {
  const given = credentialOf(request);
  const worth = worthOf(given, keys, request);
  if (worth === 'good') return localPrincipal(localTenant);
  if (worth === 'elsewhere') return keyHolderElsewhere;
  const token = Token.safeParse(given);
  if (!token.success) return nobody;
  const hash = sha256Hex(token.data);
  const found = await recent.of(hash, async () => {
    const { principal } = await ask(scopeOf(nobody, requestId), gateway.authenticate, {
      token: hash,
      isLink: token.data.startsWith('sl_'),
    });
    return principal;
  });
  return found ?? nobody;
}

/** Throws KEY_WRONG for nobody, RIGHT_MISSING for somebody who may not. */
export function expectRight(principal: Principal, right: Route['right']): void {
  if (right === 'anyone') return;
  if (principal.credentialId === keyHolderElsewhere.credentialId) throw keyElsewhere();
  if (principal.by === 'nothing') throw new Failure('KEY_WRONG');
  if (right === 'known') return;
  if (right === 'account') {
    if (principal.by === 'share link') throw new Failure('RIGHT_MISSING', 'A share link is no account.');
    return;
  }
  if (principal.rights.includes(right)) return;
  throw new Failure(
    'RIGHT_MISSING',
    `This needs the right “${right}”, which ${principal.name} does not have here.`,
  );
}
