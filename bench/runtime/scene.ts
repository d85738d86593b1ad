/** Where the bench takes place: the servers, a scratch folder, fresh databases; all of it is gone when it is closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Client } from 'pg';
import { killAll } from '../../tests/servers/processes.ts';
import { startServers, type Servers } from '../../tests/servers/start-servers.ts';
import { endContenders } from './contender.ts';
import { installPeers } from './install-peers.ts';
import { startRestate, type RestateServer } from './restate-server.ts';

/** Says what is measured, so that something is seen before the table. */
export const says = (what: string): void => void process.stderr.write(`  ${what}\n`);

export class Scene {
  readonly rounds: number;
  readonly scratch = mkdtempSync(join(tmpdir(), 'bench-runtime-'));
  #servers: Servers | null = null;
  #restate: RestateServer | null = null;
  #databases = 0;

  constructor(rounds: number) {
    this.rounds = rounds;
  }

  get urls(): Servers['urls'] {
    if (this.#servers === null) throw new Error('The servers are not open.');
    return this.#servers.urls;
  }

  get restate(): RestateServer {
    if (this.#restate === null) throw new Error('Restate is not open.');
    return this.#restate;
  }

  /** Rejects when a server cannot be had, or when PostgreSQL does not sync what it commits. */
  async open(): Promise<void> {
    installPeers();
    says('servers…');
    this.#servers = await startServers(['nats', 'database', 'cache']);
    await this.#checkSync();
    this.#restate = await startRestate(this.scratch);
  }

  /** What a node of ours is told; nodes of one namespace find each other. */
  async terms(namespace: string, isAlone = false): Promise<object> {
    const objects = `folder:${join(this.scratch, namespace)}`;
    return {
      namespace,
      objects,
      database: await this.freshDatabase(),
      nats: isAlone ? null : this.urls.nats,
    };
  }

  async freshDatabase(): Promise<string> {
    const name = `bench_${(this.#databases += 1)}`;
    await this.#order(`create database ${name}`);
    return Object.assign(new URL(this.urls.database), { pathname: `/${name}` }).href;
  }

  async close(): Promise<void> {
    endContenders();
    if (this.#restate !== null) await killAll([this.#restate.process]);
    await this.#servers?.stop();
    rmSync(this.scratch, { recursive: true, force: true });
  }

  async #checkSync(): Promise<void> {
    for (const setting of ['fsync', 'synchronous_commit']) {
      const rows = (await this.#order(`show ${setting}`)) as Readonly<Record<string, string>>[];
      if (rows[0]?.[setting] !== 'on') throw new Error(`PostgreSQL runs with ${setting} off.`);
    }
  }

  async #order(statement: string): Promise<readonly unknown[]> {
    const client = new Client({ connectionString: this.urls.database });
    await client.connect();
    return client
      .query(statement)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end());
  }
}

/** The numbers of the rounds, by contender: each has its turn in every round. */
export async function inTurns(
  { rounds }: Scene,
  turns: Readonly<Record<string, () => Promise<number>>>,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const measured: Record<string, number[]> = Object.fromEntries(Object.keys(turns).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, turn] of Object.entries(turns)) {
      const value = await turn();
      measured[name]?.push(value);
      says(`  ${round}  ${name}: ${value.toFixed(2)}`);
    }
  return measured;
}
