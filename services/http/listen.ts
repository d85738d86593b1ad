/** The server on which the API is heard: node’s own, with the limits that keep slow and oversized requests off. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { ServiceBroker } from 'moleculer';
import { Failure, messageOf } from '../../contracts/error.ts';
import { pathIn, requestIdOf } from './exchange.ts';
import { refuse } from './refuse.ts';

export interface Listening {
  readonly port: number;
  /** Ends open streams at once; whoever reads them comes back elsewhere. */
  close(): Promise<void>;
}

interface Place {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Headers that are not there by then never come, ms. */
const HEADERS_MS = 10_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function serverOf(handle: Handle): Server {
  const limits = {
    headersTimeout: HEADERS_MS,
    maxHeaderSize: 16_384,
    requestTimeout: 0,
    keepAliveTimeout: 5_000,
  };
  return createServer(limits, (request, response) => {
    const path = pathIn(request.url ?? '');
    if (path === null) return refuse(response, new Failure('ADDRESS_MALFORMED'), requestIdOf(request));
    request.url = path;
    void handle(request, response);
  });
}

/** Rejects with CONFIGURATION_INVALID where the port is taken or may not be had. */
export async function listen(broker: ServiceBroker, { host, port }: Place): Promise<Listening> {
  const api = broker.getLocalService('$api') as unknown as { readonly httpHandler: Handle };
  const server = serverOf(api.httpHandler);
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new Failure(
      'CONFIGURATION_INVALID',
      `Nothing can listen on ${host}:${port} (${messageOf(error)}).`,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
