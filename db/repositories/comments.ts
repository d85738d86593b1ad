/** What people said about films, and links by which others see them, on PostgreSQL. */
import type {
  CommentName,
  Comments,
  CommentStore,
  Links,
  OpenLink,
} from '../../actors/gateway/comment-store.ts';
import { expectSeen, textTag } from '../../actors/runtime/value-tags.ts';
import type { Comment, ShareLink } from '../../contracts/comment.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { isMadeBeyond, isNumberBeyond, paged, placeOfMade, placeOfNumber, type Placed } from './pages.ts';
import { instantSql, scopeColumns, scopeValues } from './shared-values.ts';

const commentColumns = `
  c.id, c.project_id as "projectId", c.run_id as "runId", c.shot_id as "shotId", c.frame, c.reply_to as "replyTo",
    jsonb_build_object('accountId', c.account_id, 'name', coalesce(c.author_name, a.name, '')) as author,
    c.text, c.resolved as "isResolved", ${instantSql('c.created_at')} as "createdAt", ${instantSql('c.edited_at')} as "editedAt"`;

const saidSql = `
  from gateway.comment c left join gateway.account a on a.id = c.account_id
  where c.deleted_at is null`;

const inProject = `c.tenant_id = $1 and c.project_id = $2`;

const placedSql = `select ${commentColumns}, ${placeOfNumber('c', 'number')} ${saidSql}`;

/** A comment as it is told of: never what it says. */
const news = (deed: 'added' | 'changed' | 'removed', commentId: string, runId: string | null) => [
  { name: 'project.commented' as const, runId, data: { commentId, deed } },
];

const isThere = 'tenant_id = $1 and project_id = $2 and id = $3 and deleted_at is null';

/** Whoever changes it waits for whoever does already, and finds what he has left. */
const holdSql = `select text from gateway.comment where ${isThere} for update`;

type Held = Pick<Comment, 'text'>;

/** Changes one comment, and tells of it in the same transaction. */
function changed(
  database: ModuleDatabase,
  scope: Scope,
  { name, deed, set, where = '', values, check }: Change,
): Promise<boolean> {
  return database.forTenant(scope.tenantId).transaction(async ({ query, log }) => {
    const own = [scope.tenantId, name.projectId, name.commentId];
    const [held] = await query<Held>(holdSql, own);
    const rows = await query<{ run_id: string | null }>(
      `update gateway.comment set ${set}, version = version + 1, updated_at = now() where ${isThere} ${where} returning run_id`,
      [...own, ...values],
    );
    const [row] = rows;
    if (held === undefined || row === undefined) return false;
    // Thrown inside of the transaction, so that nothing has changed; only to him whose it is.
    check?.(held);
    await log(scope, news(deed, name.commentId, row.run_id));
    return true;
  });
}

interface Change {
  readonly name: CommentName;
  readonly deed: 'changed' | 'removed';
  readonly set: string;
  readonly where?: string;
  readonly values: readonly unknown[];
  /** Throws where what it was before is not to be changed. */
  readonly check?: (held: Held) => void;
}

const comments = (database: ModuleDatabase): Comments => ({
  insert: (scope, { id, runId, shotId, frame, replyTo, accountId, authorName, text }) =>
    database.forTenant(scope.tenantId).transaction(async ({ query, log }) => {
      await query(
        `insert into gateway.comment (id, run_id, shot_id, frame, reply_to, account_id, author_name, text, ${scopeColumns})
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [id, runId, shotId, frame, replyTo, accountId, authorName, text, ...scopeValues(scope)],
      );
      await log(scope, news('added', id, runId));
    }),

  async find(tenantId, { projectId, commentId }) {
    const rows = await database
      .forTenant(tenantId)
      .query<Comment & Row>(`select ${commentColumns} ${saidSql} and ${inProject} and c.id = $3`, [
        tenantId,
        projectId,
        commentId,
      ]);
    return rows[0] ?? null;
  },

  async list(tenantId, { projectId, runId, shotId, isResolved, after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<Comment>>(
      `${placedSql} and ${inProject} and ($3::text is null or c.run_id = $3) and ($4::boolean is null or c.resolved = $4)
         and ($7::text is null or c.shot_id = $7) and ${isNumberBeyond('number', { of: 'c', is: '>', parameter: '$5' })}
       order by c.number limit $6`,
      [tenantId, projectId, runId, isResolved, after, limit, shotId],
    );
    return paged(rows, limit);
  },

  async by(accountId, { after, limit }) {
    const rows = await database.query<Placed<Comment>>(
      `${placedSql} and c.account_id = $1 and ${isNumberBeyond('number', { of: 'c', is: '>', parameter: '$2' })}
       order by c.number limit $3`,
      [accountId, after, limit],
    );
    return paged(rows, limit);
  },

  change: (scope, name, { accountId, text, seen }) =>
    changed(database, scope, {
      ...{ name, deed: 'changed', set: 'text = $5, edited_at = now()' },
      ...{ where: 'and account_id = $4', values: [accountId, text] },
      check: (held) => expectSeen(seen, textTag(held)),
    }),

  resolve: (scope, name, isResolved) =>
    changed(database, scope, { name, deed: 'changed', set: 'resolved = $4', values: [isResolved] }),

  remove: (scope, name, accountId) =>
    changed(database, scope, {
      ...{ name, deed: 'removed', set: `deleted_at = now(), text = ''` },
      ...{ where: 'and ($4::text is null or account_id = $4)', values: [accountId] },
    }),
});

const linkColumns = `id, project_id as "projectId", may_comment as "mayComment", ${instantSql('created_at')} as "createdAt", ${instantSql('expires_at')} as "expiresAt"`;

const isOpen = `revoked_at is null and expires_at > now()`;

const links = (database: ModuleDatabase): Links => ({
  async insert(scope, { id, hash, mayComment, days }) {
    const rows = await database.forTenant(scope.tenantId).query<ShareLink & Row>(
      `insert into gateway.share_link (id, hash, may_comment, expires_at, ${scopeColumns})
       values ($1, $2, $3, now() + $4 * interval '1 day', $5, $6, $7, $8) returning ${linkColumns}`,
      [id, hash, mayComment, days, ...scopeValues(scope)],
    );
    return rows[0] as ShareLink;
  },

  async list(tenantId, projectId, { after, limit }) {
    const rows = await database.forTenant(tenantId).query<Placed<ShareLink>>(
      `select ${linkColumns}, ${placeOfMade('share_link')} from gateway.share_link
       where tenant_id = $1 and project_id = $2 and ${isOpen} and ${isMadeBeyond({ of: 'share_link', is: '>', parameter: '$3' })}
       order by share_link.created_at, id limit $4`,
      [tenantId, projectId, after, limit],
    );
    return paged(rows, limit);
  },

  async revoke(tenantId, projectId, id) {
    const rows = await database.forTenant(tenantId).query(
      `update gateway.share_link set revoked_at = now(), updated_at = now()
       where tenant_id = $1 and project_id = $2 and id = $3 and ${isOpen} returning id`,
      [tenantId, projectId, id],
    );
    return rows.length > 0;
  },

  async find(hash) {
    const rows = await database.query<OpenLink & Row>(
      `select id, tenant_id as "tenantId", project_id as "projectId", may_comment as "mayComment"
       from gateway.share_link where hash = $1 and ${isOpen}`,
      [hash],
    );
    return rows[0] ?? null;
  },
});

export const commentStore = (database: ModuleDatabase): CommentStore => ({
  comments: comments(database),
  links: links(database),
});
