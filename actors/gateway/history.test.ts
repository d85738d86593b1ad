import { beforeEach, describe, expect, test } from '@jest/globals';
import { standing } from '../../contracts/edits/undo.ts';
import { Failure } from '../../contracts/error.ts';
import type { Revision, Edit } from '../../contracts/story.ts';
import type { Ask } from '../runtime/ask.ts';
import { findEditable } from './find-editable.ts';
import { restoreRevision, undoEdit } from './history.ts';
import { appendEdits, discardDraft, sealDraft, submitStory } from './revisions.ts';
import { memoryStore } from './samples/memory-store.ts';

const scope = { tenantId: 'local', projectId: 'local', traceId: 'x', correlationId: 'x' };
const projectId = 'p';
const seen = null;

let store: ReturnType<typeof memoryStore>;
let films: Set<string>;

/** Runs of which there is a film. */
const ask = (async (_scope: unknown, _action: unknown, { runId }: { runId: string }) => {
  if (!films.has(runId)) throw new Failure('RUN_UNKNOWN');
  return { run: { id: runId, state: 'succeeded' } };
}) as unknown as Ask;

const submit = (sign = 'a'): Promise<Revision> =>
  submitStory(store, scope, {
    ...{ projectId, fileName: 'a.txt', title: 'a', characters: 9, language: 'en', cast: [] },
    story: { sha256: sign.repeat(64), bytes: 9, mediaType: 'text/plain' },
  });

const say = (text: string): Edit => ({ type: 'setLineText', lineId: 'l1', text });
const look: Edit = { type: 'setLook', entityId: 'c1', look: { beard: 'full' } };

/** A sealed revision with more edits, of which a film is made where that is said. */
async function sealed(from: Revision, edits: Edit[], film?: string): Promise<Revision> {
  if (edits.length > 0) await appendEdits(store, scope, { projectId, edits, baseRevisionId: from.id, seen });
  const revision = edits.length > 0 ? await sealDraft(store, scope, { projectId, seen }) : from;
  if (film !== undefined) {
    films.add(film);
    await store.requests.remember(scope, { id: film, action: 'createRun', subjectId: revision.id });
  }
  return revision;
}

const said = ({ edits }: Revision): unknown[] =>
  standing(edits).map((edit) => (edit.type === 'setLineText' ? edit.text : edit.type));

beforeEach(() => {
  store = memoryStore();
  films = new Set();
});

describe('what was edited', () => {
  test('is taken back edit by edit, also over what was sealed, until none counts', async () => {
    await sealed(await submit(), [say('a'), say('b')]);
    const undo = (): Promise<Revision> => undoEdit(store, scope, { projectId, seen });
    const first = await undo();
    expect([said(first), first.edits.length, first.sealedAt]).toEqual([['a'], 3, null]);
    expect(said(await undo())).toEqual([]);
    await expect(undo()).rejects.toMatchObject({ code: 'UNDO_EXHAUSTED' });
  });

  test('is taken back by whoever has seen it, and by nobody else', async () => {
    const revision = await sealed(await submit(), [say('a')]);
    const stale = undoEdit(store, scope, { projectId, seen: { id: revision.id, edits: 0 } });
    await expect(stale).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    expect(said(await undoEdit(store, scope, { projectId, seen: { id: revision.id, edits: 1 } }))).toEqual(
      [],
    );
  });

  test('counts on as it was after an edit that follows what was taken back', async () => {
    await sealed(await submit(), [say('a')]);
    const undone = await undoEdit(store, scope, { projectId, seen });
    const edits = [say('b')];
    const next = await appendEdits(store, scope, { projectId, edits, baseRevisionId: undone.id, seen });
    expect(said(next)).toEqual(['b']);
  });
});

const seenOf = ({ id, edits }: Revision) => ({ id, edits: edits.length });

describe('a draft', () => {
  const append = (from: Revision, edits: Edit[], asked: string): Promise<Revision> =>
    appendEdits(
      store,
      { ...scope, correlationId: asked },
      {
        ...{ projectId, edits, baseRevisionId: from.id, seen: seenOf(from) },
      },
    );

  test('is discarded by whoever has seen how it stands, and by nobody else', async () => {
    const base = await submit();
    const begun = await append(base, [say('a')], 'one');
    const grown = await append(begun, [say('b')], 'two');
    for (const stale of [begun, base]) {
      const asked = discardDraft(store, scope, { projectId, seen: seenOf(stale) });
      await expect(asked).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    }
    expect(await discardDraft(store, scope, { projectId, seen: seenOf(grown) })).toBe(true);
    const again = discardDraft(store, scope, { projectId, seen: seenOf(grown) });
    await expect(again).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
    expect(await discardDraft(store, scope, { projectId, seen: seenOf(base) })).toBe(false);
  });

  test('is sealed or discarded before another version of the story, and the same one is what it was', async () => {
    const base = await submit();
    const draft = await append(base, [say('a')], 'one');
    await expect(submit('b')).rejects.toMatchObject({ code: 'DRAFT_OPEN' });
    await expect(submit('b')).rejects.toThrow(draft.id);
    expect((await submit()).id).toBe(base.id);
    expect((await store.revisions.heads(scope.tenantId, projectId)).draft?.edits).toEqual([say('a')]);
    await discardDraft(store, scope, { projectId, seen: null });
    expect((await submit('b')).number).toBe(2);
  });

  test('that was discarded is not taken for one that was begun alike since', async () => {
    const base = await submit();
    const seen = await append(await append(base, [say('a')], 'one'), [say('b')], 'two');
    await discardDraft(store, scope, { projectId, seen: null });
    await append(await append(base, [say('a')], 'three'), [say('c')], 'four');
    const stale = append(seen, [say('d')], 'five');
    await expect(stale).rejects.toMatchObject({ code: 'EDIT_CONFLICT' });
  });
});

describe('an earlier revision', () => {
  test('begins the next draft with its edits, and what came after it stays', async () => {
    const one = await sealed(await submit(), [say('a')]);
    await sealed(one, [say('b')]);
    const draft = await restoreRevision(store, scope, { projectId, revisionId: one.id, seen });
    expect([said(draft), draft.number, draft.parentId]).toEqual([['a'], 4, one.id]);
    const again = restoreRevision(store, scope, { projectId, revisionId: one.id, seen });
    await expect(again).rejects.toMatchObject({ code: 'DRAFT_OPEN' });
    expect(store.kept.size).toBe(4);
  });

  test('of another project is none', async () => {
    const { id } = await submit();
    const restoring = restoreRevision(store, scope, { projectId: 'p2', revisionId: id, seen });
    await expect(restoring).rejects.toMatchObject({ code: 'REVISION_UNKNOWN' });
  });
});

describe('the film that is edited from', () => {
  const found = async (revisionId: string | null = null): Promise<unknown[]> => {
    const { run, made } = await findEditable({ store, ask }, scope, { projectId, revisionId });
    return [run?.id, made];
  };

  test('is the newest that was made of the first edits, and not of others', async () => {
    const story = await sealed(await submit(), [], 'run-0');
    const one = await sealed(story, [say('a')], 'run-1');
    const two = await sealed(one, [say('b')], 'run-2');
    expect(await found()).toEqual(['run-2', 2]);
    expect(await found(one.id)).toEqual(['run-1', 1]);
    expect(await found(story.id)).toEqual(['run-0', 0]);
    await undoEdit(store, scope, { projectId, seen });
    expect(await found()).toEqual(['run-1', 1]);
    expect(await found(two.id)).toEqual(['run-2', 2]);
  });

  test('is none of another story, and none that was never finished', async () => {
    await sealed(await submit(), [], 'run-0');
    const other = await submit('b');
    expect(await found()).toEqual([undefined, 0]);
    await sealed(other, [], 'run-b');
    films.delete('run-b');
    expect(await found()).toEqual([undefined, 0]);
  });

  test('shares as much as it can where none was made of nothing else', async () => {
    const story = await submit();
    await sealed(story, [say('a'), say('b')], 'run-1');
    await undoEdit(store, scope, { projectId, seen });
    expect(await found()).toEqual(['run-1', 1]);
  });
});

describe('another version of the story', () => {
  const kept = { name: 'Nell', gender: 'female', age: 'adult', look: {}, voice: {} };
  const lock = (locked: boolean, keeps: unknown = kept): Edit =>
    ({ type: 'lockEntity', entityId: 'c1', locked, keeps: locked ? keeps : null }) as Edit;

  test('has whoever is locked, with what was chosen of them, and nothing else', async () => {
    const other: Edit = { type: 'renameEntity', entityId: 'c2', name: 'Tom' };
    await sealed(await submit(), [say('a'), look, other, lock(true)]);
    expect((await submit('b')).edits).toEqual([look, lock(true)]);
  });

  test('has nobody who was unlocked, and nobody of whom nothing is known', async () => {
    await sealed(await submit(), [look, lock(true), lock(false)]);
    expect((await submit('b')).edits).toEqual([]);
    await sealed(await submit('c'), [lock(true, null)]);
    expect((await submit('d')).edits).toEqual([]);
  });

  test('is the same revision when it is handed in again', async () => {
    await sealed(await submit(), [lock(true)]);
    expect((await submit('b')).id).toBe((await submit('b')).id);
  });
});
