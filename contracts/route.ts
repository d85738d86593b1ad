/** Providers, recipes and the router's decisions. */
import * as z from 'zod';
import { Id } from './shared.ts';

/** Rung of the degrade ladder that a job is done on. */
export const Rung = z.enum(['drawn', 'stills', 'video', 'synthetic', 'model']);
export type Rung = z.infer<typeof Rung>;

/** How a job is to be done; part of its digest. */
export const Recipe = z.strictObject({ rung: Rung, provider: Id, model: Id, workflow: Id });
export type Recipe = z.infer<typeof Recipe>;

/** Somebody who can do kinds of work. `url` chooses the adapter. */
export const Provider = z.strictObject({
  id: Id,
  url: z.string().min(1).max(500),
  kinds: z.array(Id),
  rung: Rung,
  model: Id,
  needs: z.strictObject({ gpu: z.boolean(), vramMb: z.int().nonnegative(), labels: z.array(Id) }),
  /** Worst price of one job, in micro units of the budget's currency; 0 for embedded work. */
  priceMicros: z.int().nonnegative(),
});
export type Provider = z.infer<typeof Provider>;

/** Why a job went where it went. */
export const DispatchDecision = z.strictObject({
  jobId: Id,
  recipe: Recipe,
  /** Labels a node must carry to lease the job. */
  labels: z.array(Id),
  /** The best of the nodes that fitted, best first. Any node with the labels may lease the job, also one that comes up later. */
  candidates: z.array(z.strictObject({ nodeId: Id, score: z.number(), because: z.array(z.string()) })),
  /** Some of the nodes that did not fit, and why. */
  refused: z.array(z.strictObject({ nodeId: Id, because: z.array(z.string()) })),
  because: z.array(z.string()),
  reservedMicros: z.int().nonnegative(),
});
export type DispatchDecision = z.infer<typeof DispatchDecision>;

export const Budget = z.strictObject({
  currency: z.string().length(3),
  limitMicros: z.int().nonnegative(),
  reservedMicros: z.int().nonnegative(),
  spentMicros: z.int().nonnegative(),
});
export type Budget = z.infer<typeof Budget>;
