/** A node of the product with some modules, as `ainern2d node` starts it, but with a crew that has nothing to do. */
import { ServiceBroker, type BrokerOptions, type ServiceSchema } from 'moleculer';
import type { Crew } from '../../../actors/runtime/crew.ts';
import { aloneSettings, brokerOptions } from '../../../moleculer.config.ts';
import { provider } from './stand-in.ts';

export interface NodeTerms {
  readonly database: string;
  readonly objects: string;
  /** Where nodes find each other; null for one that is alone. */
  readonly nats: string | null;
  readonly namespace: string;
}

/** Starts a node with the options of moleculer.config.ts: the middleware, the bus and the leases of an installation. */
export async function startNode(
  { database, objects, nats, namespace }: NodeTerms,
  services: readonly ServiceSchema[],
  crew?: Crew,
): Promise<ServiceBroker> {
  const { installation, ...options } = brokerOptions({
    ...aloneSettings,
    ...{ database, objects, namespace, seats: 1, seizesRuns: false },
    ...{ transporter: nats, bus: nats ?? 'memory' },
  });
  const providers = [...installation.providers, provider];
  const own = { ...installation, providers, ...(crew !== undefined && { crew }) };
  const logger = [{ type: 'Console', options: { level: 'error' } }];
  const broker = new ServiceBroker({ ...options, installation: own, logger } as BrokerOptions);
  for (const service of services) broker.createService(service);
  await broker.start();
  return broker;
}
