/** Tables of 01 gateway. */
import { EntitySchema } from 'typeorm';
import type { CastHint, Edit } from '../../contracts/story.ts';
import { accountEntities } from './accounts.ts';
import { audit } from './audit.ts';
import { bigint, instant, integer, json, sharedColumns, text, type SharedValues } from './columns.ts';
import { webhook } from './webhook.ts';
import { sharingEntities } from './sharing.ts';
import { eventCursor, eventLog } from './event-log.ts';
import { mediaEntities } from './gateway-media.ts';

export interface ProjectRow extends SharedValues {
  id: string;
  title: string;
  idempotencyKey: string | null;
}

export const project = new EntitySchema<ProjectRow>({
  name: 'gateway.Project',
  tableName: 'project',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'project_pkey' }),
    title: text('title'),
    ...sharedColumns,
  },
  uniques: [{ name: 'project_idempotency_key', columns: ['tenantId', 'idempotencyKey'] }],
});

export interface StoryVersionRow extends SharedValues {
  id: string;
  storySha256: string;
  storyBytes: number;
  fileName: string;
  title: string;
  characters: number;
  language: string;
  castHints: CastHint[];
  createdAt: Date;
}

export const storyVersion = new EntitySchema<StoryVersionRow>({
  name: 'gateway.StoryVersion',
  tableName: 'story_version',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'story_version_pkey' }),
    storySha256: text('story_sha256'),
    storyBytes: integer('story_bytes'),
    fileName: text('file_name'),
    title: text('title'),
    characters: integer('characters'),
    language: text('language'),
    castHints: json('cast_hints'),
    ...sharedColumns,
  },
});

export interface RevisionRow extends SharedValues {
  id: string;
  storyVersionId: string;
  number: number;
  parentId: string | null;
  edits: Edit[];
  sealedAt: Date | null;
  name: string | null;
  version: number;
  createdAt: Date;
}

export const revision = new EntitySchema<RevisionRow>({
  name: 'gateway.Revision',
  tableName: 'revision',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'revision_pkey' }),
    storyVersionId: text('story_version_id'),
    number: integer('number'),
    parentId: text('parent_id', { nullable: true }),
    edits: json('edits'),
    sealedAt: instant('sealed_at', { nullable: true }),
    name: text('name', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'revision_number_key', columns: ['projectId', 'number'] }],
});

export interface IdempotencyRow extends SharedValues {
  position: number;
  id: string;
  action: string;
  subjectId: string;
}

/** What was answered to a request that must not be done twice; also which runs a project has had, newest last. */
export const idempotency = new EntitySchema<IdempotencyRow>({
  name: 'gateway.Idempotency',
  tableName: 'idempotency',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'idempotency_pkey',
    }),
    id: text('id'),
    action: text('action'),
    subjectId: text('subject_id'),
    ...sharedColumns,
  },
  uniques: [{ name: 'idempotency_id_key', columns: ['id'] }],
});

/** Requests that came under a key of their own, until the key is forgotten. */
const requestKey = new EntitySchema({
  name: 'gateway.RequestKey',
  tableName: 'request_key',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'request_key_pkey' }),
    fingerprint: text('fingerprint'),
    answer: json('answer', { nullable: true }),
    leaseUntil: instant('lease_until'),
    expiresAt: instant('expires_at'),
    ...sharedColumns,
  },
  uniques: [{ name: 'request_key_key', columns: ['tenantId', 'idempotencyKey'] }],
  indices: [{ name: 'request_key_expires_idx', columns: ['expiresAt'] }],
});

export const eventFeed = new EntitySchema({
  name: 'gateway.EventFeed',
  tableName: 'event_feed',
  columns: {
    position: bigint('position', {
      primary: true,
      generated: 'increment',
      primaryKeyConstraintName: 'event_feed_pkey',
    }),
    owner: text('owner'),
    ownerPosition: bigint('owner_position'),
    runId: text('run_id', { nullable: true }),
    tenantId: text('tenant_id'),
    projectId: text('project_id'),
    envelope: json('envelope'),
    createdAt: instant('created_at', { default: () => 'now()' }),
  },
  uniques: [{ name: 'event_feed_owner_position_key', columns: ['owner', 'ownerPosition'] }],
  indices: [
    { name: 'event_feed_run_idx', columns: ['runId', 'position'] },
    { name: 'event_feed_tenant_idx', columns: ['tenantId', 'position'] },
  ],
});

export const gatewayEntities = [
  project,
  storyVersion,
  revision,
  idempotency,
  requestKey,
  eventFeed,
  ...mediaEntities,
  ...accountEntities,
  ...sharingEntities,
  audit,
  webhook,
  eventLog('gateway'),
  eventCursor('gateway'),
];
