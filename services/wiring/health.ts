/** Tells whoever supervises a node whether it lives and whether it is ready: `/live` and `/ready`, 200 or 503. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Middleware, ServiceBroker } from 'moleculer';
import { installationOf } from './installation.ts';

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
  /** Messages that nobody could get done; null when the bus does not say. */
  readonly deadLetters: number | null;
}

/** Whoever supervises a node does not wait for its bus, ms. */
const BUS_ANSWERS_MS = 500;

function countDead(broker: ServiceBroker): Promise<number | null> {
  const { bus, clock } = installationOf(broker);
  return Promise.race([bus.countDead().catch(() => null), clock.pause(BUS_ANSWERS_MS).then(() => null)]);
}

async function healthOf(broker: ServiceBroker, state: State): Promise<Health> {
  return {
    deadLetters: await countDead(broker),
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
      server = createServer((request, response) => {
        void healthOf(broker, state).then((health) => answer(request.url, health, response));
      });
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
