/** The gateway’s Uploads on PostgreSQL. Time is the database’s. */
import type { Uploads } from '../../actors/gateway/uploads-store.ts';
import type { Upload } from '../../contracts/upload.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';
import { instantSql } from './shared-values.ts';

/** So long an upload waits for its next bytes, ms. */
const KEPT_MS = 86_400_000;

type UploadRow = Omit<Upload, 'bytes' | 'offset'> & Row & { bytes: string; offset: string };

const columns = `u.id, u.project_id as "projectId", u.file_name as "fileName", u.bytes, u.media_type as "mediaType",
  u.at as "offset", u.artifact, u.size, ${instantSql('u.created_at')} as "createdAt", ${instantSql('u.expires_at')} as "expiresAt"`;

/** What is finished stays. */
const there = `(u.artifact is not null or u.expires_at > now())`;

const toUpload = ({ bytes, offset, ...row }: UploadRow): Upload => ({
  ...row,
  bytes: Number(bytes),
  offset: Number(offset),
});

const beginSql = `
  insert into gateway.upload as u (id, file_name, bytes, media_type, at, expires_at, tenant_id, project_id, trace_id, correlation_id)
  select $1, $2, $3, $4, 0, now() + $5 * interval '1 ms', $6, $7, $8, $9
  where (select count(*) from gateway.upload where tenant_id = $6 and artifact is null) < $10
    and (select coalesce(sum(bytes), 0) from gateway.upload where tenant_id = $6) + $3::bigint <= $11::bigint
  returning ${columns}`;

const listSql = `
  select ${columns}, ${placeOfMade('u')} from gateway.upload u
  where u.tenant_id = $4 and u.project_id = $1 and u.artifact is not null and ${isMadeBeyond({ of: 'u', is: '<', parameter: '$2' })}
    and ($5::text is null or starts_with(u.artifact ->> 'mediaType', $5))
  order by u.created_at desc, u.id desc limit $3`;

const noteSql = `
  update gateway.upload u set at = $3, expires_at = now() + $4 * interval '1 ms', updated_at = now(), version = version + 1
  where tenant_id = $1 and id = $2 and artifact is null and ${there} returning ${columns}`;

const finishSql = `
  update gateway.upload u set at = u.bytes, artifact = coalesce(u.artifact, $3::jsonb), size = coalesce(u.size, $4::jsonb),
    updated_at = now(), version = version + 1
  where tenant_id = $1 and id = $2 returning ${columns}`;

export function uploads(database: ModuleDatabase): Uploads {
  const all = async (tenantId: string, sql: string, values: readonly unknown[]): Promise<readonly Upload[]> =>
    (await database.forTenant(tenantId).query<UploadRow>(sql, [...values])).map(toUpload);
  const one = async (tenantId: string, sql: string, values: readonly unknown[]): Promise<Upload | null> =>
    (await all(tenantId, sql, values))[0] ?? null;
  return {
    async begin(scope, { id, projectId, fileName, bytes, mediaType, mostOpen, mostBytes }) {
      await database.query(`delete from gateway.upload u where not ${there}`);
      const { tenantId, traceId, correlationId } = scope;
      const own = [id, fileName, bytes, mediaType, KEPT_MS];
      return one(tenantId, beginSql, [
        ...own,
        tenantId,
        projectId,
        traceId,
        correlationId,
        mostOpen,
        mostBytes,
      ]);
    },
    async stored(tenantId) {
      const sql = `select coalesce(sum(bytes), 0)::text as bytes from gateway.upload where tenant_id = $1`;
      const [row] = await database.forTenant(tenantId).query<{ bytes: string }>(sql, [tenantId]);
      return Number(row?.bytes ?? 0);
    },
    find: (tenantId, id) =>
      one(tenantId, `select ${columns} from gateway.upload u where tenant_id = $1 and id = $2 and ${there}`, [
        tenantId,
        id,
      ]),
    async list({ tenantId, projectId }, { after, limit, mediaType }) {
      const given = [projectId, after, limit, tenantId, mediaType];
      const rows = await database.forTenant(tenantId).query<Placed<UploadRow>>(listSql, given);
      const { items, next } = paged<UploadRow>(rows, limit);
      return { items: items.map(toUpload), next };
    },
    async has({ tenantId, projectId }, { sha256, mediaType, bytes }) {
      const sql = `
        select id from gateway.upload where tenant_id = $1 and project_id = $2 and artifact @> $3::jsonb limit 1`;
      const given = [tenantId, projectId, JSON.stringify({ sha256, mediaType, bytes })];
      return (await database.forTenant(tenantId).query(sql, given)).length > 0;
    },
    note: (tenantId, id, offset) => one(tenantId, noteSql, [tenantId, id, offset, KEPT_MS]),
    finish: (tenantId, id, { artifact, size }) =>
      one(tenantId, finishSql, [
        tenantId,
        id,
        JSON.stringify(artifact),
        size === null ? null : JSON.stringify(size),
      ]),
    async forget(tenantId, id) {
      const sql = `delete from gateway.upload where tenant_id = $1 and id = $2 returning id`;
      return (await database.forTenant(tenantId).query(sql, [tenantId, id])).length > 0;
    },
  };
}
