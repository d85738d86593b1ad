/** Tells whoever supervises a node whether it lives and whether it is ready: `/live` and `/ready`, 200 or 503. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Middleware, ServiceBroker } from 'moleculer';

export interface HealthAddress {
  readonly host: string;
  /** 0 takes any free port, which the log tells. */
  readonly port: number;
}

type State = 'starting' | 'ready' | 'leaving';

interface Health {
  readonly state: State;
  readonly nodeId: string;
  readonly busConnected: boolean;
  readonly modules: readonly string[];
}

function healthOf(broker: ServiceBroker, state: State): Health {
  return {
    state,
    nodeId: broker.nodeID,
    busConnected: broker.transit?.connected ?? true,
    modules: broker.services.map(({ name }) => name).filter((name) => !name.startsWith('$')),
  };
}

const isReady = ({ state, busConnected }: Health): boolean => state === 'ready' && busConnected;

function answer(path: string | undefined, health: Health, response: ServerResponse): void {
  const status = path === '/live' ? 200 : path === '/ready' ? (isReady(health) ? 200 : 503) : 404;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(health));
}

/** Serves both from the moment the broker is created until it has stopped. */
export function serveHealth(address: HealthAddress): Middleware {
  let server: Server | undefined;
  let state: State = 'starting';
  return {
    name: 'health',
    created(broker: ServiceBroker) {
      server = createServer((request, response) => answer(request.url, healthOf(broker, state), response));
      server.on('error', (error) => broker.logger.error(`No health endpoint: ${error.message}.`));
      server.listen(address.port, address.host, () =>
        broker.logger.info(`Health is told at ${JSON.stringify(server?.address())}.`),
      );
      server.unref();
    },
    async started() {
      state = 'ready';
    },
    async stopping() {
      state = 'leaving';
    },
    async stopped() {
      server?.close();
      server?.closeAllConnections();
    },
  };
}
