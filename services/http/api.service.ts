/** The HTTP API: moleculer-web finds the route, the route’s own line says what is checked, asked and answered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service, ServiceSchema } from 'moleculer';
import ApiGateway from 'moleculer-web';
import { API_PATH } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { codeOf, Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { askFromEdge } from '../wiring/ask.ts';
import { installationOf } from '../wiring/installation.ts';
import { answerRoute, type RoutePorts } from './answer-route.ts';
import { apiDocument } from './api-document.ts';
import { apiPage, PAGE_POLICY } from './api-page.ts';
import { namesOf, requestIdOf, sendJson, sendPage, urlOf, type Exchange, type Routed } from './exchange.ts';
import { FeedWindow } from './feed-window.ts';
import { HoldBack } from './hold-back.ts';
import { cookieForKey, cookieForShare } from './credentials.ts';
import { expectRight, identify, nobody, scopeOf } from './identify.ts';
import {
  answerPreflight,
  dropForeignCookies,
  expectOwnName,
  isPreflight,
  letRead,
  type Names,
} from './origins.ts';
import { methodsAt, methodsOf, patternOf } from './path.ts';
import type { MachineKeys } from './machine-keys.ts';
import { RecentPrincipals } from './recent-principals.ts';
import { refuse } from './refuse.ts';
import { sendWebFile, webFileFor, type WebFiles } from './web-files.ts';

export interface ApiTerms {
  /** Whoever has one of them may do everything. */
  readonly keys: MachineKeys;
  /** Whose what is done with them is. */
  readonly localTenant: string;
  readonly version: string;
  readonly names: Names;
  /** Requests of a tenant in a minute. */
  readonly requestsAMinute: number;
  /** How many proxies of our own stand before this server. */
  readonly proxies: number;
  /** The studio; null on a node that has none. */
  readonly web: WebFiles | null;
  /** Told of errors that are nobody’s Failure, for the log. */
  readonly onError: (error: unknown) => void;
}

type Handler = (request: Routed, response: ServerResponse) => void;

/** What a request asks for, done by whoever may. */
type Deed = (exchange: Exchange) => Promise<void> | void;

/** Every failure is answered with one problem; whoever has left meanwhile is told nothing. */
function handled({ onError, names }: Pick<ApiTerms, 'onError' | 'names'>, deed: Deed): Handler {
  return (request, response) => {
    const { requestId, traceId } = namesOf(request);
    const done = async (): Promise<void> => {
      expectOwnName(request, names);
      dropForeignCookies(request, names);
      letRead(request, response, names);
      if (isSecure(names)) response.setHeader('strict-transport-security', HSTS);
      // The router would do what it would be asked for next.
      if (request.method === 'OPTIONS') return void answerOptions(request, response, names);
      await deed({ request, response, requestId, traceId });
    };
    done().catch((error: unknown) => {
      if (response.destroyed) return;
      if (codeOf(error) === 'INTERNAL') onError(error);
      refuse(response, error, requestId);
    });
  };
}

/** Whoever has been here by https never comes by http again, for a year. */
const HSTS = 'max-age=31536000; includeSubDomains';

const isSecure = ({ publicUrl }: Names): boolean => publicUrl?.protocol === 'https:';

function answerOptions(request: IncomingMessage, response: ServerResponse, names: Names): void {
  if (isPreflight(request, names)) answerPreflight(response, methodsAt(urlOf(request).pathname));
  else refuseUnrouted(request, response);
}

/** What the API says of itself is for those who may come in. */
const forSomebody =
  (ports: RoutePorts, deed: Deed): Deed =>
  async (exchange) => {
    expectRight(await identify(ports, exchange.request, exchange.requestId), 'watch');
    return deed(exchange);
  };

function aliasesOf(terms: ApiTerms, ports: RoutePorts): Record<string, Handler> {
  const all = (Object.keys(routes) as RouteName[]).flatMap((name) =>
    methodsOf(routes[name]).map((word): [string, Handler] => [
      `${word} ${patternOf(routes[name])}`,
      handled(terms, (exchange) => answerRoute(name, exchange, ports)),
    ]),
  );
  const document = apiDocument(terms.version);
  const sayDocument = forSomebody(ports, ({ response }) => sendJson(response, 200, document));
  const [page, said] = [handled(terms, apiPageFor(terms, ports)), handled(terms, sayDocument)];
  return {
    ...Object.fromEntries(all),
    ...{ 'GET /': page, 'HEAD /': page },
    ...{ 'GET /openapi.json': said, 'HEAD /openapi.json': said },
  };
}

/** The page of the routes, for a browser that has the key. */
const apiPageFor = (terms: ApiTerms, ports: RoutePorts): Deed =>
  forSomebody(ports, ({ response }) => sendPage(response, apiPage(terms.version), PAGE_POLICY));

/** The cookie of a browser that brings the key or the token of a link in its first address. */
function cookieFor({ keys, names }: ApiTerms, request: IncomingMessage): string | null {
  const url = urlOf(request);
  const flags = { isSecure: isSecure(names) };
  return cookieForShare(url, flags) ?? cookieForKey(url, { ...flags, keys, request });
}

/** The studio’s files, which are anybody’s; what is in it is asked for by routes. Without one, the page of the routes. */
const page =
  (terms: ApiTerms, ports: RoutePorts): Deed =>
  (exchange) => {
    const { request, response } = exchange;
    const { pathname } = urlOf(request);
    const cookie = cookieFor(terms, request);
    if (cookie !== null)
      return void response
        .writeHead(303, { 'set-cookie': cookie, location: pathname.replace(/^\/+/, '/') })
        .end();
    if (terms.web === null && pathname === '/') return apiPageFor(terms, ports)(exchange);
    const file = webFileFor(terms.web ?? new Map(), decodeURIComponent(pathname.slice(1)), request);
    if (file === null) return refuseUnrouted(request, response);
    sendWebFile(request, response, file);
  };

/** Says what else an address takes, where it takes anything. */
function refuseUnrouted(request: IncomingMessage, response: ServerResponse): void {
  const requestId = requestIdOf(request);
  const allowed = methodsAt(urlOf(request).pathname);
  if (allowed.length > 0) response.setHeader('allow', allowed.join(', '));
  refuse(response, new Failure(allowed.length > 0 ? 'METHOD_UNSUPPORTED' : 'ROUTE_UNKNOWN'), requestId);
}

/** Whatever is read and is no address of the API may be a file or a screen of the studio. */
const isOfWeb = (request: IncomingMessage): boolean =>
  ['GET', 'HEAD'].includes(request.method ?? '') && !/^\/api(\/|$)/.test(urlOf(request).pathname);

const perRoute = {
  ...{ bodyParsers: false, mergeParams: false, mappingPolicy: 'restrict', logging: false },
  pathToRegexpOptions: { sensitive: true },
};

/** No server of its own, and no word about requests: whoever listens knows better. */
const QUIET = { server: false, path: '', logRequest: null, logResponse: null, logRouteRegistration: null };

/** A service of one node’s own: `$` keeps it from being called by others, and its settings say nothing. */
export function apiService(terms: ApiTerms): ServiceSchema {
  let window: FeedWindow | null = null;
  const leaving = new AbortController();
  let openPage: Handler = refuseUnrouted;
  return {
    name: '$api',
    mixins: [ApiGateway],
    settings: QUIET as object,
    actions: { addRoute: false, removeRoute: false, listAliases: false },
    events: { 'feed.grown': () => window?.hear() },
    methods: {
      /** Whoever listens comes back, to another node. */
      endStreams: () => leaving.abort(),
      /** The router orders all addresses by itself, and would put one that takes every path before others. */
      send404: (request: Routed, response: ServerResponse) =>
        isOfWeb(request) ? openPage(request, response) : refuseUnrouted(request, response),
      errorHandler: (request: IncomingMessage, response: ServerResponse, error: unknown) => {
        terms.onError(error);
        refuse(response, error, requestIdOf(request));
      },
    },
    async started(this: Service & Record<string, unknown>) {
      const { objects, archives, cache, clock } = installationOf(this.broker);
      const { keys, localTenant, requestsAMinute, proxies, names } = terms;
      const ask = askFromEdge(this.broker);
      const scope = scopeOf(nobody, 'feed');
      window = new FeedWindow((after, limit) => ask(scope, gateway.feedOfAll, { after, limit }));
      const ports: RoutePorts = {
        ...{ ask, objects, archives, window, cache, isSecure: isSecure(names), leaving: leaving.signal },
        ...{ keys, localTenant, requestsAMinute, proxies, recent: new RecentPrincipals(() => clock.now()) },
        holdBack: new HoldBack((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
      };
      const add = (route: object): void => (this['addRoute'] as (route: object) => void)(route);
      add({ ...perRoute, path: API_PATH, aliases: aliasesOf(terms, ports) });
      openPage = handled(terms, page(terms, ports));
      add({ ...perRoute, path: '/', aliases: { 'GET /': openPage } });
    },
  };
}
