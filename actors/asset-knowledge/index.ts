/** 04 asset-knowledge: the library of what can be drawn and heard, and the search over it. */
export { findLike, MOST_SEARCHED } from './find-like.ts';
export { lookAt } from './look-at-assets.ts';
export { matchAssets } from './match-assets.ts';
export { assetOf, keepAsset, listAssets } from './own-assets.ts';
export { searchAssets } from './search-assets.ts';
