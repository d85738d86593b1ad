/** What a director changes of the shots of a film, beside the words that are said in them. */
import * as z from 'zod';
import { ArtifactRef } from '../artifact.ts';
import { FootageOrder, ShotOrder } from '../drawing.ts';
import { Id, Samples, Sha256 } from '../shared.ts';
import { ShotSize } from '../shot.ts';

/** What the camera does while a shot is seen. */
export const CameraMove = z.enum(['still', 'pushIn', 'pullOut', 'panLeft', 'panRight']);
export type CameraMove = z.infer<typeof CameraMove>;

/** Longest that a shot is held longer, and that an inserted one lasts, ms. */
export const LONGEST_HOLD_MS = 20_000;

/** A take that is kept: which one, and the document that says what it shows (a PinnedTake). */
export const PinnedRef = z.strictObject({ digest: Sha256, takeNo: z.int().nonnegative(), document: Sha256 });
export type PinnedRef = z.infer<typeof PinnedRef>;

/** All that a take was made from, so that it is the same in any later film, whatever changes around it. */
export const PinnedTake = z.strictObject({
  shotId: Id,
  digest: Sha256,
  takeNo: z.int().nonnegative(),
  order: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shot'), inputs: ShotOrder }),
    z.strictObject({ kind: z.literal('footage'), inputs: FootageOrder }),
  ]),
  /** Frames of the whole shot, those in its dissolves included. */
  frames: z.int().positive(),
  /** What is said in it and by whom, from which frame on; negative where it began before. */
  speech: z.array(
    z.strictObject({ lineId: Id, speaker: Id, text: z.string(), from: z.int(), samples: Samples }),
  ),
});
export type PinnedTake = z.infer<typeof PinnedTake>;

/** What may be put in the place of a shot’s picture, or of its sounds. */
export const UploadUse = z.enum(['picture', 'clip', 'sound']);
export type UploadUse = z.infer<typeof UploadUse>;

const pinned = PinnedRef.nullable().default(null);

/** What is left out stays as it is; null is as it is planned. */
export const SetShot = z.strictObject({
  type: z.literal('setShot'),
  shotId: Id,
  size: ShotSize.exclude(['insert']).nullable().optional(),
  camera: CameraMove.nullable().optional(),
  /** How much longer than planned it is held. */
  holdMs: z.int().min(0).max(LONGEST_HOLD_MS).optional(),
});

/** Reorders shots of one scene; null is its beginning. Shots through which one line runs stay together. */
export const MoveShot = z.strictObject({ type: z.literal('moveShot'), shotId: Id, after: Id.nullable() });

/** A new shot: of somebody who listens, or with nobody named of the place. */
export const InsertShot = z.strictObject({
  type: z.literal('insertShot'),
  after: Id,
  /** Given by the gateway, so that later edits can name it. */
  shotId: Id.nullable().default(null),
  of: Id.nullable(),
  size: ShotSize.exclude(['insert']).optional(),
  ms: z.int().min(500).max(LONGEST_HOLD_MS),
});

export const RemoveShot = z.strictObject({ type: z.literal('removeShot'), shotId: Id });

/** The gateway finds the take that the film has. */
export const LockShot = z.strictObject({
  type: z.literal('lockShot'),
  shotId: Id,
  locked: z.boolean(),
  take: pinned,
});

export const ChooseTake = z.strictObject({
  type: z.literal('chooseTake'),
  shotId: Id,
  digest: Sha256,
  take: pinned,
});

export const UseUpload = z.strictObject({
  type: z.literal('useUpload'),
  shotId: Id,
  artifact: ArtifactRef,
  as: UploadUse,
});

/** Takes a file out of a shot again. */
export const DropUpload = z.strictObject({ type: z.literal('dropUpload'), shotId: Id, as: UploadUse });

/** Members of the union of all edits. */
export const shotEdits = [
  z.strictObject({ type: z.literal('retakeShot'), shotId: Id }),
  SetShot,
  MoveShot,
  InsertShot,
  RemoveShot,
  LockShot,
  ChooseTake,
  UseUpload,
  DropUpload,
] as const;

export const ShotEdit = z.discriminatedUnion('type', shotEdits);
export type ShotEdit = z.infer<typeof ShotEdit>;
