/** What is changed of a film before it is made anew. */
import * as z from 'zod';
import { RevisionPlan } from '../revision-plan.ts';
import { Edit } from '../story.ts';
import { none, nothing, projectPath, revisionAnswer, SomeOptions } from './route-pieces.ts';
import type { Route } from './route.ts';

export const draftRoutes = {
  getDraft: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/draft' },
    does: 'Gives the draft: what was changed and not sealed yet.',
    ...{ params: projectPath, query: nothing, body: none, answer: revisionAnswer },
  },
  appendEdits: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/draft/edits' },
    does: 'Adds edits to the draft, or begins one from the newest sealed revision.',
    ...{ params: projectPath, query: nothing, changesSeen: 'revision' },
    body: { kind: 'json', schema: z.strictObject({ edits: z.array(Edit).min(1).max(500) }) },
    answer: revisionAnswer,
  },
  discardDraft: {
    right: 'write',
    ...{ method: 'DELETE', path: '/projects/{projectId}/draft', does: 'Forgets the draft as it was seen.' },
    ...{ params: projectPath, query: nothing, body: none, changesSeen: 'revision' },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ discarded: z.boolean() }) },
  },
  planRevision: {
    right: 'look',
    ...{ method: 'POST', path: '/projects/{projectId}/draft/plan' },
    does: 'Says what a film of the draft would make anew and why, how long that takes and what it costs; nothing is begun.',
    ...{ params: projectPath, query: nothing },
    body: { kind: 'json', schema: z.strictObject({ options: SomeOptions.default({}) }) },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ plan: RevisionPlan }) },
  },
  sealDraft: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/draft/seal' },
    does: 'Seals the draft as a revision, of which a film can be asked for.',
    ...{ params: projectPath, query: nothing, body: none, changesSeen: 'revision', answer: revisionAnswer },
  },
} as const satisfies Readonly<Record<string, Route>>;
