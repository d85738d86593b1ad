/** Search over the library. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { Asset, AssetKind } from '../../contracts/asset.ts';
import type { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { indexOf, type Index } from './bm25.ts';
import { library } from './library/library.ts';

export interface FoundAsset {
  readonly asset: Asset;
  readonly score: number;
}

let index: Index | null = null;

/** The index is built when it is first asked for. */
const libraryIndex = (): Index => (index ??= indexOf(library.map(({ terms }) => terms)));

/** Assets by words, best first; scores are BM25's and compare only within one search. */
export function foundAssets(words: string, kind?: AssetKind): readonly FoundAsset[] {
  return libraryIndex()
    .search(words)
    .flatMap(({ document, score }) => {
      const asset = library[document];
      return asset !== undefined && (kind === undefined || asset.kind === kind) ? [{ asset, score }] : [];
    });
}

/** Searches the library by words. */
export const searchAssets = ({
  words,
  kind,
  limit,
}: ReceivedParamsOf<typeof assetKnowledge.searchAssets>): ResultOf<typeof assetKnowledge.searchAssets> => ({
  assets: foundAssets(words, kind)
    .slice(0, limit)
    .map(({ asset, score }) => ({ ...asset, score })),
});
