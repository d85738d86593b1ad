/** Tokens of a session: made in pairs, kept as hashes. */
import type { Grant } from '../../contracts/account.ts';
import type { TokenPair, TokenTimes } from './account-store.ts';
import type { Secrets } from '../runtime/secrets.ts';

/** Two tokens as they are handed out, and as they are kept. */
export interface NewTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly hashes: TokenPair;
}

export function newTokens(secrets: Secrets): NewTokens {
  const [accessToken, refreshToken] = [secrets.next('at'), secrets.next('rt')];
  const hashes = { access: secrets.hash(accessToken), refresh: secrets.hash(refreshToken) };
  return { accessToken, refreshToken, hashes };
}

export const grantOf = (
  tenantId: string,
  { accessToken, refreshToken }: NewTokens,
  times: TokenTimes,
): Grant => ({ tenantId, accessToken, refreshToken, ...times });
