import { describe, expect, test } from '@jest/globals';
import { cookieForShare, cookiesOfGrant, credentialOf, noCookies } from './credentials.ts';

const terms = { isSecure: true };
const token = (kind: string): string => `${kind}_${'x'.repeat(43)}`;

const grant = {
  ...{ tenantId: 't', accessToken: token('at'), refreshToken: token('rt') },
  accessExpiresAt: '2026-01-01T00:10:00.000Z',
  refreshExpiresAt: '2026-01-15T00:00:00.000Z',
};

const opened = cookieForShare(new URL(`http://localhost/?share=${token('sl')}`), terms) ?? '';

/** What a browser sends after it was told to keep these. */
function kept(cookies: readonly string[]): string {
  const jar = new Map<string, string>();
  for (const each of cookies) {
    const [name = '', value = ''] = each.split(';', 1)[0]?.split('=') ?? [];
    if (each.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

const bringing = (cookie: string, authorization?: string): string | null =>
  credentialOf({ headers: { cookie, authorization } });

describe('a browser that opens a share link', () => {
  test('is let in as a guest', () => {
    expect(bringing(kept([opened]))).toBe(token('sl'));
  });

  test('stays who it is where somebody has logged in, before or after, or has the key', () => {
    const login = cookiesOfGrant(grant, terms);
    for (const cookies of [
      [...login, opened],
      [opened, ...login],
    ])
      expect(bringing(kept(cookies))).toBe(grant.accessToken);
    expect(bringing(kept(['ainern2d-key=k', opened]))).toBe('k');
    expect(bringing(kept([opened]), `Bearer ${token('ak')}`)).toBe(token('ak'));
  });

  test('is a guest again once he has logged out', () => {
    const cookies = [...cookiesOfGrant(grant, terms), opened, ...noCookies(terms)];
    expect(bringing(kept(cookies))).toBe(token('sl'));
  });

  test('is told to refresh a login rather than taken for a guest when its token is over', () => {
    const [access = '', refresh = ''] = cookiesOfGrant(grant, terms);
    const until = (cookie: string): string | undefined => /Expires=([^;]+)/.exec(cookie)?.[1];
    expect(until(access)).toBe(until(refresh));
  });
});
