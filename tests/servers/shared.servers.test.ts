/** What nodes share through a real Redis and a real database, and what they do without the Redis. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceBroker } from 'moleculer';
import { Client } from 'pg';
import type { ParamsOf } from '../../contracts/action.ts';
import { codeOf } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { EDGE, moduleNames } from '../../contracts/modules/names.ts';
import type { KnownNode } from '../../contracts/telemetry.ts';
import { askAs } from '../../services/wiring/ask.ts';
import { openFleet, type Fleet } from '../nodes/fleet.ts';
import { scope } from '../nodes/small-node.ts';
import { freshDatabase } from './fresh-database.ts';
import { startServers, type Servers } from './start-servers.ts';

let servers: Servers;
let fleet: Fleet;
let head: ServiceBroker;

const knownTo = async (router: ServiceBroker): Promise<readonly KnownNode[]> =>
  (await askAs(router, EDGE, router.nodeID)(scope, modelRouter.listNodes, {})).nodes;

/** A router with a database of its own, in which no node was ever written down. */
const anotherRouter = (): Promise<ServiceBroker> =>
  fleet.start({ modules: ['model-router'], cache: servers.urls.cache });

/** Of the head, as soon as a router counts on it. */
async function counted(router: ServiceBroker): Promise<KnownNode> {
  for (;;) {
    const node = (await knownTo(router)).find(({ nodeId }) => nodeId === head.nodeID);
    if (node?.state === 'alive') return node;
    await pause(50);
  }
}

/** As if this time had passed. */
async function makeOlder(url: string, time: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const older = `update model_router.provider set updated_at = updated_at - interval '${time}' where id like 'fake%'`;
  await client.query(older).finally(() => client.end());
}

beforeAll(async () => {
  servers = await startServers(['cache']);
  fleet = await openFleet();
  head = await fleet.start({ modules: moduleNames, cache: servers.urls.cache, submissionsAMinute: 1 });
  await counted(head);
}, 60_000);
afterAll(async () => {
  await fleet[Symbol.asyncDispose]();
  await servers.stop();
});

describe('gateways', () => {
  const story: ParamsOf<typeof gateway.submitStory> = {
    projectId: 'nobodys',
    story: { sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain' },
    ...{ fileName: 'a.txt', title: 'A', characters: 1, language: 'en', cast: [] },
  };
  /** How a story fares that a tenant hands in: there is no such project. */
  const handedIn = (tenantId: string): Promise<unknown> =>
    askAs(head, EDGE)({ ...scope, tenantId }, gateway.submitStory, story).then(
      () => 'TAKEN',
      (error: unknown) => codeOf(error),
    );

  test('refuse a tenant that asks for too much, until Redis forgets', async () => {
    const first = await handedIn('wild');
    expect(first).not.toBe('RATE_EXCEEDED');
    expect([await handedIn('wild'), await handedIn('calm')]).toEqual(['RATE_EXCEEDED', first]);
    await servers.restart('cache');
    await counted(head);
    expect(await handedIn('wild')).toBe(first);
  });
});

describe('a provider', () => {
  test('that another router was started with is offered until nobody says so any more', async () => {
    const database = await freshDatabase();
    const modules = ['model-router'] as const;
    try {
      const staying = await fleet.start({ modules, database: database.url });
      const ask = askAs(staying, 'orchestrator', staying.nodeID);
      const offered = async (): Promise<string | undefined> => {
        const wanted = { projectId: 'prj-1', runId: 'run-1', kinds: ['background' as const] };
        return (await ask(scope, modelRouter.chooseRecipes, wanted)).recipes['background']?.provider;
      };
      expect(await offered()).toBe('paper-cut');
      const providers = 'fake-gpu://background?vram=8192';
      const leaving = await fleet.start({ modules, database: database.url, providers });
      expect(await offered()).toBe('fake-gpu-background');
      await leaving.stop();
      await makeOlder(database.url, '29 seconds');
      expect(await offered()).toBe('fake-gpu-background');
      await makeOlder(database.url, '2 seconds');
      expect(await offered()).toBe('paper-cut');
      await staying.stop();
    } finally {
      await database.drop();
    }
  });
});

describe('a router that has just started', () => {
  test('counts at once on the nodes that another counts on', async () => {
    const since = (await counted(head)).since;
    await pause(2_500);
    const [known] = await knownTo(await anotherRouter());
    expect(known).toMatchObject({ nodeId: head.nodeID, state: 'alive', since });
  });

  test('hears of the nodes itself where Redis was emptied, and where it is dead', async () => {
    await servers.restart('cache');
    expect((await counted(await anotherRouter())).telemetry.host).not.toBe('');
    await servers.kill('cache');
    const began = new Date().toISOString();
    const node = await counted(await anotherRouter());
    expect(node.since > began).toBe(true);
  });
});
