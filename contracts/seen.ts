/** How what is changed is told apart from what it was before: by an ETag, which whoever changes it names in If-Match. */
import * as z from 'zod';

/** A strong one, as it stands in a header. */
export const ETag = z.string().regex(/^"[\x21\x23-\x7e]{1,80}"$/);

/** Something in a list, with the tag that a change of it names. */
export const withTag = <S extends z.ZodRawShape>(schema: z.ZodObject<S>) =>
  z.strictObject({ ...schema.shape, etag: ETag });

/** Tags of which one must be that of what is there now; null where it may be whatever it is. */
export const SeenTags = z.array(z.string().max(200)).max(50).nullable().default(null);
export type SeenTags = z.output<typeof SeenTags>;
