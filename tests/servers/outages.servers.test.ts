import { afterEach, describe, test } from '@jest/globals';
import { serverFrozen, serverKilled } from './faults/faults.ts';
import { laptopFilm } from './laptop-film.ts';
import { serverNames, type ServerName } from './server.ts';
import { testServers } from './test-url.ts';

const { within } = laptopFilm();

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

describe('an installation', () => {
  test.each(serverNames)(
    'whose %s server is killed and comes back makes the same film',
    async (name) => {
      await within(`outage_${name}`, async (installation, order) => {
        await Promise.all(['control,intelligence', 'execution'].map((role) => installation.start(role)));
        const { running, isTheSame } = order();
        await running.said(...moments[name]);
        await serverKilled(name);
        await isTheSame();
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
});
