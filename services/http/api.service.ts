/** The HTTP API: moleculer-web finds the route, the route’s own line says what is checked, asked and answered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service, ServiceSchema } from 'moleculer';
import ApiGateway from 'moleculer-web';
import { API_PATH } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import type { Scope } from '../../contracts/shared.ts';
import { askFromEdge } from '../wiring/ask.ts';
import { installationOf } from '../wiring/installation.ts';
import { answerRoute, type RoutePorts } from './answer-route.ts';
import { apiDocument } from './api-document.ts';
import { apiPage, PAGE_POLICY } from './api-page.ts';
import { requestIdOf, sendJson, sendPage, urlOf, type Exchange, type Routed } from './exchange.ts';
import { FeedEar } from './feed-ear.ts';
import { cookieForKey, expectKey, expectOwnName } from './local-key.ts';
import { methodsAt, methodsOf, patternOf } from './path.ts';
import { refuse } from './refuse.ts';
import { scopeBySignature } from './signed-address.ts';

export interface ApiTerms {
  /** Whoever has it may do everything. */
  readonly key: string;
  readonly version: string;
  readonly scopeOf: (traceId: string) => Scope;
  /** Told of errors that are nobody’s Failure, for the log. */
  readonly onError: (error: unknown) => void;
}

type Handler = (request: Routed, response: ServerResponse) => void;

/** What a request asks for, done by whoever may. */
type Deed = (exchange: Exchange) => Promise<void> | void;

/** Every failure is answered with one problem; whoever has left meanwhile is told nothing. */
function handled({ onError }: Pick<ApiTerms, 'onError'>, deed: Deed): Handler {
  return (request, response) => {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    const done = async (): Promise<void> => {
      expectOwnName(request);
      // The router would do what it would be asked for next.
      if (request.method === 'OPTIONS') return void refuseUnrouted(request, response);
      await deed({ request, response, requestId });
    };
    done().catch((error: unknown) => {
      if (response.destroyed) return;
      if (codeOf(error) === 'INTERNAL') onError(error);
      refuse(response, error, requestId);
    });
  };
}

/** Checks who asks before anything of it is read. */
const forHolder =
  ({ key }: Pick<ApiTerms, 'key'>, deed: Deed): Deed =>
  (exchange) => {
    expectKey(exchange.request, key);
    return deed(exchange);
  };

/** A signed address is believed in place of a key. */
const bySignature =
  (name: RouteName, terms: ApiTerms, ports: RoutePorts): Deed =>
  async (exchange) => {
    const scope = await scopeBySignature(name, exchange, ports);
    if (scope === null) expectKey(exchange.request, terms.key);
    return answerRoute(name, exchange, scope === null ? ports : { ...ports, scopeOf: () => scope });
  };

function aliasesOf(terms: ApiTerms, ports: RoutePorts): Record<string, Handler> {
  const handlerOf = (deed: Deed): Handler => handled(terms, forHolder(terms, deed));
  const all = (Object.keys(routes) as RouteName[]).flatMap((name) =>
    methodsOf(routes[name]).map((word): [string, Handler] => [
      `${word} ${patternOf(routes[name])}`,
      handled(terms, bySignature(name, terms, ports)),
    ]),
  );
  const document = apiDocument(terms.version);
  return {
    ...Object.fromEntries(all),
    'GET /openapi.json': handlerOf(({ response }) => sendJson(response, 200, document)),
  };
}

/** The page of the routes, for a browser that has the key or brings it. */
const page =
  (terms: ApiTerms): Deed =>
  ({ request, response }) => {
    const cookie = cookieForKey(urlOf(request), terms.key);
    if (cookie !== null) return void response.writeHead(303, { 'set-cookie': cookie, location: '/' }).end();
    expectKey(request, terms.key);
    sendPage(response, apiPage(terms.version), PAGE_POLICY);
  };

/** Says what else an address takes, where it takes anything. */
function refuseUnrouted(request: IncomingMessage, response: ServerResponse): void {
  const requestId = requestIdOf(request);
  const allowed = methodsAt(urlOf(request).pathname);
  if (allowed.length > 0) response.setHeader('allow', allowed.join(', '));
  refuse(response, new Failure(allowed.length > 0 ? 'METHOD_UNSUPPORTED' : 'ROUTE_UNKNOWN'), requestId);
}

const perRoute = {
  ...{ bodyParsers: false, mergeParams: false, mappingPolicy: 'restrict', logging: false },
  pathToRegexpOptions: { sensitive: true },
};

/** No server of its own, and no word about requests: whoever listens knows better. */
const QUIET = { server: false, path: '', logRequest: null, logResponse: null, logRouteRegistration: null };

/** A service of one node’s own: `$` keeps it from being called by others, and its settings say nothing. */
export function apiService(terms: ApiTerms): ServiceSchema {
  const ear = new FeedEar();
  return {
    name: '$api',
    mixins: [ApiGateway],
    settings: QUIET as object,
    actions: { addRoute: false, removeRoute: false, listAliases: false },
    events: { 'feed.grown': () => ear.hear() },
    methods: {
      send404: refuseUnrouted,
      errorHandler: (request: IncomingMessage, response: ServerResponse, error: unknown) => {
        terms.onError(error);
        refuse(response, error, requestIdOf(request));
      },
    },
    async started(this: Service & Record<string, unknown>) {
      const { objects, archives } = installationOf(this.broker);
      const ports = { ask: askFromEdge(this.broker), objects, archives, ear, scopeOf: terms.scopeOf };
      const add = (route: object): void => (this['addRoute'] as (route: object) => void)(route);
      add({ ...perRoute, path: API_PATH, aliases: aliasesOf(terms, ports) });
      add({ ...perRoute, path: '/', aliases: { 'GET /': handled(terms, page(terms)) } });
    },
  };
}
