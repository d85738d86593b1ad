/** Field types that every contract shares. All schemas refuse unknown keys at the edge through `z.strictObject`. */
import * as z from 'zod';

/** Readable, stable identifier: letters, digits, `-`, `_`, `.`, `:` and Chinese characters; never a path. */
export const Id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}\-_.:]{0,119}$/u);
export type Id = z.infer<typeof Id>;

/** A place at which a page of a list has ended: what its last item is ordered by, and its id. Empty for the beginning. */
export const Place = z
  .string()
  .regex(
    /^(\d{1,16}\.[\p{L}\p{N}][\p{L}\p{N}\-_.:]{0,119})?$/u,
    'It is no place that `next` of a page has named',
  );

/** Words of people, of any length: text that a database can hold, without half signs and without NUL. */
export const Words = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'It holds signs that are no text');

/** The run that something is done for; null for a what-if, which no run, bible or event is told of. */
export const RunOrWhatIf = Id.nullable();

/** Lower-case hexadecimal SHA-256 of the bytes it names. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;

/** ISO-8601 instant in UTC, e.g. `2026-11-23T10:00:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** Languages that a story can be told and spoken in. */
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

/** Whole number of samples at 48 kHz: the only unit of media time inside the product. */
export const Samples = z.int().nonnegative();
export type Samples = z.infer<typeof Samples>;

/** Whole number of frames at the film's rate. */
export const Frames = z.int().nonnegative();
export type Frames = z.infer<typeof Frames>;

/** Samples a second of all sound in the product. */
export const SAMPLE_RATE = 48_000;

export const FrameRate = z.union([z.literal(24), z.literal(25), z.literal(30), z.literal(60)]);
export type FrameRate = z.infer<typeof FrameRate>;

/** Samples that one frame lasts; whole for every permitted rate (2000, 1920, 1600, 800). */
export const samplesPerFrame = (fps: FrameRate): number => SAMPLE_RATE / fps;

/** Half-open range of UTF-16 indices into the decoded story (after a byte-order mark is removed). */
export const Span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** Number from 0 to 1. */
export const Share = z.number().min(0).max(1);

/** Fields that every persistent record and message carries (columns are their snake_case names). */
export const SharedFields = z.strictObject({
  tenantId: Id,
  projectId: Id,
  traceId: Id,
  correlationId: Id,
  idempotencyKey: z.string().max(200).nullable(),
  errorCode: z.string().max(60).nullable(),
  version: z.int().positive(),
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: Instant.nullable(),
});
export type SharedFields = z.infer<typeof SharedFields>;

/** Who a call, job or event belongs to; travels in every message. */
export const Scope = SharedFields.pick({
  tenantId: true,
  projectId: true,
  traceId: true,
  correlationId: true,
});
export type Scope = z.infer<typeof Scope>;

/** Tenant of rows that belong to the installation and not to a person. */
export const SYSTEM_TENANT = 'system';
