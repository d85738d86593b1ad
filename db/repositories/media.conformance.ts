/** What every store of the gateway must do with uploads and with keys that sign. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { GatewayStore } from '../../actors/gateway/studio-store.ts';
import type { NewUpload } from '../../actors/gateway/uploads-store.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { commentStore } from './comments.ts';
import { gatewayStore } from './gateway.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let store: GatewayStore;

const tenant = (tenantId: string): Scope => ({ ...testScope, tenantId });
const uploadOf = (id: string, more: Partial<NewUpload> = {}): NewUpload => ({
  ...{ id, projectId: 'prj-media', fileName: '灯笼.png', bytes: 5_000_000_000, mediaType: null, mostOpen: 9 },
  mostBytes: 1_000_000_000_000,
  ...more,
});
const artifact = { sha256: 'a'.repeat(64), bytes: 5_000_000_000, mediaType: 'image/png' } as const;
const size = { width: 640, height: 480 };

function describeUploads(): void {
  const scope = tenant('brings');

  test('is begun, grows, and is finished once', async () => {
    const begun = await store.uploads.begin(scope, uploadOf('upl-1'));
    expect(begun).toMatchObject({
      id: 'upl-1',
      fileName: '灯笼.png',
      bytes: 5_000_000_000,
      offset: 0,
      artifact: null,
    });
    expect(Date.parse(begun!.expiresAt) - Date.parse(begun!.createdAt)).toBe(86_400_000);
    expect((await store.uploads.note('brings', 'upl-1', 4_000_000_000))?.offset).toBe(4_000_000_000);
    const finished = await store.uploads.finish('brings', 'upl-1', { artifact, size });
    expect(finished).toMatchObject({ offset: 5_000_000_000, artifact, size });
    const other = { ...artifact, sha256: 'b'.repeat(64) };
    expect((await store.uploads.finish('brings', 'upl-1', { artifact: other, size }))?.artifact).toEqual(
      artifact,
    );
    expect(await store.uploads.note('brings', 'upl-1', 1)).toBeNull();
  });

  test('is nobody else’s', async () => {
    await store.uploads.begin(scope, uploadOf('upl-mine'));
    for (const found of [
      await store.uploads.find('stranger', 'upl-mine'),
      await store.uploads.note('stranger', 'upl-mine', 1),
      await store.uploads.finish('stranger', 'upl-mine', { artifact, size: null }),
    ])
      expect(found).toBeNull();
    expect(await store.uploads.forget('stranger', 'upl-mine')).toBe(false);
    expect(await store.uploads.find('brings', 'upl-mine')).toMatchObject({ offset: 0, artifact: null });
    expect(await store.uploads.forget('brings', 'upl-mine')).toBe(true);
    expect(await store.uploads.find('brings', 'upl-mine')).toBeNull();
  });

  test('is one of so many at most that are not finished', async () => {
    const crowd = tenant('crowd');
    for (const id of ['upl-c1', 'upl-c2']) await store.uploads.begin(crowd, uploadOf(id, { mostOpen: 2 }));
    expect(await store.uploads.begin(crowd, uploadOf('upl-c3', { mostOpen: 2 }))).toBeNull();
    await store.uploads.finish('crowd', 'upl-c1', { artifact, size: null });
    expect(await store.uploads.begin(crowd, uploadOf('upl-c3', { mostOpen: 2 }))).not.toBeNull();
  });

  test('has room among the bytes that a tenant may have, or is not begun', async () => {
    const full = tenant('full');
    const most = { mostBytes: 11_000_000_000 };
    for (const id of ['upl-f1', 'upl-f2'])
      expect(await store.uploads.begin(full, uploadOf(id, most))).not.toBeNull();
    expect(await store.uploads.begin(full, uploadOf('upl-f3', most))).toBeNull();
    expect(await store.uploads.stored('full')).toBe(10_000_000_000);
    await store.uploads.forget('full', 'upl-f1');
    expect(await store.uploads.begin(full, uploadOf('upl-f3', most))).not.toBeNull();
  });

  test('is given up after a day, unless it is finished', async () => {
    const late = tenant('late');
    for (const id of ['upl-l1', 'upl-l2', 'upl-l3']) await store.uploads.begin(late, uploadOf(id));
    await store.uploads.finish('late', 'upl-l2', { artifact, size: null });
    await own.query(`update gateway.upload set expires_at = now() where id in ('upl-l1', 'upl-l2')`);
    const there = async (): Promise<unknown[]> =>
      Promise.all(
        ['upl-l1', 'upl-l2', 'upl-l3'].map(async (id) => (await store.uploads.find('late', id))?.id),
      );
    expect(await there()).toEqual([undefined, 'upl-l2', 'upl-l3']);
    await store.uploads.begin(late, uploadOf('upl-l4'));
    expect(await own.query(`select id from gateway.upload where id = 'upl-l1'`)).toEqual([]);
  });

  test('is listed with the others of its project when it is finished, the newest first', async () => {
    const projectId = 'prj-listed';
    for (const id of ['upl-1st', 'upl-2nd', 'upl-3rd']) {
      await store.uploads.begin(tenant('lists'), uploadOf(id, { projectId }));
      if (id !== 'upl-2nd') await store.uploads.finish('lists', id, { artifact, size: null });
    }
    const page = (after: string | null, limit: number, mediaType: string | null = null) =>
      store.uploads.list({ tenantId: 'lists', projectId }, { after, limit, mediaType });
    const ids = async (...asked: Parameters<typeof page>): Promise<string[]> =>
      (await page(...asked)).items.map(({ id }) => id);
    expect(await ids(null, 9)).toEqual(['upl-3rd', 'upl-1st']);
    expect(await ids(null, 9, artifact.mediaType.slice(0, 6))).toEqual(['upl-3rd', 'upl-1st']);
    expect(await ids(null, 9, 'text/')).toEqual([]);
    const { items, next } = await page(null, 1);
    expect(items.map(({ id }) => id)).toEqual(['upl-3rd']);
    await store.uploads.forget('lists', 'upl-3rd');
    expect(await ids(next, 9)).toEqual(['upl-1st']);
  });
}

function describeSigningKeys(): void {
  const current = (id: string, tenantId = 'signs') =>
    store.signingKeys.current(tenant(tenantId), { id, secret: `secret of ${id}` });

  test('is one for a tenant, until it has signed for long enough', async () => {
    expect(await current('key-1')).toEqual({ id: 'key-1', tenantId: 'signs', secret: 'secret of key-1' });
    expect((await current('key-2')).id).toBe('key-1');
    expect((await current('key-x', 'other')).id).toBe('key-x');
    await own.query(`update gateway.signing_key set signs_until = now() where id = 'key-1'`);
    expect((await current('key-3')).id).toBe('key-3');
    expect((await store.signingKeys.find('key-1'))?.secret).toBe('secret of key-1');
  });

  test('is forgotten when the last of what it has signed has expired', async () => {
    const [left] = await own.query<{ days: string }>(
      `select extract(day from expires_at - signs_until) as days from gateway.signing_key where id = 'key-3'`,
    );
    expect(Number(left?.days)).toBe(7);
    await own.query(`update gateway.signing_key set expires_at = now() where id = 'key-1'`);
    expect(await store.signingKeys.find('key-1')).toBeNull();
    expect(await store.signingKeys.find('key-none')).toBeNull();
  });
}

function describeBundles(): void {
  const scope = tenant('imports');
  const story = {
    ...{
      id: 'story-b',
      fileName: '灯笼.txt',
      title: '灯笼',
      characters: 7,
      language: 'zh' as const,
      castHints: [],
      createdAt: '2026-11-28T10:00:00.123Z',
    },
    story: { sha256: 'c'.repeat(64), bytes: 21, mediaType: 'text/plain' as const },
  };
  const revisionOf = (number: number, sealedAt: string | null) => ({
    ...{ id: `rev-b${number}`, number, parentId: number === 1 ? null : 'rev-b1', storyVersionId: 'story-b' },
    ...{ edits: [{ type: 'retakeShot' as const, shotId: 'shot-1' }], sealedAt },
    ...{ name: number === 1 ? 'As it was' : null, createdAt: `2026-11-29T10:00:0${number}.000Z` },
  });
  const saidOf = (id: string, replyTo: string | null) => ({
    ...{
      id,
      author: id === 'said-1' ? 'Anna' : '',
      text: `It is ${id}`,
      shotId: 'shot-1',
      frame: 7,
      replyTo,
    },
    ...{ isResolved: replyTo === null, createdAt: '2026-11-29T11:00:00.000Z', editedAt: null },
  });
  const added = {
    ...{ id: 'prj-bundle', title: '灯笼匠', idempotencyKey: 'bundle', stories: [story] },
    revisions: [revisionOf(1, '2026-11-30T10:00:00.000Z'), revisionOf(2, null)],
    files: [{ id: 'upl-b', fileName: '脸.png', artifact, size, createdAt: '2026-11-27T10:00:00.000Z' }],
    comments: [saidOf('said-1', null), saidOf('said-2', 'said-1')],
  };

  test('is stored whole, and comes out as it came in', async () => {
    expect(await store.bundles.insert(scope, added)).toEqual({ id: 'prj-bundle' });
    const { stories, revisions } = added;
    expect(await store.bundles.writings(scope.tenantId, 'prj-bundle')).toEqual({ stories, revisions });
    expect(await store.projects.find('imports', 'prj-bundle')).toMatchObject({ title: '灯笼匠' });
    const all = { after: null, limit: 9 };
    const of = { tenantId: scope.tenantId, projectId: 'prj-bundle' };
    const [file] = (await store.uploads.list(of, { ...all, mediaType: null })).items;
    expect(file).toMatchObject({ ...added.files[0], offset: artifact.bytes });
    const page = { ...all, projectId: 'prj-bundle', runId: null, shotId: null, isResolved: null };
    expect((await commentStore(own).comments.list(scope.tenantId, page)).items).toEqual(
      added.comments.map(({ author, ...comment }) => ({
        ...{ ...comment, projectId: 'prj-bundle', runId: null },
        author: { accountId: 'elsewhere', name: author },
      })),
    );
    const news = (await own.readEvents(0, 500)).filter(({ projectId }) => projectId === 'prj-bundle');
    expect(news.map(({ name }) => name)).toEqual(['project.created', 'story.submitted', 'revision.sealed']);
  });

  test('knows takes that its own tenant’s revisions keep, and no others', async () => {
    const take = { digest: 'd'.repeat(64), takeNo: 0, document: 'e'.repeat(64) };
    const lock = { type: 'lockShot' as const, shotId: 'shot-1', locked: true, take };
    const revision = { ...revisionOf(1, null), id: 'rev-lock', storyVersionId: 'story-lock', edits: [lock] };
    const one = {
      ...added,
      id: 'prj-lock',
      idempotencyKey: 'lock',
      revisions: [revision],
      files: [],
      comments: [],
    };
    await store.bundles.insert(scope, { ...one, stories: [{ ...story, id: 'story-lock' }] });
    const asked = [take.document, 'f'.repeat(64)];
    expect(await store.bundles.takes(scope.tenantId, asked)).toEqual([take.document]);
    expect(await store.bundles.takes('somebody-else', asked)).toEqual([]);
  });

  test('is stored once for a key', async () => {
    expect(await store.bundles.insert(scope, { ...added, id: 'prj-again' })).toEqual({ id: 'prj-bundle' });
    expect(await store.bundles.writings(scope.tenantId, 'prj-again')).toEqual({
      stories: [],
      revisions: [],
    });
  });

  test('of which a part cannot be stored is not there at all', async () => {
    const broken = { ...added, id: 'prj-broken', idempotencyKey: 'broken' };
    await expect(store.bundles.insert(scope, broken)).rejects.toThrow();
    expect(await store.projects.find('imports', 'prj-broken')).toBeNull();
  });
}

export function describeMediaStore(name: string, open: () => Promise<Database>): void {
  describe(`media of the gateway in ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = gatewayStore(own);
    });
    describe('an upload', describeUploads);
    describe('a key that signs', describeSigningKeys);
    describe('a project as a whole', describeBundles);
  });
}
