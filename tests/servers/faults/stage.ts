/**
 * An installation of several nodes on which everything can go wrong: two heads, a hand behind a bad line, a bad store and
 * on a small disk, another that is whole, and a GPU on a machine of its own. What needs root is left out without it.
 */
import type { Random } from '../../../actors/runtime/random.ts';
import type { Installation } from '../installation.ts';
import { Fleet, type Post } from './fleet.ts';
import { here, noNetwork, openNetwork, type Machine, type Network, type Site } from './machines.ts';
import { openNatsProxy, type NatsProxy } from './nats-proxy.ts';
import { openObjectsProxy, type ObjectsProxy } from './objects-proxy.ts';
import { redirected } from './redirect.ts';
import { noSmallDisk, openSmallDisk, type SmallDisk } from './small-disk.ts';

export interface Stage {
  readonly fleet: Fleet;
  readonly line: NatsProxy;
  readonly store: ObjectsProxy;
  readonly machine: Machine | null;
  readonly disk: SmallDisk | null;
  /** What is left out, and why. */
  readonly leftOut: readonly string[];
  /** Takes away what stands between the nodes and the servers; the nodes are the installation’s. */
  close(): Promise<void>;
}

interface Parts extends Pick<Stage, 'line' | 'store' | 'machine' | 'disk'> {
  readonly network: Network | null;
}

const oneSeat = { AINERN_SEATS: '1' };
const gpu = { ...oneSeat, AINERN_GPUS: 'fake:vram=16384,count=1' };
const forShots = { AINERN_PROVIDERS: 'fake-gpu://shot?ms=50&vram=8192' };

function disturbed({ line, store, disk }: Parts): Site {
  const { at } = disk?.site ?? here;
  return {
    ...here,
    at: (environment) => redirected(at(environment), { nats: line.at, objects: store.at }),
  };
}

const postsOn = (parts: Parts): Readonly<Record<string, Post>> => ({
  head: { role: 'control,intelligence', more: forShots },
  other: { role: 'control,intelligence', more: forShots },
  weak: { role: 'execution', more: gpu, site: disturbed(parts) },
  whole: { role: 'execution', more: oneSeat },
  gpu: { role: 'gpu', more: gpu, site: parts.machine ?? here },
});

const leftOut = (): readonly string[] =>
  [
    [noNetwork(), 'cut cables and one-way lines'],
    [noSmallDisk(), 'full disks'],
  ].flatMap(([why, what]) => (why === null ? [] : [`${what}, because ${why}`]));

/** Nobody is on it until its fleet is started. */
export async function setStage(installation: Installation, random: Random): Promise<Stage> {
  const network = noNetwork() === null ? await openNetwork() : null;
  const parts: Parts = {
    network,
    machine: network?.machine('gpu') ?? null,
    line: await openNatsProxy(random),
    store: await openObjectsProxy(random),
    disk: noSmallDisk() === null ? openSmallDisk() : null,
  };
  return {
    ...parts,
    fleet: new Fleet(installation, postsOn(parts)),
    leftOut: leftOut(),
    async close() {
      await Promise.all([parts.line.close(), parts.store.close(), network?.close()]);
      parts.disk?.remove();
    },
  };
}
