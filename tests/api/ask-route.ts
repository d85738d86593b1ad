/** Asks for what a route is for, and tells all of the answer that its document speaks of. */
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { ClientTerms } from '../../contracts/client.ts';
import type { Answer } from './contract.ts';
import { samples, type Known } from './route-samples.ts';

interface Asking {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

const pathOf = ({ path }: Route, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)(?:\.\.\.)?\}/g, (_, hole: string) =>
    (params[hole] ?? 'nobody').split('/').map(encodeURIComponent).join('/'),
  );

/** The request of a sample, with other names where some are given. */
function requestOf(name: RouteName, known: Known, other: Asking): readonly [string, RequestInit] {
  const route: Route = routes[name];
  const { params, query, headers, ...sample } = samples(known)[name];
  const body = other.body ?? sample.body;
  const asked = new URLSearchParams({ ...query, ...other.query }).toString();
  const isJson = route.body.kind === 'json';
  const typed = body === undefined ? {} : { 'content-type': isJson ? 'application/json' : 'text/plain' };
  return [
    `${API_PATH}${pathOf(route, { ...params, ...other.params })}${asked === '' ? '' : `?${asked}`}`,
    {
      ...{ method: route.method, headers: { ...typed, ...headers } },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as string) }),
    },
  ];
}

/** Of a stream no more is read than that it has begun. */
export async function askRoute(
  { origin, key }: ClientTerms,
  name: RouteName,
  known: Known,
  other: Asking = {},
): Promise<Answer> {
  const [path, init] = requestOf(name, known, other);
  const abort = new AbortController();
  const headers = new Headers(init.headers);
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const response = await fetch(`${origin}${path}`, { ...init, headers, signal: abort.signal });
  const type = response.headers.get('content-type');
  const text = type?.startsWith('text/event-stream') === true ? null : await response.text();
  abort.abort();
  return { method: routes[name].method, status: response.status, type, text, isSparse: false };
}
