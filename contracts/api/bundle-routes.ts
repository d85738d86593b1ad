/** Projects that go out as one file and come in as one. */
import * as z from 'zod';
import { ProjectFacts } from '../modules/gateway/facts.ts';
import { Id } from '../shared.ts';
import { none, nothing, projectPath } from './route-pieces.ts';
import type { Route } from './route.ts';

export const bundleRoutes = {
  getBundle: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/bundle' },
    does: 'Gives a project as a zip: stories, revisions with their names, edits and kept takes, the files and assets that were brought, and the files of its last film or of the one that is named. What was said about it, with the names of those who said it, is in it where that is asked for.',
    ...{
      params: projectPath,
      query: z.strictObject({ run: Id.optional(), comments: z.enum(['yes', 'no']).optional() }),
      body: none,
    },
    answer: { kind: 'archive' },
  },
  importBundle: {
    right: 'write',
    ...{ method: 'POST', path: '/bundles' },
    does: 'Opens a new project with what is in a bundle that was uploaded. All of it is checked before any of it is kept; the film can be made again of it, byte for byte.',
    ...{ params: nothing, query: nothing },
    body: { kind: 'json', schema: z.strictObject({ uploadId: Id }) },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ project: ProjectFacts }) },
  },
} as const satisfies Readonly<Record<string, Route>>;
