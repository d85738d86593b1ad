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
const indexWith = (own: readonly OwnAsset[]): Index =>
  indexOf([...library.map(({ terms }) => terms), ...own.map(({ terms }) => terms)]);

function foundAmong(own: readonly OwnAsset[], words: string): readonly FoundAsset[] {
  return indexWith(own)
    .search(words)
    .flatMap(({ document, score }): FoundAsset[] => {
      const [fromLibrary, added] = [library[document], own[document - library.length]];
      const how = { score, foundBy: 'words' } as const;
      if (fromLibrary !== undefined) return [{ ...fromLibrary, ...how, artifact: null }];
      return added === undefined ? [] : [asFound(added, how)];
    });
}

/** By the ids of what people have added, how well the words fit it: 1 is the best of these. */
export function wordShares(own: readonly OwnAsset[], words: string): ReadonlyMap<string, number> {
  const hits = indexWith(own)
    .search(words)
    .flatMap(({ document, score }) => {
      const added = own[document - library.length];
      return added === undefined ? [] : [{ id: added.id, score }];
    });
  const best = hits[0]?.score ?? 1;
  return new Map(hits.map(({ id, score }) => [id, score / best]));
}

/** As the library describes what it has. */
export const asFound = (
  { id, kind, terms, licence, origin, artifact }: OwnAsset,
  how: Pick<FoundAsset, 'score' | 'foundBy'>,
): FoundAsset => ({
  ...{ id, kind, key: id, terms, licence },
  origin: origin === '' ? 'added by people' : origin,
  ...{ ...how, artifact },
});

/** Searches the library, and what was added to it, by words. */
export const searchAssets = (
  { words = '', kind, limit }: ReceivedParamsOf<typeof assetKnowledge.searchAssets>,
  own: readonly OwnAsset[],
): ResultOf<typeof assetKnowledge.searchAssets> => ({
  assets: foundAmong(own, words)
    .filter((asset) => kind === undefined || asset.kind === kind)
    .slice(0, limit),
  unseen: 0,
});
