/** The source text and what people edit over it. */
import * as z from 'zod';
import { ArtifactRef } from './artifact.ts';
import { entityEdits } from './edits/entity-edits.ts';
import { UndoEdit } from './edits/undo.ts';
import { shotEdits } from './edits/shot-edits.ts';
import { Id, Instant, Language, Sha256, Words } from './shared.ts';

export const TextEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** A story after decoding. `text` keeps its line ends; a byte-order mark is gone. */
export const Story = z.strictObject({
  title: z.string().min(1).max(200),
  fileName: z.string().min(1).max(255),
  text: z.string().min(1),
  encoding: TextEncoding,
  sourceSha256: Sha256,
});
export type Story = z.infer<typeof Story>;

/** A name that the creator insists on, given with `--cast FILE`. */
export const CastHint = z.strictObject({
  name: Words.min(1).max(80),
  aliases: z.array(Words.min(1).max(80)).default([]),
  gender: z.enum(['female', 'male', 'unknown']).default('unknown'),
});
export type CastHint = z.infer<typeof CastHint>;

/** One thing a creator changed. A revision is an append-only list of these over a story version. */
export const Edit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setLineText'), lineId: Id, text: Words.regex(/\S/).max(2000) }),
  z.strictObject({ type: z.literal('setLineSpeaker'), lineId: Id, speaker: Id }),
  z.strictObject({ type: z.literal('setCast'), cast: z.array(CastHint).max(200) }),
  ...entityEdits,
  UndoEdit,
  ...shotEdits,
]);
export type Edit = z.infer<typeof Edit>;

/** What an edit is called: its type and what it is about, never the text people wrote. */
export function editName(edit: Edit): string {
  const { type } = edit;
  if ('lineId' in edit) return `${type} ${edit.lineId}`;
  if ('shotId' in edit) return `${type} ${edit.shotId}`;
  if ('entityId' in edit) return `${type} ${edit.entityId}`;
  if (type === 'mergeEntities') return `${type} ${edit.from} ${edit.into}`;
  return type === 'undoEdit' ? `${type} ${edit.edit}` : type;
}

/** A revision, and how many edits it had when whoever speaks of it saw it: they are only ever added. */
export const RevisionAsSeen = z.strictObject({ id: Id, edits: z.int().nonnegative() });
export type RevisionAsSeen = z.infer<typeof RevisionAsSeen>;

/** An immutable, sealed state of what is to be rendered. */
export const Revision = z.strictObject({
  id: Id,
  projectId: Id,
  number: z.int().positive(),
  parentId: Id.nullable(),
  story: ArtifactRef,
  language: z.union([Language, z.literal('auto')]),
  edits: z.array(Edit),
  sealedAt: Instant.nullable(),
});
export type Revision = z.infer<typeof Revision>;
