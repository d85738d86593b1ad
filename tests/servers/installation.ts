/** An installation of the product on the real servers: nodes as processes of their own, with a database that is fresh. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { here, type Site } from './faults/machines.ts';
import { NodeProcess, type Environment, type TestNode } from './node-process.ts';
import { freshBucket } from './fresh-bucket.ts';
import { freePorts } from './ports.ts';
import { testUrl } from './test-url.ts';

const LOOK_EVERY_MS = 200;

export interface Installation {
  readonly environment: Environment;
  /** Starts a node, on this machine unless another is named; resolves when it is ready. */
  start(role: string, more?: Environment, site?: Site): Promise<TestNode>;
  query<R>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Resolves to the rows once the query finds any; rejects when it finds none in that time. */
  found<R>(sql: string, values: readonly unknown[], withinMs: number): Promise<R[]>;
  /** Ends all nodes. */
  close(): Promise<void>;
}

async function freshDatabase(name: string): Promise<string> {
  const url = testUrl('database');
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

async function rowsOf<R>(database: string, sql: string, values: readonly unknown[]): Promise<R[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as R[];
  } finally {
    await client.end();
  }
}

class Nodes implements Installation {
  readonly environment: Environment;
  readonly #database: string;
  readonly #nodes: TestNode[] = [];

  constructor(environment: Environment, database: string) {
    this.environment = environment;
    this.#database = database;
  }

  async start(role: string, more: Environment = {}, site: Site = here): Promise<TestNode> {
    const [port] = await freePorts(1);
    const own = { AINERN_HEALTH_PORT: String(port) };
    const node = new NodeProcess(role, site, { ...this.environment, ...own, ...more });
    this.#nodes.push(node);
    await node.ready();
    return node;
  }

  query<R>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return rowsOf<R>(this.#database, sql, values);
  }

  async found<R>(sql: string, values: readonly unknown[], withinMs: number): Promise<R[]> {
    const until = Date.now() + withinMs;
    while (Date.now() < until) {
      const rows = await this.query<R>(sql, values);
      if (rows.length > 0) return rows;
      await pause(LOOK_EVERY_MS);
    }
    throw new Error(`It was waited for ${withinMs} ms in vain: ${sql} ${JSON.stringify(values)}`);
  }

  async close(): Promise<void> {
    for (const node of this.#nodes) node.signal('SIGCONT');
    await Promise.all(this.#nodes.map((node) => node.kill()));
  }
}

/** An installation with a database and a bucket of this name, both of them empty. */
export async function installationNamed(name: string): Promise<Installation> {
  const database = await freshDatabase(name);
  const environment: Environment = {
    AINERN_TRANSPORTER: testUrl('nats'),
    AINERN_DATABASE: database,
    AINERN_OBJECTS: await freshBucket(name.replaceAll('_', '-')),
    AINERN_CACHE: testUrl('cache'),
    AINERN_NAMESPACE: name,
  };
  return new Nodes(environment, database);
}
