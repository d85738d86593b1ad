/** Films asked for: how they stand, what happens to them, and what they are when they are finished. */
import * as z from 'zod';
import { ArtifactRef } from '../artifact.ts';
import { Delivery } from '../modules/gateway.ts';
import type { Right } from '../rights.ts';
import { ReviewGate, Run } from '../run.ts';
import { Id } from '../shared.ts';
import {
  count,
  none,
  nothing,
  pageQuery,
  projectPath,
  runPath,
  signedFileQuery,
  SomeOptions,
} from './route-pieces.ts';
import type { Route } from './route.ts';

const runAnswer = { kind: 'json', status: 200, schema: z.strictObject({ run: Run }) } as const;

const CreateRun = z.strictObject({
  revisionId: Id,
  options: SomeOptions.default({}),
  gates: z.array(ReviewGate).max(ReviewGate.options.length).default([]),
});

/** A file of a film, and where it is fetched. */
const FileFacts = z.strictObject({ ...Delivery.shape, artifact: ArtifactRef, href: z.string() });

const runWord = <R extends Right>(word: 'pause' | 'resume' | 'cancel', right: R, does: string) =>
  ({
    ...{ method: 'POST', path: `/runs/{runId}/${word}`, does, right },
    ...{ params: runPath, query: nothing, body: none, answer: runAnswer },
  }) as const satisfies Route;

export const runRoutes = {
  listRuns: {
    right: 'watch',
    ...{
      method: 'GET',
      path: '/projects/{projectId}/runs',
      does: 'Lists films asked for, the newest first.',
    },
    params: projectPath,
    query: pageQuery.extend({ limit: count(50).default(20), state: Run.shape.state.optional() }),
    body: none,
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({ runs: z.array(Run), next: z.string().nullable() }),
    },
  },
  createRun: {
    right: 'make',
    ...{ method: 'POST', path: '/projects/{projectId}/runs' },
    does: 'Asks for a film of a sealed revision, all at once or with stops at review gates; the same asked again is the same run.',
    ...{ params: projectPath, query: nothing },
    body: { kind: 'json', schema: CreateRun },
    answer: { kind: 'json', status: 201, schema: z.strictObject({ run: Run }) },
  },
  getRun: {
    right: 'watch',
    ...{ method: 'GET', path: '/runs/{runId}', does: 'Tells how a film stands.' },
    ...{ params: runPath, query: nothing, body: none, answer: runAnswer },
  },
  pauseRun: runWord('pause', 'make', 'Has no further work of a film started.'),
  resumeRun: runWord(
    'resume',
    'review',
    'Lets a paused, failed, reviewed or cancelled film go on from what is made of it.',
  ),
  cancelRun: runWord(
    'cancel',
    'make',
    'Has a film given up; what is made stays in the store, and asking for it to go on takes it up again.',
  ),
  getPlan: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/plans/{plan}' },
    does: 'Gives the script of a film, its shots or its timeline, as far as they are made.',
    params: runPath.extend({ plan: z.enum(['script', 'shots', 'timeline']) }),
    ...{ query: nothing, body: none, answer: { kind: 'file' } },
  },
  streamEvents: {
    right: 'watch',
    ...{ method: 'GET', path: '/runs/{runId}/events' },
    does: 'Streams what happens to a film as server-sent events, from the beginning or after Last-Event-ID (or `after`), and goes on.',
    params: runPath,
    query: z.strictObject({ after: z.coerce.number().int().nonnegative().optional() }),
    ...{ body: none, answer: { kind: 'events' } },
  },
  streamAll: {
    right: 'watch',
    ...{ method: 'GET', path: '/events' },
    does: 'Streams what happens in the tenant, or in one project, as server-sent events: from now, or after Last-Event-ID (or `after`).',
    params: nothing,
    query: z.strictObject({
      after: z.coerce.number().int().nonnegative().optional(),
      projectId: Id.optional(),
    }),
    ...{ body: none, answer: { kind: 'events' } },
  },
  listFiles: {
    right: 'watch',
    ...{
      method: 'GET',
      path: '/runs/{runId}/files',
      does: 'Lists the files of a finished film that you may see; all of them at once, as few as a film has.',
    },
    ...{ params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ files: z.array(FileFacts) }) },
  },
  getFile: {
    right: 'watch',
    ...{ method: 'GET', path: '/runs/{runId}/files/{path...}' },
    does: 'Gives a file of a finished film, or a range of it.',
    params: z.strictObject({ runId: Id, path: Delivery.shape.path }),
    ...{ query: signedFileQuery, body: none, answer: { kind: 'file' }, signed: true },
  },
} as const satisfies Readonly<Record<string, Route>>;
