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
import type { ModuleDatabase, Transaction } from '../module-database.ts';

const toStory = (row: StoryVersionRow): BundledStory =>
  BundledStory.parse({
    story: { sha256: row.storySha256, bytes: row.storyBytes, mediaType: 'text/plain' },
    ...{ id: row.id, fileName: row.fileName, title: row.title, characters: row.characters },
    ...{ language: row.language, castHints: row.castHints },
  });

const toRevision = ({ sealedAt, ...row }: RevisionRow): BundledRevision =>
  BundledRevision.parse({
    ...{ id: row.id, number: row.number, parentId: row.parentId, storyVersionId: row.storyVersionId },
    ...{ edits: row.edits, sealedAt: sealedAt?.toISOString() ?? null },
  });

const ownOf = ({ tenantId, projectId, traceId, correlationId }: Scope) => ({
  ...{ tenantId, projectId, traceId, correlationId },
});

const storyRow = ({ story, ...row }: BundledStory) => ({
  ...row,
  ...{ storySha256: story.sha256, storyBytes: story.bytes },
});

const fileRow = ({ id, fileName, artifact, size }: NewProject['files'][number]) => ({
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
      const { manager, log } = transaction;
      const own = ownOf({ ...scope, projectId: added.id });
      if (!(await isNew(transaction, own, added))) {
        const key = { tenantId: scope.tenantId, idempotencyKey: added.idempotencyKey };
        return { id: (await manager.getRepository(project).findOneByOrFail(key)).id };
      }
      await insertAll(
        manager,
        storyVersion,
        added.stories.map((each) => ({ ...storyRow(each), ...own })),
      );
      await insertAll(
        manager,
        revision,
        added.revisions.map(({ sealedAt, ...each }) => ({
          ...{ ...each, ...own },
          sealedAt: sealedAt === null ? null : new Date(sealedAt),
        })),
      );
      await insertAll(
        manager,
        uploadTable,
        added.files.map((each) => ({ ...fileRow(each), ...own })),
      );
      await log(own, newsOf(added));
      return { id: added.id };
    }),
});
