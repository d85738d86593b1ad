/**
 * The same project by the same action of the same gateway, without what the API checks: on moleculer-web alone (`web`) or on
 * node:http alone (`plain`). Prints one line when it listens.
 */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import type { Context, Service, ServiceSchema } from 'moleculer';
import ApiGateway from 'moleculer-web';
import { gateway } from '../../contracts/modules/gateway.ts';
import { EDGE } from '../../contracts/modules/names.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { layGround } from '../../bin/system/embedded-system.ts';
import { startModules, type EmbeddedModules } from '../../bin/system/embedded-modules.ts';
import { localScope } from '../../bin/system/film-system.ts';

const [, , way = '', folder = ''] = process.argv;
const scope = localScope('bare');

const bareWeb: ServiceSchema = {
  name: '$bare',
  mixins: [ApiGateway],
  settings: {
    ...{ server: false, path: '', logRequest: null, logResponse: null, logRouteRegistration: null },
    routes: [
      {
        path: API_PATH,
        mappingPolicy: 'restrict',
        aliases: { 'GET /projects/:projectId': gateway.getProject.name },
        onBeforeCall: (ctx: Context) => void Object.assign(ctx.meta, { caller: EDGE, scope }),
      },
    ],
  } as object,
  actions: { addRoute: false, removeRoute: false, listAliases: false },
};

const plain =
  ({ ask }: EmbeddedModules): RequestListener =>
  (request, response) => {
    const projectId = (request.url ?? '').slice(`${API_PATH}/projects/`.length);
    ask(scope, gateway.getProject, { projectId }).then(
      (found) => {
        const text = JSON.stringify(found);
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        });
        response.end(text);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  };

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
