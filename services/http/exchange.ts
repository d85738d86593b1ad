/** One request and its answer. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the router hands it on: of its address it has taken the beginning away, and kept the whole beside. */
export type Routed = IncomingMessage & {
  readonly originalUrl?: string;
  readonly $params: { readonly params: Readonly<Record<string, string | readonly string[]>> };
};

/** A request that waits to be told that its body may come. */
export type Continuing = IncomingMessage & { goOn?: () => void };

export interface Exchange {
  readonly request: Routed;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** The trace that everything done for it belongs to: the client’s own where it brings one (W3C Trace Context). */
  readonly traceId: string;
}

/** The name of a request: the client’s own where it has a decent one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  // It becomes the trace of all that is done for it, and that is an Id.
  return typeof given === 'string' && /^[a-zA-Z0-9][\w.:-]{0,79}$/.test(given)
    ? given
    : `req-${randomUUID()}`;
}

/** The trace that `traceparent` names, or that the request begins. */
export function traceIdOf({ headers }: IncomingMessage, requestId: string): string {
  const [, id] =
    /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(headers['traceparent'])) ??
    [];
  return id ?? requestId;
}

/** A request and what belongs to it, by name. */
export interface RequestNames {
  readonly requestId: string;
  readonly traceId: string;
}

export function namesOf(request: IncomingMessage): RequestNames {
  const requestId = requestIdOf(request);
  return { requestId, traceId: traceIdOf(request, requestId) };
}

/** Every answer says what it answers, whoever gives it; a request that has no name of its own is called alike from here on. */
export function nameAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { requestId, traceId } = namesOf(request);
  request.headers['x-request-id'] = requestId;
  response.setHeader('x-request-id', requestId);
  response.setHeader('x-trace-id', traceId);
}

/**
 * Path and query of an address, as every address of the same is written; null where it cannot be read at all, which the
 * router would take for a fault of its own.
 */
export function pathIn(address: string): string | null {
  try {
    const { pathname, search } = new URL(address.startsWith('/') ? `http://localhost${address}` : address);
    decodeURIComponent(pathname);
    return pathname + search;
  } catch {
    return null;
  }
}

/** The whole address. */
export const urlOf = (request: IncomingMessage & { readonly originalUrl?: string }): URL =>
  new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');

/** What the path leaves open; what it leaves open to its end is one text. */
export const pathParams = ({ $params: { params } }: Routed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join('/'),
    ]),
  );

const send = (response: ServerResponse, status: number, { type, text, more = {} }: Sent): void => {
  const body = Buffer.from(text);
  response.writeHead(status, {
    ...{ 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' },
    ...{ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    ...more,
  });
  response.end(body);
};

interface Sent {
  readonly type: string;
  readonly text: string;
  readonly more?: Readonly<Record<string, string>>;
}

export const sendJson = (response: ServerResponse, status: number, document: unknown): void =>
  send(response, status, { type: 'application/json', text: JSON.stringify(document) });

/** A page that may do no more than its policy says. */
export const sendPage = (response: ServerResponse, html: string, policy: string): void =>
  send(response, 200, {
    type: 'text/html; charset=utf-8',
    text: html,
    more: { 'content-security-policy': policy },
  });
