/** Revisions as a history: listed, named, compared and gone back to; story versions; and the last edit, taken back. */
import * as z from 'zod';
import { RevisionFacts, RevisionName, StoryFacts } from '../modules/gateway.ts';
import { RevisionDiff } from '../revision-diff.ts';
import { withTag } from '../seen.ts';
import { Id } from '../shared.ts';
import { none, nothing, pageQuery, projectPath, revisionAnswer } from './route-pieces.ts';
import type { Route } from './route.ts';

const revisionPath = projectPath.extend({ revisionId: Id });
const Listed = withTag(RevisionFacts);

export const revisionRoutes = {
  listRevisions: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/revisions' },
    does: 'Lists the revisions of a project, the newest first; with `named=true` those that have a name.',
    params: projectPath,
    query: pageQuery.extend({ named: z.enum(['true', 'false']).default('false') }),
    body: none,
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ revisions: z.array(Listed), next: z.string().nullable() }),
    },
  },
  nameRevision: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/revisions/{revisionId}/name' },
    does: 'Gives a sealed revision a name by which people find it again, or takes it away with null; If-Match names the `etag` that it has in the list.',
    ...{ params: revisionPath, query: nothing, changesSeen: 'value' },
    body: { kind: 'json', schema: z.strictObject({ name: RevisionName.nullable() }) },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ revision: Listed }) },
  },
  diffRevisions: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/revisions/{revisionId}/diff' },
    does: 'Says what is otherwise in a revision than in the one that `from` names, or that it was begun from: lines, people, shots, each before and after.',
    params: revisionPath,
    query: z.strictObject({ from: Id.optional() }),
    body: none,
    answer: { kind: 'json', status: 200, schema: z.strictObject({ diff: RevisionDiff }) },
  },
  restoreRevision: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/revisions/{revisionId}/restore' },
    does: 'Begins a draft that is as an earlier revision was; the history is only added to.',
    ...{ params: revisionPath, query: nothing, body: none, changesSeen: 'revision', answer: revisionAnswer },
  },
  undoEdit: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/draft/undo' },
    does: 'Takes back the last edit that counts, by adding one that says so; asked again, it takes back the one before.',
    ...{ params: projectPath, query: nothing, body: none, changesSeen: 'revision', answer: revisionAnswer },
  },
  listStories: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/stories' },
    does: 'Lists the versions of the story, the newest first.',
    ...{ params: projectPath, query: pageQuery, body: none },
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ stories: z.array(StoryFacts), next: z.string().nullable() }),
    },
  },
} as const satisfies Readonly<Record<string, Route>>;
