/** Servers of others, as bad as they can be. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createLine, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Told {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly port: number;
  readonly told: readonly Told[];
  close(): void;
}

const portOf = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** Takes requests, and answers each as it likes. */
export async function receiver(answer: (response: ServerResponse, told: Told) => void): Promise<Receiver> {
  const told: Told[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body };
      told.push(one);
      answer(response, one);
    });
  });
  const close = (): void => server.close().closeAllConnections();
  return { port: await portOf(server), told, close };
}

export interface Line {
  readonly port: number;
  /** How long each line was held, ms, once it is cut. */
  readonly heldMs: readonly number[];
  /** Lines that were opened. */
  opened(): number;
  close(): void;
}

/** Takes lines, and says on each what it likes, again and again. */
export async function line(say: (socket: Socket) => void, everyMs: number): Promise<Line> {
  const heldMs: number[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  const server = createLine((socket) => {
    const since = performance.now();
    opened += 1;
    sockets.add(socket.on('error', () => undefined).resume());
    const timer = setInterval(() => say(socket), everyMs);
    socket.once('close', () => {
      clearInterval(timer);
      heldMs.push(performance.now() - since);
    });
  });
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: await portOf(server), heldMs, opened: () => opened, close };
}
