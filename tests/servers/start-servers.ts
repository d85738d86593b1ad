/**
 * Real servers for tests: each a private instance on free ports of 127.0.0.1, with its data in a scratch folder. A test may
 * kill, freeze and restart each of them; they outlive the process that started them until they are stopped.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { install } from './install.ts';
import { beginServer, endServer, newPlace, recipes } from './one-server.ts';
import { isAlive, killAll, signalAll } from './processes.ts';
import { closeRecord, readRecord, writeRecord, type RunningServer, type ServersRecord } from './record.ts';
import { serverNames, type ServerName } from './server.ts';

export interface Servers {
  readonly folder: string;
  /** By which a product or a test reaches them: of those that were started. */
  readonly urls: Readonly<Record<ServerName, string>>;
  /** Ids of the processes of each. */
  readonly pids: Readonly<Partial<Record<ServerName, readonly number[]>>>;
  /** Names of those that run. */
  readonly alive: readonly ServerName[];
  /** kill -9 of all of a server's processes; resolves when none is left. */
  kill(name: ServerName): Promise<void>;
  /** Ends the server if it runs, and starts it on the same ports and data; resolves when it answers. */
  restart(name: ServerName): Promise<void>;
  /** Freezes a server: it holds its connections and says nothing. */
  pause(name: ServerName): void;
  resume(name: ServerName): void;
  /** Ends all, and removes the scratch folder unless somebody gave it. Harmless when it was done before. */
  stop(): Promise<void>;
}

class StartedServers implements Servers {
  readonly folder: string;
  readonly #begun: ServersRecord;

  constructor(record: ServersRecord) {
    this.folder = record.folder;
    this.#begun = record;
  }

  /** What is written down: a test in another process may have restarted a server since. */
  get #record(): ServersRecord {
    return readRecord(this.folder) ?? this.#begun;
  }

  get urls(): Servers['urls'] {
    const urls = this.#record.servers.map(({ name, place }) => [name, recipes[name].url(place)] as const);
    return Object.fromEntries(urls) as Record<ServerName, string>;
  }

  get pids(): Servers['pids'] {
    return Object.fromEntries(
      this.#record.servers.map(({ name, processes }) => [name, processes.map(({ pid }) => pid)]),
    );
  }

  get alive(): Servers['alive'] {
    return this.#record.servers
      .filter(({ processes }) => processes.length > 0 && processes.every(isAlive))
      .map(({ name }) => name);
  }

  async kill(name: ServerName): Promise<void> {
    await killAll(this.#server(name).processes);
  }

  async restart(name: ServerName): Promise<void> {
    const server = this.#server(name);
    await endServer(server);
    this.#note(await beginServer(name, server.place));
  }

  pause(name: ServerName): void {
    signalAll(this.#server(name).processes, 'SIGSTOP');
  }

  resume(name: ServerName): void {
    signalAll(this.#server(name).processes, 'SIGCONT');
  }

  async stop(): Promise<void> {
    const record = this.#record;
    await Promise.all(record.servers.map(endServer));
    if (existsSync(this.folder)) closeRecord(record);
  }

  /** Starts one that does not run. */
  async add(name: ServerName): Promise<void> {
    if (this.alive.includes(name)) return;
    const known = this.#record.servers.find((server) => server.name === name);
    if (known !== undefined) return this.restart(name);
    this.#note(await beginServer(name, await newPlace(name, this.folder)));
  }

  /** Writes down how a server runs now, beside what is written of the others by then. */
  #note(server: RunningServer): void {
    const record = this.#record;
    const others = record.servers.filter(({ name }) => name !== server.name);
    writeRecord({ ...record, servers: [...others, server] });
  }

  #server(name: ServerName): RunningServer {
    const server = this.#record.servers.find((each) => each.name === name);
    if (server === undefined) throw new Error(`The server ${name} was not started.`);
    return server;
  }
}

/** The servers whose data lie in `folder`, whoever started them; null when there never were any. */
export function serversIn(folder: string): Servers | null {
  const record = readRecord(folder);
  return record === null ? null : new StartedServers(record);
}

/** PostgreSQL's own user must be able to pass through the folder, and nobody may look into it. */
const PASSABLE = 0o711;

function recordFor(given: string | undefined): ServersRecord {
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'servers-')) : resolve(given);
  mkdirSync(folder, { recursive: true });
  const known = readRecord(folder);
  if (known !== null) return known;
  chmodSync(folder, PASSABLE);
  return { folder, isOurs: given === undefined, servers: [] };
}

/**
 * Installs what is missing and starts these servers, in `folder` (where what runs there is left alone, and what was stopped
 * goes on with its data) or in a scratch folder. Rejects with a sentence for every server that cannot be had.
 */
export async function startServers(
  names: readonly ServerName[] = serverNames,
  folder?: string,
): Promise<Servers> {
  const refused = install(names.map((name) => recipes[name]));
  if (refused.length > 0) throw new Error(refused.join('\n'));
  const servers = new StartedServers(recordFor(folder));
  const started = await Promise.allSettled(names.map((name) => servers.add(name)));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed === undefined) return servers;
  await servers.stop();
  throw failed.reason;
}
