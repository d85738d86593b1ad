/** Routers that share what they know of the nodes through a real Redis, and what they do without it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceBroker } from 'moleculer';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { EDGE, moduleNames } from '../../contracts/modules/names.ts';
import type { KnownNode } from '../../contracts/telemetry.ts';
import { askAs } from '../../services/wiring/ask.ts';
import { openFleet, type Fleet } from '../nodes/fleet.ts';
import { scope } from '../nodes/small-node.ts';
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

beforeAll(async () => {
  servers = await startServers(['cache']);
  fleet = await openFleet();
  head = await fleet.start({ modules: moduleNames, cache: servers.urls.cache });
  await counted(head);
}, 60_000);
afterAll(async () => {
  await fleet[Symbol.asyncDispose]();
  await servers.stop();
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
