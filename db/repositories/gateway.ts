/** The gateway’s store on PostgreSQL. */
import {
  IsNull,
  Not,
  type EntityManager,
  type EntitySchema,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
} from 'typeorm';
import { Failure } from '../../contracts/error.ts';
import type { EventEnvelope } from '../../contracts/event.ts';
import type { ProjectFacts } from '../../contracts/modules/gateway.ts';
import { SYSTEM_TENANT, type Scope } from '../../contracts/shared.ts';
import { editName, type Edit } from '../../contracts/story.ts';
import type {
  DraftAsSeen,
  Feed,
  FeedPage,
  GatewayStore,
  Projects,
  Requests,
  Revisions,
  StoredRevision,
  StoryVersion,
} from '../../actors/gateway/studio-store.ts';
import { project, revision, storyVersion, type RevisionRow } from '../entities/gateway.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';
import { bundles } from './bundles.ts';
import { requestKeys } from './request-keys.ts';
import { signingKeys } from './signing-keys.ts';
import { uploads } from './uploads.ts';
import { Remembered } from './remembered.ts';
import { isMadeBeyond, isNumberBeyond, paged, placeOfMade, placeOfNumber, type Placed } from './pages.ts';
import { instantSql } from './shared-values.ts';
import { revisionHistory } from './revision-history.ts';

const sharedValues = ({ tenantId, projectId, traceId, correlationId }: Scope): Scope => ({
  tenantId,
  projectId,
  traceId,
  correlationId,
});

/** Inserts a row unless one that it collides with is there, or comes there at the same moment; tells whether it did. */
async function insertOnce<R extends ObjectLiteral>(
  manager: EntityManager,
  table: EntitySchema<R>,
  row: QueryDeepPartialEntity<R>,
): Promise<boolean> {
  const insertion = manager.createQueryBuilder().insert().into(table).values(row).orIgnore();
  const inserted = (await insertion.returning('id').execute()).raw as readonly unknown[];
  return inserted.length > 0;
}

const toStored = (row: RevisionRow): StoredRevision => ({
  id: row.id,
  projectId: row.projectId,
  number: row.number,
  parentId: row.parentId,
  storyVersionId: row.storyVersionId,
  edits: row.edits,
  sealedAt: row.sealedAt?.toISOString() ?? null,
});

const projectColumns = `id, title, ${instantSql('created_at')} as "createdAt"`;

const projects = (database: ModuleDatabase): Projects => ({
  open: (scope, { id, title, idempotencyKey }) =>
    database.forTenant(scope.tenantId).transaction(async ({ manager, log }) => {
      const row = { ...sharedValues(scope), projectId: id, id, title, idempotencyKey };
      if (!(await insertOnce(manager, project, row))) {
        const key = { tenantId: scope.tenantId, idempotencyKey };
        return { id: (await manager.getRepository(project).findOneByOrFail(key)).id };
      }
      await log({ ...scope, projectId: id }, [
        { name: 'project.created', runId: null, data: { projectId: id, title } },
      ]);
      return { id };
    }),

  async find(tenantId, id) {
    const rows = await database
      .forTenant(tenantId)
      .query<ProjectFacts & Row>(
        `select ${projectColumns} from gateway.project where tenant_id = $1 and id = $2`,
        [tenantId, id],
      );
    return rows[0] ?? null;
  },

  async list(tenantId, { after, limit, title }) {
    const rows = await database.forTenant(tenantId).query<Placed<ProjectFacts>>(
      `select ${projectColumns}, ${placeOfMade('project')} from gateway.project
       where tenant_id = $1 and ${isMadeBeyond({ of: 'project', is: '<', parameter: '$2' })}
         and ($4::text is null or position(lower($4) in lower(title)) > 0)
       order by project.created_at desc, id desc limit $3`,
      [tenantId, after, limit, title],
    );
    return paged(rows, limit);
  },
});

const editNews = (revisionId: string, edits: readonly Edit[]) =>
  edits.map((edit) => ({
    name: 'revision.edited' as const,
    runId: null,
    data: { revisionId, edit: editName(edit) },
  }));

/** A revision travels whole, in one message with its envelope, bytes. */
const MOST_EDIT_BYTES = 128 * 1024;

/** A draft $1 of the tenant $3 with $2 edits, or with any where nobody said how many. */
const asSeen = `id = $1 and tenant_id = $3 and sealed_at is null and ($2::int is null or jsonb_array_length(edits) = $2)`;

async function whyUnchanged(
  query: Transaction['query'],
  { tenantId }: Scope,
  { id }: DraftAsSeen,
): Promise<Failure> {
  const own = 'id = $1 and tenant_id = $2 and sealed_at is null';
  const rows = await query(`select id from gateway.revision where ${own}`, [id, tenantId]);
  if (rows.length === 0)
    return new Failure('REVISION_SEALED', `The revision ${id} is sealed, or was discarded.`);
  return new Failure('EDIT_CONFLICT', `Somebody else has edited the draft ${id} meanwhile.`);
}

const revisions = (database: ModuleDatabase): Revisions => ({
  saveStory: (scope, version) =>
    database.forTenant(scope.tenantId).transaction(async ({ manager, log }) => {
      const row = { ...sharedValues(scope), ...version, castHints: [...version.castHints] };
      if (!(await insertOnce(manager, storyVersion, row))) return;
      const { id: storyVersionId, title, characters } = version;
      await log(scope, [
        {
          name: 'story.submitted',
          runId: null,
          data: { projectId: scope.projectId, storyVersionId, title, characters },
        },
      ]);
    }),

  story: (tenantId, id) =>
    database.forTenant(tenantId).transaction(async ({ manager }) => {
      const row = await manager.getRepository(storyVersion).findOneBy({ tenantId, id });
      return row === null
        ? null
        : ({ ...row, language: row.language as StoryVersion['language'] } satisfies StoryVersion);
    }),

  find: (tenantId, id) =>
    database.forTenant(tenantId).transaction(async ({ manager }) => {
      const row = await manager.getRepository(revision).findOneBy({ tenantId, id });
      return row === null ? null : toStored(row);
    }),

  heads: (tenantId, projectId) =>
    database.forTenant(tenantId).transaction(async ({ manager }) => {
      const table = manager.getRepository(revision);
      const sealed = await table.findOne({
        where: { tenantId, projectId, sealedAt: Not(IsNull()) },
        order: { number: 'DESC' },
      });
      const draft = await table.findOne({
        where: { tenantId, projectId, sealedAt: IsNull() },
        order: { number: 'DESC' },
      });
      return {
        sealed: sealed === null ? null : toStored(sealed),
        draft: draft === null ? null : toStored(draft),
      };
    }),

  insert: (scope, stored, edits) =>
    database.forTenant(scope.tenantId).transaction(async ({ manager, log }) => {
      if (Buffer.byteLength(JSON.stringify(stored.edits)) > MOST_EDIT_BYTES)
        throw new Failure('DRAFT_TOO_LARGE');
      const { id, number, parentId, storyVersionId } = stored;
      const row = { id, number, parentId, storyVersionId, edits: [...stored.edits], sealedAt: null };
      if (!(await insertOnce(manager, revision, { ...sharedValues(scope), ...row })))
        throw new Failure('EDIT_CONFLICT', `Revision ${number} was begun meanwhile.`);
      await log(scope, editNews(id, edits));
    }),

  append: (scope, draft, edits) =>
    database.forTenant(scope.tenantId).transaction(async ({ query, log }) => {
      const rows = await query(
        `update gateway.revision set edits = edits || $4::jsonb, version = version + 1, updated_at = now() where ${asSeen} returning id`,
        [draft.id, draft.edits, scope.tenantId, JSON.stringify(edits)],
      );
      if (rows.length === 0) throw await whyUnchanged(query, scope, draft);
      const [after] = await query<{ bytes: number }>(
        `select octet_length(edits::text) as bytes from gateway.revision where id = $1`,
        [draft.id],
      );
      // Thrown inside of the transaction, so that the edit is not there.
      if ((after?.bytes ?? 0) > MOST_EDIT_BYTES) throw new Failure('DRAFT_TOO_LARGE');
      await log(scope, editNews(draft.id, edits));
    }),

  seal: (scope, draft) =>
    database.forTenant(scope.tenantId).transaction(async ({ query, log }) => {
      const rows = await query<{ number: number }>(
        `update gateway.revision set sealed_at = now(), version = version + 1, updated_at = now() where ${asSeen} returning number`,
        [draft.id, draft.edits, scope.tenantId],
      );
      const number = rows[0]?.number;
      if (number !== undefined)
        return log(scope, [{ name: 'revision.sealed', runId: null, data: { revisionId: draft.id, number } }]);
      const because = await whyUnchanged(query, scope, draft);
      if (because.code === 'EDIT_CONFLICT') throw because;
    }),

  discard: (scope, draft) =>
    database.forTenant(scope.tenantId).transaction(async ({ query }) => {
      const values = [draft.id, draft.edits, scope.tenantId];
      const rows = await query(`delete from gateway.revision where ${asSeen} returning id`, values);
      if (rows.length === 0 && draft.edits !== null) throw await whyUnchanged(query, scope, draft);
      return rows.length > 0;
    }),
});

/** Who asked for what never changes, and is looked up whenever somebody speaks of it: so many are remembered. */
const REMEMBERED = 5_000;

const requests = (database: ModuleDatabase): Requests => {
  const known = new Remembered<string>(REMEMBERED);
  return {
    remember: (scope, request) =>
      database.forTenant(scope.tenantId).transaction(async ({ query }) => {
        await query(
          `insert into gateway.idempotency (id, action, subject_id, tenant_id, project_id, trace_id, correlation_id)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
          [
            request.id,
            request.action,
            request.subjectId,
            scope.tenantId,
            scope.projectId,
            scope.traceId,
            scope.correlationId,
          ],
        );
      }),

    latest: ({ tenantId, projectId, action, after = null }) =>
      database.forTenant(tenantId).query(
        `select id, subject_id as "subjectId", ${placeOfNumber('idempotency', 'position')} from gateway.idempotency
         where tenant_id = $1 and project_id = $2 and action = $3
           and ${isNumberBeyond('position', { of: 'idempotency', is: '<', parameter: '$4' })}
         order by position desc limit 100`,
        [tenantId, projectId, action, after],
      ),

    projectOf: (tenantId, id) =>
      known.of(`${tenantId} ${id}`, async () => {
        const rows = await database
          .forTenant(tenantId)
          .query<{ project_id: string }>(
            `select project_id from gateway.idempotency where tenant_id = $1 and id = $2`,
            [tenantId, id],
          );
        return rows[0]?.project_id ?? null;
      }),
  };
};

/**
 * The feed and the cursor move together, so that an event is in the feed once. The lock makes positions appear in order,
 * as in a module’s own log: a reader that has seen the later of two would never come back for the earlier.
 */
const appendSql = `
  with turn as (select pg_advisory_xact_lock(hashtext('gateway.event_feed'))),
  added as (
    insert into gateway.event_feed (owner, owner_position, run_id, tenant_id, project_id, envelope)
    select e.owner, e.position, e.run_id, e.tenant_id, e.project_id, e.envelope
    from turn, jsonb_to_recordset($1::jsonb) as e(owner text, position bigint, run_id text, tenant_id text, project_id text, envelope jsonb)
    on conflict (owner, owner_position) do nothing returning position),
  moved as (
    insert into gateway.event_cursor (owner, position, tenant_id, project_id, trace_id, correlation_id)
    select e.owner, max(e.position), $2, $2, $2, $2 from jsonb_to_recordset($1::jsonb) as e(owner text, position bigint) group by e.owner order by e.owner
    on conflict (owner) do update set position = greatest(event_cursor.position, excluded.position), updated_at = now())
  select max(position) as last from added`;

interface FeedRow extends Row {
  readonly position: string;
  readonly envelope: EventEnvelope;
}

const ofRunSql = `
  select position, envelope from gateway.event_feed where run_id = $4 and tenant_id = $1 and position > $2 order by position limit $3`;

const ofTenantSql = `
  select position, envelope from gateway.event_feed
  where tenant_id = $1 and position > $2 and ($4::text is null or project_id = $4) order by position limit $3`;

function pageOf(rows: readonly FeedRow[], after: number): FeedPage {
  const events = rows.map(({ position, envelope }) => ({ at: Number(position), event: envelope }));
  return { events, last: events.at(-1)?.at ?? after };
}

const feed = (database: ModuleDatabase): Feed => ({
  append: async (events) => {
    const rows = events.map((envelope) => {
      const { owner, position, runId, tenantId, projectId } = envelope;
      return { owner, position, run_id: runId, tenant_id: tenantId, project_id: projectId, envelope };
    });
    const grown = await database.query<{ last: string | null }>(appendSql, [
      JSON.stringify(rows),
      SYSTEM_TENANT,
    ]);
    return Number(grown[0]?.last ?? 0);
  },

  read: async ({ tenantId, runId, projectId }, after, limit) => {
    const rows = await database
      .forTenant(tenantId)
      .query<FeedRow>(runId === null ? ofTenantSql : ofRunSql, [
        ...[tenantId, after, limit],
        runId ?? projectId,
      ]);
    return pageOf(rows, after);
  },

  readAll: async (after, limit) => {
    const rows = await database.query<FeedRow>(
      `select position, envelope from gateway.event_feed where position > $1 order by position limit $2`,
      [after, limit],
    );
    return pageOf(rows, after);
  },

  end: async () => {
    const rows = await database.query<{ last: string | null }>(
      `select max(position) as last from gateway.event_feed`,
    );
    return Number(rows[0]?.last ?? 0);
  },
});

export const gatewayStore = (database: ModuleDatabase): GatewayStore => ({
  projects: projects(database),
  revisions: revisions(database),
  requests: requests(database),
  keys: requestKeys(database),
  uploads: uploads(database),
  signingKeys: signingKeys(database),
  bundles: bundles(database),
  history: revisionHistory(database),
  feed: feed(database),
});
