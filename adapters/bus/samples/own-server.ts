/** A NATS server of a test’s own, that can be killed, started again and robbed of its store. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export class OwnServer {
  readonly port: number;
  readonly #folder: string;
  readonly #options: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(port: number, folder: string, options: readonly string[]) {
    this.port = port;
    this.#folder = folder;
    this.#options = options;
  }

  /** Starts one; `options` are more of its own, such as `--user`. Rejects when there is no nats-server on the PATH. */
  static async start(...options: readonly string[]): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'nats-'));
    const server = new OwnServer(await freePort(), folder, options);
    await server.start();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const where = ['-a', '127.0.0.1', '-p', String(this.port), '-js', '-sd', this.#folder];
    const started = spawn('nats-server', [...where, ...this.#options], { stdio: 'ignore' });
    await once(started, 'spawn');
    this.#process = started;
    while (!(await answers(this.port))) await pause(20);
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    const dying = this.#process;
    if (dying === null) return;
    this.#process = null;
    const dead = once(dying, 'exit');
    dying.kill('SIGKILL');
    await dead;
  }

  /** Takes away all that the server has kept; it must not be running. */
  async wipe(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    await this.wipe();
  }
}
