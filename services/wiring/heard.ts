/** Events as they come over the bus: what this version does not know is left, and never believed. */
import { Announcement, EventEnvelope, EventName, events } from '../../contracts/event.ts';
import type { z } from 'zod';

/** An event as it comes over the bus. */
export type Heard = EventEnvelope | Announcement;

/** Whether an event stands in its owner’s log. */
export const isLogged = (event: Heard): event is EventEnvelope => 'position' in event;

/** Why an event is not understood; null when it is. A newer version of its publisher may have written it. */
export function strangeness(event: { readonly name?: unknown; readonly version?: unknown }): string | null {
  const name = EventName.safeParse(event.name);
  if (!name.success) return `no contract knows ${String(event.name)}`;
  const { version } = events[name.data];
  return event.version === version
    ? null
    : `version ${String(event.version)} of ${name.data} is not version ${version}`;
}

/** The sentence for what has not the form of its contract. */
const malformed = (name: EventName, { issues: [first] }: z.ZodError): string =>
  `${name} has not the form of its contract (${first?.path.join('.') ?? ''}: ${first?.message ?? ''})`;

type Understood = { readonly event: Heard } | { readonly because: string };

/** What the modules of a node have heard already: each of them is handed the same object. */
const understood = new WeakMap<object, Understood>();

/** What was heard, or why it is to be left. */
export function heardIn(payload: unknown): Understood {
  if (typeof payload !== 'object' || payload === null) return { because: 'it is no event' };
  const before = understood.get(payload);
  if (before !== undefined) return before;
  const heard = understand(payload);
  understood.set(payload, heard);
  return heard;
}

function understand(payload: object): Understood {
  const because = strangeness(payload);
  if (because !== null) return { because };
  const { name } = payload as { name: EventName };
  const envelope = ('position' in payload ? EventEnvelope : Announcement).safeParse(payload);
  if (!envelope.success) return { because: malformed(name, envelope.error) };
  const data = events[name].data.safeParse(envelope.data.data);
  return data.success ? { event: envelope.data } : { because: malformed(name, data.error) };
}
