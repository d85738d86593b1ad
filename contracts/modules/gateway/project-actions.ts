/** Projects, the stories in them, and what is changed of them. */
import * as z from 'zod';
import { ArtifactRef } from '../../artifact.ts';
import { RunOptions } from '../../run.ts';
import { Id, Language, Place, Sha256, Words } from '../../shared.ts';
import { CastHint, Edit, Revision, RevisionAsSeen } from '../../story.ts';
import { ProjectFacts, projectRef } from './facts.ts';

export const projectActions = {
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
      after: Place.default(''),
      limit: z.int().positive().max(100).default(50),
      title: z.string().max(200).nullable().default(null),
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
    params: projectRef.extend({ seen: RevisionAsSeen.nullable().default(null) }),
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
} as const;
