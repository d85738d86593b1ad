/** The part of the gateway’s store that revisions need, in memory, for tests. */
import { Failure } from '../../../contracts/error.ts';
import type { GatewayStore, StoredRevision, StoryVersion } from '../studio-store.ts';

export interface MemoryStore extends Pick<GatewayStore, 'projects' | 'revisions' | 'requests'> {
  readonly kept: Map<string, StoredRevision>;
}

export function memoryStore(): GatewayStore & MemoryStore {
  const kept = new Map<string, StoredRevision>();
  const stories = new Map<string, StoryVersion>();
  const asked: { id: string; subjectId: string; place: string }[] = [];
  const newest = (isSealed: boolean): StoredRevision | null =>
    [...kept.values()]
      .filter(({ sealedAt }) => (sealedAt !== null) === isSealed)
      .sort((a, b) => b.number - a.number)[0] ?? null;
  const change = (id: string, part: Partial<StoredRevision>): void => {
    const revision = kept.get(id);
    if (revision !== undefined) kept.set(id, { ...revision, ...part });
  };
  const store: MemoryStore = {
    kept,
    projects: {
      open: async (_scope, { id }) => ({ id }),
      find: async (_tenant, id) => ({ id, title: id, createdAt: '2026-01-01T00:00:00.000Z' }),
      list: async () => ({ items: [], next: null }),
    },
    requests: {
      remember: async (_scope, { id, subjectId }) => void asked.unshift({ id, subjectId, place: `1.${id}` }),
      latest: async () => asked,
      projectOf: async (_tenant, id) => (asked.some((each) => each.id === id) ? 'prj-1' : null),
    },
    revisions: {
      saveStory: async (_scope, version) => void stories.set(version.id, version),
      story: async (_tenant, id) => stories.get(id) ?? null,
      find: async (_tenant, id) => kept.get(id) ?? null,
      heads: async () => ({ sealed: newest(true), draft: newest(false) }),
      insert: async (_scope, revision) => void kept.set(revision.id, revision),
      append: async (_scope, { id, edits: seen }, edits) => {
        const before = kept.get(id)?.edits ?? [];
        if (seen !== null && seen !== before.length) throw new Failure('EDIT_CONFLICT');
        change(id, { edits: [...before, ...edits] });
      },
      seal: async (_scope, { id }) => change(id, { sealedAt: '2026-01-01T00:00:00.000Z' }),
      discard: async (_scope, { id, edits: seen }) => {
        if (seen !== null && seen !== kept.get(id)?.edits.length) throw new Failure('EDIT_CONFLICT');
        return kept.delete(id);
      },
    },
  };
  return store as GatewayStore & MemoryStore;
}
