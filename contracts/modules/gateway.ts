/** 01 gateway: authenticates, validates, deduplicates, stores what people edit, queries, streams. */
import { z } from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { EventEnvelope } from '../event.ts';
import { ReviewGate, Run, RunOptions } from '../run.ts';
import { Id, Instant, Language, Sha256, Words } from '../shared.ts';
import { CastHint, Edit, Revision, RevisionAsSeen } from '../story.ts';
import { Job } from '../task.ts';
import { readEvents } from './log.ts';
import { RunPlans } from './orchestrator.ts';

const projectRef = z.strictObject({ projectId: Id });
const runRef = z.strictObject({ runId: Id });

/** A file of the finished film: where it lies in the delivery, and its bytes. */
export const Delivery = z.strictObject({
  path: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._/-]*$/),
  artifact: ArtifactRef,
});
export type Delivery = z.infer<typeof Delivery>;

/** A project as people see it. */
export const ProjectFacts = z.strictObject({ id: Id, title: z.string(), createdAt: Instant });
export type ProjectFacts = z.infer<typeof ProjectFacts>;

/** The key under which a client asks for something once. */
export const RequestKey = z.string().regex(/^[\x21-\x7e]{1,150}$/);

/** An answer that is given again to whoever asks again. */
export const KeptAnswer = z.strictObject({
  status: z.int().min(200).max(299),
  document: z.unknown(),
  etag: z.string().nullable(),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** An event, and where it stands in the feed of all modules: whoever has seen it goes on after that. */
export const FedEvent = z.strictObject({ at: z.int().positive(), event: EventEnvelope });
export type FedEvent = z.infer<typeof FedEvent>;

export const gateway = actionsOf('gateway', {
  openProject: {
    does: 'Opens the project of this idempotency key, creating it the first time.',
    params: z.strictObject({ title: Words.min(1).max(200), idempotencyKey: z.string().min(1).max(200) }),
    result: projectRef,
  },
  getProject: {
    does: 'Tells of a project of the tenant.',
    params: projectRef,
    result: z.strictObject({ project: ProjectFacts }),
  },
  listProjects: {
    does: 'Lists projects of the tenant, the newest first.',
    params: z.strictObject({
      after: z.union([z.literal(''), Id]).default(''),
      limit: z.int().positive().max(100).default(50),
    }),
    result: z.strictObject({ projects: z.array(ProjectFacts), next: z.string().nullable() }),
  },
  submitStory: {
    does: 'Stores a story and seals the first revision of it; the same bytes and cast give the same revision.',
    params: z.strictObject({
      projectId: Id,
      story: ArtifactRef,
      fileName: Words.min(1).max(255),
      title: Words.min(1).max(200),
      characters: z.int().positive(),
      language: z.union([Language, z.literal('auto')]),
      cast: z.array(CastHint),
    }),
    result: z.strictObject({ revision: Revision }),
  },
  appendEdits: {
    does: 'Appends edits to the project’s draft, which starts from a sealed revision.',
    params: z.strictObject({
      projectId: Id,
      edits: z.array(Edit).min(1).max(500),
      baseRevisionId: Id,
      /** The draft, or where there is none the newest sealed revision; null where it does not matter what was seen. */
      seen: RevisionAsSeen.nullable().default(null),
    }),
    result: z.strictObject({ revision: Revision }),
  },
  discardDraft: {
    does: 'Forgets the edits of the draft.',
    params: projectRef,
    result: z.strictObject({ discarded: z.boolean() }),
  },
  sealDraft: {
    does: 'Seals the draft, so that it can be rendered.',
    params: projectRef.extend({ seen: RevisionAsSeen.nullable().default(null) }),
    result: z.strictObject({ revision: Revision }),
  },
  getRevision: {
    does: 'Gives a revision of a project.',
    params: projectRef.extend({ revisionId: Id }),
    result: z.strictObject({ revision: Revision }),
  },
  planRevision: {
    does: 'Says what the draft would touch against the last film, before anything is spent.',
    params: z.strictObject({
      projectId: Id,
      options: RunOptions,
      /** How the draft’s story reads, where whoever asks has read it already; nothing is read for a plan. */
      reading: Sha256.nullable().default(null),
    }),
    result: z.strictObject({ plan: ArtifactRef }),
    timeoutMs: 120_000,
  },
  getDraft: {
    does: 'Gives the draft, and what its story is called.',
    params: projectRef,
    result: z.strictObject({ revision: Revision, fileName: z.string(), title: z.string() }),
  },
  createRun: {
    does: 'Asks for a film of a sealed revision; the same revision, options and try give the same run.',
    params: z.strictObject({
      projectId: Id,
      revisionId: Id,
      options: RunOptions,
      gates: z.array(ReviewGate).max(ReviewGate.options.length).default([]),
      /** Tries before this one whose stored pieces turned out to be broken: a new run makes those anew. */
      tries: z.int().nonnegative().max(20).default(0),
    }),
    result: z.strictObject({ run: Run }),
  },
  cancelRun: {
    does: 'Asks for a run to be cancelled.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  pauseRun: {
    does: 'Asks for no further work of a run to be started.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  resumeRun: {
    does: 'Lets a paused, failed or reviewed run go on.',
    params: runRef,
    result: z.strictObject({ run: Run }),
  },
  getRun: { does: 'Tells the state of a run.', params: runRef, result: z.strictObject({ run: Run }) },
  latestRun: {
    does: 'Finds the newest run of a project, finished or not.',
    params: projectRef,
    result: z.strictObject({ run: Run.nullable(), revision: Revision.nullable() }),
  },
  listRuns: {
    does: 'Lists the runs of a project, the newest first.',
    params: projectRef.extend({ limit: z.int().positive().max(50).default(20) }),
    result: z.strictObject({ runs: z.array(Run) }),
  },
  lastFilm: {
    does: 'Finds the newest run of a project that has ended with a film.',
    params: projectRef,
    result: z.strictObject({ run: Run.nullable() }),
  },
  listJobs: {
    does: 'Lists jobs of a run after a key, in order of keys.',
    params: z.strictObject({
      runId: Id,
      after: z.string().default(''),
      limit: z.int().positive().max(200).default(100),
    }),
    result: z.strictObject({ jobs: z.array(Job), next: z.string().nullable() }),
  },
  getPlan: {
    does: 'Gives script, shots and timeline of a run, as far as they are made.',
    params: runRef,
    result: RunPlans,
  },
  listDeliveries: {
    does: 'Lists the files of a finished film.',
    params: runRef,
    result: z.strictObject({ deliveries: z.array(Delivery) }),
  },
  getReport: {
    does: 'Gives the report of a finished film.',
    params: runRef,
    result: z.strictObject({ report: ArtifactRef }),
  },
  beginRequest: {
    does: 'Begins what is asked for under a key, which is done once; gives the answer where it has been done.',
    params: z.strictObject({ key: RequestKey, fingerprint: Sha256 }),
    result: z.strictObject({ id: Id, answer: KeptAnswer.nullable() }),
  },
  answerRequest: {
    does: 'Keeps the answer to what was asked for under a key.',
    params: z.strictObject({ id: Id, answer: KeptAnswer }),
    result: z.strictObject({}),
  },
  releaseRequest: {
    does: 'Forgets a key under which nothing came about, so that the same may be asked for again.',
    params: z.strictObject({ id: Id }),
    result: z.strictObject({}),
  },
  feed: {
    does: 'Reads the events of a run, of all modules, after a position of the feed.',
    params: z.strictObject({
      runId: Id,
      after: z.int().nonnegative(),
      limit: z.int().positive().max(500).default(200),
    }),
    result: z.strictObject({ events: z.array(FedEvent), last: z.int().nonnegative() }),
  },
  readEvents,
});
