/** Every module's log of events can be read from any position: the bus only wakes readers up. */
import { z } from 'zod';
import type { ActionFacts } from '../action.ts';
import { EventEnvelope } from '../event.ts';

const params = z.strictObject({
  after: z.int().nonnegative(),
  limit: z.int().positive().max(500).default(200),
});
const result = z.strictObject({ events: z.array(EventEnvelope), last: z.int().nonnegative() });

export const readEvents: ActionFacts<typeof params, typeof result> = {
  does: 'Reads the module’s event log after a position.',
  params,
  result,
};
