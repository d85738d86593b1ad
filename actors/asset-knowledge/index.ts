/** 04 asset-knowledge: the library of what can be drawn and heard, and the search over it. */
export { matchAssets } from './match-assets.ts';
export { assetOf, keepAsset, listAssets } from './own-assets.ts';
export { searchAssets } from './search-assets.ts';
