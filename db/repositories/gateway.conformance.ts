/** What every store of the gateway must do: a project is opened once, a revision is edited by one and sealed for ever. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type {
  DraftAsSeen,
  GatewayStore,
  KeyedRequest,
  StoredRevision,
  StoryVersion,
} from '../../actors/gateway/studio-store.ts';
import { ProjectFacts, RevisionFacts, StoryFacts } from '../../contracts/modules/gateway.ts';
import { nameTag } from '../../actors/runtime/value-tags.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit } from '../../contracts/story.ts';
import type { ModuleDatabase } from '../module-database.ts';
import type { Database } from '../open.ts';
import { gatewayStore } from './gateway.ts';
import { expectOneOfTwo } from './samples/one-of-two.ts';
import { testScope } from './samples/fresh-database.ts';

let own: ModuleDatabase;
let store: GatewayStore;

const tenant = testScope.tenantId;

const inProject = (projectId: string): Scope => ({ ...testScope, projectId });

const storyOf = (id: string): StoryVersion => ({
  ...{ id, storySha256: 'a'.repeat(64), storyBytes: 2_000_000_000, fileName: '灯笼匠.txt' },
  ...{ title: '灯笼匠', characters: 7, language: 'zh' },
  castHints: [{ name: '阿满', aliases: ['小满'], gender: 'female' }],
});

const revisionOf = (projectId: string, number: number): StoredRevision => ({
  ...{ id: `${projectId}-r${number}`, projectId, number, parentId: null },
  ...{ storyVersionId: 'sv-1', edits: [], sealedAt: null },
});

const edit = (lineId: string): Edit => ({ type: 'setLineText', lineId, text: '“走吧。”\n她说。' });

/** A draft, however it stands. */
const whatever = (id: string): DraftAsSeen => ({ id, edits: null });

const news = async (projectId: string): Promise<string[]> =>
  (await own.readEvents(0, 500)).filter((event) => event.projectId === projectId).map(({ name }) => name);

function describeProjects(): void {
  const wanted = { title: 'Lanterns', idempotencyKey: 'story-1' };

  test('opens a project once for a key, however many ask at once', async () => {
    const ids = ['prj-a', 'prj-b', 'prj-c', 'prj-d'];
    const opened = await Promise.all(ids.map((id) => store.projects.open(testScope, { ...wanted, id })));
    const [first] = opened;
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await store.projects.open(testScope, { ...wanted, id: 'prj-e' })).toEqual(first);
    expect(await news(first!.id)).toEqual(['project.created']);
  });

  test('opens another project for the same key of another tenant', async () => {
    const elsewhere = { ...testScope, tenantId: 'other' };
    const opened = await store.projects.open(elsewhere, { ...wanted, id: 'prj-other' });
    expect(opened.id).toBe('prj-other');
  });

  test('tells a tenant of its own projects alone, the newest first, from wherever a page ended', async () => {
    const mine = { ...testScope, tenantId: 'lister' };
    const open = (scope: Scope, id: string): Promise<unknown> =>
      store.projects.open(scope, { id, title: `About ${id}`, idempotencyKey: id });
    for (const id of ['prj-1', 'prj-2', 'prj-3']) await open(mine, id);
    await open({ ...testScope, tenantId: 'stranger' }, 'prj-4');
    const page = (after: string | null, limit: number, title: string | null = null) =>
      store.projects.list('lister', { after, limit, title });
    const ids = async (...asked: Parameters<typeof page>): Promise<string[]> =>
      (await page(...asked)).items.map(({ id }) => id);
    const { items, next } = await page(null, 2);
    expect(items.map((each) => ProjectFacts.parse(each).id)).toEqual(['prj-3', 'prj-2']);
    expect(await page(next, 2)).toMatchObject({ items: [{ id: 'prj-1' }], next: null });
    expect(await ids('1.prj-9', 2)).toEqual([]);
    expect(await ids(null, 9, 'ABOUT PRJ-2')).toEqual(['prj-2']);
    expect(await ids(null, 9, '%')).toEqual([]);
    expect(await store.projects.find('lister', 'prj-1')).toMatchObject({ id: 'prj-1', title: 'About prj-1' });
    expect(await store.projects.find('lister', 'prj-4')).toBeNull();
  });

  test('keeps a story version once, as it was handed in', async () => {
    const save = (): Promise<void> => store.revisions.saveStory(inProject('prj-story'), storyOf('sv-1'));
    await Promise.all([save(), save(), save()]);
    expect(await store.revisions.story(tenant, 'sv-1')).toMatchObject(storyOf('sv-1'));
    expect(await store.revisions.story(tenant, 'sv-2')).toBeNull();
    expect(await news('prj-story')).toEqual(['story.submitted']);
  });
}

function describeRevisions(): void {
  test('tells the newest sealed revision of a project and its draft', async () => {
    const scope = inProject('prj-heads');
    expect(await store.revisions.heads(tenant, 'prj-heads')).toEqual({ sealed: null, draft: null });
    for (const number of [1, 2, 3]) await store.revisions.insert(scope, revisionOf('prj-heads', number), []);
    for (const number of [1, 2]) await store.revisions.seal(scope, whatever(`prj-heads-r${number}`));
    const { sealed, draft } = await store.revisions.heads(tenant, 'prj-heads');
    expect([sealed?.number, draft]).toEqual([2, revisionOf('prj-heads', 3)]);
    expect(new Date(sealed?.sealedAt ?? '').getTime()).not.toBeNaN();
  });

  test('lets one of those who begin the same revision at once begin it', async () => {
    const scope = inProject('prj-raced');
    const begin = (id: string): Promise<void> =>
      store.revisions.insert(scope, { ...revisionOf('prj-raced', 1), id }, [edit(id)]);
    const begun = await Promise.allSettled(['ra', 'rb', 'rc'].map(begin));
    const refused = begun.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toEqual([
      expect.objectContaining({ code: 'EDIT_CONFLICT' }),
      expect.objectContaining({ code: 'EDIT_CONFLICT' }),
    ]);
    expect(await news('prj-raced')).toEqual(['revision.edited']);
  });

  test('appends edits to a draft in order, and tells what they are about but not what they say', async () => {
    const scope = inProject('prj-edit');
    await store.revisions.insert(scope, { ...revisionOf('prj-edit', 1), edits: [edit('l1')] }, [edit('l1')]);
    await store.revisions.append(scope, whatever('prj-edit-r1'), [edit('l2'), edit('l3')]);
    await store.revisions.append(scope, whatever('prj-edit-r1'), [edit('l4')]);
    const found = await store.revisions.find(tenant, 'prj-edit-r1');
    expect(found?.edits).toEqual(['l1', 'l2', 'l3', 'l4'].map(edit));
    const told = (await own.readEvents(0, 500)).filter(({ projectId }) => projectId === 'prj-edit');
    expect(told.map(({ data }) => data['edit'])).toEqual(
      ['l1', 'l2', 'l3', 'l4'].map((lineId) => `setLineText ${lineId}`),
    );
  });

  test('keeps every edit when many append at once', async () => {
    const scope = inProject('prj-many');
    await store.revisions.insert(scope, revisionOf('prj-many', 1), []);
    const lines = ['l1', 'l2', 'l3', 'l4', 'l5'];
    await Promise.all(lines.map((id) => store.revisions.append(scope, whatever('prj-many-r1'), [edit(id)])));
    const kept = (await store.revisions.find(tenant, 'prj-many-r1'))!.edits;
    expect(kept.map((each) => ('lineId' in each ? each.lineId : '')).sort()).toEqual(lines);
  });

  test('changes a draft for whoever has seen how it stands, and for nobody else', async () => {
    const scope = inProject('prj-seen');
    const id = 'prj-seen-r1';
    await store.revisions.insert(scope, { ...revisionOf('prj-seen', 1), edits: [edit('l1')] }, [edit('l1')]);
    const appended = await Promise.allSettled(
      ['l2', 'l3'].map((line) => store.revisions.append(scope, { id, edits: 1 }, [edit(line)])),
    );
    expect(appended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const conflict = expect.objectContaining({ code: 'EDIT_CONFLICT' }) as unknown;
    await expect(store.revisions.seal(scope, { id, edits: 1 })).rejects.toEqual(conflict);
    await store.revisions.seal(scope, { id, edits: 2 });
    expect((await store.revisions.find(tenant, id))?.edits).toHaveLength(2);
  });

  test('takes no more edits than one message carries, and keeps none of those that are too many', async () => {
    const scope = inProject('prj-large');
    const [id, long] = ['prj-large-r1', 'x'.repeat(1_900)];
    const many = (count: number): Edit[] =>
      Array.from({ length: count }, () => ({ type: 'setLineText', lineId: 'l1', text: long }));
    await store.revisions.insert(scope, { ...revisionOf('prj-large', 1), edits: many(30) }, []);
    await store.revisions.append(scope, whatever(id), many(30));
    const refused = expect.objectContaining({ code: 'DRAFT_TOO_LARGE' }) as unknown;
    await expect(store.revisions.append(scope, whatever(id), many(30))).rejects.toEqual(refused);
    const more = { ...revisionOf('prj-large', 2), edits: many(90) };
    await expect(store.revisions.insert(scope, more, [])).rejects.toEqual(refused);
    expect((await store.revisions.find(tenant, id))?.edits).toHaveLength(60);
    expect(await store.revisions.find(tenant, 'prj-large-r2')).toBeNull();
  });

  test('changes nothing of a sealed revision, and tells once that it was sealed', async () => {
    const scope = inProject('prj-sealed');
    await store.revisions.insert(scope, revisionOf('prj-sealed', 1), []);
    await store.revisions.seal(scope, whatever('prj-sealed-r1'));
    const sealed = await store.revisions.find(tenant, 'prj-sealed-r1');
    await store.revisions.seal(scope, whatever('prj-sealed-r1'));
    await expect(
      store.revisions.append(scope, whatever('prj-sealed-r1'), [edit('l1')]),
    ).rejects.toMatchObject({
      code: 'REVISION_SEALED',
    });
    expect(await store.revisions.discard(scope, whatever('prj-sealed-r1'))).toBe(false);
    expect(await store.revisions.find(tenant, 'prj-sealed-r1')).toEqual(sealed);
    expect(await news('prj-sealed')).toEqual(['revision.sealed']);
  });

  test('forgets a draft that is discarded', async () => {
    await store.revisions.insert(inProject('prj-gone'), revisionOf('prj-gone', 1), []);
    expect(await store.revisions.discard(inProject('prj-gone'), whatever('prj-gone-r1'))).toBe(true);
    expect(await store.revisions.find(tenant, 'prj-gone-r1')).toBeNull();
  });

  test('forgets no edit that whoever discards a draft has not seen', async () => {
    const [scope, id] = [inProject('prj-unseen'), 'prj-unseen-r1'];
    await store.revisions.insert(scope, { ...revisionOf('prj-unseen', 1), edits: [edit('l1')] }, [
      edit('l1'),
    ]);
    const both = await Promise.allSettled([
      store.revisions.append(scope, { id, edits: 1 }, [edit('l2')]),
      store.revisions.discard(scope, { id, edits: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await store.revisions.append(scope, { id, edits: null }, [edit('l3')]).catch(() => undefined);
    const stale = store.revisions.discard(scope, { id, edits: 1 });
    await expect(stale).rejects.toMatchObject({
      code: expect.stringMatching(/^(EDIT_CONFLICT|REVISION_SEALED)$/) as unknown,
    });
  });
}

function describeHistory(): void {
  const projectId = 'prj-history';
  const all = { after: null, limit: 10 };

  beforeAll(async () => {
    const scope = inProject(projectId);
    for (const id of ['sv-h1', 'sv-h2']) await store.revisions.saveStory(scope, storyOf(id));
    const edits = [edit('l1'), edit('l2')];
    for (const number of [1, 2, 3])
      await store.revisions.insert(scope, { ...revisionOf(projectId, number), edits }, []);
    for (const number of [1, 2]) await store.revisions.seal(scope, whatever(`${projectId}-r${number}`));
  });

  test('tells the revisions of a project, the newest first, from wherever a page ended', async () => {
    const page = await store.history.revisions(
      { tenantId: tenant, projectId },
      { after: null, limit: 2, named: false },
    );
    expect(page.items.map((each) => RevisionFacts.parse(each))).toEqual([
      expect.objectContaining({ number: 3, edits: 2, name: null, storyId: 'sv-1', sealedAt: null }),
      expect.objectContaining({ number: 2, sealedAt: expect.any(String) as unknown }),
    ]);
    const rest = await store.history.revisions(
      { tenantId: tenant, projectId },
      {
        ...{ after: page.next, limit: 2, named: false },
      },
    );
    expect(rest.items.map(({ number }) => number)).toEqual([1]);
    expect(
      await store.history.revisions({ tenantId: tenant, projectId: 'prj-nowhere' }, { ...all, named: false }),
    ).toEqual({ items: [], next: null });
  });

  test('finds revisions by the names that they were given, and no draft is given any', async () => {
    const name = (number: number, given: string | null): Promise<unknown> =>
      store.history.name({ tenantId: tenant, projectId }, `${projectId}-r${number}`, {
        name: given,
        seen: null,
      });
    expect(await name(1, '定稿')).toMatchObject({ number: 1, name: '定稿' });
    expect(await name(3, 'A draft')).toBeNull();
    expect(
      await store.history.name({ tenantId: 'stranger', projectId }, `${projectId}-r1`, {
        name: 'Mine',
        seen: null,
      }),
    ).toBeNull();
    const named = (): ReturnType<GatewayStore['history']['revisions']> =>
      store.history.revisions({ tenantId: tenant, projectId }, { ...all, named: true });
    expect((await named()).items.map((each) => each.name)).toEqual(['定稿']);
    await name(1, null);
    expect((await named()).items).toEqual([]);
    expect((await store.revisions.find(tenant, `${projectId}-r1`))?.edits).toHaveLength(2);
  });

  test('names a revision for whoever has seen the name that it has, one of two at once', async () => {
    const [of, seen] = [{ tenantId: tenant, projectId }, [nameTag({ name: null })]];
    await expectOneOfTwo((which) =>
      store.history.name(of, `${projectId}-r1`, { name: `Name ${which}`, seen }),
    );
    await store.history.name(of, `${projectId}-r1`, { name: null, seen: null });
  });

  test('tells the versions of a story, the newest first', async () => {
    const stories = await store.history.stories({ tenantId: tenant, projectId }, { ...all, limit: 1 });
    expect(stories.items.map((each) => StoryFacts.parse(each).id)).toEqual(['sv-h2']);
    const rest = await store.history.stories(
      { tenantId: tenant, projectId },
      {
        ...{ after: stories.next, limit: 1 },
      },
    );
    expect(rest.items.map(({ id }) => id)).toEqual(['sv-h1']);
  });
}

function describeKeys(): void {
  const asked = (id: string, key: string, fingerprint = 'a'): KeyedRequest => ({ id, key, fingerprint });
  const answer = { status: 201, document: { project: { id: 'prj-1' } }, etag: '"r1.2"' };

  test('lets one of those who ask at once under a key do it, and keeps what was answered', async () => {
    const begun = await Promise.all(
      ['k1', 'k2', 'k3'].map((id) => store.keys.begin(testScope, asked(id, 'once'))),
    );
    const [id] = begun.filter((each) => each !== null);
    expect(begun.filter((each) => each !== null)).toHaveLength(1);
    expect(await store.keys.known('tenant-1', 'nobody')).toBeNull();
    expect(await store.keys.known(testScope.tenantId, 'once')).toEqual({
      id,
      fingerprint: 'a',
      answer: null,
    });
    await store.keys.answer(tenant, id!, answer);
    expect(await store.keys.begin(testScope, asked('k4', 'once'))).toBeNull();
    expect(await store.keys.known(testScope.tenantId, 'once')).toEqual({ id, fingerprint: 'a', answer });
  });

  test('takes the same key of another tenant for another', async () => {
    expect(await store.keys.begin({ ...testScope, tenantId: 'other' }, asked('k5', 'once'))).toBe('k5');
  });

  test('has what was let go done again, and nothing that has an answer', async () => {
    expect(await store.keys.begin(testScope, asked('k6', 'again'))).toBe('k6');
    await store.keys.release(tenant, 'k6');
    expect(await store.keys.begin(testScope, asked('k7', 'again', 'b'))).toBe('k7');
    await store.keys.answer(tenant, 'k7', answer);
    await store.keys.release(tenant, 'k7');
    expect(await store.keys.known(testScope.tenantId, 'again')).toMatchObject({ id: 'k7', answer });
  });

  test('leaves the request of somebody who says that he is still there to him', async () => {
    await store.keys.begin(testScope, asked('k10', 'held'));
    await own.query(`update gateway.request_key set lease_until = now() - interval '1 s' where id = 'k10'`);
    await store.keys.hold('another', 'k10');
    await store.keys.hold(tenant, 'k10');
    expect(await store.keys.begin(testScope, asked('k11', 'held'))).toBeNull();
    await store.keys.release(tenant, 'k10');
  });

  test('hands the request of somebody who is gone to the next, under its first name', async () => {
    await store.keys.begin(testScope, asked('k8', 'gone'));
    await own.query(`update gateway.request_key set lease_until = now() - interval '1 s' where id = 'k8'`);
    expect(await store.keys.begin(testScope, asked('k9', 'gone', 'b'))).toBeNull();
    expect(await store.keys.begin(testScope, asked('k9', 'gone'))).toBe('k8');
    expect(await store.keys.begin(testScope, asked('k9', 'gone'))).toBeNull();
  });

  test('forgets a key after a day', async () => {
    await store.keys.begin(testScope, asked('k10', 'old'));
    await own.query(`update gateway.request_key set expires_at = now() - interval '1 s' where id = 'k10'`);
    expect(await store.keys.begin(testScope, asked('k11', 'old', 'b'))).toBe('k11');
  });
}

function describeTenants(): void {
  const stranger = { ...testScope, tenantId: 'stranger', projectId: 'prj-own' };
  const id = 'prj-own-r1';

  beforeAll(async () => {
    const scope = inProject('prj-own');
    await store.revisions.saveStory(scope, storyOf('sv-own'));
    await store.revisions.insert(scope, { ...revisionOf('prj-own', 1), storyVersionId: 'sv-own' }, []);
    await store.requests.remember(scope, { id: 'run-own', action: 'createRun', subjectId: id });
  });

  test('tells a tenant nothing of another, whatever it names', async () => {
    expect(await store.revisions.story('stranger', 'sv-own')).toBeNull();
    expect(await store.revisions.find('stranger', id)).toBeNull();
    expect(await store.revisions.heads('stranger', 'prj-own')).toEqual({ sealed: null, draft: null });
    expect(
      await store.requests.latest({ tenantId: 'stranger', projectId: 'prj-own', action: 'createRun' }),
    ).toEqual([]);
    expect(await store.requests.projectOf('stranger', 'run-own')).toBeNull();
    expect(await store.requests.projectOf(tenant, 'run-own')).toBe('prj-own');
  });

  test('lets a tenant change nothing of another', async () => {
    const sealed = expect.objectContaining({ code: 'REVISION_SEALED' }) as unknown;
    await expect(store.revisions.append(stranger, whatever(id), [edit('l1')])).rejects.toEqual(sealed);
    await store.revisions.seal(stranger, whatever(id));
    await store.revisions.discard({ ...testScope, tenantId: 'stranger' }, whatever(id));
    expect(await store.revisions.find(tenant, id)).toMatchObject({ edits: [], sealedAt: null });
  });
}

function describeRequests(): void {
  test('remembers a request once, and tells the newest first', async () => {
    const scope = inProject('prj-asked');
    const request = { action: 'createRun', subjectId: 'rev-1' };
    for (const id of ['run-1', 'run-2', 'run-1']) await store.requests.remember(scope, { ...request, id });
    await store.requests.remember(scope, { ...request, id: 'other', action: 'sealDraft' });
    const latest = await store.requests.latest({
      tenantId: tenant,
      projectId: 'prj-asked',
      action: 'createRun',
    });
    expect(latest.map(({ id, subjectId }) => `${id} ${subjectId}`)).toEqual(['run-2 rev-1', 'run-1 rev-1']);
    expect(
      await store.requests.latest({ tenantId: tenant, projectId: 'prj-nowhere', action: 'createRun' }),
    ).toEqual([]);
    const rest = { tenantId: tenant, projectId: 'prj-asked', action: 'createRun', after: latest[0]!.place };
    expect((await store.requests.latest(rest)).map(({ id }) => id)).toEqual(['run-1']);
    expect(await store.requests.projectOf(tenant, 'run-1')).toBe('prj-asked');
    expect(await store.requests.projectOf(tenant, 'run-9')).toBeNull();
  });
}

export function describeGatewayStore(name: string, open: () => Promise<Database>): void {
  describe(`the gateway’s store on ${name}`, () => {
    beforeAll(async () => {
      own = await (await open()).of('gateway');
      store = gatewayStore(own);
    });
    describeProjects();
    describeRevisions();
    describeRequests();
    describeTenants();
    describeKeys();
    describeHistory();
  });
}
