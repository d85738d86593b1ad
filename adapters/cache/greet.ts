/** Whether a Redis is there and knows who comes. */
import { Redis } from 'ioredis';
import { Failure, messageOf } from '../../contracts/error.ts';

const REFUSED = /WRONGPASS|NOAUTH|NOPERM|invalid password|certificate|self-signed/i;

/** Throws CONFIGURATION_INVALID, without the URL: it may hold a password. */
export function checkForm(url: string): void {
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return;
  throw new Failure(
    'CONFIGURATION_INVALID',
    'AINERN_CACHE is neither memory nor of the form redis://[USER:PASSWORD@]HOST[:PORT], or rediss://….',
  );
}

function asked(url: string, withinMs: number): Promise<unknown> {
  const redis = new Redis(url, {
    ...{ lazyConnect: true, connectTimeout: withinMs, commandTimeout: withinMs },
    ...{ retryStrategy: () => null, maxRetriesPerRequest: 0 },
  });
  // Of a connection that breaks only the event says why.
  const broken = new Promise<never>((_, reject) => redis.on('error', reject));
  const answered = redis.connect().then(() => redis.ping());
  answered.catch(() => undefined);
  return Promise.race([broken, answered]).finally(() => redis.disconnect());
}

/**
 * Null, or, where nobody answers, a sentence about it: a node works without its cache. Rejects with CONFIGURATION_INVALID
 * where the server refuses the URL, without its password.
 */
export async function greetCache(url: string, withinMs: number): Promise<string | null> {
  checkForm(url);
  const { host } = new URL(url);
  return asked(url, withinMs).then(
    () => null,
    (error: unknown) => {
      const why = messageOf(error);
      if (!REFUSED.test(why))
        return `The cache at ${host} does not answer (${why}); nodes work without it, more slowly.`;
      throw new Failure('CONFIGURATION_INVALID', `The cache at ${host} refuses AINERN_CACHE: ${why}.`);
    },
  );
}
