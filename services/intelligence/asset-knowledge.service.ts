/** 04 asset-knowledge. */
import {
  assetOf,
  findLike,
  keepAsset,
  listAssets,
  lookAt,
  matchAssets,
  MOST_SEARCHED,
  searchAssets,
} from '../../actors/asset-knowledge/index.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { messageOf } from '../../contracts/error.ts';
import type { OwnAsset } from '../../contracts/own-asset.ts';
import type { Scope } from '../../contracts/shared.ts';
import { assetVectors } from '../../db/repositories/asset-vectors.ts';
import { ownAssets } from '../../db/repositories/own-assets.ts';
import { lookWith } from '../wiring/looking.ts';
import { ownLog } from '../wiring/logs.ts';
import { serve } from '../wiring/serve.ts';

/** A search waits so long for the file that it is given, and for those that were never looked at, ms: less than a call may take. */
const FOR_ONE_MS = 18_000;
const FOR_OTHERS_MS = 6_000;

/** A new asset is looked at behind the back of whoever adds it; what is not seen by then, ms, the next search looks at. */
const FOR_NEW_MS = 60_000;

export default serve('asset-knowledge', assetKnowledge, {
  async build({ database: open, objects, ids, crew, broker }) {
    const database = await open();
    const [assets, vectors] = [ownAssets(database), assetVectors(database)];
    const stopping = new AbortController();
    const within = (ms: number): AbortSignal => AbortSignal.any([stopping.signal, AbortSignal.timeout(ms)]);
    const ports = {
      ...{ assets, vectors, look: lookWith({ crew, objects }) },
      patience: () => ({ forOne: within(FOR_ONE_MS), forOthers: within(FOR_OTHERS_MS) }),
    };
    const lookAtNew = async (scope: Scope, asset: OwnAsset): Promise<void> => {
      const isKnown = (await vectors.find(scope.tenantId, asset.id)) !== null;
      if (!isKnown) await lookAt(ports, scope, { ...asset, signal: within(FOR_NEW_MS) });
    };
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
        searchAssets: async ({ like, ...params }, { scope }) =>
          like === undefined
            ? searchAssets(
                params,
                (await assets.list(scope.tenantId, { after: null, limit: MOST_SEARCHED, kind: null })).items,
              )
            : findLike(ports, scope, { ...params, like }),
        keepAsset: async (params, { scope }) => {
          const asset = await keepAsset({ assets, ids }, scope, params);
          lookAtNew(scope, asset).catch((error: unknown) =>
            broker.logger.info(`What ${asset.id} is like is not known yet: ${messageOf(error)}`),
          );
          return { asset };
        },
        getAsset: async ({ assetId }, { scope }) => ({ asset: await assetOf(assets, scope, assetId) }),
        listAssets: (params, { scope }) => listAssets(assets, scope, params),
        removeAsset: async ({ assetId }, { scope }) => {
          await assetOf(assets, scope, assetId);
          return { removed: await assets.remove(scope.tenantId, assetId) };
        },
        readEvents: ownLog(database),
      },
      stopped: () => stopping.abort(),
    };
  },
});
