/** Who logs what. */
import { events, type EventName } from '../../contracts/event.ts';
import type { ModuleName } from '../../contracts/modules/names.ts';

/** Events that are kept in their owners’ logs. */
export const loggedEvents: readonly EventName[] = (Object.keys(events) as EventName[]).filter(
  (name) => events[name].logged,
);

/** Modules that publish these events, each once, in the order of the events. */
export const ownersOf = (names: readonly EventName[]): ModuleName[] => [
  ...new Set(names.map((name) => events[name].owner)),
];
