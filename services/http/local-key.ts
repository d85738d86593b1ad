/** Who may come in: whoever has the key of this server, under one of its own names, and from no page but its own. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Failure } from '../../contracts/error.ts';

/** The cookie in which a browser keeps the key. */
const KEY_COOKIE = 'ainern2d-key';

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

function cookieOf({ headers }: IncomingMessage): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === KEY_COOKIE)?.[1] ?? null;
}

const bearerOf = ({ headers }: IncomingMessage): string | null =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

const NAMES = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** A name that leads here without being ours is how a page of somebody else reaches a server of this machine. */
export function expectOwnName({ headers }: IncomingMessage): void {
  const host = headers.host ?? '';
  if (!NAMES.test(host))
    throw new Failure(
      'ORIGIN_FORBIDDEN',
      `This server is called 127.0.0.1 or localhost, not “${host.slice(0, 80)}”.`,
    );
  const { origin } = headers;
  const own = [`http://${host}`];
  if (origin !== undefined && !own.includes(origin))
    throw new Failure('ORIGIN_FORBIDDEN', `A page of “${origin.slice(0, 80)}” may not ask for this.`);
}

/** The time that this takes tells nothing about the key. */
const isKey = (given: string | null, key: string): boolean =>
  given !== null && timingSafeEqual(hashed(given), hashed(key));

/** Rejects with KEY_WRONG what does not carry the key. */
export function expectKey(request: IncomingMessage, key: string): void {
  if (!isKey(bearerOf(request) ?? cookieOf(request), key)) throw new Failure('KEY_WRONG');
}

/**
 * The first visit of a browser brings the key in the address: it is put into a cookie that no script reads and no other
 * site sends, and the address is left. Null when it brings none. Throws KEY_WRONG when it is another.
 */
export function cookieForKey(url: URL, key: string): string | null {
  const given = url.searchParams.get('key');
  if (given === null) return null;
  if (!isKey(given, key)) throw new Failure('KEY_WRONG');
  return `${KEY_COOKIE}=${key}; Path=/; HttpOnly; SameSite=Strict`;
}
