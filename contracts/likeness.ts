/** What of a file is compared: what it looks like, or what it sounds like. */
import * as z from 'zod';
import { ArtifactRef } from './artifact.ts';
import type { AssetKind } from './asset.ts';

/** What can be compared with what: pictures with pictures, sounds with sounds. */
export const LikenessSpace = z.enum(['picture', 'sound']);
export type LikenessSpace = z.infer<typeof LikenessSpace>;

/** The kinds of files of each space that can be taken apart. */
const spaces: Readonly<Record<string, LikenessSpace>> = {
  ...{ 'image/png': 'picture', 'image/jpeg': 'picture', 'image/webp': 'picture' },
  ...{ 'audio/wav': 'sound', 'audio/mp4': 'sound', 'audio/mpeg': 'sound', 'audio/flac': 'sound' },
  'audio/ogg': 'sound',
};

/** Null for what is neither a picture nor a sound. */
export const spaceOf = (mediaType: string): LikenessSpace | null =>
  Object.hasOwn(spaces, mediaType) ? (spaces[mediaType] ?? null) : null;

/** Which kinds of assets are in a space. */
export const kindsIn = (space: LikenessSpace): readonly AssetKind[] =>
  space === 'sound' ? ['sound', 'music'] : ['set', 'prop', 'costume'];

/** A file that is to be looked at or listened to. */
export const LikenessOrder = ArtifactRef.refine(
  ({ mediaType }) => spaceOf(mediaType) !== null,
  'It is neither a picture nor a sound',
);
export type LikenessOrder = z.infer<typeof LikenessOrder>;
