/** Every module's log of events can be read from any position: the bus only wakes readers up. */
import * as z from 'zod';
import type { ActionFacts } from '../action.ts';
import { EventEnvelope } from '../event.ts';
import { Id } from '../shared.ts';

const params = z.strictObject({
  after: z.int().nonnegative(),
  limit: z.int().positive().max(500).default(200),
});
const result = z.strictObject({ events: z.array(EventEnvelope), last: z.int().nonnegative() });

const runParams = params.extend({ runId: Id });

/** For modules whose events whole runs hang on: whoever takes a run up reads what it has not heard yet. */
export const readRunEvents: ActionFacts<typeof runParams, typeof result> = {
  does: 'Reads what the module’s event log says of one run after a position.',
  params: runParams,
  result,
};

export const readEvents: ActionFacts<typeof params, typeof result> = {
  does: 'Reads the module’s event log after a position.',
  params,
  result,
};
