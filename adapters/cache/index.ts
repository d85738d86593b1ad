/** Opens the cache that a URL names: `memory` or `redis://HOST`. */
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { Failure } from '../../contracts/error.ts';
import { MemoryCache } from './memory.ts';
import { RedisCache } from './redis.ts';

/** Throws CONFIGURATION_INVALID, without the URL: it may hold a password. */
export function openCache(url: string, clock: Pick<Clock, 'now'>): Cache {
  if (url === 'memory') return new MemoryCache(clock);
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return new RedisCache(url, clock);
  throw new Failure(
    'CONFIGURATION_INVALID',
    'AINERN_CACHE is neither memory nor of the form redis://[USER:PASSWORD@]HOST[:PORT].',
  );
}
