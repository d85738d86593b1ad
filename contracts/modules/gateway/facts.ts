/** What the gateway tells of. */
import * as z from 'zod';
import { ArtifactRef } from '../../artifact.ts';
import { EventEnvelope } from '../../event.ts';
import { Id, Instant, Language, Place, Sha256, Words } from '../../shared.ts';

export const projectRef = z.strictObject({ projectId: Id });
export const runRef = z.strictObject({ runId: Id });

/** A file of the finished film: where it lies in the delivery, and its bytes. */
export const Delivery = z.strictObject({
  path: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._/-]*$/),
  artifact: ArtifactRef,
});
export type Delivery = z.infer<typeof Delivery>;

/** A project as people see it. */
export const ProjectFacts = z.strictObject({ id: Id, title: z.string(), createdAt: Instant });
export type ProjectFacts = z.infer<typeof ProjectFacts>;

/** What people call a revision that they want to find again. */
export const RevisionName = Words.trim().min(1).max(120);

/** A revision in a list. */
export const RevisionFacts = z.strictObject({
  id: Id,
  number: z.int().positive(),
  name: RevisionName.nullable(),
  parentId: Id.nullable(),
  storyId: Id,
  edits: z.int().nonnegative(),
  createdAt: Instant,
  /** Null of the draft. */
  sealedAt: Instant.nullable(),
});
export type RevisionFacts = z.infer<typeof RevisionFacts>;

/** A version of the story: each that was submitted is kept. */
export const StoryFacts = z.strictObject({
  id: Id,
  title: z.string(),
  fileName: z.string(),
  characters: z.int().positive(),
  language: z.union([Language, z.literal('auto')]),
  sha256: Sha256,
  createdAt: Instant,
});
export type StoryFacts = z.infer<typeof StoryFacts>;

/** A page of a list. */
export const pageRef = z.strictObject({
  after: Place.default(''),
  limit: z.int().positive().max(100).default(50),
});

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
