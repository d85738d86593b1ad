/** What nodes that know of each other cost: real brokers of one role on the real NATS server, and what they tell each other. */
import { setTimeout as pause } from 'node:timers/promises';
import { ServiceBroker, type BrokerOptions, type ServiceSchema } from 'moleculer';
import { connect } from 'nats';
import { addressOf } from '../../adapters/bus/nats-url.ts';
import { actionsByModule } from '../../contracts/modules/index.ts';
import { modulesOfRole } from '../../services/roles.ts';
import type { Measured } from './measured.ts';
import { ownMs } from './processor-time.ts';
import { listenToAll } from './wiretap.ts';

type Cost = Measured['bus'];

const NODES = 24;
/** As in moleculer.config.ts. */
const HEARTBEAT_S = 2;
const LISTEN_MS = 12_000;
const FAN_OUT = 100;
const MESSAGES = 4_000;
const CALLS = 4_000;
const CALLS_AT_ONCE = 64;

/** Services with the names and actions of a worker node, answered by nothing: other nodes see no difference. */
const silentServices = (): ServiceSchema[] =>
  modulesOfRole('execution').map((module) => ({
    name: module,
    actions: Object.fromEntries(Object.keys(actionsByModule[module]).map((verb) => [verb, async () => ({})])),
  }));

function optionsOf(url: string, nodeID: string): BrokerOptions {
  const transporter = { type: 'NATS', options: { ...addressOf(url) } };
  return {
    ...{ nodeID, namespace: 'scale-bus', logger: false, transporter, validator: false },
    ...{ heartbeatInterval: HEARTBEAT_S, heartbeatTimeout: 3 * HEARTBEAT_S },
  } as BrokerOptions;
}

async function fleet(url: string): Promise<ServiceBroker[]> {
  const brokers: ServiceBroker[] = [];
  for (let at = 0; at < NODES; at += 1) {
    const broker = new ServiceBroker(optionsOf(url, `node-${at}-abcdef01`));
    silentServices().forEach((schema) => broker.createService(schema));
    await broker.start();
    brokers.push(broker);
  }
  return brokers;
}

const cpuMs = (): number => process.cpuUsage().user / 1_000;

async function gossip(
  url: string,
): Promise<Omit<Cost, 'deliveriesPerSecond' | 'serverUsPerDelivery' | 'callsPerSecond'>> {
  const tap = await listenToAll(url);
  const began = cpuMs();
  const brokers = await fleet(url);
  await pause(1_000);
  const startMs = cpuMs() - began;
  const { info } = tap.read().kinds;
  const before = tap.read().kinds['heartbeat'] ?? { messages: 0, bytes: 0 };
  const quiet = cpuMs();
  await pause(LISTEN_MS);
  const spentMs = cpuMs() - quiet;
  const after = tap.read().kinds['heartbeat'] ?? before;
  const heartbeats = after.messages - before.messages;
  await Promise.all(brokers.map((broker) => broker.stop()));
  await tap.close();
  if (info === undefined || heartbeats === 0) throw new Error('The nodes tell each other nothing.');
  return {
    heartbeatBytes: (after.bytes - before.bytes) / heartbeats,
    infoBytes: info.bytes / info.messages,
    infosPerStart: info.messages / NODES,
    hearHeartbeatUs: (spentMs * 1_000) / (heartbeats * NODES),
    startMs: startMs / NODES,
  };
}

/** One message to many who listen on connections of their own, over and over. */
async function fanOut(
  url: string,
  pid: number,
): Promise<Pick<Cost, 'deliveriesPerSecond' | 'serverUsPerDelivery'>> {
  const listeners = await Promise.all(Array.from({ length: FAN_OUT }, () => connect(addressOf(url))));
  let heard = 0;
  for (const listener of listeners) listener.subscribe('scale.fan', { callback: () => (heard += 1) });
  await Promise.all(listeners.map((listener) => listener.flush()));
  const [began, spent] = [performance.now(), ownMs(pid)];
  const body = new Uint8Array(100);
  for (let at = 0; at < MESSAGES; at += 1) {
    listeners[0]?.publish('scale.fan', body);
    if (at % 100 === 99) await listeners[0]?.flush();
  }
  while (heard < MESSAGES * FAN_OUT) await pause(5);
  const seconds = (performance.now() - began) / 1_000;
  const serverUsPerDelivery = ((ownMs(pid) - spent) * 1_000) / heard;
  await Promise.all(listeners.map((listener) => listener.close()));
  return { deliveriesPerSecond: heard / seconds, serverUsPerDelivery };
}

async function calls(url: string): Promise<number> {
  const [asks, answers] = [
    new ServiceBroker(optionsOf(url, 'asks')),
    new ServiceBroker(optionsOf(url, 'answers')),
  ];
  answers.createService({ name: 'echo', actions: { say: async () => ({}) } });
  await Promise.all([asks.start(), answers.start()]);
  await asks.waitForServices('echo');
  const began = performance.now();
  const talk = async (): Promise<void> => {
    for (let at = 0; at < CALLS / CALLS_AT_ONCE; at += 1)
      await asks.call('echo.say', { filling: 'x'.repeat(200) });
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, talk));
  const rate = CALLS / ((performance.now() - began) / 1_000);
  await Promise.all([asks.stop(), answers.stop()]);
  return rate;
}

export async function measureBus(url: string, pid: number): Promise<Cost> {
  return { ...(await gossip(url)), ...(await fanOut(url, pid)), callsPerSecond: await calls(url) };
}
