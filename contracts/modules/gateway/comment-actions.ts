/** What people say about films, and who may see them without an account. */
import * as z from 'zod';
import { Comment, CommentText, ShareLink } from '../../comment.ts';
import { SeenTags } from '../../seen.ts';
import { Frames, Id, Place } from '../../shared.ts';
import { pageRef, projectRef } from './facts.ts';

const commentRef = projectRef.extend({ commentId: Id });

export const commentActions = {
  addComment: {
    does: 'Keeps what somebody says about a project, a film, a shot or a frame.',
    params: projectRef.extend({
      /** The name is that of the account, where there is one; else what whoever speaks calls himself. */
      author: z.strictObject({ accountId: Id, name: z.string().min(1).max(100).nullable() }),
      text: CommentText,
      runId: Id.nullable(),
      shotId: Id.nullable(),
      frame: Frames.nullable(),
      replyTo: Id.nullable(),
    }),
    result: z.strictObject({ comment: Comment }),
  },
  listComments: {
    does: 'Lists what was said, the oldest first.',
    params: projectRef.extend({
      runId: Id.nullable(),
      shotId: Id.nullable(),
      isResolved: z.boolean().nullable(),
      after: Place,
      limit: z.int().positive().max(100),
    }),
    result: z.strictObject({ comments: z.array(Comment), next: z.string().nullable() }),
  },
  changeComment: {
    does: 'Has somebody say something else than he said.',
    params: commentRef.extend({ accountId: Id, text: CommentText, seen: SeenTags }),
    result: z.strictObject({ comment: Comment }),
  },
  resolveComment: {
    does: 'Says that what was said is seen to, or is not.',
    params: commentRef.extend({ isResolved: z.boolean() }),
    result: z.strictObject({ comment: Comment }),
  },
  removeComment: {
    does: 'Takes back what was said: one’s own, or anybody’s where no account is named.',
    params: commentRef.extend({ accountId: Id.nullable() }),
    result: z.strictObject({}),
  },
  createLink: {
    does: 'Lets whoever has a token see a project for a time.',
    params: projectRef.extend({ mayComment: z.boolean(), days: z.int().positive().max(365) }),
    result: z.strictObject({ link: ShareLink, token: z.string() }),
  },
  listLinks: {
    does: 'Lists the links by which a project is seen.',
    params: projectRef.extend(pageRef.shape),
    result: z.strictObject({ links: z.array(ShareLink), next: z.string().nullable() }),
  },
  revokeLink: {
    does: 'Makes a link lead nowhere.',
    params: projectRef.extend({ linkId: Id }),
    result: z.strictObject({}),
  },
} as const;
