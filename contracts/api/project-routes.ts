/** Projects, the stories in them, and their revisions. */
import * as z from 'zod';
import { FileName } from '../file-name.ts';
import { ProjectFacts } from '../modules/gateway.ts';
import { Id, Language, Words } from '../shared.ts';
import { Revision } from '../story.ts';
import { none, nothing, pageQuery, projectPath, revisionAnswer } from './route-pieces.ts';
import type { Route } from './route.ts';

/** A text of two million characters in any encoding. */
const STORY_BYTES = 16_000_000;

export const projectRoutes = {
  listProjects: {
    right: 'watch',
    ...{ method: 'GET', path: '/projects', does: 'Lists projects, the newest first.' },
    params: nothing,
    query: pageQuery.extend({ title: Words.trim().min(1).max(200).optional() }),
    body: none,
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ projects: z.array(ProjectFacts), next: z.string().nullable() }),
    },
  },
  createProject: {
    right: 'write',
    ...{ method: 'POST', path: '/projects', does: 'Opens a project.' },
    ...{ params: nothing, query: nothing },
    body: { kind: 'json', schema: z.strictObject({ title: Words.trim().min(1).max(200) }) },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ project: ProjectFacts }) },
  },
  getProject: {
    right: 'watch',
    ...{ method: 'GET', path: '/projects/{projectId}', does: 'Tells of one project.' },
    ...{ params: projectPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ project: ProjectFacts }) },
  },
  submitStory: {
    right: 'write',
    ...{ method: 'POST', path: '/projects/{projectId}/stories' },
    does: 'Takes a story as the bytes of a text file and seals the first revision of it; the same story again is the same revision.',
    params: projectPath,
    query: z.strictObject({
      fileName: FileName.default('story.txt'),
      title: Words.trim().min(1).max(200).optional(),
      language: z.union([Language, z.literal('auto')]).default('auto'),
    }),
    body: { kind: 'text', mostBytes: STORY_BYTES },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ revision: Revision }) },
  },
  getRevision: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/revisions/{revisionId}' },
    does: 'Gives a revision: a story, and what was changed of it. Its ETag is what an edit names in If-Match.',
    params: projectPath.extend({ revisionId: Id }),
    ...{ query: nothing, body: none, answer: revisionAnswer },
  },
} as const satisfies Readonly<Record<string, Route>>;
