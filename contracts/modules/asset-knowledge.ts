/** 04 asset-knowledge: the library of what can be drawn and heard, and the search over it. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { AssetKind } from '../asset.ts';
import { FoundAssets, OwnAsset } from '../own-asset.ts';
import { Id, Place, RunOrWhatIf, Sha256 } from '../shared.ts';
import { readEvents } from './log.ts';

const assetRef = z.strictObject({ assetId: Id });
const asset = z.strictObject({ asset: OwnAsset });

export const assetKnowledge = actionsOf('asset-knowledge', {
  matchAssets: {
    does: 'Finds for each entity and scene the assets that fit, best first, with the words that made them fit.',
    params: z.strictObject({ projectId: Id, runId: RunOrWhatIf, reading: Sha256, pack: Sha256 }),
    result: z.strictObject({ candidates: ArtifactRef, count: z.int() }),
  },
  searchAssets: {
    does: 'Searches the library and the assets that the tenant has added by words (BM25), or those assets by what they look or sound like.',
    params: z.strictObject({
      words: z.string().min(1).max(400).optional(),
      /** An asset of the tenant, or a file that the gateway has seen is the tenant’s. */
      like: z.union([z.strictObject({ assetId: Id }), z.strictObject({ artifact: ArtifactRef })]).optional(),
      kind: AssetKind.optional(),
      limit: z.int().positive().max(100).default(20),
    }),
    result: FoundAssets,
  },
  keepAsset: {
    does: 'Keeps an asset that somebody adds; of the same upload it is the same asset.',
    params: OwnAsset.omit({ id: true, createdAt: true }).extend({ uploadId: Id }),
    result: asset,
  },
  getAsset: { does: 'Tells of an asset that the tenant has added.', params: assetRef, result: asset },
  listAssets: {
    does: 'Lists the assets that the tenant has added, the newest first.',
    params: z.strictObject({
      after: Place.default(''),
      limit: z.int().positive().max(100).default(50),
      kind: AssetKind.nullable().default(null),
    }),
    result: z.strictObject({ assets: z.array(OwnAsset), next: z.string().nullable() }),
  },
  removeAsset: {
    does: 'Forgets an asset that the tenant has added.',
    params: assetRef,
    result: z.strictObject({ removed: z.boolean() }),
  },
  readEvents,
});
