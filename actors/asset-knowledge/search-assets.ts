/** Search over the library. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import type { Asset, AssetKind } from '../../contracts/asset.ts';
import type { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import type { FoundAsset, OwnAsset } from '../../contracts/own-asset.ts';
import { indexOf, type Index } from './bm25.ts';
import { library } from './library/library.ts';

interface Hit {
  readonly asset: Asset;
  readonly score: number;
}

let index: Index | null = null;

/** The index is built when it is first asked for. */
const libraryIndex = (): Index => (index ??= indexOf(library.map(({ terms }) => terms)));

/** Assets by words, best first; scores are BM25's and compare only within one search. */
export function foundAssets(words: string, kind?: AssetKind): readonly Hit[] {
  return libraryIndex()
    .search(words)
    .flatMap(({ document, score }) => {
      const asset = library[document];
      return asset !== undefined && (kind === undefined || asset.kind === kind) ? [{ asset, score }] : [];
    });
}

/** What people have added is found by its words as well; it is few enough to be indexed when it is asked for. */
function foundAmong(own: readonly OwnAsset[], words: string): readonly FoundAsset[] {
  const index = indexOf([...library.map(({ terms }) => terms), ...own.map(({ terms }) => terms)]);
  return index.search(words).flatMap(({ document, score }): FoundAsset[] => {
    const [fromLibrary, added] = [library[document], own[document - library.length]];
    if (fromLibrary !== undefined) return [{ ...fromLibrary, score, artifact: null }];
    return added === undefined ? [] : [{ ...assetOf(added), score, artifact: added.artifact }];
  });
}

/** As the library describes what it has. */
const assetOf = ({ id, kind, terms, licence, origin }: OwnAsset): Asset => ({
  ...{ id, kind, key: id, terms, licence },
  origin: origin === '' ? 'added by people' : origin,
});

/** Searches the library, and what was added to it, by words. */
export const searchAssets = (
  { words, kind, limit }: ReceivedParamsOf<typeof assetKnowledge.searchAssets>,
  own: readonly OwnAsset[],
): ResultOf<typeof assetKnowledge.searchAssets> => ({
  assets: foundAmong(own, words)
    .filter((asset) => kind === undefined || asset.kind === kind)
    .slice(0, limit),
});
