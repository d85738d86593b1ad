/** 04 asset-knowledge: the library of what can be drawn and heard, and the search over it. */
import { z } from 'zod';
import { actionsOf } from '../action.ts';
import { ArtifactRef } from '../artifact.ts';
import { Asset, AssetKind } from '../asset.ts';
import { Id, RunOrWhatIf, Sha256 } from '../shared.ts';
import { readEvents } from './log.ts';

export const assetKnowledge = actionsOf('asset-knowledge', {
  matchAssets: {
    does: 'Finds for each entity and scene the assets that fit, best first, with the words that made them fit.',
    params: z.strictObject({ projectId: Id, runId: RunOrWhatIf, reading: Sha256, pack: Sha256 }),
    result: z.strictObject({ candidates: ArtifactRef, count: z.int() }),
  },
  searchAssets: {
    does: 'Searches the library by words (BM25).',
    params: z.strictObject({
      words: z.string().min(1).max(400),
      kind: AssetKind.optional(),
      limit: z.int().positive().max(100).default(20),
    }),
    result: z.strictObject({ assets: z.array(Asset.extend({ score: z.number() })) }),
  },
  readEvents,
});
