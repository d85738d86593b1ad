/** What people write and change: stories, drafts, sealed revisions. Nothing sealed is ever edited. */
import type { ReceivedParamsOf } from '../../contracts/action.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { Failure } from '../../contracts/error.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Edit, Revision, RevisionAsSeen } from '../../contracts/story.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { expectWithin, projectOf } from './projects.ts';
import type { GatewayStore, StoredRevision, StoryVersion } from './studio-store.ts';

type Params<K extends keyof typeof gateway> = ReceivedParamsOf<(typeof gateway)[K]>;

/** A revision as contracts speak of it. */
export function toRevision(revision: StoredRevision, story: StoryVersion): Revision {
  return {
    id: revision.id,
    projectId: revision.projectId,
    number: revision.number,
    parentId: revision.parentId,
    story: { sha256: story.storySha256, bytes: story.storyBytes, mediaType: 'text/plain' },
    language: story.language,
    edits: [...revision.edits],
    sealedAt: revision.sealedAt,
  };
}

export async function storyOf(
  { revisions }: GatewayStore,
  { tenantId }: Scope,
  revision: StoredRevision,
): Promise<StoryVersion> {
  const story = await revisions.story(tenantId, revision.storyVersionId);
  if (story === null) throw new Failure('REVISION_UNKNOWN', `The story of revision ${revision.id} is gone.`);
  return story;
}

/** Which revision of which project. */
export interface RevisionName {
  readonly projectId: string;
  readonly revisionId: string;
}

/** A revision of this project. Rejects with REVISION_UNKNOWN for others, so that no project can name another’s. */
export async function revisionOf(
  { revisions }: GatewayStore,
  scope: Scope,
  { projectId, revisionId }: RevisionName,
): Promise<StoredRevision> {
  expectWithin(scope, projectId);
  const revision = await revisions.find(scope.tenantId, revisionId);
  if (revision === null || revision.projectId !== projectId)
    throw new Failure('REVISION_UNKNOWN', `The project has no revision ${revisionId}.`);
  return revision;
}

const castEdit = ({ cast }: Params<'submitStory'>): Edit[] =>
  cast.length === 0 ? [] : [{ type: 'setCast', cast }];

/**
 * What goes over to another version of the story: whoever is locked, with what was chosen of them. Other edits are of
 * lines and shots that it need not have, or of people who are free to be read anew.
 */
function stillLocked(sealed: StoredRevision | null): Edit[] {
  const edits = standing(sealed?.edits ?? []);
  const locked = new Map<string, boolean>();
  for (const edit of edits)
    if (edit.type === 'lockEntity') locked.set(edit.entityId, edit.locked && edit.keeps !== null);
  return edits.filter(
    (edit) => 'entityId' in edit && edit.type !== 'splitEntity' && locked.get(edit.entityId),
  );
}

/** The id of a revision says from what and by which edits it is, so that the same story submitted twice is one revision. */
export const revisionId = (projectId: string, from: unknown, edits: readonly Edit[]): string =>
  `rev-${fingerprint([projectId, from, edits]).slice(0, 20)}`;

/** A story is sealed as it comes, before a draft of the one before it would be. Rejects with DRAFT_OPEN where there is one. */
export async function submitStory(
  store: GatewayStore,
  scope: Scope,
  params: Params<'submitStory'>,
): Promise<Revision> {
  const { projectId, story, fileName, title, characters, language, cast } = params;
  await projectOf(store, scope, projectId);
  const version: StoryVersion = {
    id: `story-${fingerprint([projectId, story.sha256, language, cast]).slice(0, 20)}`,
    storySha256: story.sha256,
    storyBytes: story.bytes,
    fileName,
    title,
    characters,
    language,
    castHints: cast,
  };
  const { sealed, draft } = await store.revisions.heads(scope.tenantId, projectId);
  const edits = [...stillLocked(sealed), ...castEdit(params)];
  const id = revisionId(projectId, version.id, edits);
  const known = await store.revisions.find(scope.tenantId, id);
  if (known !== null) return toRevision(known, version);
  if (draft !== null)
    throw new Failure(
      'DRAFT_OPEN',
      `The draft ${draft.id} has ${draft.edits.length} edits of the story as it was; seal or discard it before another version of the story.`,
    );
  await store.revisions.saveStory({ ...scope, projectId }, version);
  const revision: StoredRevision = {
    id,
    projectId,
    number: (sealed?.number ?? 0) + 1,
    parentId: sealed?.id ?? null,
    storyVersionId: version.id,
    edits,
    sealedAt: null,
  };
  await store.revisions.insert({ ...scope, projectId }, revision, edits);
  await store.revisions.seal({ ...scope, projectId }, { id, edits: null });
  return toRevision(await revisionOf(store, scope, { projectId, revisionId: id }), version);
}

/** The newest sealed revision of a project and its draft. Rejects with PROJECT_UNKNOWN for what is out of reach. */
export function headsOf(
  { revisions }: GatewayStore,
  scope: Scope,
  projectId: string,
): ReturnType<GatewayStore['revisions']['heads']> {
  expectWithin(scope, projectId);
  return revisions.heads(scope.tenantId, projectId);
}

/** What is changed is what whoever changes it has seen. Throws EDIT_CONFLICT. */
export function expectHead(head: StoredRevision | null, seen: RevisionAsSeen | null): void {
  if (seen === null || (head?.id === seen.id && head.edits.length === seen.edits)) return;
  const now = head === null ? 'there is no revision' : `it is ${head.id} with ${head.edits.length} edits`;
  throw new Failure('EDIT_CONFLICT', `You have seen ${seen.id} with ${seen.edits} edits, and now ${now}.`);
}

/**
 * What tells a draft apart from one that was begun alike and discarded, which somebody may have seen and still speak of.
 * Where it does not matter what was seen, the same edits are the same draft.
 */
export const begunBy = ({ correlationId }: Scope, seen: RevisionAsSeen | null): string[] =>
  seen === null ? [] : [correlationId];

/** Appends to the draft, which begins as a copy of a sealed revision; newer ones may have been broken off. */
export async function appendEdits(
  store: GatewayStore,
  scope: Scope,
  { projectId, edits, baseRevisionId, seen }: Params<'appendEdits'>,
): Promise<Revision> {
  const own = { ...scope, projectId };
  const { sealed, draft } = await headsOf(store, scope, projectId);
  expectHead(draft ?? sealed, seen);
  if (draft !== null) {
    await store.revisions.append(own, { id: draft.id, edits: seen?.edits ?? null }, edits);
    return readRevision(store, scope, { projectId, revisionId: draft.id });
  }
  if (sealed === null) throw new Failure('REVISION_UNKNOWN', 'The project has no story yet.');
  const base = await revisionOf(store, scope, { projectId, revisionId: baseRevisionId });
  const number = sealed.number + 1;
  const begun: StoredRevision = {
    ...base,
    // By its number too: after one that was broken off, the same edits of the same base are another revision.
    id: revisionId(projectId, [base.id, number, ...begunBy(scope, seen)], edits),
    number,
    parentId: base.id,
    edits: [...base.edits, ...edits],
    sealedAt: null,
  };
  await store.revisions.insert(own, begun, edits);
  return readRevision(store, scope, { projectId, revisionId: begun.id });
}

export async function sealDraft(
  store: GatewayStore,
  scope: Scope,
  { projectId, seen }: Params<'sealDraft'>,
): Promise<Revision> {
  const { draft } = await headsOf(store, scope, projectId);
  if (draft === null) throw new Failure('REVISION_UNKNOWN', 'The project has no draft to seal.');
  expectHead(draft, seen);
  await store.revisions.seal({ ...scope, projectId }, { id: draft.id, edits: seen?.edits ?? null });
  return readRevision(store, scope, { projectId, revisionId: draft.id });
}

/** False where there is no draft, which whoever has seen one is told as an EDIT_CONFLICT. */
export async function discardDraft(
  store: GatewayStore,
  scope: Scope,
  { projectId, seen }: Params<'discardDraft'>,
): Promise<boolean> {
  const { sealed, draft } = await headsOf(store, scope, projectId);
  expectHead(draft ?? sealed, seen);
  if (draft === null) return false;
  return store.revisions.discard({ ...scope, projectId }, { id: draft.id, edits: seen?.edits ?? null });
}

/** Rejects with REVISION_UNKNOWN. */
export async function readRevision(
  store: GatewayStore,
  scope: Scope,
  named: RevisionName,
): Promise<Revision> {
  const revision = await revisionOf(store, scope, named);
  return toRevision(revision, await storyOf(store, scope, revision));
}
