/** What asset-knowledge keeps and finds: things that can be drawn or heard. */
import * as z from 'zod';
import { Id, Share } from './shared.ts';

export const AssetKind = z.enum(['set', 'prop', 'costume', 'sound', 'music']);
export type AssetKind = z.infer<typeof AssetKind>;

/** `key` is the word by which the maker knows it, e.g. the place kind `teahouse` or the effect `thunder`. */
export const Asset = z.strictObject({
  id: Id,
  kind: AssetKind,
  key: Id,
  terms: z.array(z.string().min(1)),
  licence: z.string().min(1),
  origin: z.string().min(1),
});
export type Asset = z.infer<typeof Asset>;

/** An asset that fits an entity or a sound of the story, with the words that made it fit. */
export const AssetCandidate = z.strictObject({
  entityId: Id,
  assetId: Id,
  kind: AssetKind,
  key: Id,
  score: Share,
  because: z.array(z.string()),
});
export type AssetCandidate = z.infer<typeof AssetCandidate>;

export const AssetCandidates = z.strictObject({ candidates: z.array(AssetCandidate) });
export type AssetCandidates = z.infer<typeof AssetCandidates>;
