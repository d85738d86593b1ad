/** What people say about a film, and the links by which others may see it. */
import * as z from 'zod';
import { Frames, Id, Instant, Words } from './shared.ts';

export const CommentText = Words.trim().min(1).max(4_000);

export const Comment = z.strictObject({
  id: Id,
  projectId: Id,
  /** The film that it is about; null for what is said about the project. */
  runId: Id.nullable(),
  shotId: Id.nullable(),
  /** Frame of the film. */
  frame: Frames.nullable(),
  /** The comment that it answers. */
  replyTo: Id.nullable(),
  /** Of somebody whose account is erased, the name is empty. */
  author: z.strictObject({ accountId: Id, name: z.string() }),
  text: z.string(),
  isResolved: z.boolean(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
});
export type Comment = z.infer<typeof Comment>;

/** Lets whoever has its token see one project, and comment on it, for a time. */
export const ShareLink = z.strictObject({
  id: Id,
  projectId: Id,
  mayComment: z.boolean(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type ShareLink = z.infer<typeof ShareLink>;
