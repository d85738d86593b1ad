import { describe, expect, test } from '@jest/globals';
import { openObjects } from './index.ts';
import { unwanted } from './object-cache.ts';

const NOWHERE = 's3://key:nobodys-secret@127.0.0.1:9/bucket?tls=off';

describe('a bucket', () => {
  test('that is away is said to be, so that the work is done later', async () => {
    const objects = openObjects(NOWHERE);
    const sha256 = '0'.repeat(64);
    const asked = [
      () => objects.stat(sha256),
      () => objects.get(sha256),
      () => objects.put(new Uint8Array(), 'text/plain'),
    ];
    for (const ask of asked) {
      await expect(ask()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE', retry: 'later' });
      await expect(ask()).rejects.toThrow('127.0.0.1:9');
    }
  });

  test.each([
    's3://key:nobodys-secret@127.0.0.1:9',
    's3://key:nobodys-secret@127.0.0.1:9/bucket/folder',
    's3://:nobodys-secret@127.0.0.1/bucket',
    's3:nobodys-secret',
    's4://key:nobodys-secret@127.0.0.1/bucket',
  ])('is not opened from %s, and nobody reads the secret in the error', (url) => {
    expect(() => openObjects(url)).toThrow('s3://KEY:SECRET@HOST');
    expect(() => openObjects(url)).not.toThrow('nobodys-secret');
  });
});

describe('copies that take too much room', () => {
  const copies = [40, 10, 30, 20].map((usedAt) => ({ path: `used at ${usedAt}`, bytes: 100, usedAt }));
  const gone = (limit: number, before: number): readonly number[] =>
    unwanted(copies, limit, before).map(({ usedAt }) => usedAt);

  test('are let go, the longest unused first, until the rest fits', () => {
    expect(gone(400, 99)).toEqual([]);
    expect(gone(399, 99)).toEqual([10]);
    expect(gone(150, 99)).toEqual([10, 20, 30]);
  });

  test('stay when they were used lately', () => {
    expect(gone(0, 25)).toEqual([10, 20]);
  });
});
