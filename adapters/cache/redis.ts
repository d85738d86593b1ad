/** The cache of many nodes. A Redis that is away or frozen makes things slower, never wrong. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { MemoryCache } from './memory.ts';

/** An answer that takes longer, ms, is as good as none. */
const ANSWER_MS = 250;

/** What is asked first waits so long, ms, for the connection; later nothing waits for one. */
const CONNECT_MS = 1_000;

/** The longest pause, ms, between attempts to connect again. */
const RECONNECT_MS = 2_000;

const COUNT = `
  local count = redis.call('incr', KEYS[1])
  if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
  return count`;

const UNLOCK = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

const connect = (url: string): Redis =>
  new Redis(url, {
    commandTimeout: ANSWER_MS,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: ANSWER_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 100, RECONNECT_MS),
  });

export class RedisCache implements Cache {
  readonly #redis: Redis;
  readonly #namespace: string;
  readonly #connected: Promise<unknown>;
  /** What this node has counted itself while Redis was away. */
  readonly #own: MemoryCache;

  constructor(url: string, { namespace, clock }: { namespace: string; clock: Pick<Clock, 'now'> }) {
    this.#redis = connect(url);
    this.#namespace = namespace;
    // It goes on trying to connect; until then it is away.
    this.#redis.on('error', () => undefined);
    this.#own = new MemoryCache(clock);
    const ready = once(this.#redis, 'ready').catch(() => undefined);
    this.#connected = Promise.race([ready, pause(CONNECT_MS, undefined, { ref: false })]);
  }

  get(key: string): Promise<string | null> {
    return this.#ask((redis) => redis.get(this.#named('value', key)), null);
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#ask((redis) => redis.set(this.#named('value', key), value, 'PX', ttlMs), null);
  }

  async count(key: string, windowMs: number): Promise<number> {
    const count = await this.#ask((redis) => redis.eval(COUNT, 1, this.#named('count', key), windowMs), null);
    return typeof count === 'number' ? count : this.#own.count(key, windowMs);
  }

  async lock(key: string, ttlMs: number): Promise<string | null> {
    const token = randomUUID();
    const taken = await this.#ask(
      (redis) => redis.set(this.#named('lock', key), token, 'PX', ttlMs, 'NX'),
      null,
    );
    return taken === 'OK' ? token : null;
  }

  async unlock(key: string, token: string): Promise<void> {
    await this.#ask((redis) => redis.eval(UNLOCK, 1, this.#named('lock', key), token), null);
  }

  close(): Promise<void> {
    this.#redis.disconnect();
    return this.#own.close();
  }

  /** What Redis says, or `otherwise` when it says nothing in time. */
  async #ask<T>(ask: (redis: Redis) => Promise<T>, otherwise: T): Promise<T> {
    await this.#connected;
    return ask(this.#redis).catch(() => otherwise);
  }

  #named(kind: 'value' | 'count' | 'lock', key: string): string {
    return `${this.#namespace}:${kind}:${key}`;
  }
}
