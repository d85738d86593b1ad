import { describe, expect, test } from '@jest/globals';
import { NodeTable } from './node-table.ts';
import { sampleOf } from './samples/nodes.ts';
import { shareNodes, sharedNodes } from './shared-nodes.ts';

let nowMs = 0;
const clock = { now: () => nowMs };

/** A cache in which somebody else may have the lock. */
function cacheWith(isFree: boolean, text: string | null = null) {
  const kept = { text };
  return {
    kept,
    lock: async () => (isFree ? 'token' : null),
    set: async (_key: string, value: string) => void (kept.text = value),
    get: async () => kept.text,
  };
}

describe('routers', () => {
  test('that start know at once what another knows, and count on it no longer than that one does', async () => {
    const [old, fresh] = [new NodeTable(clock), new NodeTable(clock)];
    nowMs = 1_000;
    old.hear(sampleOf('a', { running: 2 }));
    nowMs = 2_000;
    old.hear(sampleOf('b'));
    const cache = cacheWith(true);
    await shareNodes(cache, () => old.list());
    fresh.learn(await sharedNodes(cache));
    expect(fresh.list()).toEqual(old.list());
    nowMs = 4_500;
    expect(fresh.sweep()).toMatchObject([{ nodeId: 'a', state: 'suspected' }]);
  });

  test('share nothing while another does', async () => {
    const cache = cacheWith(false, '[]');
    const table = new NodeTable(clock);
    table.hear(sampleOf('a'));
    await shareNodes(cache, () => table.list());
    expect(cache.kept.text).toBe('[]');
  });

  test.each([null, '', '{"nodes":1}', '[{"nodeId":"a","state":"asleep"}]'])(
    'learn nothing from %j',
    async (text) => {
      expect(await sharedNodes(cacheWith(true, text))).toEqual([]);
    },
  );
});
