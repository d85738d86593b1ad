/** Revisions as a history. */
import { diffRevisions as differences, type Compared } from '../../actors/gateway/diff-revisions.ts';
import { filmReport } from '../../actors/gateway/film-report.ts';
import { nameTag } from '../../actors/runtime/value-tags.ts';
import { gateway, type RevisionFacts } from '../../contracts/modules/gateway.ts';
import type { Revision } from '../../contracts/story.ts';
import {
  json,
  tagged,
  taggedRevision,
  withTag,
  type Answered,
  type AnswerPorts,
  type AskedOf,
  type Asker,
} from './answered.ts';

const listed = withTag<RevisionFacts>(nameTag);

export async function listRevisions(
  { params, query: { named, ...page } }: AskedOf<'listRevisions'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const asked = { ...params, ...page, named: named === 'true' };
  const { revisions, next } = await ask(scope, gateway.listRevisions, asked);
  return json('listRevisions', { revisions: revisions.map(listed), next });
}

export async function listStories(
  { params, query }: AskedOf<'listStories'>,
  { scope }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return json('listStories', await ask(scope, gateway.listStories, { ...params, ...query }));
}

export async function nameRevision(
  { params, body }: AskedOf<'nameRevision'>,
  { scope, seenTags: seen }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  const { revision } = await ask(scope, gateway.nameRevision, { ...params, ...body, seen });
  return tagged(json('nameRevision', { revision: listed(revision) }), nameTag(revision));
}

export async function restoreRevision(
  { params }: AskedOf<'restoreRevision'>,
  { scope, seen }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return taggedRevision('restoreRevision', await ask(scope, gateway.restoreRevision, { ...params, seen }));
}

export async function undoEdit(
  { params }: AskedOf<'undoEdit'>,
  { scope, seen }: Asker,
  { ask }: AnswerPorts,
): Promise<Answered> {
  return taggedRevision('undoEdit', await ask(scope, gateway.undoEdit, { ...params, seen }));
}

interface Side {
  readonly projectId: string;
  readonly revisionId: string;
}

/** A revision with what its film tells, or the nearest that there is. */
async function compared(ports: AnswerPorts, { scope }: Asker, side: Side): Promise<Compared> {
  const { run, edits } = await ports.ask(scope, gateway.findEditable, side);
  return { edits, report: run === null ? null : await filmReport(ports, scope, run.id) };
}

const nothing: Compared = { edits: [], report: null };

export async function diffRevisions(
  { params, query }: AskedOf<'diffRevisions'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { projectId, revisionId: to } = params;
  const read = async (revisionId: string): Promise<Revision> =>
    (await ports.ask(asker.scope, gateway.getRevision, { projectId, revisionId })).revision;
  const later = await read(to);
  const from = query.from ?? later.parentId;
  const after = await compared(ports, asker, params);
  const before =
    from === null
      ? { ...nothing, report: after.report }
      : await compared(ports, asker, { projectId, revisionId: from });
  const storyDiffers = from !== null && (await read(from)).story.sha256 !== later.story.sha256;
  return json('diffRevisions', { diff: { from, to, storyDiffers, changes: differences(before, after) } });
}
