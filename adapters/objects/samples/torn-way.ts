/** A way to a server that breaks whenever a test wants it to: a connection that has carried so much is cut. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a connection may carry to the server and from it before it is cut, bytes. */
interface Limits {
  readonly toServer?: number;
  readonly fromServer?: number;
  /** How many connections are cut. */
  readonly times?: number;
}

export class TornWay {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #limits: Required<Limits> = { toServer: Infinity, fromServer: Infinity, times: 0 };

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Opens one to a port of this machine. */
  static async to(port: number): Promise<TornWay> {
    const server = createServer();
    const way = new TornWay(server);
    server.on('connection', (socket) => way.#carry(socket, connect(port, '127.0.0.1')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return way;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many more connections it would cut. */
  get left(): number {
    return this.#limits.times;
  }

  cut({ toServer = Infinity, fromServer = Infinity, times = Infinity }: Limits): void {
    this.#limits = { toServer, fromServer, times };
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
  }

  #carry(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
    }
    const watch = (from: Socket, side: 'toServer' | 'fromServer'): void => {
      let bytes = 0;
      from.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes <= this.#limits[side] || this.#limits.times === 0) return;
        this.#limits = { ...this.#limits, times: this.#limits.times - 1 };
        near.destroy();
        far.destroy();
      });
    };
    watch(near, 'toServer');
    watch(far, 'fromServer');
    near.on('error', () => far.destroy()).pipe(far);
    far.on('error', () => near.destroy()).pipe(near);
  }
}
