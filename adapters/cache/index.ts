/** Opens the cache that a URL names: `memory` or `redis://HOST`. */
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { checkForm } from './greet.ts';
import { MemoryCache } from './memory.ts';
import { RedisCache } from './redis.ts';

export interface CacheParts {
  /** Keeps installations on one server apart. */
  readonly namespace: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Throws CONFIGURATION_INVALID, without the URL: it may hold a password. */
export function openCache(url: string, parts: CacheParts): Cache {
  if (url === 'memory') return new MemoryCache(parts.clock);
  checkForm(url);
  return new RedisCache(url, parts);
}
