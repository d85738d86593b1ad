/** What every build cache must do: what was made of a digest is known to its tenant, and to nobody else. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DispatchStore } from '../../actors/worker-hub/dispatch-store.ts';
import type { ArtifactMeta } from '../../contracts/artifact.ts';
import { handedIn, hashLike, result, submitted, workerOf } from './samples/dispatched.ts';
import { testScope } from './samples/fresh-database.ts';
import type { HubStores } from './samples/stores-of.ts';

let hub: HubStores;
let store: DispatchStore;

/** Has a job of this digest done. */
async function made(jobId: string, digest: string): Promise<void> {
  await store.submit(testScope, [submitted(jobId, { digest, kind: 'effect' })], []);
  const request = { workerId: 'w1', kinds: ['effect'], limit: 1, leastMs: 0 } as const;
  const [given] = await store.lease({ ...request, leaseMs: 5_000 });
  await store.complete([{ jobId, token: given!.lease.token, result: handedIn }]);
}

const namedIn = async (wanted: string): Promise<{ sha256: string; role: string }[]> =>
  (await hub.artifactRefs())
    .filter(({ jobId }) => jobId === wanted)
    .map(({ sha256, role }) => ({ sha256, role }));

export function describeBuildCache(name: string, open: () => Promise<HubStores>): void {
  describe(`the build cache on ${name}`, () => {
    beforeAll(async () => {
      hub = await open();
      ({ store } = hub);
      await store.register(testScope, workerOf('w1'));
    });

    test('remembers what came of a digest, for this tenant alone', async () => {
      await made('b1', hashLike('cafe1'));
      const cached = await store.cached(testScope.tenantId, [hashLike('cafe1'), hashLike('cafe2')]);
      const { artifacts, facts, cpuMs } = result;
      expect([...cached]).toEqual([[hashLike('cafe1'), { artifacts, facts, cpuMs }]]);
      expect((await store.cached('somebody-else', [hashLike('cafe1')])).size).toBe(0);
      expect((await store.cached(testScope.tenantId, [])).size).toBe(0);
    });

    test('answers a job at once, once, and says that it was reused', async () => {
      const job = { ...submitted('b2', { digest: hashLike('cafe3') }), result };
      await store.submit(testScope, [], [job]);
      await store.submit(testScope, [], [job]);
      const news = (await hub.log.readEvents(0, 500)).filter(({ data }) => data['jobId'] === 'b2');
      expect(news).toMatchObject([
        {
          name: 'job.succeeded',
          data: { reused: true, facts: { samples: 480 }, artifacts: result.artifacts },
        },
      ]);
      expect(await namedIn('b2')).toEqual([{ sha256: hashLike('1'), role: 'speech' }]);
    });

    test('forgets what it is told to forget, for this tenant alone', async () => {
      await made('b3', hashLike('cafe4'));
      const known = async (): Promise<number> =>
        (await store.cached(testScope.tenantId, [hashLike('cafe4')])).size;
      await store.forget('somebody-else', hashLike('cafe4'));
      expect(await known()).toBe(1);
      await store.forget(testScope.tenantId, hashLike('cafe4'));
      expect(await known()).toBe(0);
    });

    test('records artifacts that no job made, and the same bytes under two names', async () => {
      const stored = { sha256: hashLike('f'), bytes: 3, mediaType: 'text/plain' } as const;
      const meta: ArtifactMeta = { ...testScope, ...stored, role: 'story', kind: 'story', jobId: null };
      await store.record([meta, { ...meta, role: 'copy' }]);
      await store.record([]);
      const named = (await hub.artifactRefs()).filter(({ sha256 }) => sha256 === stored.sha256);
      expect(named.map(({ role }) => role)).toEqual(['copy', 'story']);
    });

    test('registers a worker once, as it was announced last', async () => {
      const last = { kinds: ['shot' as const], slots: 2, labels: ['gpu'], vramMb: 8_192 };
      await store.register(testScope, workerOf('once'));
      await store.register(testScope, workerOf('once', last));
      expect(await hub.worker('once')).toEqual(last);
    });

    test('notes when the nodes of workers were heard of', async () => {
      const named = ['seen', 'silent'];
      for (const id of named) await store.register(testScope, workerOf(id));
      await hub.forgetSeen(named);
      await store.markSeen([]);
      await store.markSeen(['node-of-seen', 'node-of-nobody']);
      expect(await hub.seenLately(named)).toEqual(['seen']);
    });
  });
}
