/** Events of another module as they come from its log, for tests. */
import type { EventEnvelope } from '../../../contracts/event.ts';
import { result, submitted } from './dispatched.ts';
import { testScope } from './fresh-database.ts';

/** A job of a run is done, at this position of a log, the hub’s unless said otherwise. */
export function jobDone(
  runId: string,
  position: number,
  owner: EventEnvelope['owner'] = 'worker-hub',
): EventEnvelope {
  const { jobId, key, kind, stage, subject } = submitted(`job-${position}`).task;
  const data = { jobId, runId, key, kind, stage, subject, reused: false, ...result };
  return {
    ...testScope,
    ...{ id: `event-${runId}-${position}`, name: 'job.succeeded', version: 1, owner },
    ...{ position, runId, at: '2026-11-24T10:00:00.000Z', data },
  };
}
