/** A project as one file: what was written and changed, and what was made of it, to be kept or to be gone on with elsewhere. */
import { z } from 'zod';
import { ArtifactRef } from './artifact.ts';
import { FileName } from './file-name.ts';
import { Delivery } from './modules/gateway/facts.ts';
import { RunOptions } from './run.ts';
import { Id, Instant, Language, Words } from './shared.ts';
import { CastHint, Edit } from './story.ts';
import { PictureSize, UPLOAD_BYTES } from './upload.ts';

/** Where an archive says what it is. */
export const MANIFEST_PATH = 'project.json';

/** What an archive may hold, and how large what it says of it may be. */
export const BUNDLE_LIMITS = { entries: 10_000, bytes: UPLOAD_BYTES, manifestBytes: 32_000_000 } as const;

export const BundledStory = z.strictObject({
  id: Id,
  story: ArtifactRef.extend({ mediaType: z.literal('text/plain') }),
  fileName: Words.min(1).max(255),
  title: Words.min(1).max(200),
  characters: z.int().positive(),
  language: z.union([Language, z.literal('auto')]),
  castHints: z.array(CastHint).max(10_000),
});
export type BundledStory = z.infer<typeof BundledStory>;

export const BundledRevision = z.strictObject({
  id: Id,
  number: z.int().positive(),
  parentId: Id.nullable(),
  storyVersionId: Id,
  edits: z.array(Edit).max(10_000),
  sealedAt: Instant.nullable(),
});
export type BundledRevision = z.infer<typeof BundledRevision>;

/** What people have written and changed in a project. */
export const Writings = z.strictObject({
  stories: z.array(BundledStory).max(1_000),
  revisions: z.array(BundledRevision).max(1_000),
});
export type Writings = z.infer<typeof Writings>;

/** A file that was brought into a project. */
export const BundledFile = z.strictObject({
  fileName: FileName,
  artifact: ArtifactRef,
  size: PictureSize.nullable(),
});
export type BundledFile = z.infer<typeof BundledFile>;

export const BundleManifest = z.strictObject({
  kind: z.literal('ainern2d.project'),
  format: z.literal(1),
  title: Words.min(1).max(200),
  ...Writings.shape,
  files: z.array(BundledFile).max(5_000),
  /** Null where none was asked for. */
  film: z
    .strictObject({ revisionId: Id, options: RunOptions, files: z.array(Delivery).max(5_000) })
    .nullable(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/** What is stored of a bundle in a new project. */
export const ImportedProject = z.strictObject({
  title: BundleManifest.shape.title,
  ...Writings.shape,
  files: BundleManifest.shape.files,
});
export type ImportedProject = z.infer<typeof ImportedProject>;
