/** Requests that nobody in his senses makes, over every route, and what may be answered to them. */
import fc from 'fast-check';
import { Problem } from '../../contracts/api/problem.ts';
import { API_PATH, PIECE_TYPE, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { ClientTerms } from '../../contracts/client.ts';
import type { Contract } from './contract.ts';

export interface RandomRequest {
  readonly name: RouteName;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const names = Object.keys(routes) as RouteName[];

/** Mostly what the route takes, sometimes what none does. */
const method = (route: Route): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(route.method as string) },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS') },
  );

/** Names of something, of nothing, and of what lies elsewhere. */
const segment = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    fc.constantFrom(
      '%',
      '%00',
      '%2e%2e%2f',
      'film.mp4',
      'script',
      '灯笼',
      '__proto__',
      "' or 1=1 --",
      'a'.repeat(300),
    ),
    fc
      .string({ minLength: 1, maxLength: 40 })
      .map((text) => encodeURIComponent(text.toWellFormed()))
      // Whoever asks would take these out of the address himself.
      .filter((text) => !/^\.+$/.test(text)),
  );

const pathOf = (route: Route, known: readonly string[]): fc.Arbitrary<string> => {
  const holes = [...route.path.matchAll(/\{[^}]+\}/g)].length;
  return fc.array(segment(known), { minLength: holes, maxLength: holes }).map((filled) => {
    let at = 0;
    return route.path.replace(/\{[^}]+\}/g, () => filled[at++] ?? '');
  });
};

const word = fc.oneof(
  fc.constantFrom('after', 'limit', 'fileName', 'title', 'language', 'key', 'fields', '__proto__'),
  fc.string({ maxLength: 8 }).map((text) => text.toWellFormed()),
);
const value = fc.oneof(
  fc.constantFrom('', '0', '1', '-1', '1e9', '9007199254740993', 'NaN', 'null', 'zh', '../x', '\u0000'),
  fc.string({ maxLength: 30 }).map((text) => text.toWellFormed()),
);
const query = fc
  .array(fc.tuple(word, value), { maxLength: 3 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`));

/** Fields that some body has, with whatever in them. */
const nearly = fc.dictionary(
  fc.constantFrom(
    'title',
    'revisionId',
    'options',
    'gates',
    'edits',
    'type',
    'lineId',
    'text',
    'constructor',
  ),
  fc.oneof(fc.jsonValue({ maxDepth: 3 }), value, fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 })),
);
/** What one field short of a body that is taken might be. */
const words = fc.oneof(
  fc.constantFrom('a\0b', '\ud800', '灯笼', ' ', 'x'.repeat(201)),
  fc.string({ unit: 'binary' }),
);
const whole = fc.oneof(
  words.map((title) => ({ title })),
  words.map((text) => ({ edits: [{ type: 'setLineText', lineId: 'l1', text }] })),
  words.map((name) => ({ edits: [{ type: 'setCast', cast: [{ name, aliases: [name] }] }] })),
);

const body = fc.oneof(
  whole.map((any) => JSON.stringify(any)),
  fc.jsonValue().map((any) => JSON.stringify(any)),
  nearly.map((any) => JSON.stringify(any)),
  fc.string({ maxLength: 200 }).map((text) => text.toWellFormed()),
  fc.nat({ max: 20_000 }).map((depth) => '['.repeat(depth)),
);

const headers = [
  ['content-type', 'application/json'],
  ['content-type', 'text/plain; charset=utf-16'],
  ['content-type', 'multipart/form-data'],
  ['content-encoding', 'gzip'],
  ['content-type', PIECE_TYPE],
  ['upload-offset', '0'],
  ['if-match', '"rev-1.0"'],
  ['if-match', '*'],
  ['if-none-match', '*'],
  ['idempotency-key', 'same'],
  ['idempotency-key', 'x'.repeat(200)],
  ['range', 'bytes=5-1'],
  ['last-event-id', '-1'],
  ['x-request-id', 'a b'],
  ['accept', 'text/html'],
] as const;

const header = fc.constantFrom(...headers);

/** `known` are names of things that there are. */
export const randomRequest = (known: readonly string[]): fc.Arbitrary<RandomRequest> =>
  fc.constantFrom(...names).chain((name) =>
    fc.record({
      name: fc.constant(name),
      method: method(routes[name]),
      path: fc.tuple(pathOf(routes[name], known), query).map((parts) => `${API_PATH}${parts.join('')}`),
      headers: fc.array(header, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
      body: fc.option(body),
    }),
  );

/** Asks, and reads no more of a stream than that it has begun. */
export async function send(
  { origin, key }: Pick<ClientTerms, 'origin' | 'key'>,
  { method, path, headers, body }: RandomRequest,
): Promise<Response> {
  const abort = new AbortController();
  const hasBody = body !== null && method !== 'GET' && method !== 'HEAD';
  const response = await fetch(`${origin}${path}`, {
    ...{ method, redirect: 'manual', signal: abort.signal },
    headers: {
      ...(hasBody && { 'content-type': 'application/json' }),
      ...headers,
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    ...(hasBody && { body }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return response;
  abort.abort();
  return new Response(null, { status: response.status, headers: response.headers });
}

/** Whether the answer is one of whose body nothing is to be read. */
const isBodiless = (method: string, { status, headers }: Response): boolean =>
  method === 'HEAD' ||
  status === 304 ||
  headers.get('content-type')?.startsWith('text/event-stream') === true;

/** What is wrong with an answer; null when it may be given. */
export async function faultOf(
  contract: Contract,
  asked: RandomRequest,
  response: Response,
): Promise<string | null> {
  const { status, headers } = response;
  const text = isBodiless(asked.method, response) ? null : await response.text();
  if (status >= 500 && !(status === 503 && headers.has('retry-after'))) return `${status}: ${text ?? ''}`;
  // Of a document of which only some fields were asked for, the others are missing.
  const isSparse = status < 400 && new URL(asked.path, 'http://localhost').searchParams.has('fields');
  const told = { method: asked.method, status, type: headers.get('content-type'), text, isSparse };
  const fault = contract.faultOf(asked.name, told);
  if (fault !== null || text === null) return fault;
  return status >= 400 ? problemFault(status, text) : ownFault(asked, { text, isSparse });
}

/** What was promised is also what the table of routes says, which knows more than a document can. */
function ownFault(
  { name, method }: RandomRequest,
  { text, isSparse }: { readonly text: string; readonly isSparse: boolean },
): string | null {
  const { answer, ...route }: Route = routes[name];
  if (answer.kind !== 'json' || isSparse || method !== route.method) return null;
  return answer.schema.safeParse(JSON.parse(text)).success ? null : `not as promised: ${text.slice(0, 300)}`;
}

function problemFault(status: number, text: string): string | null {
  const problem = Problem.safeParse(JSON.parse(text));
  if (!problem.success) return `no problem: ${text.slice(0, 300)}`;
  if (/\bat .*\.(ts|js|mjs):\d+|\/(work|home|root|tmp)\//.test(problem.data.detail))
    return `tells too much: ${text}`;
  return problem.data.status === status ? null : `says ${problem.data.status} and is ${status}`;
}
