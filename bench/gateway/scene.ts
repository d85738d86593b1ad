/** Where the bench takes place: folders and processes, all of which are gone when it is closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parentsOf } from '../processor-time.ts';
import { startServer, type Server } from './server.ts';

/** Says what is measured, so that something is seen before the table. */
export const says = (what: string): void => void process.stderr.write(`  ${what}\n`);

/** More than anybody here asks for in a minute. */
export const UNLIMITED = { AINERN_REQUESTS: '100000000' } as const;

const launcher = join(import.meta.dirname, '..', '..', 'bin', 'ainern2d.mjs');
const bare = join(import.meta.dirname, 'bare.ts');
const bareFiles = join(import.meta.dirname, 'bare-files.ts');

/** As the launcher starts the product: the peers have the same database, and it runs no slower for them. */
const ENGINE = ['--liftoff-only', '--single-threaded-gc', '--disable-warning=ExperimentalWarning'] as const;

export interface Opened {
  readonly url: string;
  readonly folder: string;
  /** The process that answers. */
  readonly pid: number;
  /** Resolves when all its processes are gone, and its folder. */
  close(): Promise<void>;
}

/** The command only starts the process that answers, and passes signals on. */
const serverBelow = (command: number): number =>
  [...parentsOf()].find(([, parent]) => parent === command)?.[0] ?? command;

export class Scene {
  readonly rounds: number;
  readonly #scratch = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  readonly #started: Pick<Server, 'kill'>[] = [];
  #folders = 0;

  constructor(rounds: number) {
    this.rounds = rounds;
  }

  /** A studio of its own folder, where anybody may register. */
  async openStudio(env: Readonly<Record<string, string>> = {}): Promise<Opened> {
    const folder = this.#freshFolder();
    const args = [launcher, 'studio', '--folder', folder, '--port', '0', '--json'];
    const opened = await this.#open(args, folder, { AINERN_REGISTRATION: 'open', ...env });
    return { ...opened, pid: serverBelow(opened.pid) };
  }

  /** Says the address of a project that it answers. */
  openBare(way: 'web' | 'plain'): Promise<Opened> {
    const folder = this.#freshFolder();
    return this.#open([...ENGINE, bare, way, folder], folder, {});
  }

  /** Takes and gives one file. */
  openBareFiles(): Promise<Opened> {
    const folder = this.#freshFolder();
    return this.#open([...ENGINE, bareFiles, folder], folder, {});
  }

  /** Ends whatever is left, also after a failure. */
  async close(): Promise<void> {
    await Promise.all(this.#started.map((each) => each.kill()));
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  #freshFolder(): string {
    return join(this.#scratch, `folder-${(this.#folders += 1)}`);
  }

  async #open(
    args: readonly string[],
    folder: string,
    env: Readonly<Record<string, string>>,
  ): Promise<Opened> {
    const server = await startServer(args, env, (started) => this.#started.push(started));
    const close = async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return { url: server.url, folder, pid: server.pid, close };
  }
}
