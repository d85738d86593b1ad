/** What of a message travels as JSON, and what is kept of a dead one. */
import { z } from 'zod';

export const Parcel = z.strictObject({
  id: z.string(),
  topic: z.string(),
  /** The only group that it concerns, where it was passed on or put back by one; null for all. */
  group: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export type Parcel = z.infer<typeof Parcel>;

export const DeadParcel = z.strictObject({
  id: z.string(),
  topic: z.string(),
  group: z.string(),
  body: z.record(z.string(), z.unknown()),
  attempts: z.int(),
  reason: z.string(),
});
export type DeadParcel = z.infer<typeof DeadParcel>;
