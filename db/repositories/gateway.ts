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
  GatewayStore,
  Projects,
  Requests,
  Revisions,
  StoredRevision,
  StoryVersion,
} from '../../actors/gateway/studio-store.ts';
import { idempotency, project, revision, storyVersion, type RevisionRow } from '../entities/gateway.ts';
import type { ModuleDatabase, Row, Transaction } from '../module-database.ts';
import { requestKeys } from './request-keys.ts';
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

/** An instant as contracts have it. */
const projectColumns = `id, title, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`;

const projects = (database: ModuleDatabase): Projects => ({
  open: (scope, { id, title, idempotencyKey }) =>
    database.transaction(async ({ manager, log }) => {
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
    const rows = await database.query<ProjectFacts & Row>(
      `select ${projectColumns} from gateway.project where tenant_id = $1 and id = $2`,
      [tenantId, id],
    );
    return rows[0] ?? null;
  },

  list: (tenantId, after, limit) =>
    database.query<ProjectFacts & Row>(
      `select ${projectColumns} from gateway.project where tenant_id = $1 and ($2::text is null or
         (created_at, id) < (select created_at, id from gateway.project where tenant_id = $1 and id = $2))
       order by gateway.project.created_at desc, id desc limit $3`,
      [tenantId, after, limit],
    ),
});

const editNews = (revisionId: string, edits: readonly Edit[]) =>
  edits.map((edit) => ({
    name: 'revision.edited' as const,
    runId: null,
    data: { revisionId, edit: editName(edit) },
  }));

/** A revision travels whole, in one message with its envelope, bytes. */
const MOST_EDIT_BYTES = 128 * 1024;

/** A draft $1 with $2 edits, or with any where nobody said how many. */
const asSeen = `id = $1 and sealed_at is null and ($2::int is null or jsonb_array_length(edits) = $2)`;

async function whyUnchanged(query: Transaction['query'], { id }: DraftAsSeen): Promise<Failure> {
  const rows = await query(`select id from gateway.revision where id = $1 and sealed_at is null`, [id]);
  if (rows.length === 0) return new Failure('REVISION_SEALED', `The revision ${id} is sealed.`);
  return new Failure('EDIT_CONFLICT', `Somebody else has edited the draft ${id} meanwhile.`);
}

const revisions = (database: ModuleDatabase): Revisions => ({
  saveStory: (scope, version) =>
    database.transaction(async ({ manager, log }) => {
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

  story: (id) =>
    database.transaction(async ({ manager }) => {
      const row = await manager.getRepository(storyVersion).findOneBy({ id });
      return row === null
        ? null
        : ({ ...row, language: row.language as StoryVersion['language'] } satisfies StoryVersion);
    }),

  find: (id) =>
    database.transaction(async ({ manager }) => {
      const row = await manager.getRepository(revision).findOneBy({ id });
      return row === null ? null : toStored(row);
    }),

  heads: (projectId) =>
    database.transaction(async ({ manager }) => {
      const table = manager.getRepository(revision);
      const sealed = await table.findOne({
        where: { projectId, sealedAt: Not(IsNull()) },
        order: { number: 'DESC' },
      });
      const draft = await table.findOne({
        where: { projectId, sealedAt: IsNull() },
        order: { number: 'DESC' },
      });
      return {
        sealed: sealed === null ? null : toStored(sealed),
        draft: draft === null ? null : toStored(draft),
      };
    }),

  insert: (scope, stored, edits) =>
    database.transaction(async ({ manager, log }) => {
      if (Buffer.byteLength(JSON.stringify(stored.edits)) > MOST_EDIT_BYTES)
        throw new Failure('DRAFT_TOO_LARGE');
      const { id, number, parentId, storyVersionId } = stored;
      const row = { id, number, parentId, storyVersionId, edits: [...stored.edits], sealedAt: null };
      if (!(await insertOnce(manager, revision, { ...sharedValues(scope), ...row })))
        throw new Failure('EDIT_CONFLICT', `Revision ${number} was begun by somebody else.`);
      await log(scope, editNews(id, edits));
    }),

  append: (scope, draft, edits) =>
    database.transaction(async ({ query, log }) => {
      const rows = await query(
        `update gateway.revision set edits = edits || $3::jsonb, version = version + 1, updated_at = now() where ${asSeen} returning id`,
        [draft.id, draft.edits, JSON.stringify(edits)],
      );
      if (rows.length === 0) throw await whyUnchanged(query, draft);
      const [after] = await query<{ bytes: number }>(
        `select octet_length(edits::text) as bytes from gateway.revision where id = $1`,
        [draft.id],
      );
      // Thrown inside of the transaction, so that the edit is not there.
      if ((after?.bytes ?? 0) > MOST_EDIT_BYTES) throw new Failure('DRAFT_TOO_LARGE');
      await log(scope, editNews(draft.id, edits));
    }),

  seal: (scope, draft) =>
    database.transaction(async ({ query, log }) => {
      const rows = await query<{ number: number }>(
        `update gateway.revision set sealed_at = now(), version = version + 1, updated_at = now() where ${asSeen} returning number`,
        [draft.id, draft.edits],
      );
      const number = rows[0]?.number;
      if (number !== undefined)
        return log(scope, [{ name: 'revision.sealed', runId: null, data: { revisionId: draft.id, number } }]);
      const because = await whyUnchanged(query, draft);
      if (because.code === 'EDIT_CONFLICT') throw because;
    }),

  discard: async (revisionId) => {
    await database.query(`delete from gateway.revision where id = $1 and sealed_at is null`, [revisionId]);
  },
});

const requests = (database: ModuleDatabase): Requests => ({
  remember: (scope, request) =>
    database.transaction(async ({ query }) => {
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

  latest: (projectId, action) =>
    database.transaction(({ manager }) =>
      manager
        .getRepository(idempotency)
        .find({ where: { projectId, action }, order: { position: 'DESC' }, take: 100 }),
    ),
});

/**
 * The feed and the cursor move together, so that an event is in the feed once. The lock makes positions appear in order,
 * as in a module’s own log: a reader that has seen the later of two would never come back for the earlier.
 */
const appendSql = `
  with turn as (select pg_advisory_xact_lock(hashtext('gateway.event_feed'))),
  added as (
    insert into gateway.event_feed (owner, owner_position, run_id, envelope)
    select e.owner, e.position, e.run_id, e.envelope from turn, jsonb_to_recordset($1::jsonb) as e(owner text, position bigint, run_id text, envelope jsonb)
    on conflict (owner, owner_position) do nothing returning position),
  moved as (
    insert into gateway.event_cursor (owner, position, tenant_id, project_id, trace_id, correlation_id)
    select e.owner, max(e.position), $2, $2, $2, $2 from jsonb_to_recordset($1::jsonb) as e(owner text, position bigint) group by e.owner order by e.owner
    on conflict (owner) do update set position = greatest(event_cursor.position, excluded.position), updated_at = now())
  select max(position) as last from added`;

const feed = (database: ModuleDatabase): Feed => ({
  append: async (events) => {
    const rows = events.map((envelope) => {
      const { owner, position, runId } = envelope;
      return { owner, position, run_id: runId, envelope };
    });
    const grown = await database.query<{ last: string | null }>(appendSql, [
      JSON.stringify(rows),
      SYSTEM_TENANT,
    ]);
    return Number(grown[0]?.last ?? 0);
  },

  read: async (runId, after, limit) => {
    const rows = await database.query<{ position: string; envelope: EventEnvelope }>(
      `select position, envelope from gateway.event_feed where run_id = $1 and position > $2 order by position limit $3`,
      [runId, after, limit],
    );
    const events = rows.map(({ position, envelope }) => ({ at: Number(position), event: envelope }));
    return { events, last: events.at(-1)?.at ?? after };
  },
});

export const gatewayStore = (database: ModuleDatabase): GatewayStore => ({
  projects: projects(database),
  revisions: revisions(database),
  requests: requests(database),
  keys: requestKeys(database),
  history: revisionHistory(database),
  feed: feed(database),
});
