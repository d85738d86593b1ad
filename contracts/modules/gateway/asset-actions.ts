/** Assets: what people add, and what is found. The gateway asks asset-knowledge. */
import * as z from 'zod';
import { AssetKind } from '../../asset.ts';
import { FoundAssets, OwnAsset } from '../../own-asset.ts';
import { Id } from '../../shared.ts';
import { assetKnowledge } from '../asset-knowledge.ts';

const assetRef = z.strictObject({ assetId: Id });
const asset = z.strictObject({ asset: OwnAsset });

export const assetActions = {
  addAsset: {
    does: 'Makes an asset of a finished upload of the tenant; of the same upload it is the same asset.',
    params: z.strictObject({
      uploadId: Id,
      ...OwnAsset.pick({ kind: true, terms: true, licence: true, origin: true }).shape,
    }),
    result: asset,
  },
  getAsset: { does: 'Tells of an asset of the tenant.', params: assetRef, result: asset },
  listAssets: {
    does: 'Lists the assets that the tenant has added, the newest first.',
    params: assetKnowledge.listAssets.params,
    result: assetKnowledge.listAssets.result,
  },
  findAssets: {
    does: 'Searches the library and the assets of the tenant by words, or those assets by likeness.',
    params: z.strictObject({
      words: z.string().min(1).max(400).optional(),
      /** An asset, or an upload that is finished. */
      like: Id.optional(),
      kind: AssetKind.optional(),
      limit: z.int().positive().max(100).default(20),
    }),
    result: FoundAssets,
  },
  removeAsset: {
    does: 'Takes an asset out of what is found; films that have it keep it.',
    params: assetRef,
    result: z.strictObject({ removed: z.boolean() }),
  },
} as const;
