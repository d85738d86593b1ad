/** What every cache must do; an adapter is finished when this passes on it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Cache } from '../../actors/runtime/cache.ts';

/** Longer than any test takes, and so short that it is soon over, ms. */
const LONG = 600_000;
const SHORT = 30;

/** Asks again and again until the answer is the one. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10);
}

/** `open` opens the cache of an installation twice, as two of its nodes do. */
export function describeCache(name: string, open: () => readonly [Cache, Cache]): void {
  describe(`a cache ${name}`, () => {
    let [cache, other]: readonly [Cache, Cache] = [] as never;
    let one: string;
    const key = (): string => randomUUID();
    beforeEach(() => {
      [cache, other] = open();
      one = key();
    });

    test('gives back what was set last', async () => {
      expect(await cache.get(one)).toBeNull();
      await cache.set(one, '雪', LONG);
      await cache.set(one, '灯笼', LONG);
      expect(await cache.get(one)).toBe('灯笼');
      expect(await cache.get(key())).toBeNull();
    });

    test('forgets a value when its time is over', async () => {
      await cache.set(one, 'soon gone', SHORT);
      await until(async () => (await cache.get(one)) === null);
      await cache.set(one, 'back', LONG);
      expect(await cache.get(one)).toBe('back');
    });

    test('counts everybody who asks at once, each key for itself', async () => {
      const counts = await Promise.all(Array.from({ length: 20 }, () => cache.count(one, LONG)));
      expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
      expect(await cache.count(key(), LONG)).toBe(1);
    });

    test('begins to count anew when the window is over', async () => {
      await cache.count(one, SHORT);
      await until(async () => (await cache.count(one, SHORT)) === 1);
    });

    test('gives a lock to one of many', async () => {
      const tokens = await Promise.all(Array.from({ length: 20 }, () => cache.lock(one, LONG)));
      expect(tokens.filter((token) => token !== null)).toHaveLength(1);
      expect(await cache.lock(key(), LONG)).not.toBeNull();
    });

    test('takes a lock back from whoever has it, and from nobody else', async () => {
      const token = await cache.lock(one, LONG);
      await cache.unlock(one, 'another token');
      expect(await cache.lock(one, LONG)).toBeNull();
      await cache.unlock(one, token ?? '');
      expect(await cache.lock(one, LONG)).not.toBeNull();
    });

    test('takes a lock back when its time is over, and its token is worth nothing then', async () => {
      const old = await cache.lock(one, SHORT);
      expect(old).not.toBeNull();
      let next: string | null = null;
      await until(async () => (next = await cache.lock(one, LONG)) !== null);
      await cache.unlock(one, old ?? '');
      expect(await cache.lock(one, LONG)).toBeNull();
      expect(next).not.toBe(old);
    });

    test('is the same for all nodes', async () => {
      await cache.set(one, 'a value', LONG);
      expect(await other.get(one)).toBe('a value');
      expect([await cache.count(one, LONG), await other.count(one, LONG)]).toEqual([1, 2]);
      const token = await cache.lock(one, LONG);
      expect(await other.lock(one, LONG)).toBeNull();
      await cache.unlock(one, token ?? '');
      expect(await other.lock(one, LONG)).not.toBeNull();
    });

    test('keeps values, counts and locks of one name apart', async () => {
      await cache.set(one, 'a value', LONG);
      expect(await cache.count(one, LONG)).toBe(1);
      expect(await cache.lock(one, LONG)).not.toBeNull();
      expect(await cache.get(one)).toBe('a value');
    });
  });
}
