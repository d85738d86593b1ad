/** What something cost: derived by observer from what others report. */
import * as z from 'zod';
import { Id, Scope } from './shared.ts';

export const CostEntry = z.strictObject({
  ...Scope.shape,
  id: Id,
  runId: Id,
  jobId: Id,
  provider: Id,
  cpuMs: z.int().nonnegative(),
  amountMicros: z.int().nonnegative(),
  currency: z.string().length(3),
});
export type CostEntry = z.infer<typeof CostEntry>;
