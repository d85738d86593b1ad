import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServers, type Servers } from '../../tests/servers/start-servers.ts';
import { testUrl } from '../../tests/servers/test-url.ts';
import type { Cache } from '../../actors/runtime/cache.ts';
import { systemClock } from '../clock/system.ts';
import { describeCache } from './cache.conformance.ts';
import { openCache } from './index.ts';

const opened: Cache[] = [];

function open(url: string): Cache {
  const cache = openCache(url, systemClock);
  opened.push(cache);
  return cache;
}

afterAll(() => Promise.all(opened.map((cache) => cache.close())));

describeCache('in Redis', async () => open(testUrl('cache')));

describe('two nodes with one Redis', () => {
  test('share values, counts and locks', async () => {
    const [one, other] = [open(testUrl('cache')), open(testUrl('cache'))];
    const key = `shared by ${process.pid} at ${Date.now()}`;
    await one.set(key, 'a value', 60_000);
    expect(await other.get(key)).toBe('a value');
    expect([await one.count(key, 60_000), await other.count(key, 60_000)]).toEqual([1, 2]);
    const token = await one.lock(key, 60_000);
    expect(await other.lock(key, 60_000)).toBeNull();
    await one.unlock(key, token ?? '');
    expect(await other.lock(key, 60_000)).not.toBeNull();
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
