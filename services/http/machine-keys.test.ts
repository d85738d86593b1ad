import { describe, expect, test } from '@jest/globals';
import { identify, expectRight, type IdentityPorts } from './identify.ts';
import { isFromHere, worthOf, type Placed } from './machine-keys.ts';
import { RecentPrincipals } from './recent-principals.ts';

const from = (remoteAddress: string, headers: Placed['headers'] = {}): Placed => ({
  headers,
  socket: { remoteAddress },
});

const keys = { local: 'l'.repeat(43), operator: 'o'.repeat(32) };

describe('the key of this machine', () => {
  test('counts from here, by whichever address of the loopback', () => {
    for (const place of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect(worthOf(keys.local, keys, from(place))).toBe('good');
  });

  test('counts from nowhere else, also through a proxy that is beside us', () => {
    for (const place of ['192.168.1.7', '::ffff:10.0.0.1', 'fe80::1', '1127.0.0.1', ''])
      expect(worthOf(keys.local, keys, from(place))).toBe('elsewhere');
    for (const named of ['192.0.2.1', '127.0.0.1, 192.0.2.1', '192.0.2.1, 127.0.0.1'])
      expect(isFromHere(from('127.0.0.1', { 'x-forwarded-for': named }))).toBe(false);
    expect(isFromHere(from('127.0.0.1', { forwarded: 'for=192.0.2.1' }))).toBe(false);
    expect(isFromHere(from('192.0.2.1', { 'x-forwarded-for': '127.0.0.1' }))).toBe(false);
    expect(isFromHere(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }))).toBe(true);
  });

  test('is told apart from the operator’s, which counts anywhere', () => {
    expect(worthOf(keys.operator, keys, from('192.0.2.1'))).toBe('good');
    expect(worthOf('x'.repeat(43), keys, from('127.0.0.1'))).toBe('nothing');
    expect(worthOf(keys.local, { local: null, operator: null }, from('127.0.0.1'))).toBe('nothing');
  });

  test('makes nobody of whoever brings it from elsewhere, and says why', async () => {
    const ports: IdentityPorts = {
      ask: () => Promise.reject(new Error('nobody is asked')),
      ...{ keys, localTenant: 'local', recent: new RecentPrincipals(() => 0) },
    };
    const at = (place: string) =>
      identify(ports, from(place, { authorization: `Bearer ${keys.local}` }), 'req-1');
    expect(await at('127.0.0.1')).toMatchObject({ by: 'local key', tenantId: 'local' });
    const elsewhere = await at('192.0.2.1');
    expect(elsewhere).toMatchObject({ by: 'nothing', rights: [] });
    expect(() => expectRight(elsewhere, 'watch')).toThrow('counts at this machine alone');
  });
});
