/** The envelope of an event that is told and not kept. */
import { events, type Announcement, type EventData, type EventName } from '../../contracts/event.ts';
import type { Scope } from '../../contracts/shared.ts';
import type { Installation } from './installation.ts';

export interface Told<E extends EventName = EventName> {
  readonly scope: Scope;
  readonly name: E;
  readonly data: EventData<E>;
}

/** A task or an event is a scope too, and more: of those only the scope is told. */
export function announced(
  { ids, clock }: Pick<Installation, 'ids' | 'clock'>,
  { scope: { tenantId, projectId, traceId, correlationId }, name, data }: Told,
): Announcement {
  return {
    ...{ tenantId, projectId, traceId, correlationId },
    ...{ id: ids.next('evt'), name, version: events[name].version, owner: events[name].owner },
    runId: 'runId' in data ? data.runId : null,
    at: new Date(clock.now()).toISOString(),
    data,
  };
}
