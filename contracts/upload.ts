/** Files that people bring: what is known of one while it comes, and when it is there. */
import * as z from 'zod';
import { ArtifactRef } from './artifact.ts';
import { FileName } from './file-name.ts';
import { Id, Instant } from './shared.ts';

/** The largest file that is taken, bytes. */
export const UPLOAD_BYTES = 8_000_000_000;

export const PictureSize = z.strictObject({ width: z.int().positive(), height: z.int().positive() });

/** A media type as somebody says it. */
export const SaidType = z.string().regex(/^[\x21-\x7e][\x20-\x7e]{0,119}$/);

export const Upload = z.strictObject({
  id: Id,
  projectId: Id,
  fileName: FileName,
  /** How many bytes it has when all of them are there. */
  bytes: z.int().positive().max(UPLOAD_BYTES),
  /** What it is said to be; null where that is left to its bytes. */
  mediaType: SaidType.nullable(),
  /** How many of them were there when somebody last came to an end. */
  offset: z.int().nonnegative(),
  /** What has come of it; null while bytes are missing. */
  artifact: ArtifactRef.nullable(),
  /** Of a picture. */
  size: PictureSize.nullable(),
  createdAt: Instant,
  /** When it is given up unless it is finished by then. */
  expiresAt: Instant,
});
export type Upload = z.infer<typeof Upload>;
