/** 04 asset-knowledge. */
import { matchAssets, searchAssets } from '../../actors/asset-knowledge/index.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

export default serve('asset-knowledge', assetKnowledge, {
  async build({ database: open, objects }) {
    const database = await open();
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
        searchAssets: async (params) => searchAssets(params),
        readEvents: ownLog(database),
      },
    };
  },
});
