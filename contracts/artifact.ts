/** Artifacts: immutable bytes addressed by their SHA-256. */
import * as z from 'zod';
import { Id, Scope, Sha256 } from './shared.ts';

export const MediaType = z.enum([
  'application/json',
  'application/x-subrip',
  'application/zip',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/html',
  'text/plain',
  'text/vtt',
  'video/mp4',
  'video/webm',
]);
export type MediaType = z.infer<typeof MediaType>;

/** How messages speak of bytes: never the bytes themselves. */
export const ArtifactRef = z.strictObject({
  sha256: Sha256,
  bytes: z.int().nonnegative(),
  mediaType: MediaType,
});
export type ArtifactRef = z.infer<typeof ArtifactRef>;

/** An artifact by the part it plays in the result of its job, e.g. `video`, `thumb`, `timings`. */
export const RoleArtifact = ArtifactRef.extend({ role: Id });
export type RoleArtifact = z.infer<typeof RoleArtifact>;

/** The record worker-hub keeps of an artifact. */
export const ArtifactMeta = ArtifactRef.extend({
  ...Scope.shape,
  role: Id,
  kind: Id,
  jobId: Id.nullable(),
});
export type ArtifactMeta = z.infer<typeof ArtifactMeta>;
