/** 13 observer: watches, audits, counts; writes nobody else’s state. */
import { z } from 'zod';
import { actionsOf } from '../action.ts';
import { CostEntry } from '../cost.ts';
import { Id } from '../shared.ts';
import { readEvents } from './log.ts';

export const observer = actionsOf('observer', {
  getRunCosts: {
    does: 'Sums what a run cost, by provider.',
    params: z.strictObject({ runId: Id }),
    result: z.strictObject({ entries: z.array(CostEntry), totalMicros: z.int(), cpuMs: z.int() }),
  },
  readEvents,
});
