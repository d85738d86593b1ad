/** The studio’s own files, held in memory: what was not there when the server started is not there, whatever a path says. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface WebFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, packed (RFC 7932), where that was made with it. */
  readonly packed: Buffer | null;
  readonly etag: string;
  /** Whether its name says what is in it, so that it is never another. */
  readonly lasts: boolean;
}

/** By path, with slashes. */
export type WebFiles = ReadonlyMap<string, WebFile>;

/** Where a browser begins, whichever screen it is asked for. */
export const START = 'index.html';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Only the studio’s own scripts run; styles are put in by Angular as its components appear. */
const POLICY = [
  ...["default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'"],
  ...["img-src 'self' data: blob:", "media-src 'self' blob:", "connect-src 'self'", "object-src 'none'"],
  ...["base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"],
].join('; ');

/** What a file is served as, by the end of its name; null for those that are not served. */
export const webTypeOf = (ending: string): string | null => types[ending] ?? null;

const wantsPage = ({ headers }: IncomingMessage): boolean => (headers.accept ?? '').includes('text/html');

/** The file of a path; every address of a screen is the start. Null where there is neither. */
export const webFileFor = (files: WebFiles, path: string, request: IncomingMessage): WebFile | null =>
  files.get(path) ?? (wantsPage(request) ? (files.get(START) ?? null) : null);

const takesPacked = ({ headers }: IncomingMessage): boolean =>
  /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(headers['accept-encoding'] ?? '');

export function sendWebFile(request: IncomingMessage, response: ServerResponse, file: WebFile): void {
  const body = file.packed !== null && takesPacked(request) ? file.packed : file.bytes;
  const headers = {
    ...{ etag: file.etag, vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff' },
    ...{ 'referrer-policy': 'no-referrer', 'content-security-policy': POLICY },
    'cache-control': file.lasts ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304, headers).end();
  response.writeHead(200, {
    ...{ ...headers, 'content-type': file.type, 'content-length': body.length },
    ...(body === file.packed && { 'content-encoding': 'br' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
