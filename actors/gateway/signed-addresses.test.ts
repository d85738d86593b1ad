import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Linked } from '../../contracts/modules/gateway/address-actions.ts';
import { signed, signedBy, type SigningKey } from './signed-addresses.ts';

const keyOf = (id: string, tenantId = 'a'): SigningKey => ({
  ...{ id, tenantId, secret: Buffer.from(`the secret of ${id}`.padEnd(32)).toString('base64url') },
});
const keys = [keyOf('key-1'), keyOf('key-2', 'b')];
const linked: Linked = { method: 'GET', path: '/api/v1/runs/run-1/files/film.mp4', disposition: 'inline' };
const NOW = 1_800_000_000_000;
const exp = NOW / 1_000 + 60;

describe('a signed address', () => {
  test('is believed until it expires, and says whose it is', () => {
    const address = { ...linked, ...signed(linked, keys[1]!, exp) };
    expect(signedBy(address, keys, NOW).tenantId).toBe('b');
    expect(signedBy(address, keys, NOW + 59_999).tenantId).toBe('b');
    expect(() => signedBy(address, keys, NOW + 60_000)).toThrow(
      expect.objectContaining({ code: 'SIGNATURE_EXPIRED' }),
    );
  });

  test.each([
    { path: '/api/v1/runs/run-1/files/film.mp41' },
    { disposition: 'attachment' as const },
    { exp: exp + 1 },
    { kid: 'key-2' },
    { kid: 'key-3' },
    { sig: 'A'.repeat(43) },
    { sig: '' },
  ])('that was changed by %j is not', (change) => {
    const address = { ...linked, ...signed(linked, keys[0]!, exp), ...change };
    expect(() => signedBy(address, keys, NOW)).toThrow(expect.objectContaining({ code: 'SIGNATURE_WRONG' }));
  });

  test('whose proof is the same bytes in other signs is not', () => {
    const address = { ...linked, ...signed(linked, keys[0]!, exp) };
    const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      .map((last) => address.sig.slice(0, -1) + last)
      .filter((sig) => sig !== address.sig);
    for (const sig of others)
      expect(() => signedBy({ ...address, sig }, keys, NOW)).toThrow(
        expect.objectContaining({ code: 'SIGNATURE_WRONG' }),
      );
  });

  test('is the proof of itself alone', () => {
    const path = fc.stringMatching(/^\/[a-z/.]{0,20}$/);
    fc.assert(
      fc.property(path, path, fc.nat(1_000), fc.nat(1_000), (one, other, first, second) => {
        const [mine, its] = [
          signed({ ...linked, path: one }, keys[0]!, first),
          signed({ ...linked, path: other }, keys[0]!, second),
        ];
        expect(mine.sig === its.sig).toBe(one === other && first === second);
      }),
    );
  });
});
