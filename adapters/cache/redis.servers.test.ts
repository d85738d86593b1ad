import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServers, type Servers } from '../../tests/servers/start-servers.ts';
import { testUrl } from '../../tests/servers/test-url.ts';
import type { Cache } from '../../actors/runtime/cache.ts';
import { systemClock } from '../clock/system.ts';
import { describeCache } from './cache.conformance.ts';
import { openCache } from './index.ts';

const opened: Cache[] = [];

function open(url: string, namespace = 'test'): Cache {
  const cache = openCache(url, { namespace, clock: systemClock });
  opened.push(cache);
  return cache;
}

afterAll(() => Promise.all(opened.map((cache) => cache.close())));

describeCache('in Redis', () => [open(testUrl('cache')), open(testUrl('cache'))]);

describe('two installations with one Redis', () => {
  test('see nothing of each other', async () => {
    const own = randomUUID();
    const [one, other] = ['one', 'other'].map((name) => open(testUrl('cache'), `${name}-${own}`)) as [
      Cache,
      Cache,
    ];
    await one.set('a', 'value', 60_000);
    expect(await one.lock('a', 60_000)).not.toBeNull();
    expect(await one.count('a', 60_000)).toBe(1);
    expect([await other.get('a'), await other.count('a', 60_000)]).toEqual([null, 1]);
    expect(await other.lock('a', 60_000)).not.toBeNull();
  });
});

describe('a Redis that goes away', () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers(['cache']);
  });
  afterAll(() => servers.stop());

  /** Asks until Redis is there again. */
  async function untilLocked(cache: Cache, key: string): Promise<void> {
    while ((await cache.lock(key, 60_000)) === null) await systemClock.pause(20);
  }

  test('is missed by nobody while it is dead, and used again when it is back', async () => {
    const cache = open(servers.urls.cache);
    await cache.set('a', 'value', 60_000);
    await servers.kill('cache');
    expect(await cache.get('a')).toBeNull();
    expect(await cache.lock('b', 60_000)).toBeNull();
    expect(await cache.count('c', 60_000)).toBe(1);
    await servers.restart('cache');
    await untilLocked(cache, 'd');
    await cache.set('a', 'another', 60_000);
    expect(await cache.get('a')).toBe('another');
  });

  test('is missed by nobody while it is frozen', async () => {
    const cache = open(servers.urls.cache);
    await cache.set('frozen', 'value', 60_000);
    servers.pause('cache');
    expect(await cache.get('frozen')).toBeNull();
    expect(await cache.count('frozen', 60_000)).toBe(1);
    servers.resume('cache');
    await untilLocked(cache, 'e');
    expect(await cache.get('frozen')).toBe('value');
  });
});
