import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { testUrl } from '../../tests/servers/test-url.ts';
import type { Bus, Delivery, Hearing, Outcome, Terms } from '../../actors/runtime/bus.ts';
import { systemClock } from '../clock/system.ts';
import { describeBus, until } from './bus.conformance.ts';
import { openBus } from './index.ts';
import { OwnServer } from './samples/own-server.ts';

/** The server that all tests may use together; those that kill one start it themselves. */
const sharedServer = (): string => testUrl('nats');

const freshNamespace = (): string => `test-${randomUUID().slice(0, 8)}`;

const quietly = (url: string, namespace: string): Bus =>
  openBus(url, { namespace, clock: systemClock, onError: () => undefined });

describeBus('of a NATS server', {
  open: async () => {
    const [url, namespace] = [sharedServer(), freshNamespace()];
    return [quietly(url, namespace), quietly(url, namespace)];
  },
});

const terms: Terms = { maxInFlight: 1, ackWithinMs: 500, attempts: 2, backoffMs: 50 };

function taker(): { readonly hearing: Hearing; readonly heard: Delivery[] } {
  const heard: Delivery[] = [];
  const hear = async (delivery: Delivery): Promise<Outcome> => (heard.push(delivery), 'done');
  return { heard, hearing: { topic: 'work.shot', group: 'video', hear } };
}

const shot = (id: string) => ({ id, topic: 'work.shot', body: {} });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function ownServer(...options: string[]): Promise<OwnServer> {
  const server = await OwnServer.start(...options);
  closing.push(() => server.remove());
  return server;
}

function busAt(url: string, namespace = freshNamespace()): Bus {
  const bus = quietly(url, namespace);
  closing.push(() => bus.close());
  return bus;
}

/** Published again and again: a server that is away loses what is said to it. */
async function publishUntil(bus: Bus, name: string, isHeard: () => boolean): Promise<void> {
  for (let at = 0; at < 100 && !isHeard(); at += 1) {
    await bus.publish(shot(`${name}-${at}`)).catch(() => undefined);
    await pause(100);
  }
  expect(isHeard()).toBe(true);
}

/** A process that takes messages and keeps them, and what it said of them. */
async function dyingTaker(url: string, namespace: string): Promise<{ child: ChildProcess; said: string[] }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'samples/dying-taker.ts'), url, namespace],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  closing.push(async () => child.kill('SIGKILL'));
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  await until(() => said.includes('ready 0'));
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const dead = once(child, 'exit');
  child.kill('SIGKILL');
  await dead;
}

describe('a taker that is killed', () => {
  test('leaves its messages to another', async () => {
    const [url, namespace] = [sharedServer(), freshNamespace()];
    const { child, said } = await dyingTaker(url, namespace);
    const bus = busAt(url, namespace);
    for (const id of ['m1', 'm2', 'm3']) await bus.publish(shot(id));
    await until(() => said.length >= 3);
    // It says that it is alive for longer than it may be silent, and keeps them.
    await pause(1_200);
    expect(said).toEqual(['ready 0', 'm1 1', 'm2 1']);
    await kill(child);
    const { heard, hearing } = taker();
    await bus.subscribe(hearing, terms);
    await until(() => heard.length >= 3);
    const taken = heard.map(({ id, attempt }) => `${id} ${attempt}`);
    expect(taken.sort()).toEqual(['m1 2', 'm2 2', 'm3 1']);
  });

  test('again and again by the same message leaves it with the dead letters', async () => {
    const [url, namespace] = [sharedServer(), freshNamespace()];
    const bus = busAt(url, namespace);
    const first = await dyingTaker(url, namespace);
    await bus.publish(shot('poison'));
    await until(() => first.said.includes('poison 1'));
    await kill(first.child);
    const second = await dyingTaker(url, namespace);
    await until(() => second.said.includes('poison 2'));
    await kill(second.child);
    const { heard, hearing } = taker();
    await bus.subscribe(hearing, terms);
    for (let at = 0; at < 50 && (await bus.deadLetters()).length === 0; at += 1) await pause(100);
    expect(await bus.deadLetters()).toMatchObject([{ id: 'poison', group: 'video' }]);
    expect(heard).toEqual([]);
  });
});

describe('a server', () => {
  test('that is killed and comes back has kept what was published, and goes on', async () => {
    const server = await ownServer();
    const bus = busAt(server.url);
    const { heard, hearing } = taker();
    const busy = await bus.subscribe({ ...hearing, hear: async () => 'done' }, terms);
    await busy.close();
    await bus.publish(shot('kept'));
    await server.kill();
    await server.start();
    await bus.subscribe(hearing, terms);
    await until(() => heard.length >= 1);
    await publishUntil(bus, 'later', () => heard.length >= 2);
    expect(heard[0]?.id).toBe('kept');
  });

  test('that is killed while somebody waits is waited for again', async () => {
    const server = await ownServer();
    const bus = busAt(server.url);
    const { heard, hearing } = taker();
    await bus.subscribe(hearing, terms);
    await publishUntil(bus, 'before', () => heard.length >= 1);
    await server.kill();
    await pause(1_000);
    await server.start();
    const before = heard.length;
    await publishUntil(bus, 'after', () => heard.length > before);
  });

  test('whose store was wiped is given its streams and consumers again', async () => {
    const server = await ownServer();
    const bus = busAt(server.url);
    const { heard, hearing } = taker();
    await bus.subscribe(hearing, terms);
    await publishUntil(bus, 'before', () => heard.length >= 1);
    await server.kill();
    await server.wipe();
    await server.start();
    const before = heard.length;
    await publishUntil(bus, 'after', () => heard.length > before);
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('that is away is said to be away, and closing does not wait for it', async () => {
    const server = await ownServer();
    const bus = busAt(server.url);
    await bus.publish(shot('m1'));
    await server.kill();
    await expect(bus.publish(shot('m2'))).rejects.toMatchObject({ code: 'BUS_UNAVAILABLE' });
    const begun = performance.now();
    await bus.close();
    expect(performance.now() - begun).toBeLessThan(6_000);
  });

  test('that asks who comes is told by the URL', async () => {
    const named = await ownServer('--user', 'node', '--pass', 's/cret');
    const bearer = await ownServer('--auth', 'let me in');
    const urls = [
      `nats://node:${encodeURIComponent('s/cret')}@127.0.0.1:${named.port}`,
      `nats://${encodeURIComponent('let me in')}@127.0.0.1:${bearer.port}`,
    ];
    for (const url of urls) await expect(busAt(url).publish(shot('m1'))).resolves.toBeUndefined();
    await expect(busAt(named.url).publish(shot('m1'))).rejects.toMatchObject({ code: 'BUS_UNAVAILABLE' });
  });
});
