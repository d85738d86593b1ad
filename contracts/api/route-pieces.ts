/** What several routes are declared with. */
import * as z from 'zod';
import { Signature } from '../modules/gateway/address-actions.ts';
import { RunOptions } from '../run.ts';
import { Id, Place } from '../shared.ts';
import { Revision } from '../story.ts';

export const none = { kind: 'none' } as const;
export const nothing = z.strictObject({});
export const projectPath = z.strictObject({ projectId: Id });
export const runPath = z.strictObject({ runId: Id });

export const revisionAnswer = {
  kind: 'json',
  status: 200,
  schema: z.strictObject({ revision: Revision }),
} as const;

/** The largest whole number that a column of the database takes. */
export const MOST_STORED = 2_147_483_647;

/** In a query everything is text. */
export const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** A page is gone on with after what the last one ended with. */
export const pageQuery = z.strictObject({
  after: Place.default(''),
  limit: count(100).default(50),
});

/** Where a page ended; null where nothing comes after it. */
export const pageEnd = { next: z.string().nullable() };

/** What an address of a file may say beside its path; the last three prove that it was signed here. */
export const fileQuery = z.strictObject({
  /** Whether a browser saves the file instead of showing it. */
  download: z.enum(['0', '1']).default('0'),
});
export const signedFileQuery = fileQuery.extend({
  exp: z.coerce.number().int().positive().optional(),
  kid: Id.optional(),
  sig: Signature.shape.sig.optional(),
});

/** Options that are not given are what the command line takes too. */
export const SomeOptions = RunOptions.partial();

/** As much as a whole look takes. */
const MOST_LETTERS = 2_000;

/** In a query everything is text; what has parts is JSON. */
export const encodedJson = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(MOST_LETTERS)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('It is no JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);
