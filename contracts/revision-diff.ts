/** What is otherwise in one revision than in another. */
import * as z from 'zod';
import { Id } from './shared.ts';

/** One thing that is otherwise: what it is about, of what, and how it was and is; null where nothing is known or said of it. */
export const RevisionChange = z.strictObject({
  /** `lineText`, `lineSpeaker`, `entityName`, `entityLook` and so on. */
  about: z.string(),
  id: Id.nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
export type RevisionChange = z.infer<typeof RevisionChange>;

export const RevisionDiff = z.strictObject({
  /** Null of a first revision, which is told against its bare story. */
  from: Id.nullable(),
  to: Id,
  /** Whether they are of different story versions: lines of the two need not be the same ones then. */
  storyDiffers: z.boolean(),
  changes: z.array(RevisionChange),
});
export type RevisionDiff = z.infer<typeof RevisionDiff>;
