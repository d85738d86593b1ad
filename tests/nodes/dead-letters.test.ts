import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ServiceBroker } from 'moleculer';
import type { Delivery, Outcome } from '../../actors/runtime/bus.ts';
import { observer } from '../../contracts/modules/observer.ts';
import { aloneSettings, brokerOptions, type InstallationOptions } from '../../moleculer.config.ts';
import { services } from '../../services/index.ts';
import { askFromEdge } from '../../services/wiring/ask.ts';
import { scope } from './small-node.ts';

let folder: string;
let port: number;
let options: InstallationOptions;
let broker: ServiceBroker;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letters-'));
  port = await freePort();
  options = brokerOptions({
    ...aloneSettings,
    ...{ database: 'pglite:memory', objects: `folder:${folder}`, seats: 0 },
    health: { host: '127.0.0.1', port },
  });
  broker = new ServiceBroker({ ...options, logger: false });
  broker.createService(services.observer);
  await broker.start();
}, 60_000);

afterAll(async () => {
  await broker.stop();
  await rm(folder, { recursive: true, force: true });
});

const ready = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/ready`)).json();

test('a message that nobody gets done is told of, counted, and can be put back', async () => {
  const { bus } = options.installation;
  let isBroken = true;
  const heard: string[] = [];
  const hear = async ({ id }: Delivery): Promise<Outcome> => {
    heard.push(id);
    if (isBroken) throw new Error('The worker has no paper.');
    return 'done';
  };
  const terms = { maxInFlight: 1, ackWithinMs: 1_000, attempts: 2, backoffMs: 1 };
  await bus.subscribe({ topic: 'work.test', group: 'plain', hear }, terms);
  await bus.publish({ id: 'm-1', topic: 'work.test', body: { kinds: [] } });
  while (heard.length < 2) await pause(10);
  await pause(50);
  const ask = askFromEdge(broker);
  const letter = { id: 'm-1', topic: 'work.test', group: 'plain', attempts: 2 };
  expect(await ask(scope, observer.listDeadLetters, {})).toEqual({
    letters: [{ ...letter, body: { kinds: [] }, reason: 'The worker has no paper.' }],
    total: 1,
  });
  expect(await ready()).toMatchObject({ state: 'ready', deadLetters: 1 });
  isBroken = false;
  expect(await ask(scope, observer.reviveDeadLetter, { id: 'm-1', group: 'plain' })).toEqual({
    revived: true,
  });
  while (heard.length < 3) await pause(10);
  expect(await ask(scope, observer.listDeadLetters, {})).toEqual({ letters: [], total: 0 });
  expect(await ready()).toMatchObject({ deadLetters: 0 });
});
