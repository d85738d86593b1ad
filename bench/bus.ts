/**
 * What waking another node costs: a broadcast beside a hand-off over JetStream, by turns in one run, with both ends in this
 * process. `node bench/bus.ts nats://127.0.0.1:4222`; without a URL only what needs no server is measured.
 */
import { randomUUID } from 'node:crypto';
import { ServiceBroker, type BrokerOptions } from 'moleculer';
import type { Bus } from '../actors/runtime/bus.ts';
import { openBus } from '../adapters/bus/index.ts';
import { systemClock } from '../adapters/clock/system.ts';

const TIMES = 500;
const CROWD = 2_000;
const AT_ONCE = 64;
const body = { kinds: ['shot'], filling: 'x'.repeat(200) };
const [url] = process.argv.slice(2);

/** Says something; `heard` is called when the other end hears it. */
interface Way {
  readonly say: (id: string) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

let heard: (id: string) => void = () => undefined;

async function busWay(where: string, maxInFlight: number): Promise<Way> {
  const parts = {
    namespace: `bench-${randomUUID().slice(0, 8)}`,
    clock: systemClock,
    onError: () => undefined,
  };
  const mine = openBus(where, parts);
  const theirs: Bus = where === 'memory' ? mine : openBus(where, parts);
  const hear = async ({ id }: { id: string }): Promise<'done'> => (heard(id), 'done');
  const terms = { maxInFlight, ackWithinMs: 6_000, attempts: 3, backoffMs: 100 };
  await theirs.subscribe({ topic: 'work.video', group: 'plain', hear }, terms);
  return {
    say: (id) => mine.publish({ id, topic: 'work.video', body }),
    close: () => Promise.all([mine.close(), theirs.close()]),
  };
}

async function broadcastWay(transporter: string | null): Promise<Way> {
  const over =
    transporter === null ? {} : { transporter: { type: 'NATS' as const, options: { url: transporter } } };
  const options: BrokerOptions = { namespace: randomUUID(), logger: false, ...over };
  const mine = new ServiceBroker({ ...options, nodeID: 'mine' });
  const theirs = transporter === null ? mine : new ServiceBroker({ ...options, nodeID: 'theirs' });
  const hear = { handler: ({ params }: { params: { id: string } }) => heard(params.id) };
  theirs.createService({ name: 'listener', events: { 'work.offered': hear } });
  await Promise.all([theirs.start(), mine === theirs ? undefined : mine.start()]);
  await mine.waitForServices('listener');
  return {
    say: async (id) => mine.broadcast('work.offered', { id, ...body }),
    close: () => Promise.all([mine.stop(), mine === theirs ? undefined : theirs.stop()]),
  };
}

/** Milliseconds from saying to hearing, one after the other: the median, and the time that one in a hundred exceeds. */
async function latency({ say }: Way): Promise<readonly [number, number]> {
  const times: number[] = [];
  for (let at = 0; at < TIMES; at += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    heard = () => resolve();
    const began = performance.now();
    await Promise.all([say(randomUUID()), promise.then(() => times.push(performance.now() - began))]);
  }
  times.sort((a, b) => a - b);
  return [times[TIMES / 2] ?? 0, times[Math.floor(TIMES * 0.99)] ?? 0];
}

/** Messages a second, so many being said at once. */
async function rate({ say }: Way): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = CROWD;
  heard = () => ((left -= 1) === 0 ? resolve() : undefined);
  const began = performance.now();
  const talk = async (): Promise<void> => {
    for (let at = 0; at < CROWD / AT_ONCE; at += 1) await say(randomUUID());
  };
  left = Math.ceil(CROWD / AT_ONCE) * AT_ONCE;
  const said = left;
  await Promise.all([...Array.from({ length: AT_ONCE }, talk), promise]);
  return said / ((performance.now() - began) / 1_000);
}

const ways: Record<string, () => Promise<Way>> = {
  'broadcast in one process': () => broadcastWay(null),
  'hand-off in memory': () => busWay('memory', 1),
  ...(url !== undefined && {
    'broadcast over NATS': () => broadcastWay(url),
    'hand-off over JetStream, one in hand': () => busWay(url, 1),
    'hand-off over JetStream, 16 in hand': () => busWay(url, 16),
  }),
};

for (const round of [1, 2, 3]) {
  for (const [name, open] of Object.entries(ways)) {
    const way = await open();
    const [median, worst] = await latency(way);
    const perSecond = await rate(way);
    await way.close();
    const line = `p50 ${median.toFixed(3)} ms, p99 ${worst.toFixed(3)} ms, ${Math.round(perSecond)} a second`;
    process.stdout.write(`${round}  ${name.padEnd(38)} ${line}\n`);
  }
}
