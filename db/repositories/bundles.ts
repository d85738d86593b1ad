/** The gateway’s Bundles on PostgreSQL. */
import type { EntityManager, EntitySchema, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Bundles, NewProject } from '../../actors/gateway/bundles-store.ts';
import { BundledRevision, BundledStory } from '../../contracts/bundle.ts';
import type { Scope } from '../../contracts/shared.ts';
import {
  project,
  revision,
  storyVersion,
  type RevisionRow,
  type StoryVersionRow,
} from '../entities/gateway.ts';
import { uploadTable } from '../entities/gateway-media.ts';
import { comment } from '../entities/sharing.ts';
import type { ModuleDatabase, Transaction } from '../module-database.ts';

const toStory = (row: StoryVersionRow): BundledStory =>
  BundledStory.parse({
    story: { sha256: row.storySha256, bytes: row.storyBytes, mediaType: 'text/plain' },
    ...{ id: row.id, fileName: row.fileName, title: row.title, characters: row.characters },
    ...{ language: row.language, castHints: row.castHints, createdAt: row.createdAt.toISOString() },
  });

const toRevision = ({ sealedAt, createdAt, ...row }: RevisionRow): BundledRevision =>
  BundledRevision.parse({
    ...{ id: row.id, number: row.number, parentId: row.parentId, storyVersionId: row.storyVersionId },
    ...{ name: row.name, edits: row.edits, sealedAt: sealedAt?.toISOString() ?? null },
    createdAt: createdAt.toISOString(),
  });

const ownOf = ({ tenantId, projectId, traceId, correlationId }: Scope) => ({
  ...{ tenantId, projectId, traceId, correlationId },
});

/** When it was made, where that is known; else it is made now. */
const madeAt = (createdAt: string | null) => (createdAt === null ? {} : { createdAt: new Date(createdAt) });

const storyRow = ({ story, createdAt, ...row }: BundledStory) => ({
  ...row,
  ...madeAt(createdAt),
  ...{ storySha256: story.sha256, storyBytes: story.bytes },
});

const revisionRow = ({ sealedAt, createdAt, ...row }: BundledRevision) => ({
  ...row,
  ...madeAt(createdAt),
  sealedAt: sealedAt === null ? null : new Date(sealedAt),
});

/** Whoever said something elsewhere has no account here; no account is called so. */
const ELSEWHERE = 'elsewhere';

const commentRow = ({ author, createdAt, editedAt, ...row }: NewProject['comments'][number]) => ({
  ...{ ...row, ...madeAt(createdAt), accountId: ELSEWHERE, authorName: author },
  editedAt: editedAt === null ? null : new Date(editedAt),
});

const fileRow = ({ id, fileName, artifact, size, createdAt }: NewProject['files'][number]) => ({
  ...madeAt(createdAt),
  ...{ id, fileName, artifact, size, mediaType: artifact.mediaType },
  ...{ bytes: artifact.bytes, at: artifact.bytes, expiresAt: new Date(0) },
});

/** So many rows at once: a statement takes only so many values. */
const PAGE = 500;

async function insertAll<R extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<R>,
  rows: readonly QueryDeepPartialEntity<R>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += PAGE) await manager.insert(table, rows.slice(at, at + PAGE));
}

async function isNew({ manager }: Transaction, own: Scope, { id, title, idempotencyKey }: NewProject) {
  const row = { ...own, id, title, idempotencyKey };
  const insertion = manager.createQueryBuilder().insert().into(project).values(row).orIgnore();
  return ((await insertion.returning('id').execute()).raw as readonly unknown[]).length > 0;
}

/** The project that a key has brought already. */
async function knownBy({ manager }: Transaction, { tenantId }: Scope, { idempotencyKey }: NewProject) {
  const { id } = await manager.getRepository(project).findOneByOrFail({ tenantId, idempotencyKey });
  return { id };
}

const newsOf = ({ id: projectId, title, stories, revisions }: NewProject) => [
  { name: 'project.created' as const, runId: null, data: { projectId, title } },
  ...stories.map((story) => ({
    ...{ name: 'story.submitted' as const, runId: null },
    data: { projectId, storyVersionId: story.id, title: story.title, characters: story.characters },
  })),
  ...revisions
    .filter(({ sealedAt }) => sealedAt !== null)
    .map(({ id: revisionId, number }) => ({
      ...{ name: 'revision.sealed' as const, runId: null, data: { revisionId, number } },
    })),
];

export const bundles = (database: ModuleDatabase): Bundles => ({
  writings: (tenantId, projectId) =>
    database.forTenant(tenantId).transaction(async ({ manager }) => {
      const of = { where: { tenantId, projectId }, order: { createdAt: 'ASC', id: 'ASC' } } as object;
      const stories = await manager.getRepository(storyVersion).find(of);
      const revisions = await manager
        .getRepository(revision)
        .find({ where: { tenantId, projectId }, order: { number: 'ASC' } });
      return { stories: stories.map(toStory), revisions: revisions.map(toRevision) };
    }),

  takes: async (tenantId, documents) => {
    if (documents.length === 0) return [];
    const rows = await database.forTenant(tenantId).query<{ document: string }>(
      `select distinct edit->'take'->>'document' as document
       from gateway.revision r cross join lateral jsonb_array_elements(r.edits) as edit
       where r.tenant_id = $1 and edit->'take'->>'document' = any($2::text[])`,
      [tenantId, [...documents]],
    );
    return rows.map(({ document }) => document);
  },

  insert: (scope, added) =>
    database.forTenant(scope.tenantId).transaction(async (transaction) => {
      const own = ownOf({ ...scope, projectId: added.id });
      if (!(await isNew(transaction, own, added))) return knownBy(transaction, own, added);
      const keep = <R extends ObjectLiteral>(table: EntitySchema<R>, rows: readonly Partial<R>[]) =>
        insertAll(transaction.manager, table, rows.map((row) => ({ ...row, ...own })) as never);
      await keep(storyVersion, added.stories.map(storyRow));
      await keep(revision, added.revisions.map(revisionRow));
      await keep(uploadTable, added.files.map(fileRow));
      await keep(comment, added.comments.map(commentRow));
      await transaction.log(own, newsOf(added));
      return { id: added.id };
    }),
});
