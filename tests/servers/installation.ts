/** An installation of the product on the real servers: nodes as processes of their own, with a database that is fresh. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePorts } from './ports.ts';
import { testUrl } from './test-url.ts';

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'main.mjs');
const READY_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;

export type Environment = Readonly<Record<string, string>>;

export interface TestNode {
  readonly role: string;
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly said: string;
  /** Resolves when the node says that it is ready; rejects when it ends before. */
  ready(): Promise<void>;
  /** Sends a signal to the node and to nobody else. */
  signal(name: NodeJS.Signals): void;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  end(): Promise<number | null>;
}

export interface Installation {
  readonly environment: Environment;
  /** Starts a node; resolves when it is ready. */
  start(role: string, more?: Environment): Promise<TestNode>;
  query<R>(sql: string, values?: readonly unknown[]): Promise<R[]>;
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

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
  return answer?.ok === true;
}

class Process implements TestNode {
  readonly role: string;
  readonly child: ChildProcess;
  readonly #port: number;
  said = '';

  constructor(role: string, port: number, env: Environment) {
    this.role = role;
    this.#port = port;
    this.child = spawn(process.execPath, [launcher, 'node', '--role', role], {
      env: { PATH: process.env['PATH'] ?? '', AINERN_HEALTH_PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }

  async ready(): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await isReady(this.#port))) {
      if (this.child.exitCode !== null || Date.now() > until)
        throw new Error(`The node ${this.role} did not become ready: ${this.said}`);
      await pause(LOOK_EVERY_MS);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async kill(): Promise<void> {
    await this.#gone('SIGKILL');
  }

  async end(): Promise<number | null> {
    await this.#gone('SIGTERM');
    return this.child.exitCode;
  }

  async #gone(name: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.signal(name);
    await exit;
  }

  #hear(text: string): void {
    this.said += text;
    const file = process.env['AINERN_TEST_LOG'];
    if (file !== undefined) appendFileSync(file, `[${this.role} ${this.child.pid ?? 0}] ${text}`);
  }
}

/** An installation whose database has this name, unless its own settings say otherwise; its objects lie beside those of all others, under their own hashes. */
export async function installationNamed(name: string, own: Environment = {}): Promise<Installation> {
  const database = await freshDatabase(name);
  const environment: Environment = {
    AINERN_TRANSPORTER: testUrl('nats'),
    AINERN_DATABASE: database,
    AINERN_OBJECTS: testUrl('objects'),
    AINERN_CACHE: testUrl('cache'),
    AINERN_NAMESPACE: name,
    ...own,
  };
  const nodes: TestNode[] = [];
  const start = async (role: string, more: Environment = {}): Promise<TestNode> => {
    const [port = 0] = await freePorts(1);
    const node = new Process(role, port, { ...environment, ...more });
    nodes.push(node);
    await node.ready();
    return node;
  };
  const query = async <R>(sql: string, values: readonly unknown[] = []): Promise<R[]> => {
    const client = new Client({ connectionString: database });
    await client.connect();
    try {
      return (await client.query(sql, [...values])).rows as R[];
    } finally {
      await client.end();
    }
  };
  const close = async (): Promise<void> => {
    for (const { child } of nodes) child.kill('SIGCONT');
    await Promise.all(nodes.map((node) => node.kill()));
  };
  return { environment, start, query, close };
}
