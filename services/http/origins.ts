/** Under which names a server is reached, and from which pages. */
import { isIP } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../../contracts/error.ts';

export interface Names {
  /** Whether others than this machine reach it. */
  readonly isOpen: boolean;
  /** How it is reached from outside, e.g. `https://studio.example.org`; null where nobody said. */
  readonly publicUrl: URL | null;
  /** Pages of others that may ask, with a token of their own: `https://pages.example.org`. */
  readonly origins: readonly string[];
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** An address of the network cannot be made to lead elsewhere, as a name can. */
const isAddress = (host: string): boolean =>
  isIP(host.replace(/:\d+$/, '')) === 4 || /^\[[0-9a-f:.]+\](:\d+)?$/i.test(host);

const isOwnName = (host: string, { isOpen, publicUrl }: Names): boolean =>
  LOOPBACK.test(host) || (isOpen && isAddress(host)) || host.toLowerCase() === publicUrl?.host;

const ownOrigins = (host: string, { publicUrl }: Names): string[] => [
  `http://${host}`,
  ...(publicUrl === null ? [] : [publicUrl.origin]),
];

/** A name that leads here without being ours is how a page of somebody else reaches a server of this machine. */
export function expectOwnName({ headers }: IncomingMessage, names: Names): void {
  const host = headers.host ?? '';
  if (!isOwnName(host, names))
    throw new Failure('ORIGIN_FORBIDDEN', `This server is not called “${host.slice(0, 80)}”.`);
  const { origin } = headers;
  if (origin === undefined || ownOrigins(host, names).includes(origin) || names.origins.includes(origin))
    return;
  throw new Failure('ORIGIN_FORBIDDEN', `A page of “${origin.slice(0, 80)}” may not ask for this.`);
}

/**
 * Whether our own page asks, or the person himself, who follows a link or types an address. A browser says where a request
 * comes from; a program says nothing, and is no page.
 */
function isOwnPage({ headers }: Pick<IncomingMessage, 'headers'>, names: Names): boolean {
  const { origin, host = '' } = headers;
  if (origin !== undefined) return ownOrigins(host, names).includes(origin);
  const [site, mode] = [headers['sec-fetch-site'] ?? 'none', headers['sec-fetch-mode']];
  return site === 'same-origin' || site === 'none' || mode === 'navigate';
}

/**
 * Pages on the list ask with tokens of their own. A page of the same site would have our cookies sent, SameSite or not, so
 * they are taken from its requests before anybody reads them.
 */
export function dropForeignCookies(request: Pick<IncomingMessage, 'headers'>, names: Names): void {
  if (!isOwnPage(request, names)) delete request.headers.cookie;
}

/** What pages of others read of an answer, beside what they always may. */
const EXPOSED =
  'etag, x-request-id, x-trace-id, retry-after, idempotency-replayed, location, content-range, upload-offset, upload-length';
const ALLOWED =
  'authorization, content-type, if-match, if-none-match, idempotency-key, last-event-id, range, x-request-id, traceparent, upload-offset';

/** Lets a page on the list read the answer. Cookies are for our own pages, so they are not let through. */
export function letRead({ headers }: IncomingMessage, response: ServerResponse, { origins }: Names): void {
  response.setHeader('vary', 'origin');
  if (headers.origin === undefined || !origins.includes(headers.origin)) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-expose-headers', EXPOSED);
}

/** Whether a browser asks what a page on the list may ask. */
export const isPreflight = ({ method, headers }: IncomingMessage, { origins }: Names): boolean =>
  method === 'OPTIONS' &&
  headers['access-control-request-method'] !== undefined &&
  origins.includes(headers.origin ?? '');

export function answerPreflight(response: ServerResponse, methods: readonly string[]): void {
  response.writeHead(204, {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': ALLOWED,
    'access-control-max-age': '600',
  });
  response.end();
}
