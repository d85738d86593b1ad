/** Tables of what people say about films, and of the links by which others see them, in the schema of 01 gateway. */
import { EntitySchema } from 'typeorm';
import { bigint, flag, instant, integer, sharedColumns, text } from './columns.ts';

export const comment = new EntitySchema({
  name: 'gateway.Comment',
  tableName: 'comment',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'comment_pkey' }),
    number: bigint('number', { generated: 'increment' }),
    runId: text('run_id', { nullable: true }),
    shotId: text('shot_id', { nullable: true }),
    frame: integer('frame', { nullable: true }),
    replyTo: text('reply_to', { nullable: true }),
    accountId: text('account_id'),
    authorName: text('author_name', { nullable: true }),
    text: text('text'),
    isResolved: flag('resolved', { default: false }),
    editedAt: instant('edited_at', { nullable: true }),
    ...sharedColumns,
  },
  indices: [{ name: 'comment_project_idx', columns: ['tenantId', 'projectId', 'number'] }],
});

const shareLink = new EntitySchema({
  name: 'gateway.ShareLink',
  tableName: 'share_link',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'share_link_pkey' }),
    hash: text('hash'),
    mayComment: flag('may_comment'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'share_link_hash_key', columns: ['hash'] }],
  indices: [{ name: 'share_link_project_idx', columns: ['tenantId', 'projectId'] }],
});

export const sharingEntities = [comment, shareLink];
