/** Hands TCP connections on from one address to another. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Forwarder {
  readonly at: Address;
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

/** Joins two ends of a connection; what happens to one happens to the other. */
export type Join = (client: Socket, server: Socket) => void;

export const joinPlainly: Join = (client, server) => {
  client.pipe(server).pipe(client);
};

/** `join` decides what passes between the two ends. */
export async function forward(from: Address, to: Address, join: Join = joinPlainly): Promise<Forwarder> {
  const ends = new Set<Socket>();
  const listener = createServer((client) => {
    const server = connect(to.port, to.host);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      ends.add(end);
      end.setNoDelay(true);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroySoon();
      });
    }
    join(client, server);
  });
  listener.listen(from.port, from.host);
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  return {
    at: { host: from.host, port },
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
