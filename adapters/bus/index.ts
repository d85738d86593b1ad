/** Opens the bus that a URL names: `memory`, or `nats://user:password@host:4222` for a server with JetStream. */
import type { Bus } from '../../actors/runtime/bus.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { JetStreamBus } from './jetstream.ts';
import { MemoryBus } from './memory.ts';
import { addressOf } from './nats-url.ts';

export interface BusParts {
  /** Keeps installations on one server apart: letters, digits, dashes and underscores. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Throws CONFIGURATION_INVALID for a URL of another form. */
export function openBus(url: string, parts: BusParts): Bus {
  if (url === 'memory') return new MemoryBus(parts);
  addressOf(url);
  return new JetStreamBus({ ...parts, url });
}
