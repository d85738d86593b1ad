/** Pictures and sounds that people add to what can be drawn and heard. */
import * as z from 'zod';
import { ArtifactRef } from './artifact.ts';
import { Asset, AssetKind } from './asset.ts';
import { FileName } from './file-name.ts';
import { Id, Instant, Words } from './shared.ts';
import { PictureSize } from './upload.ts';

/** What people write things under that others may use: SPDX’s own names, as far as they are of pictures, sounds, fonts and code. */
const SPDX =
  /^(CC0-1\.0|CC-PDDC|CC-BY(-NC)?(-SA|-ND)?-(1\.0|2\.0|2\.5|3\.0|4\.0)|MIT|MIT-0|Apache-2\.0|BSD-[23]-Clause|ISC|OFL-1\.1|Unlicense|LAL-1\.3|GFDL-1\.[123]-(only|or-later)|[AL]?GPL-[23]\.[01]-(only|or-later)|LicenseRef-[A-Za-z0-9.-]{1,60})$/;

/** `own` is what whoever adds it has made himself, or may use as if he had. */
export const Licence = z
  .string()
  .refine(
    (text) => text === 'own' || SPDX.test(text),
    'It is neither “own” nor an id of SPDX, such as CC-BY-4.0',
  );

export const OwnAsset = z.strictObject({
  id: Id,
  projectId: Id,
  kind: AssetKind,
  /** What it is found by. */
  terms: z.array(Words.trim().min(1).max(80)).min(1).max(40),
  licence: Licence,
  /** Whom it is from, where that is to be said. */
  origin: Words.max(400),
  fileName: FileName,
  artifact: ArtifactRef,
  size: PictureSize.nullable(),
  createdAt: Instant,
});
export type OwnAsset = z.infer<typeof OwnAsset>;

/** What an asset is found as: one of the library has no file, because it is drawn or sounded when it is wanted. */
export const FoundAsset = Asset.extend({
  /** Compares only within one search: of words BM25’s, of likeness the cosine, of both what they come to together. */
  score: z.number(),
  foundBy: z.enum(['words', 'likeness', 'both']),
  artifact: ArtifactRef.nullable(),
});
export type FoundAsset = z.infer<typeof FoundAsset>;

export const FoundAssets = z.strictObject({
  assets: z.array(FoundAsset),
  /** How many there are that might be alike and were not looked at yet; asked again, the search looks at more of them. */
  unseen: z.int().nonnegative(),
});
export type FoundAssets = z.infer<typeof FoundAssets>;

/** What is looked at or heard: which kinds of files an asset may be made of. */
export const fitsKind = (kind: AssetKind, mediaType: string): boolean =>
  mediaType.startsWith(kind === 'sound' || kind === 'music' ? 'audio/' : 'image/');
