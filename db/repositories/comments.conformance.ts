/** What every store of comments and links must do: a tenant sees its own, and what was said is told of in the log. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentName, CommentStore, NewComment } from '../../actors/gateway/comment-store.ts';
import { textTag } from '../../actors/runtime/value-tags.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { commentStore } from './comments.ts';
import { expectOneOfTwo } from './samples/one-of-two.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let store: CommentStore;

const scope: Scope = { ...testScope, tenantId: 't-said', projectId: 'prj-said' };
const stranger: Scope = { ...scope, tenantId: 't-stranger' };

const named = (commentId: string): CommentName => ({ projectId: 'prj-said', commentId });
const said = (id: string, more: Partial<NewComment> = {}): NewComment => ({
  ...{ id, text: `${id}: 灯笼太暗。`, runId: null, shotId: null, frame: null, replyTo: null },
  ...{ accountId: 'ada', authorName: 'Ada', ...more },
});

const page = (query: object = {}) => {
  const all = { projectId: 'prj-said', runId: null, shotId: null, isResolved: null, after: null, limit: 10 };
  return store.comments.list(scope.tenantId, { ...all, ...query });
};
const ids = async (query: object = {}): Promise<string[]> => (await page(query)).items.map(({ id }) => id);

export function describeSaid(name: string, open: () => Promise<Database>): void {
  describe(`the store of comments on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = commentStore(own);
      await store.comments.insert(scope, said('c1', { runId: 'run-1', frame: 12 }));
      await store.comments.insert(
        scope,
        said('c2', { accountId: 'nobody-known', authorName: null, replyTo: 'c1' }),
      );
      await store.comments.insert(scope, said('c3', { shotId: 'shot-1' }));
    });

    test('tells what was said in its order, from wherever a page ended', async () => {
      const { items, next } = await page({ limit: 2 });
      expect(items.map(({ id }) => id)).toEqual(['c1', 'c2']);
      expect(await ids({ after: next })).toEqual(['c3']);
      expect(await ids({ shotId: 'shot-1' })).toEqual(['c3']);
      expect(await ids({ runId: 'run-1' })).toEqual(['c1']);
      const first = await store.comments.find(scope.tenantId, named('c1'));
      expect(first).toMatchObject({ frame: 12, author: { accountId: 'ada', name: 'Ada' }, editedAt: null });
      expect((await store.comments.find(scope.tenantId, named('c2')))?.author).toEqual({
        accountId: 'nobody-known',
        name: '',
      });
    });

    test('lets whoever said something change it or take it back, and nobody else', async () => {
      const change = { accountId: 'nobody-known', text: 'Dunkler.', seen: null };
      expect(await store.comments.change(scope, named('c1'), change)).toBe(false);
      expect(await store.comments.change(scope, named('c2'), change)).toBe(true);
      expect(await store.comments.remove(scope, named('c2'), 'ada')).toBe(false);
      expect(await store.comments.remove(scope, named('c2'), 'nobody-known')).toBe(true);
      expect(await store.comments.find(scope.tenantId, named('c2'))).toBeNull();
      const kept = await own.query(`select text from gateway.comment where id = 'c2'`);
      expect(kept).toEqual([{ text: '' }]);
    });

    test('changes what is said for whoever has seen it, one of two at once', async () => {
      const before = await store.comments.find(scope.tenantId, named('c3'));
      const seen = [textTag(before!)];
      await expectOneOfTwo((which) =>
        store.comments.change(scope, named('c3'), { accountId: 'ada', text: `Hell ${which}`, seen }),
      );
      const stranger = { accountId: 'bob', text: 'Mine', seen };
      expect(await store.comments.change(scope, named('c3'), stranger)).toBe(false);
      expect((await store.comments.find(scope.tenantId, named('c3')))?.text).toMatch(/^Hell [01]$/);
    });

    test('sorts what is seen to from what is not', async () => {
      expect(await store.comments.resolve(scope, named('c3'), true)).toBe(true);
      expect([await ids({ isResolved: true }), await ids({ isResolved: false })]).toEqual([['c3'], ['c1']]);
    });

    test('shows another tenant nothing, and lets it change nothing', async () => {
      expect(await store.comments.find(stranger.tenantId, named('c1'))).toBeNull();
      expect(await store.comments.resolve(stranger, named('c1'), true)).toBe(false);
      expect(await store.comments.remove(stranger, named('c1'), null)).toBe(false);
    });

    test('tells in the log that something was said, and not what', async () => {
      const told = (await own.readEvents(0, 500)).filter(({ tenantId }) => tenantId === 't-said');
      expect(told.map(({ data }) => `${String(data['deed'])} ${String(data['commentId'])}`)).toEqual([
        ...['added c1', 'added c2', 'added c3', 'changed c2', 'removed c2', 'changed c3', 'changed c3'],
      ]);
    });

    test('knows a link by the hash of its token, for its time', async () => {
      const wanted = { id: 'l1', hash: 'lh1', mayComment: false, days: 2 };
      expect(await store.links.insert(scope, wanted)).toMatchObject({ id: 'l1', projectId: 'prj-said' });
      const open = { id: 'l1', tenantId: 't-said', projectId: 'prj-said', mayComment: false };
      expect(await store.links.find('lh1')).toEqual(open);
      expect(await store.links.revoke('t-stranger', 'prj-said', 'l1')).toBe(false);
      expect(await store.links.revoke('t-said', 'prj-said', 'l1')).toBe(true);
      expect(await store.links.find('lh1')).toBeNull();
      await store.links.insert(scope, { ...wanted, id: 'l2', hash: 'lh2' });
      await own.query(`update gateway.share_link set expires_at = now() where id = 'l2'`);
      expect(await store.links.find('lh2')).toBeNull();
      expect(await store.links.list('t-said', 'prj-said', { after: null, limit: 9 })).toEqual({
        ...{ items: [], next: null },
      });
    });
  });
}
