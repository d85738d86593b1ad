/** A node of the product as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from './faults/machines.ts';

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'main.mjs');
const READY_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;

export type Environment = Readonly<Record<string, string>>;

export interface TestNode {
  readonly role: string;
  readonly child: ChildProcess;
  /** What it calls itself, once it is ready. */
  readonly nodeId: string;
  /** Whatever it has said so far. */
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

export class NodeProcess implements TestNode {
  readonly role: string;
  readonly child: ChildProcess;
  nodeId = '';
  said = '';
  readonly #health: string;

  constructor(role: string, site: Site, env: Environment) {
    this.role = role;
    this.#health = `http://${site.address}:${env['AINERN_HEALTH_PORT'] ?? ''}/ready`;
    const [command, ...words] = [...site.by, process.execPath, launcher, 'node', '--role', role];
    this.child = spawn(command, words, {
      env: site.at({ PATH: process.env['PATH'] ?? '', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }

  async ready(): Promise<void> {
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await this.#isReady())) {
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

  async #isReady(): Promise<boolean> {
    const answer = await fetch(this.#health).catch(() => null);
    if (answer?.ok !== true) return false;
    this.nodeId = ((await answer.json()) as { nodeId: string }).nodeId;
    return true;
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
