/** What may go wrong with an installation, as deeds: each begins when it is called and is over, and repaired, when it resolves. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { noFaults, type Faults } from '../../../adapters/bus/faults.ts';
import type { ServerName } from '../server.ts';
import { testServers, testUrl } from '../test-url.ts';
import type { Fleet } from './fleet.ts';
import type { Machine } from './machines.ts';
import type { NatsProxy } from './nats-proxy.ts';
import type { ObjectFaults, ObjectsProxy } from './objects-proxy.ts';
import type { SmallDisk } from './small-disk.ts';

/** Longer than a lease and a node’s heartbeat, so that both run out. */
export const OUTAGE_MS = 10_000;
/** Three leases and three claims. */
export const ASLEEP_MS = 18_000;

/** kill -9, and another in its place. */
export async function nodeKilled(fleet: Fleet, name: string): Promise<void> {
  await fleet.node(name).kill();
  await fleet.replace(name);
}

/** The node is stopped in the middle of whatever it does, and goes on with it much later. */
export async function nodeAsleep(fleet: Fleet, name: string): Promise<void> {
  const node = fleet.node(name);
  node.signal('SIGSTOP');
  await pause(ASLEEP_MS);
  node.signal('SIGCONT');
}

/** Another takes its place before the node is told to go. Rejects when it does not go in order. */
export async function nodeReplaced(fleet: Fleet, name: string): Promise<void> {
  const old = fleet.node(name);
  await fleet.replace(name);
  const code = await old.end();
  if (code !== 0) throw new Error(`The node ${name} ended with ${code ?? 'a signal'}: ${old.said}`);
}

/** All nodes, one after the other. */
export async function allReplaced(fleet: Fleet): Promise<void> {
  for (const name of fleet.names) await nodeReplaced(fleet, name);
}

export async function serverKilled(name: ServerName): Promise<void> {
  await testServers().kill(name);
  await pause(OUTAGE_MS);
  await testServers().restart(name);
}

/** It holds its connections and says nothing. */
export async function serverFrozen(name: ServerName): Promise<void> {
  testServers().pause(name);
  await pause(OUTAGE_MS);
  testServers().resume(name);
}

/** NATS comes back and knows of no stream and no consumer. */
export async function busWiped(): Promise<void> {
  const servers = testServers();
  await servers.kill('nats');
  rmSync(join(servers.folder, 'nats', 'jetstream'), { recursive: true });
  await servers.restart('nats');
}

export async function cacheFlushed(): Promise<void> {
  const client = new Redis(testUrl('cache'));
  await client.flushall();
  client.disconnect();
}

/** Answers are lost, and everything else is lost, doubled, delayed and overtaken now and then. */
const badLine: Faults = { lose: 0.02, duplicate: 0.03, delay: 0.1, delayMs: 400, reorder: 0.05 };

/** Heartbeats and the like are left alone: Moleculer would take the node for dead, which is another fault. */
const CALLS_AND_WORK = /\.(REQ|RES|EVENT|EVENTB|REQB)\.|\$JS\./;

/** Of what passes by so many are disturbed, unless too little passes for much longer than an outage. */
const ENOUGH_DISTURBED = 12;

interface Disturbed {
  readonly disturbed: number;
}

async function isEnough(proxy: Disturbed): Promise<void> {
  const [before, began] = [proxy.disturbed, Date.now()];
  const lasts = (): boolean => Date.now() - began < OUTAGE_MS || proxy.disturbed - before < ENOUGH_DISTURBED;
  while (lasts() && Date.now() - began < 4 * OUTAGE_MS) await pause(250);
}

export async function lineBad(proxy: NatsProxy): Promise<void> {
  proxy.disturb(badLine, CALLS_AND_WORK);
  await isEnough(proxy);
  proxy.disturb(noFaults, CALLS_AND_WORK);
}

const badStore: ObjectFaults = { refuse: 0.2, tear: 0.15 };

export async function storeBad(proxy: ObjectsProxy): Promise<void> {
  proxy.disturb(badStore);
  await isEnough(proxy);
  proxy.disturb({ refuse: 0, tear: 0 });
}

/** The cable of a machine is pulled. */
export async function cablePulled(machine: Machine): Promise<void> {
  machine.cut();
  await pause(OUTAGE_MS);
  machine.heal();
}

/** What a machine says to the bus is lost, and it hears everything. */
export async function machineMute(machine: Machine): Promise<void> {
  machine.mute('nats');
  await pause(OUTAGE_MS);
  machine.unmute('nats');
}

export async function diskFull(disk: SmallDisk): Promise<void> {
  disk.fill();
  await pause(OUTAGE_MS);
  disk.free();
}
