import { afterAll, describe, expect, test } from '@jest/globals';
import type { Cache } from '../../actors/runtime/cache.ts';
import { systemClock } from '../clock/system.ts';
import { describeCache } from './cache.conformance.ts';
import { greetCache } from './greet.ts';
import { openCache } from './index.ts';

const opened: Cache[] = [];

function open(url: string): Cache {
  const cache = openCache(url, { namespace: 'test', clock: systemClock });
  opened.push(cache);
  return cache;
}

afterAll(() => Promise.all(opened.map((cache) => cache.close())));

describeCache('in memory', () => {
  const own = open('memory');
  return [own, own];
});

describe('a cache in memory', () => {
  test('keeps the latest ten thousand', async () => {
    const cache = open('memory');
    for (let each = 0; each <= 10_000; each += 1) await cache.set(String(each), 'x', 60_000);
    expect(await cache.get('0')).toBeNull();
    expect(await cache.get('1')).toBe('x');
  });
});

describe('a Redis that is away', () => {
  test('knows nothing, gives no lock, and leaves every node to count its own', async () => {
    const cache = open('redis://127.0.0.1:9');
    await cache.set('a', 'value', 60_000);
    expect(await cache.get('a')).toBeNull();
    expect(await cache.lock('a', 60_000)).toBeNull();
    await expect(cache.unlock('a', 'token')).resolves.toBeUndefined();
    expect([await cache.count('a', 60_000), await cache.count('a', 60_000)]).toEqual([1, 2]);
  });
});

describe('a Redis that is asked before a node starts', () => {
  test('is remarked on where it is away, because a node works without it', async () => {
    const remark = await greetCache('redis://:nobodys-secret@127.0.0.1:9', 1_000);
    expect(remark).toMatch(/The cache at 127\.0\.0\.1:9 does not answer .*ECONNREFUSED/);
    expect(remark).not.toContain('nobodys-secret');
  });
});

describe('a cache', () => {
  test.each(['memcached://there', 'redis:there', 'redis://user:nobodys-secret@:port'])(
    'is not opened from %s',
    (url) => {
      expect(() => openCache(url, { namespace: 'test', clock: systemClock })).toThrow('AINERN_CACHE');
      expect(() => openCache(url, { namespace: 'test', clock: systemClock })).not.toThrow('nobodys-secret');
    },
  );
});
