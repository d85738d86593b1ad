/** What people say about films, and who may see them without an account. */
import * as z from 'zod';
import { Token } from '../account.ts';
import { Comment, CommentText, ShareLink } from '../comment.ts';
import { withTag } from '../seen.ts';
import { Frames, Id, Words } from '../shared.ts';
import { MOST_STORED, none, nothing, pageEnd, pageQuery, projectPath } from './route-pieces.ts';
import type { Route } from './route.ts';

const commentPath = projectPath.extend({ commentId: Id });
const linkPath = projectPath.extend({ linkId: Id });
const Listed = withTag(Comment);
const ofComment = { kind: 'json', status: 200, schema: z.strictObject({ comment: Listed }) } as const;
const empty = { kind: 'json', status: 200, schema: z.strictObject({}) } as const;

const [comments, links] = ['/projects/{projectId}/comments', '/projects/{projectId}/links'] as const;

export const commentRoutes = {
  listComments: {
    ...{ method: 'GET', path: comments, does: 'Lists what was said about a project, the oldest first.' },
    ...{ right: 'watch', params: projectPath, body: none },
    query: pageQuery.extend({
      runId: Id.optional(),
      shotId: Id.optional(),
      resolved: z.enum(['yes', 'no']).optional(),
    }),
    answer: {
      kind: 'json',
      status: 200,
      schema: z.strictObject({ comments: z.array(Listed), next: z.string().nullable() }),
    },
  },
  addComment: {
    ...{ method: 'POST', path: comments, does: 'Says something about a project, a film, a shot or a frame.' },
    ...{ right: 'comment', params: projectPath, query: nothing, answer: { ...ofComment, status: 201 } },
    body: {
      kind: 'json',
      schema: z.strictObject({
        text: CommentText,
        runId: Id.nullable().default(null),
        shotId: Id.nullable().default(null),
        frame: Frames.max(MOST_STORED).nullable().default(null),
        replyTo: Id.nullable().default(null),
        /** What a guest calls himself. */
        guestName: Words.trim().min(1).max(60).optional(),
      }),
    },
  },
  changeComment: {
    ...{ method: 'PUT', path: `${comments}/{commentId}`, does: 'Says something else than one said.' },
    ...{ right: 'comment', params: commentPath, query: nothing, changesSeen: 'value', answer: ofComment },
    body: { kind: 'json', schema: z.strictObject({ text: CommentText }) },
  },
  resolveComment: {
    ...{
      method: 'PUT',
      path: `${comments}/{commentId}/resolved`,
      does: 'Says that it is seen to, or is not.',
    },
    ...{ right: 'review', params: commentPath, query: nothing, answer: ofComment },
    body: { kind: 'json', schema: z.strictObject({ isResolved: z.boolean() }) },
  },
  removeComment: {
    ...{
      method: 'DELETE',
      path: `${comments}/{commentId}`,
      does: 'Takes back what one said; owners, what anybody said.',
    },
    ...{ right: 'comment', params: commentPath, query: nothing, body: none, answer: empty },
  },
  listLinks: {
    ...{ method: 'GET', path: links, does: 'Lists the links by which a project is seen without an account.' },
    ...{ right: 'share', params: projectPath, query: pageQuery, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ links: z.array(ShareLink), ...pageEnd }) },
  },
  createLink: {
    ...{ method: 'POST', path: links },
    does: 'Lets whoever has its token see a project, and comment on it, for a time; the token is told once.',
    ...{ right: 'share', isSecret: true, params: projectPath, query: nothing },
    body: {
      kind: 'json',
      schema: z.strictObject({
        mayComment: z.boolean().default(true),
        days: z.int().positive().max(365).default(30),
      }),
    },
    answer: {
      kind: 'json',
      status: 201,
      schema: z.strictObject({ link: ShareLink, token: Token, href: z.string() }),
    },
  },
  revokeLink: {
    ...{ method: 'DELETE', path: `${links}/{linkId}`, does: 'Makes a link lead nowhere.' },
    ...{ right: 'share', params: linkPath, query: nothing, body: none, answer: empty },
  },
} as const satisfies Readonly<Record<string, Route>>;
