/** The AssetVectors of asset-knowledge on PostgreSQL with pgvector. A tenant has few enough for all of them to be compared. */
import {
  MOST_TRIES,
  type AssetVectors,
  type UnseenAsset,
} from '../../actors/asset-knowledge/asset-vectors.ts';
import type { ErrorCode } from '../../contracts/error.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { kindsIn } from '../../contracts/likeness.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { ModuleDatabase, Row } from '../module-database.ts';

/** Vectors of another formula cannot be compared with those of this one. */
const FORMULA = jobKinds.likeness.version;

const textOf = (vector: readonly number[]): string => `[${vector.join(',')}]`;

/** The asset stays while this is written: what is taken away meanwhile leaves nothing behind. */
const keepSql = `
  insert into asset_knowledge.asset_vector as v (asset_id, space, formula, embedding, error_code, tries, tenant_id, project_id, trace_id, correlation_id)
  select a.id, case when a.kind = any($9::text[]) then 'sound' else 'picture' end, $3, $4::vector, $5, $6, a.tenant_id, a.project_id, $7, $8
  from asset_knowledge.asset a where a.tenant_id = $1 and a.id = $2 for key share
  on conflict (asset_id) do update set formula = excluded.formula, embedding = excluded.embedding, error_code = excluded.error_code,
    tries = case when v.formula = excluded.formula then v.tries else 0 end + excluded.tries, updated_at = now(), version = v.version + 1
  where v.tenant_id = excluded.tenant_id and v.formula <= excluded.formula and (excluded.embedding is not null or v.embedding is null or v.formula < excluded.formula)`;

const findSql = `
  select embedding::text as "embedding", error_code as "errorCode" from asset_knowledge.asset_vector
  where tenant_id = $1 and asset_id = $2 and formula = $3 and (embedding is not null or tries >= $4)`;

const unseenSql = `
  select a.id, a.project_id as "projectId", a.artifact, (count(*) over ())::int as total
  from asset_knowledge.asset a left join asset_knowledge.asset_vector v on v.tenant_id = a.tenant_id and v.asset_id = a.id
  where a.tenant_id = $1 and a.kind = any($2::text[])
    and (v.asset_id is null or v.formula < $3 or (v.embedding is null and v.tries < $4))
  order by a.created_at desc, a.id desc limit $5`;

const nearestSql = `
  select v.asset_id as "assetId", 1 - (v.embedding <=> $2::vector) + coalesce(w.worth, 0) as score
  from asset_knowledge.asset_vector v join asset_knowledge.asset a on a.tenant_id = v.tenant_id and a.id = v.asset_id
    left join unnest($7::text[], $8::float8[]) as w(id, worth) on w.id = v.asset_id
  where v.tenant_id = $1 and v.space = $3 and v.formula = $4 and v.embedding is not null
    and ($5::text is null or a.kind = $5) and ($6::text is null or a.id <> $6)
  order by score desc, a.created_at desc, a.id desc limit $9`;

interface UnseenRow extends UnseenAsset, Row {
  readonly id: string;
  readonly projectId: string;
  readonly artifact: UnseenAsset['artifact'];
  readonly total: number;
}

/** What looking at an asset has come to. */
interface Looked {
  readonly assetId: string;
  readonly vector: readonly number[] | null;
  readonly code: ErrorCode | null;
  readonly tries: number;
}

async function write(
  database: ModuleDatabase,
  { tenantId, traceId, correlationId }: Scope,
  { assetId, code, tries, vector }: Looked,
): Promise<void> {
  const embedding = vector === null ? null : textOf(vector);
  await database.query(keepSql, [
    ...[tenantId, assetId, FORMULA, embedding, code, tries, traceId, correlationId],
    kindsIn('sound'),
  ]);
}

export const assetVectors = (database: ModuleDatabase): AssetVectors => ({
  keep: (scope, assetId, vector) => write(database, scope, { assetId, vector, code: null, tries: 0 }),

  fail: (scope, assetId, failed) => write(database, scope, { assetId, vector: null, ...failed }),

  async find(tenantId, assetId) {
    const [row] = await database.query<{ embedding: string | null; errorCode: ErrorCode | null }>(findSql, [
      ...[tenantId, assetId, FORMULA, MOST_TRIES],
    ]);
    if (row === undefined) return null;
    return row.embedding === null ? row.errorCode : (JSON.parse(row.embedding) as number[]);
  },

  async unseen(tenantId, space, limit) {
    const rows = await database.query<UnseenRow>(unseenSql, [
      ...[tenantId, kindsIn(space), FORMULA, MOST_TRIES, limit],
    ]);
    const assets = rows.map(({ id, projectId, artifact }) => ({ id, projectId, artifact }));
    return { assets, total: rows[0]?.total ?? 0 };
  },

  nearest: (tenantId, { space, vector, kind, except, worth, limit }) =>
    database.query(nearestSql, [
      ...[tenantId, textOf(vector), space, FORMULA, kind, except],
      ...[[...worth.keys()], [...worth.values()], limit],
    ]),
});
