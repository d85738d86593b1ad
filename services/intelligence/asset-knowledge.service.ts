/** 04 asset-knowledge. */
import {
  assetOf,
  keepAsset,
  listAssets,
  matchAssets,
  searchAssets,
} from '../../actors/asset-knowledge/index.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { ownAssets } from '../../db/repositories/own-assets.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

/** So many of the newest of a tenant’s own are looked through. */
const MOST_SEARCHED = 5_000;

export default serve('asset-knowledge', assetKnowledge, {
  async build({ database: open, objects, ids }) {
    const database = await open();
    const assets = ownAssets(database);
    return {
      answers: {
        matchAssets: async (params, { scope }) => {
          const matched = await matchAssets({ objects }, params);
          const { runId } = params;
          if (runId === null) return matched;
          await database.transaction(({ log }) =>
            log(scope, [{ name: 'asset.matched', runId, data: { runId, candidates: matched.count } }]),
          );
          return matched;
        },
        searchAssets: async (params, { scope }) =>
          searchAssets(params, await assets.list(scope.tenantId, null, MOST_SEARCHED)),
        keepAsset: async (params, { scope }) => ({ asset: await keepAsset({ assets, ids }, scope, params) }),
        getAsset: async ({ assetId }, { scope }) => ({ asset: await assetOf(assets, scope, assetId) }),
        listAssets: (params, { scope }) => listAssets(assets, scope, params),
        removeAsset: async ({ assetId }, { scope }) => {
          await assetOf(assets, scope, assetId);
          return { removed: await assets.remove(scope.tenantId, assetId) };
        },
        readEvents: ownLog(database),
      },
    };
  },
});
