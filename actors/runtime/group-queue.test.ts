import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../contracts/error.ts';
import { GroupQueue } from './group-queue.ts';

/** Groups as they were written; a number below 0 cannot be written. */
function queueOf(more: { sortOf?: (item: number) => string; lanes?: number } = {}): {
  readonly queue: GroupQueue<number, string>;
  readonly groups: (readonly number[])[];
} {
  const groups: (readonly number[])[] = [];
  const queue = new GroupQueue<number, string>({
    ...{ most: 3, keyOf: (item) => String(item % 100), ...more },
    write: async (items) => {
      groups.push(items);
      await Promise.resolve();
      if (items.some((item) => item < 0)) throw new Error('below 0');
      return items.map((item) => `wrote ${item}`);
    },
  });
  return { queue, groups };
}

const addAll = (queue: GroupQueue<number, string>, items: readonly number[]) =>
  Promise.allSettled(items.map((item) => queue.add(item)));

describe('a queue of what is written in groups', () => {
  test('writes together what comes at once, and what comes meanwhile, so many at once', async () => {
    const { queue, groups } = queueOf();
    const early = addAll(queue, [1, 2]);
    await Promise.resolve();
    const late = addAll(queue, [3, 4, 5, 6]);
    expect([...(await early), ...(await late)]).toContainEqual({ status: 'fulfilled', value: 'wrote 4' });
    expect(groups).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  test('writes those together that come together, and tells what came of each', async () => {
    const { queue, groups } = queueOf();
    expect(await queue.addAll([1, 2, 3, 4])).toEqual(['wrote 1', 'wrote 2', 'wrote 3', 'wrote 4']);
    expect(await queue.addAll([])).toEqual([]);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  test('writes so many groups at once as it may', async () => {
    const { queue, groups } = queueOf({ lanes: 2 });
    await addAll(queue, [1, 2, 3, 4, 5, 6]);
    expect(groups).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  test('writes no two of the same key together, and the earlier first', async () => {
    const { queue, groups } = queueOf();
    await addAll(queue, [1, 2, 102, 3]);
    expect(groups).toEqual([[1, 2, 3], [102]]);
  });

  test('writes no two of the same key at once, however many groups it may write', async () => {
    const underWay = new Set<number>();
    const queue = new GroupQueue<number, boolean>({
      ...{ most: 1, lanes: 3, keyOf: (item) => String(item % 100) },
      write: async ([item = 0]) => {
        const isAlone = !underWay.has(item % 100);
        underWay.add(item % 100);
        await new Promise((resolve) => setTimeout(resolve, 1));
        underWay.delete(item % 100);
        return [isAlone];
      },
    });
    expect(await queue.addAll([1, 101, 201, 2, 102])).toEqual([true, true, true, true, true]);
  });

  test('writes only what is of one sort together', async () => {
    const { queue, groups } = queueOf({ sortOf: (item) => String(item % 2) });
    await addAll(queue, [1, 2, 3, 4, 5]);
    expect(groups).toEqual([
      [1, 3, 5],
      [2, 4],
    ]);
  });

  test('writes each alone where they cannot be written together', async () => {
    const { queue, groups } = queueOf();
    const results = await addAll(queue, [1, -2, 3]);
    expect(groups).toEqual([[1, -2, 3], [1], [-2], [3]]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('asks nobody twice while the database is away, and goes on when it is back', async () => {
    let isAway = true;
    let asked = 0;
    const queue = new GroupQueue<number, number>({
      ...{ most: 3, keyOf: String },
      write: async (items) => {
        asked += 1;
        if (isAway) throw new Failure('STORAGE_UNAVAILABLE');
        return items;
      },
    });
    const away = await Promise.allSettled([1, 2, 3].map((item) => queue.add(item)));
    expect([asked, away.map(({ status }) => status)]).toEqual([1, ['rejected', 'rejected', 'rejected']]);
    isAway = false;
    expect(await queue.add(4)).toBe(4);
  });
});
