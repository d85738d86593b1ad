/** Tables of 04 asset-knowledge: its library is code, and people add assets of their own. */
import { EntitySchema } from 'typeorm';
import { integer, json, sharedColumns, text, vector } from './columns.ts';
import { eventLog } from './event-log.ts';

/** Pictures and sounds that people have added; each is of one upload, whose id is its key. */
const asset = new EntitySchema({
  name: 'asset-knowledge.Asset',
  tableName: 'asset',
  columns: {
    id: text('id', { primary: true, primaryKeyConstraintName: 'asset_pkey' }),
    kind: text('kind'),
    terms: json('terms'),
    licence: text('licence'),
    origin: text('origin'),
    fileName: text('file_name'),
    artifact: json('artifact'),
    size: json('size', { nullable: true }),
    ...sharedColumns,
  },
  uniques: [{ name: 'asset_upload_key', columns: ['tenantId', 'idempotencyKey'] }],
  indices: [{ name: 'asset_tenant_idx', columns: ['tenantId', 'createdAt'] }],
});

/** What an asset is like: null where looking at it came to nothing, and the shared error code says why. */
const assetVector = new EntitySchema({
  name: 'asset-knowledge.AssetVector',
  tableName: 'asset_vector',
  columns: {
    assetId: text('asset_id', { primary: true, primaryKeyConstraintName: 'asset_vector_pkey' }),
    space: text('space'),
    /** The version of the formula: vectors of two of them cannot be compared. */
    formula: integer('formula'),
    embedding: vector('embedding', 192, { nullable: true }),
    tries: integer('tries', { default: 0 }),
    ...sharedColumns,
  },
  indices: [{ name: 'asset_vector_tenant_idx', columns: ['tenantId', 'space'] }],
});

export const assetKnowledgeEntities = [asset, assetVector, eventLog('asset-knowledge')];
