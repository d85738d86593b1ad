/**
 * The same project by the same action of the same gateway, without what the API checks: on moleculer-web alone (`web`) or on
 * node:http alone (`plain`). Prints one line when it listens.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import type { Service, ServiceSchema } from 'moleculer';
import ApiGateway from 'moleculer-web';
import { gateway } from '../../contracts/modules/gateway.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { layGround } from '../../bin/system/embedded-system.ts';
import { startModules, type EmbeddedModules } from '../../bin/system/embedded-modules.ts';
import { localScope } from '../../bin/system/film-system.ts';

const [, , way = '', folder = ''] = process.argv;
const scope = localScope('bare');

/** Asks the gateway and sends what it says, as JSON. */
async function answer({ ask }: EmbeddedModules, projectId: string, response: ServerResponse): Promise<void> {
  try {
    const text = JSON.stringify(await ask(scope, gateway.getProject, { projectId }));
    const length = Buffer.byteLength(text);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

type Routed = IncomingMessage & { readonly $params: { readonly projectId: string } };

/** moleculer-web finds the route, and does all that it does when it is told nothing. */
const bareWeb: ServiceSchema = {
  name: '$bare',
  mixins: [ApiGateway],
  settings: {
    ...{ server: false, path: '', logRequest: null, logResponse: null, logRouteRegistration: null },
    routes: [
      {
        path: API_PATH,
        mappingPolicy: 'restrict',
        aliases: {
          'GET /projects/:projectId': (request: Routed, response: ServerResponse) =>
            answer(system, request.$params.projectId, response),
        },
      },
    ],
  } as object,
  actions: { addRoute: false, removeRoute: false, listAliases: false },
};

const plain =
  (system: EmbeddedModules): RequestListener =>
  ({ url = '' }, response) =>
    void answer(system, url.slice(`${API_PATH}/projects/`.length), response);

const webOf = ({ broker }: EmbeddedModules): RequestListener =>
  (broker.getLocalService('$bare') as Service & { readonly httpHandler: RequestListener }).httpHandler;

const system = await startModules(layGround(folder), 'bare', { beside: way === 'web' ? [bareWeb] : [] });
const { projectId } = await system.ask(scope, gateway.openProject, {
  ...{ title: 'The borrowed lamp', idempotencyKey: 'bare' },
});
const server = createServer(way === 'web' ? webOf(system) : plain(system)).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}${API_PATH}/projects/${projectId}`;
process.stdout.write(`${JSON.stringify({ event: 'listening', url })}\n`);
process.once('SIGTERM', () => void system.close().finally(() => process.exit(0)));
