/** Opens the bus that a URL names: `memory`, or `nats://user:password@host:4222` for a server with JetStream. */
import type { Bus } from '../../actors/runtime/bus.ts';
import type { Clock } from '../../actors/runtime/clock.ts';
import { Failure } from '../../contracts/error.ts';
import { JetStreamBus } from './jetstream.ts';
import { MemoryBus } from './memory.ts';

export interface BusParts {
  /** Keeps installations on one server apart: letters, digits and dashes. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export function openBus(url: string, parts: BusParts): Bus {
  if (url === 'memory') return new MemoryBus(parts);
  if (/^(nats|tls):/.test(url)) return new JetStreamBus({ ...parts, url });
  throw new Failure('CONFIGURATION_INVALID', `AINERN_TRANSPORTER must be nats://…, and is not.`);
}
