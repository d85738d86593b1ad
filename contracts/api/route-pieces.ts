/** What several routes are declared with. */
import { z } from 'zod';
import { RunOptions } from '../run.ts';
import { Id } from '../shared.ts';
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

/** In a query everything is text. */
export const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** A page is gone on with after what the last one ended with. */
export const pageQuery = z.strictObject({
  after: z.union([z.literal(''), Id]).default(''),
  limit: count(100).default(50),
});

/** Options that are not given are what the command line takes too. */
export const SomeOptions = RunOptions.partial();
