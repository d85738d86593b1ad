/** Speaks to the HTTP API, typed by its table of routes: what does not fit does not compile, and what comes back is checked. */
import type { z } from 'zod';
import { Failure } from './error.ts';
import { FedEvent } from './modules/gateway.ts';
import { Problem } from './api/problem.ts';
import { API_PATH, PIECE_TYPE, type Body, type Route } from './api/route.ts';
import { routes, type RouteName } from './api/routes.ts';

export interface ClientTerms {
  /** Where the server is, e.g. `http://127.0.0.1:2424`; empty for a page of its own. */
  readonly origin: string;
  /** Null where a cookie carries it. */
  readonly key: string | null;
  readonly fetch: typeof fetch;
}

type Part<S extends z.ZodType> = z.input<S>;

type BodyOf<N extends RouteName> = (typeof routes)[N]['body'] extends {
  readonly schema: infer S extends z.ZodType;
}
  ? { readonly body: Part<S> }
  : (typeof routes)[N]['body'] extends { readonly kind: 'text' | 'bytes' | 'piece' }
    ? { readonly body: Uint8Array }
    : object;

/** What a route is given, and in which state whoever asks has seen what it changes. */
export type Given<N extends RouteName> = {
  readonly params: Part<(typeof routes)[N]['params']>;
  readonly query?: Part<(typeof routes)[N]['query']>;
  /** The ETag of what is changed. */
  readonly seen?: string;
  /** Under one of these the same is done once. */
  readonly onceKey?: string;
  /** Where a piece of an upload begins. */
  readonly offset?: number;
  readonly signal?: AbortSignal;
} & BodyOf<N>;

type JsonName = {
  [N in RouteName]: (typeof routes)[N]['answer'] extends { kind: 'json' } ? N : never;
}[RouteName];

export interface Got<N extends JsonName> {
  readonly document: z.output<(typeof routes)[N]['answer']['schema']>;
  readonly etag: string | null;
}

const pathOf = ({ path }: Route, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)(\.\.\.)?\}/g, (_, name: string, isRest?: string) => {
    const value = String(params[name]);
    return isRest === undefined
      ? encodeURIComponent(value)
      : value.split('/').map(encodeURIComponent).join('/');
  });

function queryOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const pairs = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  return given.length === 0 ? '' : `?${pairs.toString()}`;
}

interface Loose {
  readonly params: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly seen?: string;
  readonly onceKey?: string;
  readonly offset?: number;
  readonly signal?: AbortSignal;
}

/** What a body is said to be: of a file it is left to its bytes. */
const typeOf: Readonly<Record<Body['kind'], string>> = {
  ...{ none: 'application/json', json: 'application/json', text: 'text/plain' },
  ...{ bytes: 'application/octet-stream', piece: PIECE_TYPE },
};

function headersOf(terms: ClientTerms, kind: Body['kind'], given: Loose): Record<string, string> {
  const { body, seen, onceKey, offset } = given;
  return {
    ...(terms.key !== null && { authorization: `Bearer ${terms.key}` }),
    ...(body !== undefined && { 'content-type': typeOf[kind] }),
    ...(seen !== undefined && { 'if-match': seen }),
    ...(offset !== undefined && { 'upload-offset': String(offset) }),
    ...(onceKey !== undefined && { 'idempotency-key': onceKey }),
  };
}

/** The Failure that the server has answered with; its details are the problem document. */
async function refusalIn(response: Response): Promise<Failure> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (!problem.success)
    return new Failure('MODULE_UNAVAILABLE', `The server answered with ${response.status}.`);
  return new Failure(problem.data.code, problem.data.detail, problem.data);
}

async function send(terms: ClientTerms, name: RouteName, given: Loose): Promise<Response> {
  const route: Route = routes[name];
  const path = `${API_PATH}${pathOf(route, { ...given.params })}${queryOf({ ...given.query })}`;
  const { body } = given;
  const response = await terms.fetch(`${terms.origin}${path}`, {
    method: route.method,
    headers: headersOf(terms, route.body.kind, given),
    ...(given.signal !== undefined && { signal: given.signal }),
    ...(body !== undefined && {
      body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
    }),
  });
  if (!response.ok) throw await refusalIn(response);
  return response;
}

/** Asks for something. Rejects with the Failure that the server answers with. */
export async function askApi<N extends JsonName>(
  terms: ClientTerms,
  name: N,
  given: Given<N>,
): Promise<Got<N>> {
  const response = await send(terms, name, given);
  const { schema } = routes[name].answer;
  const document = schema.parse(await response.json()) as Got<N>['document'];
  return { document, etag: response.headers.get('etag') };
}

type FileName = {
  [N in RouteName]: (typeof routes)[N]['answer'] extends { kind: 'file' } ? N : never;
}[RouteName];

/** Fetches a file, or what is planned. Rejects likewise. */
export const fetchFile = <N extends FileName>(
  terms: ClientTerms,
  name: N,
  given: Given<N>,
): Promise<Response> => send(terms, name, given);

/** One event as it stands in the stream; null for a word that is none. */
function eventIn(block: string): FedEvent | null {
  const at = /^id: (\d+)$/m.exec(block)?.[1];
  const data = /^data: (.*)$/m.exec(block)?.[1];
  if (at === undefined || data === undefined) return null;
  return FedEvent.parse({ at: Number(at), event: JSON.parse(data) as unknown });
}

export interface Listening {
  /** The run that is listened to; without one, everything of the tenant is. */
  readonly runId?: string;
  /** Place in the feed before which everything is known; without one a run is told from its beginning, and the tenant from now. */
  readonly after?: number;
  readonly signal: AbortSignal;
}

const streamOf = (terms: ClientTerms, { runId, after, signal }: Listening): Promise<Response> =>
  runId === undefined
    ? send(terms, 'streamAll', { params: {}, query: { after }, signal })
    : send(terms, 'streamEvents', { params: { runId }, query: { after }, signal });

/** Events, until the server ends the stream or the signal aborts. */
export async function* readEvents(terms: ClientTerms, listening: Listening): AsyncGenerator<FedEvent> {
  const response = await streamOf(terms, listening);
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(bytes, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const event of blocks.map(eventIn)) if (event !== null) yield event;
  }
}
