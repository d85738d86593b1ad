/** 13 observer: watches, audits, counts; writes nobody else’s state. */
import * as z from 'zod';
import { actionsOf } from '../action.ts';
import { CostEntry } from '../cost.ts';
import { Id } from '../shared.ts';
import { readEvents } from './log.ts';

/** A message of the bus that those who were to do it could not get done. */
export const DeadLetter = z.strictObject({
  id: Id,
  topic: z.string(),
  body: z.record(z.string(), z.unknown()),
  /** Who could not get it done. */
  group: z.string(),
  attempts: z.int().positive(),
  reason: z.string(),
});

/** Letters that fit into one answer. */
const LETTERS = 50;

export const observer = actionsOf('observer', {
  listDeadLetters: {
    does: 'Lists messages that nobody could get done, the oldest first, and says how many there are.',
    params: z.strictObject({ limit: z.int().positive().max(LETTERS).default(LETTERS) }),
    result: z.strictObject({ letters: z.array(DeadLetter), total: z.int().nonnegative() }),
  },
  reviveDeadLetter: {
    does: 'Puts a dead letter back, for those who could not get it done; they try as often as at first.',
    params: z.strictObject({ id: Id, group: z.string() }),
    result: z.strictObject({ revived: z.boolean() }),
  },
  getRunCosts: {
    does: 'Sums what a run cost, by provider.',
    params: z.strictObject({ runId: Id }),
    result: z.strictObject({ entries: z.array(CostEntry), totalMicros: z.int(), cpuMs: z.int() }),
  },
  readEvents,
});
