/** Tables of 04 asset-knowledge: its library is code, and people add assets of their own. */
import { EntitySchema } from 'typeorm';
import { json, sharedColumns, text } from './columns.ts';
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

export const assetKnowledgeEntities = [asset, eventLog('asset-knowledge')];
