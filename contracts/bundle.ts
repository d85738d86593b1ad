/** A project as one file: what was written and changed, and what was made of it, to be kept or to be gone on with elsewhere. */
import * as z from 'zod';
import { ArtifactRef } from './artifact.ts';
import { CommentText } from './comment.ts';
import { PinnedRef } from './edits/shot-edits.ts';
import { Bible } from './entity.ts';
import { FileName } from './file-name.ts';
import { Delivery, RevisionName } from './modules/gateway/facts.ts';
import { OwnAsset } from './own-asset.ts';
import { RunOptions } from './run.ts';
import { Frames, Id, Instant, Language, Sha256, Words } from './shared.ts';
import { CastHint, Edit } from './story.ts';
import { PictureSize, UPLOAD_BYTES } from './upload.ts';

/** Where an archive says what it is. */
export const MANIFEST_PATH = 'project.json';

/** What an archive may hold, and how large what it says of it may be. */
export const BUNDLE_LIMITS = {
  entries: 10_000,
  bytes: UPLOAD_BYTES,
  manifestBytes: 32_000_000,
  /** One document of a take, and all of them together: they are parsed before any is kept. */
  partBytes: 8_000_000,
  takeBytes: 256_000_000,
} as const;

/** When it came into being; null where nobody has said it, as in the first format. */
const createdAt = Instant.nullable().default(null);

export const BundledStory = z.strictObject({
  id: Id,
  story: ArtifactRef.extend({ mediaType: z.literal('text/plain') }),
  fileName: Words.min(1).max(255),
  title: Words.min(1).max(200),
  characters: z.int().positive(),
  language: z.union([Language, z.literal('auto')]),
  castHints: z.array(CastHint).max(10_000),
  createdAt,
});
export type BundledStory = z.infer<typeof BundledStory>;

export const BundledRevision = z.strictObject({
  id: Id,
  number: z.int().positive(),
  name: RevisionName.nullable().default(null),
  parentId: Id.nullable(),
  storyVersionId: Id,
  edits: z.array(Edit).max(10_000),
  sealedAt: Instant.nullable(),
  createdAt,
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
  createdAt,
});
export type BundledFile = z.infer<typeof BundledFile>;

/** A take that a revision keeps: its document (a PinnedTake), and the documents that are drawn in it. */
export const BundledTake = z.strictObject({
  document: ArtifactRef.extend({ mediaType: z.literal('application/json') }),
  parts: z.array(ArtifactRef.extend({ mediaType: z.literal('application/json') })).max(500),
});
export type BundledTake = z.infer<typeof BundledTake>;

/** What somebody has added to what can be drawn and heard: of one of the files of the project. */
export const BundledAsset = z.strictObject({
  ...OwnAsset.pick({ kind: true, terms: true, licence: true, origin: true, fileName: true }).shape,
  sha256: Sha256,
});
export type BundledAsset = z.infer<typeof BundledAsset>;

/** What somebody has said. Of whoever said it there is the name that all could read, and of the film only the place in it. */
export const BundledComment = z.strictObject({
  id: Id,
  author: Words.max(200),
  text: CommentText,
  shotId: Id.nullable(),
  frame: Frames.max(2 ** 31 - 1).nullable(),
  replyTo: Id.nullable(),
  isResolved: z.boolean(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
});
export type BundledComment = z.infer<typeof BundledComment>;

/** What a project has beside its writings and its files. */
const belongings = {
  /** Looks and voices that were given once and stay; null where nothing was settled yet. */
  bible: Bible.nullable().default(null),
  assets: z.array(BundledAsset).max(5_000).default([]),
  /** The oldest first; null where nobody has asked for them. */
  comments: z.array(BundledComment).max(10_000).nullable().default(null),
};

export const BundleManifest = z.strictObject({
  kind: z.literal('ainern2d.project'),
  /** The first one had no names of revisions, no dates, and nothing of takes, bible, assets and comments. */
  format: z.literal([1, 2]),
  title: Words.min(1).max(200),
  ...Writings.shape,
  files: z.array(BundledFile).max(5_000),
  takes: z.array(BundledTake).max(5_000).default([]),
  ...belongings,
  /** Null where none was asked for. */
  film: z
    .strictObject({ revisionId: Id, options: RunOptions, files: z.array(Delivery).max(5_000) })
    .nullable(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/** What the gateway tells of a project for its bundle. */
export const ToldProject = Writings.extend({ bible: belongings.bible });
export type ToldProject = z.infer<typeof ToldProject>;

/** A take of a bundle as it is kept from now on: under a digest that nobody has chosen. */
const BroughtTake = z.strictObject({ document: Sha256, take: PinnedRef });
export type BroughtTake = z.infer<typeof BroughtTake>;

/** What is stored of a bundle in a new project. */
export const ImportedProject = z.strictObject({
  title: BundleManifest.shape.title,
  ...Writings.shape,
  files: BundleManifest.shape.files,
  takes: z.array(BroughtTake),
  ...belongings,
});
export type ImportedProject = z.infer<typeof ImportedProject>;
