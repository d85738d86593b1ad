/** Posts to addresses that strangers gave: to the open internet alone, without following anybody, for a while. */
import { lookup as lookUp } from 'node:dns/promises';
import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Post, Poster } from '../../actors/runtime/poster.ts';
import { Failure, messageOf } from '../../contracts/error.ts';
import { isOpenAddress } from './open-addresses.ts';

export interface PosterTerms {
  /** Whether addresses of one’s own network, and plain http, may be posted to. */
  readonly mayBePrivate: boolean;
}

/** From the look-up to the last byte of the answer, ms. */
const WITHIN_MS = 10_000;

/** Nobody needs to say more than that he has it, bytes. */
const MOST_BYTES = 65_536;

const forbidden = (url: URL, because: string): Failure =>
  new Failure('ADDRESS_FORBIDDEN', `${url.hostname} may not be posted to: ${because}.`);

/** Looked up once: what was checked is what is spoken to, however the name is answered later. */
async function checkedAddress(
  url: URL,
  { mayBePrivate }: PosterTerms,
): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found =
    isIP(host) !== 0 ? [{ address: host, family: isIP(host) }] : await lookUp(host, { all: true });
  const [first] = found;
  if (first === undefined) throw forbidden(url, 'it has no address');
  // One bad address is enough: a name that leads to both is not told by accident.
  if (!mayBePrivate && !found.every(({ address }) => isOpenAddress(address)))
    throw forbidden(url, 'it is not of the open internet');
  return first;
}

/** Reads what comes, and no more than enough. */
function statusOf(response: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) response.destroy(new Error('The answer is too long.'));
    });
    response.once('end', () => resolve(response.statusCode ?? 0)).once('error', reject);
  });
}

interface Terms {
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

function begun(url: URL, { headers }: Post, { lookup, signal }: Terms): ClientRequest {
  const options = { method: 'POST', headers, lookup, agent: false, signal } as const;
  return url.protocol === 'https:' ? requestTls(url, options) : requestPlain(url, options);
}

/** Rejects when the time is over. */
const over = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );

async function sent(post: Post, terms: PosterTerms): Promise<number> {
  const url = new URL(post.url);
  if (url.protocol !== 'https:' && !terms.mayBePrivate) throw forbidden(url, 'it is not https');
  const signal = AbortSignal.timeout(WITHIN_MS);
  // A look-up cannot be broken off, but need not be waited for.
  const { address, family } = await Promise.race([checkedAddress(url, terms), over(signal)]);
  const lookup: LookupFunction = (_, options, done) =>
    options.all === true ? done(null, [{ address, family }]) : done(null, address, family);
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    begun(url, post, { lookup, signal }).once('response', resolve).once('error', reject).end(post.body),
  );
  return statusOf(await answered);
}

export const guardedPoster = (terms: PosterTerms): Poster => ({
  post: (post) =>
    sent(post, terms).catch((error: unknown) => {
      if (error instanceof Failure) throw error;
      throw new Failure(
        'REMOTE_SILENT',
        `${new URL(post.url).hostname} has not answered: ${messageOf(error)}.`,
      );
    }),
});
