/** What an edit would touch, before anything is spent. */
import * as z from 'zod';
import { Id } from './shared.ts';
import { JobSubject } from './task.ts';

const range = z.strictObject({ low: z.number().nonnegative(), high: z.number().nonnegative() });

export const TouchedJob = z.strictObject({
  key: Id,
  kind: Id,
  subject: JobSubject,
  because: z.string(),
  /** `possible` where it depends on how long the new speech turns out. */
  effect: z.enum(['certain', 'possible']),
  seconds: range,
  priceMicros: range,
});
export type TouchedJob = z.infer<typeof TouchedJob>;

export const RevisionPlan = z.strictObject({
  baseRunId: Id,
  edits: z.array(z.string()),
  touched: z.array(TouchedJob),
  reused: z.array(z.strictObject({ key: Id, kind: Id, subject: JobSubject })),
  removed: z.array(z.strictObject({ key: Id, kind: Id })),
  /** Named as in the FilmReport. */
  shots: z.strictObject({ touched: z.array(Id), reused: z.array(Id) }),
  /** Of the whole revision, its start and delivery included. */
  seconds: range,
  priceMicros: range,
  currency: z.string().length(3),
});
export type RevisionPlan = z.infer<typeof RevisionPlan>;
