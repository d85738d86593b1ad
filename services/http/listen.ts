/** The server on which the API is heard: node’s own, with the limits that keep slow and oversized requests off. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { ServiceBroker } from 'moleculer';
import { Failure, messageOf, type ErrorCode } from '../../contracts/error.ts';
import { holdNobody } from './after-answer.ts';
import { Door } from './door.ts';
import { nameAnswer, namesOf, pathIn, requestIdOf, type Continuing } from './exchange.ts';
import { refuse, refuseUnread } from './refuse.ts';

export interface Listening {
  readonly port: number;
  /** Lets nobody in any more, sends those who listen to streams elsewhere, and waits so long, ms, for what is under way. */
  readonly leave: (patienceMs: number) => Promise<void>;
  /** Ends open streams at once; whoever reads them comes back elsewhere. */
  close(): Promise<void>;
}

export interface Place {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Headers that are not there by then never come, ms. */
const HEADERS_MS = 10_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The service of the API, as far as it concerns whoever listens. */
interface Api {
  readonly httpHandler: Handle;
  readonly endStreams: () => void;
}

/** What Node could not read, by its own code. */
const unread: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};

const limits = {
  ...{ headersTimeout: HEADERS_MS, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
  ...{ requestTimeout: 0, keepAliveTimeout: 5_000 },
  // Whoever names no host is told so like everybody who names a wrong one.
  requireHostHeader: false,
} as const;

/** Whoever asks again on another connection comes to another node. */
function turnAway(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  refuse(response, new Failure('OVERLOADED', 'This node is going; ask again.'), requestIdOf(request));
}

function serverOf(handle: Handle, door: Door): Server {
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    holdNobody(response);
    nameAnswer(request, response);
    if (!door.enter(response)) return turnAway(request, response);
    const path = pathIn(request.url ?? '');
    if (path === null) return refuse(response, new Failure('ADDRESS_MALFORMED'), requestIdOf(request));
    request.url = path;
    void handle(request, response);
  };
  return createServer(limits, take)
    .on('checkContinue', (request: Continuing, response: ServerResponse) => {
      // Nobody is told to go on before it is known that he may, and that it is not too much.
      request.goOn = () => response.writeContinue();
      take(request, response);
    })
    .on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
      holdNobody(response);
      nameAnswer(request, response);
      refuse(response, new Failure('EXPECTATION_UNKNOWN'), requestIdOf(request));
    })
    .on('connect', (request, socket) => refuseUnread(socket, 'METHOD_UNSUPPORTED', namesOf(request)))
    .on('clientError', (error: NodeJS.ErrnoException, socket) =>
      refuseUnread(socket, unread[error.code ?? ''] ?? 'REQUEST_MALFORMED'),
    );
}

/** Rejects with CONFIGURATION_INVALID where the port is taken or may not be had. */
export async function listen(broker: ServiceBroker, { host, port }: Place): Promise<Listening> {
  const api = broker.getLocalService('$api') as unknown as Api;
  const door = new Door();
  const server = serverOf(api.httpHandler, door);
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new Failure(
      'CONFIGURATION_INVALID',
      `Nothing can listen on ${host}:${port} (${messageOf(error)}).`,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    leave: (patienceMs) => {
      const left = door.shut(patienceMs);
      api.endStreams();
      return left;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
