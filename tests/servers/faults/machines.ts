/**
 * Machines with a network of their own between them: namespaces of the kernel, each with a cable to one switch, at which
 * the servers answer too. A cable may be pulled, and what a machine sends to one server may be lost on its way.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { serverNames, type ServerName } from '../server.ts';
import { isRoot, order } from '../system.ts';
import { forward, type Address, type Forwarder } from './forward.ts';
import { addressOf, redirected } from './redirect.ts';

/** Where a node runs. */
export interface Site {
  /** The command by which commands are run there. */
  readonly by: readonly string[];
  /** Where a node of this machine is reached. */
  readonly address: string;
  /** Settings of a node, as they must be there. */
  readonly at: (environment: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

export interface Machine extends Site {
  /** Pulls the cable: nobody is told that a connection has ended. */
  cut(): void;
  heal(): void;
  /** What it sends to a server is lost; what comes from there still arrives. */
  mute(server: ServerName): void;
  unmute(server: ServerName): void;
}

export interface Network {
  machine(name: string): Machine;
  close(): Promise<void>;
}

/** The machine that the tests run on. */
export const here: Site = { by: [], address: '127.0.0.1', at: (environment) => environment };

const ip = (...words: readonly string[]): string => order('ip', words);

const SWITCH = 'ainern';
const FIRST_MACHINE = 101;

/** Names end with the number of the process that made them, so that a later one can clear away what a killed one left. */
const ours = (what: string): string => `${what}.${process.pid}`;

function isLeftover(name: string): boolean {
  const pid = /^ainern[a-z0-9-]*\.(\d+)$/.exec(name)?.[1];
  return pid !== undefined && !existsSync(`/proc/${pid}`);
}

const namesIn = (listing: string, pattern: RegExp): readonly string[] =>
  listing.split('\n').flatMap((line) => pattern.exec(line)?.[1] ?? []);

/** Removes the namespaces and switches of whoever is meant. */
function clear(isMeant: (name: string) => boolean): void {
  for (const name of namesIn(ip('netns', 'list'), /^(\S+)/).filter(isMeant)) ip('netns', 'delete', name);
  const switches = namesIn(ip('-o', 'link', 'show', 'type', 'bridge'), /^\d+: ([^:@]+)/);
  for (const name of switches.filter(isMeant)) ip('link', 'delete', name);
}

/** A network of addresses that nobody here uses. */
function freeSubnet(): string {
  const taken = ip('-4', '-o', 'addr');
  const subnets = Array.from({ length: 250 }, (_, at) => `10.213.${((process.pid + at) % 250) + 1}`);
  const free = subnets.find((subnet) => !taken.includes(` ${subnet}.`));
  if (free === undefined) throw new Error('All networks from 10.213.1 to 10.213.250 are taken.');
  return free;
}

/** What is made to see whether it can be made. */
const TRIAL = 'ainernt';

function tryOut(): string | null {
  try {
    clear(isLeftover);
    ip('netns', 'add', ours(TRIAL));
    ip('link', 'add', ours(TRIAL), 'type', 'bridge');
    clear((name) => name === ours(TRIAL));
    return null;
  } catch (error) {
    return `network namespaces cannot be made here (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** Why there can be no such network here, or null. */
export function noNetwork(): string | null {
  if (!isRoot()) return 'only root may make network namespaces';
  if (!existsSync('/usr/sbin/ip') && !existsSync('/sbin/ip'))
    return 'this system has no ip (Debian: iproute2)';
  return tryOut();
}

class Namespace implements Machine {
  readonly by: readonly string[];
  readonly address: string;
  readonly #space: string;
  readonly #cable: string;
  readonly #servers: Place['servers'];
  readonly #temporary: string;

  constructor(name: string, place: Place, at: number) {
    const { subnet, servers, folder } = place;
    this.#space = ours(`ainern-${name}`);
    this.#cable = `v${at}.${process.pid}`;
    this.#servers = servers;
    this.#temporary = join(folder, name);
    this.address = `${subnet}.${at}`;
    this.by = ['ip', 'netns', 'exec', this.#space];
    mkdirSync(this.#temporary);
    ip('netns', 'add', this.#space);
    ip('link', 'add', this.#cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', this.#space);
    ip('link', 'set', this.#cable, 'master', ours(SWITCH), 'up');
    ip('-n', this.#space, 'addr', 'add', `${this.address}/24`, 'dev', 'eth0');
    for (const link of ['lo', 'eth0']) ip('-n', this.#space, 'link', 'set', link, 'up');
  }

  /** What it keeps of objects is its own: two machines share no disk. */
  at(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return {
      ...redirected(environment, this.#servers),
      AINERN_LISTEN: this.address,
      TMPDIR: this.#temporary,
    };
  }

  cut(): void {
    ip('link', 'set', this.#cable, 'down');
  }

  heal(): void {
    ip('link', 'set', this.#cable, 'up');
  }

  mute(server: ServerName): void {
    ip('-n', this.#space, 'route', 'add', 'blackhole', this.#servers[server].host);
  }

  unmute(server: ServerName): void {
    ip('-n', this.#space, 'route', 'delete', 'blackhole', this.#servers[server].host);
  }
}

interface Place {
  readonly subnet: string;
  /** Where each server is reached from the machines. */
  readonly servers: Readonly<Record<ServerName, Address>>;
  /** Holds the disks of the machines. */
  readonly folder: string;
}

function layOut(): Place {
  clear(isLeftover);
  const subnet = freeSubnet();
  ip('link', 'add', ours(SWITCH), 'type', 'bridge');
  ip('link', 'set', ours(SWITCH), 'up');
  const each = serverNames.map(
    (name, at) => [name, { ...addressOf(name), host: `${subnet}.${at + 1}` }] as const,
  );
  for (const [, { host }] of each) ip('addr', 'add', `${host}/24`, 'dev', ours(SWITCH));
  const folder = mkdtempSync(join(tmpdir(), 'machines-'));
  return { subnet, servers: Object.fromEntries(each) as Place['servers'], folder };
}

/** A network in which the servers of the tests are reached, each at an address of its own. */
export async function openNetwork(): Promise<Network> {
  const place = layOut();
  const forwarders: readonly Forwarder[] = await Promise.all(
    serverNames.map((name) => forward(place.servers[name], addressOf(name))),
  );
  let next = FIRST_MACHINE;
  return {
    machine: (name) => new Namespace(name, place, next++),
    async close() {
      await Promise.all(forwarders.map((each) => each.close()));
      clear((name) => name.endsWith(ours('')));
      rmSync(place.folder, { recursive: true, force: true });
    },
  };
}
