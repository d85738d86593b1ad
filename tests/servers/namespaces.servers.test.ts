/** Two installations that share a NATS server and a Redis, and know nothing of each other. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ServiceBroker } from 'moleculer';
import type { Delivery, Hearing, Terms } from '../../actors/runtime/bus.ts';
import { until } from '../../adapters/bus/bus.conformance.ts';
import { aloneSettings, brokerOptions } from '../../moleculer.config.ts';
import { testUrl } from './test-url.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A node without modules, as settings make it. */
async function nodeIn(namespace: string) {
  const { installation, ...options } = brokerOptions({
    ...{ ...aloneSettings, namespace, seats: 0, database: 'pglite:memory', objects: 'folder:/tmp' },
    ...{ transporter: testUrl('nats'), bus: testUrl('nats'), cache: testUrl('cache') },
  });
  const broker = new ServiceBroker({ ...options, installation, logger: false } as typeof options);
  closing.push(() => broker.stop());
  await broker.start();
  return { broker, ...installation };
}

const terms: Terms = { maxInFlight: 1, ackWithinMs: 2_000, attempts: 2, backoffMs: 50 };

function listener(): { readonly hearing: Hearing; readonly heard: Delivery[] } {
  const heard: Delivery[] = [];
  const hear = async (delivery: Delivery) => (heard.push(delivery), 'done' as const);
  return { heard, hearing: { topic: 'work.worker-video', group: 'plain', hear } };
}

const nodesSeenBy = async (broker: ServiceBroker): Promise<readonly string[]> =>
  (await broker.call<{ id: string }[], object>('$node.list', {})).map(({ id }) => id);

describe('two installations on the same servers', () => {
  test('hand each other no work, see no nodes of each other, and share nothing', async () => {
    const [name, another] = [randomUUID(), randomUUID()];
    const [one, twin, other] = [await nodeIn(name), await nodeIn(name), await nodeIn(another)];
    const [own, foreign] = [listener(), listener()];
    await twin.bus.subscribe(own.hearing, terms);
    await other.bus.subscribe(foreign.hearing, terms);
    for (let at = 0; at < 8; at += 1)
      await one.bus.publish({ id: `m${at}`, topic: 'work.worker-video', body: {} });
    await until(() => own.heard.length === 8);
    await pause(500);
    expect(foreign.heard).toEqual([]);
    const seen = (await nodesSeenBy(one.broker)).toSorted();
    expect(seen).toEqual([one.nodeId, twin.nodeId].toSorted());
    expect(await nodesSeenBy(other.broker)).toEqual([other.nodeId]);
    expect([await one.cache.count('sweep', 60_000), await other.cache.count('sweep', 60_000)]).toEqual([
      1, 1,
    ]);
  }, 60_000);
});
