import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { cacheFlushed, serverFrozen, serverKilled } from './faults/faults.ts';
import { laptopFilm } from './laptop-film.ts';
import { serverNames, type ServerName } from './server.ts';
import { testServers, testUrl } from './test-url.ts';

const { within } = laptopFilm();

/** Shorter than anything that is kept in the cache is kept for, ms. */
const FLUSH_EVERY_MS = 300;

/** When in the film each server goes away. */
const moments: Readonly<Record<ServerName, readonly [string, number]>> = {
  nats: ['"kind":"shot"', 8],
  database: ['"kind":"voice"', 6],
  cache: ['plan.drafted', 1],
  objects: ['"kind":"shot"', 12],
};

afterEach(async () => {
  const servers = testServers();
  for (const name of serverNames) {
    servers.resume(name);
    if (!servers.alive.includes(name)) await servers.restart(name);
  }
}, 60_000);

/** Nodes look for a cache that was away every 2 s, and share their table every second: within this, ms, they have done both. */
const IN_USE_MS = 15_000;

/**
 * A Redis that nobody uses is missed by nobody, and that would prove nothing.
 * The film may be finished before the nodes have found a Redis that came back, so they are waited for.
 */
async function cacheIsUsed(name: string): Promise<void> {
  const redis = new Redis(testUrl('cache'));
  const key = `${name}:value:model-router.nodes`;
  const tooLate = performance.now() + IN_USE_MS;
  try {
    while ((await redis.exists(key)) === 0) {
      if (performance.now() > tooLate) throw new Error(`Nothing is kept under ${key} in Redis.`);
      await pause(100);
    }
  } finally {
    redis.disconnect();
  }
}

describe('an installation', () => {
  test.each(serverNames)(
    'whose %s server is killed and comes back makes the same film',
    async (name) => {
      await within(`outage_${name}`, async (installation, order) => {
        await Promise.all(['control,intelligence', 'execution'].map((role) => installation.start(role)));
        const { running, isTheSame } = order();
        await running.said(...moments[name]);
        await cacheIsUsed(`outage_${name}`);
        await serverKilled(name);
        await isTheSame();
        await cacheIsUsed(`outage_${name}`);
      });
    },
    420_000,
  );

  test.each(['database', 'nats'] as const)(
    'whose %s server says nothing for a while makes the same film',
    async (name) => {
      await within(`frozen_${name}`, async (installation, order) => {
        await Promise.all(['control,intelligence', 'execution'].map((role) => installation.start(role)));
        const { running, isTheSame } = order();
        await running.said('"kind":"shot"', 4);
        await serverFrozen(name);
        await isTheSame();
      });
    },
    420_000,
  );

  test('whose cache is emptied again and again makes the same film', async () => {
    await within('flushed', async (installation, order) => {
      const roles = ['control,intelligence', 'control,intelligence', 'execution'];
      await Promise.all(roles.map((role) => installation.start(role)));
      const { running, isTheSame } = order();
      await running.said('plan.drafted');
      await cacheIsUsed('flushed');
      const emptying = setInterval(() => void cacheFlushed(), FLUSH_EVERY_MS);
      await isTheSame().finally(() => clearInterval(emptying));
    });
  }, 420_000);
});
