/** The routes of the HTTP API, by the name under which they are answered. */
import { z } from 'zod';
import { ArtifactRef } from '../artifact.ts';
import { Delivery, ProjectFacts } from '../modules/gateway.ts';
import { RevisionPlan } from '../revision-plan.ts';
import { ReviewGate, Run, RunOptions } from '../run.ts';
import { Id, Language, Words } from '../shared.ts';
import { Edit, Revision } from '../story.ts';
import type { Route } from './route.ts';

const none = { kind: 'none' } as const;
const nothing = z.strictObject({});
const projectPath = z.strictObject({ projectId: Id });
const runPath = z.strictObject({ runId: Id });
const runAnswer = { kind: 'json', status: 200, schema: z.strictObject({ run: Run }) } as const;

const revisionAnswer = { kind: 'json', status: 200, schema: z.strictObject({ revision: Revision }) } as const;

/** In a query everything is text. */
const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** A text of two million characters in any encoding. */
const STORY_BYTES = 16_000_000;

/** Options that are not given are what the command line takes too. */
const SomeOptions = RunOptions.partial();

const CreateRun = z.strictObject({
  revisionId: Id,
  options: SomeOptions.default({}),
  gates: z.array(ReviewGate).max(ReviewGate.options.length).default([]),
});

/** A file of a film, and where it is fetched. */
const FileFacts = z.strictObject({ ...Delivery.shape, artifact: ArtifactRef, href: z.string() });

const runWord = (word: 'pause' | 'resume' | 'cancel', does: string) =>
  ({
    ...{ method: 'POST', path: `/runs/{runId}/${word}`, does },
    ...{ params: runPath, query: nothing, body: none, answer: runAnswer },
  }) as const satisfies Route;

export const routes = {
  listProjects: {
    ...{ method: 'GET', path: '/projects', does: 'Lists projects, the newest first.' },
    params: nothing,
    query: z.strictObject({ after: z.union([z.literal(''), Id]).default(''), limit: count(100).default(50) }),
    body: none,
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ projects: z.array(ProjectFacts), next: z.string().nullable() }),
    },
  },
  createProject: {
    ...{ method: 'POST', path: '/projects', does: 'Opens a project.' },
    ...{ params: nothing, query: nothing },
    body: { kind: 'json', schema: z.strictObject({ title: Words.trim().min(1).max(200) }) },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ project: ProjectFacts }) },
  },
  getProject: {
    ...{ method: 'GET', path: '/projects/{projectId}', does: 'Tells of one project.' },
    ...{ params: projectPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ project: ProjectFacts }) },
  },
  submitStory: {
    ...{ method: 'POST', path: '/projects/{projectId}/stories' },
    does: 'Takes a story as the bytes of a text file and seals the first revision of it; the same story again is the same revision.',
    params: projectPath,
    query: z.strictObject({
      fileName: z
        .string()
        .min(1)
        .max(255)
        .regex(/^[^/\\\0]+$/)
        .default('story.txt'),
      title: Words.trim().min(1).max(200).optional(),
      language: z.union([Language, z.literal('auto')]).default('auto'),
    }),
    body: { kind: 'text', mostBytes: STORY_BYTES },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ revision: Revision }) },
  },
  getRevision: {
    ...{ method: 'GET', path: '/projects/{projectId}/revisions/{revisionId}' },
    does: 'Gives a revision: a story, and what was changed of it. Its ETag is what an edit names in If-Match.',
    params: projectPath.extend({ revisionId: Id }),
    ...{ query: nothing, body: none, answer: revisionAnswer },
  },
  getDraft: {
    ...{ method: 'GET', path: '/projects/{projectId}/draft' },
    does: 'Gives the draft: what was changed and not sealed yet.',
    ...{ params: projectPath, query: nothing, body: none, answer: revisionAnswer },
  },
  appendEdits: {
    ...{ method: 'POST', path: '/projects/{projectId}/draft/edits' },
    does: 'Adds edits to the draft, or begins one from the newest sealed revision.',
    ...{ params: projectPath, query: nothing, changesSeen: true },
    body: { kind: 'json', schema: z.strictObject({ edits: z.array(Edit).min(1).max(500) }) },
    answer: revisionAnswer,
  },
  discardDraft: {
    ...{ method: 'DELETE', path: '/projects/{projectId}/draft', does: 'Forgets the draft.' },
    ...{ params: projectPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ discarded: z.boolean() }) },
  },
  planRevision: {
    ...{ method: 'POST', path: '/projects/{projectId}/draft/plan' },
    does: 'Says what a film of the draft would make anew and why, how long that takes and what it costs; nothing is begun.',
    ...{ params: projectPath, query: nothing },
    body: { kind: 'json', schema: z.strictObject({ options: SomeOptions.default({}) }) },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ plan: RevisionPlan }) },
  },
  sealDraft: {
    ...{ method: 'POST', path: '/projects/{projectId}/draft/seal' },
    does: 'Seals the draft as a revision, of which a film can be asked for.',
    ...{ params: projectPath, query: nothing, body: none, changesSeen: true, answer: revisionAnswer },
  },
  listRuns: {
    ...{
      method: 'GET',
      path: '/projects/{projectId}/runs',
      does: 'Lists films asked for, the newest first.',
    },
    params: projectPath,
    query: z.strictObject({ limit: count(50).default(20) }),
    body: none,
    answer: { kind: 'json', status: 200, schema: z.strictObject({ runs: z.array(Run) }) },
  },
  createRun: {
    ...{ method: 'POST', path: '/projects/{projectId}/runs' },
    does: 'Asks for a film of a sealed revision, all at once or with stops at review gates; the same asked again is the same run.',
    ...{ params: projectPath, query: nothing },
    body: { kind: 'json', schema: CreateRun },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ run: Run }) },
  },
  getRun: {
    ...{ method: 'GET', path: '/runs/{runId}', does: 'Tells how a film stands.' },
    ...{ params: runPath, query: nothing, body: none, answer: runAnswer },
  },
  pauseRun: runWord('pause', 'Has no further work of a film started.'),
  resumeRun: runWord('resume', 'Lets a paused, failed or reviewed film go on.'),
  cancelRun: runWord('cancel', 'Has a film given up; what is made stays in the store.'),
  getPlan: {
    ...{ method: 'GET', path: '/runs/{runId}/plans/{plan}' },
    does: 'Gives the script of a film, its shots or its timeline, as far as they are made.',
    params: runPath.extend({ plan: z.enum(['script', 'shots', 'timeline']) }),
    ...{ query: nothing, body: none, answer: { kind: 'file' } },
  },
  streamEvents: {
    ...{ method: 'GET', path: '/runs/{runId}/events' },
    does: 'Streams what happens to a film as server-sent events, from the beginning or after Last-Event-ID (or `after`), and goes on.',
    params: runPath,
    query: z.strictObject({ after: z.coerce.number().int().nonnegative().optional() }),
    ...{ body: none, answer: { kind: 'events' } },
  },
  listFiles: {
    ...{ method: 'GET', path: '/runs/{runId}/files', does: 'Lists the files of a finished film.' },
    ...{ params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ files: z.array(FileFacts) }) },
  },
  getFile: {
    ...{ method: 'GET', path: '/runs/{runId}/files/{path...}' },
    does: 'Gives a file of a finished film, or a range of it.',
    params: z.strictObject({ runId: Id, path: Delivery.shape.path }),
    ...{ query: nothing, body: none, answer: { kind: 'file' } },
  },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
