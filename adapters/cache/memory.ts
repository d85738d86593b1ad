/** The cache of a node that is alone. */
import { randomUUID } from 'node:crypto';
import type { Cache } from '../../actors/runtime/cache.ts';
import type { Clock } from '../../actors/runtime/clock.ts';

interface Kept {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** More are not kept: the oldest go first. */
const ENTRIES = 10_000;

export class MemoryCache implements Cache {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new Map<string, Kept>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get(key: string): Promise<string | null> {
    return Promise.resolve(this.#find(`value ${key}`)?.value ?? null);
  }

  set(key: string, value: string, ttlMs: number): Promise<void> {
    this.#keep(`value ${key}`, { value, until: this.#clock.now() + ttlMs });
    return Promise.resolve();
  }

  count(key: string, windowMs: number): Promise<number> {
    const window = this.#find(`count ${key}`) ?? { value: '0', until: this.#clock.now() + windowMs };
    const count = Number(window.value) + 1;
    this.#keep(`count ${key}`, { ...window, value: String(count) });
    return Promise.resolve(count);
  }

  lock(key: string, ttlMs: number): Promise<string | null> {
    if (this.#find(`lock ${key}`) !== null) return Promise.resolve(null);
    const token = randomUUID();
    this.#keep(`lock ${key}`, { value: token, until: this.#clock.now() + ttlMs });
    return Promise.resolve(token);
  }

  unlock(key: string, token: string): Promise<void> {
    if (this.#find(`lock ${key}`)?.value === token) this.#kept.delete(`lock ${key}`);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#kept.clear();
    return Promise.resolve();
  }

  #find(name: string): Kept | null {
    const kept = this.#kept.get(name);
    if (kept !== undefined && kept.until > this.#clock.now()) return kept;
    this.#kept.delete(name);
    return null;
  }

  #keep(name: string, kept: Kept): void {
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > ENTRIES && oldest !== undefined) this.#kept.delete(oldest);
  }
}
