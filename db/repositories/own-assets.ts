/** The OwnAssets of asset-knowledge on PostgreSQL. */
import type { OwnAssets } from '../../actors/asset-knowledge/own-assets.ts';
import type { OwnAsset } from '../../contracts/own-asset.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';
import { isMadeBeyond, paged, placeOfMade, type Placed } from './pages.ts';

type AssetRow = OwnAsset & Row;

const columns = `id, project_id as "projectId", kind, terms, licence, origin, file_name as "fileName", artifact, size,
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`;

const insertSql = `
  insert into asset_knowledge.asset (id, kind, terms, licence, origin, file_name, artifact, size, idempotency_key, tenant_id, project_id, trace_id, correlation_id)
  values ($1, $2, $3::jsonb, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13)
  on conflict (tenant_id, idempotency_key) do nothing returning ${columns}`;

const listSql = `
  select ${columns}, ${placeOfMade('a')} from asset_knowledge.asset a
  where tenant_id = $1 and ${isMadeBeyond({ of: 'a', is: '<', parameter: '$2' })} and ($4::text is null or kind = $4)
  order by a.created_at desc, a.id desc limit $3`;

/** What it is like is forgotten with it. */
const removeSql = `
  with gone as (delete from asset_knowledge.asset where tenant_id = $1 and id = $2 returning id),
    forgotten as (delete from asset_knowledge.asset_vector v using gone where v.tenant_id = $1 and v.asset_id = gone.id)
  select id from gone`;

export const ownAssets = (database: ModuleDatabase): OwnAssets => ({
  keep: (scope, { uploadId, ...asset }) =>
    database.transaction(async ({ query, log }) => {
      const { tenantId, projectId, traceId, correlationId } = scope;
      const size = asset.size === null ? null : JSON.stringify(asset.size);
      const [kept] = await query<AssetRow>(insertSql, [
        ...[asset.id, asset.kind, JSON.stringify(asset.terms), asset.licence, asset.origin, asset.fileName],
        ...[JSON.stringify(asset.artifact), size, uploadId, tenantId, projectId, traceId, correlationId],
      ]);
      if (kept !== undefined) {
        const data = { assetId: kept.id, kind: kept.kind, licence: kept.licence };
        await log(scope, [{ name: 'asset.added', runId: null, data }]);
        return kept;
      }
      const sql = `select ${columns} from asset_knowledge.asset where tenant_id = $1 and idempotency_key = $2`;
      const [known] = await query<AssetRow>(sql, [tenantId, uploadId]);
      return known as AssetRow;
    }),

  async find(tenantId, id) {
    const sql = `select ${columns} from asset_knowledge.asset where tenant_id = $1 and id = $2`;
    return (await database.query<AssetRow>(sql, [tenantId, id]))[0] ?? null;
  },

  several: (tenantId, ids) =>
    database.query<AssetRow>(
      `select ${columns} from asset_knowledge.asset where tenant_id = $1 and id = any($2::text[])`,
      [tenantId, ids],
    ),

  list: async (tenantId, { after, limit, kind }) =>
    paged(await database.query<Placed<OwnAsset>>(listSql, [tenantId, after, limit, kind]), limit),

  async remove(tenantId, id) {
    return (await database.query(removeSql, [tenantId, id])).length > 0;
  },
});
