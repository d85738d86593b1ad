/** Revisions as a history that is only ever added to. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { standingNumbers } from '../../contracts/edits/undo.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Revision } from '../../contracts/story.ts';
import { pageAsked } from '../runtime/page.ts';
import { projectOf } from './projects.ts';
import {
  appendEdits,
  begunBy,
  expectHead,
  headsOf,
  readRevision,
  revisionId,
  revisionOf,
} from './revisions.ts';
import type { GatewayStore } from './studio-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;
type Result<K extends keyof typeof gateway> = ResultOf<(typeof gateway)[K]>;

export async function listRevisions(
  store: GatewayStore,
  scope: Scope,
  { projectId, named, ...asked }: Params<'listRevisions'>,
): Promise<Result<'listRevisions'>> {
  await projectOf(store, scope, projectId);
  const { items, next } = await store.history.revisions(
    { tenantId: scope.tenantId, projectId },
    { ...pageAsked(asked), named },
  );
  return { revisions: [...items], next };
}

export async function listStories(
  store: GatewayStore,
  scope: Scope,
  { projectId, ...asked }: Params<'listStories'>,
): Promise<Result<'listStories'>> {
  await projectOf(store, scope, projectId);
  const of = { tenantId: scope.tenantId, projectId };
  const { items, next } = await store.history.stories(of, pageAsked(asked));
  return { stories: [...items], next };
}

export async function nameRevision(
  store: GatewayStore,
  scope: Scope,
  { projectId, revisionId: id, ...change }: Params<'nameRevision'>,
): Promise<Result<'nameRevision'>> {
  await projectOf(store, scope, projectId);
  const revision = await store.history.name({ tenantId: scope.tenantId, projectId }, id, change);
  if (revision !== null) return { revision };
  await revisionOf(store, scope, { projectId, revisionId: id });
  throw new Failure('REVISION_UNKNOWN', `The revision ${id} is the draft; it gets a name once it is sealed.`);
}

/** Begins a draft that is as an earlier revision was. Rejects with DRAFT_OPEN where there is one that would be lost. */
export async function restoreRevision(
  store: GatewayStore,
  scope: Scope,
  { projectId, revisionId: id, seen }: Params<'restoreRevision'>,
): Promise<Revision> {
  await projectOf(store, scope, projectId);
  const earlier = await revisionOf(store, scope, { projectId, revisionId: id });
  const { sealed, draft } = await headsOf(store, scope, projectId);
  expectHead(draft ?? sealed, seen);
  if (draft !== null) throw new Failure('DRAFT_OPEN', `The draft ${draft.id} is not sealed yet.`);
  const number = (sealed?.number ?? 0) + 1;
  const restored = {
    ...earlier,
    ...{ id: revisionId(projectId, [earlier.id, number, 'restored', ...begunBy(scope, seen)], []), number },
    ...{ parentId: earlier.id, sealedAt: null },
  };
  await store.revisions.insert({ ...scope, projectId }, restored, []);
  return readRevision(store, scope, { projectId, revisionId: restored.id });
}

/** Rejects with UNDO_EXHAUSTED where no edit counts. */
export async function undoEdit(
  store: GatewayStore,
  scope: Scope,
  { projectId, seen }: Params<'undoEdit'>,
): Promise<Revision> {
  await projectOf(store, scope, projectId);
  const { sealed, draft } = await headsOf(store, scope, projectId);
  const head = draft ?? sealed;
  expectHead(head, seen);
  const last = standingNumbers(head?.edits ?? []).at(-1);
  if (head === null || last === undefined) throw new Failure('UNDO_EXHAUSTED');
  const edits = [{ type: 'undoEdit' as const, edit: last }];
  return appendEdits(store, scope, { projectId, edits, baseRevisionId: head.id, seen });
}
